"""By what a document that is no inspection report shows its kind."""

from __future__ import annotations

import pytest

from sightline.reading.kinds.cues import kind_of
from tests.unit.reading.kinds import invented

KINDS = [
    ("a focused-visit letter", invented.FOCUSED_VISIT, "visit-letter"),
    ("a monitoring-visit letter", invented.MONITORING_VISIT, "visit-letter"),
    ("a letter after a joint inspection", invented.JOINT_INSPECTION, "visit-letter"),
    (
        "a letter without its head",
        "This letter summarises the findings of the focused visit to Eastvale.",
        "visit-letter",
    ),
    ("a panel paper", invented.PANEL_PAPER, "committee-report"),
    ("minutes", invented.MINUTES, "committee-report"),
    ("a letter to children", invented.CHILDRENS_LETTER, "childrens-letter"),
    ("a press notice", invented.PRESS_NOTICE, "press-notice"),
    ("an action plan", invented.ACTION_PLAN, "action-plan"),
    (
        "a self-evaluation",
        "Northmere children's services\n\nSelf-evaluation 2025\n\nWhat do we know?",
        "self-evaluation",
    ),
    ("a report that speaks of a focused visit", invented.REPORT, None),
    ("a recipe", "Take two eggs and a lighthouse.", None),
]


@pytest.mark.parametrize(("what", "text", "kind"), KINDS, ids=[what for what, _, _ in KINDS])
def test_kind_shows_in_the_opening(what: str, text: str, kind: str | None) -> None:
    assert kind_of(invented.opened(text, "x.md")) == kind


def test_paper_that_appends_a_report_is_still_a_paper() -> None:
    document = invented.opened(f"{invented.PANEL_PAPER}\n\n# Appendix 1\n\n{invented.REPORT}", "x.md")
    assert kind_of(document) == "committee-report"


def test_paper_that_appends_a_letter_is_still_a_paper() -> None:
    document = invented.opened(f"{invented.MINUTES}\n\nAppendix 1\n\n{invented.FOCUSED_VISIT}")
    assert kind_of(document) == "committee-report"


def test_plan_taken_to_a_committee_is_a_paper() -> None:
    head = "Report to: | Cabinet\nDate of meeting: | 9 October 2024\n\n"
    assert kind_of(invented.opened(head + invented.ACTION_PLAN, "x.md")) == "committee-report"
