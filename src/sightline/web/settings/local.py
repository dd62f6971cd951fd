"""What the environment says, checked: a colour, a day, a number, on or off."""

from __future__ import annotations

import os
import re
from datetime import date

from sightline.ground.errors import WrongUsage

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA: white words on the council's colour must be readable."""


def is_on(variable: str) -> bool:
    """Whether a switch of the environment is set to 1."""
    return os.environ.get(variable, "") == "1"


def count(variable: str) -> int:
    """A number of the environment; 0 where it is not set.

    :raises WrongUsage: where the words are no whole number.
    """
    words = os.environ.get(variable, "").strip() or "0"
    if not (words.isascii() and words.isdecimal()):
        raise WrongUsage("no-number", f"{variable} is a whole number such as 1, not {words!r}.")
    return int(words)


def day(words: str) -> date | None:
    """The day in ``2026-11-21``, or none where there are no words.

    :raises WrongUsage: where the words are no day.
    """
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as fault:
        raise WrongUsage("no-day", f"SIGHTLINE_TODAY is a day such as 2026-11-21, not {words!r}.") from fault


def colour(words: str) -> str:
    """The council's colour, dark enough for white words on it.

    :raises WrongUsage: where it is no colour in six hexadecimal digits, or too light to read on.
    """
    if not _COLOUR.fullmatch(words):
        raise WrongUsage("no-colour", f"SIGHTLINE_COLOUR is a colour such as #12436d, not {words!r}.")
    if contrast_with_white(words) < _LEAST_CONTRAST:
        raise WrongUsage(
            "colour-too-light", f"White words cannot be read on {words}. Choose a darker SIGHTLINE_COLOUR."
        )
    return words


def contrast_with_white(words: str) -> float:
    """The contrast ratio of white on this colour, by the definition of WCAG 2.2."""
    red, green, blue = (_linear(int(words[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
