"""What reading a field can end in: stated, not found, or not applicable. Never a sentinel string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sightline.ground.locators import Locator

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """The document says so, here. ``at`` is never empty: there is no fact without a place."""

    value: T
    at: tuple[Locator, ...]

    def __post_init__(self) -> None:
        if not self.at:
            raise ValueError("a stated value needs at least one place")


@dataclass(frozen=True, slots=True)
class NotFound:
    """The document should say ``what`` and the reader could not find it; ``why`` in plain words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The era of the inspection has no such thing, so nothing is missing."""

    what: str
