"""One fact of an inspection as the register holds it now, for a person to confirm, correct or query.

A fact is named ``kind``, ``started_on``, ``ended_on``, ``published_on``, ``lead_inspector``,
``judgement/<area>`` or ``area/<row>``. Its ``version`` is the number of reviews given of it so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.register.models import Account, Area, Document, Inspection, Judgement, Review
from sightline.register.ranking import FIELDS, NATIONAL, PASSING, counting, rank, ranked, values

JUDGEMENT = "judgement/"
AREA = "area/"


@dataclass(frozen=True, slots=True)
class Fact:
    """``value`` is what the register holds, ``read`` what was read before any correction, ``document`` where."""

    name: str
    value: str
    read: str
    version: int
    document: Document | None = None
    judgement: Judgement | None = None
    area: Area | None = None


def held_fact(inspection: Inspection, name: str) -> Fact | None:
    """The fact with this name; ``None`` where the register holds none."""
    reviews = list(Review.objects.filter(inspection=inspection, fact=name).order_by("number"))
    if name in FIELDS:
        return _value(inspection, name, reviews)
    if name.startswith(JUDGEMENT):
        row = standing_judgement(inspection, name.removeprefix(JUDGEMENT), reviews)
        return None if row is None else _fact(name, row.grade, reviews, document=row.document, judgement=row)
    number = name.removeprefix(AREA)
    area = inspection.areas.filter(pk=number).first() if name.startswith(AREA) and number.isdecimal() else None
    return None if area is None else _fact(name, area.text, reviews, document=area.document, area=area)


def standing_judgement(inspection: Inspection, area: str, reviews: Sequence[Review] = ()) -> Judgement | None:
    """The grade that counts: the row a person settled, else the report's, the national fact's, a paper's."""
    ranks = {account.document_id: rank(account) for account in _accounts(inspection)}
    settled = [review.document_id for review in reviews if review.verdict != "queried"][-1:]

    def counts(row: Judgement) -> tuple[bool, int, int]:
        own = NATIONAL if row.document_id is None else ranks.get(row.document_id, PASSING)
        return (row.document_id not in settled, own, row.pk)

    rows = inspection.judgements.filter(area=area).select_related("document").defer("document__text")
    return min(rows, key=counts, default=None)


def _value(inspection: Inspection, name: str, reviews: Sequence[Review]) -> Fact | None:
    held = getattr(inspection, name)
    value = held.isoformat() if isinstance(held, date) else str(held or "")
    accounts = sorted(counting(inspection, _accounts(inspection)), key=lambda it: (rank(it), it.document_id))
    read = values(ranked(inspection, accounts))[name]
    teller = next((it.document for it in accounts if read and it.told.get(name) == read), None)
    return Fact(name, value, read, _version(reviews), teller)


def _fact(
    name: str,
    value: str,
    reviews: Sequence[Review],
    *,
    document: Document | None,
    judgement: Judgement | None = None,
    area: Area | None = None,
) -> Fact:
    """A fact whose row holds the correction itself: what was read stands in the reviews."""
    corrections = [review for review in reviews if review.verdict == "corrected" and review.says == value]
    read = corrections[-1].read if corrections else value
    return Fact(name, value, read, _version(reviews), document, judgement, area)


def _version(reviews: Sequence[Review]) -> int:
    return reviews[-1].number if reviews else 0


def _accounts(inspection: Inspection) -> list[Account]:
    return list(inspection.accounts.select_related("document").defer("document__text"))
