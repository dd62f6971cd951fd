"""Our authority: where it stands, what runs, what is likely next, what is new."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.improvement.queries.areas import InHand
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.next_events import Expected
from sightline.register.models import Authority
from sightline.register.queries.areas import AreaLine
from sightline.register.queries.authorities import Happened
from sightline.register.queries.overview import Clock, New
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A duty with what is left of its time."""

    clock: Clock
    left: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure tied to an area: where it stands against its target, or why it cannot tell."""

    indicator: Indicator
    words: str


@dataclass(frozen=True, slots=True)
class InSight:
    """An area for improvement with what is done about it, where a plan answers it, and what was measured since."""

    area: AreaLine
    done: InHand | None
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An inspection or visit with the areas for improvement that it asks for."""

    happened: Happened
    areas: tuple[InSight, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page a director opens in the morning."""

    authority: Authority = told("Our authority.")
    standing: str = told("Where we stand, in one sentence.")
    latest: Happened | None = told("The latest known graded inspection; none where none is held.")
    since: tuple[Happened, ...] = told("Visits since then, newest first.")
    asked: tuple[Asked, ...] = told("What inspections and visits ask for, newest first: areas, what is done, measures.")
    plan: str = told("How all actions of our plans stand, in a sentence; empty without a plan or the right to read it.")
    late: int = told("How many of those actions are late.")
    clocks: tuple[ClockLine, ...] = told("Duties that run or have just passed, soonest first.")
    expected: Expected | None = told("What is likely next by the rule of the day; none where no grade is known.")
    window: str = told("Where today lies in the window, in words; empty where the rule names no time.")
    new: tuple[New, ...] = told("Documents about us that came in the last 90 days.")
    is_invented: bool = told("Whether the authority is the invented one of the demonstration.")


@dataclass(frozen=True, slots=True)
class NoAuthority:
    """What stands on the overview until an authority is chosen."""

    is_set: bool = told("Whether the setting names an authority that the register does not hold.")
    name: str = told("The id in the setting.")
