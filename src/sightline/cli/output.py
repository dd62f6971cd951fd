"""Where words go: results to standard output alone, everything else to standard error."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_WITHOUT_TERMINAL = 120
LEAST_WIDTH = 60
SOON_DONE = 3
"""Fewer documents than this are read before a progress bar would be understood."""

Advance = Callable[[int, int], None]


class Status:
    """The exit statuses of the contract."""

    DONE = 0
    FAULT = 1
    WRONG_USAGE = 2
    INPUT_UNUSABLE = 3
    DOES_NOT_HOLD = 4
    STOPPED = 130


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"


class ReadingFormat(StrEnum):
    """How readings are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class ReaderGone(Exception):
    """Whatever read our standard output (``| head``) has seen enough."""


def write(words: bytes) -> None:
    """Put part of a result on standard output, byte for byte, at once."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(words)
        sys.stdout.buffer.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def write_text(words: str) -> None:
    """Put part of a result for people on standard output, with a line end."""
    write(words.encode("utf-8", errors="replace") + b"\n")


def write_json(value: Any) -> None:
    """Put a whole result on standard output as JSON in UTF-8, indented for people."""
    write_text(json.dumps(value, ensure_ascii=False, indent=1))


def say(message: str) -> None:
    """Tell the person something that is not the result."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def screen_width() -> int:
    """How many columns there are to draw on."""
    return max(shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 0)).columns, LEAST_WIDTH)


def draw(*pictures: RenderableType) -> None:
    """Put tables and lines on standard output, as wide as the terminal; coloured only where it is one."""
    from rich.console import Console

    canvas = StringIO()
    console = Console(file=canvas, width=screen_width(), force_terminal=sys.stdout.isatty(), highlight=False)
    for picture in pictures:
        console.print(picture)
    write(canvas.getvalue().encode("utf-8", errors="replace"))


@contextmanager
def progress(task: str, *, is_wanted: bool = True) -> Iterator[Advance]:
    """A progress bar on standard error where that is a terminal; what it yields takes done and total."""
    if not (is_wanted and sys.stderr.isatty()):
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        line = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(line, completed=done, total=total)
