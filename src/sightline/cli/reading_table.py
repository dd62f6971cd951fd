"""Readings as a table for people: one document a row, doubts and problems in words below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sightline.ground.wording import count_in_words
from sightline.reading.summary import NOT_STATED, GradeInWords, Summary

WIDE = 110
"""From this many columns on, every fact has a column of its own."""

STYLES = {"outstanding": "bold green", "good": "green", "requires-improvement": "yellow", "inadequate": "bold red"}


@dataclass(frozen=True, slots=True)
class Row:
    """A document and the summary of its reading."""

    path: Path
    summary: Summary
    is_unreadable: bool


def reading_table(rows: Sequence[Row], width: int) -> RenderableType:
    """The table with what has to be said below it."""
    table = _wide() if width >= WIDE else _narrow()
    cells = _wide_cells if width >= WIDE else _narrow_cells
    for row in rows:
        table.add_row(*cells(row))
    doubts = _remarks("Doubts", ((row, row.summary.doubts) for row in rows))
    problems = _remarks("Problems", ((row, row.summary.problems) for row in rows))
    return Group(table, *doubts, *problems, _total(rows))


def _wide() -> Table:
    table = _empty()
    table.add_column("Authority", ratio=3)
    table.add_column("Document", ratio=3)
    table.add_column("Inspected", ratio=4)
    table.add_column("Lead inspector", ratio=3)
    table.add_column("Grades", ratio=9)
    table.add_column("Areas", justify="right", min_width=5)
    table.add_column("Doubts", justify="right", min_width=6)
    return table


def _narrow() -> Table:
    table = _empty()
    table.add_column("Document", ratio=5)
    table.add_column("Inspected", ratio=5)
    table.add_column("Grades", ratio=8)
    table.add_column("Areas", justify="right", min_width=5)
    table.add_column("Doubts", justify="right", min_width=6)
    return table


def _empty() -> Table:
    return Table(box=None, expand=True, show_lines=False, pad_edge=False, padding=(0, 1, 1, 0), header_style="bold")


def _wide_cells(row: Row) -> list[RenderableType]:
    summary = row.summary
    return [_authority(row), _kind(row), _shown(summary.inspected), _shown(summary.lead_inspector), *_last_cells(row)]


def _narrow_cells(row: Row) -> list[RenderableType]:
    summary = row.summary
    lead = Text(f"led by {summary.lead_inspector}" if summary.lead_inspector != NOT_STATED else "", style="dim")
    return [Group(_authority(row), _kind(row)), Group(_shown(summary.inspected), lead), *_last_cells(row)]


def _last_cells(row: Row) -> list[RenderableType]:
    if row.is_unreadable:
        return [Text("could not be read", style="bold red"), "", ""]
    return [_grades(row.summary.grades), _to_improve(row.summary), Text(str(len(row.summary.doubts)))]


def _authority(row: Row) -> Text:
    if row.summary.authority == NOT_STATED:
        return Text(row.path.name, style="italic", overflow="fold")
    return Text(row.summary.authority, style="bold")


def _kind(row: Row) -> Text:
    kinds = [row.summary.document_kind, row.summary.event_kind.lower()]
    words = Text(", ".join(kind for kind in kinds if kind != NOT_STATED), style="dim")
    if row.summary.authority != NOT_STATED:
        words.append(f"\n{row.path.name}")
    return words


def _shown(words: str) -> Text:
    return Text(words, style="dim" if words == NOT_STATED else "")


def _grades(grades: Sequence[GradeInWords]) -> Text:
    """``Good: overall effectiveness, help and protection``; each grade once, in the order of the report."""
    areas: dict[tuple[str, str], list[str]] = {}
    for grade in grades:
        areas.setdefault((grade.grade_id, grade.grade), []).append(grade.area)
    lines = [Text.assemble((words, STYLES[id]), ": ", _joined(areas[id, words])) for id, words in areas]
    return Text("\n").join(lines) if lines else Text("none", style="dim")


def _joined(areas: Sequence[str]) -> str:
    """Areas within a sentence: names such as the board's keep their capitals, the others lose theirs."""
    return "; ".join(area[:1].lower() + area[1:] if area[1:].islower() else area for area in areas)


def _to_improve(summary: Summary) -> Text:
    words = str(summary.improvement_count)
    if summary.priority_count:
        words += f" + {summary.priority_count}"
    return Text(words)


def _remarks(heading: str, remarks: Iterable[tuple[Row, Sequence[str]]]) -> Iterable[RenderableType]:
    """A heading, then each document's remarks; nothing where no document has any."""
    noted = [(row, words) for row, words in remarks if words]
    if noted:
        yield Text(heading, style="bold")
    for row, words in noted:
        yield Text(_name(row), style="italic")
        yield from (Padding(Text(f"• {remark}"), (0, 0, 0, 2)) for remark in words)
        yield Text()


def _name(row: Row) -> str:
    if row.summary.authority == NOT_STATED:
        return str(row.path)
    return f"{row.summary.authority}, {row.summary.inspected} ({row.path})"


def _total(rows: Sequence[Row]) -> Text:
    unread = sum(row.is_unreadable for row in rows)
    words = f"{count_in_words(len(rows) - unread, 'document')} read"
    return Text(f"{words}, {unread} could not be." if unread else f"{words}.", style="bold")
