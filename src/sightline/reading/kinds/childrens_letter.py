"""Reads the inspectorate's letter to the children and young people of an area."""

from __future__ import annotations

from dataclasses import replace

from sightline.ground.outcomes import Stated
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.events_told import ToldEvent, first_period
from sightline.reading.finders.letterhead import day_of_letter, signatory
from sightline.reading.kinds.accounts import account_of, authority_doubts, main_event, other_events
from sightline.reading.kinds.findings import findings_below_headings
from sightline.reading.model import Document, Reading

KIND = "childrens-letter"
_OPENING = 3000
_WHY_MISSING = "The letter does not state this grade."


def read(document: Document) -> Reading:
    """The reading of a letter to children: when inspectors came, who led them, and every grade it gives."""
    account = account_of(document, _inspection_of_letter)
    account.published_on = day_of_letter(document) or account.published_on
    told = account.main_event
    authority = find_authority(document, told.earliest if told else None)
    event = main_event(document, account, _WHY_MISSING, authority)
    return Reading(
        document=document,
        kind=KIND,
        inspection=replace(event, lead_inspector=_lead(document)) if event else None,
        other_events=other_events(document, account, authority),
        findings=findings_below_headings(document),
        doubts=(*authority_doubts(authority), *account.doubts),
    )


def _inspection_of_letter(document: Document, told: list[ToldEvent]) -> int | None:
    """The latest inspection told; where none is told by name, the first period the opening names."""
    if not told:
        mention = first_period(document, _OPENING)
        told += [ToldEvent(None, None, (mention,), ())] if mention else []
    return max(range(len(told)), key=lambda index: told[index].earliest, default=None)


def _lead(document: Document) -> Stated[str] | None:
    """Who signs the letter, which the lead inspector does."""
    signed = signatory(document)
    return signed.name if signed and signed.is_inspector else None
