"""A path to sheets: a workbook, a CSV or Parquet file, or a folder of them. Each file is hashed as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sightline.returns.problems import ReturnProblem, UnusableReturn, problem, unusable
from sightline.returns.sources.parquet_files import open_parquet
from sightline.returns.sources.sheets import MOST_BYTES, Sheet
from sightline.returns.sources.text_files import open_text
from sightline.returns.sources.workbooks import OLE, open_workbook
from sightline.returns.store import SourceFile

WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
TEXT = {".csv", ".tsv", ".txt"}
PARQUET = {".parquet"}
KNOWN = WORKBOOKS | TEXT | PARQUET


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found at a path: its sheets, its files with their hashes, and what was wrong with some of them."""

    sheets: tuple[Sheet, ...]
    sources: tuple[SourceFile, ...]
    problems: tuple[ReturnProblem, ...] = ()


def open_path(path: Path) -> Opened:
    """The sheets at a path; in a folder, a file that cannot be used is a problem and the rest are read.

    :raises UnusableReturn: where nothing there can be used.
    """
    if path.is_dir():
        return _open_folder(path)
    if not path.is_file():
        raise unusable("not-found", path.name or str(path))
    return _open_file(path)


def _open_folder(folder: Path) -> Opened:
    files = sorted(file for file in folder.iterdir() if _is_wanted(file))
    if not files:
        raise unusable("empty", folder.name)
    opened, faults = [], []
    for file in files:
        try:
            opened.append(_open_file(file))
        except UnusableReturn as fault:
            faults.append(ReturnProblem(fault.code, fault.message))
    if not opened:
        raise UnusableReturn(faults[0].code, faults[0].message)
    return Opened(
        tuple(sheet for each in opened for sheet in each.sheets),
        tuple(source for each in opened for source in each.sources),
        (*faults, *(found for each in opened for found in each.problems)),
    )


def _is_wanted(file: Path) -> bool:
    """Files of a known kind; not those a program leaves beside an open workbook, nor originals kept in a store."""
    hidden = file.name.startswith((".", "~$"))
    return file.is_file() and not hidden and file.suffix.lower() in KNOWN and ".originals." not in file.name


def _open_file(file: Path) -> Opened:
    if file.stat().st_size > MOST_BYTES:
        raise unusable("too-large", file.name)
    content = file.read_bytes()
    if not content.strip(b"\0 \r\n\t"):
        raise unusable("empty", file.name)
    sheets, problems = _by_content(content, file)
    source = SourceFile(file.name, sha256(content).hexdigest())
    return Opened(tuple(sheets), (source,), tuple(problems))


def _by_content(content: bytes, file: Path) -> tuple[list[Sheet], list[ReturnProblem]]:
    """What the file is goes by how it begins; its name is often wrong."""
    if content.startswith((b"PK", OLE)):
        return open_workbook(content, file.name)
    if content.startswith(b"PAR1") or file.suffix.lower() in PARQUET:
        return [open_parquet(content, file.name, file.stem)], []
    if file.suffix.lower() in WORKBOOKS | TEXT:
        said = [problem("damaged", more=f"({file.name})")] if file.suffix.lower() in WORKBOOKS else []
        if said:
            raise unusable("damaged", file.name)
        return [open_text(content, file.name, file.stem)], []
    raise unusable("unsupported", file.name)
