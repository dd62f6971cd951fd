"""A measure over time: its values, the limits of chance about them, and which of them are more than chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.marks import GREY, INK, WHITE, element, line, text
from sightline.ground.wording import day_in_words
from sightline.indicators.control_chart import FEWEST, Limits, limits, signals

LEFT, RIGHT, TOP, HEIGHT, BELOW = 36, 10, 22, 150, 34
PER_CENT = 100.0
BLUE, RED = "#1d70b8", "#b1212b"
SMALL = 11
LETTERS = "ABCDEFG"


@dataclass(frozen=True, slots=True)
class RunPoint:
    """The value on a day; ``None`` where it may not be shown or is not known, with the reason."""

    on: date
    value: float | None
    said: str


@dataclass(frozen=True, slots=True)
class Happening:
    """A day to be marked in the picture: an inspection or visit."""

    on: date
    label: str


def run_chart(
    id_: str,
    subject: str,
    points: Sequence[RunPoint],
    *,
    is_share: bool,
    marked: Iterable[Happening] = (),
    wanted: float | None = None,
    caution: str = "",
) -> Chart | None:
    """The values of a measure in order of their days; ``None`` where fewer than two can be shown.

    ``is_share`` says that a value is a percentage; ``wanted`` is a target; ``caution`` is said where limits are drawn.
    """
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        return None
    values = [point.value or 0.0 for point in known]
    found = limits(values, 0.0, PER_CENT if is_share else None)
    unusual = {place for signal in signals(values, found) for place in signal.places} if found else set()
    days = {known[place].on for place in unusual}
    shown = [it for it in marked if points[0].on <= it.on <= points[-1].on]
    drawing = _draw(_Scale.of(points, values, found, wanted, is_share), points, found, days, shown, wanted)
    table = _table(subject, points, days)
    return chart(id_, _title(subject, known), _sentence(found, len(unusual), shown, caution), drawing, table)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a value stand in the picture."""

    first: date
    last: date
    top: float

    @classmethod
    def of(
        cls,
        points: Sequence[RunPoint],
        values: Sequence[float],
        found: Limits | None,
        wanted: float | None,
        is_share: bool,
    ) -> _Scale:
        highest = max(*values, found.upper if found else 0.0, wanted or 0.0, 1.0)
        return cls(points[0].on, points[-1].on, PER_CENT if is_share else _round_up(highest))

    def x(self, on: date) -> float:
        span = max((self.last - self.first).days, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * (on - self.first).days / span

    def y(self, value: float) -> float:
        return TOP + HEIGHT * (1 - value / self.top)


def _round_up(value: float) -> float:
    """The next 1, 2 or 5 with noughts, so that the scale reads easily."""
    size = 10.0 ** (len(str(int(value))) - 1)
    return next(step * size for step in (1, 2, 5, 10) if step * size >= value)


def _draw(
    scale: _Scale,
    points: Sequence[RunPoint],
    found: Limits | None,
    days: set[date],
    shown: Sequence[Happening],
    wanted: float | None,
) -> Drawing:
    marks = _axes(scale) + _bands(scale, found) + _target(scale, wanted)
    marks += "".join(_marked(scale, at, it) for at, it in enumerate(shown))
    marks += _course(scale, points)
    marks += "".join(_dot(scale, it, it.on in days) for it in points if it.value is not None)
    return Drawing(marks, TOP + HEIGHT + BELOW)


def _axes(scale: _Scale) -> str:
    steps = [scale.top * share for share in (0, 0.25, 0.5, 0.75, 1)]
    lines = "".join(line(LEFT, scale.y(it), WIDTH - RIGHT, scale.y(it)) for it in steps)
    words = "".join(text(f"{it:g}", LEFT - 5, scale.y(it) + 4, size=SMALL, anchor="end", ink=GREY) for it in steps)
    below = TOP + HEIGHT + 17
    first = text(f"{scale.first:%b %Y}", LEFT, below, size=SMALL, ink=GREY)
    return lines + words + first + text(f"{scale.last:%b %Y}", WIDTH - RIGHT, below, size=SMALL, anchor="end", ink=GREY)


def _bands(scale: _Scale, found: Limits | None) -> str:
    if found is None:
        return ""
    middle = line(LEFT, scale.y(found.mean), WIDTH - RIGHT, scale.y(found.mean), ink=INK)
    edges = (found.lower, found.upper)
    return middle + "".join(
        line(LEFT, scale.y(it), WIDTH - RIGHT, scale.y(it), ink=GREY, width=1.25, is_dashed=True) for it in edges
    )


def _target(scale: _Scale, wanted: float | None) -> str:
    if wanted is None:
        return ""
    y = scale.y(wanted)
    return line(LEFT, y, WIDTH - RIGHT, y, ink=RED, width=1.5) + text("Target", LEFT + 3, y - 4, size=SMALL, ink=RED)


def _marked(scale: _Scale, at: int, it: Happening) -> str:
    x = scale.x(it.on)
    upright = line(x, TOP, x, TOP + HEIGHT, ink=INK, is_dashed=True)
    return upright + text(LETTERS[at % len(LETTERS)], x, TOP - 6, size=SMALL, anchor="middle", bold=True)


def _course(scale: _Scale, points: Sequence[RunPoint]) -> str:
    """A line from each value to the next; none across one that is not shown."""
    return "".join(
        line(scale.x(one.on), scale.y(one.value), scale.x(two.on), scale.y(two.value), ink=BLUE, width=2)
        for one, two in pairwise(points)
        if one.value is not None and two.value is not None
    )


def _dot(scale: _Scale, point: RunPoint, is_unusual: bool) -> str:
    """A full dot; a larger one with a white heart where the value is more than chance."""
    x, y = scale.x(point.on), scale.y(point.value or 0.0)
    if not is_unusual:
        return element("circle", cx=x, cy=y, r=3.5, fill=BLUE)
    return element("circle", cx=x, cy=y, r=5, fill=WHITE, stroke=BLUE, stroke_width=2.5)


def _title(subject: str, known: Sequence[RunPoint]) -> str:
    first, last = known[0], known[-1]
    if first.value == last.value:
        course = f"as on {day_in_words(first.on)}"
    else:
        rose = (last.value or 0.0) > (first.value or 0.0)
        course = f"{'up' if rose else 'down'} from {first.said} on {day_in_words(first.on)}"
    return f"{subject}: {last.said} on {day_in_words(last.on)}, {course}"


def _sentence(found: Limits | None, unusual: int, shown: Sequence[Happening], caution: str) -> str:
    marks = "".join(
        f" {LETTERS[at % len(LETTERS)]} marks {it.label}, {day_in_words(it.on)}." for at, it in enumerate(shown)
    )
    if found is None:
        return f"With fewer than {FEWEST} values nobody can tell change from chance, so no limits are drawn.{marks}"
    beware = f" {caution}" if caution else ""
    told = "No value is more than chance."
    if unusual == 1:
        told = "1 value, drawn as a ring, is more than chance."
    elif unusual:
        told = f"{unusual} values, drawn as rings, are more than chance."
    return f"Between the broken lines lie the values that chance alone would give. {told}{beware}{marks}"


def _table(subject: str, points: Sequence[RunPoint], days: set[date]) -> Table:
    rows = tuple((day_in_words(it.on), it.said, "More than chance" if it.on in days else "") for it in points)
    return Table(f"{subject}, by day", ("Day", "Value", "Change"), rows)
