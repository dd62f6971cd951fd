"""Work before proceedings, family group meetings and court."""

from __future__ import annotations

import numpy as np

from sightline.demonstration.children.careers import Path, Referrals
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, days_where, table
from sightline.demonstration.children.days import after_days, after_working_days
from sightline.demonstration.children.drawing import between
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.protection import Protection

PRE_PROCEEDINGS_SHARE = 0.22
OUTCOMES = ("Decision to step down", "Decision to Issue Care Proceedings")
HELD_SHARE, LAWYER_SHARE = 0.6, 0.9


def tables(planter: Planter, who: People, made: Referrals, kept: Protection) -> Tables:
    """The tables of pre-proceedings: for some children on a plan, and for those who came into care; once a child."""
    plan, rng = planter.plan, planter.plan.lot("court")
    to_care = made.path[kept.referral] == Path.CARE
    at = np.flatnonzero(kept.has_plan & (to_care | (rng.random(len(kept.child)) < PRE_PROCEEDINGS_SHARE)))
    _, first = np.unique(kept.child[at], return_index=True)
    at = at[first]
    count, issued = len(at), to_care[at]
    decided = after_working_days(kept.conference_on[at], between(rng, count, 8, 30))
    quick, slow = after_days(decided, between(rng, count, 50, 105)), after_days(decided, between(rng, count, 120, 220))
    ended, _ = planter.clock("pre-proceedings-in-16-weeks", quick, slow)
    planter.truths.happened("pre-proceedings-stepped-down", ended, ~issued)
    letter = after_working_days(decided, 5)
    offered = planter.flags("family-meetings-offered", letter)
    applied = after_days(ended, between(rng, count, 2, 6))
    quick, slow = after_days(applied, between(rng, count, 130, 180)), after_days(applied, between(rng, count, 184, 300))
    final, _ = planter.clock("care-proceedings-in-26-weeks", days_where(quick, issued), days_where(slow, issued))
    person, family = who.ids(kept.child[at]), Ids(f"{plan.prefix}LF", at)
    pre_proceedings = {
        "prep_table_id": Ids(f"{plan.prefix}PP", at),
        "prep_person_id": person,
        "prep_plo_family_id": family,
        "prep_pre_pro_decision_date": decided,
        "prep_initial_pre_pro_meeting_date": after_working_days(decided, 9),
        "prep_pre_pro_outcome": Codes(OUTCOMES, issued.astype(np.int64)),
        "prep_agree_stepdown_issue_date": ended,
        "prep_legal_gateway_outcome": all_of("B", count),
        "prep_pre_pro_letter_date": letter,
        "prep_care_pro_letter_date": days_where(applied, issued),
        "prep_pre_pro_meetings_num": between(rng, count, 1, 4),
        "prep_pre_pro_parents_legal_rep": rng.random(count) < LAWYER_SHARE,
        HAPPENED: decided,
    }
    steps = {
        "prex_record_id": Ids(f"{plan.prefix}PX", at),
        "prex_person_id": person,
        "prex_family_id": family,
        "prex_legal_gateway_date": decided,
        "prex_letter_date": letter,
        "prex_review_date": after_days(letter, 42),
        "prex_end_date": ended,
        "prex_outcome": Codes(OUTCOMES, issued.astype(np.int64)),
        "prex_application_issued_date": days_where(applied, issued),
        "prex_final_order_date": final,
        "prex_extended": final > after_days(applied, 181),
        HAPPENED: decided,
    }
    meetings = {
        "fgdm_record_id": Ids(f"{plan.prefix}FG", at[offered]),
        "fgdm_person_id": who.ids(kept.child[at][offered]),
        "fgdm_offered_date": after_working_days(letter, -2)[offered],
        "fgdm_accepted": np.ones(int(offered.sum()), dtype=np.bool_),
        "fgdm_held_date": days_where(after_days(letter, 20), rng.random(count) < HELD_SHARE)[offered],
        "fgdm_before_proceedings": np.ones(int(offered.sum()), dtype=np.bool_),
        HAPPENED: decided[offered],
    }
    return {
        "ssd_pre_proceedings": table(pre_proceedings),
        "extra_pre_proceedings": table(steps),
        "extra_family_group_decision_making": table(meetings),
    }
