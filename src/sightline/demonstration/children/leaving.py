"""Care leavers, as they are known on a day: in touch, housed, learning or working, their plan reviewed."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.care import Care
from sightline.demonstration.children.columns import Codes, Ids, days_where, table
from sightline.demonstration.children.days import Counts, Days, Flags, after_days, birthday, days, whole_days
from sightline.demonstration.children.drawing import between, chosen, exactly
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.workforce import LEAVING_TEAM, Workforce

ELIGIBILITIES = ("Eligible", "Relevant", "Former Relevant", "Qualifying")
ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING = range(len(ELIGIBILITIES))
SUITABLE_HOMES, UNSUITABLE_HOMES = ("U", "D", "E", "B", "Z", "K"), ("W", "S", "V", "R", "X")
ACTIVE, IDLE = ("F1", "F2", "F4", "F5", "P2", "P5"), ("G4", "G5", "G6")
THIRTEEN_WEEKS = 91

Span: TypeAlias = tuple[int, int]
LEAVES_AT, GROWN_AT, ENDS_AT = 16, 18, 25


def leavers(planter: Planter, who: People, care: Care, staff: Workforce, on: np.datetime64) -> pa.Table:
    """Every care leaver on a quarter day, with the planned shares in touch, housed, active and reviewed."""
    at, eligibility = _population(care, on)
    lot = planter.plan.lot(f"leavers {on}")
    count, born = len(at), care.born_on[at]
    group = np.where(on < birthday(born, 19), 0, np.where(on < birthday(born, 22), 1, 2))
    group = np.where(on < birthday(born, 17), 3, group)
    in_touch = _planted(planter, lot, "care-leavers-in-touch", on, np.ones(count, dtype=np.bool_))
    contacted = _planted(planter, lot, "care-leavers-contacted-in-time", on, in_touch)
    reviewed = _planted(planter, lot, "pathway-plans-reviewed-in-time", on, eligibility != QUALIFYING)
    advised = _planted(planter, lot, "care-leavers-with-a-personal-adviser", on, np.ones(count, dtype=np.bool_))
    housed = _by_age(planter, lot, "suitable-accommodation", on, group)
    active = _by_age(planter, lot, "education-employment", on, group)
    seen_on = _ago(lot, on, contacted, (1, 50), (62, 200))
    reviewed_on = _ago(lot, on, reviewed, (5, 175), (190, 400))
    homes = (*SUITABLE_HOMES, *UNSUITABLE_HOMES)
    home = np.where(housed, chosen(lot, count, (40, 20, 15, 15, 5, 5)), 6 + chosen(lot, count, (30, 20, 15, 20, 15)))
    work = np.where(active, chosen(lot, count, (15, 40, 12, 25, 4, 4)), 6 + chosen(lot, count, (25, 60, 15)))
    return table(
        {
            "clea_table_id": Ids(f"{who.prefix}CL", at),
            "clea_person_id": who.ids(care.child[at]),
            "clea_care_leaver_eligibility": Codes(ELIGIBILITIES, eligibility),
            "clea_care_leaver_in_touch": Codes(
                ("YES", "NO", "REFU"), np.where(in_touch, 0, 1 + (lot.random(count) < 0.3))
            ),
            "clea_care_leaver_latest_contact": days_where(seen_on, in_touch),
            "clea_care_leaver_accommodation": Codes(homes, home),
            "clea_care_leaver_accom_suitable": Codes(("1", "2"), np.where(housed, 0, 1)),
            "clea_care_leaver_activity": Codes((*ACTIVE, *IDLE), work),
            "clea_pathway_plan_review_date": reviewed_on,
            "clea_care_leaver_personal_advisor": Ids(f"{who.prefix}W", np.where(advised, at % 7, -1)),
            "clea_care_leaver_allocated_team": staff.teams(np.full(count, LEAVING_TEAM)),
            "clea_care_leaver_worker_id": staff.workers(
                LEAVING_TEAM * staff.workers_a_team + at % staff.workers_a_team
            ),
        }
    )


def _ago(lot: np.random.Generator, on: np.datetime64, lately: Flags, near: Span, far: Span) -> Days:
    """A day before this one: lately where it is in time, else long ago."""
    count = len(lately)
    return after_days(days(count, on), -np.where(lately, between(lot, count, *near), between(lot, count, *far)))


def _population(care: Care, on: np.datetime64) -> tuple[Counts, Counts]:
    """Each young person's latest period of care, where they are of age and were in care at sixteen or over."""
    begun = np.flatnonzero(care.start <= on)
    _, last = np.unique(care.child[begun][::-1], return_index=True)
    at = np.sort(begun[len(begun) - 1 - last])
    born, end = care.born_on[at], care.end[at]
    of_age = (birthday(born, LEAVES_AT) <= on) & (on < birthday(born, ENDS_AT))
    at = at[of_age & ~(end < birthday(born, LEAVES_AT))]
    born, end = care.born_on[at], care.end[at]
    since = np.maximum(care.start[at], birthday(born, 14))
    long = whole_days(since, np.minimum(end, days(len(at), on))) >= THIRTEEN_WEEKS
    in_care, grown = ~(end <= on), on >= birthday(born, GROWN_AT)
    eligibility = np.where(long, np.where(in_care, ELIGIBLE, np.where(grown, FORMER_RELEVANT, RELEVANT)), QUALIFYING)
    some = long | ~in_care
    return at[some], eligibility[some]


def _planted(planter: Planter, lot: np.random.Generator, measure: str, on: np.datetime64, counted: Flags) -> Flags:
    found, at = np.zeros(len(counted), dtype=np.bool_), np.flatnonzero(counted)
    found[at] = exactly(lot, len(at), planter.share(measure, on))
    planter.truths.stood(measure, on, int(found.sum()), len(at))
    return found


def _by_age(planter: Planter, lot: np.random.Generator, measure: str, on: np.datetime64, group: Counts) -> Flags:
    """Yes or no for each age group of its own, as the department shows them; for others as for the older."""
    young = _planted(planter, lot, f"{measure}-17-to-18", on, group == 0)
    older = _planted(planter, lot, f"{measure}-19-to-21", on, group == 1)
    rest = lot.random(len(group)) < planter.share(f"{measure}-19-to-21", on)
    return np.where(group == 0, young, np.where(group == 1, older, rest))
