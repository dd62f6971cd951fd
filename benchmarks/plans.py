"""How fast the pages of plans are: ``python -m benchmarks.plans [--actions 10000] [--rounds 20]``.

A store of invented plans is laid, on SQLite or (``SIGHTLINE_TEST_DATABASE=postgresql``) a PostgreSQL server of this
run alone: ten plans of fifty areas, every action with updates, a measure and a milestone. The pages are asked for
through the whole service in one process, one after the other. "Work" is the time a processor spent in our process:
with SQLite that is the whole page, and a busy machine does not change it. A page that must hold 200 ms and does not
makes the command fail. Last, a spreadsheet of 5,000 rows is taken over into a plan of its own, and handed out again
(``benchmarks.plan_files``).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import django

from benchmarks import plan_files
from tests import register_database

TODAY = date(2025, 10, 6)
AT = datetime(2025, 10, 6, 9, tzinfo=UTC)
PLANS, AREAS_EACH, PEOPLE = 10, 5, 40
LIMIT_MS = 200
MUST_HOLD = ("plans", "all actions", "late actions", "actions of a plan", "search in actions", "my actions")
BATCH = 2_000


@dataclass(frozen=True)
class Laid:
    """What the pages are asked for."""

    plans: list[int]
    actions: list[int]
    areas: list[int]
    person: Any


def main() -> None:
    """Lay the plans, ask for the pages, print a table."""
    arguments = _arguments()
    register_database.choose()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", TODAY
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    laid = lay(arguments.actions)
    slow = _measure(laid, arguments.rounds)
    _measure_files(laid)
    if slow:
        sys.exit(f"over {LIMIT_MS} ms at the 95th percentile of work: {', '.join(slow)}")


def lay(actions: int) -> Laid:
    """Plans of invented actions, as fast as the database takes rows."""
    from django.contrib.auth.models import Group, User

    from sightline.improvement.models import Action, Measure, Milestone, Plan, PlanArea, ProgressUpdate
    from sightline.register.models import Authority

    chance = random.Random(4)
    authority = Authority.objects.create(pk="northmere", name="Northmere", is_invented=True)
    people = [User.objects.create(username=f"person-{number}") for number in range(PEOPLE)]
    people[0].groups.add(Group.objects.create(name="editor"))
    plans = [
        Plan.objects.create(authority=authority, title=f"Plan {number}", begun_on=TODAY - timedelta(days=number))
        for number in range(PLANS)
    ]
    areas = [
        PlanArea.objects.create(authority=authority, words=f"The timeliness of visits, in district {number}.")
        for number in range(PLANS * AREAS_EACH)
    ]
    for number, area in enumerate(areas):
        area.plans.add(plans[number // AREAS_EACH])
    rows = [_action(authority, people, number, chance) for number in range(actions)]
    rows = Action.objects.bulk_create(rows, BATCH)
    through_plans, through_areas = Action.plans.through, Action.areas.through
    placed = [(row.pk, number % len(areas)) for number, row in enumerate(rows)]
    through_areas.objects.bulk_create(
        [through_areas(action_id=action, planarea_id=areas[which].pk) for action, which in placed], BATCH
    )
    through_plans.objects.bulk_create(
        [through_plans(action_id=action, plan_id=plans[which // AREAS_EACH].pk) for action, which in placed], BATCH
    )
    Measure.objects.bulk_create(
        [Measure(action=row, kind="indicator", what="Visits", target="85%") for row in rows], BATCH
    )
    Milestone.objects.bulk_create(
        [Milestone(action=row, what="Half way", due_on=row.added_on, reached_on=row.added_on) for row in rows], BATCH
    )
    ProgressUpdate.objects.bulk_create([_update(row, people[0]) for row in rows], BATCH)
    return Laid([it.pk for it in plans], [it.pk for it in rows], [it.pk for it in areas], people[0])


def _action(authority: Any, people: list[Any], number: int, chance: random.Random) -> Any:
    from sightline.improvement.models import Action

    due_on = TODAY + timedelta(days=chance.randint(-400, 400))
    status = chance.choices(("done", "under-way", "not-started", "stopped"), (6, 5, 2, 1))[0]
    return Action(
        authority=authority,
        reference=str(number),
        what=f"Check {chance.randint(5, 50)} records a month in district {number % 50} and mend what is missing",
        owner_role="Head of Service",
        owner=chance.choice(people),
        due_on=due_on,
        status_now=status,
        forecast=chance.choice(("on-time", "on-time", "may-be-late", "not-known")),
        heard_of_on=TODAY - timedelta(days=chance.randint(0, 60)),
        added_on=TODAY - timedelta(days=500),
        done_on=due_on if status == "done" else None,
    )


def _update(row: Any, by: Any) -> Any:
    from sightline.improvement.models import ProgressUpdate

    words = "Most of it is done; the last district follows."
    kept = {"status_now": row.status_now, "forecast": row.forecast, "words": words}
    return ProgressUpdate(action=row, number=1, seen=0, on=row.heard_of_on, by=by, at=AT, **kept)


def _pages(laid: Laid) -> dict[str, Any]:
    """Each page by name, and how its addresses go."""
    turn = count(1)
    pages = max(1, len(laid.actions) // 25)
    return {
        "plans": lambda: "/plan",
        "all actions": lambda: f"/plan/actions?page={next(turn) % pages + 1}",
        "late actions": lambda: f"/plan/actions?rating=late&page={next(turn) % 20 + 1}",
        "actions of a plan": lambda: f"/plan/actions?plan={laid.plans[next(turn) % PLANS]}",
        "search in actions": lambda: f"/plan/actions?words=district+{next(turn) % 50}",
        "my actions": lambda: f"/plan/mine?page={next(turn) % 3 + 1}",
        "one plan": lambda: f"/plan/{laid.plans[next(turn) % PLANS]}",
        "one area": lambda: f"/plan/areas/{laid.areas[next(turn) % len(laid.areas)]}",
        "one action": lambda: f"/plan/actions/{laid.actions[next(turn) * 7 % len(laid.actions)]}",
        "exceptions": lambda: "/plan/exceptions",
    }


def _measure(laid: Laid, rounds: int) -> list[str]:
    """Ask for each page so often; the names of those that had to hold the limit and did not."""
    from django.test import Client

    client, slow = Client(), []
    client.force_login(laid.person)
    print(f"{len(laid.actions):,} actions, {rounds} times each")
    print(f"{'page':<20}{'median ms':>12}{'p95 ms':>12}{'p95 work ms':>14}", flush=True)
    for name, address in _pages(laid).items():
        client.get(address())
        taken, worked = [], []
        for _ in range(rounds):
            clock, work = time.perf_counter(), time.process_time()
            answer = client.get(address())
            taken.append((time.perf_counter() - clock) * 1000)
            worked.append((time.process_time() - work) * 1000)
            assert answer.status_code == 200, (name, answer.status_code)
        if name in MUST_HOLD and _part(worked, 0.95) > LIMIT_MS:
            slow.append(name)
        print(
            f"{name:<20}{_part(taken, 0.5):>12.0f}{_part(taken, 0.95):>12.0f}{_part(worked, 0.95):>14.0f}", flush=True
        )
    return slow


def _measure_files(laid: Laid) -> None:
    from sightline.improvement.models import Plan
    from sightline.register.models import Authority

    ours = Authority.objects.get(pk="northmere")
    plan = Plan.objects.create(authority=ours, title="From a spreadsheet", begun_on=TODAY)
    plan_files.measure(plan, laid.person, TODAY)


def _part(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=10_000, help="how many actions there are")
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is asked for")
    return parser.parse_args()


if __name__ == "__main__":
    main()
