"""Killed with ``kill -9`` at any moment, the shelf and a sync lose nothing and repeat nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sightline.collecting import finding, keeping, memory, ofsted, shelf, whole_files
from sightline.collecting.answers import Answer, Delivered, NotModified, Question, Undelivered, Validators
from sightline.collecting.nouns import SyncResult, Tell
from sightline.collecting.ofsted import sync
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import FaultKind, Shelf
from sightline.ground.problems import Problem
from tests.replica.pages import Entry, made_pdf, provider_page
from tests.unit.collecting.killing import killed_at_each_line

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill, which Windows has not"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

SITE = "https://reports.invented.example"
URNS = ("90001", "90002")


def test_a_killed_put_leaves_the_whole_original_or_nothing(tmp_path: Path) -> None:
    original = tmp_path / "report.pdf"
    original.write_bytes(made_pdf("an invented report") * 6_000)  # more than two chunks
    assert original.stat().st_size > 2 * shelf.CHUNK_BYTES
    kills = 0
    for home in killed_at_each_line(lambda home: Shelf(home).put(original), [shelf, whole_files], tmp_path):
        assert {fault.kind for fault in Shelf(home).verify()} <= {FaultKind.STRAY}, home.name
        again = Shelf(home).put(original)
        assert again.path.read_bytes() == original.read_bytes()
        shutil.rmtree(home)
        kills += 1
    assert kills > 30


class InventedSite:
    """Two authorities with three documents, served without a network; it writes down what it gives."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._pages = {
            f"{SITE}/provider/44/90001": provider_page("90001", [_entry(1), _entry(2)]),
            f"{SITE}/provider/44/90002": provider_page("90002", [_entry(3)]),
        }

    def ask(self, question: Question, tell: Tell) -> Answer:
        version = Validators(etag=f'"{question.address}"')
        if question.known == version:
            return NotModified()
        if question.address in self._pages:
            return Delivered(self._pages[question.address].encode(), "text/html", version)
        if "/v1/file/" in question.address:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{question.address}\n")
            return Delivered(made_pdf(question.address), "application/pdf", version)
        return Undelivered(Problem("refused", "There is nothing here."))


def _entry(number: int) -> Entry:
    return Entry("Children's services inspection", f"{number} February 2024", f"{SITE}/v1/file/{number}")


def _sync(home: Path) -> SyncResult:
    site = InventedSite(home / "given.log")
    return sync(Shelf(home / "originals"), home / "sync.json", URNS, SyncSettings(SITE, SITE), site)


def _stored(home: Path) -> set[bytes]:
    return {path.read_bytes() for path in (home / "originals").glob("*/*.pdf")}


def _given(home: Path) -> list[str]:
    log = home / "given.log"
    return log.read_text(encoding="utf-8").split() if log.exists() else []


@pytest.mark.slow
def test_a_killed_sync_goes_on_and_fetches_nothing_that_is_stored(tmp_path: Path) -> None:
    modules = [ofsted, finding, keeping, memory, shelf, whole_files]
    everything = {made_pdf(f"{SITE}/v1/file/{number}") for number in (1, 2, 3)}
    kills = 0
    for home in killed_at_each_line(_sync, modules, tmp_path, every=13):
        stored = _stored(home)
        (home / "given.log").unlink(missing_ok=True)
        result = _sync(home)
        assert _stored(home) == everything, home.name
        assert not stored & {made_pdf(address) for address in _given(home)}, home.name
        assert len(result.fetched) + len(result.unchanged) == 3
        assert result.failed == ()
        shutil.rmtree(home)
        kills += 1
    assert kills > 40
