"""Published figures to compare with, as a person loads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import WrongUsage
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Benchmark
from sightline.register import events


@dataclass(frozen=True, slots=True)
class Published:
    """A published value: of which indicator, place and collection year."""

    indicator: str
    place: str
    collection_year: int
    value: float


@transaction.atomic
def load_benchmarks(*, published: Sequence[Published], source: str, by: User, at: datetime) -> int:
    """Load published values, in place of those held of the same indicator, place and year; how many.

    :raises WrongUsage: ``source-missing``, ``unknown-indicator``; then nothing is loaded.
    """
    if not source.strip():
        raise WrongUsage("source-missing", "Say where the figures were published.")
    unknown = sorted({it.indicator for it in published} - indicators().keys())
    if unknown:
        raise WrongUsage("unknown-indicator", f"There is no measure called {', '.join(unknown)}. Nothing was loaded.")
    for it in published:
        Benchmark.objects.update_or_create(
            indicator=it.indicator,
            place=it.place,
            collection_year=it.collection_year,
            defaults={"value": it.value, "source": source.strip(), "loaded_by": by.get_username(), "loaded_at": at},
        )
    content = {"source": source.strip(), "figures": len(published)}
    events.append(kind="benchmarks-loaded", subject="benchmarks", by=by.get_username(), at=at, content=content)
    return len(published)
