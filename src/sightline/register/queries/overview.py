"""Our own authority: where it stands, what runs, what is likely next, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, F

from sightline.ground.errors import WrongUsage
from sightline.knowledge import clocks
from sightline.knowledge.next_events import Expected, expected
from sightline.register.kept import kept
from sightline.register.models import Account, Authority, Document
from sightline.register.queries.authorities import Happened
from sightline.register.queries.sight import Sight

SHOWN_AFTER_DUE = timedelta(days=28)
"""How long a duty stays in sight once its day has passed."""

NEW_FOR = timedelta(days=90)
MOST_NEW = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty that runs, and the inspection or visit it runs from."""

    happened: Happened
    duty: clocks.Duty


@dataclass(frozen=True, slots=True)
class New:
    """A document that came lately, and the inspection it is about where one is held."""

    document: Document
    inspection: int | None
    added_at: datetime


def our_authority() -> Authority | None:
    """The authority this service is for: by setting; without one, the invented one that is told most of."""
    return _our_authority(settings.SIGHTLINE_AUTHORITY)


@kept
def _our_authority(id_: str) -> Authority | None:
    if id_:
        return Authority.objects.filter(pk=id_).first()
    told = Authority.objects.filter(is_invented=True).annotate(told=Count("inspections__accounts"))
    return told.filter(told__gt=0).order_by("-told", "name").first()


def running(history: tuple[Happened, ...], on: date) -> tuple[Clock, ...]:
    """The duties that are not long past, soonest first."""
    found = [
        Clock(happened, duty)
        for happened in history
        if happened.clocks_run_from is not None and happened.clocks_run_from <= on
        for duty in _duties(happened, happened.clocks_run_from)
        if duty.due_on + SHOWN_AFTER_DUE >= on
    ]
    return tuple(sorted(found, key=lambda it: it.duty.due_on))


def _duties(happened: Happened, received: date) -> list[clocks.Duty]:
    try:
        is_priority = any(area.is_priority for area in happened.areas)
        return clocks.duties(received, is_priority, clocks.came_of(happened.kind))
    except WrongUsage:
        return []  # before or after the years whose bank holidays are known: no date would be sure


def likely_next(history: tuple[Happened, ...], on: date) -> Expected | None:
    """What the rules of that day make likely after the latest known graded inspection."""
    latest = next((it for it in history if it.is_graded and it.began_by), None)
    if latest is None or latest.began_by is None:
        return None
    return expected({held.area: held.grade for held in latest.grades}, latest.began_by, on)


def new_documents(authority_id: str, since: datetime, sight: Sight) -> tuple[New, ...]:
    """The documents about the authority that came since then, newest first."""
    accounts = Account.objects.filter(
        role="main", inspection__authority=authority_id, document__added_at__gte=since
    ).exclude(document__in=sight.hidden)
    rows = accounts.select_related("document").defer("document__text").order_by("-document__added_at", "-document_id")
    return tuple(New(row.document, row.inspection_id, row.document.added_at) for row in rows[:MOST_NEW])


@kept
def our_newest_inspection(authority_id: str, sight: Sight) -> int | None:
    """The newest inspection or visit that a document here tells of."""
    found = sight.inspections().filter(authority=authority_id, accounts__role="main")
    return found.order_by(F("began_by").desc(nulls_last=True), "-id").values_list("id", flat=True).first()
