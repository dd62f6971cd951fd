"""Children who try the rules: on the very limit, over a bank holiday, born on 29 February, not yet born; and a canary.

They are added to the last return of a plan, with what each does to what is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from sightline.demonstration.children.columns import Tables
from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.truth import Truth
from sightline.ground.days import add_months, add_working_days
from sightline.knowledge import load

CANARY_ID = "CANARY0NEVERSHOW"
CANARY_FORENAME = "Xanthippa"
CANARY_SURNAME = "Neverprintme-Quillcanary"
CANARY_WORDS = (CANARY_ID, CANARY_FORENAME, CANARY_SURNAME)
"""A made child who is in every made return. None of these words may ever stand in a log, a page, a paper, a result
or an error; tests look for them everywhere."""

ASSESSED_IN = 45
TEAM, WORKER = "{}TE0000001", "{}W0000001"
Row = Mapping[str, Any]
Change = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """One such child: why they are there, their rows by table, and what they add to numerator and denominator."""

    id: str
    why: str
    rows: Mapping[str, tuple[Row, ...]]
    adds: Mapping[str, Change] = field(default_factory=dict)


def edges(plan: Plan) -> tuple[Edge, ...]:
    """The children who try the rules, as a plan's last return has them."""
    return tuple(_edges(plan.prefix, plan.until))


def with_edges(plan: Plan, tables: Tables, truths: Mapping[str, Truth]) -> tuple[Tables, dict[str, Truth]]:
    """The tables of a return with these children in them, and what is then true."""
    tables, truths = dict(tables), dict(truths)
    for edge in edges(plan):
        for name, rows in edge.rows.items():
            tables[name] = pa.concat_tables([tables[name], _rows(tables[name].schema, rows)])
        for measure, (met, counted) in edge.adds.items():
            before = truths.get(measure, Truth(0, 0))
            truths[measure] = Truth(before.numerator + met, before.denominator + counted)
    return tables, truths


def _rows(schema: pa.Schema, rows: tuple[Row, ...]) -> pa.Table:
    return pa.Table.from_pylist([dict(row) for row in rows], schema=schema)


def _edges(prefix: str, as_at: date) -> Iterator[Edge]:
    came = _working_day(as_at - timedelta(days=140))
    limit = add_working_days(came, ASSESSED_IN, load.holidays())
    yield _assessed(prefix, f"{prefix}EDGE1", "authorised on the last day in time", came, limit, is_met=True)
    late = add_working_days(came, ASSESSED_IN + 1, load.holidays())
    yield _assessed(prefix, f"{prefix}EDGE2", "authorised one working day too late", came, late, is_met=False)
    holiday = max(day for day in load.holidays() if add_working_days(day, ASSESSED_IN, load.holidays()) < as_at)
    begun = _working_day(holiday - timedelta(days=5))
    limit = add_working_days(begun, ASSESSED_IN, load.holidays())
    yield _assessed(prefix, f"{prefix}EDGE3", "on the last day in time, over a bank holiday", begun, limit, is_met=True)
    leap = date(2012, 2, 29)
    yield _assessed(
        prefix, f"{prefix}EDGE4", "born on 29 February", came, limit, is_met=limit <= _limit(came), born_on=leap
    )
    yield _two_plans(f"{prefix}EDGE5", as_at)
    yield _unborn(prefix, f"{prefix}EDGE6", as_at, came)
    yield _grown(prefix, f"{prefix}EDGE7", as_at)
    yield _canary(prefix, as_at, came)


def _limit(came: date) -> date:
    return add_working_days(came, ASSESSED_IN, load.holidays())


def _working_day(day: date) -> date:
    return add_working_days(day, 1, load.holidays())


def _person(id_: str, born_on: date | None, expected_on: date | None = None) -> Row:
    return {
        "pers_person_id": id_,
        "pers_forename": "Edge",
        "pers_surname": "Ofcase",
        "pers_sex": "F",
        "pers_gender": "02",
        "pers_ethnicity": "WBRI",
        "pers_dob": born_on,
        "pers_expected_dob": expected_on,
    }


def _referral(prefix: str, id_: str, came: date, closed: date | None = None) -> Row:
    reason = "RC8" if closed else None
    return {
        "cine_referral_id": f"{id_}R",
        "cine_person_id": id_,
        "cine_referral_date": came,
        "cine_cin_primary_need_code": "N1",
        "cine_referral_source_code": "6",
        "cine_referral_nfa": False,
        "cine_close_date": closed,
        "cine_close_reason": reason,
        "cine_referral_team": TEAM.format(prefix),
        "cine_referral_worker_id": WORKER.format(prefix),
    }


def _assessment(prefix: str, id_: str, start: date, done: date | None) -> Row:
    return {
        "cina_assessment_id": f"{id_}A",
        "cina_person_id": id_,
        "cina_referral_id": f"{id_}R",
        "cina_assessment_start_date": start,
        "cina_assessment_auth_date": done,
        "cina_assessment_child_seen": True if done else None,
        "cina_assessment_outcome_nfa": True if done else None,
        "cina_assessment_team": TEAM.format(prefix),
        "cina_assessment_worker_id": WORKER.format(prefix),
    }


REFERRED: Mapping[str, Change] = {"re-referrals": (0, 1), "referrals-with-no-further-action": (0, 1)}


def _assessed(
    prefix: str, id_: str, why: str, start: date, done: date, *, is_met: bool, born_on: date = date(2015, 5, 5)
) -> Edge:
    """A child referred and assessed, the assessment authorised on a telling day."""
    rows = {
        "ssd_person": (_person(id_, born_on),),
        "ssd_cin_episodes": (_referral(prefix, id_, start, done),),
        "ssd_cin_assessments": (_assessment(prefix, id_, start, done),),
    }
    adds = {
        **REFERRED,
        "assessments-in-45-working-days": (int(is_met), 1),
        "assessments-with-child-seen": (1, 1),
        "assessments-with-no-further-action": (1, 1),
    }
    return Edge(id_, why, rows, adds)


def _two_plans(id_: str, as_at: date) -> Edge:
    """Two child protection plans that begin on one day and end on one day."""
    start, end = _working_day(as_at - timedelta(days=130)), _working_day(as_at - timedelta(days=40))
    plans = tuple(
        {
            "cppl_cp_plan_id": f"{id_}P{number}",
            "cppl_person_id": id_,
            "cppl_cp_plan_start_date": start,
            "cppl_cp_plan_end_date": end,
            "cppl_cp_plan_initial_category": category,
            "cppl_cp_plan_latest_category": category,
            "cppl_cp_plan_ola": False,
        }
        for number, category in enumerate(("NEG", "EMO"))
    )
    adds = {"second-or-later-plans": (0, 2), "plans-ended-after-two-years": (0, 2), "first-core-groups-in-time": (0, 2)}
    return Edge(
        id_, "two plans on one day", {"ssd_person": (_person(id_, date(2014, 7, 7)),), "ssd_cp_plans": plans}, adds
    )


def _unborn(prefix: str, id_: str, as_at: date, came: date) -> Edge:
    """A child expected after the day of the return: no date of birth, a referral, an assessment still open."""
    rows = {
        "ssd_person": (_person(id_, None, as_at + timedelta(days=60)),),
        "ssd_cin_episodes": (_referral(prefix, id_, came),),
        "ssd_cin_assessments": (_assessment(prefix, id_, came, None),),
    }
    return Edge(id_, "not yet born", rows, REFERRED)


def _grown(prefix: str, id_: str, as_at: date) -> Edge:
    """A care leaver who turns eighteen on the day of the return."""
    leaver = {
        "clea_table_id": f"{id_}L",
        "clea_person_id": id_,
        "clea_care_leaver_eligibility": "Former Relevant",
        "clea_care_leaver_in_touch": "YES",
        "clea_care_leaver_latest_contact": as_at - timedelta(days=10),
        "clea_care_leaver_accommodation": "Z",
        "clea_care_leaver_accom_suitable": "1",
        "clea_care_leaver_activity": "F2",
        "clea_pathway_plan_review_date": as_at - timedelta(days=30),
        "clea_care_leaver_personal_advisor": WORKER.format(prefix),
        "clea_care_leaver_allocated_team": TEAM.format(prefix),
        "clea_care_leaver_worker_id": WORKER.format(prefix),
    }
    met = (
        "care-leavers-in-touch",
        "care-leavers-contacted-in-time",
        "care-leavers-with-a-personal-adviser",
        "pathway-plans-reviewed-in-time",
        "suitable-accommodation-17-to-18",
        "education-employment-17-to-18",
    )
    rows = {"ssd_person": (_person(id_, add_months(as_at, -18 * 12)),), "ssd_care_leavers": (leaver,)}
    return Edge(id_, "eighteen on the day", rows, dict.fromkeys(met, (1, 1)))


def _canary(prefix: str, as_at: date, came: date) -> Edge:
    """The canary: referred, assessed too late, so that lists of what is late would show it."""
    person = {**_person(CANARY_ID, date(2013, 3, 13)), "pers_forename": CANARY_FORENAME, "pers_surname": CANARY_SURNAME}
    rows = {
        "ssd_person": (person,),
        "ssd_cin_episodes": (_referral(prefix, CANARY_ID, came),),
        "ssd_cin_assessments": (_assessment(prefix, CANARY_ID, came, None),),
        "ssd_disability": (
            {"disa_table_id": f"{CANARY_ID}D", "disa_person_id": CANARY_ID, "disa_disability_code": "LD"},
        ),
    }
    return Edge(CANARY_ID, "the canary", rows, REFERRED)
