"""The facts of one inspection, each with its place, what other documents say, and what a person said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sightline.ground.locators import Locator
from sightline.register.models import Account, Area, Document, Inspection, Judgement, Reading, Review
from sightline.register.queries.areas import best_rows
from sightline.register.queries.grades import FACT, HeldGrade, account_ranks, in_printed_order
from sightline.register.queries.sight import Sight
from sightline.register.told import agree

DATES = ("started_on", "ended_on", "published_on")
DATES_AND_NAMES = ("kind", *DATES, "lead_inspector")
AREA = "area/"

Events = dict[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: the document's hash and the words in it, in one place or several."""

    sha256: str
    filename: str
    at: tuple[Locator, ...]

    @property
    def page(self) -> int | None:
        """The page on which its words begin."""
        return self.at[0].page

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of each place."""
        return tuple(locator.quote for locator in self.at)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a fact, last of all."""

    verdict: str
    read: str
    says: str
    reason: str
    by: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``read`` is the value the reader found, ``value`` the one that counts.

    ``otherwise`` are differing values with the documents that state them. ``key`` names the fact in
    reviews: ``started_on``, ``judgement/help-and-protection``, ``area/12``.
    """

    key: str
    read: str
    value: str
    place: Place | None
    otherwise: tuple[tuple[str, str], ...] = ()
    said: Said | None = None

    @property
    def family(self) -> str:
        """``judgement``, ``area``, or the name of the value."""
        return self.key.partition("/")[0]

    @property
    def number(self) -> int:
        """How many times a person has spoken of it; a form that knows another number is stale."""
        return self.said.number if self.said else 0


def facts_of(inspection: Inspection, sight: Sight) -> tuple[Fact, ...]:
    """Every fact of an inspection: dates and names, then judgements, then areas for improvement."""
    said = _said(sight.reviews().filter(inspection=inspection))
    accounts = accounts_of(inspection, sight)
    events = _events(accounts)
    found = [
        *_values(inspection, accounts, events),
        *_judgements(inspection, sight, events),
        *_areas(inspection, sight),
    ]
    return tuple(_reviewed(fact, said.get(fact.key)) for fact in found)


def said_of_area(area: Area) -> Said | None:
    """What a person said last of the words of an area for improvement."""
    return _said(Review.objects.filter(inspection=area.inspection_id, fact=f"{AREA}{area.pk}")).get(f"{AREA}{area.pk}")


def _said(reviews: QuerySet[Review]) -> dict[str, Said]:
    return {
        it.fact: Said(it.verdict, it.read, it.says, it.reason, it.by.first_name or it.by.username, it.at, it.number)
        for it in reviews.select_related("by").order_by("number")
    }


def _reviewed(fact: Fact, said: Said | None) -> Fact:
    if said is None or said.verdict != "corrected":
        return replace(fact, said=said)
    return replace(fact, read=said.read, value=said.says, said=said)


def _values(inspection: Inspection, accounts: tuple[Account, ...], events: Events) -> Iterator[Fact]:
    for name in DATES_AND_NAMES:
        value = str(getattr(inspection, name) or "")
        told = [(account, account.told.get(name) or "") for account in accounts]
        otherwise = tuple((other, account.document.filename) for account, other in told if _differ(name, other, value))
        places = (_place(account.document, events.get(account.document_id, {}).get(name)) for account, _ in told)
        place = next((found for found in places if found), None)
        read = next((other for _, other in told if other), value)
        if value or otherwise:
            yield Fact(name, read, value, place, otherwise)


def _differ(name: str, one: str, other: str) -> bool:
    """Whether two accounts contradict each other; ``2023-12`` says nothing against a day in that month."""
    return bool(one) and (not agree(one, other) if name in DATES else one != other)


def accounts_of(inspection: Inspection, sight: Sight) -> tuple[Account, ...]:
    """Who tells of it, whoever counts most first."""
    ranks = account_ranks([inspection.pk])
    found = Account.objects.filter(inspection=inspection).exclude(document__in=sight.hidden)
    rows = found.select_related("document").defer("document__text")
    return tuple(sorted(rows, key=lambda it: (ranks[inspection.pk, it.document_id], it.document_id)))


def _events(accounts: Iterable[Account]) -> Events:
    """What the current readings of documents about the inspection hold of it, by document."""
    main = [account.document_id for account in accounts if account.role == "main"]
    readings = Reading.objects.filter(document__in=main, is_current=True)
    return {document: event or {} for document, event in readings.values_list("document_id", "content__inspection")}


def _place(document: Document, stated: Any) -> Place | None:
    at = stated.get("at") if isinstance(stated, dict) else None
    return Place(document.sha256, document.filename, tuple(Locator(**it) for it in at)) if at else None


def _judgements(inspection: Inspection, sight: Sight, events: Events) -> Iterator[Fact]:
    ranks = account_ranks([inspection.pk])
    rows = Judgement.objects.filter(inspection=inspection).exclude(document__in=sight.hidden)
    by_area: dict[str, list[Judgement]] = {}
    for row in rows.select_related("document").defer("document__text"):
        by_area.setdefault(row.area, []).append(row)
    for held in in_printed_order(HeldGrade(area, "") for area in by_area):
        best, *others = sorted(by_area[held.area], key=lambda it: _rank(it, ranks))
        otherwise = tuple((it.grade, _source(it)) for it in others if it.grade != best.grade)
        yield Fact(f"{FACT}{held.area}", best.grade, best.grade, _both_cells(best, events) or place_of(best), otherwise)


def _both_cells(row: Judgement, events: Events) -> Place | None:
    """The places of a judgement in full: the area's words and the grade's, as the reading holds them."""
    read = events.get(row.document_id or 0, {}).get("judgements", ())
    stated = next((it for it in read if it["area"] == row.area), None)
    return _place(row.document, stated) if row.document else None


def _rank(row: Judgement, ranks: dict[tuple[int, int], int]) -> tuple[float, int]:
    rank = 0.5 if row.document_id is None else ranks.get((row.inspection_id, row.document_id), 9)
    return rank, row.pk


def _source(row: Judgement) -> str:
    return row.document.filename if row.document else "national facts"


def place_of(row: Any) -> Place | None:
    """The place of a row that has one, with the document it stands in; a national fact has none."""
    if row.document is None:
        return None
    further = tuple(Locator(**it) for it in getattr(row, "further", ()))
    at = (Locator(row.page, row.start, row.end, row.quote), *further)
    return Place(row.document.sha256, row.document.filename, at)


def _areas(inspection: Inspection, sight: Sight) -> Iterator[Fact]:
    for row in best_rows([inspection.pk], sight).get(inspection.pk, ()):
        yield Fact(f"{AREA}{row.pk}", row.text, row.text, place_of(row))
