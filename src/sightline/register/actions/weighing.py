"""What an inspection is held to be: the best that its accounts tell, person before report before paper."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from sightline.knowledge import lookup
from sightline.register.models import Account, Authority, Doubt, Inspection, Review, Sentence
from sightline.register.ranking import FIELDS, PASSING, Ranked, counting, first, ranked, values
from sightline.register.rows import add
from sightline.register.told import Told, is_whole, partial

HELD_TWICE = "inspection-held-twice"
_KEY = ("kind", "started_on", "ended_on")


def weigh(inspection: Inspection) -> None:
    """Set an inspection's values anew from all that is told of it; what a person settled stands."""
    year = year_of(inspection)
    accounts = list(inspection.accounts.select_related("document").defer("document__text").order_by("document_id"))
    told = ranked(inspection, accounts)
    held = values(told) | _settled(inspection, accounts)
    if _is_held_elsewhere(inspection, held):
        _doubt(inspection, accounts)
        held |= {name: getattr(inspection, name) for name in _KEY}
    _apply(inspection, held, told)
    inspection.save()
    if year_of(inspection) != year:
        Sentence.objects.filter(inspection=inspection).update(year=year_of(inspection))


def begin(authority: Authority, told: Told) -> Inspection:
    """A new inspection as its first account tells it."""
    inspection = Inspection(authority=authority)
    only: list[Ranked] = [(PASSING, told)]
    _apply(inspection, values(only), only)
    add([inspection])
    return inspection


def year_of(inspection: Inspection) -> int | None:
    """The year an inspection is sorted under: of its beginning, else of its publication."""
    day = inspection.began_by or inspection.published_on
    return day.year if day else None


def _settled(inspection: Inspection, accounts: list[Account]) -> dict[str, str]:
    """What people confirmed or corrected: the latest review of each value that is no mere query.

    A review of what a document says that is held back is held back with it.
    """
    count = {account.document_id for account in counting(inspection, accounts)}
    held_back = [account.document_id for account in accounts if account.document_id not in count]
    reviews = Review.objects.filter(inspection=inspection, fact__in=FIELDS).order_by("number")
    reviews = reviews.filter(Q(document=None) | ~Q(document__in=held_back)) if held_back else reviews
    return {it.fact: it.says for it in reviews if it.verdict != "queried"}


def _is_held_elsewhere(inspection: Inspection, held: dict[str, str]) -> bool:
    key = {"authority": inspection.authority_id, "kind": held["kind"], "started_on": held["started_on"]}
    return bool(held["started_on"]) and Inspection.objects.filter(**key).exclude(pk=inspection.pk).exists()


def _doubt(inspection: Inspection, accounts: list[Account]) -> None:
    message = "Another inspection is held with the same authority, kind and first day."
    for account in accounts[-1:]:
        Doubt.objects.get_or_create(
            document=account.document, inspection=inspection, code=HELD_TWICE, defaults={"message": message}
        )


def _apply(inspection: Inspection, held: dict[str, str], told: list[Ranked]) -> None:
    for name, value in held.items():
        if name != "published_on":
            setattr(inspection, name, value)
    started, ended, published = held["started_on"], held["ended_on"], held["published_on"]
    inspection.published_on = date.fromisoformat(published) if published else None
    inspection.began_by = partial(started).earliest if started else None
    inspection.ended_by = partial(ended or started).latest if ended or started else None
    inspection.era = _era(inspection, told)
    inspection.scope = next((list(it.scope) for _, it in told if it.scope), [])


def _era(inspection: Inspection, told: list[Ranked]) -> str:
    """The era by the day it began; without a day as an account tells it."""
    if inspection.began_by and is_whole(inspection.started_on):
        found = lookup.era_for(inspection.framework or None, inspection.began_by)
        return found.id if found else ""
    return first(told, lambda it: it.era)
