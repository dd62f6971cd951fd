"""Whatever the words, every reader answers, and every quote stands in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.ground.locators import Locator
from sightline.reading.kinds import action_plan, childrens_letter, committee_report, press_notice, visit_letter
from sightline.reading.model import Document, Event, Reading
from tests.unit.reading.kinds import invented

PIECES = [
    *"\n\n\n\n",
    "Dear Ms Marlowe",
    "Focused visit to Northmere children's services",
    "This letter summarises the findings of the monitoring visit on 6 and 7 June 2023.",
    "inspection in 2018",
    "between the 31 June and 4 Septmber 2 022 (on-site",
    "was judged inadequate",
    "in all areas",
    "good for children in care and care leavers",
    "What needs to improve?",
    "- The oversight of:",
    "  - oars (outcome 3, national framework",
    "by 31 February",
    "| Judgement | Grade 2018 inspection |",
    "| --- | --- |",
    "| Overall effectiveness | N/A |",
    "The report identifies three areas for improvement:",
    "carried out by Ada Marlowe HMI and",
    "published 6 February",
    "Yours sincerely",
    "His Majesty's Inspector",
]
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(min_codepoint=32, exclude_categories=("Cc", "Cs")), max_size=12),
    max_size=25,
).map(" ".join)
READERS = [module.read for module in (action_plan, childrens_letter, committee_report, press_notice, visit_letter)]


def places(reading: Reading) -> Iterator[Locator]:
    for event in (reading.inspection, *reading.other_events):
        yield from places_of(event) if event else ()
    for stated in (*reading.areas_for_improvement, *reading.due, *reading.doubts, *reading.findings):
        yield from stated.at


def places_of(event: Event) -> Iterator[Locator]:
    dates = (event.started_on, event.ended_on, event.on_site_from, event.on_site_until, event.published_on)
    for stated in (*dates, event.lead_inspector, event.authority, *event.inspectors, *event.scope, *event.judgements):
        yield from stated.at if stated else ()


@pytest.mark.parametrize("read", READERS)
@given(text=TEXTS)
@settings(max_examples=25)
def test_every_quote_stands_in_the_text(read: Callable[[Document], Reading], text: str) -> None:
    reading = read(invented.opened(f"Letter {text}", "x.md"))
    whole = reading.document.text
    assert all(whole[place.start : place.end] == place.quote for place in places(reading))
