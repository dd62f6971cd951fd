"""Findings, and the search over sentences and areas for improvement."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sightline.register import search
from sightline.register.models import Finding, Sentence
from sightline.register.queries import catalogue
from sightline.register.search.asking import LONGEST
from sightline.web.api.asking import AskedOfInspections, Grade, Id, Number, PageOf, Words, known_only, page
from sightline.web.api.places import places
from sightline.web.api.refusals import REFUSALS
from sightline.web.api.shapes import FindingShape, FoundShape, HitShape, PieceShape, SentenceShape, SpanShape
from sightline.web.seeing import sight

router = Router(tags=["Findings"])

FIRST_YEAR, LAST_YEAR = 1990, 2100
FARTHEST_PAGE = 1_000


class AskedOfFindings(AskedOfInspections):
    """What to narrow the findings to."""

    inspection: Number | None = Field(None, description="The number of an inspection.")
    area: Id = Field("", description="A judgement area, such as help-and-protection.")


class Searched(Schema):
    """What to look for: words, "phrases", beginnings* and -without, and what to narrow it to."""

    q: str = Field("", max_length=LONGEST, description='Words, "phrases", beginnings* and -without.')
    of: Literal["", "area", "sentence"] = Field("", description="Only areas for improvement, or only sentences.")
    theme: Id = Field("", description="What it is about, such as plans-quality.")
    polarity: Literal["", "strength", "weakness", "mixed", "neutral"] = Field("", description="How good it is.")
    area: Id = Field("", description="A judgement area, such as help-and-protection.")
    grade: Grade | None = Field(None, description="The grade of its judgement area in that inspection.")
    era: Id = Field("", description="The era of the framework.")
    kind: Id = Field("", description="The kind of inspection or visit.")
    region: Words = Field("", description="A region, such as South East.")
    authority: Id = Field("", description="The id of an authority.")
    neighbours_of: Id = Field("", description="The id of an authority whose statistical neighbours are meant.")
    since: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description="The first year.")
    until: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description="The last year.")
    page: int = Field(1, ge=1, le=FARTHEST_PAGE, description="Which page; the last one where there are fewer.")


@router.get("/findings", response={200: PageOf[FindingShape], **REFUSALS})
def findings(request: HttpRequest, asked: Query[AskedOfFindings]) -> dict[str, Any]:
    """Paragraphs of findings with their sentences, newest inspections first, in printed order."""
    found = catalogue.findings(asked.narrowed(asked.inspection), sight(request), area=asked.area)
    return page(request, found, asked, lambda rows: [_finding(row) for row in rows])


@router.get("/search", response={200: FoundShape, **REFUSALS})
def find(request: HttpRequest, asked: Query[Searched]) -> FoundShape:
    """Sentences and areas for improvement that hold the words, newest inspections first."""
    known_only(request, asked)
    narrowed = asked.dict(exclude={"q", "page", "grade"})
    query = search.Query(words=asked.q, grade=asked.grade or "", **narrowed)
    found = search.find(query, sight(request), asked.page)
    return FoundShape(
        count=found.total,
        is_more=found.is_more,
        page=found.page,
        pages=found.pages,
        items=[_hit(hit) for hit in found.hits],
    )


def _finding(row: Finding) -> FindingShape:
    sha256 = row.document.sha256
    return FindingShape(
        id=row.pk,
        inspection=row.inspection_id,
        authority=row.inspection.authority_id,
        area=row.area,
        number=row.number,
        at=places(row, sha256),
        sentences=[_sentence(it, sha256) for it in row.sentences.all()],
    )


def _sentence(row: Sentence, sha256: str) -> SentenceShape:
    return SentenceShape(
        id=row.pk,
        polarity=row.polarity,
        prevalence=row.prevalence,
        themes=sorted(it.theme for it in row.themes.all()),
        at=places(row, sha256),
    )


def _hit(hit: search.Hit) -> HitShape:
    return HitShape(
        id=hit.id,
        is_area=hit.is_area,
        authority=hit.authority,
        inspection=hit.inspection,
        inspection_kind=hit.inspection_kind,
        started_on=hit.started_on,
        area=hit.area,
        grade=hit.grade,
        polarity=hit.polarity,
        prevalence=hit.prevalence,
        themes=list(hit.themes),
        pieces=[PieceShape(text=it.text, is_match=it.is_match) for it in hit.pieces],
        at=SpanShape(sha256=hit.document, page=hit.page, start=hit.start, end=hit.end),
    )
