"""The grades of a report: from its table, its headings and its sentences, paired by words and cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sightline.ground.locators import Locator
from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.area_headings import area_of_heading
from sightline.reading.model import Block, BlockKind, Document, Judgement
from sightline.reading.outline import OVERALL, Part, Section
from sightline.reading.phrases.grades import is_not_judged
from sightline.reading.phrases.headings import LONGEST_HEADING

_FIRST_BLOCKS = 3
_MOST_LINES = 4
_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_YEAR = re.compile(r"\b20\d\d\s+(?=[A-Z])")


class Basis(IntEnum):
    """Where a grade is stated; of two that differ the lower is taken."""

    TABLE = 1
    COVER = 2
    BODY = 3


@dataclass(frozen=True, slots=True)
class GradeStated:
    """A grade stated for an area, and where; ``grade`` is ``None`` where the report says it gave none."""

    area: str
    grade: str | None
    basis: Basis
    at: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the report judges: one grade an area, and the statements that differ from it."""

    judged: tuple[Judgement, ...]
    not_judged: tuple[GradeStated, ...]
    differing: tuple[tuple[Judgement, GradeStated], ...]


def judgements(document: Document, sections: Sequence[Section], era: Era | None) -> Judgements:
    """The grade of each area of the era, with every place that states it."""
    by_area: dict[str, list[GradeStated]] = defaultdict(list)
    for stated in _all_stated(document, sections, era):
        by_area[stated.area].append(stated)
    judged, not_judged, differing = [], [], []
    for statements in by_area.values():
        graded = [stated for stated in statements if stated.grade]
        if not graded:
            not_judged.append(statements[0])
            continue
        taken = _taken(graded)
        judged.append(taken)
        differing += [(taken, stated) for stated in graded if stated.grade != taken.grade]
    return Judgements(tuple(_in_order(judged, era)), tuple(not_judged), tuple(differing))


def _taken(graded: Sequence[GradeStated]) -> Judgement:
    first = min(graded, key=lambda stated: stated.basis)
    places = dict.fromkeys(place for stated in graded if stated.grade == first.grade for place in stated.at)
    return Judgement(first.area, first.grade or "", tuple(places))


def _in_order(judged: Sequence[Judgement], era: Era | None) -> list[Judgement]:
    """As the era prints them; areas it does not have come last."""
    order = {area: place for place, area in enumerate(era.area_ids)} if era else {}
    return sorted(judged, key=lambda judgement: order.get(judgement.area, len(order)))


def _all_stated(document: Document, sections: Sequence[Section], era: Era | None) -> Iterator[GradeStated]:
    for section in sections:
        if section.part is Part.COVER:
            yield from _on_cover(document, section.blocks, era)
        elif section.part is Part.SUMMARY and not section.of_board:
            yield from _overall_in_summary(document, section.blocks, era)
        if section.grade and section.area and section.stated_by:
            at = tuple(document.locate(block.start, block.end) for block in section.stated_by)
            yield GradeStated(section.area, section.grade, Basis.BODY, at)


def _overall_in_summary(document: Document, blocks: Sequence[Block], era: Era | None) -> Iterator[GradeStated]:
    """The overall grade where a summary opens with it: “Children’s services in Northmere are good because:”."""
    for block in blocks[:_FIRST_BLOCKS]:
        if block.end - block.start > LONGEST_HEADING or block.label:
            continue
        for stated in _in_sentence(document, block, era, Basis.BODY):
            if stated.area == OVERALL:
                yield stated


def _on_cover(document: Document, blocks: Sequence[Block], era: Era | None) -> Iterator[GradeStated]:
    rows: dict[tuple[int | None, int | None], list[Block]] = defaultdict(list)
    found: list[GradeStated] = []
    for block in blocks:
        if block.kind is BlockKind.CELL:
            rows[block.table, block.row].append(block)
        elif block.kind in _LINES and not block.label:
            found += _in_sentence(document, block, era)
    for row in rows.values():
        found += _in_row(document, row, era)
    yield from found
    settled = {stated.area for stated in found}
    yield from (stated for stated in _over_lines(document, blocks, era) if stated.area not in settled)


def _in_sentence(
    document: Document, block: Block, era: Era | None, basis: Basis = Basis.COVER
) -> Iterator[GradeStated]:
    """The grade that a block states, or that its words behind the last date do where lines ran together."""
    words = document.words(block)
    behind_date = max((year.end() for year in _YEAR.finditer(words)), default=0)
    for start in dict.fromkeys((0, behind_date)):
        found = area_of_heading(words[start:], era)
        if found and found[1]:
            yield GradeStated(found[0], found[1], basis, (document.locate(block.start + start, block.end),))
            return


def _over_lines(document: Document, blocks: Sequence[Block], era: Era | None) -> Iterator[GradeStated]:
    """Statements printed over several lines or cells, where nothing but label and grade stands in them."""
    lines = [block for block in blocks if block.kind in (*_LINES, BlockKind.CELL)]
    for first in range(len(lines)):
        for count in range(2, _MOST_LINES + 1):
            run = lines[first : first + count]
            if len(run) < count or document.words(run[-1]).strip().endswith(":"):
                break
            words = " ".join(f"{block.label} {document.words(block)}" for block in run)
            found = area_of_heading(words, era) if len(words) < LONGEST_HEADING else None
            if found and found[1]:
                at = tuple(document.locate(block.start, block.end) for block in run)
                yield GradeStated(found[0], found[1], Basis.COVER, at)
                break


def _in_row(document: Document, row: Sequence[Block], era: Era | None) -> Iterator[GradeStated]:
    """The statements of one row: area and grade in one cell, or the grade in a cell to the right."""
    for place, block in enumerate(row):
        found = area_of_heading(document.words(block), era)
        if found is None:
            continue
        if found[1]:
            yield GradeStated(found[0], found[1], Basis.TABLE, (document.locate(block.start, block.end),))
            continue
        for other in row[place + 1 :]:
            words = document.words(other)
            grade = lookup.grade(words)
            if grade or is_not_judged(words):
                at = tuple(document.locate(cell.start, cell.end) for cell in (block, other))
                yield GradeStated(found[0], grade, Basis.TABLE, at)
                break
