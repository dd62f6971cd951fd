"""One file, read whole: opened, understood, and put in the public shape.

The openers and the finders are heavy to import, so this module loads them when the first file is
read: the process that only hands out work to others never needs them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from sightline.ground.errors import UnusableDocument
from sightline.ground.problems import Problem
from sightline.reading import contract
from sightline.reading.model import Document, Reading
from sightline.reading.shapes import ReadingShape


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its reading as one line of JSON (UTF-8, no line end).

    ``is_unreadable`` says so without the JSON having to be taken apart again.
    """

    path: Path
    json: bytes
    is_unreadable: bool


def open_file(path: Path) -> Document:
    """The document at ``path``: its text, blocks and pages.

    Raises :class:`~sightline.ground.errors.UnusableDocument` where it cannot be opened.
    """
    from sightline.reading.openers import open_document

    return open_document(path)


def read_file(path: Path) -> Reading:
    """What the document at ``path`` says, each fact with its place. Raises as :func:`open_file` does."""
    document = open_file(path)
    from sightline.reading.pipeline import read_document

    return read_document(document)


def shape_of_file(path: Path) -> ReadingShape:
    """The reading of a file in its public shape; a file that cannot be read has its problem there."""
    try:
        return contract.shape(read_file(path))
    except UnusableDocument as fault:
        return contract.unreadable(path.name, Problem(fault.code, fault.message), sha256_of(path))


def answer_of_file(path: Path) -> Answer:
    """The public shape of a file's reading, as JSON."""
    return answer_for(path, shape_of_file(path))


def answer_for(path: Path, shape: ReadingShape) -> Answer:
    """A reading in its public shape, written as JSON."""
    return Answer(path, _as_json(shape), contract.is_unreadable(shape))


def _as_json(shape: ReadingShape) -> bytes:
    from pydantic_core import PydanticSerializationError, to_json

    try:
        return to_json(shape)
    except PydanticSerializationError:  # a file name that is not all of Unicode
        return json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def sha256_of(path: Path) -> str | None:
    """The hash by which a document is known everywhere; ``None`` where there are no bytes to read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
