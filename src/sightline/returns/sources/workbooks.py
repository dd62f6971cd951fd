"""Workbooks (xlsx, xlsm, xlsb, xls, ods) through python-calamine: values only, macros never run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from xml.sax.saxutils import unescape

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from sightline.returns.problems import ReturnProblem, problem, unusable
from sightline.returns.sources.sheets import MOST_CELLS, MOST_UNPACKED_BYTES, Sheet, Span, without_blank_end

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old workbook begins, and also a new one that is protected with a password."""

_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ERROR_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>([^<]*)</v>')
_NOT_AVAILABLE = b"#N/A"
_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship\b[^>]*>")


def open_workbook(content: bytes, name: str) -> tuple[list[Sheet], list[ReturnProblem]]:
    """The sheets of a workbook, in order.

    :raises UnusableReturn: ``encrypted``, ``damaged``, ``too-large`` or ``unsupported``.
    """
    if content.startswith(OLE) and _PROTECTED in content:
        raise unusable("encrypted", name)
    package = _package(content, name) if content.startswith(b"PK") else None
    problems = [problem("has-macros", more=f"({name})")] if package and _has_macros(package) else []
    try:
        sheets = list(_sheets(content, name, package))
    except PasswordError as fault:
        raise unusable("encrypted", name) from fault
    except CalamineError as fault:
        raise unusable("damaged" if content.startswith((b"PK", OLE)) else "unsupported", name) from fault
    except BaseException as fault:
        # What the Rust library cannot go on from is no Exception; all else is ours and goes on.
        if type(fault).__name__ != "PanicException" and not isinstance(fault, Exception):
            raise
        if type(fault).__module__.startswith("sightline"):
            raise
        raise unusable("damaged", name) from fault
    return sheets, problems


def _package(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise unusable("damaged", name) from fault
    if any(part.flag_bits & 1 for part in package.infolist()):
        raise unusable("encrypted", name)
    if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED_BYTES:
        raise unusable("too-large", name)
    return package


def _has_macros(package: zipfile.ZipFile) -> bool:
    return any(part.lower().endswith("vbaproject.bin") for part in package.namelist())


def _sheets(content: bytes, name: str, package: zipfile.ZipFile | None) -> Iterator[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    parts = _parts(package) if package else {}
    hidden = {it.name for it in workbook.sheets_metadata if it.visible is not SheetVisibleEnum.Visible}
    for title in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(title)
        if sheet.height * sheet.width > MOST_CELLS:
            raise unusable("too-large", f"{name}, sheet {title}")
        start = sheet.start or (0, 0)
        rows = without_blank_end(sheet.iter_rows()) if sheet.height else []
        # Rows are handed out from the first row of the sheet, columns from the first that is used.
        failed = _failed(package, parts.get(title), start[1]) if package else frozenset()
        yield Sheet(title, name, rows, 1, failed, _merged(sheet, start[1]), title in hidden)


def _merged(sheet: CalamineSheet, first_column: int) -> tuple[Span, ...]:
    """The merged cells; none in formats that do not tell them."""
    found = sheet.merged_cell_ranges or []
    return tuple(Span(top, left - first_column, bottom, right - first_column) for (top, left), (bottom, right) in found)


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the package holds the cells of which sheet."""
    try:
        book = package.read("xl/workbook.xml").decode("utf-8", "replace")
        relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return {}
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    named = ((unescape(title, {"&quot;": '"', "&apos;": "'"}), targets.get(id_)) for title, id_ in _SHEET.findall(book))
    return {title: normpath(join("xl", target)).lstrip("/") for title, target in named if target}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else ""


def _failed(package: zipfile.ZipFile, part: str | None, first_column: int) -> frozenset[tuple[int, int]]:
    """Where a formula failed; not where a look-up found nothing (#N/A), which is how a blank is written."""
    if part is None or part not in package.namelist():
        return frozenset()
    content = package.read(part)
    if b't="e"' not in content:
        return frozenset()
    cells = _ERROR_CELL.findall(content)
    return frozenset((int(row) - 1, _index(column) - first_column) for column, row, v in cells if v != _NOT_AVAILABLE)


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1
