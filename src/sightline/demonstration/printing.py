"""The forms in which reports print the same thing: dates, names, grades, titles, framework references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sightline.demonstration.nouns import Authority, Event, Oddities
from sightline.demonstration.stock import StockArea
from sightline.demonstration.truth import AreaTruth, TagTruth
from sightline.ground.wording import day_in_words
from sightline.knowledge import load

IN_WORDS = ("one", "two", "three", "four")
ENABLER_NAMES = {
    1: "multi-agency working is prioritised and effective",
    2: "leaders drive conditions for effective practice",
    3: "the workforce is equipped and effective",
}
INSPECTOR_UNTIL_2022 = "Her Majesty’s Inspector"
INSPECTOR_SINCE_2022 = "His Majesty’s Inspector"
ACCESSION = date(2022, 9, 8)


def _month(day: date) -> str:
    return f"{day:%B}"


def _short(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_in_words(end)}"
    return f"{start.day} {_month(start)} to {day_in_words(end)}"


def _dash(start: date, end: date, dash: str) -> str:
    return _short(start, end).replace(" to ", dash)


def _without_year(start: date, end: date) -> str:
    return f"{start.day} {_month(start)} to {day_in_words(end)}"


def _weekday(start: date, end: date) -> str:
    return f"{start:%A} {start.day} to {end:%A} {day_in_words(end)}"


SPANS: Mapping[str, Callable[[date, date], str]] = {
    "short": _short,
    "whole": lambda start, end: f"{day_in_words(start)} to {day_in_words(end)}",
    "dash-short": lambda start, end: _dash(start, end, "–"),
    "dash-long": lambda start, end: _dash(start, end, " – "),
    "no-year": _without_year,
    "weekday": _weekday,
    "and": lambda start, end: _short(start, end).replace(" to ", " and "),
}
"""How a report prints the days of an inspection, by the ``date_form`` of its oddities."""


def span(event: Event, form: str) -> str:
    """The days of an inspection or visit in one of the printed forms."""
    return SPANS[form](event.on_site_from or event.started_on, event.on_site_until or event.ended_on)


def inspectors_title(event: Event) -> str:
    """His or Her Majesty's Inspector, by the reign in which the report came out."""
    return INSPECTOR_SINCE_2022 if event.published_on > ACCESSION else INSPECTOR_UNTIL_2022


def lead(event: Event, form: str) -> str:
    """The lead inspector in one of the printed forms: with the title, with HMI, or the name alone."""
    return {"words": f"{event.lead}, {inspectors_title(event)}", "initials": f"{event.lead} HMI"}.get(form, event.lead)


def grade_label(id_: str) -> str:
    """A grade as tables print it."""
    return next(grade.label for grade in load.grades() if grade.id == id_)


def judged(id_: str) -> str:
    """A grade as sentences have it: “judged to be good”, “judged to require improvement to be good”."""
    label = grade_label(id_).lower()
    return (
        f"judged to {label.replace('requires', 'require', 1)}"
        if label.startswith("requires")
        else f"judged to be {label}"
    )


def formal_name(authority: Authority) -> str:
    """How a title of the older kind names the authority."""
    return {"city": f"City of {authority.name}", "royal-borough": authority.council}.get(
        authority.style, authority.council
    )


def title(authority: Authority, oddities: Oddities) -> str:
    """The title on the cover of a report, in one of the forms that have been used."""
    return {
        "council": authority.council,
        "council-services": f"Inspection of {authority.council} children’s services",
        "city-of": f"City of {authority.name}",
        "royal-borough": f"Inspection of Royal Borough of {authority.name} children’s services",
        "trust": f"Inspection of {authority.delivery_body} local authority children’s services",
    }.get(oddities.title, f"Inspection of {authority.name} local authority children’s services")


def area_for_improvement(
    area: StockArea, form: str = "", of: str = "authority", urgency: str = "improvement"
) -> AreaTruth:
    """An area for improvement as printed, with its framework reference in one of the forms where one is asked for."""
    end = "" if area.parts else "."
    if not (form and area.tag):
        return AreaTruth(f"{area.text}{end}", of, urgency, area.themes, (), area.parts)
    bracket, tag = _reference(area.tag, form)
    return AreaTruth(f"{area.text} {bracket}{end}", of, urgency, area.themes, (tag,), area.parts)


def _reference(tag: str, form: str) -> tuple[str, TagTruth]:
    """A reference in brackets, and the words of it that name the outcome, enabler or principle."""
    kind, digit = tag.split()
    number = int(digit)
    name = ENABLER_NAMES[number] if kind == "enabler" else ""
    if form == "named-enabler" and name:
        return f"({kind}: {name}, national framework)", TagTruth(f"{kind}: {name}", kind, None)
    if form == "named-number" and name:
        return f"({tag}, {name})", TagTruth(tag, kind, number)
    word = f"{kind} {IN_WORDS[number - 1]}"
    bracket, printed = {
        "upper": (f"({kind.title()} {digit}, national framework)", f"{kind.title()} {digit}"),
        "title-first": (f"(National Framework, {kind.title()} {digit})", f"{kind.title()} {digit}"),
        "number-word": (f"({word}, national framework)", word),
        "short": (f"({word})", word),
        "bare-number": (f"({tag})", tag),
    }.get(form, (f"({tag}, national framework)", tag))
    return bracket, TagTruth(printed, kind, number)
