"""Answers kept until the register changes.

The register changes only by actions, and each action leaves an event whose seal stands for the whole chain before
it. So an answer that depends on nothing but what the register holds of authorities, documents and inspections, and on
what was asked, is exact as long as the newest event about any of these is the one under which it was found: nothing
has to be thrown away by hand, and no answer is ever out of date. That somebody was given an account or moved an
action of a plan on is an event as well, but no reason to find an answer anew.

::

    @kept
    def latest_of_all(on: date, sight: Sight) -> ...      asked of the database once for each such event

What is asked is all there is to a question: the day and the sight are passed in, settings and the clock are not read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from sightline.register import events

P = ParamSpec("P")
R = TypeVar("R")

FACTS = ("authorities", "authority", "document", "inspection", "national-facts")
"""What an event is about where it may change an answer that is kept; every other is about people and their work."""

MOST = 256
"""As many answers of a question are kept; what is asked beyond is found anew each time."""


@dataclass(slots=True)
class _Answers:
    """What was answered while one event was the newest about a fact."""

    seal: str = ""
    found: dict[Hashable, Any] = field(default_factory=dict)


_KEPT: dict[Callable[..., Any], _Answers] = {}

_SEAL: ContextVar[str] = ContextVar("seal of the facts", default="")
"""The seal under which a question is being answered: questions within it need not ask for it again."""

_STEADY: ContextVar[list[str] | None] = ContextVar("seal of what only looks", default=None)
"""Where somebody only looks: the seal of the facts, once it was asked for."""


@contextmanager
def looking() -> Iterator[None]:
    """Within this nothing is changed: all that is kept is answered under one seal, which is asked for once."""
    within = _STEADY.set([])
    try:
        yield
    finally:
        _STEADY.reset(within)


def _seal_of_facts() -> str:
    """The seal of the newest event about a fact; empty where none has happened yet."""
    held = _STEADY.get()
    if held is None:
        return _among(events.newest())
    if not held:
        held.append(_among(events.newest()))
    return held[0]


@lru_cache(maxsize=64)
def _among(newest: tuple[tuple[int, str, str], ...]) -> str:
    """The same, with these as the newest events of all: a seal stands for all before it as well."""
    about_facts = (seal for _, seal, subject in newest if subject.partition("/")[0] in FACTS)
    return next(about_facts, "") or (events.newest_about(FACTS, newest[-1][0]) if newest else "")


def kept(question: Callable[P, R]) -> Callable[P, R]:
    """Keep a question's answers, in this process, until the register changes.

    Everything asked is hashable, and the answer is never changed by who gets it. A register without any event
    about a fact keeps nothing.
    """

    @wraps(question)
    def ask(*asked: P.args, **named: P.kwargs) -> R:
        seal = _SEAL.get() or _seal_of_facts()
        if not seal:
            return question(*asked, **named)
        answers = _KEPT.get(question)
        if answers is None or answers.seal != seal:
            answers = _KEPT[question] = _Answers(seal)
        key = (asked, tuple(sorted(named.items())))
        if key in answers.found:
            found: R = answers.found[key]
            return found
        within = _SEAL.set(seal)
        try:
            answer = question(*asked, **named)
        finally:
            _SEAL.reset(within)
        if len(answers.found) < MOST:
            answers.found[key] = answer
        return answer

    return ask


def forget() -> None:
    """Keep nothing of what was answered: for another register in the same process."""
    _KEPT.clear()
