"""The shelf: every original kept under the hash of what is in it, written once and never changed.

A document's name on the shelf is its SHA-256, so a file cannot change unseen and the same document
that arrives twice is kept once: ``<folder>/ab/abcdef….pdf``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from sightline.collecting.whole_files import ARRIVING, move_into_place, write_arriving

CHUNK_BYTES = 1024 * 1024
READ_ONLY = 0o444

SHA256 = re.compile(r"[0-9a-f]{64}")
SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,8})?")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An original on the shelf: its hash, where it stands, and whether it came only now."""

    sha256: str
    path: Path
    was_new: bool


class FaultKind(StrEnum):
    """What can be wrong with a shelf."""

    MISSING = "missing"
    CHANGED = "changed"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the shelf: where, and in plain words what to do about it."""

    kind: FaultKind
    path: Path
    message: str


class Shelf:
    """The folder of originals. Several processes may put originals on it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, original: bytes | Path, suffix: str | None = None) -> Shelved:
        """Keep an original: its bytes, or a file that is copied and left where it is.

        ``suffix`` is how its name will end (``.pdf``); for a file, by default as the file's own
        name does, if that is an ordinary suffix. What is on the shelf already stays as it is.
        A kill at any moment leaves the whole original on the shelf or nothing under its name.

        Raises ``ValueError`` for a suffix that is not a dot and up to eight letters or digits.
        """
        ending = _suffix(original, suffix)
        sha256 = _sha256(_chunks(original))
        standing = self.path(sha256)
        if standing is not None:
            return Shelved(sha256, standing, was_new=False)
        return self._add(original, ending)

    def has(self, sha256: str) -> bool:
        """Whether an original with this hash stands here."""
        return self.path(sha256) is not None

    def path(self, sha256: str) -> Path | None:
        """Where the original with this hash stands; ``ValueError`` for what is not a SHA-256."""
        if not SHA256.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256 in lower-case hexadecimal")
        found = sorted((self.folder / sha256[:2]).glob(f"{sha256}*"))
        return found[0] if found else None

    def open(self, sha256: str) -> BinaryIO:
        """The original with this hash, to be read; ``FileNotFoundError`` where it does not stand here."""
        path = self.path(sha256)
        if path is None:
            raise FileNotFoundError(f"no original with the hash {sha256} stands in {self.folder}")
        return path.open("rb")

    def verify(self, expected: Iterable[str] = ()) -> list[Fault]:
        """Read every original and say what is wrong: ``expected`` hashes that are not here, content
        that no longer fits its name, and files that do not belong on a shelf."""
        missing = [_missing(self.folder / sha256[:2] / sha256) for sha256 in expected if not self.has(sha256)]
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return missing + [fault for path in files if (fault := self._fault(path))]

    def _add(self, original: bytes | Path, suffix: str) -> Shelved:
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        arriving = write_arriving(self.folder, _digested(_chunks(original), digest))
        # A file may have changed since it was first read: its name is the hash of what was copied.
        sha256 = digest.hexdigest()
        standing = self.path(sha256)
        if standing is not None:
            arriving.unlink()
            return Shelved(sha256, standing, was_new=False)
        place = self.folder / sha256[:2] / f"{sha256}{suffix}"
        place.parent.mkdir(exist_ok=True)
        move_into_place(arriving, place, READ_ONLY)
        return Shelved(sha256, place, was_new=True)

    def _fault(self, path: Path) -> Fault | None:
        if path.name.startswith(ARRIVING):
            message = f"{path.name} was left by a run that was stopped. Nothing refers to it: delete it."
            return Fault(FaultKind.STRAY, path, message)
        if not SHA256.fullmatch(path.stem) or path.parent != self.folder / path.stem[:2]:
            message = f"{path.name} is not an original by its name. Nothing refers to it: move it elsewhere."
            return Fault(FaultKind.STRAY, path, message)
        if _sha256(_chunks(path)) != path.stem:
            message = (
                f"What is in {path.name} has changed since it was kept. Put it back from a backup or fetch it again."
            )
            return Fault(FaultKind.CHANGED, path, message)
        return None


def _missing(path: Path) -> Fault:
    message = f"The original {path.name} is not on the shelf. Put it back from a backup or fetch it again."
    return Fault(FaultKind.MISSING, path, message)


def _suffix(original: bytes | Path, suffix: str | None) -> str:
    if suffix is None:
        own = original.suffix.lower() if isinstance(original, Path) else ""
        return own if SUFFIX.fullmatch(own) else ""
    if not SUFFIX.fullmatch(suffix):
        raise ValueError(f"{suffix!r} is not a suffix such as .pdf")
    return suffix


def _chunks(original: bytes | Path) -> Iterator[bytes]:
    if isinstance(original, bytes):
        yield original
        return
    with original.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _digested(chunks: Iterator[bytes], digest: hashlib._Hash) -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def _sha256(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
