"""Reference pages made from the code, so that they cannot disagree with it.

Each function in ``PAGES`` writes Markdown into the folder it is given. ``docs/reference/generated`` is
emptied and written on every build and is not kept in git.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import typer
from returns_pages import write_returns
from typer.core import TyperCommand

from sightline.cli.main import app
from sightline.knowledge.pages import write_pages
from sightline.reading.doubts import DOUBTS
from sightline.reading.schema import schema


def _help(command: TyperCommand, context: typer.Context) -> list[str]:
    """One command and the commands below it, as ``--help`` says them."""
    lines = [f"## `{context.command_path}`", "", "```text", command.get_help(context).strip(), "```", ""]
    for name, below in getattr(command, "commands", {}).items():
        lines += _help(below, typer.Context(below, info_name=name, parent=context))
    return lines


def write_command_line(folder: Path) -> None:
    """The command line, as it explains itself."""
    root = typer.main.get_command(app)
    context = typer.Context(root, info_name="sightline", terminal_width=96)
    lines = ["# Command line", "", *_help(root, context)]
    (folder / "command-line.md").write_text("\n".join(lines), encoding="utf-8")


def write_schema(folder: Path) -> None:
    """The JSON Schema of a reading."""
    words = "Every object that `sightline read --format jsonl` prints validates against this JSON Schema."
    page = f"# Schema of a reading\n\n{words}\n\n```json\n{json.dumps(schema(), indent=2)}\n```\n"
    (folder / "schema.md").write_text(page, encoding="utf-8")


def write_knowledge(folder: Path) -> None:
    """What the field says, each entry with its source and its dates."""
    write_pages(folder / "knowledge")


def write_doubts(folder: Path) -> None:
    """Every doubt a reading can hold: its code, what it is called, what it means."""
    lines = [
        "# Doubts",
        "",
        "A doubt is something the reader is unsure of. It is part of the reading, with its places.",
        "",
    ]
    for code, kind in DOUBTS.items():
        lines += [f"## `{code}`", "", f"{kind.title}.", "", kind.explanation, ""]
    (folder / "doubts.md").write_text("\n".join(lines), encoding="utf-8")


PAGES = (write_command_line, write_schema, write_doubts, write_returns, write_knowledge)


def write(folder: Path) -> None:
    """Write every page into ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for page in PAGES:
        page(folder)
