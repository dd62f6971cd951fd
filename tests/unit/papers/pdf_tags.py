"""The tags of a PDF as a screen reader meets them: what each thing is, and what is said in the place of a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

Tag = tuple[str, str]
"""What it is (``H1``, ``TH``, ``Figure``) and the words in its place."""


def tags(pdf: pypdfium2.PdfDocument) -> list[Tag]:
    """Every tag of a PDF, page after page."""
    return [tag for page in pdf for tag in _of_page(page)]


def _of_page(page: pypdfium2.PdfPage) -> Iterator[Tag]:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _of(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _of(element: object) -> Iterator[Tag]:
    if not element:
        return
    yield _text(pdfium.FPDF_StructElement_GetType, element), _text(pdfium.FPDF_StructElement_GetAltText, element)
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _of(pdfium.FPDF_StructElement_GetChildAtIndex(element, place))


def _text(ask: object, element: object) -> str:
    length = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
