"""The summary for a governing meeting is one page, as PDF and as Word, also where inspectors had much to say."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from sightline.papers import writers
from sightline.papers.blocks import Paper
from sightline.papers.facts import Brief, Facts
from sightline.papers.kinds import KINDS
from tests.unit.papers.stock import NEEDED, QUOTES, facts, inspected

OFFICE = shutil.which("soffice")
_LONG = (
    "The response to children who are missing from home, care or education, and how managers record what they decide"
)


def _crowded() -> Facts:
    """Seven areas for improvement of two lines, one of them with points, and quotations of three lines."""
    seven = [replace(NEEDED[0], id=number, text=_LONG, lead=f"{_LONG} ({number})") for number in range(10, 16)]
    quotes = tuple(
        replace(it, text=f"{it.text.rstrip('.')}, as they do for every child of the same age.") for it in QUOTES
    )
    return facts(inspected=inspected(needed=(*seven, NEEDED[1]), quotes=quotes))


SUMMARIES = {
    name: KINDS["one-page-summary"].compose(told, Brief())
    for name, told in (("as-it-is", facts()), ("crowded", _crowded()))
}


@pytest.mark.parametrize("paper", SUMMARIES.values(), ids=SUMMARIES)
def test_the_pdf_is_one_page(paper: Paper) -> None:
    assert len(pypdfium2.PdfDocument(writers.pdf(paper))) == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice, which sets the pages of a Word file, is not installed")
def test_the_word_file_is_one_page(tmp_path: Path) -> None:
    for name, paper in SUMMARIES.items():
        (tmp_path / f"{name}.docx").write_bytes(writers.word(paper))
    apart = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [f"{name}.docx" for name in SUMMARIES]
    asked = [str(OFFICE), apart, "--headless", "--convert-to", "pdf", *files]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = {name: len(pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")) for name in SUMMARIES}
    assert pages == dict.fromkeys(SUMMARIES, 1)


def test_fewer_words_are_quoted_where_more_must_improve() -> None:
    assert len(_quotations(SUMMARIES["crowded"])) < len(_quotations(SUMMARIES["as-it-is"]))


def _quotations(paper: Paper) -> list[str]:
    texts = {it.text for it in _crowded().inspected.quotes} | {it.text for it in QUOTES}
    return [it.text for it in paper.sentences() if it.text in texts]
