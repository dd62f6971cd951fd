"""The data is tested as code is: it holds together, it is complete, and faults are found when there are some."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import holidays as package
import pytest

from sightline.ground.errors import KnowledgeFault
from sightline.knowledge import check, load, lookup
from sightline.knowledge.model import Wording

CHECKED = date(2026, 11, 22)


def test_nothing_is_wrong_on_the_day_it_was_checked() -> None:
    assert check.check(CHECKED) == []


def test_overdue_reviews_and_missing_holidays_are_faults_later() -> None:
    codes = {fault.code for fault in check.check(date(2030, 1, 1)) if not fault.is_warning}
    assert codes == {"review-overdue", "holidays-run-out"}


def test_a_review_is_announced_a_month_before() -> None:
    warnings = [fault for fault in check.check(date(2027, 2, 15)) if fault.code == "review-due"]
    assert warnings and all(fault.is_warning for fault in warnings)
    assert str(warnings[0]).startswith("warning: ")


def test_a_gap_and_an_overlap_between_eras_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    ilacs = load.frameworks()[1]
    first, second, third = ilacs.eras
    late = replace(second, since=date(2023, 2, 1))
    long = replace(late, until=date(2026, 6, 30))
    monkeypatch.setattr(load, "frameworks", lambda: (replace(ilacs, eras=(first, long, third)),))
    assert [fault.code for fault in check.gaps_and_overlaps(CHECKED)] == ["gap", "overlap"]


def test_an_example_that_fits_two_areas_or_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    ilacs = load.frameworks()[1]
    leaders, helped, *others = ilacs.eras[-1].areas
    greedy = replace(leaders, wordings=(Wording(re.compile("help.*"), ("Impact of leaders",)),))
    era = replace(ilacs.eras[-1], areas=(greedy, helped, *others))
    monkeypatch.setattr(load, "frameworks", lambda: (replace(ilacs, eras=(era,)),))
    codes = {fault.code for fault in check.wordings(CHECKED)}
    assert codes == {"example-unmatched", "example-ambiguous"}


def test_an_id_that_leads_nowhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = load.themes()
    theme = replace(first, excludes=("what is elsewhere (no-such-theme)",))
    monkeypatch.setattr(load, "themes", lambda: (theme, *others))
    assert [fault.id for fault in check.dangling_ids(CHECKED)] == [theme.id]


def test_a_file_that_does_not_load_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise KnowledgeFault("knowledge-fault", "grades.toml: good: label is missing")

    monkeypatch.setattr(load, "grades", broken)
    assert [fault.message for fault in check.check(CHECKED)] == ["grades.toml: good: label is missing"]


def test_bank_holidays_are_those_of_the_package() -> None:
    """The table is frozen; the package says whether it was frozen right."""
    years = range(2013, 2031)
    computed = package.country_holidays("GB", subdiv="ENG", years=years)
    assert load.holidays() == {day for day in computed if day.weekday() < 5 and day.year in years}


@pytest.mark.parametrize(
    "day", [date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8), date(2026, 12, 28)]
)
def test_days_proclaimed_once_and_substitute_days_are_kept(day: date) -> None:
    assert day in load.holidays()


CONTRACT = {
    "eras": {"sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026"},
    "areas": {
        "overall-effectiveness",
        "impact-of-leaders",
        "help-and-protection",
        "children-in-care",
        "care-leavers",
        "children-in-care-and-care-leavers",
        "children-looked-after-and-permanence",
        "adoption-performance",
        "leadership-management-governance",
        "lscb-effectiveness",
    },
    "grades": {"outstanding", "good", "requires-improvement", "inadequate"},
    "events": {
        "standard-inspection",
        "short-inspection",
        "single-inspection",
        "re-inspection",
        "focused-visit",
        "assurance-visit",
        "monitoring-visit",
        "jtai",
    },
    "documents": {
        "inspection-report",
        "visit-letter",
        "committee-report",
        "childrens-letter",
        "press-notice",
        "action-plan",
        "self-evaluation",
        "unknown",
    },
}


def test_the_ids_are_those_of_the_public_contract() -> None:
    assert {
        "eras": {era.id for era in lookup.eras()},
        "areas": {area for era in lookup.eras() for area in era.area_ids},
        "grades": {grade.id for grade in load.grades() if grade.rank is not None},
        "events": {kind.id for kind in load.event_kinds()},
        "documents": {kind.id for kind in load.document_kinds()},
    } == CONTRACT


def test_the_scale_is_a_strict_order() -> None:
    assert [grade.rank for grade in load.grades() if grade.rank is not None] == [1, 2, 3, 4]


def test_every_theme_says_where_it_ends() -> None:
    assert len(load.themes()) == 50
    for theme in load.themes():
        assert theme.definition and theme.includes and theme.excludes


@pytest.mark.shared
def test_the_themes_are_those_of_the_labelling_guide(shared: Path) -> None:
    guide = (shared / "labels" / "README.md").read_text(encoding="utf-8")
    listed = guide.split("Themes. ")[1].split(". (")[0]
    assert [theme.id for theme in load.themes()] == [word.strip().replace("_", "-") for word in listed.split(",")]
