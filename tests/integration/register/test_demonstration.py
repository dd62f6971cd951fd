"""The demonstration from the command line: an empty store filled, and a paper of every kind written from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from sightline.cli.main import app
from sightline.papers.kinds import KINDS
from tests.integration.register.conftest import Runs, Store

pytestmark = pytest.mark.slow

DOCUMENTS = 28
"""Those that are taken in, and the one that is evidence in the plan."""


def _examples(name: str) -> list[str]:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    return re.findall(r"^ +sightline (.*)$", command.get_help(typer.Context(command)), re.MULTILINE)


def test_an_empty_store_is_filled_and_papers_are_written_from_it(sightline: Runs, store: Store, tmp_path: Path) -> None:
    ran = sightline(store, *_examples("demo")[0].split())
    assert ran.returncode == 0, ran.stderr
    assert "are in the register now" in ran.stdout
    assert f"{DOCUMENTS} originals." in sightline(store, "verify").stdout
    for example in _examples("paper"):
        ran = sightline(store, *example.split())
        assert ran.returncode == 0, example + ran.stderr
        assert "still missing: " in ran.stderr
    tables = str(Path(store["SIGHTLINE_HOME"]) / "demo-returns" / "ssd-2026-09-30")
    ran = sightline(store, "measure", tables, "--return", "ssd", "--as-at", "2026-09-30", "--keep", "Northmere")
    assert "safe figures of Northmere as at 2026-09-30 are kept" in ran.stdout, ran.stderr
    for kind in KINDS:
        assert sightline(store, "paper", kind, "--authority", "Northmere", "--out", f"{kind}.md").returncode == 0


REFUSED = [
    (("paper", "memo", "--authority", "Northmere", "--out", "a.md"), "unknown-paper"),
    (("paper", "panel-report", "--authority", "Nowhere", "--out", "a.md"), "unknown-authority"),
    (("paper", "panel-report", "--authority", "Northmere", "--out", "a.rtf"), "unknown-format"),
]


@pytest.mark.parametrize(("arguments", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_what_cannot_be_written_is_said(sightline: Runs, store: Store, arguments: tuple[str, ...], code: str) -> None:
    ran = sightline(store, *arguments)
    assert ran.returncode == 2
    assert f"[{code}]" in ran.stderr
