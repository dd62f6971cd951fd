"""What stands beside the journey: private fostering, allegations, complaints, feedback, education at home."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, days_where, table
from sightline.demonstration.children.days import (
    Counts,
    Days,
    after_days,
    after_months,
    after_working_days,
    day,
    days,
    days_after,
    on_working_day,
)
from sightline.demonstration.children.drawing import between, chosen, day_within, exactly, stream
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Events, Owed, Planter, Spells

CHILDREN_AN_ARRANGEMENT, CHILDREN_AN_ALLEGATION, CHILDREN_A_COMPLAINT = 500, 120, 90
CHILDREN_A_WORD, CHILDREN_AT_HOME = 60, 110
SECTORS = ("School", "Nursery", "Sports club", "Foster care", "Transport")
OUTCOMES = ("substantiated", "unsubstantiated", "unfounded", "malicious", "below-threshold")
ANSWERS, THEMES = ("upheld", "partly-upheld", "not-upheld"), ("Communication", "Plans", "Workers", "Contact")
GIVERS = ("child", "parent", "carer")


def tables(planter: Planter, who: People) -> Tables:
    """The tables of what stands beside the journey, but for education at home, which is known as on a day."""
    return {
        **_private_fostering(planter, who),
        "extra_lado": _allegations(planter),
        "extra_complaint": _complaints(planter, who),
        "extra_feedback": _feedback(planter, who),
    }


def _some(planter: Planter, who: People, subject: str, each: int) -> tuple[Counts, Days]:
    """One child in so many, each with a working day since they were known."""
    rng = planter.plan.lot(subject)
    child = np.sort(rng.permutation(len(who))[: max(3, len(who) // each)])
    when = day_within(rng, who.known_on[child], days(len(child), planter.plan.until))
    return child, on_working_day(when)


def _private_fostering(planter: Planter, who: People) -> Tables:
    plan, rng = planter.plan, planter.plan.lot("private fostering visits")
    child, told_on = _some(planter, who, "private fostering", CHILDREN_AN_ARRANGEMENT)
    count = len(child)
    late = planter.beside(after_working_days(told_on, between(rng, count, 10, 25)), later=True)
    is_met = planter.flags("private-fostering-first-visits-in-time", told_on, late=late, tells=False)
    quick = planter.beside(after_working_days(told_on, between(rng, count, 2, 6)), later=False)
    first = np.where(is_met, quick, late)
    planter.truths.happened("private-fostering-first-visits-in-time", told_on, is_met, known=first)
    end = after_days(told_on, between(rng, count, 90, 900))
    spells = Spells(told_on, end)
    again, again_on = stream(rng, first, np.minimum(end, day(plan.until)), 36, 4)
    events = Events(np.r_[np.arange(count), again], np.r_[first, again_on])
    planter.latest("private-fostering-visits-in-time", spells, events, lambda on: _visit_owed(spells, on))
    arrangements = {
        "prif_arrangement_id": Ids(f"{plan.prefix}PF", np.arange(count)),
        "prif_person_id": who.ids(child),
        "prif_notified_date": told_on,
        "prif_start_date": after_days(told_on, -between(rng, count, 5, 60)),
        "prif_first_visit_date": first,
        "prif_assessed_date": after_working_days(first, 30),
        "prif_end_date": end,
        HAPPENED: told_on,
    }
    visits = {
        "prfv_visit_id": Ids(f"{plan.prefix}PV", np.arange(len(events.when))),
        "prfv_arrangement_id": Ids(f"{plan.prefix}PF", events.owner),
        "prfv_person_id": who.ids(child[events.owner]),
        "prfv_visit_date": events.when,
        "prfv_seen_alone": np.ones(len(events.when), dtype=np.bool_),
        HAPPENED: events.when,
    }
    return {"extra_private_fostering": table(arrangements), "extra_private_fostering_visit": table(visits)}


def _visit_owed(spells: Spells, on: np.datetime64) -> Owed:
    count = len(spells.start)
    spared = spells.start >= days_after(on, -140)
    stale = days(count, days_after(on, -86))
    return Owed(np.ones(count, dtype=np.bool_), days(count, days_after(on, -38)), stale, spared=spared)


def _allegations(planter: Planter) -> pa.Table:
    plan, rng = planter.plan, planter.plan.lot("allegations")
    count = max(5, plan.children // CHILDREN_AN_ALLEGATION)
    told_on = on_working_day(np.sort(day_within(rng, days(count, plan.since), days(count, plan.until))))
    late = after_working_days(told_on, between(rng, count, 3, 6))
    is_met = planter.flags("allegations-answered-in-one-working-day", told_on, late=late)
    quick, slow = after_days(told_on, between(rng, count, 20, 85)), after_days(told_on, between(rng, count, 97, 200))
    closed, _ = planter.clock("allegations-concluded-in-three-months", quick, slow)
    return table(
        {
            "lado_referral_id": Ids(f"{plan.prefix}LA", np.arange(count)),
            "lado_received_date": told_on,
            "lado_first_response_date": np.where(is_met, told_on, late),
            "lado_strategy_meeting_date": after_working_days(told_on, 4),
            "lado_sector": Codes(SECTORS, chosen(rng, count, (40, 15, 15, 20, 10))),
            "lado_outcome": Codes(OUTCOMES, chosen(rng, count, (30, 30, 15, 3, 22))),
            "lado_closed_date": closed,
            HAPPENED: told_on,
        }
    )


def _complaints(planter: Planter, who: People) -> pa.Table:
    plan, rng = planter.plan, planter.plan.lot("complaint answers")
    child, told_on = _some(planter, who, "complaints", CHILDREN_A_COMPLAINT)
    count = len(child)
    late = after_working_days(told_on, between(rng, count, 13, 30))
    is_met = planter.flags("complaints-answered-in-time", told_on, late=late, tells=False)
    answered = np.where(is_met, after_working_days(told_on, between(rng, count, 2, 9)), late)
    planter.truths.happened("complaints-answered-in-time", told_on, is_met, known=answered)
    return table(
        {
            "comp_complaint_id": Ids(f"{plan.prefix}CM", np.arange(count)),
            "comp_person_id": who.ids(child),
            "comp_received_date": told_on,
            "comp_stage": np.ones(count, dtype=np.int64),
            "comp_responded_date": answered,
            "comp_upheld": Codes(ANSWERS, chosen(rng, count, (25, 35, 40))),
            "comp_by_child": rng.random(count) < 0.3,
            "comp_theme": Codes(THEMES, chosen(rng, count, (40, 25, 20, 15))),
            HAPPENED: told_on,
        }
    )


def _feedback(planter: Planter, who: People) -> pa.Table:
    plan, rng = planter.plan, planter.plan.lot("feedback words")
    child, told_on = _some(planter, who, "feedback", CHILDREN_A_WORD)
    count = len(child)
    return table(
        {
            "feed_feedback_id": Ids(f"{plan.prefix}FB", np.arange(count)),
            "feed_person_id": who.ids(child),
            "feed_received_date": told_on,
            "feed_given_by": Codes(GIVERS, chosen(rng, count, (45, 40, 15))),
            "feed_rating": 1 + chosen(rng, count, (6, 10, 20, 34, 30)),
            "feed_theme": Codes(THEMES, chosen(rng, count, (40, 25, 20, 15))),
            HAPPENED: told_on,
        }
    )


def home_educated(planter: Planter, who: People, on: np.datetime64) -> pa.Table:
    """Children taught at home on a quarter day, the planned share of them contacted in the last year."""
    plan = planter.plan
    child, start = _some(planter, who, "home education", CHILDREN_AT_HOME)
    here = start <= days_after(on, -400)
    child, start = child[here], start[here]
    rng, count = plan.lot(f"home education {on}"), len(child)
    met = exactly(rng, count, planter.share("home-education-contacts", on))
    planter.truths.stood("home-education-contacts", on, int(met.sum()), count)
    ago = np.where(met, between(rng, count, 10, 350), between(rng, count, 375, 395))
    needed = rng.random(count) < 0.1
    return table(
        {
            "elhe_record_id": Ids(f"{plan.prefix}HE", child),
            "elhe_person_id": who.ids(child),
            "elhe_start_date": start,
            "elhe_end_date": np.full(count, np.datetime64("NaT", "D")),
            "elhe_last_contact_date": after_days(days(count, on), -ago),
            "elhe_consent_needed": needed,
            "elhe_consent_date": days_where(after_months(start, 1), needed),
        }
    )
