"""What kind of document this is, and by which framework the inspection went.

The cover decides, not the narrative: a report that speaks of focused visits is still a report. The
era hangs on the day the inspection began.
"""

from __future__ import annotations

import re

from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.finders.header import Dates, cover_end, title_framework
from sightline.reading.kinds.cues import form_shown, kind_of
from sightline.reading.model import Document

REPORT = "inspection-report"
UNKNOWN = "unknown"

_ENOUGH = 2
_FULL_COVER = 3
_TOP = 500
_COVER_SIGNS = (
    re.compile(r"\b(?:re-?)?inspection\s+dates?\s*[:–-]?\s*\d", re.IGNORECASE),
    re.compile(r"(?<!deputy )\b(?:lead|reporting)\s+inspectors?\b\s*[:–-]?\s*[A-Z]", re.IGNORECASE),
    re.compile(r"\b(?:report\s+)?published\s*:\s*\d", re.IGNORECASE),
    re.compile(
        r"^[^\n.]{0,20}\b(?:re-?)?inspection\s+of\s+(?!the\s+multi-agency)[^\n.]{0,120}(?:children|looked\s+after)",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(r"\bjudge?ments?\b[\s:]+grades?\b", re.IGNORECASE),
    re.compile(
        r"^the overall judge?ment is\b|\breview of the effectiveness of the local safeguarding",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(r"judge?ments on areas of the service that contribute to overall effectiveness", re.IGNORECASE),
)


def document_kind(document: Document) -> str:
    """The id of the document's kind (``knowledge/document_kinds.toml``); ``unknown`` where nothing shows one."""
    if is_inspection_report(document):
        return REPORT
    return kind_of(document) or UNKNOWN


def is_inspection_report(document: Document) -> bool:
    """Whether the first page is the cover of a report: title, dates, lead inspector, table of judgements.

    Two signs are enough where nothing says that this is a letter, or a council's paper about a
    report; a full cover needs no such leave, unless the letter or paper shows before it.
    """
    cover = document.text[: cover_end(document)].replace("\t", "\n")
    places = [match.start() for match in (sign.search(cover) for sign in _COVER_SIGNS) if match]
    form = form_shown(document)
    if form is None:
        return len(places) >= _ENOUGH
    kind, at = form
    return kind != "childrens-letter" and len(places) >= _FULL_COVER and min(places) < min(at, _TOP)


def era_of(document: Document, dates: Dates | None) -> Era | None:
    """The era of the inspection: by its title's framework and the day it began."""
    framework = title_framework(document)
    if dates is None or framework == "before":
        return None
    return lookup.era_for(framework, dates.started_on.value.earliest)
