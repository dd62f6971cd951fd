"""Figures of kept runs: taken as they are, never typed; a measure draws on every run, and reaching a target is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sightline.improvement.actions import evidence, measures
from sightline.improvement.actions.evidence import Served
from sightline.improvement.actions.measures import Tied
from sightline.improvement.models import Evidence, Measure, MeasureResult
from sightline.improvement.queries.figures import figure_of, kept
from sightline.improvement.queries.measuring import measured
from sightline.improvement.refusals import Refused
from sightline.indicators.disclosure import Mask, SafeResult, Shown
from sightline.journeys.tie_measure import tie_measure
from sightline.knowledge.indicators import indicators
from sightline.practice.actions.runs import keep_run
from sightline.practice.models import Figure, Run, Target
from sightline.register.models import Authority, Event
from tests.unit.improvement.conftest import World
from tests.unit.improvement.made import own_authority
from tests.unit.register.made import AT

VISITS, DENTAL = "care-visits-in-time", "dental-checks-in-time"
FIRST, SECOND, THIRD = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)
ON = date(2024, 10, 7)


def run(on: date, value: int, *, authority: str = "northmere", indicator: str = VISITS) -> Run:
    """A kept run: visits in time of a hundred, and a figure that may not be shown."""
    shown: dict[str, Any] = {"numerator": value, "denominator": 100, "value": float(value)}
    visits = SafeResult(indicator=indicator, status=Shown.AVAILABLE, since=on, until=on, **shown)
    hidden = SafeResult(indicator=DENTAL, status=Shown.SUPPRESSED, why="Too few to show.", since=on, until=on)
    return keep_run(
        authority=Authority.objects.get(pk=authority),
        as_at=on,
        kind="ssd",
        return_id=f"{on}",
        results=(visits, hidden),
        mask=Mask(),
        by="test",
        at=AT,
    )


def figure(of: Run, indicator: str = VISITS) -> Figure:
    found = figure_of(of.authority_id, of.pk, indicator)
    assert found is not None
    return found


def tied(world: World, baseline: Run, wanted: int = 85, by_when: date | None = None) -> Measure:
    told = Tied(baseline=figure(baseline), target_value=Decimal(wanted), by_when=by_when)
    return tie_measure(action=world.action(), tied=told, by=world.editor, at=AT)


def test_evidence_takes_everything_from_the_run(world: World) -> None:
    kept_run, action = run(SECOND, 71), world.action()
    served = Served(authority=action.authority, areas=world.areas[:1], actions=(action,))
    row = evidence.add_figure(served=served, figure=figure(kept_run), by=world.worker, on=ON, at=AT)
    assert row.title == indicators()[VISITS].label
    assert row.words.startswith("71% (71 of 100) on 30 June 2024. ")
    assert (row.kind, row.on, row.figure) == ("measure-result", SECOND, figure(kept_run))
    assert list(row.areas.all()) == list(world.areas[:1])


def test_what_may_not_be_shown_is_no_evidence(world: World) -> None:
    action = world.action()
    own_authority()
    elsewhere, here = run(SECOND, 71, authority="eastvale"), run(SECOND, 71)
    served = Served(authority=action.authority, actions=(action,))
    for found, code in (
        (None, "evidence-bare"),
        (figure(elsewhere), "other-authority"),
        (figure(here, DENTAL), "evidence-bare"),
    ):
        with pytest.raises(Refused) as refusal:
            evidence.add_figure(served=served, figure=found, by=world.worker, on=ON, at=AT)
        assert refusal.value.code == code
    assert "Too few to show." in str(refusal.value.message)
    assert not Evidence.objects.exists()


def test_a_measure_draws_on_every_run_and_the_first_to_reach_the_target_is_an_event(world: World) -> None:
    first = run(FIRST, 71)
    run(SECOND, 78)
    measure = tied(world, first, by_when=THIRD)
    assert (measure.baseline, measure.baseline_value, measure.unit) == (
        "71% (71 of 100) on 31 March 2024",
        Decimal(71),
        "%",
    )
    assert (measure.target, measure.better) == ("85%", "higher")
    assert list(measure.results.values_list("value", flat=True)) == [78, 71]
    third = run(THIRD, 86)
    assert [measures.follow(run=third, by="test", at=AT) for _ in range(2)] == [1, 0]
    later = run(ON, 90)
    measures.follow(run=later, by="test", at=AT)
    measure.refresh_from_db()
    assert measure.crossed_in == third
    (event,) = Event.objects.filter(kind="measure-target-reached")
    assert event.content == {"measure": measure.pk, "run": third.pk, "value": "86.000", "target": "85%"}
    (told,) = measured([measure], ON)
    assert told.sentence.startswith("90% (90 of 100) on 7 October 2024. The target is 85%")
    assert told.source == "From what is measured under Practice."
    assert told.crossed == "The target was first reached in the return as at 30 September 2024."


def test_the_areas_of_the_register_get_the_same_target_once(world: World) -> None:
    first = run(FIRST, 71)
    tied(world, first, by_when=THIRD)
    tied(world, first, by_when=ON)
    (target,) = Target.objects.all()
    assert (target.indicator, target.baseline, target.wanted, target.wanted_by) == (VISITS, 71.0, 85.0, THIRD)
    assert target.area == world.areas[0].area


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"baseline": None}, "run"),
        ({"target_value": None}, "target_value"),
        ({"target_value": Decimal("inf")}, "target_value"),
    ],
)
def test_a_measure_is_tied_to_a_figure_with_a_target(world: World, change: dict[str, Any], field: str) -> None:
    told = {"baseline": figure(run(FIRST, 71)), "target_value": Decimal(85), **change}
    with pytest.raises(Refused) as refusal:
        measures.tie(action=world.action(), tied=Tied(**told), by=world.editor, at=AT)
    assert refusal.value.field == field


def test_a_hidden_figure_is_no_baseline_and_no_indicator_is_tied_twice(world: World) -> None:
    first = run(FIRST, 71)
    measure = tied(world, first)
    for told, code in (
        (Tied(baseline=figure(first, DENTAL), target_value=Decimal(1)), "not-known"),
        (Tied(baseline=figure(first), target_value=Decimal(1)), "already-there"),
    ):
        with pytest.raises(Refused) as refusal:
            measures.tie(action=measure.action, tied=told, by=world.editor, at=AT)
        assert refusal.value.code == code


def test_a_value_for_which_lower_is_better_is_reached_from_above(world: World) -> None:
    first = run(FIRST, 71)
    measure = tied(world, first, 60)
    Measure.objects.filter(pk=measure.pk).update(better="lower")
    second = run(SECOND, 60)
    measures.follow(run=second, by="test", at=AT)
    measure.refresh_from_db()
    assert measure.crossed_in == second


def test_what_is_kept_is_told_in_two_queries(world: World, django_assert_num_queries: Any) -> None:
    for on in (FIRST, SECOND, THIRD):
        run(on, 70)
    with django_assert_num_queries(2):
        found = kept("northmere")
    assert [it.as_at for it in found.runs] == [THIRD, SECOND, FIRST]
    assert {it.id for it in found.indicators} == {VISITS, DENTAL}
    assert MeasureResult.objects.count() == 0
