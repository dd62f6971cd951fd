"""A plan as a Word document: under each area's words a wide table of its actions, which can be taken over again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sightline.ground.wording import count_in_words, day_in_words, run_on
from sightline.improvement.files.areas import LOOSE
from sightline.improvement.files.headers import known
from sightline.improvement.files.said_in import in_words
from sightline.improvement.models import Plan, PlanArea
from sightline.improvement.models.plan import CONSULTATION, DRAFT
from sightline.improvement.queries.plan_table import TableRow
from sightline.papers.blocks import (
    Basis,
    Block,
    Heading,
    Look,
    Paper,
    Paragraph,
    Quotation,
    Sentence,
    Sentences,
    Table,
)
from sightline.papers.writers.word import word

COLUMNS = {
    "reference": 1.3,
    "what": 3.8,
    "owner": 3.0,
    "contributors": 2.8,
    "due": 2.4,
    "change": 2.9,
    "measure": 2.8,
    "measure-target": 2.3,
    "status": 1.9,
    "progress": 2.9,
}
"""The columns that a page has room for, and their parts of the line; a workbook has all of them."""

_LEFT_OUT_IF_EMPTY = ("contributors", "measure", "measure-target")


def plan_document(plan: Plan, rows: tuple[TableRow, ...], on: date) -> bytes:
    """The plan as a ``.docx``, each area under a heading of its own; the same bytes for the same plan and day."""
    areas = list(dict.fromkeys(area for row in rows for area in row.areas))
    columns = {it: part for it, part in COLUMNS.items() if it not in _LEFT_OUT_IF_EMPTY or _is_used(it, rows)}
    blocks: list[Block] = [_as_at(plan, rows, on)]
    for number, area in enumerate(areas, start=1):
        blocks += [Heading(f"Area {number}", level=2), *_quoted(area)]
        blocks.append(_table(f"Actions for area {number}", [row for row in rows if area in row.areas], columns))
    if loose := [row for row in rows if not row.areas]:
        blocks += [Heading(LOOSE, level=2), _table(LOOSE, loose, columns)]
    is_draft = plan.state in (DRAFT, CONSULTATION)
    paper = Paper("plan", plan.title, tuple(blocks), author=plan.authority.name, look=Look.LANDSCAPE, is_draft=is_draft)
    return word(paper)


def _is_used(column: str, rows: Iterable[TableRow]) -> bool:
    return any(row.cells.get(column) for row in rows)


def _as_at(plan: Plan, rows: tuple[TableRow, ...], on: date) -> Paragraph:
    said = f"{plan.authority.name}, as at {day_in_words(on)}: {count_in_words(len(rows), 'action')}."
    return Paragraph((Sentence("plan.as-at", said),), is_numbered=False)


def _quoted(area: PlanArea) -> Iterable[Block]:
    """The exact words, and below them where they were said; no note's number may stand behind the words."""
    yield Quotation(Sentence(f"area.{area.pk}", f"“{run_on(' '.join(area.words.split()))}”", Basis.QUOTED))
    if said := in_words(area):
        on = f", {day_in_words(area.said_on)}" if area.said_on else ""
        yield Paragraph((Sentence(f"area.{area.pk}.said-in", f"{said}{on}"),), is_numbered=False, leads=True)


def _table(caption: str, rows: list[TableRow], columns: Mapping[str, float]) -> Table:
    head = tuple(known()[column].label for column in columns)
    told = tuple(_row(row, columns) for row in rows)
    return Table(f"{caption} ({len(rows)})", head, told, tuple(columns.values()))


def _row(row: TableRow, columns: Iterable[str]) -> Sentences:
    cells = {name: _text(row.cells.get(name)) for name in columns}
    cells["what"] = "\n".join(it for it in (cells["what"], _text(row.cells.get("steps"))) if it)
    cells["due"] = cells["due"] or _text(row.cells.get("reason-for-no-date"))
    person = row.cells.get("person")
    cells["owner"] = f"{cells['owner']} ({person})" if person else cells["owner"]
    return tuple(Sentence(name, words) for name, words in cells.items())


def _text(cell: object) -> str:
    return day_in_words(cell) if isinstance(cell, date) else str(cell or "")
