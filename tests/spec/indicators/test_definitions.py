"""What indicators count, child by child: each table is a return of 31 March 2026, and beside it the answer.

Days on a limit, weekends, bank holidays, leap days and ties are where definitions differ; they are written out here
so that an analyst can agree or disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from sightline.indicators.engines import duckdb_engine
from sightline.indicators.measuring import measure
from sightline.indicators.terms import Terms
from sightline.knowledge.indicators import indicators
from sightline.knowledge.tables import tables
from sightline.returns.store import ARROW_TYPES

AS_AT = date(2026, 3, 31)


def d(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


@contextmanager
def of(held: Mapping[str, list[dict[str, Any]]]) -> Iterator[Any]:
    """An engine over these rows; columns that no row names are held and empty."""
    contents = {}
    for name, rows in held.items():
        schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in tables()[name].columns])
        contents[name] = pa.Table.from_pylist(rows, schema)
    with duckdb_engine({}, contents, threads=1) as engine:
        yield engine


def figure(indicator: str, held: Mapping[str, list[dict[str, Any]]], **terms: Any) -> tuple[int | None, int | None]:
    with of(held) as engine:
        (result,) = measure(engine, Terms(as_at=AS_AT, **terms), [indicators()[indicator]])
    assert result.status == "available", result.why
    return result.numerator, result.denominator


# A clock of 45 working days that begins on Monday 1 December 2025 crosses Christmas Day, Boxing Day and New Year's
# Day, and ends on Thursday 5 February 2026.
@pytest.mark.parametrize(
    ("started", "authorised", "answer"),
    [
        ("2025-12-01", "2026-02-05", (1, 1)),  # on the last day
        ("2025-12-01", "2026-02-06", (0, 1)),  # a day late
        ("2025-12-01", "2025-12-01", (1, 1)),  # the same day
        ("2025-12-02", "2025-12-01", (0, 1)),  # before it began: an error, and not in time
        ("2025-11-29", "2026-02-05", (0, 1)),  # begun on a Saturday: the Monday after is day 1
        ("2025-11-29", "2026-02-04", (1, 1)),
        ("2025-12-01", None, (0, 0)),  # still open
        (None, "2026-02-05", (0, 0)),  # no start known
        ("2025-02-03", "2025-03-31", (0, 0)),  # authorised the day before the period began
        ("2025-02-03", "2025-04-01", (1, 1)),  # on its first day
    ],
)
def test_assessments_in_45_working_days(started: str | None, authorised: str | None, answer: tuple[int, int]) -> None:
    row = {
        "cina_assessment_id": "a",
        "cina_assessment_start_date": d(started),
        "cina_assessment_auth_date": d(authorised),
    }
    assert figure("assessments-in-45-working-days", {"ssd_cin_assessments": [row]}) == answer


@pytest.mark.parametrize(
    ("earlier", "later", "answer"),
    [
        ([], "2025-06-10", (0, 1)),
        (["2024-06-10"], "2025-06-10", (1, 1)),  # twelve months to the day
        (["2024-06-09"], "2025-06-10", (0, 1)),  # a day longer
        (["2025-06-10"], "2025-06-10", (0, 2)),  # two on one day are not each other's earlier one
        (["2025-06-09", "2020-01-01"], "2025-06-10", (1, 2)),
        (["2024-02-29"], "2025-02-28", (0, 0)),  # out of the period
    ],
)
def test_re_referrals(earlier: list[str], later: str, answer: tuple[int, int]) -> None:
    days = [*earlier, later]
    rows = [
        {"cine_referral_id": str(n), "cine_person_id": "child", "cine_referral_date": d(day)}
        for n, day in enumerate(days)
    ]
    assert figure("re-referrals", {"ssd_cin_episodes": rows}) == answer


def test_another_childs_referral_is_nobodys_earlier_one() -> None:
    rows = [
        {"cine_referral_id": n, "cine_person_id": n, "cine_referral_date": d(day)}
        for n, day in (("a", "2025-05-01"), ("b", "2025-06-01"))
    ]
    assert figure("re-referrals", {"ssd_cin_episodes": rows}) == (0, 2)


# The plan began on 30 November 2024: the first review was due on 28 February 2025, three months on.
@pytest.mark.parametrize(
    ("reviews", "answer"),
    [
        (["2025-02-28", "2025-08-28", "2026-02-28"], (1, 1)),  # each on its last day
        (["2025-02-28", "2025-08-29", "2026-02-28"], (0, 1)),  # the second a day late
        (["2025-03-01", "2025-08-28", "2026-02-28"], (1, 1)),  # late, but before the 12 months looked at
        (["2025-02-28", "2025-08-28"], (0, 1)),  # the third overdue
        (["2025-02-28", "2025-02-28", "2025-08-28", "2026-02-28"], (1, 1)),  # two on one day are one
        (["2024-11-29", "2025-08-28", "2026-02-28"], (0, 1)),  # one before the plan is none, so the first is late
        ([], (0, 1)),
    ],
)
def test_child_protection_reviews_in_time(reviews: list[str], answer: tuple[int, int]) -> None:
    plan = {"cppl_cp_plan_id": "p", "cppl_person_id": "child", "cppl_cp_plan_start_date": d("2024-11-30")}
    held = [
        {"cppr_cp_review_id": str(n), "cppr_cp_plan_id": "p", "cppr_cp_review_date": d(it)}
        for n, it in enumerate(reviews)
    ]
    assert figure("protection-reviews-in-time", {"ssd_cp_plans": [plan], "ssd_cp_reviews": held}) == answer


# Six weeks before 31 March 2026 is 17 February. The placement's first year ended on its first birthday.
@pytest.mark.parametrize(
    ("placed", "kind", "visited", "answer"),
    [
        ("2026-03-24", "U6", None, (1, 1)),  # a week old today
        ("2026-03-23", "U6", None, (0, 1)),
        ("2025-12-01", "U6", "2026-02-17", (1, 1)),
        ("2025-12-01", "U6", "2026-02-16", (0, 1)),
        ("2024-12-01", "U4", "2025-12-31", (1, 1)),  # long term, after its first year: three months
        ("2024-12-01", "U4", "2025-12-30", (0, 1)),
        ("2024-12-01", "U6", "2025-12-31", (0, 1)),  # not long term
        ("2025-12-01", "U4", "2025-12-31", (0, 1)),  # long term, but in its first year
        ("2026-03-01", "U6", "2026-02-28", (0, 1)),  # a visit in the placement before does not count
    ],
)
def test_children_in_care_visited_in_time(placed: str, kind: str, visited: str | None, answer: tuple[int, int]) -> None:
    held = {
        "ssd_cla_episodes": [
            {
                "clae_cla_episode_id": "e",
                "clae_person_id": "child",
                "clae_cla_id": "c",
                "clae_cla_episode_start_date": d("2024-01-01"),
            }
        ],
        "ssd_cla_placement": [
            {
                "clap_cla_placement_id": "p",
                "clap_cla_id": "c",
                "clap_cla_placement_start_date": d(placed),
                "clap_cla_placement_type": kind,
            }
        ],
        "ssd_cla_visits": [{"clav_cla_visit_id": "v", "clav_cla_id": "c", "clav_cla_visit_date": d(visited)}],
    }
    assert figure("care-visits-in-time", held) == answer


@pytest.mark.parametrize(
    ("born", "checked", "answer"),
    [
        ("2021-04-01", "2025-10-01", (1, 1)),  # under 5 until tomorrow: six months
        ("2021-04-01", "2025-09-30", (0, 1)),  # six months from 30 September ended yesterday
        ("2021-03-31", "2025-03-31", (1, 1)),  # 5 today: twelve months
        ("2021-03-31", "2025-03-30", (0, 1)),
        (None, "2026-03-01", (0, 0)),  # age not known
    ],
)
def test_review_health_assessments(born: str | None, checked: str, answer: tuple[int, int]) -> None:
    held = {
        "ssd_person": [{"pers_person_id": "child", "pers_dob": d(born)}],
        "ssd_cla_episodes": [
            {
                "clae_cla_episode_id": "e",
                "clae_person_id": "child",
                "clae_entered_care_date": d("2024-01-01"),
                "clae_cla_episode_start_date": d("2024-01-01"),
            }
        ],
        "ssd_cla_health": [
            {
                "clah_health_check_id": "h",
                "clah_person_id": "child",
                "clah_health_check_type": "health-assessment",
                "clah_health_check_date": d(checked),
                "clah_health_check_status": "Completed",
            }
        ],
    }
    assert figure("review-health-assessments-in-time", held) == answer


@pytest.mark.parametrize(
    ("issued", "ordered", "answer"),
    [
        ("2025-07-07", "2026-01-04", (1, 1)),  # 26 weeks beginning with the day of issue: 182 days
        ("2025-07-07", "2026-01-05", (0, 1)),
    ],
)
def test_care_proceedings_count_the_day_of_issue(issued: str, ordered: str, answer: tuple[int, int]) -> None:
    row = {"prex_record_id": "r", "prex_application_issued_date": d(issued), "prex_final_order_date": d(ordered)}
    assert figure("care-proceedings-in-26-weeks", {"extra_pre_proceedings": [row]}) == answer


def test_caseloads_count_each_child_once_and_only_today() -> None:
    def involved(worker: str, child: str, until: str | None = None) -> dict[str, Any]:
        return {
            "invo_involvements_id": f"{worker}{child}{until}",
            "invo_professional_id": worker,
            "invo_person_id": child,
            "invo_involvement_start_date": d("2026-01-01"),
            "invo_involvement_end_date": d(until),
        }

    many = [involved("w", f"c{n}") for n in range(19)]
    held = {
        "ssd_professionals": [{"prof_professional_id": it} for it in ("w", "x", "idle")],
        "ssd_involvements": [
            *many,
            involved("x", "c1"),
            involved("x", "c1", "2027-01-01"),
            involved("idle", "c2", "2026-03-31"),
        ],
    }
    with of(held) as engine:
        mean, middle, over = measure(
            engine,
            Terms(as_at=AS_AT),
            [indicators()[it] for it in ("caseload", "caseload-median", "caseloads-over-18")],
        )
    assert (mean.value, mean.denominator, middle.value) == (10.0, 2, 10.0)
    assert (over.numerator, over.denominator) == (1, 2)


def test_a_rate_needs_the_children_of_the_area() -> None:
    rows = [{"cine_referral_id": str(n), "cine_referral_date": AS_AT} for n in range(30)]
    held = {"ssd_cin_episodes": rows}
    assert figure("referral-rate", held, children=12_000) == (30, 12_000)
    with of(held) as engine:
        (result,) = measure(engine, Terms(as_at=AS_AT), [indicators()["referral-rate"]])
    assert (result.status, result.value) == ("not-available", None)
    assert "number of children who live in the area" in result.why


def test_what_a_return_lacks_is_said_in_words_and_is_never_zero() -> None:
    empty = pa.table({"cine_referral_id": pa.array([], pa.string())})
    with duckdb_engine({}, {"ssd_cin_episodes": empty}) as engine:
        results = measure(engine, Terms(as_at=AS_AT))
    assert {it.status for it in results} == {"not-available"}
    assert all(it.value is None and it.numerator is None and it.why.endswith(".") for it in results)


def test_the_authoritys_own_limit_stands_beside_the_statutory_one() -> None:
    from sightline.ground.days import Period, Unit

    plan = {"cppl_cp_plan_id": "p", "cppl_person_id": "child", "cppl_cp_plan_start_date": d("2025-01-01")}
    visit = {"cppv_cp_visit_id": "v", "cppv_cp_plan_id": "p", "cppv_cp_visit_date": d("2026-03-16")}
    held = {"ssd_cp_plans": [plan], "ssd_cp_visits": [visit]}
    assert figure("protection-visits-in-time", held) == (1, 1)
    stricter = {"child-protection-visit": Period(10, Unit.WORKING_DAYS)}
    assert figure("protection-visits-in-time", held, local=stricter) == (0, 1)


# A plan that ended on 30 June 2025: six months went by on 30 December 2025.
@pytest.mark.parametrize(
    ("ended", "entered", "answer"),
    [
        ("2025-06-30", "2025-12-30", (1, 1)),  # on the last day
        ("2025-06-30", "2025-12-31", (0, 1)),  # a day later
        ("2025-06-30", "2025-06-30", (1, 1)),  # the same day
        ("2025-06-30", "2025-06-29", (0, 1)),  # in care before the plan ended
        ("2025-06-30", None, (0, 1)),
        ("2025-12-01", "2025-12-05", (0, 0)),  # not long enough ago to tell
        (None, "2025-12-30", (0, 0)),  # still on a plan
    ],
)
def test_protection_plans_followed_by_care(ended: str | None, entered: str | None, answer: tuple[int, int]) -> None:
    plan = {"cppl_cp_plan_id": "p", "cppl_person_id": "child", "cppl_cp_plan_end_date": d(ended)}
    episode = {"clae_cla_episode_id": "e", "clae_person_id": "child", "clae_entered_care_date": d(entered)}
    held = {"ssd_cp_plans": [plan], "ssd_cla_episodes": [episode] if entered else []}
    assert figure("protection-plans-followed-by-care", held) == answer
