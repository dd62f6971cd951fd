"""The one place where the service asks what day it is."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in England, or the day set by ``SIGHTLINE_TODAY`` (demonstrations and tests)."""
    fixed: date | None = settings.SIGHTLINE_TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """This moment, for what is recorded."""
    return timezone.now()
