"""Kills a piece of work with ``kill -9`` at one line of it after another.

The work runs in a process of its own, which counts the lines it executes in the modules that are
watched and kills itself at a given one: every moment between two steps is met, and each run of the
tests meets the same ones.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

Work = Callable[[Path], object]


def killed_at_each_line(work: Work, modules: Sequence[ModuleType], folder: Path, every: int = 1) -> Iterator[Path]:
    """Run the work, killed at its first line, its second and so on, each time in a new folder.

    Yields the folder after each kill; it is named by the line. Ends with the first run that comes
    to its end unharmed, which is not yielded.
    """
    files = {module.__file__ for module in modules}
    for line in count(1, every):
        home = folder / f"killed-at-{line}"
        home.mkdir()
        if not _is_killed(work, home, files, line):
            return
        yield home


def _is_killed(work: Work, home: Path, files: set[str | None], line: int) -> bool:
    child = os.fork()
    if child == 0:
        try:
            sys.settrace(_killer(files, line))
            work(home)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return False


def _killer(files: set[str | None], line: int) -> Callable[[FrameType, str, Any], Any]:
    executed = 0

    def in_frame(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal executed
        if event == "line":
            executed += 1
            if executed == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return in_frame

    def at_call(frame: FrameType, event: str, argument: Any) -> Any:
        return in_frame if frame.f_code.co_filename in files else None

    return at_call
