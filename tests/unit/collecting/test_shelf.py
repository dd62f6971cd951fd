"""The shelf keeps every original once, whole and unchanged, and says what is wrong with it."""

from __future__ import annotations

import hashlib
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.collecting.shelf import FaultKind, Shelf

REPORT = b"an invented report"
SHA256 = hashlib.sha256(REPORT).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "originals")


def files(shelf: Shelf) -> list[Path]:
    return sorted(path for path in shelf.folder.rglob("*") if path.is_file())


def test_an_original_stands_under_its_hash(shelf: Shelf) -> None:
    shelved = shelf.put(REPORT, ".pdf")
    assert shelved.sha256 == SHA256
    assert shelved.path == shelf.folder / SHA256[:2] / f"{SHA256}.pdf"
    assert shelved.path.read_bytes() == REPORT
    assert shelved.was_new


def test_the_same_original_twice_is_one_file(shelf: Shelf) -> None:
    first = shelf.put(REPORT, ".pdf")
    second = shelf.put(REPORT, ".docx")
    assert second.path == first.path
    assert not second.was_new
    assert files(shelf) == [first.path]


SUFFIXES = [
    ("letter.pdf", None, ".pdf"),
    ("LETTER.PDF", None, ".pdf"),
    ("letter", None, ""),
    ("letter.what-is-this", None, ""),
    ("letter.pdf", ".docx", ".docx"),
    ("letter.pdf", "", ""),
]


@pytest.mark.parametrize(("name", "suffix", "expected"), SUFFIXES)
def test_a_file_is_copied_and_keeps_its_suffix(
    shelf: Shelf, tmp_path: Path, name: str, suffix: str | None, expected: str
) -> None:
    original = tmp_path / name
    original.write_bytes(REPORT)
    assert shelf.put(original, suffix).path.name == f"{SHA256}{expected}"
    assert original.read_bytes() == REPORT


@pytest.mark.parametrize("suffix", ["pdf", "..", "/../x", ".pdf/..", ".PDF", ".much-too-long"])
def test_a_suffix_leads_nowhere_else(shelf: Shelf, suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        shelf.put(REPORT, suffix)


@pytest.mark.parametrize("sha256", ["", "ab", "../../etc/passwd", SHA256.upper(), f"{SHA256}*", SHA256[:-1] + "\n"])
def test_a_hash_leads_nowhere_else(shelf: Shelf, sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        shelf.path(sha256)


def test_an_original_can_be_opened_and_nothing_else_can(shelf: Shelf) -> None:
    shelf.put(REPORT, ".pdf")
    with shelf.open(SHA256) as file:
        assert file.read() == REPORT
    assert shelf.has(SHA256)
    unknown = hashlib.sha256(b"never kept").hexdigest()
    assert not shelf.has(unknown)
    with pytest.raises(FileNotFoundError, match="no original"):
        shelf.open(unknown)


def test_an_original_cannot_be_written_to(shelf: Shelf) -> None:
    assert shelf.put(REPORT, ".pdf").path.stat().st_mode & 0o777 == 0o444


def test_a_sound_shelf_has_no_faults(shelf: Shelf) -> None:
    shelf.put(REPORT, ".pdf")
    assert shelf.verify(expected=[SHA256]) == []


def test_an_empty_shelf_that_was_never_used_has_no_faults(shelf: Shelf) -> None:
    assert shelf.verify() == []


def test_what_is_missing_is_named(shelf: Shelf) -> None:
    shelf.put(REPORT, ".pdf").path.unlink()
    (fault,) = shelf.verify(expected=[SHA256])
    assert fault.kind is FaultKind.MISSING
    assert f"The original {SHA256} is not on the shelf." in fault.message


def test_what_was_changed_is_named(shelf: Shelf) -> None:
    path = shelf.put(REPORT, ".pdf").path
    path.chmod(0o644)
    path.write_bytes(REPORT + b" with a better grade")
    (fault,) = shelf.verify()
    assert (fault.kind, fault.path) == (FaultKind.CHANGED, path)
    assert "has changed since it was kept" in fault.message


STRAYS = [
    (".arriving-x1y2", "left by a run that was stopped"),
    ("notes.txt", "not an original by its name"),
    (f"zz/{SHA256}.pdf", "not an original by its name"),
]


@pytest.mark.parametrize(("name", "words"), STRAYS)
def test_what_does_not_belong_is_named(shelf: Shelf, name: str, words: str) -> None:
    stray = shelf.folder / name
    stray.parent.mkdir(parents=True)
    stray.write_bytes(REPORT)
    (fault,) = shelf.verify()
    assert (fault.kind, fault.path) == (FaultKind.STRAY, stray)
    assert words in fault.message


@settings(max_examples=20)  # each puts files on the disk and waits until they are there
@given(st.lists(st.binary(max_size=2_000), max_size=8))
def test_whatever_is_put_comes_back_once_each(originals: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        hashes = [shelf.put(original, ".pdf").sha256 for original in originals]
        for original, sha256 in zip(originals, hashes, strict=True):
            with shelf.open(sha256) as file:
                assert file.read() == original
        assert len(files(shelf)) == len(set(originals))
        assert shelf.verify(expected=hashes) == []


def _put(folder: Path, number: int) -> str:
    return Shelf(folder).put(b"%d" % (number % 5) * 100_000, ".pdf").sha256


def test_several_processes_may_put_the_same_originals_at_once(shelf: Shelf) -> None:
    with ProcessPoolExecutor(max_workers=4) as workers:
        hashes = list(workers.map(_put, [shelf.folder] * 60, range(60)))
    assert len(files(shelf)) == len(set(hashes)) == 5
    assert shelf.verify(expected=hashes) == []
