"""Periods of care: legal statuses, placements and the episodes they make, how a period ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import Path, Referrals
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, table
from sightline.demonstration.children.days import NEVER, Counts, Days, Flags, after_days, on_working_day, whole_days
from sightline.demonstration.children.drawing import between, chosen, day_within, repeated
from sightline.demonstration.children.people import People
from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.protection import Protection

LEGAL = ("V2", "C1", "C2", "E1", "L1", "L2")
VOLUNTARY, INTERIM, FULL, PLACEMENT_ORDER, POLICE, EMERGENCY = range(len(LEGAL))
FIRST_LEGAL = (52, 38, 0, 0, 5, 5)
PLACEMENTS = ("U1", "U3", "U4", "U6", "K2", "P1", "R3", "H5", "S1", "Z1", "A6")
BY_AGE = (
    (14, 20, 18, 32, 0, 8, 8, 0, 0, 0, 0),
    (10, 14, 30, 32, 8, 4, 0, 0, 2, 0, 0),
    (4, 6, 22, 22, 18, 3, 0, 22, 1, 2, 0),
)
AGES = (5, 15)
ADOPTED_PLACEMENT = len(PLACEMENTS) - 1
PROVIDERS = ("PR1", "PR4", "PR5", "PR0", "PR2")
ENDS = ("E4A", "E4B", "E13", "E46", "E12", "E17", "E6", "E8")
ADOPTED_END = 4
MOVES_A_YEAR = 0.6
YEAR = 365
DAY_SPAN = 1_000_000
ORDER_AFTER, PLACED_AFTER = 260, 420
ADOPTED_SHARE, ALONE_SHARE, FAR_SHARE, UNREGISTERED_SHARE = 0.6, 0.3, 0.17, 0.04


@dataclass(frozen=True, slots=True)
class Care:
    """Every period of care, in order: which referral led to it, whose it is, when it began and ended."""

    referral: Counts
    child: Counts
    start: Days
    end: Days
    born_on: Days
    adult_on: Days
    is_adopted: Flags
    is_alone: Flags

    def __len__(self) -> int:
        return len(self.start)

    def age_on(self, when: Days | np.datetime64) -> Counts:
        """Age in whole years, to a day or so."""
        return np.floor((when - self.born_on).astype(np.int64) / 365.25).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Steps:
    """What changes within periods of care, in order: which period, from when, and what it becomes."""

    owner: Counts
    start: Days
    what: Counts

    def end(self, care: Care) -> Days:
        """When each is over: as the next begins, or the period of care ends."""
        is_last = np.r_[self.owner[1:] != self.owner[:-1], True][: len(self.owner)]
        following = np.r_[self.start[1:], NEVER][: len(self.owner)]
        return np.where(is_last, care.end[self.owner], following)

    def key(self) -> Counts:
        """One number for period and day, growing with both."""
        return self.owner * DAY_SPAN + self.start.astype(np.int64)

    def at(self, key: Counts) -> Counts:
        """Which step holds at a period and day."""
        return np.searchsorted(self.key(), key, side="right") - 1


def care(plan: Plan, who: People, made: Referrals, kept: Protection) -> Care:
    """Draw every period of care."""
    rng, at = plan.lot("care"), made.at(Path.CARE)
    start = on_working_day(after_days(made.on[at], between(rng, len(at), 5, 60)))
    ends_of_plan = np.full(len(made), NEVER)
    ends_of_plan[kept.referral[kept.has_plan]] = kept.plan_ends_on[kept.has_plan]
    planned = ends_of_plan[at]
    start = np.where(np.isnat(planned), start, on_working_day(planned))
    end = np.minimum(after_days(start, made.stage_days[at]), made.ends_on[at])
    held = whole_days(start, end) > 1
    at, start, end = at[held], start[held], end[held]
    born_on, adult_on = who.born_on[made.child[at]], made.adult_on[at]
    lasts, age = whole_days(start, end), whole_days(born_on, start) / YEAR
    is_adopted = (lasts > 2 * YEAR) & (lasts < 6 * YEAR) & (age < 6) & (rng.random(len(at)) < ADOPTED_SHARE)
    is_alone = (age > 15) & (rng.random(len(at)) < ALONE_SHARE)
    return Care(at, made.child[at], start, end, born_on, adult_on, is_adopted, is_alone)


def legal_steps(plan: Plan, care: Care) -> Steps:
    """Legal statuses: most begin by agreement or under an interim order; a full order follows for many."""
    rng, count = plan.lot("legal"), len(care)
    first = np.where(care.is_adopted, INTERIM, chosen(rng, count, FIRST_LEGAL))
    first = np.where(care.is_alone, VOLUNTARY, first)
    urgent = np.isin(first, (POLICE, EMERGENCY))
    goes_on = (first == INTERIM) | urgent | ((first == VOLUNTARY) & ~care.is_alone & (rng.random(count) < 0.35))
    interim_on = after_days(care.start, np.where(urgent, between(rng, count, 2, 6), between(rng, count, 60, 200)))
    has_interim = goes_on & (first != INTERIM)
    full_on = after_days(np.where(has_interim, interim_on, care.start), between(rng, count, 150, 290))
    order_on = after_days(care.start, ORDER_AFTER)
    every = np.arange(count)
    parts = [
        (every, care.start, first),
        _part(every, interim_on, has_interim, INTERIM),
        _part(every, full_on, goes_on & ~care.is_adopted, FULL),
        _part(every, order_on, care.is_adopted, PLACEMENT_ORDER),
    ]
    return _steps(care, parts)


def placement_steps(plan: Plan, care: Care) -> Steps:
    """Placements: a first one, further ones about every other year, and the adopters' home."""
    rng, count = plan.lot("placements"), len(care)
    moves = rng.poisson(MOVES_A_YEAR * np.minimum(whole_days(care.start, care.end) / YEAR, 8))
    moves = np.where(care.is_adopted, np.minimum(moves, 1), moves)
    owner, _ = repeated(moves)
    last = np.where(care.is_adopted, after_days(care.start, ORDER_AFTER), after_days(care.end, -2))
    moved_on = day_within(rng, after_days(care.start[owner], 4), last[owner])
    owner, start = np.r_[np.arange(count), owner], np.r_[care.start, moved_on]
    age = care.age_on(care.start)[owner] + whole_days(care.start[owner], start) // YEAR
    band = np.digitize(age, AGES)
    what = np.choose(band, [chosen(rng, len(owner), weights) for weights in BY_AGE])
    what = np.where(care.is_alone[owner], PLACEMENTS.index("H5"), what)
    placed_on = after_days(care.start, PLACED_AFTER)
    return _steps(care, [(owner, start, what), _part(np.arange(count), placed_on, care.is_adopted, ADOPTED_PLACEMENT)])


def _part(owner: Counts, when: Days, some: Flags, what: int) -> tuple[Counts, Days, Counts]:
    return owner[some], when[some], np.full(int(some.sum()), what)


def _steps(care: Care, parts: list[tuple[Counts, Days, Counts]]) -> Steps:
    owner, start, what = (np.concatenate(each) for each in zip(*parts, strict=True))
    within = (start >= care.start[owner]) & (start < care.end[owner])
    owner, start, what = owner[within], start[within], what[within]
    order = np.lexsort((start, owner))
    owner, start, what = owner[order], start[order], what[order]
    key = owner * DAY_SPAN + start.astype(np.int64)
    alone = np.r_[True, key[1:] != key[:-1]][: len(key)]
    return Steps(owner[alone], start[alone], what[alone])


def tables(plan: Plan, who: People, care: Care, legal: Steps, placed: Steps) -> Tables:
    """The tables of periods of care."""
    return {
        "ssd_legal_status": _legal(plan, who, care, legal),
        "ssd_cla_placement": _placements(plan, who, care, placed),
        "ssd_cla_episodes": _episodes(plan, who, care, legal, placed),
        "ssd_immigration_status": _immigration(plan, who, care),
    }


def _legal(plan: Plan, who: People, care: Care, legal: Steps) -> pa.Table:
    return table(
        {
            "lega_legal_status_id": Ids(f"{plan.prefix}LS", np.arange(len(legal.owner))),
            "lega_person_id": who.ids(care.child[legal.owner]),
            "lega_legal_status": Codes(LEGAL, legal.what),
            "lega_legal_status_start_date": legal.start,
            "lega_legal_status_end_date": legal.end(care),
            HAPPENED: legal.start,
        }
    )


def _placements(plan: Plan, who: People, care: Care, placed: Steps) -> pa.Table:
    rng, count = plan.lot("placement codes"), len(placed.owner)
    is_home = np.isin(placed.what, [PLACEMENTS.index(code) for code in ("K2", "H5", "S1", "R3")])
    at_home = placed.what == PLACEMENTS.index("P1")
    miles = np.where(rng.random(count) < FAR_SHARE, 20 + 80 * rng.random(count), 18 * rng.random(count))
    has_number = is_home & (rng.random(count) >= UNREGISTERED_SHARE)
    return table(
        {
            "clap_cla_placement_id": Ids(f"{plan.prefix}PL", np.arange(count)),
            "clap_cla_placement_start_date": placed.start,
            "clap_cla_placement_type": Codes(PLACEMENTS, placed.what),
            "clap_cla_placement_urn": Ids("SC", np.where(has_number, 100_000 + placed.owner % 400, -1)),
            "clap_cla_placement_distance": np.where(at_home, 0.0, np.round(miles, 1)),
            "clap_cla_id": Ids(f"{plan.prefix}CA", placed.owner),
            "clap_cla_placement_provider": Codes(
                PROVIDERS, np.where(at_home, 3, chosen(rng, count, (55, 33, 8, 0, 4)))
            ),
            "clap_cla_placement_postcode": all_of("NM1 2AB", count),
            "clap_cla_placement_end_date": placed.end(care),
            "clap_cla_placement_change_reason": Codes(
                ("CARPL", "CREQB", "CHILD", "PLACE"), chosen(rng, count, (60, 20, 5, 15))
            ),
            "clap_person_id": who.ids(care.child[placed.owner]),
            HAPPENED: placed.start,
        }
    )


def _episodes(plan: Plan, who: People, care: Care, legal: Steps, placed: Steps) -> pa.Table:
    """One episode for each stretch with the same legal status and placement."""
    key = np.union1d(legal.key(), placed.key())
    owner, start = key // DAY_SPAN, (key % DAY_SPAN).astype("datetime64[D]")
    steps = Steps(owner, start, np.zeros(len(key), dtype=np.int64))
    end, is_last = steps.end(care), np.r_[owner[1:] != owner[:-1], True][: len(key)]
    new_legal, new_place = np.isin(key, legal.key()), np.isin(key, placed.key())
    is_first = start == care.start[owner]
    begun = np.where(is_first, 0, np.where(new_legal & new_place, 3, np.where(new_place, 2, 1)))
    return table(
        {
            "clae_cla_episode_id": Ids(f"{plan.prefix}EP", np.arange(len(key))),
            "clae_person_id": who.ids(care.child[owner]),
            "clae_cla_episode_start_date": start,
            "clae_cla_episode_start_reason": Codes(("S", "L", "P", "B"), begun),
            "clae_cla_primary_need_code": all_of("N1", len(key)),
            "clae_cla_episode_ceased_date": end,
            "clae_cla_episode_ceased_reason": Codes(
                (*ENDS, "X1"), np.where(is_last, _reasons(plan, care)[owner], len(ENDS))
            ),
            "clae_cla_id": Ids(f"{plan.prefix}CA", owner),
            "clae_referral_id": Ids(f"{plan.prefix}RE", care.referral[owner]),
            "clae_cla_placement_id": Ids(f"{plan.prefix}PL", placed.at(key)),
            "clae_entered_care_date": care.start[owner],
            HAPPENED: start,
        }
    )


def _reasons(plan: Plan, care: Care) -> Counts:
    """Why each period ended: adopted, grown up, or home."""
    rng, count = plan.lot("endings"), len(care)
    grown = care.end >= care.adult_on
    young = chosen(rng, count, (35, 20, 15, 20, 0, 0, 0, 10))
    old = chosen(rng, count, (0, 0, 0, 0, 0, 45, 50, 5))
    return np.where(care.is_adopted, ADOPTED_END, np.where(grown, old, young))


def _immigration(plan: Plan, who: People, care: Care) -> pa.Table:
    at = np.flatnonzero(care.is_alone)
    return table(
        {
            "immi_person_id": who.ids(care.child[at]),
            "immi_immigration_status_id": Ids(f"{plan.prefix}IM", at),
            "immi_immigration_status": all_of("Unaccompanied Asylum Seeking Child", len(at)),
            "immi_immigration_status_start_date": care.start[at],
            "immi_immigration_status_end_date": np.full(len(at), NEVER),
            HAPPENED: care.start[at],
        }
    )
