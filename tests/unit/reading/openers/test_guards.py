"""Files that claim too much, or hide what no document has, are refused within stated limits."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers import guards, open_bytes
from tests.unit.reading.openers.made import archive, paragraph, word_file, word_part


def code_of(data: bytes) -> str:
    with pytest.raises(UnusableDocument) as refused:
        open_bytes(data, "made.docx")
    return refused.value.code


def _pretending(data: bytes, size: int) -> bytes:
    """The archive with every size it declares for an unpacked member replaced."""
    stream = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = stream.find(signature)
        while at >= 0:
            stream[at + offset : at + offset + 4] = size.to_bytes(4, "little")
            at = stream.find(signature, at + 4)
    return bytes(stream)


BOMB = word_part(paragraph("x" * 4_000_000))
ENTITY = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>'

HOSTILE = [
    ("a zip bomb", archive({"word/document.xml": BOMB}), "too-large"),
    ("a zip bomb that says it is small", _pretending(archive({"word/document.xml": BOMB}), 4000), "damaged"),
    ("a member that says it is huge", _pretending(word_file(paragraph("x")), 2**31), "too-large"),
    ("thousands of members", archive({"word/document.xml": "x", **{f"m{n}": "" for n in range(6000)}}), "too-large"),
    ("an outside entity", archive({"word/document.xml": ENTITY}), "damaged"),
    ("an outside entity in UTF-16", archive({"word/document.xml": ENTITY.encode("utf-16")}), "damaged"),
    ("elements nested beyond reason", word_file("<w:sdt>" * 900 + "</w:sdt>" * 900), "damaged"),
    ("XML that is not whole", archive({"word/document.xml": word_part("<w:p>")[:-30]}), "damaged"),
    ("a body without words", word_file(paragraph(" ")), "no-text"),
    ("no body", archive({"word/document.xml": word_part("", root="glossary")}), "damaged"),
]


@pytest.mark.parametrize(("what", "data", "code"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_word_files_are_refused(what: str, data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_file_beyond_the_size_limit_is_refused() -> None:
    with pytest.raises(UnusableDocument, match="limit is 100 MB"):
        guards.check_size(guards.MAX_FILE_BYTES + 1)


def test_more_pages_than_any_report_has_are_refused() -> None:
    guards.check_pages(guards.MAX_PAGES)
    with pytest.raises(UnusableDocument, match="limit is 2000"):
        guards.check_pages(guards.MAX_PAGES + 1)


def test_a_deadline_stops_what_takes_too_long() -> None:
    guards.Deadline().check()
    with pytest.raises(UnusableDocument, match="longer to open"):
        guards.Deadline(seconds=-1).check()


def test_a_member_behind_a_password_is_named() -> None:
    data = bytearray(word_file(paragraph("x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    with pytest.raises(UnusableDocument) as refused:
        guards.inflate(zipfile.ZipFile(BytesIO(bytes(data))), "word/document.xml")
    assert refused.value.code == "encrypted"
