"""Inspection reports of every era: the cover, the judgements, what needs to improve, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sightline.ground.outcomes import NotFound
from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading import check
from sightline.reading.finders import header
from sightline.reading.finders.areas_for_improvement import areas_for_improvement
from sightline.reading.finders.due import find_due
from sightline.reading.finders.header import Dates
from sightline.reading.finders.judgements import Judgements, judgements
from sightline.reading.kinds.previous_inspections import previous_inspections
from sightline.reading.model import Block, Document, Doubt, Event, Finding, Reading
from sightline.reading.outline import Part, Section, outline, spans_about_report
from sightline.reading.passages import passages
from sightline.reading.recognise import REPORT, era_of

_BEFORE_ERAS = (
    "The inspection was made under a framework before the single inspection of November 2013, whose judgements are"
    " the first that are read."
)
_UNTIL_IT_COMES_OUT = timedelta(weeks=6)
"""Half of all reports since 2018 came out within thirty working days of the inspection's end."""
_NO_DATES = "No dates of the inspection could be read on the first page."


def read(document: Document) -> Reading:
    """Everything an inspection report states."""
    dates = header.inspection_dates(document)
    era = era_of(document, dates)
    sections = outline(document, era)
    judged = judgements(document, sections, era)
    found = passages(document, sections)
    event, doubts = _event(document, dates, era, judged, sections)
    earlier, doubts_about_earlier = previous_inspections(document, sections, event)
    on = _came_out(event)
    return Reading(
        document=document,
        kind=REPORT,
        inspection=event,
        other_events=earlier,
        areas_for_improvement=areas_for_improvement(document, sections, on),
        findings=tuple(
            Finding(passage.number, passage.area, passage.text(document), passage.at(document)) for passage in found
        ),
        due=find_due(document, _blocks_of(sections, Part.IMPROVEMENT), near=on),
        doubts=(*doubts, *doubts_about_earlier, *check.doubts_about_findings(document, found, judged, era)),
    )


def _came_out(event: Event) -> date | None:
    """The day of publication; where none is printed, the day on which such a report comes out as a rule."""
    if event.published_on:
        return event.published_on.value.latest
    return event.ended_on.value.latest + _UNTIL_IT_COMES_OUT if event.ended_on else None


def _blocks_of(sections: Sequence[Section], part: Part) -> list[Block]:
    return [block for section in sections if section.part is part for block in section.blocks]


def _event(
    document: Document, dates: Dates | None, era: Era | None, judged: Judgements, sections: Sequence[Section]
) -> tuple[Event, tuple[Doubt, ...]]:
    """The inspection as the cover and the judgements state it, and the doubts about it."""
    began = dates.started_on.value.earliest if dates else None
    authority = header.authority(document, began)
    people = header.people(document, spans_about_report(sections))
    reviews_board = any(section.of_board for section in sections)
    kind, basis = _kind(document, era, dates)
    event = Event(
        authority=authority[0] if authority else None,
        kind=kind,
        kind_basis=basis,
        framework=era.framework if era else None,
        era=era.id if era else None,
        started_on=dates.started_on if dates else None,
        ended_on=dates.ended_on if dates else None,
        published_on=header.published_on(document),
        lead_inspector=people.leads[0] if people.leads else None,
        inspectors=people.inspectors,
        judgements=judged.judged if _has_areas(began, era) else (),
        not_applicable=_not_applicable(judged, era, reviews_board),
    )
    missing = tuple(_not_found(event, era, began))
    return replace(event, not_found=missing), (
        *check.doubts_about_names(authority, people),
        *check.doubts_about_dates(document, dates),
        *check.doubts_about_kind(kind, basis, era, dates),
        *check.doubts_about_grades(judged, era),
    )


def _kind(document: Document, era: Era | None, dates: Dates | None) -> tuple[str | None, str | None]:
    """The kind of the inspection and what says so: its title, its words, or how long it lasted."""
    if era is None:
        return None, None
    if era.framework == "sif":
        return ("re-inspection" if header.title_of_reinspection(document) else "single-inspection"), "title"
    stated = header.stated_kind(document)
    if stated:
        return stated, "stated"
    days = dates.longest_days if dates else None
    kinds = lookup.event_kinds_lasting(days, era.framework) if days else ()
    return (kinds[0].id, "duration") if len(kinds) == 1 else (None, None)


def _has_areas(began: date | None, era: Era | None) -> bool:
    """Whether the judgements can be told apart: in an era, or where no date says that there was none."""
    return era is not None or began is None


def _not_applicable(judged: Judgements, era: Era | None, reviews_board: bool) -> tuple[str, ...]:
    """What the era does not judge, the board where it is not reviewed, and what the report says was not judged."""
    if era is None:
        return ()
    graded = {judgement.area for judgement in judged.judged}
    not_judged = {stated.area for stated in judged.not_judged}
    optional = set() if reviews_board else {area.id for area in era.areas if area.is_optional} - graded
    return (*era.not_applicable, *(area for area in era.area_ids if area in not_judged | optional))


def _not_found(event: Event, era: Era | None, began: date | None) -> Iterator[NotFound]:
    """What every report of its era states and this one did not yield, with the reason."""
    for what, value, why in (
        ("authority", event.authority, "The first page names no authority."),
        ("started_on", event.started_on, _NO_DATES),
        ("lead_inspector", event.lead_inspector, "The report names no lead inspector."),
    ):
        if value is None:
            yield NotFound(what, why)
    if era is None:
        yield NotFound("judgements", _NO_DATES if began is None else _BEFORE_ERAS)
        return
    if event.kind is None:
        yield NotFound(
            "kind", "The dates fit neither a short nor a standard inspection, and the report states no kind."
        )
    if era.framework == "sif" and event.published_on is None:
        yield NotFound("published_on", "The first page prints no date of publication.")
    settled = {judgement.area for judgement in event.judgements} | set(event.not_applicable)
    for area in era.areas:
        if area.id not in settled:
            yield NotFound(area.id, f"No table, heading or sentence of the report states a grade for “{area.label}”.")
