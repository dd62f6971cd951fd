"""Lineage: what became of each area for improvement is traced, and what a person decides of it stands.

::

    trace(authority=, by=, at=) -> Traced      anew from what is held; the same again where nothing changed
    trace_all(by=, at=) -> Traced              the same for every authority, or those named
    decide(link=, decision=, seen=, by=, at=)  confirm or reject a tie
    tie(earlier=, later=, state=, seen=, by=, at=)  tie two areas that the texts alone do not
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Max

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.lineage.model import Basis, Occasion, Pair, State, Tie
from sightline.register.lineage.tracing import trace as traced
from sightline.register.models import Area, Authority, LineageLink
from sightline.register.queries.occasions import Happening, happenings, in_order
from sightline.register.rows import add

CONFIRMED, REJECTED = "confirmed", "rejected"


class Refused(SightlineError):
    """A decision on lineage that cannot be recorded. Codes: ``not-a-decision``, ``not-a-state``,
    ``other-authority``, ``not-earlier``, ``decided-meanwhile``, ``tie-gone``."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Traced:
    """What tracing an authority's areas changed."""

    added: int
    changed: int
    removed: int


def trace_all(*, by: str, at: datetime, among: Collection[str] | None = None) -> Traced:
    """Trace every authority, or every one ``among`` these, of which something was read since it was traced last.

    An import ends with all, not only those just written: one that was killed before leaves none behind.
    """
    each = []
    told_of = _told_of() if among is None else _told_of().filter(pk__in=among)
    for authority in told_of.order_by("pk"):
        seen = f"{authority.areas}:{authority.newest_area}:{authority.newest_reading}"
        if seen != authority.lineage_seen:
            with transaction.atomic():
                each.append(trace(authority=authority, by=by, at=at))
                Authority.objects.filter(pk=authority.pk).update(lineage_seen=seen)
    return Traced(sum(it.added for it in each), sum(it.changed for it in each), sum(it.removed for it in each))


def _told_of() -> Any:
    """Authorities that were told of areas for improvement, with what says whether there is more to trace."""
    areas = "inspections__areas"
    return Authority.objects.annotate(
        areas=Count(areas, distinct=True),
        newest_area=Max(areas),
        newest_reading=Max("inspections__accounts__document__readings"),
    ).filter(areas__gt=0)


@transaction.atomic
def trace(*, authority: Authority, by: str, at: datetime) -> Traced:
    """Trace every area of the authority's inspections and visits against what was said before.

    Ties that a person decided stand as they are. Leaves an event where anything changed.
    """
    held = {_key(link): link for link in LineageLink.objects.filter(earlier__inspection__authority=authority)}
    decided = {key: link for key, link in held.items() if link.decision}
    wanted: dict[Key, Tie] = {}
    for happening in happenings(authority.pk):
        for tie in traced(_occasion(happening, decided)):
            wanted.setdefault((tie.earlier, tie.later, happening.inspection), tie)
    counts = _record({key: link for key, link in held.items() if not link.decision}, wanted, decided)
    if counts != Traced(0, 0, 0):
        content = {"added": counts.added, "changed": counts.changed, "removed": counts.removed}
        events.append(kind="lineage-traced", subject=f"authority/{authority.pk}", by=by, at=at, content=content)
    return counts


@transaction.atomic
def decide(*, link: LineageLink, decision: str, seen: str, by: User, at: datetime) -> LineageLink:
    """Confirm or reject a tie. ``seen`` is the decision the person had before them (empty where there was none).

    Raises :class:`Refused` where somebody decided meanwhile. A rejected tie leaves its earlier area to be traced anew.
    """
    if decision not in (CONFIRMED, REJECTED):
        raise Refused("not-a-decision", "A tie is confirmed or rejected.")
    held = LineageLink.objects.select_for_update(of=("self",)).select_related(
        "earlier__inspection__authority", "decided_by"
    )
    row = held.filter(pk=link.pk).first()
    if row is None:
        raise Refused("tie-gone", "This tie is not held any more, because what was read has changed. Look again.")
    _refuse_if_decided(row, seen)
    row.decision, row.decided_by, row.decided_at = decision, by, at
    row.save()
    _tell(row, f"lineage-{decision}", by, at)
    trace(authority=row.earlier.inspection.authority, by=by.get_username(), at=at)
    return row


@transaction.atomic
def tie(*, earlier: Area, later: Area, state: str, seen: str, by: User, at: datetime) -> LineageLink:
    """Tie two areas on a person's word; a tie that was rejected before is taken up again.

    ``seen`` is the decision on the two that the person had before them, empty where there was none. Raises
    :class:`Refused` where somebody decided meanwhile.
    """
    if state not in (State.REPEATED, State.NARROWED):
        raise Refused("not-a-state", "A later area repeats or narrows an earlier one.")
    authority = Authority.objects.select_for_update().get(pk=earlier.inspection.authority_id)
    if later.inspection.authority_id != authority.pk:
        raise Refused("other-authority", "Both areas are of one authority.")
    order = [row.pk for row in in_order(authority.pk)]
    if earlier.inspection_id not in order or later.inspection_id not in order[order.index(earlier.inspection_id) + 1 :]:
        raise Refused("not-earlier", "The first area is of an earlier inspection or visit than the second.")
    row = LineageLink.objects.filter(earlier=earlier, later=later).select_related("decided_by").first()
    row = row or LineageLink(earlier=earlier, later=later)
    _refuse_if_decided(row, seen)
    row.at_inspection, row.state, row.basis = later.inspection, state, Basis.PERSON
    row.decision, row.decided_by, row.decided_at = CONFIRMED, by, at
    row.save()
    _tell(row, "lineage-tied", by, at)
    trace(authority=authority, by=by.get_username(), at=at)
    return row


def _refuse_if_decided(row: LineageLink, seen: str) -> None:
    if row.decision != seen:
        who = (row.decided_by.first_name or row.decided_by.get_username()) if row.decided_by else "Somebody"
        message = f"{who} has {row.decision} this while you were looking at it. Nothing was changed: look again."
        raise Refused("decided-meanwhile", message)


Key = tuple[int, int | None, int]


def _occasion(happening: Happening, decided: Mapping[Key, LineageLink]) -> Occasion:
    """The happening with what people decided of its areas."""
    verdicts: dict[Pair, bool] = {
        (earlier, later): link.decision == CONFIRMED
        for (earlier, later, inspection), link in decided.items()
        if inspection == happening.inspection
    }
    return Occasion(happening.later, happening.earlier, happening.carried_over, happening.ends, verdicts)


def _record(open_: Mapping[Key, LineageLink], wanted: Mapping[Key, Tie], decided: Mapping[Key, LineageLink]) -> Traced:
    """Make the undecided links those that are wanted; what is the same already stays untouched."""
    gone = [link.pk for key, link in open_.items() if key not in wanted]
    if gone:
        LineageLink.objects.filter(pk__in=gone).delete()
    new = [_row(key, tie) for key, tie in wanted.items() if key not in open_ and key not in decided]
    add(new)
    changed = [link for key, link in open_.items() if key in wanted and _differs(link, wanted[key])]
    LineageLink.objects.bulk_update(changed, ["state", "basis", "likeness", "quote"])
    return Traced(len(new), len(changed), len(gone))


def _row(key: Key, tie: Tie) -> LineageLink:
    earlier, later, inspection = key
    return LineageLink(
        earlier_id=earlier,
        later_id=later,
        at_inspection_id=inspection,
        state=tie.state,
        basis=tie.basis,
        likeness=tie.likeness,
        quote=tie.quote,
    )


def _differs(link: LineageLink, tie: Tie) -> bool:
    """Whether the link is not as traced; it is made so."""
    before = (link.state, link.basis, link.likeness, link.quote)
    after = (str(tie.state), str(tie.basis), tie.likeness, tie.quote)
    link.state, link.basis, link.likeness, link.quote = after
    return before != after


def _key(link: LineageLink) -> Key:
    return link.earlier_id, link.later_id, link.at_inspection_id


def _tell(link: LineageLink, kind: str, by: User, at: datetime) -> None:
    content = {"earlier": link.earlier_id, "later": link.later_id, "state": str(link.state), "basis": str(link.basis)}
    subject = f"inspection/{link.at_inspection_id}"
    events.append(kind=kind, subject=subject, by=by.get_username(), at=at, content=content)
