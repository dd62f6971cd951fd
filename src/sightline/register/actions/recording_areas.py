"""The areas for improvement of a reading: a row that is read again stays the same row.

Lineage, reviews and whatever later work hangs on an area would be lost with its row, so an area read
anew takes the row of the one it was, by its words or nearly so.
"""

from __future__ import annotations

from django.db.models import F
from rapidfuzz import fuzz

from sightline.reading.shapes import AreaForImprovementShape, ReadingShape
from sightline.register.actions.recording import found_again, say_words_gone, settled_facts
from sightline.register.models import Area, AreaTag, AreaTheme, Document, Inspection, LineageLink
from sightline.register.rows import add, insert
from sightline.register.search import Said

ALIKE = 85.0
"""How alike two texts are, of 100, that are one area read by two versions of the reader."""

_ASIDE = 10_000
"""Where rows wait while positions change, so that no two ever hold one."""


def record_areas(document: Document, reading: ReadingShape, inspection: Inspection, *, is_new: bool) -> Said:
    """The areas for improvement with their tags and themes, in printed order; as the index is told of them."""
    shapes = [it for it in reading["areas_for_improvement"] if it["at"]]
    held = [] if is_new else list(Area.objects.filter(document=document).order_by("position"))
    written = _take_rows(shapes, held, document) if held else [Area() for _ in shapes]
    settled = _settled(held)
    for position, (row, shape) in enumerate(zip(written, shapes, strict=True)):
        row.document, row.inspection, row.position = document, inspection, position
        _fill(row, shape, row.pk in settled)
    add([row for row in written if row.pk is None])
    for row in written if held else ():
        row.save()
    _tag(written, shapes)
    themes = [list(dict.fromkeys(it["themes"])) for it in shapes]
    named = ((row.pk, theme) for row, of in zip(written, themes, strict=True) for theme in of)
    insert(AreaTheme, ("area_id", "theme"), named)
    return {(row.pk, inspection.pk, row.text): of for row, of in zip(written, themes, strict=True)}


def _take_rows(shapes: list[AreaForImprovementShape], held: list[Area], document: Document) -> list[Area]:
    """For each area read the row that was it, or a new one; rows of what is no longer read go."""
    rows = _paired(shapes, held)
    kept = {row.pk for row in rows if row}
    AreaTag.objects.filter(area__in=held).delete()
    AreaTheme.objects.filter(area__in=held).delete()
    Area.objects.filter(document=document).update(position=F("position") + _ASIDE)
    _let_go([row for row in held if row.pk not in kept], document, _settled(held), len(shapes))
    return [row or Area() for row in rows]


def _tag(written: list[Area], shapes: list[AreaForImprovementShape]) -> None:
    add(
        [
            AreaTag(
                area=row,
                printed=tag["printed"],
                kind=tag["kind"],
                number=tag["number"],
                means=tag["means"] or "",
                doubt=tag["doubt"] or "",
            )
            for row, shape in zip(written, shapes, strict=True)
            for tag in shape["tags"]
        ]
    )


def _settled(held: list[Area]) -> set[int]:
    """The areas whose words a person confirmed or corrected, or whose lineage one decided."""
    if not held:
        return set()
    facts = {fact for _, fact in settled_facts(area.inspection_id for area in held)}
    decided = LineageLink.objects.exclude(decision="")
    ties = {id_ for pair in decided.values_list("earlier", "later") for id_ in pair if id_}
    return {area.pk for area in held if f"area/{area.pk}" in facts or area.pk in ties}


def _paired(shapes: list[AreaForImprovementShape], held: list[Area]) -> list[Area | None]:
    """For each area read the row that held it, by its words as printed, else by words much alike."""
    left = list(held)
    found: list[Area | None] = [None] * len(shapes)
    for is_it in (lambda row, words: row.quote == words, lambda row, words: fuzz.ratio(row.quote, words) >= ALIKE):
        for index, shape in enumerate(shapes):
            words = shape["at"][0]["quote"]
            if found[index] is None and (row := next((it for it in left if is_it(it, words)), None)):
                found[index] = row
                left.remove(row)
    return found


def _let_go(rows: list[Area], document: Document, settled: set[int], position: int) -> None:
    """Remove what is no longer read; what a person settled stands, after the others."""
    for row in rows:
        if row.pk not in settled:
            row.delete()
            continue
        at = found_again(document, row.quote, row.start, row.page)
        if at is None:
            say_words_gone(document, row.inspection, row.quote)
        else:
            row.start, row.end = at["start"], at["end"]
        row.position = position
        row.save()
        position += 1


def _fill(row: Area, shape: AreaForImprovementShape, is_settled: bool) -> None:
    """What was read, beside its words; the text a person settled stays."""
    at = shape["at"][0]
    if not is_settled:
        row.text, row.of, row.urgency = shape["text"], shape["of"], shape["urgency"]
    row.page, row.start, row.end, row.quote = at["page"], at["start"], at["end"], at["quote"]
    row.further = list(shape["at"][1:])
