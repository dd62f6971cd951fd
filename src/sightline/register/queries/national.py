"""What the national facts cover, as every page that shows England has to say."""

from __future__ import annotations

from sightline.register import national
from sightline.register.models import Inspection
from sightline.register.national import Coverage


def coverage() -> Coverage | None:
    """Which reports the national facts held here are from, and to which date; ``None`` where none are held."""
    return national.coverage() if Inspection.objects.filter(is_national_fact=True).exists() else None
