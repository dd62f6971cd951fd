"""The population of the area by group, and which groups there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sightline.indicators.breakdowns import AGE_BANDS, NOT_KNOWN, Breakdown
from sightline.knowledge.tables import code_set
from sightline.practice.models import Population

SEXES = ("M", "F")
"""The codes that population statistics tell apart."""


@dataclass(frozen=True, slots=True)
class Held:
    """The population by one breakdown, of one year and from one source."""

    year: int
    source: str
    children: Mapping[str, int]


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The groups of each breakdown whose population can be held, named as figures name them."""
    ethnic = dict.fromkeys(code.group for code in code_set("ethnicity").codes if code.group)
    sexes = tuple(code.label for code in code_set("sex").codes if code.code in SEXES)
    return MappingProxyType(
        {
            Breakdown.ETHNICITY.value: tuple(group for group in ethnic if group != NOT_KNOWN),
            Breakdown.SEX.value: sexes,
            Breakdown.AGE_BAND.value: tuple(label for label, _ in AGE_BANDS),
        }
    )


def held(authority: str, year: int) -> Mapping[str, Held]:
    """The latest population up to a year by each breakdown that one is held of."""
    found: dict[str, Held] = {}
    rows = Population.objects.filter(authority=authority, year__lte=year)
    for row in rows.order_by("-year", "id"):
        known = found.setdefault(row.breakdown, Held(row.year, row.source, {}))
        if known.year == row.year:
            found[row.breakdown] = Held(known.year, known.source, {**known.children, row.group: row.children})
    return found
