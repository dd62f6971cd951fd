"""Inspections and visits, and the grades that documents state of them."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from ninja import Field, Query, Router

from sightline.register.models import Inspection, Judgement
from sightline.register.queries import catalogue
from sightline.register.queries.export.facts import counting_grades
from sightline.register.queries.grades import grades_of
from sightline.register.queries.sight import Sight
from sightline.web.api.asking import AskedOfInspections, Grade, Id, Number, NumberInPath, PageOf, page
from sightline.web.api.refusals import NOT_THERE, REFUSALS, nothing_there
from sightline.web.api.shapes import AccountShape, GradeShape, InspectionShape, JudgementShape, PlaceShape
from sightline.web.seeing import sight

router = Router(tags=["Inspections"])


class AskedOfJudgements(AskedOfInspections):
    """What to narrow the judgements to."""

    inspection: Number | None = Field(None, description="The number of an inspection.")
    area: Id = Field("", description="A judgement area, such as help-and-protection.")
    grade: Grade | None = Field(None, description="The grade.")


@router.get("/inspections", response={200: PageOf[InspectionShape], **REFUSALS})
def inspections(request: HttpRequest, asked: Query[AskedOfInspections]) -> dict[str, Any]:
    """Inspections and visits, newest first, with the grades that count."""
    seen = sight(request)
    return page(request, catalogue.inspections(asked.narrowed(), seen), asked, lambda rows: _shapes(rows, seen))


@router.get("/inspections/{id}", response={200: InspectionShape, **NOT_THERE})
def inspection(request: HttpRequest, id: NumberInPath) -> InspectionShape:
    """One inspection or visit."""
    seen = sight(request)
    found = list(catalogue.inspections(catalogue.Narrowed(inspection=id), seen))
    if not found:
        raise nothing_there("inspection")
    return _shapes(found, seen)[0]


@router.get("/judgements", response={200: PageOf[JudgementShape], **REFUSALS})
def judgements(request: HttpRequest, asked: Query[AskedOfJudgements]) -> dict[str, Any]:
    """Grades as each document states them. Take those that count to count them."""
    seen = sight(request)
    found = catalogue.judgements(asked.narrowed(asked.inspection), seen, area=asked.area, grade=asked.grade or "")
    return page(request, found, asked, lambda rows: _judgements(rows, seen))


def _shapes(rows: list[Inspection], seen: Sight) -> list[InspectionShape]:
    grades = grades_of([row.pk for row in rows], seen)
    return [_shape(row, [_grade(held) for held in grades.get(row.pk, ())]) for row in rows]


def _grade(held: Any) -> GradeShape:
    return GradeShape(area=held.area, grade=held.grade, is_disputed=held.is_disputed, is_corrected=held.is_corrected)


def _shape(row: Inspection, grades: list[GradeShape]) -> InspectionShape:
    accounts = [
        AccountShape(sha256=it.document.sha256, kind=it.document.kind, role=it.role) for it in row.accounts.all()
    ]
    return InspectionShape(
        id=row.pk,
        authority=row.authority_id,
        kind=row.kind,
        framework=row.framework,
        era=row.era,
        started_on=row.started_on,
        ended_on=row.ended_on,
        published_on=row.published_on,
        lead_inspector=row.lead_inspector,
        scope=row.scope,
        source_url=row.source_url,
        is_national_fact=row.is_national_fact,
        grades=grades,
        documents=accounts,
    )


def _judgements(rows: list[Judgement], seen: Sight) -> list[JudgementShape]:
    counting = {it.row.pk for it in counting_grades({row.inspection_id for row in rows}, seen)}
    return [_judgement(row, row.pk in counting) for row in rows]


def _judgement(row: Judgement, counts: bool) -> JudgementShape:
    at = None
    if row.document and row.start is not None and row.end is not None:
        at = PlaceShape(sha256=row.document.sha256, page=row.page, start=row.start, end=row.end, quote=row.quote)
    return JudgementShape(
        id=row.pk,
        inspection=row.inspection_id,
        authority=row.inspection.authority_id,
        area=row.area,
        grade=cast(Grade, row.grade),
        counts=counts,
        source_url=row.source_url,
        at=at,
    )
