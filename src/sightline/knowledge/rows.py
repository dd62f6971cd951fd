"""A strict reader of knowledge files: what is unknown, missing or of the wrong type stops, by name."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sightline.ground.errors import KnowledgeFault

T = TypeVar("T")
FOLDER = Path(__file__).parent
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Row:
    """One entry of a knowledge file, taken from key by key; ``done`` fails on keys nobody took."""

    def __init__(self, file: str, values: Mapping[str, Any]) -> None:
        self.file = file
        self._values = dict(values)
        self._name = str(values.get("id", "an entry without an id"))

    def copy(self) -> Row:
        """The same entry, nothing taken from it."""
        return Row(self.file, self._values)

    def fault(self, what: str) -> KnowledgeFault:
        """The error that says file, entry and what is wrong with it."""
        return KnowledgeFault("knowledge-fault", f"{self.file}: {self._name}: {what}")

    def _take(self, key: str, wanted: type[T]) -> T | None:
        value = self._values.pop(key, None)
        if value is None:
            return None
        # Not isinstance alone: true is an int and a time of day is a date to Python, not to a reviewer.
        if not isinstance(value, wanted) or type(value) is not wanted:
            raise self.fault(f"{key} should be a {wanted.__name__}, not {value!r}")
        return value

    def _need(self, key: str, wanted: type[T]) -> T:
        value = self._take(key, wanted)
        if value is None:
            raise self.fault(f"{key} is missing")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty, unless a default stands in for it."""
        value = self._need(key, str) if default is None else self._take(key, str) or default
        if not value and default is None:
            raise self.fault(f"{key} is empty")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or ``None``."""
        return self._take(key, str)

    def id(self, key: str = "id") -> str:
        """A kebab-case id."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.fault(f"{key} should be in kebab-case, not {value!r}")
        return value

    def day(self, key: str) -> date:
        """A date."""
        return self._need(key, date)

    def optional_day(self, key: str) -> date | None:
        """A date, or ``None``."""
        return self._take(key, date)

    def cell_day(self, key: str) -> date | None:
        """A date written as text, as CSV files hold it, or ``None``."""
        value = self._take(key, str)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self.fault(f"{key} should be a date, not {value!r}") from error

    def number(self, key: str) -> int:
        """A whole number."""
        return self._need(key, int)

    def optional_number(self, key: str) -> int | None:
        """A whole number, or ``None``."""
        return self._take(key, int)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._take(key, bool)
        if value is None and default is None:
            raise self.fault(f"{key} is missing")
        return bool(default) if value is None else value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none where the key is not there."""
        return self._list(key, str)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; none where the key is not there."""
        return self._list(key, int)

    def mapping(self, key: str) -> Mapping[str, str]:
        """Texts by name; empty where the key is not there."""
        values = self._take(key, dict) or {}
        if not all(isinstance(value, str) for value in values.values()):
            raise self.fault(f"{key} should hold texts")
        return values

    def tables(self, key: str) -> tuple[Row, ...]:
        """The tables under ``key``; a table without an id goes by the name of this entry."""
        tables = self._list(key, dict)
        return tuple(Row(self.file, {"id": f"{self._name} {key}"} | table) for table in tables)

    def _list(self, key: str, wanted: type[T]) -> tuple[T, ...]:
        values = self._take(key, list) or []
        if not all(isinstance(value, wanted) for value in values):
            raise self.fault(f"{key} should be a list of {wanted.__name__}")
        return tuple(values)

    def done(self) -> None:
        """Say that everything wanted has been taken: what is left over is a fault."""
        left = sorted(set(self._values) - {"id"})
        if left:
            raise self.fault(f"unknown key {', '.join(left)}")


class File:
    """A knowledge file: its name, its top-level keys and the defaults its entries share."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeFault("knowledge-fault", f"{name}: not readable as TOML: {error}") from error
        self._defaults = tables.pop("defaults", {})
        self._tables = {key: value for key, value in tables.items() if _holds_entries(value)}
        self._own = {key: value for key, value in tables.items() if key not in self._tables}

    def entry(self) -> Row:
        """The file's own entry, from its top-level keys."""
        return Row(self.name, self._defaults | self._own)

    def entries(self, table: str) -> tuple[Row, ...]:
        """The entries ``[[table]]``, each with the file's defaults; ids must differ."""
        found = self._tables.pop(table, [])
        ids = [row.get("id") for row in found]
        twice = sorted({str(id_) for id_ in ids if id_ is not None and ids.count(id_) > 1})
        if twice:
            raise KnowledgeFault("knowledge-fault", f"{self.name}: {', '.join(twice)}: id used twice")
        return tuple(Row(self.name, self._defaults | row) for row in found)

    def done(self) -> None:
        """Say that all tables wanted have been taken: what is left over is a fault."""
        if self._tables:
            left = ", ".join(sorted(self._tables))
            raise KnowledgeFault("knowledge-fault", f"{self.name}: unknown table {left}")


def _holds_entries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


@cache
def text_of(name: str) -> str:
    """The text of a knowledge file that ships with the package."""
    return (FOLDER / name).read_text(encoding="utf-8")


def open_file(name: str) -> File:
    """A TOML file of this package, to be taken from."""
    return File(name, text_of(name))


def csv_rows(name: str) -> tuple[Row, ...]:
    """The rows of a CSV file of this package; empty cells are as if not there."""
    rows = csv.DictReader(text_of(name).splitlines())
    return tuple(Row(name, {key: value for key, value in row.items() if value}) for row in rows)
