"""``sightline sync`` as a person gives it, against a replica of the inspectorate's site on this machine."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from sightline.cli.main import app
from tests.integration.register.conftest import Runs, Store
from tests.replica.answers import cut_off
from tests.replica.demonstration import FIRST_FILE, FIRST_URN, publish_demonstration
from tests.replica.server import Replica

pytestmark = pytest.mark.slow

NORTHMERE = str(FIRST_URN)
KENT = "80476"
WRONG_USAGE = 2
UNUSABLE = 3


@pytest.fixture
def replica() -> Iterator[Replica]:
    """The site, on which the invented authorities' reports are published."""
    with Replica() as site:
        publish_demonstration(site)
        yield site


@pytest.fixture
def here(store: Store, replica: Replica) -> Store:
    """A store that asks the replica."""
    return store | {"SIGHTLINE_LISTING_SITE": replica.address, "SIGHTLINE_FILES_SITE": replica.address}


def _documents(sightline: Runs, store: Store, folder: Path) -> list[dict[str, str]]:
    assert sightline(store, "export", str(folder), "--replace").returncode == 0
    with (folder / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_published_is_fetched_and_taken_in_once(
    here: Store, replica: Replica, sightline: Runs, tmp_path: Path
) -> None:
    first = sightline(here, "sync", "--authority", NORTHMERE, "--contact", "data@northmere.example")
    assert (first.returncode, first.stdout) == (0, "4 listed, 4 fetched. Taken into the register: 4 new.\n")
    assert all("data@northmere.example" in asked.headers["User-Agent"] for asked in replica.asked)
    assert "bytes came" in (Path(here["SIGHTLINE_HOME"]) / "sync.log").read_text(encoding="utf-8")
    documents = _documents(sightline, here, tmp_path / "tables")
    assert {it["source_url"] for it in documents} == {replica.file_address(FIRST_FILE + n) for n in range(4)}
    assert all(it["filename"].startswith("90001_childrens-services-") for it in documents)
    again = sightline(here, "sync", "--authority", NORTHMERE)
    assert (again.returncode, again.stdout) == (0, "4 listed, 0 fetched. Taken into the register: none.\n")
    assert _documents(sightline, here, tmp_path / "tables") == documents


def test_what_was_kept_and_not_taken_in_is_taken_in_next_time(here: Store, replica: Replica, sightline: Runs) -> None:
    visit = [sys.executable, "-m", "tests.replica.visit", replica.address, here["SIGHTLINE_HOME"], NORTHMERE]
    Path(here["SIGHTLINE_HOME"]).mkdir()
    subprocess.run(visit, env=here, check=True, capture_output=True)
    ran = sightline(here, "sync", "--authority", NORTHMERE)
    assert (ran.returncode, ran.stdout) == (0, "4 listed, 0 fetched. Taken into the register: 4 new.\n")


def test_what_cannot_be_fetched_is_named_and_the_rest_is_taken_in(
    here: Store, replica: Replica, sightline: Runs
) -> None:
    replica.reply(f"/v1/file/{FIRST_FILE + 1}", cut_off(b"%PDF-1.7 half of it"))
    ran = sightline(here, "sync", "--authority", NORTHMERE)
    assert (ran.returncode, ran.stdout) == (UNUSABLE, "4 listed, 3 fetched. Taken into the register: 3 new.\n")
    assert f"Not fetched yet, asked for next time: {replica.file_address(FIRST_FILE + 1)}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_authority_nobody_knows_is_refused_before_anything_is_asked(
    here: Store, replica: Replica, sightline: Runs
) -> None:
    ran = sightline(here, "sync", "--authority", "Nowhere")
    assert (ran.returncode, replica.asked) == (WRONG_USAGE, [])
    assert "[unknown-authority]" in ran.stderr


def test_nothing_is_fetched_unless_it_is_asked_for(here: Store, replica: Replica, sightline: Runs) -> None:
    for command in (["export", "tables"], ["verify"], ["import", "."]):
        sightline(here, *command)
    assert replica.asked == []


@pytest.mark.parametrize("name", ["sync", "export"])
def test_every_example_runs(name: str, here: Store, replica: Replica, sightline: Runs) -> None:
    replica.lists(KENT, (FIRST_FILE, "15 August 2014"))
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    examples = re.findall(r"^ +sightline (.*)$", command.get_help(typer.Context(command)), re.MULTILINE)
    assert len(examples) > 1
    for example in examples:
        ran = sightline(here, *shlex.split(example))
        assert (ran.returncode, bool(ran.stdout)) == (0, True), example + ran.stderr
