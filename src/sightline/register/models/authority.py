"""Councils with the statutory duty: codes, succession, who delivers for them, who compares with them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


class Authority(models.Model):
    """A council responsible for children's services, while it existed; invented ones say so.

    ``lineage_seen`` says up to what its areas for improvement were traced.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    name = models.CharField(max_length=120)
    ons_name = models.CharField(max_length=120, blank=True)
    council_kind = models.CharField(max_length=30, blank=True)
    region = models.CharField(max_length=60, blank=True)
    la_code = models.CharField(max_length=3, blank=True)
    urn = models.CharField(max_length=12, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    lineage_seen = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="authority_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: date) -> bool:
        """Whether it was the authority on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class AuthorityCode(models.Model):
    """The ONS nine-character code of an authority, and the time in which it was the one."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="codes")
    gss_code = models.CharField(max_length=9)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gss_code"], name="gss_code_is_one_authoritys")]

    def __str__(self) -> str:
        return self.gss_code


class Succession(models.Model):
    """One authority became, or became part of, another."""

    predecessor = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="precessions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_is_said_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="no_authority_succeeds_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"


class DeliveryBody(models.Model):
    """A trust or company that delivers children's services for councils; the council is what is inspected."""

    id = models.SlugField(primary_key=True, max_length=80)
    name = models.CharField(max_length=160)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    serves = models.ManyToManyField(Authority, through="DeliveryService", related_name="delivery_bodies")

    class Meta:
        verbose_name_plural = "delivery bodies"

    def __str__(self) -> str:
        return self.name


class DeliveryService(models.Model):
    """A delivery body serving one authority."""

    body = models.ForeignKey(DeliveryBody, on_delete=models.CASCADE)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "authority"], name="service_is_said_once")]

    def __str__(self) -> str:
        return f"{self.body_id} for {self.authority_id}"


class NeighbourSet(models.Model):
    """A published set of statistical neighbours and when it was in use."""

    id = models.SlugField(primary_key=True, max_length=80)
    label = models.CharField(max_length=160)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return self.label


class Neighbour(models.Model):
    """One neighbour of an authority in a set; rank 1 is the closest."""

    set = models.ForeignKey(NeighbourSet, on_delete=models.CASCADE, related_name="neighbours")
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="neighbours")
    neighbour = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["set", "authority", "rank"], name="neighbour_rank_is_held_once"),
            models.UniqueConstraint(fields=["set", "authority", "neighbour"], name="neighbour_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id}: {self.rank} {self.neighbour_id}"
