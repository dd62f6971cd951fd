"""The original beside the facts: which page, with which words marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sightline.collecting.shelf import Shelf
from sightline.ground.errors import UnusableDocument
from sightline.ground.locators import Locator
from sightline.reading.openers.page_image import Highlight, Wanted, find_words, page_png
from sightline.register.models import Account, Document
from sightline.register.queries.facts import Fact
from sightline.web.pages.inspections import Excerpt, Original

PDF = "application/pdf"
MOST_PICTURES = 64
MOST_HIGHLIGHTS = 512
_AROUND = 700
"""Characters of text shown before and after the words of a document without pages."""

_LEAD = 120
"""Characters before the words that tell two same wordings on one page apart."""


def shelf() -> Shelf:
    """Where originals are kept."""
    return Shelf(settings.SIGHTLINE_ORIGINALS)


def original_beside(accounts: tuple[Account, ...], opened: Fact | None, wanted: str) -> Original | None:
    """The page of the open fact, else the first of the document that counts most; ``wanted`` turns the page."""
    if opened and opened.place:
        document = Document.objects.get(sha256=opened.place.sha256)
        return shown(document, wanted, *opened.place.at)
    first = next((account.document_id for account in accounts if account.role == "main"), None)
    return shown(Document.objects.get(pk=first), wanted) if first else None


def shown(document: Document, wanted: str = "", *at: Locator) -> Original:
    """A page of a document with words marked, or its text where it has no pages to draw."""
    page = _page(document, wanted, at)
    if page is None:
        return Original(document.sha256, document.filename, None, None, None, _excerpt(document.text, at))
    return Original(document.sha256, document.filename, page, document.pages, _highlight(document, page, at), None)


def _page(document: Document, wanted: str, at: Sequence[Locator]) -> int | None:
    if document.media_type != PDF or not document.pages or not shelf().has(document.sha256):
        return None
    asked = int(wanted) if wanted.isdecimal() else next((it.page for it in at if it.page), 1)
    return min(max(asked, 1), document.pages)


def _highlight(document: Document, page: int, at: Sequence[Locator]) -> Highlight | None:
    """Where on this page the words stand."""
    path = shelf().path(document.sha256)
    here = tuple(Wanted(it.quote, document.text[max(0, it.start - _LEAD) : it.start]) for it in at if it.page == page)
    if path is None or not here:
        return None
    try:
        return _found(path, page, here)
    except UnusableDocument:
        return None


@lru_cache(maxsize=MOST_HIGHLIGHTS)
def _found(path: Path, page: int, wanted: tuple[Wanted, ...]) -> Highlight:
    """Where words stand: the same for everyone, as an original never changes."""
    return find_words(path, page, wanted)


@lru_cache(maxsize=MOST_PICTURES)
def picture(path: Path, page: int) -> bytes:
    """A page as a PNG, drawn once for those who look at it in turn; some 200 kB each."""
    return page_png(path, page)


def _excerpt(text: str, at: Sequence[Locator]) -> Excerpt:
    first = at[0] if at else Locator(None, 0, 0, "")
    before = text[max(0, first.start - _AROUND) : first.start]
    return Excerpt(before, text[first.start : first.end], text[first.end : first.end + _AROUND])
