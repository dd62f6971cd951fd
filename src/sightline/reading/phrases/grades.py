"""Grades as sentences and headings state them: “Care leavers: good”, “… is that it requires improvement”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sightline.knowledge import load, lookup
from sightline.knowledge.wordings import plain

LONGEST_STATEMENT = 260
"""More characters than this are a finding, not the statement of a grade."""

_LINK = (
    r"(?P<link>\s*[:–—-]\s*"
    r"|\s+(?:is|are):?\s+(?:that\s+)?(?:(?:it|they|children's\s+services|services)\s+)?(?:(?:is|are|as)\s+)?(?:judged\s+(?:to\s+be\s+|as\s+)?)?"
    r"|\s+)"
)
_BECAUSE = re.compile(r"\s+because\s*:?\s*$", re.IGNORECASE)
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|not)\b")
_FIRST_SENTENCE = re.compile(r".{3,240}?[^.\d]\.(?=\s|\d?$)|.{3,240}$", re.DOTALL)
_NO_GRADE = re.compile(r"\bnot (?:been )?(?:judged|graded|inspected)\b")


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """A grade (id of ``knowledge``) said of a subject, the subject in plain lower-case words."""

    subject: str
    grade: str


def stated_grade(words: str) -> GradeStatement | None:
    """The statement that these words are as a whole: subject, link, grade; ``None`` where they are none.

    Long words are read up to the end of their first sentence.
    """
    if len(words) > LONGEST_STATEMENT:
        first = _FIRST_SENTENCE.match(words)
        words = first[0] if first else ""
    match = _statement().match(plain(_BECAUSE.sub("", words)))
    if not match or (match["link"].isspace() and _HAS_VERB.search(match["subject"])):
        return None
    grade = lookup.grade(match["grade"])
    return GradeStatement(match["subject"], grade) if grade else None


def is_not_judged(words: str) -> bool:
    """Whether a cell that should hold a grade says that none was given."""
    return bool(_NO_GRADE.search(words.lower()))


def find_grade(words: str) -> tuple[int, int, str] | None:
    """The first grade named anywhere in the words: its span and id."""
    match = _anywhere().search(words)
    grade = lookup.grade(match[0]) if match else None
    return (match.start(), match.end(), grade) if match and grade else None


@cache
def _wordings() -> str:
    """Every wording of a grade still given, the longest first."""
    patterns = [wording.pattern.pattern for grade in load.grades() if grade.rank for wording in grade.wordings]
    return "|".join(sorted(patterns, key=len, reverse=True))


@cache
def _statement() -> re.Pattern[str]:
    return re.compile(rf"(?P<subject>.+?){_LINK}(?P<grade>{_wordings()})$")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_wordings()})\b", re.IGNORECASE)
