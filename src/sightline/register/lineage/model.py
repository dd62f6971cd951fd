"""The nouns of lineage: what was said, what was carried over, what a person decided, and the ties between areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """What a later inspection or visit makes of an earlier area."""

    REPEATED = "repeated"
    NARROWED = "narrowed"
    GONE = "gone"


class Basis(StrEnum):
    """What a tie rests on: the inspectors' own words, the likeness of two texts, or a person."""

    STATED = "stated"
    LIKENESS = "likeness"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Said:
    """An area for improvement as one inspection or visit said it. ``of`` is whose it is: areas of different
    bodies are never one."""

    id: int
    text: str
    of: str = "authority"


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A sentence that ties something to an earlier inspection: ``persists``, ``resolved`` or ``unclear``."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An earlier area and what became of it; ``later`` is the area that follows it, ``None`` where it is gone."""

    earlier: int
    later: int | None
    state: State
    basis: Basis
    likeness: float | None = None
    quote: str = ""


Pair = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A later inspection or visit beside what was said before it.

    ``ends`` says whether its silence means that an area is gone: an inspection looks at everything, a visit
    at what it came for. ``decided`` holds what people confirmed (``True``) or rejected (``False``): it stands and is
    not traced again.
    """

    later: tuple[Said, ...]
    earlier: tuple[Said, ...]
    carried_over: tuple[CarriedOver, ...] = ()
    ends: bool = True
    decided: Mapping[Pair, bool] = field(default_factory=dict)
