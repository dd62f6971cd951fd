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
CANARY_BORN_ON = date(2013, 3, 13)
CANARY_NAMES = (CANARY_FORENAME, CANARY_SURNAME)
CANARY_WORDS = (CANARY_ID, *CANARY_NAMES)
"""A made child who is in every made return. None of these words may ever stand in a log, a page, a paper, a result
or an error; tests look for them everywhere. The id alone may stand on a list of single children, before a person who
may see one."""

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
    limit = _limit(came)
    yield _assessed(_Case(prefix, 1, "authorised on the last day in time"), came, limit, is_met=True)
    yield _assessed(_Case(prefix, 2, "authorised one working day too late"), came, _working_day(limit), is_met=False)
    holiday = max(day for day in load.holidays() if _limit(day) < as_at)
    begun = _working_day(holiday - timedelta(days=5))
    yield _assessed(_Case(prefix, 3, "in time over a bank holiday, on the last day"), begun, _limit(begun), is_met=True)
    leap = _Case(prefix, 4, "born on 29 February", date(2012, 2, 29))
    yield _assessed(leap, came, limit, is_met=True)
    yield _two_plans(_Case(prefix, 5, "two plans on one day"), as_at)
    yield _unborn(_Case(prefix, 6, "not yet born"), as_at, came)
    yield _grown(_Case(prefix, 7, "eighteen on the day"), as_at)
    yield _canary(prefix, came)


@dataclass(frozen=True, slots=True)
class _Case:
    """One child who tries the rules: which, why, and born when."""

    prefix: str
    number: int
    why: str
    born_on: date = date(2015, 5, 5)

    @property
    def id(self) -> str:
        return f"{self.prefix}EDGE{self.number}" if self.number else CANARY_ID


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


def _referral(case: _Case, came: date, closed: date | None = None) -> Row:
    reason = "RC8" if closed else None
    return {
        "cine_referral_id": f"{case.id}R",
        "cine_person_id": case.id,
        "cine_referral_date": came,
        "cine_cin_primary_need_code": "N1",
        "cine_referral_source_code": "6",
        "cine_referral_nfa": False,
        "cine_close_date": closed,
        "cine_close_reason": reason,
        "cine_referral_team": TEAM.format(case.prefix),
        "cine_referral_worker_id": WORKER.format(case.prefix),
    }


def _assessment(case: _Case, start: date, done: date | None) -> Row:
    return {
        "cina_assessment_id": f"{case.id}A",
        "cina_person_id": case.id,
        "cina_referral_id": f"{case.id}R",
        "cina_assessment_start_date": start,
        "cina_assessment_auth_date": done,
        "cina_assessment_child_seen": True if done else None,
        "cina_assessment_outcome_nfa": True if done else None,
        "cina_assessment_team": TEAM.format(case.prefix),
        "cina_assessment_worker_id": WORKER.format(case.prefix),
    }


REFERRED: Mapping[str, Change] = {"re-referrals": (0, 1), "referrals-with-no-further-action": (0, 1)}


def _assessed(case: _Case, start: date, done: date, *, is_met: bool) -> Edge:
    """A child referred and assessed, the assessment authorised on a telling day."""
    rows = {
        "ssd_person": (_person(case.id, case.born_on),),
        "ssd_cin_episodes": (_referral(case, start, done),),
        "ssd_cin_assessments": (_assessment(case, start, done),),
    }
    adds = {
        **REFERRED,
        "assessments-in-45-working-days": (int(is_met), 1),
        "assessments-with-child-seen": (1, 1),
        "assessments-with-no-further-action": (1, 1),
    }
    return Edge(case.id, case.why, rows, adds)


def _two_plans(case: _Case, as_at: date) -> Edge:
    """Two child protection plans that begin on one day and end on one day."""
    start, end = _working_day(as_at - timedelta(days=130)), _working_day(as_at - timedelta(days=40))
    plans = tuple(
        {
            "cppl_cp_plan_id": f"{case.id}P{number}",
            "cppl_person_id": case.id,
            "cppl_cp_plan_start_date": start,
            "cppl_cp_plan_end_date": end,
            "cppl_cp_plan_initial_category": category,
            "cppl_cp_plan_latest_category": category,
            "cppl_cp_plan_ola": False,
        }
        for number, category in enumerate(("NEG", "EMO"))
    )
    adds = {"second-or-later-plans": (0, 2), "plans-ended-after-two-years": (0, 2), "first-core-groups-in-time": (0, 2)}
    rows = {"ssd_person": (_person(case.id, case.born_on),), "ssd_cp_plans": plans}
    return Edge(case.id, case.why, rows, adds)


def _unborn(case: _Case, as_at: date, came: date) -> Edge:
    """A child expected after the day of the return: no date of birth, a referral, an assessment still open."""
    rows = {
        "ssd_person": (_person(case.id, None, as_at + timedelta(days=60)),),
        "ssd_cin_episodes": (_referral(case, came),),
        "ssd_cin_assessments": (_assessment(case, came, None),),
    }
    return Edge(case.id, case.why, rows, REFERRED)


def _grown(case: _Case, as_at: date) -> Edge:
    """A care leaver who turns eighteen on the day of the return."""
    leaver = {
        "clea_table_id": f"{case.id}L",
        "clea_person_id": case.id,
        "clea_care_leaver_eligibility": "Former Relevant",
        "clea_care_leaver_in_touch": "YES",
        "clea_care_leaver_latest_contact": as_at - timedelta(days=10),
        "clea_care_leaver_accommodation": "Z",
        "clea_care_leaver_accom_suitable": "1",
        "clea_care_leaver_activity": "F2",
        "clea_pathway_plan_review_date": as_at - timedelta(days=30),
        "clea_care_leaver_personal_advisor": WORKER.format(case.prefix),
        "clea_care_leaver_allocated_team": TEAM.format(case.prefix),
        "clea_care_leaver_worker_id": WORKER.format(case.prefix),
    }
    met = (
        "care-leavers-in-touch",
        "care-leavers-contacted-in-time",
        "care-leavers-with-a-personal-adviser",
        "pathway-plans-reviewed-in-time",
        "suitable-accommodation-17-to-18",
        "education-employment-17-to-18",
    )
    rows = {"ssd_person": (_person(case.id, add_months(as_at, -18 * 12)),), "ssd_care_leavers": (leaver,)}
    return Edge(case.id, case.why, rows, dict.fromkeys(met, (1, 1)))


def _canary(prefix: str, came: date) -> Edge:
    """The canary: referred, assessed too late, so that lists of what is late would show it."""
    case = _Case(prefix, 0, "the canary")
    person = {**_person(CANARY_ID, CANARY_BORN_ON), "pers_forename": CANARY_FORENAME, "pers_surname": CANARY_SURNAME}
    rows = {
        "ssd_person": (person,),
        "ssd_cin_episodes": (_referral(case, came),),
        "ssd_cin_assessments": (_assessment(case, came, None),),
        "ssd_disability": (
            {"disa_table_id": f"{CANARY_ID}D", "disa_person_id": CANARY_ID, "disa_disability_code": "LD"},
        ),
    }
    return Edge(case.id, case.why, rows, REFERRED)
