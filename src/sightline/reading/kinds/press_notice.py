"""Reads what a council tells the press about an inspection. It is no source of grades, and says so."""

from __future__ import annotations

from sightline.reading.doubts import doubt
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.events_told import ToldEvent
from sightline.reading.kinds.accounts import (
    account_of,
    authority_doubts,
    latest_of_title,
    main_event,
    other_events,
)
from sightline.reading.kinds.findings import findings_announced
from sightline.reading.model import Document, Doubt, Event, Reading

KIND = "press-notice"
_WHY_MISSING = "The notice does not state this grade, and would not be its source."


def read(document: Document) -> Reading:
    """The reading of a press notice: the grades it states, doubted, and the inspections it names."""
    account = account_of(document, _newest)
    event = account.main_event
    authority = find_authority(document, event.earliest if event else None)
    inspection = main_event(document, account, _WHY_MISSING, authority)
    return Reading(
        document=document,
        kind=KIND,
        inspection=inspection,
        other_events=other_events(document, account, authority),
        findings=findings_announced(document),
        doubts=(*authority_doubts(authority), *account.doubts, *_grade_doubts(inspection)),
    )


def _newest(document: Document, told: list[ToldEvent]) -> int | None:
    """The inspection that is news: the latest, unless all are told as earlier ones and it bears no date."""
    newest = latest_of_title(document, told)
    return None if newest is not None and told[newest].is_earlier else newest


def _grade_doubts(inspection: Event | None) -> tuple[Doubt, ...]:
    """The doubt that stands over every grade a notice states."""
    judgements = inspection.judgements if inspection else ()
    if not judgements:
        return ()
    message = "A press notice is no source of grades: take them from the inspection report."
    return (doubt("press-notice-grades", message, [place for one in judgements for place in one.at]),)
