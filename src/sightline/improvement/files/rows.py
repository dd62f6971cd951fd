"""The rows of a plan's tables as actions, each with what a person should look at before it is taken over.

An area stands once and holds for the rows below it, whether its cell is merged, left blank or a row of its own. A
row that goes on from the action above adds to that action. Nothing a cell says is dropped: what has no place of its
own is kept in words, for the action's first update.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sightline.ground.spreadsheets import as_written
from sightline.improvement.files.due import read_due
from sightline.improvement.files.headers import Headed, known
from sightline.improvement.files.owners import LONGEST_ROLE, Owners, People, read_owners
from sightline.improvement.files.pieces import (
    LONGEST_LINE,
    ReadMeasure,
    Step,
    action_and_steps,
    lines_of,
    read_measures,
    shortened,
)
from sightline.improvement.files.pieces import step as read_step
from sightline.improvement.files.problems import FileProblem, problem
from sightline.improvement.files.standing import Stands, read_standing
from sightline.improvement.files.tables import FAILED, Line
from sightline.improvement.pasted import LONGEST
from sightline.improvement.pasted import plain as readable
from sightline.returns.cells import written
from sightline.returns.sources.sheets import Cell

LONGEST_REFERENCE = 20
LONGEST_COST = 200
_LEADING_REFERENCE = re.compile(r"(?P<reference>\d{1,2}(?:\.\d{1,2}){1,2})[.):]?\s+(?P<what>\S.*)", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """An action as a row of the file says it. ``rest`` is what has no place of its own, with its header."""

    table: str
    number: int
    area: str
    said_in: str = ""
    reference: str = ""
    what: str
    owners: Owners
    due_on: date | None = None
    reason: str = ""
    change: str = ""
    capacity: str = ""
    cost: str = ""
    steps: tuple[Step, ...] = ()
    measures: tuple[ReadMeasure, ...] = ()
    stands: Stands
    progress: str = ""
    rest: tuple[tuple[str, str], ...] = ()
    problems: tuple[FileProblem, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether it can be taken over: it says what will be done."""
        return bool(self.what)


@dataclass(slots=True)
class _Raw:
    """A row's cells in words by column, before anything is made of them; ``own`` are not merged with those above."""

    number: int
    area: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    due: Cell = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    has_failed: bool = False

    @property
    def says_more(self) -> bool:
        """Whether it says anything beside its area."""
        return bool(self.own - {"area", "said-in"} or self.notes)

    def add(self, other: _Raw) -> None:
        """What a row below adds to this action."""
        for name in other.own:
            before = self.cells.get(name, "")
            self.cells[name] = f"{before}\n{other.cells[name]}".strip()
        self.due = self.due if self.due not in (None, "") else other.due
        self.notes += other.notes
        self.has_failed = self.has_failed or other.has_failed


def read_rows(headed: Headed, people: People, on: date) -> Iterator[PlanRow]:
    """The actions of one table."""
    for raw in _gathered(headed):
        yield _row(headed, raw, people, on)


def _gathered(headed: Headed) -> Iterator[_Raw]:
    """The rows, each with its area; one that goes on from the action above is added to it."""
    area = "" if "area" in headed.columns else headed.table.heading
    last: _Raw | None = None
    for line in headed.lines:
        if band := _band(headed, line):
            area = band
            if last is not None:
                yield last
            last = None
            continue
        raw = _raw(headed, line)
        area = raw.area = raw.cells.get("area") or area
        if not raw.says_more:
            continue
        if last is not None and _goes_on(headed, line, raw):
            last.add(raw)
            continue
        if last is not None:
            yield last
        last = raw
    if last is not None:
        yield last


def _band(headed: Headed, line: Line) -> str:
    """The words of a row that is a heading within the table: one cell, over several columns or in the first."""
    filled = [at for at, cell in enumerate(line.cells) if at not in line.goes_on and _words(cell)]
    if len(filled) != 1 or filled[0] > headed.headers[0].at:
        return ""
    at, words = filled[0], _words(line.cells[filled[0]])
    is_action = at in headed.columns.get("what", ()) and at not in line.spans
    return words if _LETTERS.search(words) and not is_action else ""


def _goes_on(headed: Headed, line: Line, raw: _Raw) -> bool:
    """Whether a row belongs to the action above: its action is merged with it, or it only adds to it."""
    if any(at in line.goes_on for at in headed.columns.get("what", ())):
        return True
    return not raw.cells.get("what") and not raw.own & {"reference", "owner", "due"}


def _raw(headed: Headed, line: Line) -> _Raw:
    raw = _Raw(line.number)
    titles = {header.at: header.printed for header in headed.headers}
    for name, places in headed.columns.items():
        for at in places:
            cell = line.cells[at] if at < len(line.cells) else None
            raw.has_failed = raw.has_failed or cell == FAILED
            if words := _words(cell):
                _put(raw, name, words, titles[at], is_own=at not in line.goes_on)
                raw.due = cell if name == "due" else raw.due
    return raw


def _put(raw: _Raw, name: str, words: str, title: str, *, is_own: bool) -> None:
    if is_own:
        raw.own.add(name)
    if name in _IN_WORDS:
        raw.notes.append((title, words))
    elif not known()[name].is_quiet:
        before = raw.cells.get(name, "")
        raw.cells[name] = f"{before}\n{words}".strip()


_IN_WORDS = frozenset({"evidence", "date-moves", "comments"})
"""Columns that have no place of their own: evidence is never a bare claim, and who agreed to a move is not known."""


def _words(cell: Cell) -> str:
    """A cell in words, as people type them: without what nobody sees."""
    if cell is None or cell == "" or cell == FAILED:
        return ""
    return readable(as_written(cell)) if isinstance(cell, str) else written(cell)


def _row(headed: Headed, raw: _Raw, people: People, on: date) -> PlanRow:
    """A row as an action. What has a column of its own in the table is not looked for in others."""
    table, cells, has = headed.table.name, raw.cells, headed.columns
    made = _Making(table, raw.number, list(raw.notes))
    what, steps = (cells.get("what", ""), ()) if "steps" in has else action_and_steps(cells.get("what", ""))
    reference, what = made.reference(cells.get("reference", ""), what, is_leading="reference" not in has)
    due_on, reason = made.due(raw.due, cells, on)
    person = cells.get("person", "") if "person" in has else None
    owners = read_owners(cells.get("owner", ""), person, cells.get("contributors", ""), people)
    stands = read_standing(cells)
    measures = read_measures(cells)
    _tell(made, what=what, has_failed=raw.has_failed, owners=owners, stands=stands, measures=measures)
    what, steps = made.steps(what, (*steps, *map(read_step, lines_of(cells.get("steps", "")))), due_on)
    return PlanRow(
        table=table,
        number=raw.number,
        area=raw.area,
        said_in=cells.get("said-in", ""),
        reference=reference,
        what=made.fitted("Action", what, LONGEST),
        owners=Owners(
            made.fitted("Owner", " ".join(owners.role.split()), LONGEST_ROLE), owners.person, owners.contributors
        ),
        due_on=due_on,
        reason=reason,
        change=made.fitted("Change for children", cells.get("change", ""), LONGEST),
        capacity=made.fitted("Capacity", cells.get("capacity", ""), LONGEST),
        cost=made.fitted("Cost or resource", cells.get("cost", ""), LONGEST_COST),
        steps=steps,
        measures=measures,
        stands=stands,
        progress=cells.get("progress", ""),
        rest=tuple(it for it in made.rest if it[1]),
        problems=tuple(made.problems),
    )


def _tell(
    made: _Making, *, what: str, has_failed: bool, owners: Owners, stands: Stands, measures: tuple[ReadMeasure, ...]
) -> None:
    """What is to be looked at in a row, and what of it is kept in words."""
    made.told(owners.problems, ("Contributors named", ", ".join(owners.in_words)))
    made.told(stands.problems, *stands.rest)
    unread = [("Measures", it.left) for it in measures if it.left]
    made.told(("measure-unread",) if unread else (), *unread)
    made.told(() if what else ("no-action",))
    made.told(("formula-error",) if has_failed else ())


@dataclass(slots=True)
class _Making:
    """A row in the making: what is to be looked at, and what has no place of its own."""

    table: str
    number: int
    rest: list[tuple[str, str]]
    problems: list[FileProblem] = field(default_factory=list)

    def told(self, codes: Iterable[str], *rest: tuple[str, str]) -> None:
        """Something to look at, and what is kept in words because of it."""
        self.problems += [problem(code, table=self.table, row=self.number) for code in codes]
        self.rest += rest

    def fitted(self, label: str, words: str, most: int) -> str:
        """The words within the room there is; where they are longer the whole of them is kept."""
        if len(words) > most:
            self.told(("too-long",), (label, words))
        return shortened(words, most)

    def reference(self, reference: str, what: str, *, is_leading: bool) -> tuple[str, str]:
        """The reference, also where it is typed before the action."""
        leading = _LEADING_REFERENCE.fullmatch(what) if is_leading else None
        if leading:
            return leading["reference"], leading["what"]
        if len(reference) > LONGEST_REFERENCE:
            self.told(("reference-long",), ("Reference", reference))
            return "", what
        return reference, what

    def due(self, cell: Cell, cells: Mapping[str, str], on: date) -> tuple[date | None, str]:
        """The day or the reason for none; a day that passed is said where the action is not done."""
        found, said = read_due(cell), cells.get("reason-for-no-date", "")
        if found.day is None:
            self.told((found.problem,) if found.problem and not said else ())
            return None, self.fitted("Reason for no date", said or found.reason, LONGEST)
        self.told((found.problem,) if found.problem else (), ("By when", cells["due"] if found.problem else ""))
        if found.day < on and read_standing(cells).is_open:
            self.told(("date-passed",))
        return found.day, ""

    def steps(self, what: str, found: tuple[Step, ...], due_on: date | None) -> tuple[str, tuple[Step, ...]]:
        """The steps with their days; without one of their own they have the action's, else they stay in its words."""
        undated = tuple(it for it in found if it.due_on is None and due_on is None)
        if undated and what:
            self.told(("step-undated",))
            what = "\n".join([what, *(f"{at}. {it.what}" for at, it in enumerate(undated, start=1))])
        long = [it.what for it in found if len(it.what) > LONGEST_LINE]
        self.told(("too-long",) if long else (), *(("Step", it) for it in long))
        kept = (it for it in found if it not in undated)
        return what, tuple(Step(shortened(it.what, LONGEST_LINE), it.due_on or due_on, it.reached_on) for it in kept)
