"""What the headings of inspection reports announce, whatever the year worded them like."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from sightline.knowledge.wordings import plain

LONGEST_HEADING = 170
"""More characters than this are no heading."""


class Announced(StrEnum):
    """What stands below a heading."""

    IMPROVEMENT = "improvement"
    PRIORITY = "priority"
    SUMMARY = "summary"
    FINDINGS = "findings"
    CONTEXT = "context"
    AUTHORITY = "authority"
    MEANINGS = "meanings"


_WORDINGS = (
    (
        Announced.PRIORITY,
        r"(areas? (for|of|requiring) )?(priority|immediate)( (and|or) (immediate|priority))? actions?"
        r"( (for|by) .{3,60})?"
        r"|immediately|immediate priorities",
    ),
    (
        Announced.IMPROVEMENT,
        r"(what )?(do(es)? )?(the )?(.{2,60} )?needs? to (be )?improved?"
        r"( in this area of social work practice)?( further)?( are)?"
        r"|what needs to improve.{0,60}"
        r"|(key |main )?areas? (for|of|requiring) (further )?(improvement|development)( are| include)?"
        r"|(key )?recommendations?( for (improvement|the .{3,60}))?"
        r"|within \w+ (months|weeks)",
    ),
    (
        Announced.SUMMARY,
        r"(executive )?summary( of (the )?(key |main )?(findings|strengths))?|(key|main|headline) findings|overview"
        r"|key strengths and weaknesses.{0,60}"
        r"|(.{2,60}'s )?(key )?strengths|(this )?(local authority|lscb|.{2,40} board) .{0,60}because"
        r"|(this )?(local authority|lscb|.{2,40} board) has the following strengths"
        r"|progress (since|from) (the )?(last|previous|earlier) inspections?"
        r"|overall effectiveness of services for looked after children and young people|capacity to improve",
    ),
    (
        Announced.MEANINGS,
        r"(the )?(what )?(the )?(lscb )?inspection judge?ments (mean|and what they mean).{0,80}"
        r"|annex.{0,60}|glossary.{0,40}"
        r"|full description of what the inspection judge?ments mean.{0,60}",
    ),
    (
        Announced.CONTEXT,
        r"contents|summary for children.{0,40}|information about (the|this) .{3,60}|about (the|this) inspection"
        r"|service information|(the )?inspection team|inspectors?|local authority context|previous ofsted inspections?"
        r"|other ofsted inspections?|other information about.{0,60}|record of main findings",
    ),
    (
        Announced.FINDINGS,
        r"inspection (judge?ments?|findings)( about .{3,80})?( ?[:–-] .{3,80})?|findings|full report"
        r"|outcomes for looked after children.{0,30}|quality of provision"
        r"|(summary of )?findings and evaluation of progress|(findings and )?evaluation of progress"
        r"|what (did )?(the )?inspectors f(ind|ound)\??",
    ),
    (Announced.AUTHORITY, r"(section (1|one|a)[:.]? )?(the )?local authority"),
)
_COMPILED = tuple((what, re.compile(pattern)) for what, pattern in _WORDINGS)
_BOARD = re.compile(r"lscb|safeguarding children'?s?'? (partnership )?board")


@lru_cache(maxsize=4096)
def announced(words: str) -> Announced | None:
    """What a heading announces; ``None`` where it is no heading of a part of a report."""
    if len(words) > LONGEST_HEADING:
        return None
    text = plain(words.replace("?", " ")).rstrip(" :")
    return next((what for what, pattern in _COMPILED if pattern.fullmatch(text)), None)


def names_board(words: str) -> bool:
    """Whether the words name the safeguarding board."""
    return bool(_BOARD.search(plain(words)))
