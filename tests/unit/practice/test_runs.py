"""Runs keep safe figures alone, remember what was hidden, and say when a target is reached."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.ground.days import Period, Unit
from sightline.ground.errors import SightlineError, WrongUsage
from sightline.indicators.disclosure import Mask, SafeResult, Shown, protect
from sightline.indicators.results import ExactResult
from sightline.knowledge.indicator_model import Part
from sightline.practice.actions.benchmarks import Published, load_benchmarks
from sightline.practice.actions.limits import set_limit
from sightline.practice.actions.runs import keep_run
from sightline.practice.actions.targets import set_target
from sightline.practice.models import Figure, Run, Target
from sightline.practice.queries import runs as ask
from sightline.register.models import Area, Authority, Event
from tests.unit.register.made import report, taken

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = "delphine.strand"
VISITS = "care-visits-in-time"
BEFORE, AFTER = date(2023, 9, 30), date(2026, 9, 30)

pytestmark = pytest.mark.django_db


def safe(on: date, value: float | None, indicator: str = VISITS, **told: Any) -> SafeResult:
    if value is None:
        hidden = Shown.SUPPRESSED
        return SafeResult(indicator=indicator, status=hidden, why="Too few.", since=on, until=on, **told)
    met = {"numerator": round(value), "denominator": 100, "value": value}
    return SafeResult(indicator=indicator, status=Shown.AVAILABLE, since=on, until=on, **met, **told)


def kept(on: date, *results: SafeResult, mask: Mask | None = None) -> Run:
    authority = Authority.objects.get(pk="northmere")
    return keep_run(
        authority=authority,
        as_at=on,
        kind="ssd",
        return_id=f"{on}-ssd-00000000",
        results=results,
        mask=mask or Mask(),
        by=BY,
        at=AT,
    )


@pytest.fixture
def person() -> User:
    return User.objects.create_user("delphine.strand")


@pytest.fixture(autouse=True)
def area() -> Area:
    taken(report())
    return Area.objects.filter(inspection__authority="northmere")[0]


def test_a_run_keeps_its_figures_and_is_an_event() -> None:
    run = kept(AFTER, safe(AFTER, 93.0), safe(AFTER, None, "dental-checks-in-time"))
    figures = {it.indicator: (it.status, it.numerator, it.value) for it in Figure.objects.filter(run=run)}
    assert figures == {VISITS: ("available", 93, 93.0), "dental-checks-in-time": ("suppressed", None, None)}
    event = Event.objects.get(kind="run-kept")
    assert (event.subject, event.by, event.content["figures"]) == (f"run/{run.pk}", BY, 2)


def test_only_safe_figures_are_kept() -> None:
    exact = ExactResult.__new__(ExactResult)
    with pytest.raises(WrongUsage) as refused:
        kept(AFTER, exact)  # type: ignore[arg-type]
    assert refused.value.code == "not-safe"
    assert Run.objects.count() == 0


def test_what_was_hidden_is_handed_to_the_next_run() -> None:
    mask = Mask({(VISITS, "sex", "Female"): BEFORE, ("care-leavers", None, None): BEFORE})
    kept(BEFORE, safe(BEFORE, 71.0), mask=mask)
    assert ask.last_mask("northmere") == mask
    assert ask.last_mask("eastvale") == Mask()
    assert protect([], mask=ask.last_mask("northmere"))[1].cells == mask.cells


def test_the_overview_goes_by_part_of_the_journey_and_knows_the_run_before() -> None:
    kept(BEFORE, safe(BEFORE, 71.0))
    run = kept(AFTER, safe(AFTER, 93.0), safe(AFTER, 82.0, "assessments-in-45-working-days"))
    assert ask.latest_run("northmere") == run
    found = ask.overview(run)
    assert list(found) == [Part.ASSESSMENTS, Part.CHILDREN_IN_CARE]
    visits = found[Part.CHILDREN_IN_CARE][0]
    assert (visits.indicator.id, visits.figure.value, visits.before) == (VISITS, 93.0, 71.0)


def test_a_trend_has_one_point_a_day_the_last_measured() -> None:
    kept(BEFORE, safe(BEFORE, 70.0))
    kept(AFTER, safe(AFTER, 93.0))
    kept(BEFORE, safe(BEFORE, 71.0))
    assert [(it.as_at, it.figure.value) for it in ask.trend("northmere", VISITS)] == [(BEFORE, 71.0), (AFTER, 93.0)]


def test_groups_stand_by_their_breakdown() -> None:
    run = kept(
        AFTER,
        safe(AFTER, 93.0),
        safe(AFTER, 91.0, breakdown="sex", group="Female"),
        safe(AFTER, None, breakdown="sex", group="Male"),
        safe(AFTER, None, breakdown="team"),
    )
    assert {by: [it.group for it in its] for by, its in ask.groups(run, VISITS).items()} == {"sex": ["Female", "Male"]}


def test_a_target_is_reached_once_and_that_is_an_event(area: Area, person: User) -> None:
    baseline = kept(BEFORE, safe(BEFORE, 71.0))
    set_target(
        area=area,
        indicator=VISITS,
        baseline_run=baseline,
        wanted=90.0,
        wanted_by=date(2026, 12, 31),
        by=person,
        at=AT,
    )
    kept(date(2024, 9, 30), safe(date(2024, 9, 30), 86.0))
    assert Target.objects.get().crossed_in is None
    first = kept(date(2025, 3, 30), safe(date(2025, 3, 30), 93.0))
    kept(AFTER, safe(AFTER, 94.0))
    assert Target.objects.get().crossed_in == first
    assert Event.objects.filter(kind="target-reached").count() == 1
    assert [it.area for it in ask.targets_of("northmere", VISITS)] == [area]


def test_a_falling_target_is_reached_from_above(area: Area, person: User) -> None:
    baseline = kept(BEFORE, safe(BEFORE, 30.0, "re-referrals"))
    set_target(
        area=area,
        indicator="re-referrals",
        baseline_run=baseline,
        wanted=20.0,
        wanted_by=AFTER,
        by=person,
        at=AT,
    )
    kept(date(2024, 9, 30), safe(date(2024, 9, 30), 35.0, "re-referrals"))
    assert Target.objects.get().crossed_in is None
    assert kept(AFTER, safe(AFTER, 20.0, "re-referrals")) == Target.objects.get().crossed_in


@pytest.mark.parametrize(
    ("indicator", "code"), [("no-such-thing", "unknown-indicator"), ("dental-checks-in-time", "no-baseline")]
)
def test_a_target_needs_a_measure_with_a_baseline(area: Area, person: User, indicator: str, code: str) -> None:
    run = kept(BEFORE, safe(BEFORE, 71.0), safe(BEFORE, None, "dental-checks-in-time"))
    with pytest.raises(SightlineError) as refused:
        set_target(area=area, indicator=indicator, baseline_run=run, wanted=1.0, wanted_by=AFTER, by=person, at=AT)
    assert refused.value.code == code


def test_a_local_limit_holds_from_its_day_and_says_why(person: User) -> None:
    authority = Authority.objects.get(pk="northmere")
    for since, count in ((BEFORE, 30), (AFTER, 35)):
        set_limit(
            authority=authority,
            timescale="assessment",
            period=Period(count, Unit.WORKING_DAYS),
            since=since,
            reason="Agreed with partners.",
            by=person,
            at=AT,
        )
    assert ask.local_periods("northmere", date(2024, 1, 1)) == {"assessment": Period(30, Unit.WORKING_DAYS)}
    assert ask.local_limits("northmere", AFTER)["assessment"].reason == "Agreed with partners."
    with pytest.raises(SightlineError) as refused:
        set_limit(
            authority=authority,
            timescale="assessment",
            period=Period(9, Unit.WORKING_DAYS),
            since=AFTER,
            reason=" ",
            by=person,
            at=AT,
        )
    assert refused.value.code == "reason-missing"


def test_benchmarks_are_loaded_whole_or_not_at_all(person: User) -> None:
    rows = [Published(VISITS, "England", 2025, 88.0), Published(VISITS, "Statistical neighbours", 2025, 90.5)]
    assert load_benchmarks(published=rows, source="Invented statistics, 2025", by=person, at=AT) == 2
    with pytest.raises(WrongUsage):
        load_benchmarks(published=[Published("no-such", "England", 2025, 1.0)], source="x", by=person, at=AT)
    assert [(it.place, it.value) for it in ask.benchmarks(VISITS)] == [
        ("England", 88.0),
        ("Statistical neighbours", 90.5),
    ]
