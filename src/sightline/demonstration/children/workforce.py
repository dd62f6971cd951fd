"""Teams and workers, who is allocated to whom, and supervision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.careers import Path, Referrals
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, table
from sightline.demonstration.children.days import Counts, Days, Flags, after_days, days, whole_days
from sightline.demonstration.children.drawing import between, chosen, stream
from sightline.demonstration.children.people import FORENAMES, SURNAMES, People
from sightline.demonstration.children.planting import Events, Owed, Planter, Spells, owed_within

TEAMS = (
    "Front Door",
    "Assessment East",
    "Assessment West",
    "Help and Protection 1",
    "Help and Protection 2",
    "Help and Protection 3",
    "Children in Care 1",
    "Children in Care 2",
    "Leaving Care",
    "Disabled Children",
)
TEAMS_OF_PATH = ((0, 1), (1, 2), (3, 5), (3, 5), (6, 7))
DISABLED_TEAM = 9
LEAVING_TEAM = 8
CHILDREN_A_WORKER = 25
CHANGE_REASONS = ("MANAGE", "LEFTRL", "TSPROC", "ABSENC", "ORGRST")
SUPERVISED_EVERY = 28
UNALLOCATED_SHARE = 0.02
CHANGED_SHARE = 0.35
PART_TIME_SHARE = 0.2
AGENCY_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who works on what: the team and the worker of each referral, by number."""

    prefix: str
    workers_a_team: int
    team: Counts
    worker: Counts

    def teams(self, numbers: Counts) -> Ids:
        """The identifiers of teams."""
        return Ids(f"{self.prefix}TE", numbers)

    def workers(self, numbers: Counts) -> Ids:
        """The identifiers of workers."""
        return Ids(f"{self.prefix}W", numbers)

    def team_of(self, referrals: Counts) -> Ids:
        """The teams of these referrals."""
        return self.teams(self.team[referrals])

    def worker_of(self, referrals: Counts) -> Ids:
        """The workers of these referrals."""
        return self.workers(self.worker[referrals])


def workforce(planter: Planter, who: People, made: Referrals) -> Workforce:
    """Give every referral its team and its worker."""
    plan, rng = planter.plan, planter.plan.lot("workforce")
    workers_a_team = max(2, plan.children // (plan.years * CHILDREN_A_WORKER * len(TEAMS) // 4))
    low, high = np.array(TEAMS_OF_PATH).T[:, made.path]
    team = np.where(
        who.is_disabled[made.child], DISABLED_TEAM, low + (rng.random(len(made)) * (high - low + 1)).astype(int)
    )
    worker = team * workers_a_team + between(rng, len(made), 0, workers_a_team - 1)
    return Workforce(plan.prefix, workers_a_team, team, worker)


def tables(planter: Planter, who: People, made: Referrals, staff: Workforce) -> Tables:
    """The tables of the workforce."""
    involved = _involved(planter, made, staff)
    return {
        "ssd_department": _departments(planter, staff),
        "ssd_professionals": _professionals(planter, staff),
        "ssd_involvements": _involvements(who, made, staff, involved),
        "extra_supervision": _supervision(planter, staff, involved),
    }


def _departments(planter: Planter, staff: Workforce) -> pa.Table:
    count = len(TEAMS)
    return table(
        {
            "dept_team_id": staff.teams(np.arange(count)),
            "dept_team_name": Codes(TEAMS, np.arange(count)),
            HAPPENED: days(count, planter.plan.since),
        }
    )


def _professionals(planter: Planter, staff: Workforce) -> pa.Table:
    rng, count = planter.plan.lot("workers"), len(TEAMS) * staff.workers_a_team
    names = tuple(f"{first} {last}" for first in FORENAMES for last in SURNAMES)
    return table(
        {
            "prof_professional_id": staff.workers(np.arange(count)),
            "prof_staff_id": Ids("STAFF", np.arange(count)),
            "prof_professional_name": Codes(names, np.arange(count) % len(names)),
            "prof_professional_job_title": all_of("Social Worker", count),
            "prof_professional_department": Codes(TEAMS, np.arange(count) // staff.workers_a_team),
            "prof_full_time_equivalency": np.where(rng.random(count) < PART_TIME_SHARE, 0.6, 1.0),
            "prof_agency_worker_flag": rng.random(count) < AGENCY_SHARE,
            HAPPENED: days(count, planter.plan.since),
        }
    )


@dataclass(frozen=True, slots=True)
class _Involvements:
    """Who worked on which referral, from when until when."""

    referral: Counts
    worker: Counts
    start: Days
    end: Days
    reason: Counts

    def at_work(self, workers: int, on: np.datetime64) -> Flags:
        """Which workers have a child on a day."""
        found = np.zeros(workers, dtype=np.bool_)
        found[self.worker[(self.start <= on) & ~(self.end <= on)]] = True
        return found


def _involved(planter: Planter, made: Referrals, staff: Workforce) -> _Involvements:
    """One worker for each referral that leads on; for some another takes over halfway."""
    rng = planter.plan.lot("involvements")
    first = np.flatnonzero((made.path != Path.NO_ACTION) & (rng.random(len(made)) >= UNALLOCATED_SHARE))
    halfway = after_days(made.on, whole_days(made.on, made.ends_on) // 2)
    changed = first[rng.random(len(first)) < CHANGED_SHARE]
    ends = made.ends_on.copy()
    ends[changed] = halfway[changed]
    again = staff.team[changed] * staff.workers_a_team + between(rng, len(changed), 0, staff.workers_a_team - 1)
    return _Involvements(
        np.r_[first, changed],
        np.r_[staff.worker[first], again],
        np.r_[made.on[first], halfway[changed]],
        np.r_[ends[first], made.ends_on[changed]],
        np.r_[np.full(len(first), -1), chosen(rng, len(changed), (30, 35, 15, 12, 8))],
    )


def _involvements(who: People, made: Referrals, staff: Workforce, involved: _Involvements) -> pa.Table:
    return table(
        {
            "invo_involvements_id": Ids(f"{staff.prefix}IN", np.arange(len(involved.referral))),
            "invo_professional_id": staff.workers(involved.worker),
            "invo_professional_role_id": all_of("Allocated Worker", len(involved.referral)),
            "invo_professional_team": staff.team_of(involved.referral),
            "invo_involvement_start_date": involved.start,
            "invo_involvement_end_date": involved.end,
            "invo_worker_change_reason": Codes(CHANGE_REASONS, involved.reason),
            "invo_person_id": who.ids(made.child[involved.referral]),
            "invo_referral_id": Ids(f"{staff.prefix}RE", involved.referral),
            HAPPENED: involved.start,
        }
    )


def _supervision(planter: Planter, staff: Workforce, involved: _Involvements) -> pa.Table:
    """Supervision of each worker about every four weeks, the planned share within the last month."""
    plan, rng, count = planter.plan, planter.plan.lot("supervision"), len(TEAMS) * staff.workers_a_team
    spells = Spells(days(count, plan.since), days(count, plan.until) + np.timedelta64(1, "D"))
    events = Events(*stream(rng, spells.start, days(count, plan.until), SUPERVISED_EVERY, 4))

    def owed(on: np.datetime64) -> Owed:
        within = owed_within(count, on, 24, 60)
        return Owed(involved.at_work(count, on), within.fresh, within.stale)

    planter.latest("supervision-in-time", spells, events, owed)
    return table(
        {
            "supe_supervision_id": Ids(f"{staff.prefix}SU", np.arange(len(events.when))),
            "supe_professional_id": staff.workers(events.owner),
            "supe_team": staff.teams(events.owner // staff.workers_a_team),
            "supe_supervision_date": events.when,
            "supe_kind": all_of("worker", len(events.when)),
            HAPPENED: events.when,
        }
    )
