"""Knowledge files to nouns, each read once when it is first asked for."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from sightline.ground.days import Period, Start, Unit
from sightline.ground.sources import Citation, Source
from sightline.knowledge.model import (
    BankHoliday,
    Deadline,
    DocumentKind,
    Era,
    EventKind,
    Framework,
    FrameworkElement,
    Grade,
    HolidayYear,
    JudgementArea,
    Kind,
    Numbering,
    Theme,
    VisitTheme,
    Wording,
)
from sightline.knowledge.rows import Row, open_file

FRAMEWORK_FILES = ("frameworks/sif.toml", "frameworks/ilacs.toml", "frameworks/cfs-2027.toml")


@cache
def sources() -> dict[str, Source]:
    """Every published thing that values are drawn from, by id."""
    file = open_file("sources.toml")
    found = [_source(row) for row in file.entries("source")]
    file.done()
    return {source.id: source for source in found}


def _source(row: Row) -> Source:
    source = Source(
        row.id(),
        row.text("title"),
        row.text("publisher"),
        row.text("reference", ""),
        row.text("address", ""),
    )
    row.done()
    return source


def common(row: Row) -> dict[str, Any]:
    """What every entry has: id, label, dates, whose word it is and where that is written."""
    source = row.text("source")
    if source not in sources():
        raise row.fault(f"source {source} is not in sources.toml")
    kind = row.text("kind")
    if kind not in set(Kind):
        raise row.fault(f"kind should be one of {', '.join(Kind)}, not {kind!r}")
    since, until = row.optional_day("since"), row.optional_day("until")
    if since and until and until < since:
        raise row.fault("until comes before since")
    return {
        "id": row.id(),
        "label": row.text("label"),
        "kind": Kind(kind),
        "citation": Citation(sources()[source], row.text("at")),
        "since": since,
        "until": until,
        "checked_on": row.day("checked_on"),
        "review_by": row.day("review_by"),
        "note": row.text("note", ""),
    }


def _wordings(row: Row) -> tuple[Wording, ...]:
    return tuple(_wording(inner) for inner in row.tables("wording"))


def _wording(row: Row) -> Wording:
    pattern, examples = row.text("pattern"), row.texts("examples")
    if not examples:
        raise row.fault(f"the pattern {pattern!r} has no examples")
    row.done()
    return Wording(_pattern(row, pattern), examples)


def _pattern(row: Row, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise row.fault(f"the pattern {pattern!r} cannot be read: {error}") from error


@cache
def grades() -> tuple[Grade, ...]:
    """The points of the scale, best first, then those no longer given."""
    file = open_file("grades.toml")
    found = []
    for row in file.entries("grade"):
        found.append(Grade(**common(row), rank=row.optional_number("rank"), wordings=_wordings(row)))
        row.done()
    file.done()
    return tuple(found)


@cache
def frameworks() -> tuple[Framework, ...]:
    """The frameworks in the order they came, the coming one last."""
    return tuple(_framework(name) for name in FRAMEWORK_FILES)


def _framework(name: str) -> Framework:
    file = open_file(name)
    own = file.entry()
    base, inspectorate = common(own), own.text("inspectorate")
    own.done()
    areas = {area.id: area for area in (_area(row, base["id"]) for row in file.entries("area"))}
    eras = tuple(_era(row, base["id"], areas) for row in file.entries("era"))
    file.done()
    return Framework(**base, inspectorate=inspectorate, eras=eras, areas=tuple(areas.values()))


def _area(row: Row, framework: str) -> JudgementArea:
    area = JudgementArea(
        **common(row),
        framework=framework,
        short=row.text("short"),
        stem=_pattern(row, stem) if (stem := row.optional_text("stem")) else None,
        is_optional=row.flag("is_optional", False),
        wordings=_wordings(row),
    )
    row.done()
    return area


def _era(row: Row, framework: str, areas: dict[str, JudgementArea]) -> Era:
    ids = row.texts("areas")
    for area in ids:
        if area not in areas:
            raise row.fault(f"judgement area {area} is not in this file")
    era = Era(
        **common(row),
        framework=framework,
        areas=tuple(areas[area] for area in ids),
        not_applicable=tuple(area for area in areas if area not in ids),
    )
    row.done()
    return era


@cache
def event_kinds() -> tuple[EventKind, ...]:
    """The kinds of inspection and visit."""
    file = open_file("event_kinds.toml")
    found = []
    for row in file.entries("event_kind"):
        found.append(
            EventKind(
                **common(row),
                framework=row.optional_text("framework"),
                is_graded=row.flag("is_graded"),
                document_kind=row.text("document_kind"),
                calendar_days=row.numbers("calendar_days"),
                printed=row.texts("printed"),
            )
        )
        row.done()
    file.done()
    return tuple(found)


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """The kinds of document about an inspection."""
    file = open_file("document_kinds.toml")
    found = []
    for row in file.entries("document_kind"):
        is_source = row.flag("is_source_of_grades")
        found.append(DocumentKind(**common(row), is_source_of_grades=is_source, definition=row.text("definition")))
        row.done()
    file.done()
    return tuple(found)


@cache
def national_framework() -> tuple[tuple[FrameworkElement, ...], tuple[Numbering, ...]]:
    """The principles, enablers and outcomes, and the dated rows that number them."""
    file = open_file("national_framework.toml")
    elements, numberings = [], []
    for row in file.entries("element"):
        base, element = common(row), row.text("element")
        elements.append(FrameworkElement(**base, element=element, printed=row.texts("printed")))
        row.done()
    for row in file.entries("numbering"):
        numberings.append(_numbering(row))
    file.done()
    return tuple(elements), tuple(numberings)


def _numbering(row: Row) -> Numbering:
    numbering = Numbering(
        **common(row),
        element=row.text("element"),
        number=row.number("number"),
        means=row.id("means"),
        doubt_since=row.optional_day("doubt_since"),
        doubt_until=row.optional_day("doubt_until"),
    )
    row.done()
    return numbering


@cache
def themes() -> tuple[Theme, ...]:
    """The themes of findings."""
    file = open_file("themes.toml")
    found = []
    for row in file.entries("theme"):
        base, definition = common(row), row.text("definition")
        includes, excludes = row.texts("includes"), row.texts("excludes")
        found.append(Theme(**base, definition=definition, includes=includes, excludes=excludes))
        row.done()
    file.done()
    return tuple(found)


@cache
def visit_themes() -> tuple[VisitTheme, ...]:
    """The areas of service that a focused visit may look at."""
    file = open_file("focused_visit_themes.toml")
    found = []
    for row in file.entries("visit_theme"):
        found.append(VisitTheme(**common(row), scope=row.text("scope"), printed=row.texts("printed")))
        row.done()
    file.done()
    return tuple(found)


@cache
def deadlines() -> tuple[Deadline, ...]:
    """The duties after an inspection or visit."""
    file = open_file("deadlines.toml")
    found = tuple(_deadline(row) for row in file.entries("deadline"))
    file.done()
    return found


def _deadline(row: Row) -> Deadline:
    unit, start = row.text("unit"), row.text("start")
    if unit not in set(Unit) or start not in set(Start):
        raise row.fault(f"cannot count in {unit!r} with the first day {start!r}")
    deadline = Deadline(
        **common(row),
        owed_to=row.text("owed_to"),
        trigger=row.text("trigger"),
        period=Period(row.number("count"), Unit(unit), Start(start)),
        applies=row.text("applies"),
        replaces=row.optional_text("replaces"),
        label_of_report=row.optional_text("label_of_report"),
        label_of_letter=row.optional_text("label_of_letter"),
    )
    row.done()
    return deadline


@cache
def bank_holiday_years() -> tuple[HolidayYear, ...]:
    """The bank holidays of England and Wales that fall on a weekday, a year an entry."""
    file = open_file("bank_holidays.toml")
    years = tuple(_year(row) for row in file.entries("year"))
    file.done()
    return years


def _year(row: Row) -> HolidayYear:
    days = []
    for inner in row.tables("days"):
        days.append(BankHoliday(inner.day("on"), inner.text("label")))
        inner.done()
    year = HolidayYear(**common(row), days=tuple(days))
    row.done()
    return year


@cache
def bank_holidays() -> tuple[BankHoliday, ...]:
    """The bank holidays of all years, in order."""
    return tuple(day for year in bank_holiday_years() for day in year.days)


@cache
def holidays() -> frozenset[date]:
    """The bank holidays as a set, for counting working days."""
    return frozenset(holiday.on for holiday in bank_holidays())
