"""The second step of signing in: a code from a device a person holds."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SecondStep(models.Model):
    """A person's authenticator: the key it shares with this service, and codes for when it is lost.

    ``last_counter`` is the time step of the code that was used last: none is taken twice. ``recovery`` holds the
    SHA-256 of each recovery code that was not used yet.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_step")
    key = models.CharField(max_length=64)
    last_counter = models.PositiveBigIntegerField(default=0)
    recovery = models.JSONField(default=list)
    turned_on_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"of {self.person_id}"
