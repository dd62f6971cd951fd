"""Answers kept until the register changes.

The register changes only by actions, and each action leaves an event whose seal stands for the whole chain before
it. So an answer that depends on nothing but the register and what was asked is exact as long as the last seal is
the one under which it was found: nothing has to be thrown away by hand, and no answer is ever out of date.

::

    @kept
    def latest_of_all(on: date, sight: Sight) -> ...      asked of the database once for each last seal

What is asked is all there is to a question: the day and the sight are passed in, settings and the clock are not read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sightline.register import events

P = ParamSpec("P")
R = TypeVar("R")

MOST = 256
"""As many answers of a question are kept; what is asked beyond is found anew each time."""


@dataclass(slots=True)
class _Answers:
    """What was answered while one seal was the last."""

    seal: str = ""
    found: dict[Hashable, Any] = field(default_factory=dict)


_KEPT: dict[Callable[..., Any], _Answers] = {}

_SEAL: ContextVar[str] = ContextVar("last seal", default="")
"""The seal under which a question is being answered: questions within it need not ask for it again."""

_STEADY: ContextVar[list[str] | None] = ContextVar("seal of what only looks", default=None)
"""Where somebody only looks: the last seal, once it was asked for."""


@contextmanager
def looking() -> Iterator[None]:
    """Within this nothing is changed: all that is kept is answered under one seal, which is asked for once."""
    within = _STEADY.set([])
    try:
        yield
    finally:
        _STEADY.reset(within)


def _last_seal() -> str:
    held = _STEADY.get()
    if held is None:
        return events.last_seal()
    if not held:
        held.append(events.last_seal())
    return held[0]


def kept(question: Callable[P, R]) -> Callable[P, R]:
    """Keep a question's answers, in this process, until the register changes.

    Everything asked is hashable, and the answer is never changed by who gets it. A register without any event
    keeps nothing.
    """

    @wraps(question)
    def ask(*asked: P.args, **named: P.kwargs) -> R:
        seal = _SEAL.get() or _last_seal()
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
