"""Lists of single children agree with the figures they are behind, and say when each was due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from sightline.indicators.engines import DuckEngine, duckdb_engine
from sightline.indicators.listing import Overdue, behind, overdue, workers
from sightline.indicators.measuring import measure
from sightline.indicators.overdue import listable, may_be_listed
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Better, Indicator, IndicatorUnit
from sightline.knowledge.indicators import indicators
from sightline.knowledge.tables import tables
from tests.unit.indicators.invented import Inventor, schema

AS_AT = date(2026, 3, 31)
TERMS = Terms(as_at=AS_AT)

LISTED = {
    *("contacts-decided-in-one-working-day", "assessments-open-too-long", "conferences-overdue"),
    *("child-in-need-visits-in-time", "child-in-need-reviews-in-time", "protection-visits-in-time"),
    *("protection-reviews-in-time", "first-core-groups-in-time", "care-reviews-in-time", "care-visits-in-time"),
    *("reviewing-officer-contact", "initial-health-assessments-in-time", "review-health-assessments-in-time"),
    *("dental-checks-in-time", "strengths-questionnaires", "first-education-plans-in-time"),
    *("education-plans-up-to-date", "pathway-plans-reviewed-in-time", "care-leavers-contacted-in-time"),
    *("pre-proceedings-open-too-long", "private-fostering-first-visits-in-time", "private-fostering-visits-in-time"),
    *("disabled-children-assessed-in-time", "complaints-answered-in-time", "home-education-contacts"),
}


def test_these_indicators_have_a_worklist() -> None:
    assert {it.id for it in indicators().values() if may_be_listed(it)} == LISTED


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckEngine]:
    with duckdb_engine({}, threads=1) as made:
        yield made


def hold(engine: DuckEngine, made: Mapping[str, list[dict[str, Any]]]) -> None:
    engine.hold({}, {name: pa.Table.from_pylist(rows, schema(tables()[name])) for name, rows in made.items()})


def of_the_moment() -> list[Indicator]:
    """Indicators whose list is exactly who is missing from, or makes up, their figure."""
    ways = ((it, listable(it, it.ways[0])) for it in indicators().values())
    return [it for it, how in ways if how and not how.sequence and it.ways[0].still_due is None]


@pytest.mark.parametrize("seed", [11, 2026])
def test_a_list_is_as_long_as_its_figure_says(engine: DuckEngine, seed: int) -> None:
    hold(engine, Inventor(seed, AS_AT).tables(40))
    wanted = of_the_moment()
    found = Counter(it.indicator for it in overdue(engine, TERMS, wanted)[0])
    for result in measure(engine, TERMS, wanted):
        indicator, met, counted = indicators()[result.indicator], result.numerator or 0, result.denominator or 0
        is_high = indicator.better is Better.HIGHER
        assert found[indicator.id] == (counted - met if is_high else met), indicator.id


PLAN = {"cppl_cp_plan_id": "P1", "cppl_person_id": "C1", "cppl_cp_plan_start_date": date(2025, 6, 1)}


def visits(*days: date) -> list[dict[str, Any]]:
    return [
        {"cppv_cp_visit_id": f"V{n}", "cppv_cp_plan_id": "P1", "cppv_cp_visit_date": it} for n, it in enumerate(days)
    ]


def reviews(*days: date) -> list[dict[str, Any]]:
    return [
        {"cppr_cp_review_id": f"R{n}", "cppr_cp_plan_id": "P1", "cppr_cp_review_date": it} for n, it in enumerate(days)
    ]


def late(engine: DuckEngine, id_: str, made: Mapping[str, list[dict[str, Any]]]) -> list[Overdue]:
    hold(engine, {name: [] for name in Inventor(0, AS_AT).tables(0)} | dict(made))
    return overdue(engine, TERMS, [indicators()[id_]])[0]


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], [(None, date(2025, 6, 1))]),
        ([date(2026, 2, 27)], [(None, date(2026, 2, 27))]),
        ([date(2026, 3, 9)], []),
        ([date(2026, 2, 27), date(2026, 4, 2)], [(None, date(2026, 2, 27))]),
    ],
    ids=["never seen: from the start", "too long ago", "lately", "what is still to come does not count"],
)
def test_a_child_not_visited_in_time_is_listed_from_the_last_visit(
    engine: DuckEngine, held: list[date], wanted: list[Any]
) -> None:
    found = late(engine, "protection-visits-in-time", {"ssd_cp_plans": [PLAN], "ssd_cp_visits": visits(*held)})
    assert [it.since for it in found] == [since for _, since in wanted]
    assert all(it.due_on and it.due_on < AS_AT and it.child == "C1" for it in found)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], [("child-protection-first-review", date(2025, 9, 1))]),
        ([date(2025, 8, 28)], [("child-protection-review", date(2026, 2, 28))]),
        ([date(2025, 11, 1)], []),
    ],
    ids=["no review yet", "the second is late", "the first was late, and none is overdue today"],
)
def test_the_next_review_is_due_after_the_last(engine: DuckEngine, held: list[date], wanted: list[Any]) -> None:
    found = late(engine, "protection-reviews-in-time", {"ssd_cp_plans": [PLAN], "ssd_cp_reviews": reviews(*held)})
    assert [(it.timescale, it.due_on) for it in found] == wanted


ENTERED = {
    "clae_cla_episode_id": "E1",
    "clae_person_id": "C1",
    "clae_cla_id": "K1",
    "clae_cla_episode_start_date": date(2026, 1, 5),
    "clae_entered_care_date": date(2026, 1, 5),
    "clae_cla_episode_start_reason": "S",
}
ASSESSED = {
    "clah_health_check_id": "H1",
    "clah_person_id": "C1",
    "clah_health_check_type": "health-assessment",
    "clah_health_check_date": date(2026, 3, 25),
}


@pytest.mark.parametrize(
    ("episode", "checks", "due"),
    [
        (ENTERED, [], [date(2026, 2, 2)]),
        (ENTERED, [ASSESSED], []),
        (ENTERED | {"clae_cla_episode_ceased_date": date(2026, 2, 20)}, [], []),
    ],
    ids=["owed still", "done late, but done", "no longer in care"],
)
def test_what_is_owed_once_is_listed_until_it_is_done(
    engine: DuckEngine, episode: dict[str, Any], checks: list[dict[str, Any]], due: list[date]
) -> None:
    made = {"ssd_cla_episodes": [episode], "ssd_cla_health": checks}
    assert [it.due_on for it in late(engine, "initial-health-assessments-in-time", made)] == due


def test_what_the_return_cannot_list_is_said(engine: DuckEngine) -> None:
    hold(engine, {"ssd_cp_plans": [PLAN]})
    assert overdue(engine, TERMS, [indicators()["protection-visits-in-time"]]) == (
        [],
        {"protection-visits-in-time": "The return holds no child protection visits (ssd_cp_visits)."},
    )


def test_the_children_behind_a_share_are_those_to_look_at(engine: DuckEngine) -> None:
    again = [
        {"cine_referral_id": f"R{n}", "cine_person_id": "C1", "cine_referral_date": date(2025, 6 + n, 1)}
        for n in (0, 4)
    ]
    other = {"cine_referral_id": "R9", "cine_person_id": "C2", "cine_referral_date": date(2025, 8, 1)}
    hold(engine, {name: [] for name in Inventor(0, AS_AT).tables(0)} | {"ssd_cin_episodes": [*again, other]})
    found, why = behind(engine, TERMS, indicators()["re-referrals"])
    assert ([it.child for it in found], why) == (["C1"], "")
    assert indicators()["re-referrals"].unit is IndicatorUnit.PERCENT


def test_of_two_workers_the_later_is_the_childs(engine: DuckEngine) -> None:
    rows = [
        {
            "invo_involvements_id": f"I{n}",
            "invo_person_id": "C1",
            "invo_professional_id": worker,
            "invo_professional_team": "T1",
            "invo_involvement_start_date": began,
            "invo_involvement_end_date": ended,
        }
        for n, (worker, began, ended) in enumerate(
            [
                ("W1", date(2025, 1, 1), None),
                ("W2", date(2025, 9, 1), None),
                ("W3", date(2025, 10, 1), date(2025, 12, 1)),
                ("W4", date(2026, 5, 1), None),
            ]
        )
    ]
    hold(engine, {"ssd_involvements": rows})
    assert {child: it.id for child, it in workers(engine, AS_AT).items()} == {"C1": "W2"}
