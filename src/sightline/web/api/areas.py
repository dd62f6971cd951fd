"""Areas for improvement and their lineage."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router

from sightline.register.models import Area, LineageLink
from sightline.register.queries import catalogue
from sightline.web.api.asking import Asked, AskedOfInspections, Id, Number, NumberInPath, PageOf, page
from sightline.web.api.places import places
from sightline.web.api.refusals import NOT_THERE, REFUSALS, nothing_there
from sightline.web.api.shapes import AreaInShort, AreaShape, AreaWithLineage, LinkShape, TagShape
from sightline.web.seeing import sight

router = Router(tags=["Areas for improvement"])


class AskedOfAreas(AskedOfInspections):
    """What to narrow the areas for improvement to."""

    inspection: Number | None = Field(None, description="The number of an inspection.")
    theme: Id = Field("", description="What they are about, such as plans-quality.")
    urgency: Literal["improvement", "priority"] | None = Field(None, description="How urgent they are.")


class AskedOfLineage(Asked):
    """What to narrow the links to."""

    authority: Id = Field("", description="The id of an authority.")
    state: Literal["repeated", "narrowed", "gone"] | None = Field(None, description="What became of the earlier area.")
    basis: Literal["stated", "likeness", "person"] | None = Field(None, description="What ties the two.")


@router.get("/areas-for-improvement", response={200: PageOf[AreaShape], **REFUSALS})
def areas_for_improvement(request: HttpRequest, asked: Query[AskedOfAreas]) -> dict[str, Any]:
    """Areas for improvement as documents list them, newest inspections first, in printed order."""
    found = catalogue.areas_for_improvement(
        asked.narrowed(asked.inspection), sight(request), theme=asked.theme, urgency=asked.urgency or ""
    )
    return page(request, found, asked, lambda rows: [AreaShape(**_values(row)) for row in rows])


@router.get("/areas-for-improvement/{id}", response={200: AreaWithLineage, **NOT_THERE})
def area_for_improvement(request: HttpRequest, id: NumberInPath) -> AreaWithLineage:
    """One area for improvement, with where it was said before and what came of it."""
    seen = sight(request)
    found = catalogue.areas_for_improvement(catalogue.Narrowed(), seen).filter(pk=id).first()
    if found is None:
        raise nothing_there("area for improvement")
    links = catalogue.lineage(seen)
    before = [_link(link) for link in links.filter(later=found)]
    after = [_link(link) for link in links.filter(earlier=found)]
    return AreaWithLineage(**_values(found), before=before, after=after)


@router.get("/lineage", response={200: PageOf[LinkShape], **REFUSALS})
def lineage(request: HttpRequest, asked: Query[AskedOfLineage]) -> dict[str, Any]:
    """How areas of later inspections relate to earlier ones; what a person rejected is left out."""
    found = catalogue.lineage(
        sight(request), authority=asked.authority, state=asked.state or "", basis=asked.basis or ""
    )
    return page(request, found, asked, lambda rows: [_link(row) for row in rows])


def _values(row: Area) -> dict[str, Any]:
    tags = [
        TagShape(printed=it.printed, kind=it.kind, number=it.number, means=it.means, doubt=it.doubt)
        for it in row.tags.all()
    ]
    return {
        "id": row.pk,
        "inspection": row.inspection_id,
        "authority": row.inspection.authority_id,
        "position": row.position + 1,
        "text": row.text,
        "of": row.of,
        "urgency": row.urgency,
        "themes": sorted(it.theme for it in row.themes.all()),
        "tags": tags,
        "at": places(row, row.document.sha256),
    }


def _link(row: LineageLink) -> LinkShape:
    return LinkShape(
        id=row.pk,
        state=row.state,
        basis=row.basis,
        likeness=row.likeness,
        is_confirmed=row.decision == "confirmed",
        quote=row.quote,
        inspection=row.at_inspection_id,
        authority=row.at_inspection.authority_id,
        earlier=_in_short(row.earlier),
        later=_in_short(row.later) if row.later else None,
    )


def _in_short(row: Area) -> AreaInShort:
    return AreaInShort(id=row.pk, inspection=row.inspection_id, text=row.text)
