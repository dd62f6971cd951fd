"""The little of pdfium that reading needs: a page's text by marked content, and its tag tree.

pdfium hands out characters one by one and says of each to which marked-content sequence it
belongs. Sequences are contiguous and mostly change where a line begins, so a page of 2,600 characters
is told apart with about a hundred questions: one a line, and by halving inside the few lines in which
a sequence ends (checked against asking for every character on 855 pages: no difference).

Reading asks some ten thousand questions of a report, so that the cost of asking matters: handles are
plain addresses, what is alike is asked once, and a tag with many kids is asked only for the tags below.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

ARTEFACT = -1
"""The id of text outside all marked content: running heads, page numbers, rules."""


def _plainly(function: Any, result: Any) -> Callable[..., Any]:
    """pdfium's function called with small numbers and with what :data:`_argument` made of addresses.

    The library's own prototypes wrap every handle in a pointer object, and prototypes of plain addresses convert each
    argument anew; either costs several times what the calls themselves do.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address)  # type: ignore[arg-type]


_argument: Callable[[Any], Any] = ctypes.c_void_p.from_param
"""An address made ready to be passed to pdfium, as often as one likes."""

_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_text_object = _plainly(raw.FPDFText_GetTextObject, _HANDLE)
_content_id_of_object = _plainly(raw.FPDFPageObj_GetMarkedContentID, _INT)
_character_count = _plainly(raw.FPDFText_CountChars, _INT)
_get_text = _plainly(raw.FPDFText_GetText, _INT)
_unicode = _plainly(raw.FPDFText_GetUnicode, ctypes.c_uint)
_loose_box = _plainly(raw.FPDFText_GetLooseCharBox, _INT)
_font_weight = _plainly(raw.FPDFText_GetFontWeight, _INT)
_child_count = _plainly(raw.FPDF_StructElement_CountChildren, _INT)
_child = _plainly(raw.FPDF_StructElement_GetChildAtIndex, _HANDLE)
_child_content_id = _plainly(raw.FPDF_StructElement_GetChildMarkedContentID, _INT)
_type = _plainly(raw.FPDF_StructElement_GetType, ctypes.c_ulong)

_TYPE_BYTES = 128
_PAGE_UNITS = 1 << 16
_SURROGATES = range(0xD800, 0xE000)
_type_buffer = ctypes.create_string_buffer(_TYPE_BYTES)
_type_room = _argument(ctypes.addressof(_type_buffer)), ctypes.c_ulong.from_param(_TYPE_BYTES)

_box = raw.FS_RECTF()
_box_room = _argument(ctypes.addressof(_box))

Position = tuple[int, int]
"""A character index that no generated character stands on, and its marked-content id."""


class Element(NamedTuple):
    """A tag: its standard role and, in order, its marked-content ids and child tags.

    A first kid of ``None`` says that the tag begins with content of another page. A named tuple, because
    a report has thousands.
    """

    role: str
    kids: tuple[int | Element | None, ...]


class Run(NamedTuple):
    """The text of one marked-content sequence, with the white space pdfium puts after it."""

    content_id: int
    text: str


class Page:
    """A page as pdfium holds it, and its text; the library's own wrappers cost a tenth of loading it."""

    __slots__ = ("_page", "_text", "text")

    def __init__(self, pdf: pdfium.PdfDocument, index: int) -> None:
        self._page = raw.FPDF_LoadPage(pdf, index)
        self._text = raw.FPDFText_LoadPage(self._page) if self._page else None
        if not self._text:
            self.close()
            raise pdfium.PdfiumError("Failed to load page.")
        self.text = handle(self._text)
        """What the questions about text are asked of."""

    def tag_tree(self) -> Any:
        """pdfium's tree of the page's tags, to be closed; nothing where it has none."""
        return raw.FPDF_StructTree_GetForPage(self._page)

    def close(self) -> None:
        """Give everything back to pdfium."""
        if self._text:
            raw.FPDFText_ClosePage(self._text)
        if self._page:
            raw.FPDF_ClosePage(self._page)


def page_characters(page_text: Any) -> str:
    """All characters of a page's text, so that index ``i`` is pdfium's character ``i``."""
    count = _character_count(page_text)
    if count <= 0:
        return ""
    units = _units(count + 1)
    written = _get_text(page_text, 0, count, units)
    if written == count + 1:
        text = ctypes.string_at(units, 2 * count).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    # characters without a code or beyond the basic plane: ask one by one, so that places hold
    codes = (_unicode(page_text, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\0" for code in codes)


@lru_cache(maxsize=1)
def _buffer(size: int) -> Any:
    return (ctypes.c_ushort * size)()


def _units(needed: int) -> Any:
    """Room for so many UTF-16 units; one buffer serves all pages until a longer one comes."""
    return _buffer(max(_PAGE_UNITS, 1 << needed.bit_length()))


def character_box(page: Page, place: int) -> tuple[float, float, float, float]:
    """Where a character is printed, as high as its font whatever the letter: left, bottom, right, top."""
    if not _loose_box(page.text, place, _box_room):
        return 0.0, 0.0, 0.0, 0.0
    return _box.left, _box.bottom, _box.right, _box.top


def font_weight(page: Page, place: int) -> int:
    """How bold a character is printed, from 100 to 900; -1 where the font does not say."""
    weight: int = _font_weight(page.text, place)
    return weight


def content_runs(page: Page, characters: str) -> list[Run]:
    """The page's text in content order, cut where the marked-content sequence changes."""
    starts = _boundaries(_Owners(page), characters)
    return [Run(content_id, characters[start:end]) for (start, content_id), (end, _) in pairwise(starts)]


def handle(pointer: Any) -> Any:
    """What pypdfium2 holds as a pointer, ready to be passed."""
    return _argument(ctypes.cast(pointer, _HANDLE).value)


class _Owners(dict[int, int]):
    """Which marked content each character of a page belongs to, asked of pdfium; each printed object is asked once."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page.text

    def __missing__(self, owner: int) -> int:
        content_id: int = _content_id_of_object(_argument(owner))
        self[owner] = content_id
        return content_id

    def of_lines(self, characters: str) -> list[Position]:
        """The first owned character of each printed line that has one."""
        starts = list(accumulate(map(len, characters.splitlines(keepends=True)), initial=0))
        owners = map(_text_object, repeat(self._page), starts)
        first = [
            (start, self[owner]) if owner else self.first(range(start + 1, stop))
            for (start, stop), owner in zip(pairwise(starts), owners, strict=False)
        ]
        return [position for position in first if position]

    def first(self, places: range) -> Position | None:
        """The first of these character indexes that a printed object owns, and its marked-content id."""
        page = self._page
        for place in places:
            if owner := _text_object(page, place):
                return place, self[owner]
        return None


_END = -2
"""What stands for the id of what comes after the last character."""

_SHORT = 12
"""Text outside marked content is not searched for less than so many characters of marked content."""


def _boundaries(owners: _Owners, characters: str) -> list[Position]:
    """Where marked content changes, the end at last; generated spaces and line ends are passed over."""
    lines = owners.of_lines(characters)
    starts = [(0, left[1]) for left in lines[:1]]
    for left, right in pairwise([*lines, (len(characters), _END)]):
        if left[1] == right[1] != ARTEFACT:
            continue
        words = characters[left[0] : right[0]].rstrip("\r\n")
        last = owners.first(range(left[0] + len(words) - 1, left[0], -1)) or left
        starts += _between(owners, left, last)
        if last[1] != right[1]:
            starts.append(right)
    return starts


def _between(owners: _Owners, left: Position, right: Position) -> Iterator[Position]:
    """The boundaries after ``left`` up to and with ``right``, in order."""
    spans = [(left, right)]
    while spans:
        left, right = spans.pop()
        if left[1] == right[1] and (left[1] != ARTEFACT or right[0] - left[0] < _SHORT):
            continue
        middle = (left[0] + right[0] + 1) // 2
        found = owners.first(range(middle, right[0])) or owners.first(range(middle - 1, left[0], -1))
        if found is not None:
            spans += ((found, right), (left, found))
        elif left[1] != right[1]:
            yield right


class TagTrees:
    """The tag trees of a document's pages, asked for page by page.

    The tag of the whole document has a kid for every paragraph of every page. As pages mostly follow one another
    there, its kids are asked for from the last one of the page before, until the content of the page is found.
    Where that leaves content without a tag, every kid is asked.
    """

    def __init__(self) -> None:
        self._reached = 0

    def of(self, page: Page, content_ids: Collection[int]) -> tuple[Element, ...]:
        """The tags of a page with these marked-content ids, top down; empty where the page is not tagged."""
        tree = page.tag_tree()
        if not tree:
            return ()
        try:
            count = raw.FPDF_StructTree_CountChildren(tree)
            tops = [raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(count, 0))]
            handles = [handle(top) for top in tops if top]
            if len(handles) == 1:
                walk = _Walk(content_ids)
                element, self._reached = walk.document(handles[0], self._reached)
                if walk.is_complete():
                    return (element,)
            return tuple(_Walk(content_ids).element(handle) for handle in handles)
        finally:
            raw.FPDF_StructTree_Close(tree)


_DEEPEST_TAG = 60
"""Deeper trees than this are hostile or broken; what lies below is left out."""


class _Walk:
    """A walk down a page's tags until its content is found."""

    def __init__(self, content_ids: Collection[int]) -> None:
        self._found: set[int] = set()
        self._content_ids = content_ids

    def is_complete(self) -> bool:
        """Whether every marked-content id of the page was met on the way."""
        return self._found.issuperset(self._content_ids)

    def document(self, handle: Any, start: int) -> tuple[Element, int]:
        """The tag of the whole document with those of its kids that are tags of this page, and the last one's index."""
        kids: list[Element] = []
        for index in range(start, _child_count(handle)):
            if child := _child(handle, index):
                kids.append(self.element(_argument(child), 1))
                start = index
            elif kids and self.is_complete():
                break
        return Element(_role_of(handle), tuple(kids)), start

    def element(self, handle: Any, depth: int = 0) -> Element:
        """The tag at an address."""
        role = _role_of(handle)
        if depth >= _DEEPEST_TAG:
            return Element(role, ())
        kids: list[int | Element | None] = []
        for index in range(_child_count(handle)):
            if (content_id := _child_content_id(handle, index)) >= 0:
                self._found.add(content_id)
                kids.append(content_id)
            elif child := _child(handle, index):
                kids.append(self.element(_argument(child), depth + 1))
            elif index == 0:
                kids.append(None)
        return Element(role, tuple(kids))


def _role_of(handle: Any) -> str:
    size = _type(handle, *_type_room)
    return _role(_type_buffer.raw[: max(min(size, _TYPE_BYTES) - 2, 0)])


@cache
def _role(encoded: bytes) -> str:
    return encoded.decode("utf-16-le", "replace")
