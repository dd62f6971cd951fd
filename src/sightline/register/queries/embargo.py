"""What documents under embargo tell of an inspection, for those who are named for them.

An inspection is held to be what is public of it (``register.actions.embargo``). Whoever may read more is told so here,
with where it comes from and until when it is to be kept; a sight that does not show a document shows nothing of this.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sightline.register.models import Account, Area, Document, Inspection, Judgement
from sightline.register.queries.grades import FACT
from sightline.register.queries.sight import Sight
from sightline.register.ranking import FIELDS, NATIONAL, PASSING, rank


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """What one document under embargo says that is not public.

    ``says`` are the facts that differ, each with its key and its value; ``areas`` counts the areas for improvement
    that nothing public names. ``is_all`` says that nothing at all of the inspection is public.
    """

    document: Document
    until: date
    says: tuple[tuple[str, str], ...]
    scope: tuple[str, ...]
    areas: int
    is_all: bool


def undisclosed(inspection: Inspection, accounts: Collection[Account], sight: Sight) -> tuple[Undisclosed, ...]:
    """Each document under embargo that the person may see and that is about the inspection; mostly none.

    ``accounts`` are those of the inspection that the person may see.
    """
    held_back = {it.document_id for it in accounts if it.document_id in sight.named_for}
    told = [it for it in accounts if it.role == "main" and it.document_id in held_back]
    if not told:
        return ()
    is_all = not inspection.is_national_fact and held_back == {it.document_id for it in accounts}
    judged = Judgement.objects.filter(inspection=inspection).exclude(document__in=sight.hidden).order_by("id")
    named = Area.objects.filter(inspection=inspection).exclude(document__in=sight.hidden)
    grades, areas = list(judged), list(named)
    known = _counting([it for it in grades if it.document_id not in held_back], accounts)
    public = {it.text for it in areas if it.document_id not in held_back}
    found = []
    for account in sorted(told, key=lambda it: it.document.embargo_until or date.max):
        own = account.document_id
        new = [(it.area, it.grade) for it in grades if it.document_id == own and known.get(it.area) != it.grade]
        more = {it.text for it in areas if it.document_id == own} - public
        found.append(_undisclosed(inspection, account, new, len(more), is_all))
    return tuple(found)


def received(inspections: Collection[int], sight: Sight) -> dict[int, date]:
    """When those of these inspections were received whose report is under embargo and the person may see."""
    if not sight.named_for:
        return {}
    came = Account.objects.filter(inspection__in=inspections, role="main", document__in=sight.named_for)
    rows = came.order_by("-document").values_list("inspection_id", "document__received_on")
    return {inspection: day for inspection, day in rows if day is not None}


def _undisclosed(
    inspection: Inspection, account: Account, graded: list[tuple[str, str]], areas: int, is_all: bool
) -> Undisclosed:
    told = {name: str(account.told.get(name) or "") for name in FIELDS}
    dated = [(name, value) for name, value in told.items() if value and value != str(getattr(inspection, name) or "")]
    scope = tuple(account.told.get("scope", ()))
    return Undisclosed(
        document=account.document,
        until=account.document.embargo_until or date.max,
        says=(*dated, *((f"{FACT}{area}", grade) for area, grade in graded)),
        scope=scope if list(scope) != inspection.scope else (),
        areas=areas,
        is_all=is_all,
    )


def _counting(judged: list[Judgement], accounts: Collection[Account]) -> dict[str, str]:
    """The grade of each area that counts among these: the report's, the national fact's, then papers'."""
    ranks: dict[int | None, int] = {None: NATIONAL} | {it.document_id: rank(it) for it in accounts}
    found: dict[str, str] = {}
    for row in sorted(judged, key=lambda it: ranks.get(it.document_id, PASSING)):
        found.setdefault(row.area, row.grade)
    return found
