"""Every account to its inspection: found, begun, or left apart with a doubt when two might be meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.reading.shapes import AuthorityShape, EventShape
from sightline.register.actions import authorities
from sightline.register.actions.weighing import begin, weigh
from sightline.register.matching import Match, close, match
from sightline.register.models import Account, Authority, Document, Doubt, Inspection
from sightline.register.rows import add
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


@dataclass(slots=True)
class _Held:
    """An inspection held, comparable with what an account tells, and the documents that tell of it."""

    inspection: Inspection
    told: Told
    documents: set[int]


@dataclass(slots=True)
class Placer:
    """Puts the events of one document to their inspections, then writes its accounts, once for all."""

    document: Document
    is_new: bool = False
    _held: dict[str, dict[int, _Held]] = field(default_factory=dict)
    _named: dict[str, Authority] = field(default_factory=dict)
    _accounts: dict[int, tuple[Inspection, str, Told]] = field(default_factory=dict)
    noted: list[Doubt] = field(default_factory=list)
    """What the document told in passing and could not be placed, as doubts."""

    _begun: set[int] = field(default_factory=set)

    def main(self, event: EventShape, before: Inspection | None) -> Placed | None:
        """Put the inspection the document is about to its place; without an authority it has none.

        ``before`` is where an earlier reading put it: it stays there where no other document tells of that
        inspection and the new reading points to no other one.
        """
        told = Told.by(event)
        authority = self._authority(event["authority"], told)
        if authority is None:
            self._doubt(NO_AUTHORITY, "The document does not name the authority, so its inspection is not held.")
            return None
        found = self._national(authority) or self._match(authority, told)
        inspection = self._at(authority, found)
        if inspection is None and before and self._is_its_own(before, authority):
            inspection = self._held_of(authority)[before.pk].inspection
        is_new = inspection is None
        inspection = inspection or self._begin(authority, told)
        self._doubt_match(inspection, found, told)
        self._tell(inspection, MAIN, told)
        return Placed(event, inspection, is_new)

    def passing(self, event: EventShape, index: int) -> Placed | None:
        """Put an inspection told in passing to its place; it begins one only if its month is told."""
        told = Told.by(event)
        authority = self._authority(event["authority"], told)
        if authority is None or told.window is None:
            return None
        found = self._match(authority, told)
        inspection = self._at(authority, found)
        is_new = inspection is None
        if inspection is None:
            if found.possible or not told.is_to_the_month:
                self._note_unplaced(authority, told, index)
                return None
            inspection = self._begin(authority, told)
        self._tell(inspection, PASSING, told)
        return Placed(event, inspection, is_new)

    def beside(self, document: Document) -> Placer:
        """The same for another document, as long as nothing held has changed."""
        return Placer(document, _held=self._held)

    def again(self, doubt: Doubt) -> Inspection | None:
        """Try once more what could not be placed; the doubt goes where exactly one inspection fits now."""
        authority, told = doubt.authority, Told.kept(doubt.told)
        inspection = self._at(authority, self._match(authority, told)) if authority else None
        if inspection:
            self._tell(inspection, PASSING, told)
            doubt.delete()
        return inspection

    def settle(self, *, keeps_others: bool = False) -> list[Inspection]:
        """Write the accounts and weigh the inspections anew; those the document tells of no more.

        ``keeps_others`` leaves accounts alone that were given before.
        """
        standing = [] if self.is_new else self.document.accounts.select_related("inspection")
        held = {it.inspection_id: it for it in standing}
        for id_, (_, role, told) in self._accounts.items():
            if account := held.get(id_):
                account.role, account.told = role, told.to_keep()
                account.save()
        add(
            [
                Account(inspection=inspection, document=self.document, role=role, told=told.to_keep())
                for id_, (inspection, role, told) in self._accounts.items()
                if id_ not in held
            ]
        )
        left = [] if keeps_others else [it for id_, it in held.items() if id_ not in self._accounts]
        for account in left:
            account.delete()
        for id_, (inspection, _, told) in self._accounts.items():
            if id_ not in self._begun:
                weigh(inspection)
            self._hold(inspection, told)
        return [account.inspection for account in left]

    def _authority(self, shape: AuthorityShape | None, told: Told) -> Authority | None:
        if shape is None:
            return None
        means = authorities.named(shape, told.window[0] if told.window else None)
        if means.id not in self._named:
            self._named[means.id] = means.row()
        return self._named[means.id]

    def _held_of(self, authority: Authority) -> dict[int, _Held]:
        if authority.pk not in self._held:
            inspections = Inspection.objects.filter(authority=authority).prefetch_related("accounts")
            self._held[authority.pk] = {it.pk: _held(it) for it in inspections}
        return self._held[authority.pk]

    def _hold(self, inspection: Inspection, told: Told) -> None:
        """Hold an inspection as it is now that the document told of it."""
        held = self._held[inspection.authority_id]
        before = held.get(inspection.pk)
        is_graded = told.is_graded or bool(before and before.told.is_graded)
        documents = {self.document.pk, *(before.documents if before else ())}
        held[inspection.pk] = _Held(inspection, _told(inspection, is_graded), documents)

    def _match(self, authority: Authority, told: Told) -> Match:
        held = self._held_of(authority)
        found = match(told, {id_: it.told for id_, it in held.items()})
        mine = [id_ for id_ in found.possible if self.document.pk in held[id_].documents]
        return Match(mine[0]) if len(mine) == 1 else found

    def _national(self, authority: Authority) -> Match | None:
        """The inspection of which the national facts name this very document."""
        held = self._held_of(authority).values()
        keys = [it.inspection.pk for it in held if it.inspection.national.get("sha256") == self.document.sha256]
        return Match(keys[0]) if keys else None

    def _at(self, authority: Authority, found: Match) -> Inspection | None:
        return None if found.found is None else self._held_of(authority)[found.found].inspection

    def _is_its_own(self, before: Inspection, authority: Authority) -> bool:
        held = self._held_of(authority).get(before.pk)
        if held is None or before.is_national_fact:
            return False
        return held.documents <= {self.document.pk}

    def _begin(self, authority: Authority, told: Told) -> Inspection:
        """A new inspection, or the one that is held with the same kind and the same first day or month."""
        for held in self._held_of(authority).values():
            if told.started_on and (held.told.kind, held.told.started_on) == (told.kind, told.started_on):
                return held.inspection
        inspection = begin(authority, told)
        self._begun.add(inspection.pk)
        self._held_of(authority)[inspection.pk] = _Held(inspection, told, {self.document.pk})
        return inspection

    def _tell(self, inspection: Inspection, role: str, told: Told) -> None:
        if standing := self._accounts.get(inspection.pk):
            other = standing[2]
            is_first = role == MAIN or (standing[1] == PASSING and len(told.started_on) > len(other.started_on))
            told = told.filled_by(other) if is_first else other.filled_by(told)
            role = MAIN if MAIN in (role, standing[1]) else PASSING
            self._begun.discard(inspection.pk)
        self._accounts[inspection.pk] = (inspection, role, told)

    def _note_unplaced(self, authority: Authority, told: Told, index: int) -> None:
        message = "An inspection told in passing could not be put to one that is held."
        doubt = Doubt(document=self.document, code=NOT_PLACED, message=message, authority=authority)
        doubt.event, doubt.told = index, told.to_keep()
        add([doubt])
        self.noted.append(doubt)

    def _doubt_match(self, inspection: Inspection, found: Match, told: Told) -> None:
        if found.possible:
            message = f"It may be one of {len(found.possible)} inspections that are held, so it is kept apart."
            self._doubt(AMBIGUOUS, message, inspection)
        held = self._held[inspection.authority_id]
        if found.found is None and close(told, {id_: it.told for id_, it in held.items() if id_ != inspection.pk}):
            message = "Another inspection of this kind lies within three weeks: one of the dates may be misprinted."
            self._doubt(CLOSE, message, inspection)

    def _doubt(self, code: str, message: str, inspection: Inspection | None = None) -> None:
        Doubt.objects.create(document=self.document, inspection=inspection, code=code, message=message)


def _held(inspection: Inspection) -> _Held:
    accounts = list(inspection.accounts.all())
    is_graded = any(account.told.get("is_graded") for account in accounts)
    return _Held(inspection, _told(inspection, is_graded), {account.document_id for account in accounts})


def _told(inspection: Inspection, is_graded: bool) -> Told:
    """What is held of an inspection, comparable with what an account tells."""
    published = inspection.published_on
    return Told(
        kind=inspection.kind,
        framework=inspection.framework,
        era=inspection.era,
        started_on=inspection.started_on,
        ended_on=inspection.ended_on,
        published_on=published.isoformat() if published else "",
        is_graded=is_graded,
    )
