"""A list as typed columns: every cell a value or a coded problem, and the lines that cannot be told apart set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sightline.knowledge.annex_a_lists import CellType, ListColumn, ListShape
from sightline.returns.asides import asides, explanations
from sightline.returns.body import body
from sightline.returns.cells import BLANK, Meaning, Value, is_blank, meaning, read_plainly, written
from sightline.returns.choices import Choices
from sightline.returns.codes import Recogniser
from sightline.returns.matching import Matched, likeliest
from sightline.returns.problems import ReturnProblem, problem
from sightline.returns.sources.sheets import Cell

DAYS = (CellType.DATE, CellType.DATETIME)


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """The values of a column, a line each, and what was written where that is something else."""

    shape: ListColumn
    values: list[Value]
    originals: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypedList:
    """A list as it can be used: its lines by row number, its columns by id, and what was wrong on the way.

    ``unmatched`` are headers that are no column of the list; ``missing`` columns without a header.
    """

    shape: ListShape
    sheet: str
    rows: list[int]
    columns: Mapping[str, TypedColumn]
    unmatched: tuple[str, ...]
    missing: tuple[ListColumn, ...]
    problems: tuple[ReturnProblem, ...]

    def values(self, column: str) -> list[Value]:
        """The values of a column; blanks where the list has no such column."""
        found = self.columns.get(column)
        return found.values if found else [None] * len(self.rows)


def read_list(matched: Matched, version: str, choices: Choices) -> TypedList:
    """The list that a sheet holds."""
    return _Reading(matched, version, choices).done()


class _Reading:
    """One list on its way from cells to values."""

    def __init__(self, matched: Matched, version: str, choices: Choices) -> None:
        self._matched = matched
        self._shape = matched.shape
        self._version = version
        self._choices = choices
        self._found: list[ReturnProblem] = []
        start = matched.headers.row + 1
        self._body = body(matched.sheet.rows, start)
        self._set_aside()
        self._lines = self._body.lines
        self._rows = [at + matched.sheet.first_row for at in self._lines]

    def done(self) -> TypedList:
        self._tell_headers()
        columns = {id_: self._column(id_, at) for id_, at in self._matched.headers.columns.items()}
        kept = self._kept(columns)
        if not self._rows:
            self._tell("no-lines")
        return TypedList(
            shape=self._shape,
            sheet=self._matched.sheet.name,
            rows=[self._rows[line] for line in kept],
            columns={id_: _only(column, kept, len(self._rows)) for id_, column in columns.items()},
            unmatched=tuple(title for _, title in self._matched.headers.unknown),
            missing=self._missing(),
            problems=tuple(self._found),
        )

    def _set_aside(self) -> None:
        """Leave out lines that are about no child; say so, and where a line goes on behind the last header."""
        headers, first_row = self._matched.headers, self._matched.sheet.first_row
        titles = self._matched.sheet.rows[headers.row]
        for line in self._body.overlong(_width(titles, headers.columns.values())):
            self._tell("ragged-line", self._body.lines[line] + first_row)
        key = headers.columns.get(self._shape.row_key[0])
        if key is None:
            return
        title = written(titles[key] if key < len(titles) else None) or _label(self._shape, self._shape.row_key[0])
        days = [headers.columns[it.id] for it in self._shape.columns if it.type in DAYS and it.id in headers.columns]
        found = dict(explanations(self._body.first(), days)) | dict(asides(self._body.cells(key), title))
        for line, code in sorted(found.items()):
            self._tell(code, self._body.lines[line] + first_row)
        self._body.leave_out(frozenset(found))

    def _tell(self, code: str, row: int | None = None, column: str | None = None, more: str = "") -> None:
        self._found.append(problem(code, list=self._shape.id, row=row, column=column, more=more))

    def _missing(self) -> tuple[ListColumn, ...]:
        there = self._matched.headers.columns
        return tuple(column for column in self._shape.in_version(self._version) if column.id not in there)

    def _tell_headers(self) -> None:
        row = self._matched.headers.row + self._matched.sheet.first_row
        if self._matched.is_misnamed:
            self._tell("wrong-list", more=f"(sheet {self._matched.sheet.name})")
        for column in self._missing():
            self._tell("missing-column", row, column.label)
        for _, title in self._matched.headers.unknown:
            guess = likeliest(title, self._missing())
            self._tell("unknown-column", row, title, f"Perhaps it is “{guess.label}”?" if guess else "It was left out.")
        for id_ in self._matched.headers.twice:
            self._tell("duplicate-column", row, _label(self._shape, id_))

    def _column(self, id_: str, at: int) -> TypedColumn:
        shape = self._shape.column(id_)
        assert shape is not None  # headers name columns of the list
        cells = self._body.cells(at)
        errors = self._matched.sheet.errors
        plainly = None if errors else read_plainly(cells, shape.type)
        if plainly is not None:
            return TypedColumn(shape, plainly)
        read, guess = _reader(shape, self._choices)
        values, originals, wrong = _read_cells(cells, read)
        for line, code in wrong:
            self._tell(code, self._rows[line], shape.label, guess(cells[line]))
        if errors:
            failed = [line for line, index in enumerate(self._lines) if (index, at) in errors]
            for line in failed:
                self._tell("formula-error", self._rows[line], shape.label)
        self._tell_mixed_order(shape, cells, wrong)
        return TypedColumn(shape, values, originals)

    def _tell_mixed_order(self, shape: ListColumn, cells: Sequence[Cell], wrong: list[tuple[int, str]]) -> None:
        month_first = sum(code == "month-first" for _, code in wrong)
        text_dates = sum(isinstance(cell, str) and not is_blank(cell) for cell in cells) if month_first else 0
        if month_first and text_dates > month_first:
            self._tell("mixed-date-order", column=shape.label)

    def _kept(self, columns: Mapping[str, TypedColumn]) -> list[int]:
        """The lines that can be told apart: what identifies them is there, and no line before says the same."""
        key = [columns[id_].values for id_ in self._shape.row_key if id_ in columns]
        if len(key) < len(self._shape.row_key):
            return list(range(len(self._rows)))
        first, *others = key
        if not others and None not in (different := set(first)) and len(different) == len(first):
            return list(range(len(self._rows)))
        seen: set[tuple[Value, ...]] = set()
        kept = []
        for line, values in enumerate(zip(*key, strict=True)):
            if values[0] is None:
                self._tell("missing-key", self._rows[line], _label(self._shape, self._shape.row_key[0]))
            elif values in seen:
                self._tell("duplicate-key", self._rows[line])
            else:
                seen.add(values)
                kept.append(line)
        return kept


def _width(row: Sequence[Cell], columns: Iterable[int]) -> int:
    """How many cells of a line stand under the headers."""
    return 1 + max(*(at for at, cell in enumerate(row) if not is_blank(cell)), *columns)


def _label(shape: ListShape, id_: str) -> str:
    column = shape.column(id_)
    return column.label if column else id_


def _reader(shape: ListColumn, choices: Choices) -> tuple[Callable[[Cell], Meaning], Callable[[Cell], str]]:
    """How the cells of a column are read, and what is offered where one could not be."""
    if shape.type in (CellType.CODE, CellType.FLAG):
        recogniser = Recogniser(shape.codes or "flag", choices)
        return recogniser.meaning, recogniser.guess
    return lambda cell: _unborn(shape, cell) or meaning(cell, shape.type), lambda cell: ""


def _unborn(shape: ListColumn, cell: Cell) -> Meaning | None:
    """A child not yet born has no age and no date of birth, however that is put."""
    if shape.id in ("age", "dob", "pers_dob") and isinstance(cell, str) and "unborn" in cell.lower():
        return BLANK
    return None


def _read_cells(
    cells: Sequence[Cell], read: Callable[[Cell], Meaning]
) -> tuple[list[Value], dict[int, str], list[tuple[int, str]]]:
    """Values, originals of what was changed, and lines with problems. A cell written twice is read once."""
    if set(map(type, cells)) <= {str, type(None)}:
        return _read_texts(cells, read)
    others: dict[tuple[type, Cell], Meaning] = {}
    values: list[Value] = []
    originals: dict[int, str] = {}
    wrong: list[tuple[int, str]] = []
    for line, cell in enumerate(cells):
        found = others.get((type(cell), cell))
        if found is None:
            found = others[(type(cell), cell)] = read(cell)
        values.append(found.value)
        if found.problem:
            wrong.append((line, found.problem))
        if _says_more(cell, found):
            originals[line] = written(cell)
    return values, originals, wrong


def _says_more(cell: Cell, found: Meaning) -> bool:
    """Whether what was written says more than its meaning, and so is kept: not where 2024-05-01 means that day."""
    return bool(found.problem) or (found.is_changed and written(cell) != str(found.value))


def _read_texts(
    cells: Sequence[Cell], read: Callable[[Cell], Meaning]
) -> tuple[list[Value], dict[int, str], list[tuple[int, str]]]:
    """As above for text alone: what each different cell means first, then all cells at once."""
    meanings = {cell: read(cell) for cell in set(cells)}
    values = {cell: found.value for cell, found in meanings.items()}
    changed = {cell: written(cell) for cell, found in meanings.items() if _says_more(cell, found)}
    wrong = {cell: found.problem for cell, found in meanings.items() if found.problem}
    return (
        [values[cell] for cell in cells],
        {line: changed[cell] for line, cell in enumerate(cells) if cell in changed} if changed else {},
        [(line, wrong[cell]) for line, cell in enumerate(cells) if cell in wrong] if wrong else [],
    )


def _only(column: TypedColumn, kept: list[int], count: int) -> TypedColumn:
    if len(kept) == count:
        return column
    at = {line: new for new, line in enumerate(kept)}
    originals = {at[line]: text for line, text in column.originals.items() if line in at}
    return TypedColumn(column.shape, [column.values[line] for line in kept], originals)
