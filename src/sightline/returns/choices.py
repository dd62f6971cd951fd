"""What a person decided once about a header or a spelling, kept for next time in ``choices.toml``.

Nothing is taken silently: an unknown header or spelling is offered with a best guess, and only a choice written here
makes it known.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sightline.ground.errors import WrongUsage
from sightline.returns.plain import plain

FILE = "choices.toml"


@dataclass(frozen=True, slots=True)
class Choices:
    """Headers by list and plain header to a column; spellings by code set and plain text to a code."""

    headers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def with_header(self, list_id: str, header: str, column: str) -> Choices:
        """These and one more: in that list, this header means that column."""
        return Choices({**self.headers, (list_id, plain(header)): column}, self.codes)

    def with_code(self, code_set: str, written: str, code: str) -> Choices:
        """These and one more: in columns of that code set, this spelling means that code."""
        return Choices(self.headers, {**self.codes, (code_set, plain(written)): code})


def read_choices(path: Path) -> Choices:
    """The choices kept in a file; none where there is no file.

    :raises WrongUsage: ``choices-unreadable`` where the file is not as this program writes it.
    """
    if not path.is_file():
        return Choices()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        headers = {(row["list"], row["header"]): row["column"] for row in told.get("header", [])}
        codes = {(row["codes"], row["written"]): row["code"] for row in told.get("code", [])}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as fault:
        raise WrongUsage("choices-unreadable", f"{path} cannot be read. Mend it or move it away.") from fault
    return Choices(headers, codes)


def write_choices(choices: Choices, path: Path) -> None:
    """Keep the choices in a file that a person can read and mend."""
    lines = ["# What headers and spellings mean, as decided by people here. Delete an entry to be asked again."]
    for (list_id, header), column in sorted(choices.headers.items()):
        lines += ["", "[[header]]", _line("list", list_id), _line("header", header), _line("column", column)]
    for (code_set, text), code in sorted(choices.codes.items()):
        lines += ["", "[[code]]", _line("codes", code_set), _line("written", text), _line("code", code)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(key: str, text: str) -> str:
    return f"{key} = {json.dumps(text)}"  # a JSON string in plain form is a TOML string
