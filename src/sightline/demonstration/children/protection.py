"""Strategy discussions, section 47 enquiries, conferences and child protection plans."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import Path, Referrals, earlier
from sightline.demonstration.children.chains import chain, tell_reviewed
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, days_where, table
from sightline.demonstration.children.days import (
    Counts,
    Days,
    Flags,
    after_days,
    after_months,
    after_working_days,
    day,
    on_working_day,
)
from sightline.demonstration.children.drawing import between, chosen, stream
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Events, Planter, Spells, owed_within
from sightline.demonstration.children.workforce import Workforce

ENQUIRY_SHARES = (0.0, 0.10, 0.25, 1.0, 0.6)
"""The share of referrals with a section 47 enquiry, by how far the referral leads."""
CONFERENCE_SHARES = (0.0, 0.0, 0.2, 1.0, 0.6)
"""The share of those enquiries that go to a conference."""
CATEGORIES = ("NEG", "EMO", "PHY", "SAB", "MUL")
CATEGORY_WEIGHTS = (48, 36, 8, 5, 3)
QUORATE_SHARE, DRIFT_SHARE, BEDROOM_SHARE = 0.9, 0.05, 0.85
VISITED_EVERY = 12
STEPPED_DOWN_SHARE = 0.5
CORE_GROUP_EVERY = 30


@dataclass(frozen=True, slots=True)
class Protection:
    """Every enquiry with its referral, and what came of it: a conference, a plan."""

    referral: Counts
    child: Counts
    start: Days
    conference_on: Days
    has_plan: Flags
    plan_ends_on: Days


def protection(planter: Planter, made: Referrals) -> Protection:
    """Draw enquiries, conferences and plans, in order of child and day."""
    rng = planter.plan.lot("enquiries")
    at = np.flatnonzero(rng.random(len(made)) < np.array(ENQUIRY_SHARES)[made.path])
    on, path = made.on[at], made.path[at]
    quick = after_working_days(on, between(rng, len(at), 0, 1))
    start, _ = planter.clock(
        "strategy-discussions-in-time", quick, after_working_days(on, between(rng, len(at), 5, 15))
    )
    goes = rng.random(len(at)) < np.array(CONFERENCE_SHARES)[path]
    quick = after_working_days(start, between(rng, len(at), 7, 14))
    slow = after_working_days(start, between(rng, len(at), 17, 30))
    held, _ = planter.clock("conferences-in-15-working-days", days_where(quick, goes), days_where(slow, goes))
    has_plan = goes & (path >= Path.PROTECTED)
    stage = np.where(rng.random(len(at)) < STEPPED_DOWN_SHARE, made.stage_days[at] * 2 // 3, made.stage_days[at])
    lasts = np.where(path == Path.PROTECTED, stage, between(rng, len(at), 60, 200))
    ends = np.minimum(after_days(held, lasts), made.ends_on[at])
    return Protection(at, made.child[at], start, held, has_plan, days_where(ends, has_plan))


def tables(planter: Planter, who: People, made: Referrals, staff: Workforce, kept: Protection) -> Tables:
    """The tables of child protection."""
    return {
        **_enquiries(planter, who, made, staff, kept),
        "ssd_initial_cp_conference": _conferences(planter, who, staff, kept),
        **_plans(planter, who, kept),
    }


def _enquiries(planter: Planter, who: People, made: Referrals, staff: Workforce, kept: Protection) -> Tables:
    plan, count = planter.plan, len(kept.start)
    rng = plan.lot("enquiry codes")
    end = after_working_days(kept.start, between(rng, count, 4, 15))
    is_nothing = np.isnat(kept.conference_on)
    planter.truths.happened("enquiries-with-no-further-action", kept.start, is_nothing, known=end)
    referral, person = Ids(f"{plan.prefix}RE", kept.referral), who.ids(kept.child)
    enquiries = {
        "s47e_s47_enquiry_id": Ids(f"{plan.prefix}EN", np.arange(count)),
        "s47e_referral_id": referral,
        "s47e_person_id": person,
        "s47e_s47_start_date": kept.start,
        "s47e_s47_end_date": end,
        "s47e_s47_nfa": is_nothing,
        "s47e_s47_completed_by_worker_id": staff.worker_of(kept.referral),
        "s47e_s47_completed_by_team": staff.team_of(kept.referral),
        HAPPENED: kept.start,
    }
    discussions = {
        "stra_discussion_id": Ids(f"{plan.prefix}SD", np.arange(count)),
        "stra_person_id": person,
        "stra_referral_id": referral,
        "stra_concern_date": made.on[kept.referral],
        "stra_held_date": kept.start,
        "stra_led_to_enquiry": np.ones(count, dtype=np.bool_),
        "stra_quorate": rng.random(count) < QUORATE_SHARE,
        HAPPENED: kept.start,
    }
    return {"ssd_s47_enquiry": table(enquiries), "extra_strategy_discussion": table(discussions)}


def _conferences(planter: Planter, who: People, staff: Workforce, kept: Protection) -> pa.Table:
    plan, at = planter.plan, np.flatnonzero(~np.isnat(kept.conference_on))
    planter.truths.happened("conferences-leading-to-a-plan", kept.conference_on[at], kept.has_plan[at])
    return table(
        {
            "icpc_icpc_id": Ids(f"{plan.prefix}IC", at),
            "icpc_icpc_meeting_id": Ids(f"{plan.prefix}ME", at),
            "icpc_s47_enquiry_id": Ids(f"{plan.prefix}EN", at),
            "icpc_person_id": who.ids(kept.child[at]),
            "icpc_cp_plan_id": Ids(f"{plan.prefix}CP", np.where(kept.has_plan[at], at, -1)),
            "icpc_referral_id": Ids(f"{plan.prefix}RE", kept.referral[at]),
            "icpc_icpc_transfer_in": np.zeros(len(at), dtype=np.bool_),
            "icpc_icpc_target_date": after_working_days(kept.start[at], 15),
            "icpc_icpc_date": kept.conference_on[at],
            "icpc_icpc_outcome_cp_flag": kept.has_plan[at],
            "icpc_icpc_team": staff.team_of(kept.referral[at]),
            "icpc_icpc_worker_id": staff.worker_of(kept.referral[at]),
            HAPPENED: kept.conference_on[at],
        }
    )


def _plans(planter: Planter, who: People, kept: Protection) -> Tables:
    plan, at = planter.plan, np.flatnonzero(kept.has_plan)
    rng, child = plan.lot("protection plans"), kept.child[at]
    spells = Spells(kept.conference_on[at], kept.plan_ends_on[at])
    before = earlier(child, spells.start)
    planter.truths.happened("second-or-later-plans", spells.start, ~np.isnat(before))
    planter.truths.happened("plans-ended-after-two-years", spells.end, spells.end > after_months(spells.start, 24))
    category = chosen(rng, len(at), CATEGORY_WEIGHTS)
    drifted = np.where(rng.random(len(at)) < DRIFT_SHARE, 0, category)
    plans = {
        "cppl_cp_plan_id": Ids(f"{plan.prefix}CP", at),
        "cppl_referral_id": Ids(f"{plan.prefix}RE", kept.referral[at]),
        "cppl_icpc_id": Ids(f"{plan.prefix}IC", at),
        "cppl_person_id": who.ids(child),
        "cppl_cp_plan_start_date": spells.start,
        "cppl_cp_plan_end_date": spells.end,
        "cppl_cp_plan_initial_category": Codes(CATEGORIES, category),
        "cppl_cp_plan_ola": np.zeros(len(at), dtype=np.bool_),
        "cppl_cp_plan_latest_category": Codes(CATEGORIES, drifted),
        HAPPENED: spells.start,
    }
    around = _Around(planter, who, child, at, spells)
    return {
        "ssd_cp_plans": table(plans),
        "ssd_cp_visits": _visits(around),
        "ssd_cp_reviews": _reviews(around),
        "extra_core_group": _core_groups(around),
    }


@dataclass(frozen=True, slots=True)
class _Around:
    """Plans and what is drawn around them: their children, their numbers, their days."""

    planter: Planter
    who: People
    child: Counts
    number: Counts
    spells: Spells

    @property
    def until(self) -> Days:
        """The last day on which anything happens in each plan."""
        return np.minimum(self.spells.end, day(self.planter.plan.until))

    def ids(self, owner: Counts, own: str) -> dict[str, Ids]:
        """The identifiers of the child and the plan of each event, with these names."""
        prefix = self.planter.plan.prefix
        return {
            f"{own}_person_id": self.who.ids(self.child[owner]),
            f"{own}_cp_plan_id": Ids(f"{prefix}CP", self.number[owner]),
        }


def _visits(around: _Around) -> pa.Table:
    """Visits about every twelve days, the planned share of open plans visited lately on each quarter day."""
    plan, rng = around.planter.plan, around.planter.plan.lot("protection visits")
    events = Events(*stream(rng, around.spells.start, around.until, VISITED_EVERY, 3))
    count = len(around.spells.start)
    around.planter.latest("protection-visits-in-time", around.spells, events, lambda on: owed_within(count, on, 9, 35))
    owner, when = events.owner, events.when
    alone = around.planter.last_flags("protection-seen-alone", around.spells, events)
    return table(
        {
            "cppv_cp_visit_id": Ids(f"{plan.prefix}PV", np.arange(len(when))),
            **around.ids(owner, "cppv"),
            "cppv_cp_visit_date": when,
            "cppv_cp_visit_seen": np.ones(len(when), dtype=np.bool_),
            "cppv_cp_visit_seen_alone": alone,
            "cppv_cp_visit_bedroom": rng.random(len(when)) < BEDROOM_SHARE,
            HAPPENED: when,
        }
    )


def _reviews(around: _Around) -> pa.Table:
    """Review conferences: the first within three months of the plan's start, then within six."""
    plan = around.planter.plan
    held = chain(around.planter, "protection-reviews-held-in-time", around.spells.start, around.until, _review_due)
    due_on = after_months(around.spells.start, 3)
    tell_reviewed(around.planter, "protection-reviews-in-time", around.spells, held, lambda on: due_on <= on)
    count = len(held.when)
    return table(
        {
            "cppr_cp_review_id": Ids(f"{plan.prefix}PR", np.arange(count)),
            **around.ids(held.owner, "cppr"),
            "cppr_cp_review_due": held.due,
            "cppr_cp_review_date": held.when,
            "cppr_cp_review_meeting_id": Ids(f"{plan.prefix}RM", np.arange(count)),
            "cppr_cp_review_outcome_continue_cp": after_days(held.when, 1) < around.spells.end[held.owner],
            "cppr_cp_review_quorate": np.ones(count, dtype=np.bool_),
            HAPPENED: held.when,
        }
    )


def _review_due(serial: int, before: Days) -> Days:
    return after_months(before, 3 if serial == 0 else 6)


def _core_groups(around: _Around) -> pa.Table:
    """The first core group within ten working days for the planned share, then about every month."""
    plan, rng, spells = around.planter.plan, around.planter.plan.lot("core groups"), around.spells
    count = len(spells.start)
    late = after_working_days(spells.start, between(rng, count, 13, 25))
    is_met = around.planter.flags("first-core-groups-in-time", spells.start, late=late, tells=False)
    first = np.where(is_met, after_working_days(spells.start, between(rng, count, 3, 9)), late)
    around.planter.truths.happened("first-core-groups-in-time", spells.start, is_met, known=first)
    again, again_on = stream(rng, first, around.until, CORE_GROUP_EVERY, 5)
    owner, when = np.r_[np.arange(count), again], np.r_[first, on_working_day(again_on)]
    return table(
        {
            "core_meeting_id": Ids(f"{plan.prefix}CG", np.arange(len(when))),
            **around.ids(owner, "core"),
            "core_held_date": when,
            "core_quorate": rng.random(len(when)) < QUORATE_SHARE,
            HAPPENED: when,
        }
    )
