"""Which area for improvement a row belongs to: by its number and its words, else a person says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from rapidfuzz import fuzz

from sightline.improvement.models import PlanArea
from sightline.returns.plain import plain

NEW, NONE = "new", "none"
"""What a person chooses where no area of the plan is meant: a new one of our own, or none at all."""

LOOSE = "Actions that answer no area"
"""The heading under which a Word document has what belongs to no area."""

SURE, LIKELY = 90, 75
TOLD_BY_NUMBER = 50
"""A number is believed where the words beside it are at least this alike, or there are none."""

FEWEST_LETTERS = 20
_KEY_LENGTH = 16
_NUMBERED = re.compile(
    r"(?:(?:area|areas|afi|priority|theme|objective|workstream|improvement area|area for improvement)\s*(?:no\.?\s*)?"
    r"(?P<named>\d{1,2})\b[\s:.)–-]*|(?P<bare>\d{1,2})[.):]\s+)(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"“(?P<words>.+)”")


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area as a file prints it, with the number before it where there is one."""

    words: str
    number: int | None = None

    @property
    def key(self) -> str:
        """What stands for these words in a form."""
        return sha256(f"{self.number or ''} {plain(self.words)}".encode()).hexdigest()[:_KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class Meant:
    """The area of the plan that is likely meant; ``is_sure`` where number or words leave no doubt."""

    area: PlanArea
    is_sure: bool


def texts_of(printed: str) -> tuple[AreaText, ...]:
    """The areas that a cell names: each quoted line is one, and anything else is one as a whole."""
    lines = [line.strip() for line in printed.split("\n") if line.strip()]
    if lines[:1] == [LOOSE]:
        return ()
    if lines and all(_QUOTED.fullmatch(line) for line in lines):
        return tuple(AreaText(line[1:-1]) for line in lines)
    found = _NUMBERED.fullmatch(lines[0]) if lines else None
    if found and not found["words"].strip() and len(lines) > 1:
        return (AreaText(lines[1].strip("“”"), _number(found)),)  # a heading such as Area 1, and the words below it
    if len(lines) > 1 and not found:
        return (_text(printed if len(lines[0]) < FEWEST_LETTERS else lines[0]),)
    return (_text(" ".join(lines)),) if lines else ()


def _text(printed: str) -> AreaText:
    found = _NUMBERED.fullmatch(printed)
    if found is None:
        return AreaText(printed)
    return AreaText(found["words"].strip().strip("“”") or printed, _number(found))


def _number(found: re.Match[str]) -> int:
    return int(found["named"] or found["bare"])


def meant(text: AreaText, areas: Sequence[PlanArea]) -> Meant | None:
    """The area of the plan that is meant, areas being numbered in the order in which the plan shows them."""
    words = plain(text.words)
    scored = [(_likeness(words, plain(area.words)), -at, area) for at, area in enumerate(areas)]
    if text.number is not None and text.number <= len(areas):
        score, _, numbered = scored[text.number - 1]
        if score >= TOLD_BY_NUMBER or _NUMBERED.fullmatch(text.words):
            return Meant(numbered, is_sure=True)
    best = max(scored, key=lambda it: it[:2], default=None)
    if best is None or best[0] < LIKELY:
        return None
    return Meant(best[2], is_sure=best[0] >= SURE)


def _likeness(printed: str, held: str) -> float:
    if min(len(printed), len(held)) >= FEWEST_LETTERS and (printed in held or held in printed):
        return 100.0
    return fuzz.token_sort_ratio(printed, held)
