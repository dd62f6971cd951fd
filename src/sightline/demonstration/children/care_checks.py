"""What is owed to a child in care: visits, reviews, health, education, a plan for permanence; and going missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.care import DAY_SPAN, Care, Steps
from sightline.demonstration.children.chains import chain, tell_reviewed
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, flags_where, table
from sightline.demonstration.children.days import (
    Counts,
    Days,
    Flags,
    after_days,
    after_months,
    after_working_days,
    birthday,
    day,
    days,
    days_after,
)
from sightline.demonstration.children.drawing import between, chosen, day_within, repeated, stream
from sightline.demonstration.children.people import People
from sightline.demonstration.children.planting import Events, Owed, Planter, Spells

VISITED_EVERY, SEEN_BY_TEACHERS_EVERY, CHECKED_EVERY = 33, 95, 330
SCORED_FROM, SCORED_TO, INFANT = 4, 16, 5
PLANS = ('{"RETURNEV": "Y"}', '{"LTRELFR": "Y"}', '{"LTFOST18": "Y"}', '{"ADOPTION": "Y"}', '{"SUPPLIV": "Y"}')
PARTICIPATION = ("PN0", "PN1", "PN2", "PN5", "PN6", "PN7")
FOUR_HOURS = np.timedelta64(4, "h")
IMMUNISED_SHARE, GOES_MISSING_SHARE, AWAY_SHARE = 0.86, 0.12, 0.15


@dataclass(frozen=True, slots=True)
class _Around:
    planter: Planter
    who: People
    care: Care
    placed: Steps

    @property
    def prefix(self) -> str:
        return self.planter.plan.prefix

    @property
    def spells(self) -> Spells:
        return Spells(self.care.start, self.care.end)

    @property
    def until(self) -> Days:
        return np.minimum(self.care.end, day(self.planter.plan.until))

    def person(self, owner: Counts) -> Ids:
        return self.who.ids(self.care.child[owner])

    def is_aged(self, on: np.datetime64, low: int, high: int) -> Flags:
        born = self.care.born_on
        return (birthday(born, low) <= on) & (on < birthday(born, high + 1))

    def in_care_a_year(self, on: np.datetime64) -> Flags:
        return after_months(self.care.start, 12) <= on


def tables(planter: Planter, who: People, care: Care, placed: Steps) -> Tables:
    """The tables of what is owed to children in care."""
    around = _Around(planter, who, care, placed)
    return {
        "ssd_cla_visits": _visits(around),
        "ssd_cla_reviews": _reviews(around),
        "ssd_cla_health": _health(around),
        "ssd_cla_immunisations": _immunisations(around),
        "ssd_sdq_scores": _scores(around),
        "extra_personal_education_plan": _education(around),
        "ssd_cla_care_plan": _permanence(around),
        **_missing(around),
    }


def _visits(around: _Around) -> pa.Table:
    """Visits about every five weeks and at the start of each placement; the planned share in time each quarter day."""
    planter, rng = around.planter, around.planter.plan.lot("care visits")
    owner, when = stream(rng, around.spells.start, around.until, VISITED_EVERY, 4)
    placed = around.placed
    placed_on = np.minimum(after_days(placed.start, between(rng, len(placed.start), 1, 5)), around.until[placed.owner])
    events = Events(np.r_[owner, placed.owner], np.r_[when, placed_on])
    planter.latest("care-visits-in-time", around.spells, events, lambda on: _visit_owed(around, on))
    visits = len(events.when)
    return table(
        {
            "clav_cla_visit_id": Ids(f"{around.prefix}VI", np.arange(visits)),
            "clav_cla_id": Ids(f"{around.prefix}CA", events.owner),
            "clav_person_id": around.person(events.owner),
            "clav_cla_visit_date": events.when,
            "clav_cla_visit_seen": np.ones(visits, dtype=np.bool_),
            "clav_cla_visit_seen_alone": planter.last_flags("care-seen-alone", around.spells, events),
            HAPPENED: events.when,
        }
    )


def _visit_owed(around: _Around, on: np.datetime64) -> Owed:
    """A visit within six weeks and in the placement as it stands; in its first week there is still time."""
    count, placed = len(around.care), around.placed
    at = np.maximum(placed.at(np.arange(count) * DAY_SPAN + on.astype(np.int64)), 0)
    placed_on = np.maximum(placed.start[at], around.care.start)
    new = placed_on >= days_after(on, -7)
    return Owed(
        np.ones(count, dtype=np.bool_),
        days(count, days_after(on, -36)),
        days(count, days_after(on, -93)),
        placed_on,
        new,
    )


def _reviews(around: _Around) -> pa.Table:
    """Reviews: within 20 working days of entering care, then three months, then every six."""
    held = chain(around.planter, "care-reviews-held-in-time", around.spells.start, around.until, _review_due)
    first_due, first = after_working_days(around.care.start, 20), held.first()
    tell_reviewed(
        around.planter, "care-reviews-in-time", around.spells, held, lambda on: (first_due < on) | (first <= on)
    )
    rng, count = around.planter.plan.lot("participation"), len(held.when)
    infant = held.when < birthday(around.care.born_on, SCORED_FROM)[held.owner]
    took_part = np.where(infant, 0, 1 + chosen(rng, count, (55, 8, 15, 12, 10)))
    return table(
        {
            "clar_cla_review_id": Ids(f"{around.prefix}RV", np.arange(count)),
            "clar_cla_id": Ids(f"{around.prefix}CA", held.owner),
            "clar_cla_review_due_date": held.due,
            "clar_cla_review_date": held.when,
            "clar_cla_review_cancelled": np.zeros(count, dtype=np.bool_),
            "clar_cla_review_participation": Codes(PARTICIPATION, took_part),
            HAPPENED: held.when,
        }
    )


def _review_due(serial: int, before: Days) -> Days:
    return after_working_days(before, 20) if serial == 0 else after_months(before, 3 if serial == 1 else 6)


def _health(around: _Around) -> pa.Table:
    """A first assessment for everyone, then yearly ones (twice a year below five), and dental checks."""
    planter, care, rng = around.planter, around.care, around.planter.plan.lot("health")
    count = len(care)
    late = planter.beside(after_working_days(care.start, between(rng, count, 23, 55)), later=True)
    is_met = planter.flags("initial-health-assessments-in-time", care.start, late=late, tells=False)
    quick = planter.beside(after_working_days(care.start, between(rng, count, 6, 18)), later=False)
    first = np.where(is_met, quick, late)
    planter.truths.happened("initial-health-assessments-in-time", care.start, is_met, known=first)
    again, again_on = stream(rng, care.start, around.until, CHECKED_EVERY // 2, 20)
    often = around.care.age_on(care.start)[again] < INFANT
    kept = often | (rng.random(len(again)) < 0.5)
    assessed = Events(np.r_[np.arange(count), again[kept]], np.r_[first, again_on[kept]])
    planter.latest("review-health-assessments-in-time", around.spells, assessed, lambda on: _health_owed(around, on))
    teeth = Events(*stream(rng, care.start, around.until, CHECKED_EVERY, 30))
    planter.latest("dental-checks-in-time", around.spells, teeth, lambda on: _yearly(around, on))
    owner, when = np.r_[assessed.owner, teeth.owner], np.r_[assessed.when, teeth.when]
    is_dental = np.arange(len(when)) >= len(assessed.when)
    return table(
        {
            "clah_health_check_id": Ids(f"{around.prefix}HC", np.arange(len(when))),
            "clah_person_id": around.person(owner),
            "clah_health_check_type": Codes(("health-assessment", "dental-check"), is_dental.astype(np.int64)),
            "clah_health_check_date": when,
            "clah_health_check_status": all_of("Completed", len(when)),
            HAPPENED: when,
        }
    )


def _health_owed(around: _Around, on: np.datetime64) -> Owed:
    """Six months below five, a year from five on; whoever is late by one is late by both."""
    yearly = _yearly(around, on)
    infant = around.is_aged(on, 0, INFANT - 1)
    half = after_months(days(len(infant), on), -6)
    return Owed(yearly.counted, np.where(infant, half, yearly.fresh), yearly.stale)


def _yearly(around: _Around, on: np.datetime64) -> Owed:
    limit = after_months(days(len(around.care), on), -12)
    return Owed(around.in_care_a_year(on), limit, limit)


def _immunisations(around: _Around) -> pa.Table:
    """Up to date or not, as known since the child's latest period of care began."""
    rng, care = around.planter.plan.lot("immunisations"), around.care
    _, last = np.unique(care.child[::-1], return_index=True)
    at = np.sort(len(care) - 1 - last)
    return table(
        {
            "clai_person_id": around.person(at),
            "clai_immunisations_status": rng.random(len(at)) < IMMUNISED_SHARE,
            "clai_immunisations_status_date": care.start[at],
            HAPPENED: care.start[at],
        }
    )


def _scores(around: _Around) -> pa.Table:
    """Strengths and difficulties: a score in the year for the planned share of those aged 4 to 16."""
    planter, rng = around.planter, around.planter.plan.lot("scores")
    events = Events(*stream(rng, around.care.start, around.until, CHECKED_EVERY, 30))

    def owed(on: np.datetime64) -> Owed:
        yearly = _yearly(around, on)
        return Owed(yearly.counted & around.is_aged(on, SCORED_FROM, SCORED_TO), yearly.fresh, yearly.stale)

    planter.latest("strengths-questionnaires", around.spells, events, owed)
    count = len(events.when)
    return table(
        {
            "csdq_table_id": Ids(f"{around.prefix}SQ", np.arange(count)),
            "csdq_person_id": around.person(events.owner),
            "csdq_sdq_completed_date": events.when,
            "csdq_sdq_score": between(rng, count, 2, 32),
            HAPPENED: events.when,
        }
    )


def _education(around: _Around) -> pa.Table:
    """A first plan within ten working days for the planned share, then one a term from school age on."""
    planter, care, rng = around.planter, around.care, around.planter.plan.lot("education")
    count = len(care)
    late = planter.beside(after_working_days(care.start, between(rng, count, 13, 25)), later=True)
    is_met = planter.flags("first-education-plans-in-time", care.start, late=late, tells=False)
    quick = planter.beside(after_working_days(care.start, between(rng, count, 3, 9)), later=False)
    first = np.where(is_met, quick, late)
    _tell_first_plans(around, is_met, first)
    again, again_on = stream(rng, care.start, around.until, SEEN_BY_TEACHERS_EVERY, 10)
    later = again_on > first[again]
    events = Events(np.r_[np.arange(count), again[later]], np.r_[first, again_on[later]])
    planter.latest("education-plans-up-to-date", around.spells, events, lambda on: _education_owed(around, on))
    owner, when, plans = events.owner, events.when, len(events.when)
    return table(
        {
            "pepl_plan_id": Ids(f"{around.prefix}PE", np.arange(plans)),
            "pepl_person_id": around.person(owner),
            "pepl_plan_date": when,
            "pepl_is_first": when == first[owner],
            "pepl_quality": Codes(("outstanding", "good", "requires-improvement"), chosen(rng, plans, (15, 60, 25))),
            HAPPENED: when,
        }
    )


def _education_owed(around: _Around, on: np.datetime64) -> Owed:
    """A plan or its review within a term; whoever came lately has had the first one."""
    count, start = len(around.care), around.care.start
    counted = (after_working_days(start, 10) < on) & around.is_aged(on, 4, 17)
    limit = after_months(days(count, on), -4)
    return Owed(counted, limit, limit, spared=start >= days_after(on, -180))


def _tell_first_plans(around: _Around, is_met: Flags, first: Days) -> None:
    """Of those who entered care in the last year and are of school age now, whose plan came in time."""
    start = around.care.start
    for on in around.planter.plan.quarter_days:
        year_ago = after_months(days(1, on), -12)[0]
        counted = (start > year_ago) & (start <= on) & around.is_aged(on, 4, 17) & (first <= on)
        around.planter.truths.stood(
            "first-education-plans-in-time", on, int((counted & is_met).sum()), int(counted.sum())
        )


def _permanence(around: _Around) -> pa.Table:
    """A plan for permanence in the first hundred days for the planned share; for the others none is recorded."""
    planter, care, rng = around.planter, around.care, around.planter.plan.lot("permanence")
    has_plan = planter.flags("permanence-recorded", care.start)
    planned_on = after_days(care.start, between(rng, len(care), 20, 100))
    at = np.flatnonzero(has_plan & (planned_on < care.end))
    what = np.where(care.is_adopted[at], 3, chosen(rng, len(at), (30, 20, 40, 0, 10)))
    for on in planter.plan.quarter_days:
        counted = around.spells.open_on(on) & (after_months(care.start, 4) <= on)
        met = counted & has_plan & (planned_on <= on)
        planter.truths.stood("permanence-plans-by-second-review", on, int(met.sum()), int(counted.sum()))
    return table(
        {
            "lacp_table_id": Ids(f"{around.prefix}CP", at),
            "lacp_person_id": around.person(at),
            "lacp_cla_care_plan_start_date": planned_on[at],
            "lacp_cla_care_plan_end_date": care.end[at],
            "lacp_cla_care_plan_json": Codes(PLANS, what),
            HAPPENED: planned_on[at],
        }
    )


def _missing(around: _Around) -> Tables:
    """Missing episodes of older children, and the talk each is owed when found."""
    planter, care, rng = around.planter, around.care, around.planter.plan.lot("missing")
    goes = (care.age_on(around.until) >= 11) & (rng.random(len(care)) < GOES_MISSING_SHARE)
    owner, _ = repeated(np.where(goes, 1 + rng.poisson(3, len(care)), 0))
    since = np.maximum(care.start, birthday(care.born_on, 11))
    begun = day_within(rng, since[owner], after_days(around.until[owner], -1)).astype("datetime64[h]")
    start = begun + np.timedelta64(21, "h")
    found = start + between(rng, len(start), 2, 60).astype("timedelta64[h]")
    found = np.where(np.isin(found.astype("datetime64[D]"), planter.plan.quarter_days), found + FOUR_HOURS * 6, found)
    ended_on = found.astype("datetime64[D]")
    is_away = rng.random(len(start)) < AWAY_SHARE
    offered = planter.flags("return-interviews-offered", ended_on, counted=~is_away)
    accepted = planter.flags("return-interviews-accepted", ended_on, counted=offered)
    in_time = planter.flags("return-interviews-in-time", ended_on, counted=accepted, tells=False)
    hours = np.where(in_time, between(rng, len(start), 10, 70), between(rng, len(start), 100, 200))
    held = found + hours.astype("timedelta64[h]")
    planter.truths.happened("return-interviews-in-time", held[accepted].astype("datetime64[D]"), in_time[accepted])
    episodes = {
        "miss_table_id": Ids(f"{around.prefix}MI", np.arange(len(start))),
        "miss_person_id": around.person(owner),
        "miss_missing_episode_start_date": start,
        "miss_missing_episode_type": Codes(("Missing", "Away"), is_away.astype(np.int64)),
        "miss_missing_episode_end_date": found,
        "miss_missing_rhi_offered": offered,
        "miss_missing_rhi_accepted": flags_where(accepted, offered),
        HAPPENED: start.astype("datetime64[D]"),
    }
    talks = _interviews(around, owner, found, held, offered, accepted)
    return {"ssd_missing": table(episodes), "extra_return_home_interview": talks}


def _interviews(around: _Around, owner: Counts, found: Days, held: Days, offered: Flags, accepted: Flags) -> pa.Table:
    """The talks that were offered, with their hours."""
    at = np.flatnonzero(offered)
    return table(
        {
            "rehi_record_id": Ids(f"{around.prefix}RI", at),
            "rehi_person_id": around.person(owner[at]),
            "rehi_missing_id": Ids(f"{around.prefix}MI", at),
            "rehi_found_at": found[at],
            "rehi_offered_at": found[at] + FOUR_HOURS,
            "rehi_accepted": accepted[at],
            "rehi_held_at": np.where(accepted, held, np.datetime64("NaT", "h"))[at],
            "rehi_in_care": np.ones(len(at), dtype=np.bool_),
            HAPPENED: found.astype("datetime64[D]")[at],
        }
    )
