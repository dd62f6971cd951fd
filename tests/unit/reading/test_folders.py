"""What a person with a folder wants read, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.reading.folders import select


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.pdf",
        "a.docx",
        "2024/letter.html",
        "2024/.hidden.pdf",
        ".git/config",
        "index.csv",
        "Thumbs.db",
        "~$a.docx",
        "no-ending",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    return tmp_path


def _names(paths: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_walked_in_sorted_order(folder: Path) -> None:
    selection = select([folder])
    assert _names(selection.documents, folder) == ["2024/letter.html", "a.docx", "b.pdf", "no-ending"]
    assert _names(selection.passed_over, folder) == ["Thumbs.db", "index.csv", "~$a.docx"]


def test_what_is_named_is_always_tried_and_stays_in_its_place(folder: Path) -> None:
    named = [folder / "index.csv", folder / "gone.pdf", folder / "2024"]
    assert _names(select(named).documents, folder) == ["index.csv", "gone.pdf", "2024/letter.html"]


def test_a_link_back_into_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "2024" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "itself").symlink_to(folder / "itself")
    assert _names(select([folder]).documents, folder) == ["2024/letter.html", "a.docx", "b.pdf", "no-ending"]


def test_a_folder_that_cannot_be_opened_stands_in_the_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "2024"
    walk = Path.iterdir

    def refuse(self: Path):  # type: ignore[no-untyped-def]
        if self == closed:
            raise PermissionError(13, "Permission denied")
        return walk(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert _names(select([folder]).documents, folder) == ["2024", "a.docx", "b.pdf", "no-ending"]
