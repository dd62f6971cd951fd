"""Times a progress report of 60 pages and 30 charts, written in each of its four formats.

``python -m benchmarks.papers`` prints, for each format, seconds of processor and clock, the peak of memory and the
pages. Each format is written by a process of its own, so that its peak is its own. Nothing is read from a register:
what is timed is composing and writing. Northmere, its plan and its measures are invented.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from multiprocessing import get_context

import pypdfium2

from sightline.ground.days import add_months
from sightline.knowledge.clocks import duties
from sightline.papers import writers
from sightline.papers.blocks import Paper, Source
from sightline.papers.facts import Brief, Facts, Inspected, Value
from sightline.papers.kinds import KINDS
from sightline.papers.plan_facts import ActionFact, AreaFact, MeasureFact, PlanFacts

CHARTS, AREAS, ACTIONS = 30, 30, 4
MONTHS = 24
LEAST_PAGES, MOST_SECONDS, MOST_MEGABYTES = 60, 10.0, 500.0
ON = date(2026, 9, 30)
WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "docx": writers.word,
    "pdf": writers.pdf,
    "html": lambda paper: writers.html(paper).encode(),
    "md": lambda paper: writers.markdown(paper).encode(),
}
_REPORT = Source("Ofsted, short inspection of Northmere’s children’s services", "page 2", date(2024, 1, 30))
_WORDS = (
    "Managers look at each child’s record with the worker every month, and write down what will change and by when."
)


def report() -> Paper:
    """The progress report: 30 areas of four actions, and a measure of 24 months for each area."""
    return KINDS["progress-report"].compose(_facts(), Brief(by="Director of Children’s Services"))


def _facts() -> Facts:
    inspected = Inspected(
        2, "short-inspection", "ilacs-2023", "2023-12-04", "2023-12-08", date(2024, 1, 30), None, None,
        Value("from 4 to 8 December 2023", (_REPORT,)), {},
    )  # fmt: skip
    owed = tuple(duties(date(2024, 1, 30)))
    return Facts("Northmere", "northmere", inspected, None, (), owed, None, ON, ON.isoformat(), plan=_plan())


def _plan() -> PlanFacts:
    source = Source("Plan after the inspection of December 2023", on=ON)
    areas = tuple(_area(number, source) for number in range(AREAS))
    late = tuple(action for area in areas for action in area.actions[:2])
    summary = f"Of {AREAS * ACTIONS} actions {len(late)} late."
    return PlanFacts(1, source.title, "approved", source, summary, (), areas, late, (), (), (), (), ON)


def _area(number: int, plan: Source) -> AreaFact:
    words = f"The quality of plans in team {number + 1}, so that each says what will change for the child and by when."
    actions = tuple(_action(number * ACTIONS + place, plan, place) for place in range(ACTIONS))
    return AreaFact(number, words, _REPORT, "Open", None, actions)


def _action(id_: int, plan: Source, place: int) -> ActionFact:
    measures = (_measure(id_),) if place == 0 and id_ // ACTIONS < CHARTS else ()
    name = f"action {id_ + 1}"
    return ActionFact(
        id_, name, f"{_WORDS} {_WORDS}", "Principal Social Worker", "30 June 2026", "Late",
        "It was due on 30 June 2026, 92 days ago.", "Children know what will happen and when", _WORDS,
        "Ada Winterbourne", Source(plan.title, name, plan.on), measures,
    )  # fmt: skip


def _measure(id_: int) -> MeasureFact:
    days = (add_months(ON, place - MONTHS) for place in range(1, MONTHS + 1))
    results = tuple((day, 50.0 + (id_ + place * 7) % 40, f"{50 + place} of 100") for place, day in enumerate(days))
    what = f"Plans with dates in team {id_ + 1}"
    said = "71% on 30 September 2026; the target is 90%."
    return MeasureFact(id_, what, said, "Nearer to target", 90.0, "%", results, Source(f"Measure: {what}", on=ON))


def _written(suffix: str) -> tuple[float, float, float, int, int]:
    """Seconds of processor and clock, megabytes at the peak, pages (0 where a format has none), and bytes."""
    began, clock = time.process_time(), time.perf_counter()
    made = WRITERS[suffix](report())
    processor, wall = time.process_time() - began, time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = len(pypdfium2.PdfDocument(BytesIO(made))) if suffix == "pdf" else 0
    return processor, wall, peak, pages, len(made)


def main() -> int:
    """Print a line for each format; 4 where the target is missed."""
    missed = False
    print(f"A progress report with {CHARTS} charts, {AREAS} areas and {AREAS * ACTIONS} actions")
    for suffix in WRITERS:
        with get_context("spawn").Pool(1) as pool:
            processor, wall, peak, pages, size = pool.apply(_written, (suffix,))
        told = f", {pages} pages" if pages else ""
        print(f"{suffix:5} {processor:6.2f} s processor {wall:6.2f} s clock {peak:6.0f} MB{told}, {size:,} bytes")
        missed |= processor > MOST_SECONDS or peak > MOST_MEGABYTES or 0 < pages < LEAST_PAGES
    return 4 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
