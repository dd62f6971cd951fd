"""A reading in its public shape: what ``sightline read`` prints."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.ground.dates import PartialDate
from sightline.ground.locators import Locator
from sightline.ground.outcomes import Stated
from sightline.ground.problems import Problem
from sightline.reading.model import (
    AreaForImprovement,
    CarriedOver,
    Document,
    Doubt,
    Due,
    Event,
    Finding,
    Judgement,
    NamedAuthority,
    Reading,
    Sentence,
    Tag,
)
from sightline.reading.shapes import (
    CONTRACT,
    AreaForImprovementShape,
    AuthorityShape,
    CarriedOverShape,
    DocumentShape,
    DoubtShape,
    DueShape,
    EventShape,
    FindingShape,
    JudgementShape,
    LocatorShape,
    ProblemShape,
    ReadingShape,
    SentenceShape,
    StatedDay,
    StatedText,
    TagShape,
)

UNKNOWN_KIND = "unknown"


def shape(reading: Reading) -> ReadingShape:
    """A reading in its public shape, ready for ``json``."""
    return {
        "contract": CONTRACT,
        "document": _document(reading.document, reading.kind),
        "inspection": None if reading.inspection is None else _event(reading.inspection),
        "other_events": [_event(event) for event in reading.other_events],
        "areas_for_improvement": [_area(area) for area in reading.areas_for_improvement],
        "findings": [_finding(finding) for finding in reading.findings],
        "carried_over": [_carried_over(carried) for carried in reading.carried_over],
        "due": [_due(due) for due in reading.due],
        "doubts": [_doubt(doubt) for doubt in reading.doubts],
        "problems": [_problem(problem) for problem in reading.problems],
    }


def unreadable(filename: str, problem: Problem, sha256: str | None = None) -> ReadingShape:
    """The object that stands for a file that could not be read, with the reason in ``problems``."""
    return {
        "contract": CONTRACT,
        "document": {
            "sha256": sha256,
            "filename": filename,
            "media_type": None,
            "pages": None,
            "characters": 0,
            "title": None,
            "kind": UNKNOWN_KIND,
        },
        "inspection": None,
        "other_events": [],
        "areas_for_improvement": [],
        "findings": [],
        "carried_over": [],
        "due": [],
        "doubts": [],
        "problems": [_problem(problem)],
    }


def is_unreadable(reading: ReadingShape) -> bool:
    """Whether the object stands for a file that could not be read."""
    return reading["inspection"] is None and bool(reading["problems"])


def _document(document: Document, kind: str) -> DocumentShape:
    return {
        "sha256": document.sha256,
        "filename": document.filename,
        "media_type": document.media_type,
        "pages": document.pages,
        "characters": len(document.text),
        "title": document.title,
        "kind": kind,
    }


def _event(event: Event) -> EventShape:
    return {
        "authority": None if event.authority is None else _authority(event.authority),
        "kind": event.kind,
        "kind_basis": event.kind_basis,
        "framework": event.framework,
        "era": event.era,
        "started_on": _day(event.started_on),
        "ended_on": _day(event.ended_on),
        "on_site_from": _day(event.on_site_from),
        "on_site_until": _day(event.on_site_until),
        "published_on": _day(event.published_on),
        "lead_inspector": None if event.lead_inspector is None else _text(event.lead_inspector),
        "inspectors": [_text(name) for name in event.inspectors],
        "scope": [_text(words) for words in event.scope],
        "judgements": [_judgement(judgement) for judgement in event.judgements],
        "not_applicable": list(event.not_applicable),
        "not_found": [{"what": missing.what, "why": missing.why} for missing in event.not_found],
    }


def _authority(authority: NamedAuthority) -> AuthorityShape:
    return {"name": authority.name, "gss_code": authority.gss_code, "at": _places(authority.at)}


def _day(stated: Stated[PartialDate] | None) -> StatedDay | None:
    return None if stated is None else {"value": str(stated.value), "at": _places(stated.at)}


def _text(stated: Stated[str]) -> StatedText:
    return {"value": stated.value, "at": _places(stated.at)}


def _judgement(judgement: Judgement) -> JudgementShape:
    return {"area": judgement.area, "grade": judgement.grade, "at": _places(judgement.at)}


def _area(area: AreaForImprovement) -> AreaForImprovementShape:
    return {
        "text": area.text,
        "of": area.of,
        "urgency": area.urgency,
        "tags": [_tag(tag) for tag in area.tags],
        "themes": list(area.themes),
        "at": _places(area.at),
    }


def _tag(tag: Tag) -> TagShape:
    return {
        "printed": tag.printed,
        "kind": tag.kind,
        "number": tag.number,
        "means": tag.means,
        "doubt": tag.doubt,
    }


def _finding(finding: Finding) -> FindingShape:
    return {
        "number": finding.number,
        "area": finding.area,
        "text": finding.text,
        "at": _places(finding.at),
        "sentences": [_sentence(sentence) for sentence in finding.sentences],
    }


def _sentence(sentence: Sentence) -> SentenceShape:
    return {
        "text": sentence.text,
        "polarity": sentence.polarity,
        "prevalence": sentence.prevalence,
        "themes": list(sentence.themes),
        "at": _places(sentence.at),
    }


def _carried_over(carried: CarriedOver) -> CarriedOverShape:
    return {"text": carried.text, "state": carried.state, "at": _places(carried.at)}


def _due(due: Due) -> DueShape:
    return {"what": due.what, "on": str(due.on), "at": _places(due.at)}


def _doubt(doubt: Doubt) -> DoubtShape:
    return {"code": doubt.code, "message": doubt.message, "at": _places(doubt.at)}


def _problem(problem: Problem) -> ProblemShape:
    return {"code": problem.code, "message": problem.message}


def _places(at: Sequence[Locator]) -> list[LocatorShape]:
    return [{"page": it.page, "start": it.start, "end": it.end, "quote": it.quote} for it in at]
