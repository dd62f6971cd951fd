"""What an inspection is held to be: the best that its accounts tell, person before report before paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from sightline.knowledge import lookup
from sightline.register.models import Account, Authority, Doubt, Inspection, Review, Sentence
from sightline.register.told import Told, is_whole, partial

SOURCES = ("inspection-report", "visit-letter")
"""The kinds of document that are the inspectorate's own word."""

HELD_TWICE = "inspection-held-twice"
FIELDS = ("kind", "started_on", "ended_on", "published_on", "lead_inspector")
"""The values of an inspection that a person may confirm or correct."""

_REPORT, _NATIONAL, _PAPER, _PASSING = range(4)
Ranked = tuple[int, Told]


def weigh(inspection: Inspection) -> None:
    """Set an inspection's values anew from all that is told of it; what a person settled stands."""
    year = year_of(inspection)
    accounts = list(inspection.accounts.select_related("document").defer("document__text").order_by("document_id"))
    told = sorted(_ranked(inspection, accounts), key=lambda it: it[0])
    values = _values(told) | _settled(inspection)
    if _is_held_elsewhere(inspection, values):
        _doubt(inspection, accounts)
        values |= {name: getattr(inspection, name) for name in ("kind", "started_on", "ended_on")}
    _apply(inspection, values, told)
    inspection.save()
    if year_of(inspection) != year:
        Sentence.objects.filter(inspection=inspection).update(year=year_of(inspection))


def begin(authority: Authority, told: Told) -> Inspection:
    """A new inspection as its first account tells it."""
    inspection = Inspection(authority=authority)
    ranked = [(_PASSING, told)]
    _apply(inspection, _values(ranked), ranked)
    inspection.save()
    return inspection


def year_of(inspection: Inspection) -> int | None:
    """The year an inspection is sorted under: of its beginning, else of its publication."""
    day = inspection.began_by or inspection.published_on
    return day.year if day else None


def rank(account: Account) -> int:
    """How much an account counts; 0 counts most."""
    if account.role != "main":
        return _PASSING
    return _REPORT if account.document.kind in SOURCES else _PAPER


def _ranked(inspection: Inspection, accounts: Iterable[Account]) -> Iterable[Ranked]:
    for account in accounts:
        yield rank(account), Told.kept(account.told)
    if inspection.national:
        yield _NATIONAL, Told.kept(inspection.national)


def _values(told: list[Ranked]) -> dict[str, str]:
    dates = min(
        (it for it in told if it[1].window),
        key=lambda it: (it[0] > _NATIONAL, -len(it[1].started_on), it[0]),
        default=(0, Told()),
    )[1]
    return {
        "kind": _first(told, lambda it: it.kind),
        "framework": dates.framework or _first(told, lambda it: it.framework),
        "started_on": dates.started_on,
        "ended_on": dates.ended_on,
        "published_on": _first(told, lambda it: it.published_on if is_whole(it.published_on) else ""),
        "lead_inspector": _first(told, lambda it: it.lead_inspector),
    }


def _first(told: list[Ranked], ask: Callable[[Told], str]) -> str:
    return next((value for _, it in told if (value := ask(it))), "")


def _settled(inspection: Inspection) -> dict[str, str]:
    """What people confirmed or corrected: the latest review of each value that is no mere query."""
    reviews = Review.objects.filter(inspection=inspection, fact__in=FIELDS).order_by("number")
    return {it.fact: it.says for it in reviews if it.verdict != "queried"}


def _is_held_elsewhere(inspection: Inspection, values: dict[str, str]) -> bool:
    key = {"authority": inspection.authority_id, "kind": values["kind"], "started_on": values["started_on"]}
    return bool(values["started_on"]) and Inspection.objects.filter(**key).exclude(pk=inspection.pk).exists()


def _doubt(inspection: Inspection, accounts: list[Account]) -> None:
    message = "Another inspection is held with the same authority, kind and first day."
    for account in accounts[-1:]:
        Doubt.objects.get_or_create(
            document=account.document, inspection=inspection, code=HELD_TWICE, defaults={"message": message}
        )


def _apply(inspection: Inspection, values: dict[str, str], told: list[Ranked]) -> None:
    for name, value in values.items():
        if name != "published_on":
            setattr(inspection, name, value)
    started, ended, published = values["started_on"], values["ended_on"], values["published_on"]
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
    return _first(told, lambda it: it.era)
