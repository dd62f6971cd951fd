"""Many files in workers: in order, and whatever one document does, it costs only itself."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from sightline.ground.problems import Problem
from sightline.reading import contract
from sightline.reading.files import Answer, answer_for
from sightline.reading.workers import read_in_workers

LIMIT = 20.0
_NO_TEXT = Problem("no-text", "read")


def act_as_named(path: Path) -> Answer:
    """Do what the file's name says: crash, hang, fail, or be read."""
    match path.stem.split("-")[0]:
        case "crash":
            os._exit(11)
        case "hang":
            time.sleep(600)
        case "fail":
            raise KeyError("a fault of the reader")
        case "slow":
            time.sleep(0.3)
        case "allocator":
            return answer_for(path, contract.unreadable(os.environ.get("GLIBC_TUNABLES", ""), _NO_TEXT))
    return answer_for(path, contract.unreadable(path.name, Problem("no-text", f"read {path.stem}")))


def _read(names: list[str], folder: Path, *, jobs: int = 2, seconds: float = LIMIT) -> list[tuple[str, str]]:
    """File name and code of the problem of each answer, in the order of the answers."""
    answers = read_in_workers([folder / name for name in names], jobs=jobs, seconds=seconds, read=act_as_named)
    shapes = [json.loads(answer.json) for answer in answers]
    return [(shape["document"]["filename"], shape["problems"][0]["code"]) for shape in shapes]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_given(tmp_path: Path, jobs: int) -> None:
    names = ["slow-1.pdf", "b.pdf", "a.pdf", "slow-2.pdf", "c.pdf"]
    assert [name for name, _ in _read(names, tmp_path, jobs=jobs)] == names


@pytest.mark.parametrize(("chosen", "expected"), [(None, "tcache_count=1000"), ("glibc.malloc.check=0", "check=0")])
def test_workers_keep_memory_at_hand_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None, expected: str
) -> None:
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    if chosen is not None:
        monkeypatch.setenv("GLIBC_TUNABLES", chosen)
    assert expected in _read(["allocator.pdf"], tmp_path)[0][0]


def test_no_documents_need_no_workers(tmp_path: Path) -> None:
    assert _read([], tmp_path) == []


def test_a_crash_costs_one_document(tmp_path: Path) -> None:
    names = ["a.pdf", "crash-1.pdf", "b.pdf", "crash-2.pdf", "c.pdf"]
    assert _read(names, tmp_path) == [
        ("a.pdf", "no-text"),
        ("crash-1.pdf", "damaged"),
        ("b.pdf", "no-text"),
        ("crash-2.pdf", "damaged"),
        ("c.pdf", "no-text"),
    ]


def test_a_fault_of_the_reader_costs_one_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _read(["fail.pdf", "a.pdf"], tmp_path, jobs=1) == [("fail.pdf", "damaged"), ("a.pdf", "no-text")]
    assert "Traceback" not in capfd.readouterr().err


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    started = time.monotonic()
    found = _read(["hang.pdf", "a.pdf"], tmp_path, jobs=1, seconds=3.0)
    assert found == [("hang.pdf", "too-large"), ("a.pdf", "no-text")]
    assert time.monotonic() - started < LIMIT


def test_the_hash_of_a_crashing_document_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "crash.pdf").write_bytes(b"words")
    (answer,) = read_in_workers([tmp_path / "crash.pdf"], jobs=1, read=act_as_named)
    assert json.loads(answer.json)["document"]["sha256"].startswith("dba36bff")
    assert answer.is_unreadable


def test_leaving_early_leaves_no_worker_behind(tmp_path: Path) -> None:
    answers = read_in_workers([tmp_path / "a.pdf", tmp_path / "hang.pdf"], jobs=2, read=act_as_named)
    started = time.monotonic()
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < LIMIT
