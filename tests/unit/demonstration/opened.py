"""The words of a made document, got without the reader, and the tags of a made PDF."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import PurePosixPath

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.document import Document as WordDocument

HEAD, FOOT = 80, 68
"""How much of a page, in points, its running head and foot take."""

HYPHEN_AT_A_LINE_END = "[\u0002\ufffe]"


def words(content: bytes, file: str) -> str:
    """Everything printed, with one space between words, whatever the format."""
    ending = PurePosixPath(file).suffix
    if ending == ".pdf":
        found = _of_pdf(content)
    elif ending == ".docx":
        found = _of_word(docx.Document(BytesIO(content)))
    else:
        found = unescape(re.sub(r"<[^>]+>", " ", content.decode()) if ending == ".html" else content.decode())
    return " ".join(found.split())


def _of_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    whole = "\n".join(_between_the_margins(page) for page in pages)
    without_notes = re.sub(
        r"^1(Each area|The inspection of the authority)[^.]*\.$", "", whole.replace("\r", ""), flags=re.M
    )
    return re.sub(rf"{HYPHEN_AT_A_LINE_END}\s*|(?<=\w)-\n(?=\w)", "-", without_notes)


def _between_the_margins(page: pypdfium2.PdfPage) -> str:
    """A page without running head and foot, so that a sentence can cross from one page to the next."""
    width, height = page.get_size()
    return page.get_textpage().get_text_bounded(0, FOOT, width, height - HEAD)


def _of_word(document: WordDocument) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*paragraphs, *cells])


def tags(content: bytes) -> list[str]:
    """The types of all structure elements, page after page, in reading order."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        pdfium.FPDF_StructTree_Close(tree)
    return found


def untagged_words(content: bytes, page: int) -> str:
    """What stands on a page outside every tag: the artifacts, such as a running foot."""
    textpage = pypdfium2.PdfDocument(content)[page].get_textpage()
    found = []
    for index in range(textpage.count_chars()):
        text_object = pdfium.FPDFText_GetTextObject(textpage, index)
        if text_object and pdfium.FPDFPageObj_GetMarkedContentID(text_object) == -1:
            found.append(chr(pdfium.FPDFText_GetUnicode(textpage, index)))
    return "".join(found)


def _below(element: object) -> Iterator[str]:
    yield _type(element)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _below(child)


def _type(element: object) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le")
