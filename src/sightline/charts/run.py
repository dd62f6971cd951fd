"""A measure along the days it was taken: its line, its target, and the limits of what is usual for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.marks import GREY, INK, WHITE, element, line, text
from sightline.ground.wording import count_in_words, day_in_words

_HEIGHT = 150
_TOP = 14
_LEFT = 44
_RIGHT = 12
_BLUE = "#1d5b79"
_RED = "#b1212b"
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_LINES = 5
_KEY = 16
_PERCENT = "percent"
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure stood at on a day; ``counts`` is what is behind it (``82 of 100``).

    ``is_signal`` says that a rule of process control tells it from chance.
    """

    on: date
    value: float
    counts: str = ""
    is_signal: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual: the mean, and between which values chance alone moves the measure."""

    mean: float
    lower: float
    upper: float


def run(
    id_: str,
    subject: str,
    results: Sequence[Result],
    *,
    unit: str = "",
    target: float | None = None,
    limits: Limits | None = None,
) -> Chart:
    """The results by day, oldest first.

    Raises:
        ValueError: where there is none.
    """
    if not results:
        raise ValueError("a run chart needs a result")
    its = sorted(results, key=lambda it: it.on)
    frame = _Frame(its, target, limits, unit)
    marks = "".join((frame.grid(), frame.usual(), frame.aim(), _course(frame, its)))
    drawing = Drawing(marks, _TOP + _HEIGHT + 24 + _KEY * sum(it is not None for it in (target, limits)))
    return chart(
        id_, _title(subject, its, unit), _sentence(its, unit, target, limits), drawing, _table(subject, its, unit)
    )


class _Frame:
    """Where a day and a value lie in the picture."""

    def __init__(self, results: Sequence[Result], target: float | None, limits: Limits | None, unit: str) -> None:
        values = [it.value for it in results]
        values += [target] if target is not None else []
        values += [limits.lower, limits.upper] if limits else []
        self.first, self.last = results[0].on, results[-1].on
        self.unit, self.target, self.limits = unit, target, limits
        self.step = _step(max(values) - min(0.0, *values) or 1.0)
        self.low = min(0.0, min(values))
        self.high = _WHOLE if unit == _PERCENT else max(values) + self.step / 2

    def x(self, day: date) -> float:
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return _LEFT + 6 + share * (WIDTH - _LEFT - _RIGHT - 12)

    def y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - (value - self.low) / (self.high - self.low))

    def grid(self) -> str:
        marks, value = "", self.low
        while value <= self.high + self.step / 100:
            y = self.y(value)
            marks += line(_LEFT, y, WIDTH - _RIGHT, y) + self._tick(value, y)
            value += self.step
        first, last = _month(self.first), _month(self.last)
        y = _TOP + _HEIGHT + 18
        marks += text(first, _LEFT, y, size=11)
        return marks + (text(last, WIDTH - _RIGHT, y, size=11, anchor="end") if last != first else "")

    def _tick(self, value: float, y: float) -> str:
        unit = self.unit if self.unit == _PERCENT else ""
        return text(_value(value, unit), _LEFT - 5, y + 4, size=11, anchor="end")

    def usual(self) -> str:
        if self.limits is None:
            return ""
        ends = ((self.limits.mean, False), (self.limits.lower, True), (self.limits.upper, True))
        lines = "".join(
            line(_LEFT, self.y(value), WIDTH - _RIGHT, self.y(value), ink=GREY, is_dashed=is_dashed)
            for value, is_dashed in ends
        )
        return lines + _key("Grey: the mean, and the limits of what is usual", GREY, 0)

    def aim(self) -> str:
        if self.target is None:
            return ""
        words = f"Red: the target, {_value(self.target, self.unit)}"
        y = self.y(self.target)
        return line(_LEFT, y, WIDTH - _RIGHT, y, ink=_RED, width=1.5) + _key(words, _RED, 1 if self.limits else 0)


def _key(words: str, ink: str, place: int) -> str:
    return text(words, _LEFT, _TOP + _HEIGHT + 36 + place * _KEY, size=11, ink=ink)


def _course(frame: _Frame, results: Sequence[Result]) -> str:
    points = [(frame.x(it.on), frame.y(it.value)) for it in results]
    course = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = element("polyline", points=course, fill="none", stroke=_BLUE, stroke_width=2)
    for (x, y), it in zip(points, results, strict=True):
        marks += element("circle", cx=x, cy=y, r=3, fill=_BLUE, stroke=WHITE, stroke_width=0.75)
        marks += element("circle", cx=x, cy=y, r=6, fill="none", stroke=INK, stroke_width=1.5) if it.is_signal else ""
    return marks


def _title(subject: str, results: Sequence[Result], unit: str) -> str:
    last, before = results[-1], results[-2] if len(results) > 1 else None
    now = f"{subject}: {_value(last.value, unit)} on {day_in_words(last.on)}"
    if before is None:
        return now
    if before.value == last.value:
        return f"{now}, as on {day_in_words(before.on)}"
    way = "up" if last.value > before.value else "down"
    return f"{now}, {way} from {_value(before.value, unit)} on {day_in_words(before.on)}"


def _sentence(results: Sequence[Result], unit: str, target: float | None, limits: Limits | None) -> str:
    values = [it.value for it in results]
    said = f"{count_in_words(len(results), 'result')}, from {_value(min(values), unit)} to {_value(max(values), unit)}."
    if target is not None:
        said += f" The target is {_value(target, unit)}."
    if limits:
        span = f"between {_value(limits.lower, unit)} and {_value(limits.upper, unit)}"
        signals = sum(it.is_signal for it in results)
        said += (
            f" Chance alone moves it {span}; {count_in_words(signals, 'result')} (ringed) cannot be put down to chance."
        )
    return said


def _table(subject: str, results: Sequence[Result], unit: str) -> Table:
    rows = tuple((day_in_words(it.on), _value(it.value, unit), it.counts or "Not stated") for it in results)
    return Table(f"{subject}: figures", ("Day", "Value", "Counted"), rows)


def _step(span: float) -> float:
    """A round distance between lines, so that there are a handful of them."""
    size = 10.0 ** (len(str(int(span))) - 2) if span >= 1 else 0.1
    return next(step * size for step in (*_STEPS, *(10 * it for it in _STEPS)) if span / (step * size) <= _MOST_LINES)


def _value(value: float, unit: str) -> str:
    number = f"{value:,.1f}".rstrip("0").rstrip(".")
    if unit == _PERCENT:
        return f"{number}%"
    return f"{number} {unit}".strip() if unit in ("days", "months") else number


def _month(day: date) -> str:
    return f"{day:%b} {day.year}"
