"""What a person decided is kept in a file that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.ground.errors import WrongUsage
from sightline.journeys.remember_choice import remember_code, remember_header
from sightline.returns.choices import Choices, read_choices, write_choices

AWKWARD = 'Réf "recd" \\ 3'


def test_choices_are_read_as_they_were_written(tmp_path: Path) -> None:
    chosen = Choices().with_header("list-3", AWKWARD, "referral-date").with_code("sex", "Lass", "F")
    write_choices(chosen, tmp_path / "new" / "choices.toml")
    assert read_choices(tmp_path / "new" / "choices.toml") == chosen
    assert read_choices(tmp_path / "none.toml") == Choices()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "choices.toml").write_text("[[header]]\nlist = ")
    with pytest.raises(WrongUsage) as stopped:
        read_choices(tmp_path / "choices.toml")
    assert stopped.value.code == "choices-unreadable"


def test_remembering_adds_to_what_is_known(tmp_path: Path) -> None:
    file = tmp_path / "choices.toml"
    remember_header(file, "list-3", "Date ref recd", "referral-date")
    remember_code(file, "ethnicity", "White Martian", "WOTH")
    assert dict(read_choices(file).headers) == {("list-3", "date ref recd"): "referral-date"}
    assert dict(read_choices(file).codes) == {("ethnicity", "white martian"): "WOTH"}


WRONG = [
    (remember_header, ("list-12", "x", "dob"), "unknown-list"),
    (remember_header, ("list-1", "x", "shoe-size"), "unknown-column"),
    (remember_code, ("shoes", "x", "1"), "unknown-code-set"),
    (remember_code, ("sex", "x", "Q"), "unknown-code"),
]


@pytest.mark.parametrize(("remember", "what", "code"), WRONG)
def test_what_cannot_be_meant_is_not_remembered(tmp_path: Path, remember, what, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(WrongUsage) as stopped:
        remember(tmp_path / "choices.toml", *what)
    assert stopped.value.code == code
    assert not (tmp_path / "choices.toml").exists()
