"""By what words a document that is no inspection report shows its kind.

Only the opening counts: a committee paper may append a whole report, a report may speak of focused
visits, and a newspaper may print a letter. Of several kinds the one that shows first wins, because
what stands at the top is what the document is.
"""

from __future__ import annotations

import re

from sightline.reading.model import Document

_OPENING = 2500
_TOP = 900
_FLAGS = re.IGNORECASE | re.MULTILINE

# What is looked for in every opening is in lower case, and begins with letters or the end of the line before it:
# that is found many times quicker than what ignores case or begins with a border of lines or words.
_CHILDREN = re.compile(
    r"\n(?:to|dear)\s+(?:all\s+)?(?:the\s+)?(?:children|young people)\b"
    r"|share this letter with you|letter (?:to|for) (?:the )?children(?: and young people)?\b"
    r"|inspectors visited your area"
)
_LETTER = re.compile(
    r"this letter (?:summarises|outlines|sets out|reports|contains|provides|confirms)\b[^.]{0,80}\b"
    r"(?:visit|inspection|findings)"
    r"|\n(?:focuss?ed|monitoring|assurance|focuss?ed assurance) visit (?:to|of)\b"
    r"|\n(?:ofsted )?joint targeted area inspection (?:of|to)\b"
)
_VISIT = re.compile(r"(?:focuss?ed|monitoring|assurance)\s+(?:visit|inspection)|joint targeted area inspection")
_DEAR = re.compile(r"\ndear\s+(?!children|young|parent|all\b|colleague)\w+")
_COMMITTEE = re.compile(
    r"\n(?:agenda item|issue - meetings|issue details|decision details|meeting:|minutes:?$|report to:?"
    r"|report of(?: the)?:?|date of (?:meeting|decision):?|meeting date:?|committee:|decision maker:|wards? affected:?"
    r"|key decision:?|resolved:?|recommendations?:|report (?:by|author):?|lead officer:|portfolio holder:"
    r"|classification:|lead (?:member|cabinet member):|purpose of (?:the )?report|reason for (?:the )?decision)"
    r"|minutes(?<=\bminutes) of (?:the|a) meeting\b"
    r"|the(?<=\bthe) (?:committee|panel|cabinet|board|sub-committee) (?:is|are) "
    r"(?:asked|recommended|requested|invited) to\b"
    r"|\n[^.\n]{0,60}\b(?:committee|sub-committee|panel|board|cabinet)\b[^.\n]{0,20}"
    r"\d{1,2}(?:st|nd|rd|th)?\s+[a-z]\w+\s+20\d\d$",
    re.MULTILINE,
)
_PRESS = re.compile(
    r"\b(?:press|media|news) (?:release|notice|statement)\b|notes (?:to|for) editors|^ends\.?$|-\s?ends\s?-"
    r"|\b(?:said|commented|added|says)\s*:\s*[“\"‘']|[”\"’']\s*,?\s+(?:said|says)\b",
    _FLAGS,
)
_PRAISE = re.compile(
    r"\bofsted\b[^.\n]{0,80}\b(?:praise|welcome|hail|highlight|recognise|celebrat|rat(?:e|ing|ed))"
    r"|\b(?:praise|welcome|hail|celebrat|rated)\w*\b[^.\n]{0,80}\bofsted\b|\bnews\b",
    _FLAGS,
)
_PLAN = re.compile(
    r"\b(?:(?:post[- ])?(?:inspection|ofsted|ilacs)\s+(?:improvement\s+)?(?:action\s+)?plan|action plan"
    r"|improvement plan|statement of (?:proposed )?action)\b",
    _FLAGS,
)
_PLAN_COLUMNS = re.compile(
    r"^(?:actions?|what (?:we will|will we) do|lead(?: officer)?|owner|who|by when|time-?scales?"
    r"|target date|deadline|when|success (?:criteria|measures?)|rag(?: rating)?|progress|status|outcomes?)\b.{0,30}$",
    _FLAGS,
)
_SELF = re.compile(r"\bself[- ](?:evaluation|assessment)\b|\bSEF\b", _FLAGS)
_REPORT = re.compile(
    r"inspection dates?:|^lead inspector:|inspection number|\breport published\b|^judge?ments?\s+grades?$"
    r"|^inspection of (?:services for children in need|[\w ,’'&-]{3,60} (?:local authority )?children[’']?s "
    r"(?:social care )?services)\b",
    _FLAGS,
)
_FEWEST_PLAN_COLUMNS = 2


def kind_of(document: Document) -> str | None:
    """The kind of a document that is no inspection report; ``None`` where nothing here shows one.

    ``None`` is for the caller to settle: a report, or ``unknown``.
    """
    form = form_shown(document)
    if form:
        return form[0]
    opening = f"{document.title or ''}\n{_opening(document)}"
    return None if _REPORT.search(opening) else _by_substance(document, opening)


def form_shown(document: Document) -> tuple[str, int] | None:
    """The letter or committee paper whose form shows first in the opening, and at which offset."""
    opening = f"\n{_opening(document)}".lower()
    letter = _at(_LETTER, opening)
    if letter is None and _VISIT.search(opening):
        letter = _at(_DEAR, opening)
    forms = [
        ("childrens-letter", _at(_CHILDREN, opening)),
        ("committee-report", _at(_COMMITTEE, opening)),
        ("visit-letter", letter),
    ]
    shown = [(kind, at) for kind, at in forms if at is not None]
    return min(shown, key=lambda form: form[1], default=None)


def _opening(document: Document) -> str:
    return document.text[:_OPENING].replace("\t", "\n")


def _by_substance(document: Document, opening: str) -> str | None:
    """The kind of a document without a letterhead or form, by what it is about."""
    top = opening[:_TOP]
    if _PLAN.search(top) and len(set(_PLAN_COLUMNS.findall(document.text))) >= _FEWEST_PLAN_COLUMNS:
        return "action-plan"
    if _PRESS.search(document.text) and re.search("ofsted", opening, re.IGNORECASE):
        return "press-notice"
    if _SELF.search(top):
        return "self-evaluation"
    if _PLAN.search(top):
        return "action-plan"
    return "press-notice" if _PRAISE.search(top) and _is_short(document) else None


def _is_short(document: Document) -> bool:
    """Whether a document is as short as what is told to the press."""
    return len(document.text) < 4 * _OPENING


def _at(pattern: re.Pattern[str], text: str) -> int | None:
    """Where words that a pattern describes begin in a text before which a line end was put."""
    found = pattern.search(text)
    return found.start() - (not found[0].startswith("\n")) if found else None
