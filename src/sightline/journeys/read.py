"""From files to readings: one in Python, or as many as a folder holds on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.reading.files import Answer, read_file
from sightline.reading.workers import read_in_workers

if TYPE_CHECKING:
    from sightline.reading.notebook import ReadingToShow

DOCUMENTS_A_WORKER = 8
"""Fewer documents than this do not repay the start of another process."""


def read(path: str | os.PathLike[str]) -> ReadingToShow:
    """Read one inspection document into cited facts.

    ``path`` is a PDF, Word, HTML, Markdown or text file. The reading shows itself as a summary in a
    notebook or at the prompt; ``shape()`` gives it as plain dictionaries in the public shape.

    Raises :class:`~sightline.ground.errors.UnusableDocument`, with a code and a message in plain
    words, where the file cannot be read as a document.
    """
    from sightline.reading.notebook import ReadingToShow  # the process that hands out work to others needs it never

    return ReadingToShow.of(read_file(Path(path)))


def read_many(paths: Sequence[Path], jobs: int | None = None, shows_faults: bool = False) -> Iterator[Answer]:
    """Each document's reading, in the order given, as they come.

    ``jobs`` is the number of worker processes; by default as many as there are processors, but no
    more than the documents repay.
    """
    return read_in_workers(paths, jobs=jobs or sensible_jobs(len(paths)), shows_faults=shows_faults)


def sensible_jobs(documents: int) -> int:
    """How many workers repay their start for so many documents on this machine."""
    return max(1, min(os.cpu_count() or 1, ceil(documents / DOCUMENTS_A_WORKER)))
