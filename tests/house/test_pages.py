"""What the pages tell people to do can be done: commands, targets and files they name are there."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from tests.house.source import short
from tests.shared import REPOSITORY

LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
COMMAND = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?sightline ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.MULTILINE)
BLOCK = re.compile(r"^```(?:console|bash|sh|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MADE = {"_build", "generated"}


def _pages() -> dict[Path, str]:
    paths = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    return {path: path.read_text(encoding="utf-8") for path in paths if not MADE & set(path.parts)}


def _makefile() -> str:
    return (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def test_links_to_files_lead_somewhere() -> None:
    links = [
        (page, link)
        for page, text in _pages().items()
        for link in LINK.findall(text)
        if not MADE & set(Path(link).parts)
    ]
    assert links
    assert [f"{short(page)}: {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_commands_shown_are_commands_there_are() -> None:
    from sightline.cli.main import app

    known = set(getattr(typer.main.get_command(app), "commands", {}))
    blocks = [(page, block) for page, text in _pages().items() for block in BLOCK.findall(text)]
    shown = {f"{short(page)}: {name}": name for page, block in blocks for name in COMMAND.findall(block)}
    assert shown
    assert {place: name for place, name in shown.items() if name not in known} == {}


def test_targets_shown_are_in_the_makefile() -> None:
    known = set(re.findall(r"^([a-z][a-z-]*):", _makefile(), re.MULTILINE))
    shown = {f"{short(page)}: {name}": name for page, text in _pages().items() for name in TARGET.findall(text)}
    assert shown
    assert {place: name for place, name in shown.items() if name not in known} == {}


def test_every_target_says_what_it_does() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", _makefile(), re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## \w", _makefile(), re.MULTILINE))
