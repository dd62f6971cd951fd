"""Work before proceedings, family group meetings and court."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import Path, Referrals
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, days_where, table
from sightline.demonstration.children.days import Counts, Days, Flags, after_days, after_working_days
from sightline.demonstration.children.drawing import between
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.protection import Protection

PRE_PROCEEDINGS_SHARE = 0.22
OUTCOMES = ("Decision to step down", "Decision to Issue Care Proceedings")
HELD_SHARE, LAWYER_SHARE = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class _Work:
    """Work before proceedings: whose, when decided on and over, whether issued, and the court's days."""

    at: Counts
    child: Counts
    issued: Flags
    decided: Days
    ended: Days
    letter: Days
    offered: Flags
    applied: Days
    final: Days


def tables(planter: Planter, who: People, made: Referrals, kept: Protection) -> Tables:
    """The tables of pre-proceedings: for some children on a plan, and for those who came into care; once a child."""
    work = _work(planter, made, kept)
    return {
        "ssd_pre_proceedings": _before(planter, who, work),
        "extra_pre_proceedings": _steps(planter, who, work),
        "extra_family_group_decision_making": _meetings(planter, who, work),
    }


def _work(planter: Planter, made: Referrals, kept: Protection) -> _Work:
    rng, to_care = planter.plan.lot("court"), made.path[kept.referral] == Path.CARE
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
    return _Work(at, kept.child[at], issued, decided, ended, letter, offered, days_where(applied, issued), final)


def _before(planter: Planter, who: People, work: _Work) -> pa.Table:
    rng, count, prefix = planter.plan.lot("before court"), len(work.at), planter.plan.prefix
    return table(
        {
            "prep_table_id": Ids(f"{prefix}PP", work.at),
            "prep_person_id": who.ids(work.child),
            "prep_plo_family_id": Ids(f"{prefix}LF", work.at),
            "prep_pre_pro_decision_date": work.decided,
            "prep_initial_pre_pro_meeting_date": after_working_days(work.decided, 9),
            "prep_pre_pro_outcome": Codes(OUTCOMES, work.issued.astype(np.int64)),
            "prep_agree_stepdown_issue_date": work.ended,
            "prep_legal_gateway_outcome": all_of("B", count),
            "prep_pre_pro_letter_date": work.letter,
            "prep_care_pro_letter_date": work.applied,
            "prep_pre_pro_meetings_num": between(rng, count, 1, 4),
            "prep_pre_pro_parents_legal_rep": rng.random(count) < LAWYER_SHARE,
            HAPPENED: work.decided,
        }
    )


def _steps(planter: Planter, who: People, work: _Work) -> pa.Table:
    prefix = planter.plan.prefix
    return table(
        {
            "prex_record_id": Ids(f"{prefix}PX", work.at),
            "prex_person_id": who.ids(work.child),
            "prex_family_id": Ids(f"{prefix}LF", work.at),
            "prex_legal_gateway_date": work.decided,
            "prex_letter_date": work.letter,
            "prex_review_date": after_days(work.letter, 42),
            "prex_end_date": work.ended,
            "prex_outcome": Codes(OUTCOMES, work.issued.astype(np.int64)),
            "prex_application_issued_date": work.applied,
            "prex_final_order_date": work.final,
            "prex_extended": work.final > after_days(work.applied, 181),
            HAPPENED: work.decided,
        }
    )


def _meetings(planter: Planter, who: People, work: _Work) -> pa.Table:
    rng, some = planter.plan.lot("family meetings"), work.offered
    count = int(some.sum())
    return table(
        {
            "fgdm_record_id": Ids(f"{planter.plan.prefix}FG", work.at[some]),
            "fgdm_person_id": who.ids(work.child[some]),
            "fgdm_offered_date": after_working_days(work.letter, -2)[some],
            "fgdm_accepted": np.ones(count, dtype=np.bool_),
            "fgdm_held_date": days_where(after_days(work.letter[some], 20), rng.random(count) < HELD_SHARE),
            "fgdm_before_proceedings": np.ones(count, dtype=np.bool_),
            HAPPENED: work.decided[some],
        }
    )
