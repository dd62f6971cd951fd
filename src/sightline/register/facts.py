"""The facts of an inspection a person may confirm, correct or query: value, what was read, where, how sure.

A fact is named ``kind``, ``started_on``, ``ended_on``, ``published_on``, ``lead_inspector``,
``judgement/<area>`` or ``area/<row>``. Its ``version`` is the number of reviews given of it so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.reading.shapes import EventShape, LocatorShape, ReadingShape
from sightline.register.models import Account, Area, Document, Inspection, Judgement, Reading, Review
from sightline.register.ranking import FIELDS, NATIONAL, PASSING, rank, ranked, values

JUDGEMENT = "judgement/"
AREA = "area/"
QUERIED = "queried"
CORRECTED = "corrected"

_TOLD_UNDER = {"started_on": ("started_on", "on_site_from"), "ended_on": ("ended_on", "on_site_until", "started_on")}
"""Where an event of a reading tells a value that is not under its own name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in its document."""

    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: ``value`` is what the register holds, ``read`` what was read before any correction.

    ``review`` is the latest word on it, ``standing`` the latest that is no mere query.
    """

    name: str
    value: str
    read: str
    version: int = 0
    review: Review | None = None
    standing: Review | None = None
    document: Document | None = None
    place: Place | None = None
    judgement: Judgement | None = None
    area: Area | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a person confirmed or corrected it."""
        return self.standing is not None

    @property
    def is_queried(self) -> bool:
        """Whether somebody's query is the latest word on it."""
        return self.review is not None and self.review.verdict == QUERIED


Reviews = Mapping[str, Sequence[Review]]


def facts_of(inspection: Inspection) -> list[Fact]:
    """Every fact of an inspection: its values, its standing grades, its areas for improvement."""
    reviews = _reviews(inspection)
    accounts = list(inspection.accounts.select_related("document").defer("document__text"))
    accounts.sort(key=lambda it: (rank(it), it.document_id))
    areas = inspection.areas.select_related("document").defer("document__text")
    return [
        *_values(inspection, accounts, reviews),
        *(_of_judgement(row, reviews) for row in _standing(inspection, accounts, reviews)),
        *(_of_area(row, reviews) for row in areas),
    ]


def fact_of(inspection: Inspection, name: str) -> Fact | None:
    """One fact by its name, as it is held now; ``None`` where it is not held."""
    inspection.refresh_from_db()
    return next((fact for fact in facts_of(inspection) if fact.name == name), None)


def standing_judgements(inspection: Inspection) -> list[Judgement]:
    """For each area the grade that counts: a person's, else the report's, the national fact's, a paper's."""
    accounts = list(inspection.accounts.select_related("document").defer("document__text"))
    return _standing(inspection, accounts, _reviews(inspection))


def _standing(inspection: Inspection, accounts: Sequence[Account], reviews: Reviews) -> list[Judgement]:
    ranks = {account.document_id: rank(account) for account in accounts}

    def counts(row: Judgement) -> tuple[bool, int, int]:
        said = _standing_review(reviews.get(JUDGEMENT + row.area, ()))
        is_settled = said is not None and said.document_id == row.document_id
        own = NATIONAL if row.document_id is None else ranks.get(row.document_id, PASSING)
        return (not is_settled, own, row.pk)

    standing: dict[str, Judgement] = {}
    for row in sorted(inspection.judgements.select_related("document").defer("document__text"), key=counts):
        standing.setdefault(row.area, row)
    return sorted(standing.values(), key=lambda row: row.pk)


def _reviews(inspection: Inspection) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = {}
    for review in Review.objects.filter(inspection=inspection).select_related("by").order_by("number"):
        found.setdefault(review.fact, []).append(review)
    return found


def _standing_review(reviews: Sequence[Review]) -> Review | None:
    return next((review for review in reversed(reviews) if review.verdict != QUERIED), None)


def _fact(name: str, value: str, reviews: Reviews, **rest: Any) -> Fact:
    said = reviews.get(name, ())
    standing = _standing_review(said)
    corrected = standing if standing and standing.verdict == CORRECTED and standing.says == value else None
    read = rest.pop("read", None) or (corrected.read if corrected else value)
    return Fact(
        name=name,
        value=value,
        read=read,
        version=said[-1].number if said else 0,
        review=said[-1] if said else None,
        standing=standing,
        **rest,
    )


def _of_judgement(row: Judgement, reviews: Reviews) -> Fact:
    place = None if row.start is None or row.end is None else Place(row.page, row.start, row.end, row.quote)
    name = JUDGEMENT + row.area
    return _fact(name, row.grade, reviews, document=row.document, place=place, judgement=row)


def _of_area(row: Area, reviews: Reviews) -> Fact:
    place = Place(row.page, row.start, row.end, row.quote)
    return _fact(f"{AREA}{row.pk}", row.text, reviews, document=row.document, place=place, area=row)


def _values(inspection: Inspection, accounts: Sequence[Account], reviews: Reviews) -> Iterator[Fact]:
    read = values(ranked(inspection, accounts))
    tells = {name: _who_tells(accounts, name, read[name]) for name in FIELDS}
    wanted = {account.document_id for account in tells.values() if account}
    readings: dict[int, ReadingShape] = dict(
        Reading.objects.filter(document__in=wanted, is_current=True).values_list("document_id", "content")
    )
    for name in FIELDS:
        held = getattr(inspection, name)
        value = held.isoformat() if isinstance(held, date) else str(held or "")
        account = tells[name]
        document = account.document if account else None
        content = readings.get(document.pk) if document else None
        place = _place(content, name, read[name]) if content else None
        if value or read[name]:
            yield _fact(name, value, reviews, read=read[name], document=document, place=place)


def _who_tells(accounts: Sequence[Account], name: str, value: str) -> Account | None:
    return next((account for account in accounts if value and account.told.get(name) == value), None)


def _place(reading: ReadingShape, name: str, value: str) -> Place | None:
    """Where a reading states this value, in the inspection it is about or one told in passing."""
    for event in (reading["inspection"], *reading["other_events"]):
        for at in _places(event, name, value) if event else ():
            return Place(at["page"], at["start"], at["end"], at["quote"])
    return None


def _places(event: EventShape, name: str, value: str) -> Iterator[LocatorShape]:
    for key in _TOLD_UNDER.get(name, (name,)):
        stated: Any = event.get(key)
        if isinstance(stated, dict) and stated["value"] == value:
            yield from stated["at"]
