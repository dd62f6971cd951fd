"""Every command explains itself, and every example in its help does what it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
import typer

from sightline.cli.main import app
from tests.unit.cli.conftest import Runs

DONE = 0
DOES_NOT_HOLD = 4


def _commands(command: object, name: str) -> Iterator[tuple[str, str]]:
    """The name and the help of every command that does something."""
    below = getattr(command, "commands", {})
    for word, inner in below.items():
        yield from _commands(inner, f"{name} {word}")
    if not below:
        yield name, command.get_help(typer.Context(command, info_name=name))  # type: ignore[attr-defined]


COMMANDS = dict(_commands(typer.main.get_command(app), "sightline"))
STORED = ("import", "verify", "backup", "restore", "export", "sync", "serve", "demo", "paper", "digest")
OF_A_KEPT_RETURN = ("returns hold", "returns release", "returns discard")
OF_THE_REGISTER = {f"sightline {name}" for name in (*STORED, *OF_A_KEPT_RETURN)}
"""Commands that change the store for good, fetch, or serve until stopped: they run in tests/integration."""

EXAMPLES = {
    (name, example): None
    for name, help in COMMANDS.items()
    for example in re.findall(r"^ +(sightline .*)$", help, re.MULTILINE)
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name: str) -> None:
    assert any(of == name and example.startswith(name) for of, example in EXAMPLES)


@pytest.mark.parametrize(("name", "example"), [it for it in EXAMPLES if it[0] not in OF_THE_REGISTER])
def test_every_example_runs(name: str, example: str, sightline: Runs) -> None:
    outcome = sightline(*shlex.split(example)[1:])
    allowed = {DONE, DOES_NOT_HOLD} if name == "sightline evaluate" else {DONE}
    assert outcome.status in allowed, outcome.err
    assert outcome.out
    assert "Traceback" not in outcome.err
