"""What facts are about: authorities, documents, days, and the ids of knowledge with their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Max, Min

from sightline.knowledge import load, lookup
from sightline.register.models import Account, Authority, Inspection, Neighbour
from sightline.register.queries.export.shapes import Column, Row, Table, Type
from sightline.register.queries.grades import printed_order
from sightline.register.queries.sight import Sight

FINANCIAL_YEAR_BEGINS = 4
ACADEMIC_YEAR_BEGINS = 9


def _authorities(sight: Sight) -> Iterator[Row]:
    for each in Authority.objects.prefetch_related("codes").order_by("id"):
        codes = sorted(each.codes.all(), key=lambda it: it.since or date.min)
        newest = codes[-1].gss_code if codes else None
        yield (
            each.pk,
            each.name,
            each.ons_name or None,
            newest,
            each.la_code or None,
            each.urn or None,
            each.region or None,
            each.council_kind or None,
            each.since,
            each.until,
            each.is_invented,
        )


def _neighbours(sight: Sight) -> Iterator[Row]:
    rows = Neighbour.objects.order_by("set", "authority", "rank")
    yield from rows.values_list("set_id", "authority_id", "neighbour_id", "rank", "set__since", "set__until").iterator()


def _documents(sight: Sight) -> Iterator[Row]:
    rows = sight.documents().order_by("id").defer("text")
    for it in rows.iterator():
        yield (
            it.sha256,
            it.filename,
            it.title or None,
            it.kind,
            it.media_type or None,
            it.pages,
            it.characters,
            it.source_url or None,
            it.added_at.date(),
        )


def _accounts(sight: Sight) -> Iterator[Row]:
    rows = Account.objects.exclude(document__in=sight.hidden).order_by("inspection", "document")
    yield from rows.values_list("inspection_id", "document__sha256", "role").iterator()


def _themes(sight: Sight) -> Iterator[Row]:
    return ((it.id, it.label, it.definition) for it in load.themes())


def _judgement_areas(sight: Sight) -> Iterator[Row]:
    known = {area.id: area for framework in reversed(load.frameworks()) for area in framework.areas}
    order = printed_order()
    for id_, area in sorted(known.items(), key=lambda it: order.get(it[0], len(order))):
        yield id_, area.label, area.short, order.get(id_, len(order)) + 1


def _grades(sight: Sight) -> Iterator[Row]:
    return ((it.id, it.label, it.rank) for it in load.grades() if it.rank is not None)


def _eras(sight: Sight) -> Iterator[Row]:
    for it in lookup.eras():
        yield it.id, it.label, it.framework, it.since, it.until, it.has_overall_effectiveness


def _inspection_kinds(sight: Sight) -> Iterator[Row]:
    return ((it.id, it.label, it.framework, it.is_graded) for it in load.event_kinds())


def _dates(sight: Sight) -> Iterator[Row]:
    """Every day of every year that an inspection in the register touches."""
    ends = Inspection.objects.aggregate(
        began=Min("began_by"), published=Min("published_on"), ended=Max("ended_by"), latest=Max("published_on")
    )
    known = [day for day in ends.values() if day]
    if not known:
        return
    day, last = date(min(known).year, 1, 1), date(max(known).year, 12, 31)
    while day <= last:
        yield _day(day)
        day += timedelta(days=1)


def _day(day: date) -> Row:
    return (
        day,
        day.year,
        (day.month - 1) // 3 + 1,
        day.month,
        f"{day:%B}",
        _year_from(day, FINANCIAL_YEAR_BEGINS),
        _year_from(day, ACADEMIC_YEAR_BEGINS),
    )


def _year_from(day: date, month: int) -> str:
    """``2025-26``: the year that begins in that month."""
    first = day.year if day.month >= month else day.year - 1
    return f"{first}-{(first + 1) % 100:02}"


DIMENSIONS = (
    Table(
        "authorities",
        "Councils with the statutory duty, past and present",
        (
            Column("authority_id", "The authority"),
            Column("name", "Its everyday name"),
            Column("ons_name", "The name of the Office for National Statistics"),
            Column("gss_code", "Its newest nine-character code"),
            Column("la_code", "The three-digit code of the Department for Education"),
            Column("urn", "Ofsted's reference"),
            Column("region", "Its region"),
            Column("council_kind", "The kind of council"),
            Column("since", "Its first day, where that is known", Type.DAY),
            Column("until", "Its last day; empty while it exists", Type.DAY),
            Column("is_invented", "Whether it belongs to the demonstration", Type.TRUTH),
        ),
        _authorities,
    ),
    Table(
        "neighbours",
        "Statistical neighbours in each dated set, nearest first",
        (
            Column("set_id", "The published set"),
            Column("authority_id", "The authority", refers_to="authorities"),
            Column("neighbour_id", "Its neighbour", refers_to="authorities"),
            Column("rank", "1 is the nearest", Type.WHOLE),
            Column("since", "The set's first day", Type.DAY),
            Column("until", "The set's last day; empty while it is in use", Type.DAY),
        ),
        _neighbours,
        key=("set_id", "authority_id", "neighbour_id"),
    ),
    Table(
        "documents",
        "Documents taken in",
        (
            Column("sha256", "The SHA-256 of the original"),
            Column("filename", "Its file name"),
            Column("title", "Its title"),
            Column("kind", "What kind of document it is"),
            Column("media_type", "Its media type"),
            Column("pages", "How many pages it has", Type.WHOLE),
            Column("characters", "How long its text is", Type.WHOLE),
            Column("source_url", "Where it was fetched"),
            Column("added_on", "The day it was taken in", Type.DAY),
        ),
        _documents,
    ),
    Table(
        "themes",
        "What findings and areas for improvement are about",
        (Column("theme_id", "The theme"), Column("label", "Its name"), Column("definition", "What belongs to it")),
        _themes,
    ),
    Table(
        "judgement_areas",
        "What inspectors judge, in any era",
        (
            Column("judgement_area_id", "The judgement area"),
            Column("label", "As its framework words it"),
            Column("short_label", "Its everyday name"),
            Column("sort_order", "Its place among all, as printed, newest era first", Type.WHOLE),
        ),
        _judgement_areas,
    ),
    Table(
        "grades",
        "The inspectorate's scale",
        (Column("grade_id", "The grade"), Column("label", "Its name"), Column("rank", "1 is best", Type.WHOLE)),
        _grades,
    ),
    Table(
        "eras",
        "Dated versions of the frameworks; an inspection belongs to one by the day it began",
        (
            Column("era_id", "The era"),
            Column("label", "Its name"),
            Column("framework", "The framework"),
            Column("since", "Its first day", Type.DAY),
            Column("until", "Its last day; empty while it is in use", Type.DAY),
            Column("has_overall_effectiveness", "Whether there is an overall judgement", Type.TRUTH),
        ),
        _eras,
    ),
    Table(
        "inspection_kinds",
        "Kinds of inspection and visit",
        (
            Column("kind_id", "The kind"),
            Column("label", "Its name"),
            Column("framework", "The framework it belongs to"),
            Column("is_graded", "Whether it gives grades", Type.TRUTH),
        ),
        _inspection_kinds,
    ),
    Table(
        "dates",
        "Every day of the years the register covers",
        (
            Column("date", "The day", Type.DAY),
            Column("year", "Its calendar year", Type.WHOLE),
            Column("quarter", "Its quarter, 1 to 4", Type.WHOLE),
            Column("month", "Its month, 1 to 12", Type.WHOLE),
            Column("month_name", "The month's name"),
            Column("financial_year", "From April: 2025-26"),
            Column("academic_year", "From September: 2025-26"),
        ),
        _dates,
    ),
)

ACCOUNTS = Table(
    "accounts",
    "Which documents tell of which inspection",
    (
        Column("inspection_id", "The inspection", Type.WHOLE, "inspections"),
        Column("sha256", "The document", refers_to="documents"),
        Column("role", "main: it is about it; passing: it mentions it"),
    ),
    _accounts,
    key=("inspection_id", "sha256"),
)
