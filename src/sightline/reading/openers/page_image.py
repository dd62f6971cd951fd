"""A page of a PDF as a picture, and where on it words stand: what a person checks a fact against."""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers.pdfium import handle, page_characters

SCALE = 1.6
"""Pixels a point: an A4 page becomes 952 by 1,347, sharp at half of a wide screen."""

_MOST_PIXELS = 8_000_000
"""A page claimed to be larger than this is drawn smaller, whatever its file says."""

_UNITS = 1000
_FEWEST = 4
"""Fewer characters than this are too few to be sure of a place."""

_pdfium_takes_turns = Lock()
"""pdfium may not be used by two threads at once."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on a page, in thousandths of the page's width, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Highlight:
    """Where words stand on a page: its size in the same measure, and a rectangle a line."""

    width: float
    height: float
    rectangles: tuple[Rectangle, ...]


def page_png(path: Path, page: int) -> bytes:
    """The page (from 1) as a PNG.

    Raises UnusableDocument: ``damaged``, where the file or the page cannot be opened.
    """
    with _pdfium_takes_turns:
        pdf = _open(path)
        try:
            opened = _page(pdf, page)
            width, height = opened.get_size()
            scale = min(SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
            pixels = opened.render(scale=scale, rev_byteorder=True, no_smoothpath=False).to_numpy()[:, :, :3].copy()
        finally:
            pdf.close()
    return _png(pixels)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to find on a page; ``before`` leads up to them and tells apart words that stand there twice."""

    words: str
    before: str = ""


def find_words(path: Path, page: int, wanted: Sequence[Wanted]) -> Highlight:
    """Where words stand on a page; no rectangles for those that cannot be found there.

    White space and line breaks do not count. Words that go on overleaf are marked as far as this page
    has them. Raises UnusableDocument as :func:`page_png` does.
    """
    with _pdfium_takes_turns:
        pdf = _open(path)
        try:
            opened = _page(pdf, page)
            width, height = opened.get_size()
            text_page = opened.get_textpage()
            characters = page_characters(handle(text_page.raw))
            spans = [span for each in wanted if (span := _span(characters, each.words, each.before))]
            marks = tuple(mark for span in spans for mark in _rectangles(opened, text_page, *span))
            text_page.close()
        finally:
            pdf.close()
    return Highlight(_UNITS, _UNITS * height / width, marks)


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as fault:
        raise UnusableDocument("damaged", "The original cannot be opened.") from fault


def _page(pdf: pdfium.PdfDocument, page: int) -> pdfium.PdfPage:
    try:
        return pdf[page - 1]
    except (pdfium.PdfiumError, IndexError) as fault:
        raise UnusableDocument("damaged", f"The original has no page {page} that can be drawn.") from fault


def _span(characters: str, words: str, before: str) -> tuple[int, int] | None:
    """The first character of the words on the page, and how many there are to the last."""
    places = [place for place, character in enumerate(characters) if _counts(character)]
    page = "".join(characters[place] for place in places)
    wanted = "".join(filter(_counts, words))
    lead = "".join(filter(_counts, before))
    found, length = _find(page, wanted, lead)
    if found is None:
        return None
    first, last = places[found], places[found + length - 1]
    return first, last - first + 1


def _counts(character: str) -> bool:
    """Letters and figures count; spaces, hyphens, bullets and marks differ between print and text."""
    return character.isalnum()


def _find(page: str, wanted: str, lead: str) -> tuple[int | None, int]:
    """Where on the page the wanted words begin, and how many of their characters are on it."""
    length = len(wanted)
    while length >= min(_FEWEST, len(wanted)) and length:
        starts = _occurrences(page, wanted[:length])
        if starts and (length == len(wanted) or starts[-1] + length == len(page)):
            return max(starts, key=lambda start: _likeness(page[:start], lead)), length
        length = min(length - 1, _overlap(page, wanted))
    return None, 0


def _overlap(page: str, wanted: str) -> int:
    """How many of the first wanted characters are the last on the page."""
    for length in range(min(len(page), len(wanted)), 0, -1):
        if page.endswith(wanted[:length]):
            return length
    return 0


def _occurrences(page: str, wanted: str) -> list[int]:
    starts, start = [], page.find(wanted)
    while start != -1:
        starts.append(start)
        start = page.find(wanted, start + 1)
    return starts


def _likeness(led: str, lead: str) -> int:
    """How many characters before the two places are the same."""
    same = 0
    for one, other in zip(reversed(led), reversed(lead), strict=False):
        if one != other:
            break
        same += 1
    return same


def _rectangles(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, first: int, count: int) -> tuple[Rectangle, ...]:
    boxes = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(max(raw.FPDFText_CountRects(text_page, first, count), 0)):
        raw.FPDFText_GetRect(text_page, index, *boxes)
        left, top, right, bottom = (box.value for box in boxes)
        found.append(_on_screen(page, left, top, right, bottom))
    return tuple(found)


def _on_screen(page: pdfium.PdfPage, left: float, top: float, right: float, bottom: float) -> Rectangle:
    """A place in the page's own measure as it is seen, turned and cropped as the page is."""
    width, height = page.get_size()
    across, down = _UNITS * 10, round(_UNITS * 10 * height / width)
    corners = []
    for x, y in ((left, top), (right, bottom)):
        column, row = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, column, row)
        corners.append((column.value / 10, row.value / 10))
    (x1, y1), (x2, y2) = corners
    return Rectangle(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _png(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    """Rows of red, green and blue as a PNG; each row as the difference from the one above, which packs well."""
    height, width, _ = pixels.shape
    rows = pixels.reshape(height, width * 3)
    differences = rows.copy()
    differences[1:] -= rows[:-1]
    filtered = np.concatenate((np.full((height, 1), 2, np.uint8), differences), axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered.tobytes(), 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
