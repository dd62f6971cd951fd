"""The demonstration's Practice pages filled: three years of quarters of invented children, measured one by one.

Run by itself (``python -m sightline.journeys.demonstrate_practice``) beside the service, which is there at once and
says how far this has come. What was measured before it was stopped is not measured again.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sightline.demonstration.children import Plan, Return, world
from sightline.demonstration.children.writing import write_parquet
from sightline.indicators.breakdowns import Breakdown
from sightline.journeys.beside import is_to_be_measured, quarters, state_file
from sightline.journeys.check_return import KeepIn, check_return
from sightline.journeys.demonstrate import CHILDREN_IN_NORTHMERE, NORTHMERE
from sightline.journeys.measure import Request
from sightline.journeys.opening import home, open_register
from sightline.journeys.practise import practise
from sightline.returns.keeping import Keeping
from sightline.returns.store import ReturnKind

Clock = Callable[[], datetime]
TOLD_APART = (Breakdown.AGE_BAND, Breakdown.SEX, Breakdown.ETHNICITY, Breakdown.DISABILITY)
"""What the figures of the last quarter are broken down by."""

BACKGROUND = 10
"""How much it gives way to whatever else the machine does."""

BY = "sightline demo"


@dataclass(frozen=True, slots=True)
class Tied:
    """A measure to be tied to the area for improvement whose words hold these: from which day, to what, by when."""

    words: str
    indicator: str
    since: date
    wanted: float
    wanted_by: date


TIED = (
    Tied(
        "timeliness of strategy discussions", "strategy-discussions-in-time", date(2025, 6, 30), 90, date(2026, 12, 31)
    ),
    Tied("private fostering", "private-fostering-first-visits-in-time", date(2023, 9, 30), 90, date(2024, 12, 31)),
    Tied("private fostering", "pre-proceedings-in-16-weeks", date(2023, 9, 30), 80, date(2026, 3, 31)),
)


POPULATION = {
    "ethnicity": {"White": 31_600, "Mixed": 2_600, "Asian": 3_300, "Black": 2_000, "Other": 1_500},
    "sex": {"Female": 20_000, "Male": 21_000},
    "age-band": {"Under 1": 2_050, "1 to 4": 8_800, "5 to 9": 11_600, "10 to 15": 14_000, "16 to 17": 4_550},
}
"""The invented children of the area, told apart; each kind of group adds up to all of them."""


def measure_quarters(*, by: str, now: Clock, plan: Plan = NORTHMERE, ends_only: bool = False) -> None:
    """Measure what is not measured yet, oldest first, so that what was hidden stays hidden; then tie the measures.

    With ``ends_only`` the first and the last quarter alone; the others are for another time.
    """
    from sightline.journeys.demonstrate_plan import tie_measures
    from sightline.practice.queries.runs import days_measured

    state = state_file()
    state.parent.mkdir(parents=True, exist_ok=True)
    done = days_measured(plan.practice)
    try:
        days = quarters(plan)
        for on in (days[0], days[-1]) if ends_only else days:
            state.touch()
            if on not in done:
                _measure(world(plan).as_at(on), plan, by, now)
        tie(by=by, now=now)
        tie_measures()
        populate(now=now)
    finally:
        state.unlink(missing_ok=True)


def _measure(made: Return, plan: Plan, by: str, now: Clock) -> None:
    """One quarter; the last is kept child by child as well, as an analyst would keep it."""
    is_last = made.as_at == plan.until
    with TemporaryDirectory(prefix="sightline-demo-") as working:
        write_parquet(made, Path(working))
        return_id = f"{made.as_at}-ssd"
        if is_last:
            keep = KeepIn(Keeping.of_home(home()), by, now())
            kept = check_return(working, ReturnKind.SSD, made.as_at, authority="Northmere", keep=keep).kept
            return_id = kept.id if kept else return_id
        request = Request(
            where=working,
            kind=ReturnKind.SSD,
            as_at=made.as_at,
            children=CHILDREN_IN_NORTHMERE,
            breakdowns=TOLD_APART if is_last else (),
        )
        practise(request, authority=plan.practice, return_id=return_id, by=by, at=now())


def tie(*, by: str, now: Clock) -> None:
    """Tie measures to the areas for improvement that they bear on, where that was not done yet."""
    from django.contrib.auth.models import User

    from sightline.practice.actions.targets import NoTarget, set_target
    from sightline.practice.models import Run
    from sightline.register.models import Inspection
    from sightline.register.queries.areas import best_rows
    from sightline.register.queries.sight import sight_of

    person = User.objects.filter(is_active=True).order_by("pk").first()
    if person is None:
        return
    inspections = Inspection.objects.filter(authority=NORTHMERE.practice).order_by("-began_by")
    ids = list(inspections.values_list("pk", flat=True))
    rows = best_rows(ids, sight_of(person.pk, now().date()))
    for each in TIED:
        area = next((it for id_ in ids for it in rows.get(id_, ()) if each.words in it.text), None)
        baseline = Run.objects.filter(authority=NORTHMERE.practice, as_at=each.since).first()
        if area is None or baseline is None:
            continue
        try:
            set_target(
                area=area,
                indicator=each.indicator,
                baseline_run=baseline,
                wanted=each.wanted,
                wanted_by=each.wanted_by,
                by=person,
                at=now(),
            )
        except NoTarget:
            continue


def populate(*, now: Clock) -> None:
    """Hold the population of the area by group, where that was not done yet."""
    from django.contrib.auth.models import User

    from sightline.practice.actions.population import set_population
    from sightline.practice.models import Population
    from sightline.register.models import Authority

    ours = Authority.objects.get(pk=NORTHMERE.practice)
    person = User.objects.filter(is_active=True).order_by("pk").first()
    if person is None or Population.objects.filter(authority=ours).exists():
        return
    children = {(by, group): count for by, groups in POPULATION.items() for group, count in groups.items()}
    year, source = NORTHMERE.until.year - 1, "Invented for the demonstration"
    set_population(authority=ours, year=year, children=children, source=source, by=person, at=now())


def main() -> None:
    """Fill the demonstration of the store in the home folder, giving way to everything else."""
    if hasattr(os, "nice"):
        os.nice(BACKGROUND)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        open_register()
        if is_to_be_measured():
            measure_quarters(by=BY, now=lambda: datetime.now(UTC))
    except KeyboardInterrupt:
        return  # the service was stopped; the next time goes on from here


if __name__ == "__main__":
    main()
