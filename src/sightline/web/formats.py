"""Values in the words of the page: dates, grades, judgement areas, kinds; all from ``knowledge`` and ``ground``."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from sightline.ground.wording import (
    count_in_words,
    day_in_words,
    days_left,
    list_in_words,
    partial_date_in_words,
    run_on,
)
from sightline.knowledge.labels import area, area_in_full, document_kind, era, grade, judges, kind, theme
from sightline.register.told import partial

__all__ = ["FILTERS", "NOT_KNOWN", "area", "area_in_full", "document_kind", "era", "grade", "grade_colour", "in_words"]
__all__ += ["iso", "judges", "kind", "theme"]

NOT_KNOWN = "Not known"
_GRADE_COLOURS = {
    "outstanding": "govuk-tag--purple",
    "good": "govuk-tag--green",
    "requires-improvement": "govuk-tag--yellow",
    "inadequate": "govuk-tag--red",
}


def in_words(day: date | datetime | str | None) -> str:
    """``6 February 2024``; ``December 2023`` or ``2023`` where no more is known."""
    if not day:
        return NOT_KNOWN
    if isinstance(day, datetime):
        return day_in_words(timezone.localtime(day).date())
    return day_in_words(day) if isinstance(day, date) else partial_date_in_words(partial(day))


def iso(day: date | datetime | str | None) -> str:
    """The day as machines read it, for ``<time datetime>``."""
    return day.isoformat() if isinstance(day, date) else day or ""


def grade_colour(id_: str) -> str:
    """The colour a grade's word stands on; the word says it all without it."""
    return _GRADE_COLOURS.get(id_, "govuk-tag--grey")


FILTERS = {
    "in_words": in_words,
    "iso": iso,
    "grade": grade,
    "grade_colour": grade_colour,
    "area": area,
    "area_in_full": area_in_full,
    "kind": kind,
    "document_kind": document_kind,
    "era": era,
    "theme": theme,
    "judges": judges,
    "counted": count_in_words,
    "listed": list_in_words,
    "run_on": run_on,
    "days_left": days_left,
}
