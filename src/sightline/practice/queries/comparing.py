"""Whom we are compared with: statistical neighbours, region and England, and the published values held of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.knowledge import authorities as known
from sightline.knowledge.regions import country, regions
from sightline.practice.models import Benchmark
from sightline.practice.published_files import Places
from sightline.register.models import Authority


@dataclass(frozen=True, slots=True)
class Comparators:
    """The names of those an authority is compared with; ``set_label`` says which set its neighbours are from."""

    neighbours: tuple[str, ...]
    region: str
    country: str
    set_label: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The published values of one year: our own, the neighbours', the region's, England's; ``None`` is not held."""

    year: int
    ours: float | None
    neighbours: tuple[tuple[str, float], ...]
    region: float | None
    country: float | None
    source: str

    @property
    def average(self) -> float | None:
        """The mean of the neighbours that are held."""
        values = [value for _, value in self.neighbours]
        return sum(values) / len(values) if values else None


def comparators(ours: Authority, on: date) -> Comparators:
    """Those that an authority is compared with on a day. An invented one has no neighbours but invented ones."""
    found = known.neighbours(ours.pk, on)
    if found is not None:
        names, label = tuple(it.name for it in found[0]), found[1].label
    elif ours.is_invented:
        others = Authority.objects.filter(is_invented=True).exclude(pk=ours.pk).order_by("name")
        names, label = tuple(others.values_list("name", flat=True)), "The invented authorities"
    else:
        names, label = (), ""
    region = next((it.label for it in regions() if ours.region in (it.id, it.label)), "")
    return Comparators(names, region, country().label, label)


def places(ours: Authority, on: date) -> Places:
    """The places to look for in a file of open data."""
    with_whom = comparators(ours, on)
    named = {name.casefold(): name for name in (ours.name, *with_whom.neighbours, with_whom.country) if name}
    by_code = {country().code: country().label}
    for region in regions():
        if region.label == with_whom.region:
            named[region.label.casefold()], by_code[region.code] = region.label, region.label
    for name in (ours.name, *with_whom.neighbours):
        authority = known.authority(name, on)
        if authority:
            by_code |= {code.code: name for code in authority.gss_codes}
            named |= {other.casefold(): name for other in (authority.name, authority.ons_name) if other}
    return Places(by_code, named)


def compared(ours: Authority, indicator: str, on: date) -> Compared | None:
    """The published values of the latest year that is held of an indicator; ``None`` where none is."""
    rows = list(Benchmark.objects.filter(indicator=indicator).order_by("-collection_year"))
    if not rows:
        return None
    year, with_whom = rows[0].collection_year, comparators(ours, on)
    held = {it.place: it.value for it in rows if it.collection_year == year}
    return Compared(
        year=year,
        ours=held.get(ours.name),
        neighbours=tuple((name, held[name]) for name in with_whom.neighbours if name in held),
        region=held.get(with_whom.region),
        country=held.get(with_whom.country),
        source=rows[0].source,
    )
