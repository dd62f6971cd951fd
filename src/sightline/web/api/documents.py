"""Documents: what was taken in, how it was read, and the text its places count in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from sightline.register.models import Document
from sightline.register.queries import catalogue
from sightline.web.api.asking import Asked, HashInPath, Id, PageOf, page
from sightline.web.api.refusals import NOT_THERE, REFUSALS, nothing_there
from sightline.web.api.shapes import DocumentShape, ReadingObject
from sightline.web.seeing import sight

router = Router(tags=["Documents"])

PLAIN = {"responses": {200: {"description": "The text", "content": {"text/plain": {"schema": {"type": "string"}}}}}}


class AskedOfDocuments(Asked):
    """What to narrow the documents to."""

    kind: Id = Field("", description="What kind of document, such as inspection-report.")
    authority: Id = Field("", description="The id of an authority that it is about.")


@router.get("/documents", response={200: PageOf[DocumentShape], **REFUSALS})
def documents(request: HttpRequest, asked: Query[AskedOfDocuments]) -> dict[str, Any]:
    """Documents that were taken in, the newest first."""
    found = catalogue.documents(sight(request), kind=asked.kind, authority=asked.authority)
    return page(request, found, asked, lambda rows: [_shape(row) for row in rows])


@router.get("/documents/{sha256}", response={200: DocumentShape, **NOT_THERE})
def document(request: HttpRequest, sha256: HashInPath) -> DocumentShape:
    """One document, by the SHA-256 of its original."""
    return _shape(_found(request, sha256))


@router.get("/documents/{sha256}/reading", response={200: ReadingObject, **NOT_THERE})
def reading(request: HttpRequest, sha256: HashInPath) -> Any:
    """What was read in the document, in the public contract ``reading/1``: as ``sightline read`` prints it."""
    return _found(request, sha256).readings.get(is_current=True).content


@router.get("/documents/{sha256}/text", response=NOT_THERE, openapi_extra=PLAIN)
def text(request: HttpRequest, sha256: HashInPath) -> HttpResponse:
    """The text in which every ``start`` and ``end`` counts, in UTF-8; offsets count characters, not bytes."""
    return HttpResponse(_found(request, sha256).text, content_type="text/plain; charset=utf-8")


def _found(request: HttpRequest, sha256: str) -> Document:
    found = catalogue.document(sha256, sight(request))
    if found is None:
        raise nothing_there("document")
    return found


def _shape(row: Document) -> DocumentShape:
    return DocumentShape(
        sha256=row.sha256,
        filename=row.filename,
        media_type=row.media_type,
        title=row.title,
        kind=row.kind,
        pages=row.pages,
        characters=row.characters,
        source_url=row.source_url,
        added_at=row.added_at,
        inspections=sorted(it.inspection_id for it in row.accounts.all() if it.role == "main"),
    )
