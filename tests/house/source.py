"""The source as the house rules see it: modules, their trees and the tracked files."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.shared import REPOSITORY

PACKAGE = REPOSITORY / "src" / "sightline"
ROOMS_BELOW_DJANGO = ("ground", "knowledge", "returns", "reading", "collecting", "indicators")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(module: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def functions(module: Path) -> Iterator[Function]:
    """Every function and method of one module."""
    return (node for node in ast.walk(tree(module)) if isinstance(node, Function))


def dotted(module: Path) -> str:
    """The name a module is imported by."""
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def short(path: Path) -> str:
    """A path as a person at the top of the repository would write it."""
    return path.relative_to(REPOSITORY).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    """Every file git keeps that is still there; the test is skipped in a copy without git."""
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("this copy is not a git checkout, so there are no tracked files to look at")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout
    paths = (REPOSITORY / name for name in listed.decode("utf-8").split("\0") if name)
    return tuple(path for path in paths if path.is_file())
