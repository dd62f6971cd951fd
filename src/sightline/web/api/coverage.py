"""What the register covers, so that nobody takes the latest it knows for the latest there is."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from sightline.register.queries import catalogue
from sightline.register.queries.national import coverage as national
from sightline.web.api.refusals import REFUSALS
from sightline.web.api.shapes import CoverageShape
from sightline.web.clock import today
from sightline.web.coverage import coverage_in_words
from sightline.web.seeing import sight

router = Router(tags=["Coverage"])


@router.get("/coverage", response={200: CoverageShape, **REFUSALS})
def coverage(request: HttpRequest) -> CoverageShape:
    """How many reports the national facts are from, to which day, and what was taken in besides."""
    seen, covered = sight(request), national()
    return CoverageShape(
        national_reports=covered.reports if covered else 0,
        national_until=covered.until if covered else None,
        authorities=catalogue.authorities(on=today()).count(),
        inspections=seen.inspections().count(),
        documents=seen.documents().count(),
        words=coverage_in_words(),
    )
