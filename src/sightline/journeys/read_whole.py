"""A file read with its text, its original kept first: what a worker hands to the one who writes the register.

Nothing here knows of Django, so that workers start light.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sightline.collecting.shelf import Shelf
from sightline.ground.errors import UnusableDocument
from sightline.ground.problems import Problem
from sightline.reading import contract
from sightline.reading.files import Answer, answer_for, open_file, sha256_of


@dataclass(frozen=True, slots=True)
class WholeAnswer(Answer):
    """A reading with the text that its offsets count in, UTF-8; the original stands on the shelf."""

    text: bytes


@dataclass(frozen=True, slots=True)
class ReadsAndKeeps:
    """Reads one file and puts what could be read on the shelf in this folder."""

    originals: Path

    def __call__(self, path: Path) -> Answer:
        """The reading of the file with its text; without it where the file could not be read."""
        try:
            document = open_file(path)
        except UnusableDocument as fault:
            return answer_for(path, contract.unreadable(path.name, Problem(fault.code, fault.message), sha256_of(path)))
        from sightline.reading.pipeline import read_document

        answer = answer_for(path, contract.shape(read_document(document)))
        Shelf(self.originals).put(path)
        text = document.text.encode("utf-8", errors="replace")
        return WholeAnswer(answer.path, answer.json, answer.is_unreadable, text)
