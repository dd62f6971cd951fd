"""How many children live in the area, as a person takes it from published figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import SightlineError
from sightline.practice.models import Population
from sightline.practice.queries.population import groups
from sightline.register import events
from sightline.register.models import Authority

FIRST_YEAR = 2000


class NoPopulation(SightlineError):
    """A population that cannot be held. Codes: ``source-missing``, ``year-missing``, ``nothing-given``,
    ``incomplete``, ``unknown-group``; then nothing is changed."""

    exit_status = 2


@transaction.atomic
def set_population(
    *, authority: Authority, year: int, children: Mapping[tuple[str, str], int], source: str, by: User, at: datetime
) -> int:
    """Hold a year's population by breakdown and group, in place of what was held of these breakdowns and that year.

    A breakdown is given whole or not at all, since each group is set beside all others. Gives how many groups.
    """
    _check(year, children, source, at)
    who, source = by.get_username(), source.strip()
    breakdowns = sorted({breakdown for breakdown, _ in children})
    Population.objects.filter(authority=authority, year=year, breakdown__in=breakdowns).delete()
    Population.objects.bulk_create(
        Population(
            authority=authority, year=year, breakdown=by_, group=group, children=count, source=source, by=who, at=at
        )
        for (by_, group), count in children.items()
    )
    content = {"authority": authority.pk, "year": year, "breakdowns": breakdowns, "source": source}
    events.append(kind="population-set", subject=f"population/{authority.pk}", by=who, at=at, content=content)
    return len(children)


def _check(year: int, children: Mapping[tuple[str, str], int], source: str, at: datetime) -> None:
    if not FIRST_YEAR <= year <= at.year:
        raise NoPopulation("year-missing", f"Give the year the figures are of, from {FIRST_YEAR} to {at.year}.")
    if not source.strip():
        raise NoPopulation("source-missing", "Say where the figures were published.")
    if not children:
        raise NoPopulation("nothing-given", "Give the children of every group of at least one kind.")
    for breakdown in {it for it, _ in children}:
        known, given = set(groups().get(breakdown, ())), {group for it, group in children if it == breakdown}
        if given - known:
            raise NoPopulation("unknown-group", "There is no such group. Give the groups of the form.")
        if known - given or 0 in children.values():
            raise NoPopulation("incomplete", "Give every group of this kind, each 1 or more, or leave all of it empty.")
