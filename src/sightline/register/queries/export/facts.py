"""Inspections, the grades that count, areas for improvement and their lineage, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sightline.register.models import Account, Area, AreaTag, AreaTheme, Inspection, Judgement, Review
from sightline.register.queries.areas import best_rows
from sightline.register.queries.authorities import latest_graded
from sightline.register.queries.export.dimensions import ACCOUNTS
from sightline.register.queries.export.shapes import (
    PLACE,
    Column,
    Row,
    Table,
    Type,
    inspections_in_batches,
)
from sightline.register.queries.grades import FACT, account_ranks, grades_of
from sightline.register.queries.sight import Sight

_LAST = 9
_NATIONAL_RANK = 1
NO_PLACE: Row = (None, None, None, None, None)

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class CountingGrade:
    """The judgement that counts of those that documents state for one area of one inspection."""

    row: Judgement
    grade: str
    is_disputed: bool
    is_corrected: bool
    read: str


def counting_grades(inspections: Collection[int], sight: Sight) -> list[CountingGrade]:
    """The grades that count, each with the row that states it; in a fixed number of questions."""
    ranks = account_ranks(inspections)
    held = {(id_, it.area): it for id_, grades in grades_of(inspections, sight).items() for it in grades}
    settled = _settled(inspections, sight)
    rows: dict[Key, Judgement] = {}
    stated = Judgement.objects.filter(inspection__in=inspections).exclude(document__in=sight.hidden)
    for row in stated.select_related("inspection", "document").defer("document__text").order_by("id"):
        key = (row.inspection_id, row.area)
        if key not in rows or _order(row, ranks, settled) < _order(rows[key], ranks, settled):
            rows[key] = row
    return [_counting(row, held[key], settled.get(key)) for key, row in sorted(rows.items())]


def _order(row: Judgement, ranks: dict[tuple[int, int], int], settled: dict[Key, Review]) -> tuple[bool, int, int]:
    said = settled.get((row.inspection_id, row.area))
    rank = _NATIONAL_RANK if row.document_id is None else ranks.get((row.inspection_id, row.document_id), _LAST)
    return (said is None or said.document_id != row.document_id, rank, row.pk)


def _settled(inspections: Collection[int], sight: Sight) -> dict[Key, Review]:
    """The latest review of each judgement that is no mere query."""
    reviews = sight.reviews().filter(inspection__in=inspections, fact__startswith=FACT).exclude(verdict="queried")
    return {(it.inspection_id, it.fact.removeprefix(FACT)): it for it in reviews.order_by("number")}


def _counting(row: Judgement, held: Any, said: Review | None) -> CountingGrade:
    read = said.read if said and held.is_corrected else row.grade
    return CountingGrade(row, held.grade, held.is_disputed, held.is_corrected, read)


def _judgements(sight: Sight) -> Iterator[Row]:
    for batch in inspections_in_batches(sight):
        for it in counting_grades(batch, sight):
            row, document = it.row, it.row.document
            place = (document.sha256, row.page, row.start, row.end, row.quote) if document else NO_PLACE
            yield (
                row.pk,
                row.inspection_id,
                row.inspection.authority_id,
                row.area,
                it.grade,
                it.is_disputed,
                it.is_corrected,
                it.read,
                row.source_url or None,
                *place,
            )


def _inspections(sight: Sight) -> Iterator[Row]:
    latest = {happened.id for happened in latest_graded(None, sight).values()}
    for batch in inspections_in_batches(sight):
        places = _places(batch, sight)
        for it in Inspection.objects.filter(pk__in=batch).order_by("id"):
            yield (
                it.pk,
                it.authority_id,
                it.kind or None,
                it.framework or None,
                it.era or None,
                it.started_on or None,
                it.ended_on or None,
                it.began_by,
                it.ended_by,
                it.published_on,
                it.lead_inspector or None,
                "; ".join(it.scope) or None,
                it.source_url or None,
                it.is_national_fact,
                it.pk in latest,
                *places.get(it.pk, NO_PLACE),
            )


def _places(batch: Collection[int], sight: Sight) -> dict[int, Row]:
    """Where the document that counts most states when each inspection began."""
    ranks = account_ranks(batch)
    began = "document__readings__content__inspection__"
    accounts = Account.objects.filter(inspection__in=batch, role="main", document__readings__is_current=True)
    rows = accounts.exclude(document__in=sight.hidden).values_list(
        "inspection_id", "document_id", "document__sha256", f"{began}started_on", f"{began}on_site_from"
    )
    found: dict[int, tuple[int, Row]] = {}
    for inspection, document, sha256, started, on_site in rows:
        rank = ranks.get((inspection, document), _LAST)
        if inspection not in found or rank < found[inspection][0]:
            found[inspection] = (rank, (sha256, *_first_place(started or on_site)))
    return {inspection: row for inspection, (_, row) in found.items()}


def _first_place(stated: dict[str, Any] | None) -> Row:
    at = stated["at"][0] if stated and stated["at"] else None
    return (at["page"], at["start"], at["end"], at["quote"]) if at else NO_PLACE[1:]


def _areas(sight: Sight) -> Iterator[Row]:
    for area in standing_areas(sight):
        yield (
            area.pk,
            area.inspection_id,
            area.inspection.authority_id,
            area.position + 1,
            area.text,
            area.of,
            area.urgency == "priority",
            area.document.sha256,
            area.page,
            area.start,
            area.end,
            area.quote,
        )


def standing_areas(sight: Sight) -> Iterator[Area]:
    """The areas for improvement of every inspection, from the one document of each that counts."""
    for batch in inspections_in_batches(sight):
        inspections = Inspection.objects.in_bulk(batch)
        for id_, areas in sorted(best_rows(batch, sight).items()):
            for area in areas:
                area.inspection = inspections[id_]
                yield area


def _lineage(sight: Sight) -> Iterator[Row]:
    """Links between areas that both stand in the export."""
    standing = {area.pk for area in standing_areas(sight)}
    for it in sight.links(with_rejected=True).order_by("id").iterator():
        if it.earlier_id in standing and (it.later_id is None or it.later_id in standing):
            yield (
                it.pk,
                it.earlier_id,
                it.later_id,
                it.at_inspection_id,
                it.state,
                it.basis,
                it.likeness,
                it.decision or None,
                it.quote or None,
            )


def _area_themes(sight: Sight) -> Iterator[Row]:
    standing = {area.pk for area in standing_areas(sight)}
    rows = AreaTheme.objects.order_by("area", "theme").values_list("area_id", "theme").iterator()
    return (row for row in rows if row[0] in standing)


def _area_tags(sight: Sight) -> Iterator[Row]:
    standing = {area.pk for area in standing_areas(sight)}
    for it in AreaTag.objects.order_by("id").iterator():
        if it.area_id in standing:
            yield it.pk, it.area_id, it.printed, it.kind, it.number, it.means or None, it.doubt or None


AREA_COLUMN = Column("area_id", "The area for improvement", Type.WHOLE)
OF_AREA = Column("area_id", "The area for improvement", Type.WHOLE, "areas_for_improvement")
INSPECTION = Column("inspection_id", "The inspection", Type.WHOLE, "inspections")
AUTHORITY = Column("authority_id", "The authority", refers_to="authorities")
JUDGEMENT_AREA = Column("judgement_area_id", "The judgement area", refers_to="judgement_areas")

FACTS = (
    Table(
        "inspections",
        "Inspections and visits, with where the document says when it began",
        (
            Column("inspection_id", "The inspection or visit", Type.WHOLE),
            AUTHORITY,
            Column("kind_id", "Its kind", refers_to="inspection_kinds"),
            Column("framework", "The framework it followed"),
            Column("era_id", "Its era", refers_to="eras"),
            Column("started_on", "The day, month or year it began, as printed"),
            Column("ended_on", "The day, month or year it ended, as printed"),
            Column("began_on", "The first day it can have begun", Type.DAY, "dates"),
            Column("ended_by", "The last day it can have ended", Type.DAY, "dates"),
            Column("published_on", "The day its report was published", Type.DAY, "dates"),
            Column("lead_inspector", "Who led it"),
            Column("scope", "What a visit looked at"),
            Column("source_url", "The address of the report"),
            Column("is_national_fact", "Whether it ships with the package", Type.TRUTH),
            Column("is_latest_known_graded", "Whether it is its authority's latest known with grades", Type.TRUTH),
            *PLACE,
        ),
        _inspections,
    ),
    ACCOUNTS,
    Table(
        "judgements",
        "The grade that counts for each judgement area of each inspection",
        (
            Column("judgement_id", "The judgement", Type.WHOLE),
            INSPECTION,
            AUTHORITY,
            JUDGEMENT_AREA,
            Column("grade_id", "The grade", refers_to="grades"),
            Column("is_disputed", "Whether documents state different grades", Type.TRUTH),
            Column("is_corrected", "Whether a person corrected what was read", Type.TRUTH),
            Column("grade_as_read", "What was read", refers_to="grades"),
            Column("source_url", "The address of the report, for a national fact"),
            *PLACE,
        ),
        _judgements,
    ),
    Table(
        "areas_for_improvement",
        "What inspectors say needs to improve, from the one document of each inspection that counts",
        (
            AREA_COLUMN,
            INSPECTION,
            AUTHORITY,
            Column("position", "Its place in the printed list, from 1", Type.WHOLE),
            Column("text", "Its words, as read or as a person corrected them"),
            Column("of", "authority, or lscb for the safeguarding board of older inspections"),
            Column("is_priority", "Whether it is an area for priority action", Type.TRUTH),
            *PLACE,
        ),
        _areas,
    ),
    Table(
        "area_themes",
        "What each area for improvement is about",
        (OF_AREA, Column("theme_id", "The theme", refers_to="themes")),
        _area_themes,
        key=("area_id", "theme_id"),
    ),
    Table(
        "area_tags",
        "Cross-references of areas to the national framework",
        (
            Column("tag_id", "The tag", Type.WHOLE),
            OF_AREA,
            Column("printed", "As printed"),
            Column("kind", "outcome, enabler or principle"),
            Column("number", "Its number as printed", Type.WHOLE),
            Column("means", "What the number means on that day"),
            Column("doubt", "Why that is not sure"),
        ),
        _area_tags,
    ),
    Table(
        "lineage",
        "How areas of later inspections relate to earlier ones",
        (
            Column("link_id", "The link", Type.WHOLE),
            Column("earlier_area_id", "The earlier area", Type.WHOLE, "areas_for_improvement"),
            Column("later_area_id", "The later area; empty where it is gone", Type.WHOLE, "areas_for_improvement"),
            Column("inspection_id", "The later inspection", Type.WHOLE, "inspections"),
            Column("state", "repeated, narrowed or gone"),
            Column("basis", "stated by the inspectors, likeness of the words, or a person"),
            Column("likeness", "How alike the words are, 0 to 1", Type.NUMBER),
            Column("decision", "confirmed or rejected by a person; empty where nobody decided"),
            Column("quote", "The words that state it, where they do"),
        ),
        _lineage,
    ),
)
