"""What keeps people told of what is theirs: how often they are written to, what was sent, and their calendars."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.register.models.places import one_of

DAILY, WEEKLY, NEVER = "daily", "weekly", "never"
HOW_OFTEN = (DAILY, WEEKLY, NEVER)


class MailChoice(models.Model):
    """How often a person wants to be written to, and where; who chose nothing is written to as ``daily``."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice")
    how_often = models.CharField(max_length=6, default=DAILY)
    address = models.EmailField(max_length=254, blank=True)

    class Meta:
        constraints = [one_of("how_often", "how_often_is_known", *HOW_OFTEN)]

    def __str__(self) -> str:
        return f"{self.person_id} {self.how_often}"


class DigestSent(models.Model):
    """One digest to one person on one day: it is entered before it is sent, so that no day brings two."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    on = models.DateField()

    class Meta:
        ordering = ["person", "-on"]
        verbose_name_plural = "digests sent"
        constraints = [models.UniqueConstraint(fields=["person", "on"], name="one_digest_a_person_and_day")]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.on}"


class CalendarToken(models.Model):
    """The private address of a person's calendar; only its SHA-256 is kept, so it is shown once."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(revoked_at=None), name="a_person_has_one_calendar_address"
            ),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.owner_id}"
