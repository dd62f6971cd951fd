"""What pages say of lineage: one area with its past and its future, and an inspection as a whole.

::

    of(area, sight) -> AreaWithLineage | None
    summary(inspection, sight) -> Summary
    around(area, sight) -> Around | None            the three questions of an area's page in one
    rejected(area, sight) -> tuple[Linked, ...]     what a person said is not the same
    further(area, sight) -> tuple[Area, ...]        what the chain leads to beyond its neighbours
    not_tied(area, sight) -> tuple[Elsewhere, ...]  what it could still be tied to
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from sightline.register.kept import kept
from sightline.register.lineage.likeness import shared_subjects
from sightline.register.lineage.model import Basis, Said, State
from sightline.register.models import Area, Inspection, LineageLink
from sightline.register.queries.occasions import areas_said, compared, in_order
from sightline.register.queries.sight import Sight

NEW, FIRST = "new", "first"
CONFIRMED, REJECTED = "confirmed", "rejected"


@dataclass(frozen=True, slots=True)
class Linked:
    """A tie to another area, or to the inspection at which an area is gone (``area`` is ``None`` then).

    ``why`` says in words what the tie rests on; ``quote`` holds the inspectors' own where they state it.
    ``decision`` is a person's, empty where nobody decided.
    """

    id: int
    state: str
    basis: str
    why: str
    quote: str
    decision: str
    decided_by: str
    decided_at: datetime | None
    area: int | None
    text: str
    inspection: int
    kind: str
    began_by: date | None

    @property
    def is_sure(self) -> bool:
        """Whether inspectors or a person say so; likeness alone makes it likely."""
        return self.decision == CONFIRMED or self.basis != Basis.LIKENESS


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An earlier or later inspection or visit, with those of its areas that are not tied to the one in question.

    ``rejected`` are the numbers of those that a person said are not the same.
    """

    inspection: Inspection
    is_earlier: bool
    areas: tuple[Said, ...]
    rejected: frozenset[int]


@dataclass(frozen=True, slots=True)
class AreaWithLineage:
    """An area for improvement, where it was said before, and what later inspections and visits made of it.

    ``state`` is ``new`` where something was said before and this was not, ``first`` where nothing was said before
    that it could follow, else ``repeated`` or ``narrowed``.
    """

    id: int
    text: str
    inspection: int
    state: str
    before: tuple[Linked, ...]
    after: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """An inspection's areas by what they are to the earlier ones, and the earlier areas that are gone.

    ``compared_with`` are the inspection before it and the visits between; without any nothing is new or repeated.
    """

    inspection: int
    compared_with: tuple[int, ...]
    new: tuple[AreaWithLineage, ...]
    repeated: tuple[AreaWithLineage, ...]
    narrowed: tuple[AreaWithLineage, ...]
    gone: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """All that lineage says around one area: itself, what its chain leads to beyond, the ties that were rejected."""

    told: AreaWithLineage
    further: tuple[Area, ...]
    rejected: tuple[Linked, ...]


@kept
def around(area: int, sight: Sight) -> Around | None:
    """What an area's page says of its lineage; ``None`` where there is none or the person may not see it."""
    row = _area(area, sight)
    if row is None:
        return None
    links = list(_links(_of(area), sight, with_rejected=True))
    told = _alone(row, [link for link in links if link.decision != REJECTED], sight)
    return Around(told, further(told, sight), _rejected(area, links))


def of(area: int, sight: Sight) -> AreaWithLineage | None:
    """One area with its lineage; ``None`` where there is none or the person may not see it."""
    row = _area(area, sight)
    return _alone(row, _links(_of(area), sight), sight) if row else None


def _area(area: int, sight: Sight) -> Area | None:
    return Area.objects.filter(pk=area).exclude(document__in=sight.hidden).select_related("inspection").first()


def _alone(row: Area, links: Iterable[LineageLink], sight: Sight) -> AreaWithLineage:
    told = _with_lineage([row], True, links)[0]
    if told.state == NEW and not _compared_with(row.inspection, sight):
        return replace(told, state=FIRST)
    return told


def _of(area: int) -> Q:
    return Q(later=area) | Q(earlier=area)


def summary(inspection: int, sight: Sight) -> Summary:
    """An inspection's areas and what it no longer says."""
    row = Inspection.objects.get(pk=inspection)
    compared = _compared_with(row, sight)
    areas = areas_said([inspection], sight.hidden).get(inspection, ())
    rows = Area.objects.in_bulk([said.id for said in areas])
    tied = _links(Q(later__in=rows) | Q(earlier__in=rows), sight)
    told = _with_lineage([rows[said.id] for said in areas], bool(compared), tied)
    by_state: dict[str, list[AreaWithLineage]] = defaultdict(list)
    for area in told:
        by_state[area.state].append(area)
    links = _links(Q(at_inspection=inspection, later=None), sight)
    return Summary(
        inspection=inspection,
        compared_with=compared,
        new=tuple(by_state[NEW]),
        repeated=tuple(by_state[State.REPEATED]),
        narrowed=tuple(by_state[State.NARROWED]),
        gone=tuple(_linked(link, link.earlier) for link in links),
    )


def rejected(area: int, sight: Sight) -> tuple[Linked, ...]:
    """The ties of an area that a person rejected, so that they can be taken up again."""
    return _rejected(area, _links(_of(area), sight, with_rejected=True))


def _rejected(area: int, links: Iterable[LineageLink]) -> tuple[Linked, ...]:
    return tuple(
        _linked(link, link.earlier if link.later_id == area else link.later)
        for link in links
        if link.decision == REJECTED
    )


def further(area: AreaWithLineage, sight: Sight) -> tuple[Area, ...]:
    """The areas that the chain of ties leads to beyond those tied to this one, oldest first."""
    authority = Inspection.objects.filter(pk=area.inspection).values("authority")
    ties = sight.links().filter(at_inspection__authority__in=authority, later__isnull=False)
    back: dict[int, set[int]] = defaultdict(set)
    forth: dict[int, set[int]] = defaultdict(set)
    for earlier, later in ties.values_list("earlier_id", "later_id"):
        if later is not None:
            back[later].add(earlier)
            forth[earlier].add(later)
    near = {area.id, *(it.area for it in (*area.before, *area.after))}
    far = (_reached(area.id, back) | _reached(area.id, forth)) - near
    rows = Area.objects.filter(pk__in=far).select_related("inspection") if far else Area.objects.none()
    return tuple(rows.order_by("inspection__began_by", "inspection", "position"))


def _reached(start: int, steps: dict[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def not_tied(area: AreaWithLineage, sight: Sight) -> tuple[Elsewhere, ...]:
    """The areas of earlier and later inspections and visits that are not tied to this one, oldest first."""
    own = Inspection.objects.get(pk=area.inspection)
    rows = in_order(own.authority_id)
    place = next((number for number, row in enumerate(rows) if row.pk == own.pk), None)
    if place is None:
        return ()
    said = areas_said([row.pk for row in rows if row.pk != own.pk], sight.hidden)
    tied = {it.area for it in (*area.before, *area.after)}
    not_same = frozenset(it.area for it in rejected(area.id, sight) if it.area is not None)
    found = (
        Elsewhere(row, number < place, tuple(it for it in said.get(row.pk, ()) if it.id not in tied), not_same)
        for number, row in enumerate(rows)
    )
    return tuple(it for it in found if it.areas)


def _compared_with(row: Inspection, sight: Sight) -> tuple[int, ...]:
    found = compared(row.authority_id, sight.hidden)
    return next((it.compared_with for it in found if it.inspection.pk == row.pk), ())


def _with_lineage(rows: Collection[Area], is_compared: bool, links: Iterable[LineageLink]) -> list[AreaWithLineage]:
    ids = {row.pk for row in rows}
    before: dict[int, list[Linked]] = defaultdict(list)
    after: dict[int, list[Linked]] = defaultdict(list)
    for link in links:
        if link.later_id is not None and link.later_id in ids:
            before[link.later_id].append(_linked(link, link.earlier))
        if link.earlier_id in ids:
            after[link.earlier_id].append(_linked(link, link.later))
    return [_told(row, tuple(before[row.pk]), tuple(after[row.pk]), is_compared) for row in rows]


def _told(area: Area, before: tuple[Linked, ...], after: tuple[Linked, ...], is_compared: bool) -> AreaWithLineage:
    states = {link.state for link in before}
    untied = NEW if is_compared else FIRST
    state = State.REPEATED if State.REPEATED in states else State.NARROWED if states else untied
    return AreaWithLineage(area.pk, area.text, area.inspection_id, str(state), before, after)


def _links(which: Q, sight: Sight, *, with_rejected: bool = False) -> QuerySet[LineageLink]:
    """The links a person may see."""
    joined = ("earlier__inspection", "later__inspection", "at_inspection", "decided_by")
    rows = sight.links(with_rejected=with_rejected).filter(which).select_related(*joined)
    return rows.order_by("at_inspection__began_by", "id")


def _linked(link: LineageLink, other: Area | None) -> Linked:
    at = other.inspection if other else link.at_inspection
    return Linked(
        id=link.pk,
        state=link.state,
        basis=link.basis,
        why=_why(link),
        quote=link.quote,
        decision=link.decision,
        decided_by=(link.decided_by.first_name or link.decided_by.username) if link.decided_by else "",
        decided_at=link.decided_at,
        area=other.pk if other else None,
        text=other.text if other else "",
        inspection=at.pk,
        kind=at.kind,
        began_by=at.began_by,
    )


def _why(link: LineageLink) -> str:
    """What the tie rests on, in a sentence."""
    if link.basis == Basis.STATED:
        return "The inspectors say so themselves."
    if link.basis == Basis.PERSON:
        return "Tied by a person who read both."
    if link.later is None:
        return "The later inspection names no area for improvement like it."
    shared = shared_subjects(link.later.text, link.earlier.text)
    named = ", ".join(shared[:-1]) + (" and " if shared[:-1] else "") + "".join(shared[-1:])
    return f"Both are about {named}." if shared else "Both say much the same in other words."
