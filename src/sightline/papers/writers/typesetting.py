"""Typst with our letters, so that a paper looks the same on every machine."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import font_source_sans_pro
import typst

from sightline.ground.errors import UnusableDocument

NO_CLOCK = 0
"""No clock goes into a file: the same paper is the same bytes."""

_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def as_pdf(template: str, inputs: dict[str, str]) -> bytes:
    """The template with its inputs as a PDF, tagged for screen readers (PDF/UA-1).

    Raises:
        UnusableDocument: ``letters-missing``: no font of this machine has a letter of the text.
    """
    ua: list[Literal["ua-1"]] = ["ua-1"]
    try:
        made = _compiler(template).compile(format="pdf", sys_inputs=inputs, pdf_standards=[*ua], timestamp=NO_CLOCK)
    except typst.TypstError as fault:
        raise _missing_letters(fault) from fault
    return _one(made)


def _missing_letters(fault: typst.TypstError) -> Exception:
    """The problem in plain words where a letter is missing; else the fault as it is."""
    found = _NOT_SHOWN.search(str(fault))
    if found is None:
        return fault
    return UnusableDocument(
        "letters-missing",
        f"No font on this machine has the letters “{found[1]}”, so a PDF would leave them out. "
        "Install a font that has them, or write the paper as Word or a web page.",
    )


def as_pixels(template: str, inputs: dict[str, str], points_an_inch: float) -> bytes:
    """The template with its inputs as a PNG."""
    return _one(_compiler(template).compile(format="png", sys_inputs=inputs, ppi=points_an_inch))


@cache
def _compiler(template: str) -> typst.Compiler:
    """The compiler with our letters first; the machine's own stand in for scripts that ours lack."""
    letters = Path(font_source_sans_pro.__file__).parent / "files"
    with as_file(files("sightline.papers") / "templates") as folder:
        return typst.Compiler(folder / template, root=folder, font_paths=[letters])


def _one(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no single file")
    return made
