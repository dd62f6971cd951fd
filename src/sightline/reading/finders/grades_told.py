"""Grades that prose states: "good overall", "'good' judgements for children in care", "judged inadequate".

A grade is paired with an area only where the words pair them. A grade said of the whole service is
its overall effectiveness; one said of "all areas" names none and is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.phrases.grades import find_grade

OVERALL = "overall-effectiveness"


class Said(StrEnum):
    """Of what a grade is said."""

    OF_AREA = "area"
    OF_SERVICE = "service"
    OF_ALL_AREAS = "all areas"


@dataclass(frozen=True, slots=True)
class ToldGrade:
    """A grade at ``text[start:end]`` and the area it is said of (``None`` for "all areas")."""

    start: int
    end: int
    grade: str
    said: Said
    area: str | None


_AREA = re.compile(
    r"overall(?:\s+effectiveness)?"
    r"|(?:the\s+)?impact\s+of\s+leaders(?:\s+on\s+social\s+work\s+practice(?:\s+with\s+children\s+and\s+families)?)?"
    r"|leadership(?:,?\s+(?:and\s+)?management)?(?:,?\s+and\s+governance)?"
    r"|children\s+(?:(?:who|that)\s+)?need(?:ing)?\s+(?:of\s+)?help\s+and\s+protection"
    r"|children\s+in\s+need\s+of\s+help\s+and\s+protection|help\s+and\s+protection"
    r"|children\s+in\s+care(?:\s+and\s+care\s+leavers)?|children\s+looked\s+after(?:\s+and\s+achieving\s+permanence)?"
    r"|children\s+leaving\s+care|care\s+leavers|care[- ]experienced\s+young\s+(?:people|adults)|adoption\s+performance"
    r"|(?:local\s+safeguarding\s+children\s+board|\bLSCB\b)",
    re.IGNORECASE,
)
_QUOTES = "‘’“”'\""
_ALL = r"all\s+(?:\w+\s+)?(?:areas|judge?ments|categories|aspects)"
_ALL_AFTER = re.compile(rf"[{_QUOTES}]?\s*(?:judge?ments?\s+|grades?\s+)?(?:in|across|for)\s+{_ALL}", re.IGNORECASE)
_ALL_BEFORE = re.compile(
    rf"{_ALL}\s+(?:of\s+\w+\s+)?(?:was\s+|were\s+|being\s+|are\s+)?(?:judged\s+|rated\s+|graded\s+)?(?:as\s+|to\s+be\s+)?"
    rf"[{_QUOTES}]?$",
    re.IGNORECASE,
)
_OVERALL_AFTER = re.compile(rf"[{_QUOTES}]?\s*overall\b", re.IGNORECASE)
_FOR_AFTER = re.compile(
    rf"[{_QUOTES}]?\s*(?:(?:judge?ments?|grades?|ratings?)(?:\s+(?:was|were|has\s+been|have\s+been)\s+\w+)?)?"
    r"\s*(?:for|in\s+relation\s+to|in|on)\s+",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:]|,\s*(?:with|while|but|and\s+(?:is|are|was|were))\b|\bwhile\b|\bbut\b", re.IGNORECASE)
_LINK = re.compile(
    r"[\s,:–-]*(?:(?:which|that|they|it|services?|judge?ments?|ratings?|grades?|outcomes?|effectiveness|the|an?|has|have"
    r"|been|was|were|is|are|be|as|of|for|to|remains?|children[’']?s|council[’']?s?|our|judged|rated|graded|found|deemed|considered|now|also|again|all|both)"
    rf"[\s,:–-]*)*[{_QUOTES}]?$",
    re.IGNORECASE,
)
_SERVICE_BEFORE = re.compile(
    r"(?:\b(?:judged|rated|graded|deemed|found)(?:\s+(?:by\s+ofsted|us))?(?:\s+(?:to\s+be|as|to))?"
    r"|\b(?:judged|rated|graded)\s+(?:[\w’'-]+\s+){1,5}(?:to\s+be|as)"
    r"|\b(?:judge?ment|rating|grade|outcome)\b[^.;]{0,60}\b(?:was|is|of|as)(?:\s+one\s+of)?"
    r"|\b(?:maintain|retain|keep|kept|achiev|receiv|award|provid|secur|earn|g(?:iven|ave|ain))\w*\s+(?:[\w’'-]+\s+){0,6}(?:an?|its|our|their|the))"
    rf"\s*[{_QUOTES}]?$",
    re.IGNORECASE,
)
_IS_PREDICATE = re.compile(
    r"\b(?:judged|rated|graded|deemed|judge?ment|rating|grade)\b|\bservices\s+were\s+found\b", re.IGNORECASE
)
_SERVICE_AFTER = re.compile(
    rf"[{_QUOTES}]?\s*(?:ofsted\s+)?(?:judge?ment|rating|grade|service|authority)\b", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:audit|case|file|assessment|plan|school|academ|children[’']s home|college|nurser|agenc|fostering|adoption"
    r"|practice|placement|setting|provider|SEND|youth justice)\w*",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|none|neither|not|never|no\s+longer|only|other)\b[^.;:]{0,60}$", re.IGNORECASE)
_LEAVING_CARE = re.compile(r"(?:children|young\s+people)\s+leaving\s+care", re.IGNORECASE)
_TWO_IN_ONE = re.compile(r"\s+and\s+(?=care\s+leavers)", re.IGNORECASE)
_NEAR = 120
_ABOUT_ONE_AREA = re.compile(r"\b(?:judge?ments?|grades?|ratings?)\s+(?:for|on|in)\s+", re.IGNORECASE)


def grades_told(text: str, start: int, end: int, era: Era | None) -> list[ToldGrade]:
    """The grades that the sentence ``text[start:end]`` states, with the areas of ``era`` it states them of."""
    spans = list(_grades(text, start, end))
    told: list[ToldGrade] = []
    for index, (left, right, grade) in enumerate(spans):
        before = text[spans[index - 1][1] if index else start : left]
        after = text[right : spans[index + 1][0] if index + 1 < len(spans) else end]
        told += [ToldGrade(left, right, grade, said, area) for said, area in _said_of(before, after, era)]
    return told


def _grades(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    position = start
    while found := find_grade(text[position:end]):
        left, right, grade = found
        yield position + left, position + right, grade
        position += right


def _said_of(before: str, after: str, era: Era | None) -> list[tuple[Said, str | None]]:
    """Of what the grade between these words is said; empty where it is no judgement."""
    if _ALL_AFTER.match(after) or _ALL_BEFORE.search(before):
        return [(Said.OF_ALL_AREAS, None)]
    if _DENIED.search(before[-_NEAR:]):
        return []
    if _OVERALL_AFTER.match(after):
        return [(Said.OF_AREA, OVERALL)]
    for areas in (_areas_after(after, era), _areas_before(before, era)):
        if areas is not None:
            return [(Said.OF_AREA, area) for area in areas]
    if _is_said_of_service(before, after):
        return [(Said.OF_SERVICE, OVERALL)]
    return []


def _areas_after(after: str, era: Era | None) -> list[str] | None:
    """The areas of "good for children in care and leadership and management"; ``None`` where none is named."""
    opening = _FOR_AFTER.match(after)
    if not opening:
        return None
    stop = _CLAUSE_END.search(after, opening.end())
    words = after[opening.end() : stop.start() if stop else len(after)]
    if _AREA.search(words):
        return _areas(words, era)
    return [] if _FOR.search(opening[0]) else None


def _areas_before(before: str, era: Era | None) -> list[str] | None:
    """The areas of "judgements on A and B are", if only a link parts them from the grade, else ``None``."""
    named = list(_AREA.finditer(before))
    if not named or not _LINK.fullmatch(before[named[-1].end() :]):
        return None
    listed = _ABOUT_ONE_AREA.search(before)
    start = listed.end() if listed else named[-1].start()
    return _areas(before[start:], era)


def _areas(words: str, era: Era | None) -> list[str]:
    ids = (id_ for match in _AREA.finditer(words) for id_ in _area_ids(match[0], era))
    return list(dict.fromkeys(ids))


def _area_ids(words: str, era: Era | None) -> list[str]:
    """The area of a phrase; "children in care and care leavers" names two where the era has two."""
    if words.lower() == "overall":
        return [OVERALL]
    words = _LEAVING_CARE.sub("care leavers", words)
    whole = lookup.judgement_area(words, era)
    parts = [words] if whole else _TWO_IN_ONE.split(words)
    found = [whole or lookup.judgement_area(part, era) for part in parts]
    return [area for area in found if area]


def _is_said_of_service(before: str, after: str) -> bool:
    """Whether the grade is said of the authority or its services as a whole."""
    near = before[-_NEAR:]
    if not _SERVICE_BEFORE.search(near) or _OTHER_SUBJECT.search(near):
        return False
    return bool(_IS_PREDICATE.search(near) or _SERVICE_AFTER.match(after))
