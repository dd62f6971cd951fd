"""What a paper tells of practice as the child-level lists show it: safe figures only, never a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.papers.blocks import Source


@dataclass(frozen=True, slots=True)
class PracticeMeasure:
    """A measure in the latest run. ``points`` are day, value (none where it may not be shown) and words, oldest first.

    ``now`` is the value in words or why there is none; ``course`` how it stands to the run before (``Better: up from
    71%``); ``wanted`` a target that ties it to an area for improvement.
    """

    id: str
    label: str
    now: str
    counted: str
    course: str
    is_share: bool
    wanted: float | None
    points: tuple[tuple[date, float | None, str], ...]
    source: Source

    @property
    def has_moved(self) -> bool:
        """Whether it is better or worse than before, and not only other."""
        return self.course.startswith(("Better", "Worse"))


@dataclass(frozen=True, slots=True)
class PracticePart:
    """A part of the child's journey, with its measures that can be told."""

    title: str
    measures: tuple[PracticeMeasure, ...]


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """The latest run of an authority: by part of the journey, and how many measures the return cannot make."""

    as_at: date
    before: date | None
    parts: tuple[PracticePart, ...]
    not_available: int
    source: Source

    def measures(self) -> tuple[PracticeMeasure, ...]:
        """Every measure that can be told, along the journey."""
        return tuple(it for part in self.parts for it in part.measures)
