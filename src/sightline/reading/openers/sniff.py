"""Tells what a file is by its content; its name may say anything.

What is not one of the five formats that can be opened is named in plain words, with a way forward.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from enum import StrEnum

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers import guards


class Format(StrEnum):
    """The formats that can be opened, by their media types."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_PDF_HEADER_WITHIN = 1024
_PDF_HEADER = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_BODY = "word/document.xml"
_PICTURE = "a picture, not a document with text. Scan it to a PDF with text recognition"
_ARCHIVE = "an archive of files. Unpack it and give the documents inside"
_MAIL = "a saved e-mail or web archive. Save the document attached to it, or print it to PDF"
_UNSUPPORTED_BEGINNINGS = (
    (b"{\\rtf", "a rich-text (RTF) document. Open it and save it as Word (.docx) or PDF"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"%!PS", "a PostScript file. Print it to PDF"),
    (b"MIME-Version:", _MAIL),
)
_UNSUPPORTED_MEMBERS = (
    ("xl/", "an Excel workbook. Give the report itself, as PDF or Word"),
    ("ppt/", "a PowerPoint presentation. Save it as PDF"),
    ("content.xml", "an OpenDocument file. Open it and save it as Word (.docx) or PDF"),
    ("META-INF/container.xml", "an e-book. Give the report as PDF or Word"),
)
_HTML_BEGINNING = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|main|article|section|div|h[1-6]|p|table|ul|ol|span|font)\b)",
    re.IGNORECASE,
)
_XML_BEGINNING = re.compile(r"<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_MARKDOWN_SIGNS = (
    (re.compile(r"^#{1,6} +\S", re.MULTILINE), 2),
    (re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|mailto:|/|#)[^)\s]{0,300}\)"), 2),
    (re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*){1,30}\|?[ \t]*$", re.MULTILINE), 2),
    (re.compile(r"^\S.{0,120}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), 2),
    (re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"), 1),
)
_MARKDOWN_FROM = 2
_LOOKED_AT = 200_000
_MOST_PREAMBLES = 50
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01


def sniff(data: bytes) -> Format:
    """The format of a file's content.

    Raises UnusableDocument: ``not-a-document`` (empty, or no text at all), ``unsupported``,
    ``encrypted`` (a Word file behind a password) or ``damaged`` (an archive cut short).
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnusableDocument("not-a-document", "The file is empty. Download it again.")
    if _PDF_HEADER in data[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK"):
        return _sniff_archive(data)
    _refuse_known_binary(data)
    return _sniff_text(decode(data))


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding it is: UTF-8, UTF-16 with or without its mark, or Windows.

    What cannot be decoded becomes U+FFFD. Raises ``not-a-document`` for binary content.
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:_LOOKED_AT]
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROLS:
        raise UnusableDocument("not-a-document", "The file holds no text that can be read. Download it again.")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    if wide := _wide_encoding(data):
        return data.decode(wide, errors="replace")
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    beyond_ascii = sum(not character.isascii() for character in text[:_LOOKED_AT]) if lost else 0
    if lost and lost * 2 > beyond_ascii:
        return data.decode("cp1252", errors="replace")
    return text


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark shows as every other byte being nil in Latin text."""
    sample = data[:4096]
    nil_even, nil_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and nil_odd > half * 0.6 and nil_even < half * 0.1:
        return "utf-16-le"
    if half and nil_even > half * 0.6 and nil_odd < half * 0.1:
        return "utf-16-be"
    return None


def _sniff_archive(data: bytes) -> Format:
    archive: zipfile.ZipFile = guards.open_archive(data)
    names = archive.namelist()
    if _WORD_BODY in names:
        return Format.DOCX
    for beginning, words in _UNSUPPORTED_MEMBERS:
        if any(name.startswith(beginning) for name in names):
            raise _unsupported(words)
    raise _unsupported(_ARCHIVE)


def _refuse_known_binary(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise UnusableDocument("encrypted", "The file is protected by a password. Save a copy without it.")
        raise _unsupported("a file of an older Office version (.doc, .xls, .msg). Open it and save it as .docx or PDF")
    for beginning, words in _UNSUPPORTED_BEGINNINGS:
        if data.startswith(beginning):
            raise _unsupported(words)
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise _unsupported(_PICTURE)


def _sniff_text(text: str) -> Format:
    head = text[:_LOOKED_AT]
    if not any(character.isalpha() for character in head):
        raise UnusableDocument("no-text", "The file holds no words. Check that it is the right one.")
    if _HTML_BEGINNING.match(_after_preamble(head)):
        return Format.HTML
    if _XML_BEGINNING.match(head.lstrip()):
        raise _unsupported("an XML data file. Give the report as PDF, Word or a web page")
    score = sum(weight * len(sign.findall(head)) for sign, weight in _MARKDOWN_SIGNS)
    return Format.MARKDOWN if score >= _MARKDOWN_FROM else Format.PLAIN


def _after_preamble(text: str) -> str:
    """What follows the comments and processing instructions at the beginning of marked-up text."""
    for _ in range(_MOST_PREAMBLES):
        text = text.lstrip()
        if not text.startswith(("<!--", "<?")):
            break
        text = text.partition("-->" if text.startswith("<!--") else ">")[2]
    return text


def _unsupported(words: str) -> UnusableDocument:
    return UnusableDocument("unsupported", f"The file is {words}, then try again.")
