"""Reads a council's paper to its cabinet, committee or panel about an inspection, and its minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sightline.reading.finders.areas_announced import areas_announced
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.due import find_due
from sightline.reading.finders.letterhead import day_of_meeting
from sightline.reading.finders.scope import find_scope
from sightline.reading.kinds.accounts import Account, account_of, authority_doubts, main_event, other_events
from sightline.reading.kinds.findings import findings_announced
from sightline.reading.model import (
    Document,
    Event,
    NamedAuthority,
    Reading,
)

KIND = "committee-report"
_WHY_MISSING = "The paper does not state this grade."


def read(document: Document) -> Reading:
    """The reading of a committee paper: the inspection it is about, what must improve, what is due."""
    met_on = day_of_meeting(document)
    account = account_of(document, written_on=met_on)
    event = account.main_event
    authority = find_authority(document, event.earliest if event else None)
    areas, doubts = areas_announced(document, _day_of_tags(account))
    return Reading(
        document=document,
        kind=KIND,
        inspection=_inspection(document, account, authority),
        other_events=other_events(document, account, authority),
        areas_for_improvement=areas,
        findings=findings_announced(document),
        due=find_due(document, near=met_on or (event.latest if event else None)),
        doubts=(*authority_doubts(authority), *account.doubts, *doubts),
    )


def _inspection(document: Document, account: Account, authority: NamedAuthority | None) -> Event | None:
    event = main_event(document, account, _WHY_MISSING, authority)
    is_visit = account.main_event is not None and account.main_event.is_visit
    return replace(event, scope=find_scope(document)) if event and is_visit else event


def _day_of_tags(account: Account) -> date | None:
    """The day by which a framework tag gets its meaning: when the report appeared, else the inspection."""
    if account.published_on and account.published_on.value.is_whole:
        return account.published_on.value.earliest
    return account.main_event.latest if account.main_event else None
