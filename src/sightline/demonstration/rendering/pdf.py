"""Sets a draft as a PDF with Typst, tagged as published reports are, from the fonts Typst brings along."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import as_file, files

import typst

from sightline.demonstration.blocks import Draft

TIMESTAMP = 0
"""No clock goes into the file, so that the same draft is the same bytes everywhere."""


def pdf(draft: Draft, *, is_tagged: bool = True) -> bytes:
    """The draft as a PDF; without tags where a layout should be read from its lines alone."""
    compiled = _compiler(draft.look).compile(
        format="pdf", sys_inputs={"draft": json.dumps(asdict(draft))}, timestamp=TIMESTAMP, pdf_tags=is_tagged
    )
    if not isinstance(compiled, bytes):
        raise TypeError("Typst gave no single PDF")
    return compiled


@cache
def _compiler(look: str) -> typst.Compiler:
    with as_file(files("sightline.demonstration") / "templates") as folder:
        return typst.Compiler(folder / f"{look}.typ", root=folder, ignore_system_fonts=True)
