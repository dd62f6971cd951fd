"""Questions the rest of the house asks of the field: which era, which area, which grade, which meaning.

Printed words go in as they stand in the document; ids come out, or ``None`` where the words are
none that the field uses. Nothing here guesses: doubt is part of the answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words
from sightline.knowledge import load
from sightline.knowledge.model import (
    Deadline,
    Era,
    EventKind,
    FrameworkElement,
    JudgementArea,
    Numbering,
    Theme,
    VisitTheme,
)
from sightline.knowledge.wordings import matches, plain, without_bracket

LONGEST_LABEL_WORDS = 16
"""More words than this are a sentence, not the label of a judgement."""

LONGEST_HEADING_WORDS = 24
"""The longest label, a grade, and the words between."""

PARTINGS = (": ", ":", " is that it is ", " is that they are ", " is that it ", " is ", " are ", " – ", " - ", " ")
"""What stands between area and grade, the most telling first."""

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@cache
def eras() -> tuple[Era, ...]:
    """Every era of every framework, oldest first."""
    return tuple(era for framework in load.frameworks() for era in framework.eras)


def era(id_: str) -> Era:
    """The era with this id.

    :raises WrongUsage: where there is none.
    """
    for found in eras():
        if found.id == id_:
            return found
    raise WrongUsage("unknown-era", f"There is no era {id_!r}. Known are {', '.join(e.id for e in eras())}.")


def era_for(framework: str | None, began_on: date) -> Era | None:
    """The era of an inspection that *began* on that day.

    Two frameworks overlap in 2018, when re-inspections still followed the older one; without a
    framework the newer is meant. ``None`` before November 2013.
    """
    held = [found for found in eras() if found.holds_on(began_on) and framework in (None, found.framework)]
    return held[-1] if held else None


def judgement_area(wording: str, in_era: Era | None = None) -> str | None:
    """The id of the judgement area that these printed words name in an era (without one: in any).

    Tolerates case, line breaks, leading numbers, footnote marks, a remark in brackets at the end, and
    misprints that leave the stem of the label whole. ``None`` where no area, or more than one, fits.
    """
    text = plain(wording)
    if not text or len(text.split()) > LONGEST_LABEL_WORDS:
        return None
    areas = in_era.areas if in_era else _all_areas()
    return _whole(text, areas) or _whole(without_bracket(text), areas) or _stem(without_bracket(text), areas)


@cache
def _all_areas() -> tuple[JudgementArea, ...]:
    return tuple(area for framework in reversed(load.frameworks()) for area in framework.areas)


def _whole(text: str, areas: tuple[JudgementArea, ...]) -> str | None:
    return _only({area.id for area in areas if matches(text, area.wordings)})


def _stem(text: str, areas: tuple[JudgementArea, ...]) -> str | None:
    return _only({area.id for area in areas if area.stem is not None and area.stem.search(text)})


def _only(ids: set[str]) -> str | None:
    return ids.pop() if len(ids) == 1 else None


def grade(words: str) -> str | None:
    """The id of the grade that these words are, whole; ``None`` also for grades no longer given."""
    return _grade_of(plain(words))


def _grade_of(text: str) -> str | None:
    for found in load.grades():
        if found.rank is not None and matches(text, found.wordings):
            return found.id
    return None


def area_and_grade(heading: str, in_era: Era | None = None) -> tuple[str, str] | None:
    """Area and grade of a heading or sentence such as “Overall effectiveness: good”, else ``None``."""
    text = plain(heading)
    if len(text.split()) > LONGEST_HEADING_WORDS:
        return None
    # From the left, so that the longest grade wins: “requires improvement to be good” is not good.
    for start in (found.start() for found in re.finditer(r"\b\w", text)):
        given = _grade_of(text[start:])
        area = _area_before(text[:start], in_era) if given else None
        if area and given:
            return area, given
    return None


def _area_before(text: str, in_era: Era | None) -> str | None:
    for parting in PARTINGS:
        if text.endswith(parting) and (area := judgement_area(text.removesuffix(parting), in_era)):
            return area
    return None


def event_kind(id_: str) -> EventKind | None:
    """The kind of inspection or visit with this id."""
    return next((kind for kind in load.event_kinds() if kind.id == id_), None)


def event_kinds_lasting(calendar_days: int, framework: str) -> tuple[EventKind, ...]:
    """The kinds of a framework that may last so many days, first and last day counted."""
    return tuple(
        kind for kind in load.event_kinds() if kind.framework == framework and calendar_days in kind.calendar_days
    )


def theme(id_: str) -> Theme | None:
    """The theme with this id; the labelling guide's underscores are understood."""
    wanted = id_.replace("_", "-")
    return next((found for found in load.themes() if found.id == wanted), None)


def visit_theme(words: str) -> VisitTheme | None:
    """The area of service a focused visit's letter names in these words, if exactly one is meant."""
    text = plain(words)
    found = [t for t in load.visit_themes() if any(printed in text for printed in t.printed)]
    return found[0] if len(found) == 1 else None


def deadline(id_: str) -> Deadline | None:
    """The duty with this id."""
    return next((found for found in load.deadlines() if found.id == id_), None)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a printed tag of the national framework means, with a doubt where that is not certain."""

    id: str | None
    doubt: str | None = None


def outcome_meaning(kind: str, number: int | None, on: date, words: str = "") -> Meaning:
    """What ``outcome 3`` or ``enabler 2`` meant in a document published on that day.

    ``words`` are those printed with the tag, if any; they decide before the number does, and a
    number that says otherwise is a doubt.
    """
    named = named_element(kind, words)
    numbered = _numbered(kind, number, on)
    if named is not None:
        differs = number is not None and (numbered is None or numbered.means != named.id)
        return Meaning(named.id, f"{kind} {number} is another one than the words beside it" if differs else None)
    if numbered is None:
        return Meaning(None, f"the national framework had no {kind} {number} on {day_in_words(on)}")
    if numbered.is_doubtful_on(on):
        return Meaning(numbered.means, f"{kind} {number} was used in two ways on {day_in_words(on)}: {numbered.note}")
    return Meaning(numbered.means)


def _numbered(kind: str, number: int | None, on: date) -> Numbering | None:
    for row in load.national_framework()[1]:
        if (row.element, row.number) == (kind, number) and row.holds_on(on):
            return row
    return None


def named_element(kind: str, words: str) -> FrameworkElement | None:
    """The principle, enabler or outcome that these words name, if exactly one is meant."""
    text = plain(words)
    found = [
        element
        for element in load.national_framework()[0]
        if element.element == kind and any(printed in text for printed in element.printed)
    ]
    return found[0] if len(found) == 1 else None


def number_in_words(word: str) -> int | None:
    """``3`` and ``three`` alike."""
    text = plain(word)
    return int(text) if text.isdecimal() else NUMBERS.get(text)
