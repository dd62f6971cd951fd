"""What keeps accounts safe: attempts that failed, and the tokens programs read with."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SignInFailure(models.Model):
    """How often signing in to an account from one address failed in a row, and when last.

    ``name`` is what was typed, in small letters, whether or not there is such an account.
    """

    name = models.CharField(max_length=150)
    address = models.CharField(max_length=64)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "address"], name="failures_are_counted_once")]

    def __str__(self) -> str:
        return f"{self.failures} of {self.name}"


class AccessToken(models.Model):
    """What a program reads with in the place of a person; only its SHA-256 is kept, so it is shown once."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name
