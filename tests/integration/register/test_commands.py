"""The commands as a person gives them, each in a process of its own."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from sightline.cli.main import app
from tests.integration.register.conftest import Runs, Store

pytestmark = pytest.mark.slow

OF_THE_REGISTER = ("import", "verify", "backup", "restore")
UNUSABLE = 3
DOES_NOT_HOLD = 4
WRITE = 0o644
COUNT_INDEXED = "SELECT count(*) FROM register_passage_terms WHERE register_passage_terms MATCH 'children'"


def test_every_example_runs_and_leaves_the_store_as_it_was(sightline: Runs, store: Store, documents: Path) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    help = "\n".join(commands[name].get_help(typer.Context(commands[name])) for name in OF_THE_REGISTER)
    examples = re.findall(r"^ +sightline (.*)$", help, re.MULTILINE)
    assert {example.split()[0] for example in examples} == set(OF_THE_REGISTER)
    said: dict[str, str] = {}
    for example in examples:
        ran = sightline(store, *shlex.split(example))
        assert ran.returncode == 0, example + ran.stderr
        said[example] = ran.stdout
    assert said["import reports"] == "6 new, 0 read again by another reader, 0 known already.\n"
    assert said["import report.pdf letter.html --jobs 2"] == "1 new, 0 read again by another reader, 1 known already.\n"
    assert sightline(store, "verify").stdout == said["verify"]


def test_what_cannot_be_read_is_named_and_the_rest_is_taken_in(sightline: Runs, store: Store, documents: Path) -> None:
    (documents / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (documents / "zeros.docx").write_bytes(b"\0" * 500)
    ran = sightline(store, "import", "reports")
    assert ran.returncode == UNUSABLE
    assert ran.stdout.startswith("6 new")
    assert "broken.pdf" in ran.stderr
    assert "zeros.docx" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_search_index_that_was_lost_is_made_anew(sightline: Runs, store: Store, documents: Path) -> None:
    if "DATABASE_URL" in store:
        pytest.skip("PostgreSQL keeps its index inside the table's own files")
    sightline(store, "import", "reports")
    with sqlite3.connect(Path(store["SIGHTLINE_HOME"]) / "register.sqlite3") as connection:
        found = connection.execute(COUNT_INDEXED).fetchone()
        connection.execute("INSERT INTO register_passage_terms(register_passage_terms) VALUES ('delete-all')")
        assert connection.execute(COUNT_INDEXED).fetchone() == (0,)
    ran = sightline(store, "verify", "--rebuild-search")
    assert ran.returncode == 0
    assert "The search index was made anew from 6 documents." in ran.stderr
    with sqlite3.connect(Path(store["SIGHTLINE_HOME"]) / "register.sqlite3") as connection:
        assert connection.execute(COUNT_INDEXED).fetchone() == found != (0,)


def test_verify_finds_what_was_tampered_with(sightline: Runs, store: Store, documents: Path) -> None:
    sightline(store, "import", "reports")
    home = Path(store["SIGHTLINE_HOME"])
    changed, gone = sorted((home / "originals").glob("*/*"))[:2]
    changed.chmod(WRITE)
    changed.write_text("other words")
    gone.unlink()
    if "DATABASE_URL" not in store:
        with sqlite3.connect(home / "register.sqlite3") as connection:
            connection.execute("DROP TRIGGER events_never_change")
            connection.execute("UPDATE register_event SET subject = 'document/9' WHERE number = 3")
    ran = sightline(store, "verify")
    assert ran.returncode == DOES_NOT_HOLD
    assert changed.name in ran.stderr
    assert gone.stem in ran.stderr
    assert ("Event 3 was changed" in ran.stderr) == ("DATABASE_URL" not in store)


def test_a_backup_fills_an_empty_store_alike(
    sightline: Runs, new_store: Callable[[str], Store], documents: Path
) -> None:
    """On PostgreSQL from a store on SQLite and back again: a backup belongs to no database."""
    one, other = new_store("one"), new_store("other")
    one.pop("DATABASE_URL", None)
    sightline(one, "import", "reports")
    kept = sightline(one, "backup", "store.tar").stdout
    before = sightline(one, "verify").stdout
    assert sightline(other, "restore", "store.tar").stdout == kept.replace("are in store.tar", "were brought back")
    assert sightline(other, "verify").stdout == before
    (documents / "more.md").write_text("# Northmere\n\nInspection dates: 1 to 5 July 2030\n")
    assert sightline(other, "import", "reports").stdout == "1 new, 0 read again by another reader, 6 known already.\n"
    sightline(other, "backup", "back.tar")
    assert sightline(one, "restore", "back.tar", "--replace").returncode == 0
    assert sightline(one, "verify").stdout == sightline(other, "verify").stdout
