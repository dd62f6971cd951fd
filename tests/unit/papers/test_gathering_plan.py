"""Which inspection a plan's papers are of: the one that the plan draws from, not one that came since."""

from __future__ import annotations

from sightline.papers.gathering import newest, newest_planned
from sightline.register.models import Authority
from sightline.register.queries.sight import Sight
from tests.unit.improvement.conftest import World, world  # noqa: F401
from tests.unit.improvement.made import own_authority
from tests.unit.register.made import Made, reading, taken


def test_a_plan_answers_what_it_draws_from(world: World) -> None:  # noqa: F811
    days = {"started_on": "2026-06-15", "ended_on": "2026-06-16", "published_on": "2026-08-01"}
    letter = Made(kind="visit-letter", name="letter.pdf")
    taken(reading(letter, areas=["The recording of decisions."], kind="focused-visit", **days))
    ours = Authority.objects.get(pk="northmere")
    later, planned = newest(ours, Sight()), newest_planned(ours, Sight())
    assert later is not None and planned is not None
    assert (later.kind, planned) == ("focused-visit", world.inspection)


def test_without_a_plan_there_is_none(world: World) -> None:  # noqa: F811
    assert newest_planned(own_authority(), Sight()) is None
