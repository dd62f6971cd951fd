"""Tables in the open-data layout of the Department for Education: where and when, then filters, then figures.

Every row says its time and its place in the same columns, so that the tables join with the
department's own. What has no figure has a symbol, never a zero: ``z`` where there can be none
(that era does not judge the area), ``x`` where there is one that is not held here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sightline.ground.spreadsheets import Cell
from sightline.knowledge import load, lookup
from sightline.knowledge.regions import country, regions
from sightline.register.models import AreaTheme, Authority, Inspection
from sightline.register.queries.authorities import Happened, latest_graded
from sightline.register.queries.export.facts import standing_areas
from sightline.register.queries.export.shapes import inspections_in_batches
from sightline.register.queries.grades import grades_of
from sightline.register.queries.sight import Sight

NOT_APPLICABLE = "z"
NOT_AVAILABLE = "x"
TOTAL = "Total"
CALENDAR_YEAR = "Calendar year"

WHERE_AND_WHEN = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
)

Row = tuple[Cell, ...]
_Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """One table to download: what each row is about, its filters and its figures, each with its meaning."""

    name: str
    title: str
    says: str
    filters: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    rows: Callable[[Sight, date], Iterable[Row]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return (*WHERE_AND_WHEN, *(name for name, _ in (*self.filters, *self.figures)))


def _england() -> Row:
    return ("National", country().code, country().label, "", "", "", "", "")


def _in_region(name: str) -> Row:
    return ("Regional", country().code, country().label, _region_codes().get(name, NOT_AVAILABLE), name, "", "", "")


def _in_authority(authority: Authority, on: date | None) -> Row:
    """The place of an authority, with the code it had on that day."""
    dated = [it for it in authority.codes.all() if on is None or _holds(it.since, it.until, on)]
    code = dated[-1].gss_code if dated else NOT_AVAILABLE
    region = _region_codes().get(authority.region, NOT_AVAILABLE)
    place = (region, authority.region, code, authority.la_code or NOT_AVAILABLE, authority.name)
    return ("Local authority", country().code, country().label, *place)


def _holds(since: date | None, until: date | None, on: date) -> bool:
    return (since is None or since <= on) and (until is None or on <= until)


def _region_codes() -> dict[str, str]:
    return {region.label: region.code for region in regions()}


def _judgements(sight: Sight, on: date) -> Iterator[Row]:
    """Each area that the era of an inspection judges, and each that it does not and others do."""
    ranks = {grade.id: grade.rank for grade in load.grades()}
    kinds = {kind.id: kind for kind in load.event_kinds()}
    eras = {era.id: era for era in lookup.eras()}
    labels = {area.id: area.short for framework in load.frameworks() for area in framework.areas}
    for batch in inspections_in_batches(sight):
        grades = grades_of(batch, sight)
        found = Inspection.objects.filter(pk__in=grades, authority__is_invented=False, began_by__isnull=False)
        for row in found.select_related("authority").prefetch_related("authority__codes").order_by("began_by", "id"):
            era, kind, began = eras.get(row.era), kinds.get(row.kind), row.began_by
            if era is None or began is None:
                continue
            held = {it.area: it.grade for it in grades[row.pk]}
            about = (kind.label if kind else NOT_AVAILABLE, era.label, began)
            for area in (*era.area_ids, *era.not_applicable):
                missing = NOT_APPLICABLE if area in era.not_applicable else NOT_AVAILABLE
                grade = held.get(area)
                figures = (grade, ranks.get(grade)) if grade else (missing, missing)
                place = _in_authority(row.authority, began)
                yield (began.year, CALENDAR_YEAR, *place, *about, labels[area], *figures)


def _latest_grades(sight: Sight, on: date) -> Iterator[Row]:
    """How many authorities hold each grade at their latest known graded inspection, in England and each region."""
    standing = [it for it in Authority.objects.filter(is_invented=False) if it.exists_on(on)]
    latest = latest_graded(None, sight)
    yield from _counted(standing, latest, on, _england())
    for region in regions():
        yield from _counted([it for it in standing if it.region == region.label], latest, on, _in_region(region.label))


def _counted(within: list[Authority], latest: dict[str, Happened], on: date, place: Row) -> Iterator[Row]:
    areas = {area.id: area.short for framework in load.frameworks() for area in framework.areas}
    for id_, label in areas.items():
        counts = Counter(_grade(latest.get(it.pk), id_) for it in within)
        graded = sum(count for grade, count in counts.items() if grade)
        for grade in load.grades():
            if grade.rank is not None:
                percent = f"{100 * counts[grade.id] / graded:.1f}" if graded else NOT_APPLICABLE
                yield (on.year, CALENDAR_YEAR, *place, label, grade.label, counts[grade.id], graded, percent)


def _grade(latest: Happened | None, area: str) -> str:
    held = latest.grade_of(area) if latest else None
    return held.grade if held else ""


def _areas_for_improvement(sight: Sight, on: date) -> Iterator[Row]:
    """How many areas for improvement inspections of a year set an authority, in all and about each theme."""
    counts, urgent = _areas_counted(sight)
    authorities = Authority.objects.filter(is_invented=False).prefetch_related("codes").in_bulk()
    for key in sorted(counts):
        id_, year, theme = key
        if id_ in authorities:
            place = _in_authority(authorities[id_], date(year, 12, 31))
            yield (year, CALENDAR_YEAR, *place, theme, counts[key], urgent[key])


def _areas_counted(sight: Sight) -> tuple[Counter[_Key], Counter[_Key]]:
    """By authority, year and theme: all areas for improvement, and those for priority action."""
    labels = {theme.id: theme.label for theme in load.themes()}
    themes: dict[int, list[str]] = {}
    for area, theme in AreaTheme.objects.values_list("area_id", "theme"):
        themes.setdefault(area, []).append(labels.get(theme, theme))
    counts: Counter[_Key] = Counter()
    urgent: Counter[_Key] = Counter()
    for row in standing_areas(sight):
        if row.inspection.began_by:
            for theme in (TOTAL, *themes.get(row.pk, ())):
                key = (row.inspection.authority_id, row.inspection.began_by.year, theme)
                counts[key] += 1
                urgent[key] += row.urgency == "priority"
    return counts, urgent


TABLES = (
    OpenTable(
        "judgements",
        "Judgements of every inspection",
        "A row for each judgement area of each graded inspection of an authority.",
        (
            ("inspection_kind", "The kind of inspection"),
            ("framework_era", "The version of the framework, by the day the inspection began"),
            ("inspection_began", "The first day the inspection can have begun"),
            ("judgement_area", "What was judged"),
        ),
        (
            ("grade", "outstanding, good, requires-improvement or inadequate"),
            ("grade_rank", "1 for outstanding to 4 for inadequate"),
        ),
        _judgements,
    ),
    OpenTable(
        "latest-grades",
        "Latest known grades, England and regions",
        "How many of the authorities that exist today hold each grade at their latest known graded inspection.",
        (("judgement_area", "What was judged"), ("grade", "The grade")),
        (
            ("authority_count", "How many authorities hold it"),
            ("graded_count", "How many authorities hold any grade for the area at that inspection"),
            ("authority_percent", "The first of the second, in per cent"),
        ),
        _latest_grades,
    ),
    OpenTable(
        "areas-for-improvement",
        "Areas for improvement by theme",
        "How many areas for improvement the inspections and visits of a year set each authority.",
        (("theme", "What they are about; Total for all, and an area with two themes counts in both"),),
        (
            ("area_count", "How many areas for improvement"),
            ("priority_count", "How many of them are for priority action"),
        ),
        _areas_for_improvement,
    ),
)
