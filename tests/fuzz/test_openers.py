"""Whatever the bytes, an opener answers with a sound document or with a coded problem, in time.

The limit on time is ``guards.OPENING_SECONDS``; the small files made here get far less. Files are
mutated with fixed seeds, so that a failure can be had again, and texts are built from the pieces
that openers look for.
"""

from __future__ import annotations

import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.ground.errors import UnusableDocument
from sightline.reading.model import BlockKind, Document
from sightline.reading.openers import guards, open_bytes
from tests.unit.reading.openers.made import HTML, MARKDOWN, PLAIN, WORD, archive

CODES = {"not-a-document", "encrypted", "no-text", "too-large", "unsupported", "damaged"}
SECONDS = 10.0
MUTATIONS = 150
MADE = {
    "plain": PLAIN.encode(),
    "plain in UTF-16": PLAIN.encode("utf-16"),
    "markdown": MARKDOWN.encode(),
    "html": HTML.encode(),
    "word": WORD,
}
PAGE = """
= Visit to Northmere
#table(columns: 2, [Judgement], [Grade], [Help], [Good])
== What needs to improve?#footnote[Since May.]
- The quality of plans.
  - at night
1. #lorem(60)
"""
SPLICES = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"</",
    b"<table><tr><td>",
    b"<!--",
    b"|\n",
    b"**",
    b"](",
    b"&#x",
    b"PK\x03\x04",
    b"%PDF-",
)


def open_soundly(data: bytes) -> None:
    """Open the bytes and check whatever comes back."""
    began = time.process_time()
    try:
        document = open_bytes(data, "mutated.pdf")
    except UnusableDocument as problem:
        assert problem.code in CODES
        assert problem.message
    else:
        assert_sound(document)
    assert time.process_time() - began < SECONDS


def assert_sound(document: Document) -> None:
    """Blocks stand in order inside the text, without outer white space, and can be located."""
    text, before = document.text, 0
    assert "\ufeff" not in text
    text.encode()
    for block in document.blocks:
        words = document.words(block)
        assert before <= block.start < block.end <= len(text)
        assert words == words.strip()
        assert "\n" not in words
        assert text[: block.start].endswith(f"{block.label} " if block.label else ("\n", "\t", "") if before else "")
        assert (block.table is not None) == (block.kind is BlockKind.CELL)
        locator = document.locate(block.start, block.end)
        assert text[locator.start : locator.end] == locator.quote == words
        before = block.end
    assert list(document.line_marks) == sorted(set(document.line_marks))
    assert [mark for mark, _ in document.page_marks] == sorted({mark for mark, _ in document.page_marks})


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bytes changed, cut, doubled or spliced in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) or 1)
        action = chance.randrange(5)
        if action == 0 and changed:
            changed[at] = chance.randrange(256)
        elif action == 1:
            del changed[at : at + chance.randint(1, 60)]
        elif action == 2:
            changed[at:at] = changed[at : at + chance.randint(1, 200)] * chance.randint(1, 20)
        elif action == 3:
            changed[at:at] = chance.choice(SPLICES)
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def word_with_mutated_part(chance: random.Random) -> bytes:
    """A whole zip file around a broken body, so that the faults reach the reader of XML."""
    body = zipfile.ZipFile(BytesIO(WORD)).read("word/document.xml")
    return archive({"word/document.xml": mutated(body, chance)})


@pytest.mark.parametrize("kind", MADE)
def test_mutated_files_open_or_are_refused(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(MUTATIONS):
        open_soundly(mutated(MADE[kind], chance))


def test_word_files_with_a_broken_body_open_or_are_refused() -> None:
    chance = random.Random(7)
    for _ in range(MUTATIONS):
        open_soundly(word_with_mutated_part(chance))


@pytest.fixture(scope="module", params=["tagged", "untagged"])
def made_pdf(request: pytest.FixtureRequest) -> bytes:
    """A PDF of the made page, with or without tags."""
    without = {} if request.param == "tagged" else {"pdf_tags": False}
    return typst.compile(PAGE.encode(), format="pdf", **without)  # type: ignore[no-any-return, arg-type]


def test_mutated_pdfs_open_or_are_refused(made_pdf: bytes) -> None:
    chance = random.Random(11)
    for _ in range(MUTATIONS):
        open_soundly(mutated(made_pdf, chance))
    for length in range(0, len(made_pdf), len(made_pdf) // 40):
        open_soundly(made_pdf[:length])


@pytest.mark.shared
def test_mutated_published_reports_open_or_are_refused(shared: Path) -> None:
    chance = random.Random(13)
    smallest = sorted((shared / "corpus").rglob("*.pdf"), key=lambda path: path.stat().st_size)[:4]
    assert smallest
    for path in smallest:
        for _ in range(8):
            open_soundly(mutated(path.read_bytes(), chance))


@pytest.mark.shared
def test_published_texts_open_soundly(shared: Path) -> None:
    paths = [*(shared / "seeds").glob("*.txt"), *(shared / "more-documents").glob("*.txt")]
    assert paths
    for path in paths:
        open_soundly(path.read_bytes())


@pytest.mark.parametrize("kind", MADE)
def test_files_cut_short_open_or_are_refused(kind: str) -> None:
    data = MADE[kind]
    for length in range(0, len(data), max(len(data) // 80, 1)):
        open_soundly(data[:length])


LABELS = ["1 ", "2.1 ", "10.While", "- ", "-\n", "• ", "n\u00a0", "o ", "a) ", "٣. ", "²) "]
BREAKS = ["|", "|\n", "\t", "\n", "\n\n", "\f", "\x1b", "\x85", "\u2028", "\x1c"]
MARKED = [
    "# ",
    "## ",
    "**",
    "_",
    "[x](http://y)",
    "[^1]",
    "[^1]: ",
    "---\n",
    "===\n",
    "| - | - |\n",
    "> ",
    "    ",
    "\\",
]
TAGS = ["<p>", "</p>", "<br>", "<ul><li>", "</ul>", "<table>", "<tr><td colspan=9>", "<td rowspan=99>", "<h2>", "<b>"]
ENTITIES = ["&amp;", "&#0;", "&#xd800;", "&#x110000;", "<!doctype html>", "<!--"]
WORDS = ["Judgement\n\nGrade\n\n", "Title:\n|\n", "Words of a line", "good", "multi-\n", "agency", ".", ":", "?"]
GLYPHS = ["\u00ad", "\u200b", "\x02", "\ufffe", "\uf0b7", "ﬁ", "\u00a0", "“", "\U0001f600"]
PIECES = st.sampled_from([*LABELS, *BREAKS, *MARKED, *TAGS, *ENTITIES, *WORDS, *GLYPHS])


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_texts_of_telling_pieces_open_or_are_refused(text: str) -> None:
    open_soundly(text.encode())
    open_soundly(f"<html><p>{text}".encode())
    open_soundly(f"# Head\n\n[x](http://y)\n\n{text}".encode())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_open_or_are_refused(data: bytes) -> None:
    open_soundly(data)
    open_soundly(b"PK\x03\x04" + data)
    open_soundly(b"<html>" + data)


LONG = [
    ("one long line", b"word " * 200_000),
    ("many short lines", b"a\n" * 50_000),
    ("many colons", b"a:\n" * 50_000),
    ("many bars", b"a\n|\n" * 50_000),
    ("a page of white space", b"word" + b" " * 1_000_000 + b"x"),
    ("stars and brackets", b"# head\n\n# head\n" + b"**a _b [" * 2_000),
    ("comments", b"<!---->" * 100_000 + b"<p>text"),
    ("unclosed elements", b"<html>" + b"<div>" * 100_000),
    ("elements of many kinds", b"<html>" + b"".join(b"<x%d>" % number for number in range(50_000))),
    ("crossed elements", b"<html>" + b"<b><p>x</b>" * 10_000),
    ("tables in tables", b"<html>" + b"<table><tr><td>x" * 400),
    ("wide cells", b"<html><table>" + b"<tr><td colspan=999999>a<td rowspan=9999>b" * 300),
]


@pytest.mark.parametrize(("what", "data"), LONG, ids=[row[0] for row in LONG])
def test_nothing_hangs(what: str, data: bytes) -> None:
    assert guards.OPENING_SECONDS > SECONDS
    open_soundly(data)
