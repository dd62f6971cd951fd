"""What every command shares: exit statuses, streams, and no traceback for anyone who did not ask."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sightline.cli import knowledge
from sightline.cli.main import run
from tests.unit.cli.conftest import Runs

IMPORT_SECONDS = 0.3
HEAVY = {"rich", "numpy", "pypdfium2", "lxml", "nupunkt", "selectolax", "docx", "rapidfuzz", "typst"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("", 0),
        ("--help", 0),
        ("--version", 0),
        ("knowledge list grade", 0),
        ("unheard-of", 2),
        ("read", 2),
        ("read report.pdf --format xml", 2),
        ("read report.pdf --jobs 0", 2),
        ("clocks", 2),
        ("clocks --received yesterday", 2),
        ("clocks --received 1895-02-06", 2),
        ("knowledge", 2),
        ("knowledge list unheard-of", 2),
        ("knowledge explain unheard-of", 2),
        ("evaluate nowhere --documents reports", 2),
        ("evaluate reports --documents reports", 2),
        ("text gone.pdf", 3),
        ("read gone.pdf", 3),
    ],
)
def test_exit_statuses(arguments: str, status: int, sightline: Runs) -> None:
    outcome = sightline(*arguments.split())
    assert outcome.status == status, outcome.err
    assert "Traceback" not in outcome.out + outcome.err


def test_wrong_usage_says_what_is_wrong_on_standard_error(sightline: Runs) -> None:
    outcome = sightline("unheard-of")
    assert outcome.out == ""
    assert "unheard-of" in outcome.err and outcome.err.count("\n") == 1


def _break(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(knowledge, "write_text", broken)


def test_a_fault_is_one_line_with_a_code(sightline: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, ZeroDivisionError("secret"))
    outcome = sightline("knowledge", "list", "grade")
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert "[fault]" in outcome.err and "ZeroDivisionError" in outcome.err and "secret" not in outcome.err


@pytest.mark.parametrize("where", [0, 3])
def test_debug_shows_the_trace_wherever_it_stands(where: int, sightline: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, ZeroDivisionError("secret"))
    arguments = ["knowledge", "list", "grade"]
    arguments.insert(where, "--debug")
    outcome = sightline(*arguments)
    assert outcome.status == 1
    assert "Traceback" in outcome.err and "secret" in outcome.err


def test_stopping_is_quiet(sightline: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyboardInterrupt())
    assert sightline("knowledge", "list", "grade").status == 130


def test_clocks_give_the_worked_dates(sightline: Runs) -> None:
    duties = json.loads(sightline("clocks", "--received", "2024-02-06", "--format", "json").out)
    assert [list(duty) for duty in duties] == [["rule", "label", "due_on", "unit", "count", "source"]] * len(duties)
    assert {(duty["due_on"], duty["count"]) for duty in duties} == {("2024-03-19", 30), ("2024-05-17", 70)}


def test_knowledge_check_answers_for_a_given_day(sightline: Runs) -> None:
    assert sightline("knowledge", "check", "--on", "2026-11-21").status == 0
    assert sightline("knowledge", "check", "--on", "2099-01-01").status == 4


def _process(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, *arguments], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, **options
    )


def test_a_reader_that_leaves_early_is_no_fault(folder: Path) -> None:
    command = _process(
        "-m", "sightline", "read", "reports", "--format", "jsonl",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert command.stdout is not None
    command.stdout.close()
    assert command.stderr is not None
    err = command.stderr.read().decode()
    command.stderr.close()
    assert command.wait() == 0, err
    assert "Traceback" not in err and "Exception" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_an_interrupt_stops_the_run_without_a_trace(folder: Path) -> None:
    paths = [str(folder / "report.pdf")] * 4_000  # more than are read before the signal comes, however busy it is
    command = _process("-m", "sightline", "read", *paths, "--format", "jsonl",
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    assert command.stdout is not None
    command.stdout.readline()
    command.send_signal(signal.SIGINT)
    _, err = command.communicate()
    assert command.returncode == 130, err.decode()
    assert b"Traceback" not in err


def test_importing_the_command_line_is_quick_and_light() -> None:
    code = (
        "import sys, time; started = time.process_time(); import sightline.cli.main; "
        "print(time.process_time() - started, *{name.split('.')[0] for name in sys.modules})"
    )
    runs = []
    for _ in range(3):
        command = _process("-c", code, stdout=subprocess.PIPE)
        out, _ = command.communicate()
        seconds, *modules = out.decode().split()
        runs.append(float(seconds))
        assert not HEAVY & set(modules)
    assert min(runs) < IMPORT_SECONDS


def test_run_is_what_the_tests_and_the_command_share() -> None:
    assert run(["--version"]) == 0
