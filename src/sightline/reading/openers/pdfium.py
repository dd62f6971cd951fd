"""The little of pdfium that reading needs: a page's text by marked content, and its tag tree.

pdfium hands out characters one by one and says of each to which marked-content sequence it
belongs. Sequences are contiguous, so a page of 2,600 characters is told apart with about a hundred
questions by halving (checked against asking for every character on 583 pages: no difference).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

ARTEFACT = -1
"""The id of text outside all marked content: running heads, page numbers, rules."""


def _plainly(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """pdfium's function called with plain addresses and numbers.

    The library's own prototypes wrap every handle in a pointer object, which costs more than the
    calls themselves; a report asks some ten thousand of these questions.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_text_object = _plainly(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_content_id_of_object = _plainly(raw.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)
_child_count = _plainly(raw.FPDF_StructElement_CountChildren, _INT, _HANDLE)
_child = _plainly(raw.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
_child_content_id = _plainly(raw.FPDF_StructElement_GetChildMarkedContentID, _INT, _HANDLE, _INT)
_type = _plainly(raw.FPDF_StructElement_GetType, ctypes.c_ulong, _HANDLE, ctypes.c_void_p, ctypes.c_ulong)

_TYPE_BYTES = 128
_PAGE_UNITS = 1 << 16
_SURROGATES = range(0xD800, 0xE000)
_type_buffer = ctypes.create_string_buffer(_TYPE_BYTES)
_type_address = ctypes.addressof(_type_buffer)

Position = tuple[int, int]
"""A character index that no generated character stands on, and its marked-content id."""


@dataclass(frozen=True, slots=True)
class Element:
    """A tag: its standard role and, in order, its marked-content ids and child tags.

    A first kid of ``None`` says that the tag begins with content of another page.
    """

    role: str
    kids: tuple[int | Element | None, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """The text of one marked-content sequence, with the white space pdfium puts after it."""

    content_id: int
    text: str


def page_characters(text_page: pdfium.PdfTextPage) -> str:
    """All characters of a page, so that index ``i`` is pdfium's character ``i``."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    units = _units(count + 1)
    written = raw.FPDFText_GetText(text_page, 0, count, units)
    if written == count + 1:
        text = ctypes.string_at(units, 2 * count).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    # characters without a code or beyond the basic plane: ask one by one, so that places hold
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\0" for code in codes)


@lru_cache(maxsize=1)
def _buffer(size: int) -> Any:
    return (ctypes.c_ushort * size)()


def _units(needed: int) -> Any:
    """Room for so many UTF-16 units; one buffer serves all pages until a longer one comes."""
    return _buffer(max(_PAGE_UNITS, 1 << needed.bit_length()))


def content_runs(text_page: pdfium.PdfTextPage, characters: str) -> list[Run]:
    """The page's text in content order, cut where the marked-content sequence changes."""
    starts = _boundaries(text_page, len(characters))
    ends = [start for start, _ in starts[1:]] + [len(characters)]
    return [Run(content_id, characters[start:end]) for (start, content_id), end in zip(starts, ends, strict=True)]


def _boundaries(text_page: pdfium.PdfTextPage, count: int) -> list[Position]:
    """Where marked content changes, found by halving; generated spaces and line ends are passed over."""
    page = ctypes.cast(text_page.raw, _HANDLE).value
    first = _first_owned(page, range(count))
    last = _first_owned(page, range(count - 1, -1, -1))
    if first is None or last is None:
        return []
    starts = [(0, first[1])]
    spans = [(first, last)]
    while spans:
        left, right = spans.pop()
        if left[1] == right[1] != ARTEFACT:
            continue
        middle = (left[0] + right[0] + 1) // 2
        found = _first_owned(page, range(middle, right[0])) or _first_owned(page, range(middle - 1, left[0], -1))
        if found is not None:
            spans += ((found, right), (left, found))
        elif left[1] != right[1]:
            starts.append(right)
    return starts


def _first_owned(page: int | None, places: range) -> Position | None:
    """The first of these character indexes that a printed object owns, and its marked-content id."""
    for place in places:
        owner = _text_object(page, place)
        if owner:
            return place, _content_id_of_object(owner)
    return None


def tag_tree(page: pdfium.PdfPage) -> tuple[Element, ...]:
    """The tags of a page, top down; empty where the page is not tagged."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        tops = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(count, 0)))
        return tuple(_element(ctypes.cast(top, _HANDLE).value, 0) for top in tops if top)
    finally:
        raw.FPDF_StructTree_Close(tree)


_DEEPEST_TAG = 60
"""Deeper trees than this are hostile or broken; what lies below is left out."""


def _element(handle: int | None, depth: int) -> Element:
    size = _type(handle, _type_address, _TYPE_BYTES)
    role = _role(_type_buffer.raw[: max(min(size, _TYPE_BYTES) - 2, 0)])
    kids: list[int | Element | None] = []
    if depth < _DEEPEST_TAG:
        for index in range(_child_count(handle)):
            child = _child(handle, index)
            if child:
                kids.append(_element(child, depth + 1))
            else:
                content_id = _child_content_id(handle, index)
                if content_id >= 0:
                    kids.append(content_id)
                elif index == 0:
                    kids.append(None)
    return Element(role, tuple(kids))


@cache
def _role(encoded: bytes) -> str:
    return encoded.decode("utf-16-le", "replace")
