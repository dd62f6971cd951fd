"""A page as a picture, and words found on it wherever they stand."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from sightline.demonstration import make
from sightline.ground.errors import UnusableDocument
from sightline.reading.openers.page_image import Rectangle, Wanted, _find, find_words, page_png


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration")
    make(folder)
    return folder / "northmere" / "2024-01-30-inspection-report.pdf"


def test_a_page_becomes_a_png_of_its_shape(report: Path) -> None:
    picture = page_png(report, 1)
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert round(height / width, 2) == 1.41


def _words(path: Path, words: str, before: str = "") -> tuple[Rectangle, ...]:
    return find_words(path, 1, [Wanted(words, before)]).rectangles


def test_words_are_found_though_the_line_breaks_between_them(report: Path) -> None:
    label = "The experiences and progress of children who need help and protection"
    marks = _words(report, label)
    assert len(marks) == 2
    assert marks[0].y < marks[1].y
    assert all(0 <= mark.x <= 1000 and mark.width > 0 and mark.height > 0 for mark in marks)


def test_words_that_stand_twice_are_told_apart_by_what_leads_to_them(report: Path) -> None:
    first = _words(report, "Good", "social work practice with children and families")
    last = _words(report, "Good", "Overall effectiveness")
    assert first[0].y < last[0].y


def test_words_that_are_not_there_are_not_marked(report: Path) -> None:
    assert _words(report, "Nothing of the kind stands here") == ()


@pytest.mark.parametrize("page", [0, 99])
def test_a_page_that_is_not_there_is_refused(report: Path, page: int) -> None:
    with pytest.raises(UnusableDocument):
        page_png(report, page)


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"nonsense")
    with pytest.raises(UnusableDocument, match="cannot be opened"):
        page_png(tmp_path / "a.pdf", 1)


FINDS = [
    ("abcabc", "abc", "", (0, 3)),
    ("xabcyabc", "abc", "y", (5, 3)),
    ("zzzzhead", "headandtail", "", (4, 4)),
    ("headzzzz", "headandtail", "", (None, 0)),
    ("abc", "", "", (None, 0)),
    ("", "abc", "", (None, 0)),
]


@pytest.mark.parametrize(("page", "wanted", "lead", "found"), FINDS)
def test_where_words_are_found(page: str, wanted: str, lead: str, found: tuple[int | None, int]) -> None:
    assert _find(page, wanted, lead) == found
