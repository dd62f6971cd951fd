"""Contacts, decisions on them, early help, referrals and assessments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import ASSESSMENT_DAYS, Path, Referrals, earlier, off_quarter_days
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, table
from sightline.demonstration.children.days import (
    Counts,
    Days,
    after_days,
    after_months,
    after_working_days,
    day,
    on_working_day,
)
from sightline.demonstration.children.drawing import between, chosen, repeated, stream
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.workforce import Workforce

SOURCES = ("6", "2A", "3A", "3C", "1A", "1B", "5B", "4", "8", "9", "10")
SOURCE_WEIGHTS = (30, 22, 8, 10, 6, 5, 6, 4, 5, 3, 1)
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N8")
NEED_WEIGHTS = (58, 9, 4, 9, 14, 4, 2)
FURTHER_CONTACTS, CONTACTS_FOR = 5.0, 500
DECISIONS = ("referral", "early-help", "advice", "no-further-action")
EARLY_HELP_SHARE = 0.25
LATER_START_SHARE = 0.15
ASSESSED_EVERY = 330
MORNING, AFTERNOON = np.timedelta64(10, "h"), np.timedelta64(15, "h")
ORGANISATIONS = ("Northmere Family Hubs", "Made-up Primary School", "Invented Health Trust", "Pretend Youth Service")
FACTORS = ('["1A"]', '["3B","4B"]', '["2B"]', '["5A"]', '["6A"]', '["19B"]', '["20"]')


@dataclass(frozen=True, slots=True)
class Assessments:
    """Every assessment: of which referral, begun when, authorised when."""

    referral: Counts
    start: Days
    done: Days


def tables(planter: Planter, who: People, made: Referrals, staff: Workforce, assessed: Assessments) -> Tables:
    """The tables of the front door."""
    return {
        **_contacts(planter, who, made),
        "ssd_early_help_episodes": _early_help(planter, who, staff),
        "ssd_cin_episodes": _referrals(planter, who, made, staff, assessed),
        **_assessments(planter, who, made, staff, assessed),
    }


def assessments(planter: Planter, made: Referrals) -> Assessments:
    """One assessment of every referral that leads on, and one a year of those that stay open."""
    rng = planter.plan.lot("assessments")
    first = np.flatnonzero(made.path != Path.NO_ACTION)
    start = after_working_days(made.on[first], (rng.random(len(first)) < LATER_START_SHARE).astype(np.int64))
    again, again_on = stream(rng, made.on, after_days(made.ends_on, -ASSESSMENT_DAYS), ASSESSED_EVERY, 20)
    kept = made.path[again] >= Path.HELPED
    referral, start = np.r_[first, again[kept]], np.r_[start, on_working_day(again_on[kept])]
    quick = after_working_days(start, 44 - (39 * rng.random(len(start)) ** 2).astype(np.int64))
    done, _ = planter.clock(
        "assessments-in-45-working-days", quick, after_working_days(start, between(rng, len(start), 47, 75))
    )
    return Assessments(referral, start, done)


def _contacts(planter: Planter, who: People, made: Referrals) -> Tables:
    """One contact that led to each referral, and others that did not; when a manager decided on each."""
    plan, rng = planter.plan, planter.plan.lot("contacts")
    owner, _ = repeated(rng.poisson(FURTHER_CONTACTS, len(who)))
    other_on = after_days(who.known_on[owner], rng.exponential(CONTACTS_FOR, len(owner)).astype(np.int64))
    owner, other_on = owner[other_on <= day(plan.until)], other_on[other_on <= day(plan.until)]
    other_on = off_quarter_days(plan, on_working_day(other_on))
    child, when = np.r_[made.child, owner], np.r_[after_working_days(made.on, -1), other_on]
    _, once = np.unique(np.stack([child, when.astype(np.int64)]), axis=1, return_index=True)
    child, when = child[np.sort(once)], when[np.sort(once)]
    count = len(child)
    decision = np.where(np.isin(np.sort(once), np.arange(len(made))), 0, 1 + chosen(rng, count, (15, 45, 40)))
    late = after_working_days(when, 3)
    is_met = planter.flags("contacts-decided-in-one-working-day", when, late=late)
    contacts = {
        "cont_contact_id": Ids(f"{plan.prefix}CO", np.arange(count)),
        "cont_person_id": who.ids(child),
        "cont_contact_date": when,
        "cont_contact_source_code": Codes(SOURCES, chosen(rng, count, SOURCE_WEIGHTS)),
        "cont_contact_outcome_json": Codes(tuple(f'{{"decision": "{it}"}}' for it in DECISIONS), decision),
        HAPPENED: when,
    }
    decisions = {
        "cond_contact_id": contacts["cont_contact_id"],
        "cond_person_id": contacts["cont_person_id"],
        "cond_received_at": when.astype("datetime64[h]") + MORNING,
        "cond_decided_at": np.where(is_met, when, late).astype("datetime64[h]") + AFTERNOON,
        "cond_decision": Codes(DECISIONS, decision),
        HAPPENED: when,
    }
    return {"ssd_contacts": table(contacts), "extra_contact_decision": table(decisions)}


def _early_help(planter: Planter, who: People, staff: Workforce) -> pa.Table:
    plan, rng = planter.plan, planter.plan.lot("early help")
    child = np.flatnonzero(rng.random(len(who)) < EARLY_HELP_SHARE)
    start = on_working_day(after_days(who.known_on[child], between(rng, len(child), 2, 40)))
    quick = after_working_days(start, between(rng, len(child), 5, 29))
    end, _ = planter.clock(
        "early-help-completed-in-time", quick, after_working_days(start, between(rng, len(child), 47, 80))
    )
    return table(
        {
            "earl_episode_id": Ids(f"{plan.prefix}EH", np.arange(len(child))),
            "earl_person_id": who.ids(child),
            "earl_episode_start_date": start,
            "earl_episode_end_date": end,
            "earl_episode_reason": all_of("Family support", len(child)),
            "earl_episode_end_reason": Codes(("Outcomes met", "Step-up", "NFA"), chosen(rng, len(child), (60, 15, 25))),
            "earl_episode_organisation": Codes(ORGANISATIONS, chosen(rng, len(child), (4, 3, 2, 1))),
            HAPPENED: start,
        }
    )


def _referrals(planter: Planter, who: People, made: Referrals, staff: Workforce, assessed: Assessments) -> pa.Table:
    plan, rng, count = planter.plan, planter.plan.lot("referral codes"), len(made)
    before = earlier(made.child, made.on)
    planter.truths.happened("re-referrals", made.on, after_months(before, 12) >= made.on)
    planter.truths.happened("referrals-with-no-further-action", made.on, made.path == Path.NO_ACTION)
    closed = made.ends_on.copy()
    only = np.isin(assessed.referral, made.at(Path.ASSESSED))
    closed[assessed.referral[only]] = assessed.done[only]
    reason = np.where(made.path == Path.ASSESSED, 1, chosen(rng, count, (90, 0, 4, 6)))
    return table(
        {
            "cine_referral_id": Ids(f"{plan.prefix}RE", np.arange(count)),
            "cine_person_id": who.ids(made.child),
            "cine_referral_date": made.on,
            "cine_cin_primary_need_code": Codes(NEEDS, chosen(rng, count, NEED_WEIGHTS)),
            "cine_referral_source_code": Codes(SOURCES, chosen(rng, count, SOURCE_WEIGHTS)),
            "cine_referral_nfa": made.path == Path.NO_ACTION,
            "cine_close_reason": Codes(("RC7", "RC8", "RC5", "RC9"), reason),
            "cine_close_date": closed,
            "cine_referral_team": staff.team_of(np.arange(count)),
            "cine_referral_worker_id": staff.worker_of(np.arange(count)),
            HAPPENED: made.on,
        }
    )


def _assessments(planter: Planter, who: People, made: Referrals, staff: Workforce, assessed: Assessments) -> Tables:
    plan, referral, count = planter.plan, assessed.referral, len(assessed.referral)
    rng = plan.lot("assessment codes")
    is_first = np.arange(count) < int((made.path != Path.NO_ACTION).sum())
    closes = is_first & (made.path[referral] == Path.ASSESSED)
    planter.truths.happened("assessments-with-no-further-action", assessed.done, closes)
    seen = planter.flags("assessments-with-child-seen", assessed.done)
    ids = Ids(f"{plan.prefix}AS", np.arange(count))
    assessments = {
        "cina_assessment_id": ids,
        "cina_person_id": who.ids(made.child[referral]),
        "cina_referral_id": Ids(f"{plan.prefix}RE", referral),
        "cina_assessment_start_date": assessed.start,
        "cina_assessment_child_seen": seen,
        "cina_assessment_auth_date": assessed.done,
        "cina_assessment_outcome_nfa": closes,
        "cina_assessment_team": staff.team_of(referral),
        "cina_assessment_worker_id": staff.worker_of(referral),
        HAPPENED: assessed.start,
    }
    factors = {
        "cinf_table_id": Ids(f"{plan.prefix}FC", np.arange(count)),
        "cinf_assessment_id": ids,
        "cinf_assessment_factors_json": Codes(FACTORS, chosen(rng, count, [1] * len(FACTORS))),
        HAPPENED: assessed.done,
    }
    return {"ssd_cin_assessments": table(assessments), "ssd_assessment_factors": table(factors)}
