"""The forms in which reports print dates, names and framework references."""

from __future__ import annotations

import pytest

from sightline.demonstration import printing, stock
from sightline.demonstration.stories import story_of

NORTHMERE = story_of("northmere-2023")


@pytest.mark.parametrize(
    ("event", "form", "printed"),
    [
        ("northmere-2023", "short", "4 to 8 December 2023"),
        ("northmere-2014", "dash-short", "3–25 June 2014"),
        ("northmere-2025", "and", "30 and 31 July 2025"),
        ("northmere-2023", "weekday", "Monday 4 to Friday 8 December 2023"),
    ],
)
def test_days_are_printed_in_many_forms(event: str, form: str, printed: str) -> None:
    assert printing.span(NORTHMERE.event(event), form) == printed


@pytest.mark.parametrize(
    ("id_", "form", "ends", "printed", "number"),
    [
        ("local-homes", "lower", "(outcome 4, national framework).", "outcome 4", 4),
        ("local-homes", "upper", "(Outcome 4, national framework).", "Outcome 4", 4),
        ("local-homes", "title-first", "(National Framework, Outcome 4).", "Outcome 4", 4),
        ("local-homes", "number-word", "(outcome four, national framework).", "outcome four", 4),
        ("local-homes", "short", "(outcome four).", "outcome four", 4),
        ("audit-impact", "bare-number", "(enabler 2).", "enabler 2", 2),
        (
            "audit-impact",
            "named-number",
            "(enabler 2, leaders drive conditions for effective practice).",
            "enabler 2",
            2,
        ),
        (
            "workforce-stable",
            "named-enabler",
            "(enabler: the workforce is equipped and effective, national framework).",
            "enabler: the workforce is equipped and effective",
            None,
        ),
    ],
)
def test_framework_references_are_printed_in_many_forms(
    id_: str, form: str, ends: str, printed: str, number: int | None
) -> None:
    area = printing.area_for_improvement(stock.areas()[id_], form)
    assert area.text.endswith(ends)
    assert [(tag.printed, tag.number) for tag in area.tags] == [(printed, number)]


def test_an_area_with_parts_has_no_full_stop_of_its_own() -> None:
    area = printing.area_for_improvement(stock.areas()["neglect-and-private-fostering"])
    assert area.text.endswith(":")
    assert len(area.parts) == 2


@pytest.mark.parametrize(
    ("event", "title"), [("northmere-2018", "Her Majesty’s Inspector"), ("northmere-2023", "His Majesty’s Inspector")]
)
def test_the_reign_decides_the_inspectors_title(event: str, title: str) -> None:
    assert printing.inspectors_title(NORTHMERE.event(event)) == title
