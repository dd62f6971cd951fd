"""Every account to its inspection: found, begun, or left apart with a doubt when two might be meant."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.reading.shapes import EventShape
from sightline.register.actions import authorities
from sightline.register.actions.weighing import weigh
from sightline.register.matching import Match, close, match
from sightline.register.models import Account, Authority, Document, Doubt, Inspection
from sightline.register.told import Told

MAIN = "main"
PASSING = "passing"

AMBIGUOUS = "inspection-ambiguous"
CLOSE = "inspections-close-together"
NOT_PLACED = "event-not-placed"
NO_AUTHORITY = "authority-not-named"


@dataclass(frozen=True, slots=True)
class Placed:
    """An event of a reading, the inspection it belongs to, and whether that began with it."""

    event: EventShape
    inspection: Inspection
    is_new: bool


def place_main(document: Document, event: EventShape, before: Inspection | None) -> Placed | None:
    """Put the inspection a document is about to its place; without an authority it has none.

    ``before`` is where an earlier reading put it: it stays there where no other document tells of that
    inspection and the new reading points to no other one.
    """
    authority = _authority(event)
    if authority is None:
        _doubt(document, NO_AUTHORITY, "The document does not name the authority, so its inspection is not held.")
        return None
    told = Told.by(event)
    matched = _matched(document, authority, told)
    stays = before if matched.inspection is None and _is_its_own(before, document, authority) else None
    inspection = matched.inspection or stays or _begin(authority, told)
    _doubt_match(document, inspection, matched)
    _account(inspection, document, MAIN, told)
    return Placed(event, inspection, is_new=matched.inspection is None)


def place_passing(document: Document, event: EventShape, index: int) -> Placed | None:
    """Put an inspection told in passing to its place; it begins one only if its month is told."""
    authority = _authority(event)
    told = Told.by(event)
    if authority is None or told.window is None:
        return None
    matched = _matched(document, authority, told)
    is_new = matched.inspection is None
    if is_new and (matched.match.possible or not told.is_to_the_month):
        message = "An inspection told in passing could not be put to one that is held."
        Doubt.objects.create(document=document, code=NOT_PLACED, message=message, event=index, authority=authority)
        return None
    inspection = matched.inspection or _begin(authority, told)
    _account(inspection, document, PASSING, told)
    return Placed(event, inspection, is_new)


def place_again(doubt: Doubt, event: EventShape) -> Placed | None:
    """Try once more what could not be placed; the doubt goes where exactly one inspection fits now."""
    if doubt.authority is None:
        return None
    told = Told.by(event)
    inspection = _matched(doubt.document, doubt.authority, told).inspection
    if inspection is None:
        return None
    _account(inspection, doubt.document, PASSING, told)
    doubt.delete()
    return Placed(event, inspection, is_new=False)


def _is_its_own(before: Inspection | None, document: Document, authority: Authority) -> bool:
    if before is None or before.is_national_fact or before.authority_id != authority.pk:
        return False
    return not before.accounts.exclude(document=document).exists()


@dataclass(frozen=True, slots=True)
class _Matched:
    inspection: Inspection | None
    match: Match
    near: tuple[int, ...]


def _matched(document: Document, authority: Authority, told: Told) -> _Matched:
    held = {it.id: it for it in Inspection.objects.filter(authority=authority).prefetch_related("accounts")}
    known = {id_: held_as_told(inspection) for id_, inspection in held.items()}
    found = match(told, known)
    earlier = [it.id for it in held.values() if any(a.document_id == document.id for a in it.accounts.all())]
    if found.found is None and (kept := set(earlier) & set(found.possible)) and len(kept) == 1:
        found = Match(kept.pop())
    near = () if found.found else tuple(close(told, known))
    return _Matched(None if found.found is None else held[found.found], found, near)


def held_as_told(inspection: Inspection) -> Told:
    """What the register holds of an inspection, comparable with what an account tells."""
    published = inspection.published_on
    return Told(
        kind=inspection.kind,
        framework=inspection.framework,
        era=inspection.era,
        started_on=inspection.started_on,
        ended_on=inspection.ended_on,
        published_on=published.isoformat() if published else "",
        is_graded=any(account.told.get("is_graded") for account in inspection.accounts.all()),
    )


def _begin(authority: Authority, told: Told) -> Inspection:
    """A new inspection; its values are weighed from its first account.

    Two accounts of one kind that both know no more than the same month are one row: they say the same.
    """
    key = {"authority": authority, "kind": told.kind, "started_on": told.started_on}
    if told.started_on and (held := Inspection.objects.filter(**key).first()):
        return held
    return Inspection.objects.create(authority=authority)


def _account(inspection: Inspection, document: Document, role: str, told: Told) -> None:
    held = Account.objects.filter(inspection=inspection, document=document).first()
    if held is None:
        Account.objects.create(inspection=inspection, document=document, role=role, told=told.to_keep())
    else:
        first = (told, Told.kept(held.told)) if role == MAIN else (Told.kept(held.told), told)
        held.told = first[0].filled_by(first[1]).to_keep()
        held.role = MAIN if MAIN in (role, held.role) else PASSING
        held.save()
    weigh(inspection)


def _authority(event: EventShape) -> Authority | None:
    shape = event["authority"]
    window = Told.by(event).window
    return authorities.named(shape, window[0] if window else None) if shape else None


def _doubt_match(document: Document, inspection: Inspection, matched: _Matched) -> None:
    if matched.match.possible:
        message = f"It may be one of {len(matched.match.possible)} inspections that are held, so it is kept apart."
        _doubt(document, AMBIGUOUS, message, inspection)
    if matched.near:
        message = "Another inspection of this kind lies within three weeks: one of the dates may be misprinted."
        _doubt(document, CLOSE, message, inspection)


def _doubt(document: Document, code: str, message: str, inspection: Inspection | None = None) -> None:
    Doubt.objects.create(document=document, inspection=inspection, code=code, message=message)
