"""Child in need plans: after an assessment, or stepped down from a child protection plan."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import Path, Referrals
from sightline.demonstration.children.chains import chain
from sightline.demonstration.children.columns import HAPPENED, Ids, Tables, table
from sightline.demonstration.children.days import (
    Counts,
    Days,
    after_days,
    after_months,
    after_working_days,
    day,
    whole_days,
)
from sightline.demonstration.children.drawing import between, stream
from sightline.demonstration.children.front_door import Assessments
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Events, Planter, Spells, owed_within
from sightline.demonstration.children.protection import Protection
from sightline.demonstration.children.workforce import Workforce

VISITED_EVERY = 24
SHORTEST_PLAN = 40
ALONE_SHARE = 0.6


def tables(
    planter: Planter, who: People, made: Referrals, staff: Workforce, assessed: Assessments, kept: Protection
) -> Tables:
    """The tables of help under a plan."""
    plan = planter.plan
    referral, spells = _plans(planter, made, assessed, kept)
    number, person = np.arange(len(referral)), who.ids(made.child[referral])
    plans = {
        "cinp_cin_plan_id": Ids(f"{plan.prefix}NP", number),
        "cinp_referral_id": Ids(f"{plan.prefix}RE", referral),
        "cinp_person_id": person,
        "cinp_cin_plan_start_date": spells.start,
        "cinp_cin_plan_end_date": spells.end,
        "cinp_cin_plan_team": staff.team_of(referral),
        "cinp_cin_plan_worker_id": staff.worker_of(referral),
        HAPPENED: spells.start,
    }
    until = np.minimum(spells.end, day(plan.until))
    return {
        "ssd_cin_plans": table(plans),
        "ssd_cin_visits": _visits(planter, who, made.child[referral], spells, until),
        "extra_cin_review": _reviews(planter, who, made.child[referral], spells, until),
    }


def _plans(planter: Planter, made: Referrals, assessed: Assessments, kept: Protection) -> tuple[Counts, Spells]:
    rng = planter.plan.lot("need plans")
    first = np.arange(len(assessed.referral)) < int((made.path != Path.NO_ACTION).sum())
    helped = np.flatnonzero(first & (made.path[assessed.referral] == Path.HELPED))
    start = after_working_days(assessed.done[helped], between(rng, len(helped), 1, 5))
    down = np.flatnonzero(kept.has_plan & (made.path[kept.referral] == Path.PROTECTED))
    referral = np.r_[assessed.referral[helped], kept.referral[down]]
    start = np.r_[start, after_days(kept.plan_ends_on[down], 1)]
    long = whole_days(start, made.ends_on[referral]) > SHORTEST_PLAN
    return referral[long], Spells(start[long], made.ends_on[referral][long])


def _visits(planter: Planter, who: People, child: Counts, spells: Spells, until: Days) -> pa.Table:
    plan, rng = planter.plan, planter.plan.lot("need visits")
    events = Events(*stream(rng, spells.start, until, VISITED_EVERY, 3))
    count = len(spells.start)
    planter.latest("child-in-need-visits-in-time", spells, events, lambda on: owed_within(count, on, 18, 45))
    visits = len(events.when)
    return table(
        {
            "cinv_cin_visit_id": Ids(f"{plan.prefix}NV", np.arange(visits)),
            "cinv_person_id": who.ids(child[events.owner]),
            "cinv_cin_visit_date": events.when,
            "cinv_cin_visit_seen": np.ones(visits, dtype=np.bool_),
            "cinv_cin_visit_seen_alone": rng.random(visits) < ALONE_SHARE,
            "cinv_cin_visit_bedroom": rng.random(visits) < ALONE_SHARE,
            HAPPENED: events.when,
        }
    )


def _reviews(planter: Planter, who: People, child: Counts, spells: Spells, until: Days) -> pa.Table:
    """Reviews about every three months."""
    held = chain(
        planter, "child-in-need-reviews-held-in-time", spells.start, until, lambda _, last: after_months(last, 3)
    )
    for on in planter.plan.quarter_days:
        counted = spells.open_on(on)
        met = counted & (held.next_due(on) >= on)
        planter.truths.stood("child-in-need-reviews-in-time", on, int(met.sum()), int(counted.sum()))
    return table(
        {
            "cinr_review_id": Ids(f"{planter.plan.prefix}NR", np.arange(len(held.when))),
            "cinr_person_id": who.ids(child[held.owner]),
            "cinr_cin_plan_id": Ids(f"{planter.plan.prefix}NP", held.owner),
            "cinr_due_date": held.due,
            "cinr_review_date": held.when,
            HAPPENED: held.when,
        }
    )
