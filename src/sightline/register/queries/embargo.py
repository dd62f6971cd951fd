"""What documents under embargo tell of an inspection, for those who are named for them.

An inspection is held to be what is public of it (``register.actions.embargo``). Whoever may read more is told so here,
with where it comes from and until when it is to be kept; a sight that does not show a document shows nothing of this.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.register.models import Account, Area, Document, Inspection, Judgement
from sightline.register.queries.areas import best_rows
from sightline.register.queries.grades import FACT, grades_of
from sightline.register.queries.sight import Sight
from sightline.register.ranking import FIELDS


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


def undisclosed(inspection: Inspection, sight: Sight) -> tuple[Undisclosed, ...]:
    """Each document under embargo that the person may see and that is about the inspection; mostly none."""
    accounts = list(_held_back([inspection.pk], sight).select_related("document").order_by("document__embargo_until"))
    if not accounts:
        return ()
    held_back = Document.objects.filter(accounts__inspection=inspection, embargo_until__isnull=False)
    public = Sight(frozenset(held_back.filter(embargo_ended_on=None).values_list("pk", flat=True)))
    is_public = public.inspections().filter(pk=inspection.pk).exists()
    return tuple(_undisclosed(inspection, account, public, is_public) for account in accounts)


def received(inspections: Collection[int], sight: Sight) -> dict[int, date]:
    """When those of these inspections were received whose report is under embargo and the person may see."""
    came = _held_back(inspections, sight).order_by("-document").values_list("inspection_id", "document__received_on")
    return {inspection: day for inspection, day in came if day is not None}


def _held_back(inspections: Collection[int], sight: Sight) -> QuerySet[Account]:
    under_embargo = {"document__embargo_until__isnull": False, "document__embargo_ended_on": None}
    found = Account.objects.filter(inspection__in=inspections, role="main", **under_embargo)
    return found.exclude(document__in=sight.hidden).defer("document__text")


def _undisclosed(inspection: Inspection, account: Account, public: Sight, is_public: bool) -> Undisclosed:
    told = {name: str(account.told.get(name) or "") for name in FIELDS}
    dated = [(name, value) for name, value in told.items() if value and value != _held(inspection, name)]
    rows = Judgement.objects.filter(inspection=inspection, document=account.document_id).order_by("id")
    known = {held.area: held.grade for held in grades_of([inspection.pk], public).get(inspection.pk, ())}
    graded = [(f"{FACT}{row.area}", row.grade) for row in rows if row.grade != known.get(row.area)]
    named = {row.text for row in best_rows([inspection.pk], public).get(inspection.pk, ())}
    areas = Area.objects.filter(inspection=inspection, document=account.document_id).exclude(text__in=named)
    scope = tuple(account.told.get("scope", ()))
    return Undisclosed(
        document=account.document,
        until=account.document.embargo_until or date.max,
        says=(*dated, *graded),
        scope=scope if list(scope) != inspection.scope else (),
        areas=areas.count(),
        is_all=not is_public,
    )


def _held(inspection: Inspection, name: str) -> str:
    return str(getattr(inspection, name) or "")
