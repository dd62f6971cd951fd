"""Something wrong in what we were given: a value, not an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A permanent ``code`` and a ``message`` in plain English that says the way forward."""

    code: str
    message: str
