"""Formats are told apart by content; what cannot be opened is named with a way forward."""

from __future__ import annotations

import pytest

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers.sniff import Format, decode, sniff
from tests.unit.reading.openers.made import HTML, MARKDOWN, PLAIN, WORD, archive

OPENED = [
    ("a PDF", b"%PDF-1.7\n...", Format.PDF),
    ("a PDF after stray bytes", b"\r\n\x00junk" * 20 + b"%PDF-1.4", Format.PDF),
    ("a Word file", WORD, Format.DOCX),
    ("a web page", HTML.encode(), Format.HTML),
    ("a web page after comments", b"\xef\xbb\xbf <!-- saved --><!-- twice -->\n<HTML><p>Words</p>", Format.HTML),
    ("XHTML", b'<?xml version="1.0"?><!DOCTYPE html><html><p>Words</p></html>', Format.HTML),
    ("Markdown", MARKDOWN.encode(), Format.MARKDOWN),
    ("Markdown without headings", b"**T**\n\nSee [the letter](https://northmere.example/a).", Format.MARKDOWN),
    ("text", PLAIN.encode(), Format.PLAIN),
    ("text with a stray sign", b"Issue #4 was closed\nand 2 * 3 is 6", Format.PLAIN),
    ("text in UTF-16", "Inspection of Northmere".encode("utf-16"), Format.PLAIN),
    ("text in UTF-16 without its mark", "Inspection of Northmere".encode("utf-16-le"), Format.PLAIN),
]


@pytest.mark.parametrize(("what", "data", "expected"), OPENED, ids=[row[0] for row in OPENED])
def test_format_is_known_by_content(what: str, data: bytes, expected: Format) -> None:
    assert sniff(data) is expected


REFUSED = [
    ("nothing", b"", "not-a-document", "empty"),
    ("white space", b" \r\n\x00", "not-a-document", "empty"),
    ("binary junk", bytes(range(256)) * 8, "not-a-document", "no text"),
    ("numbers alone", b"12 345\n6", "no-text", "no words"),
    ("a workbook", archive({"xl/workbook.xml": "x"}), "unsupported", "Excel"),
    ("a presentation", archive({"ppt/presentation.xml": "x"}), "unsupported", "PowerPoint"),
    ("an OpenDocument text", archive({"content.xml": "x"}), "unsupported", "OpenDocument"),
    ("an archive of files", archive({"letter.pdf": b"%PDF-1.7"}), "unsupported", "Unpack"),
    ("an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", "older Office"),
    (
        "a Word file with a password",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
        "password",
    ),
    ("rich text", b"{\\rtf1 Words}", "unsupported", "RTF"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(20), "unsupported", "picture"),
    ("data in XML", b'<?xml version="1.0"?><rows><row>Words</row></rows>', "unsupported", "XML"),
    ("a Word file cut short", WORD[: len(WORD) // 2], "damaged", "cut short"),
]


@pytest.mark.parametrize(("what", "data", "code", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_opened_is_named(what: str, data: bytes, code: str, says: str) -> None:
    with pytest.raises(UnusableDocument) as refused:
        sniff(data)
    assert refused.value.code == code
    assert says in refused.value.message


DECODED = [
    ("UTF-8", "children’s".encode(), "children’s"),
    ("UTF-8 with its mark", "children’s".encode("utf-8-sig"), "children’s"),
    ("UTF-16", "children’s".encode("utf-16"), "children’s"),
    ("Windows", "the children’s plan".encode("cp1252"), "the children’s plan"),
    ("UTF-8 with one byte lost", "‘one’ ‘two’ ‘three’ ‘four’".encode() + b"\x80", "‘one’ ‘two’ ‘three’ ‘four’\ufffd"),
    ("line ends of Windows and old Macs", b"a\r\nb\rc", "a\nb\nc"),
]


@pytest.mark.parametrize(("what", "data", "expected"), DECODED, ids=[row[0] for row in DECODED])
def test_text_is_decoded(what: str, data: bytes, expected: str) -> None:
    assert decode(data) == expected
