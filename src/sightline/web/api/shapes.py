"""What the answers look like; their names are promised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from sightline.web.api.asking import Grade


class PlaceShape(Schema):
    """Where words stand: a document, a page, characters from ``start`` to ``end`` of its text."""

    sha256: str
    page: int | None
    start: int
    end: int
    quote: str


class CodeShape(Schema):
    """A nine-character code of the Office for National Statistics, and when it was in use."""

    gss_code: str
    since: date | None
    until: date | None


class AuthorityShape(Schema):
    """A council with the statutory duty for children's services."""

    id: str
    name: str
    ons_name: str
    council_kind: str
    region: str
    la_code: str
    urn: str
    codes: list[CodeShape]
    since: date | None
    until: date | None
    predecessors: list[str]
    successors: list[str]
    is_invented: bool


class GradeShape(Schema):
    """The grade that counts for one judgement area."""

    area: str
    grade: Grade
    is_disputed: bool = Field(description="Documents state different grades.")
    is_corrected: bool = Field(description="A person corrected what was read.")


class AccountShape(Schema):
    """A document that tells of an inspection: ``main`` where it is about it, ``passing`` where it mentions it."""

    sha256: str
    kind: str
    role: str


class InspectionShape(Schema):
    """An inspection or visit; dates as printed, empty where nothing states them."""

    id: int
    authority: str
    kind: str
    framework: str
    era: str
    started_on: str
    ended_on: str
    published_on: date | None
    lead_inspector: str
    scope: list[str]
    source_url: str
    is_national_fact: bool
    grades: list[GradeShape]
    documents: list[AccountShape]


class JudgementShape(Schema):
    """A grade as one document, or a national fact, states it. ``counts`` for the one that is held to be right."""

    id: int
    inspection: int
    authority: str
    area: str
    grade: Grade
    counts: bool
    source_url: str
    at: PlaceShape | None


class TagShape(Schema):
    """A cross-reference to the national framework, as printed and as understood."""

    printed: str
    kind: str
    number: int | None
    means: str
    doubt: str


class AreaShape(Schema):
    """An area for improvement as one document lists it."""

    id: int
    inspection: int
    authority: str
    position: int
    text: str
    of: str
    urgency: str
    themes: list[str]
    tags: list[TagShape]
    at: list[PlaceShape]


class AreaInShort(Schema):
    """An area for improvement that a link leads to."""

    id: int
    inspection: int
    text: str


class LinkShape(Schema):
    """How an area of a later inspection relates to an earlier one; ``later`` is null where it is gone."""

    id: int
    state: str
    basis: str
    likeness: float | None
    is_confirmed: bool
    quote: str
    inspection: int
    authority: str
    earlier: AreaInShort
    later: AreaInShort | None


class AreaWithLineage(AreaShape):
    """An area for improvement with where it was said before and what came of it."""

    before: list[LinkShape]
    after: list[LinkShape]


class SentenceShape(Schema):
    """A sentence of a finding: what it speaks of, how good it is, and for how many."""

    id: int
    polarity: str
    prevalence: str
    themes: list[str]
    at: list[PlaceShape]


class FindingShape(Schema):
    """A paragraph in which inspectors say what they found."""

    id: int
    inspection: int
    authority: str
    area: str
    number: int | None
    at: list[PlaceShape]
    sentences: list[SentenceShape]


class PieceShape(Schema):
    """Part of a passage: ``is_match`` where it is what was looked for."""

    text: str
    is_match: bool


class SpanShape(Schema):
    """Where a passage stands: a document, a page, characters from ``start`` to ``end`` of its text."""

    sha256: str
    page: int | None
    start: int
    end: int


class HitShape(Schema):
    """A sentence or an area for improvement that a search found."""

    id: int
    is_area: bool
    authority: str
    inspection: int
    inspection_kind: str
    started_on: str
    area: str
    grade: str
    polarity: str
    prevalence: str
    themes: list[str]
    pieces: list[PieceShape]
    at: SpanShape


class FoundShape(Schema):
    """A page of a search, newest inspections first; ``is_more`` where there are more than are counted."""

    count: int
    is_more: bool
    page: int
    pages: int
    items: list[HitShape]


class DocumentShape(Schema):
    """A document that was taken in."""

    sha256: str
    filename: str
    media_type: str
    title: str
    kind: str
    pages: int | None
    characters: int
    source_url: str
    added_at: datetime
    inspections: list[int]


class CoverageShape(Schema):
    """What the national facts cover, and what was taken in besides."""

    national_reports: int
    national_until: date | None
    authorities: int
    inspections: int
    documents: int
    words: str = Field(description="The same in a sentence; no judgement is the latest beyond what it says.")


ReadingObject = dict[str, Any]
"""A reading in the public contract ``reading/1``."""
