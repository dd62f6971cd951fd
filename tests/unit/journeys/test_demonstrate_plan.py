"""The demonstration's plan is lived through once, by the story's own days, with something in every state."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.improvement.models import (
    Action,
    Board,
    Closure,
    DateMove,
    Evidence,
    Measure,
    Plan,
    PlanArea,
    Reopening,
    SaidAgain,
)
from sightline.improvement.queries.digests import recipients
from sightline.improvement.queries.exceptions import exceptions
from sightline.improvement.queries.standing import counts
from sightline.journeys.demonstrate_plan import fill_plan, let_share, people_of_the_plan, tie_measures
from sightline.register.events import verify_chain
from sightline.register.models import Event
from sightline.register.queries.sight import Sight
from tests.unit.improvement.test_figures import run
from tests.unit.register.made import Made, reading, report, taken

ON = date(2026, 11, 22)
ASKED = [
    "The quality of children’s plans, so that each says what will change for the child and by when.",
    "The recording of management oversight, supervision and the reasons for decisions.",
    "The oversight and timeliness of the response to children who live with long-standing neglect.",
]
AGAIN = "The timeliness of strategy discussions when worries about a child build up over time."


@pytest.fixture
def inspected(db: None, settings: Any, tmp_path: Path) -> None:
    """The inspection of the story, and the visit that followed."""
    settings.HOME = tmp_path
    days = {"started_on": "2023-12-04", "ended_on": "2023-12-08", "published_on": "2024-01-30"}
    taken(report(areas=ASKED, **days))
    later = {
        "kind": "focused-visit",
        "started_on": "2025-07-30",
        "ended_on": "2025-07-31",
        "published_on": "2025-09-01",
    }
    taken(reading(Made(kind="visit-letter", name="letter.pdf"), areas=[AGAIN], **later))


def test_without_the_inspection_there_is_no_plan(db: None) -> None:
    assert not fill_plan(by="test")
    assert not Plan.objects.exists()


def test_the_plan_is_lived_through_once(inspected: None) -> None:
    assert fill_plan(by="test")
    number = Event.objects.count()
    assert not fill_plan(by="test")
    assert Event.objects.count() == number
    assert verify_chain().faults == ()


def test_something_stands_in_every_state(inspected: None) -> None:
    fill_plan(by="test")
    stand = {rating.value: count for rating, count in counts(Action.objects.all(), ON).items() if count}
    assert stand == {"late": 1, "at-risk": 4, "not-started": 1, "done": 5, "stopped": 1}
    assert Counter(PlanArea.objects.values_list("state", flat=True)) == {"closed": 2, "open": 1, "proposed": 1}
    assert Counter(DateMove.objects.values_list("state", flat=True)) == {"agreed": 2, "asked": 1}
    assert (Reopening.objects.count(), Board.objects.count(), Action.objects.count()) == (1, 2, 12)
    assert set(Evidence.objects.values_list("kind", flat=True)) == {"audit-result", "voice", "document"}
    assert all(it.proposed_by != it.decided_by for it in Closure.objects.filter(state="closes"))


def test_the_visit_says_again_what_was_closed(inspected: None) -> None:
    fill_plan(by="test")
    said = SaidAgain.objects.get()
    assert (said.words, said.closure.closed_on) == (AGAIN, date(2025, 3, 10))
    told = exceptions("northmere", date(2026, 10, 1), ON, Sight())
    assert [it.person.get_full_name() for it in told.left] == ["Rupert Ashdown"]
    assert [it.action.reference for it in told.late] == ["3.1"]


def test_nothing_is_taken_from_the_clock(inspected: None) -> None:
    before = Event.objects.count()
    fill_plan(by="test")
    days = [it.at.date() for it in Event.objects.filter(number__gt=before)]
    assert (min(days), max(days)) == (date(2024, 2, 5), date(2026, 11, 10))


def test_nobody_signs_in_as_somebody_invented_and_whoever_looks_has_a_page(inspected: None) -> None:
    fill_plan(by="test")
    assert not any(it.has_usable_password() for it in User.objects.filter(username__in=people_of_the_plan()))
    person = User.objects.create_user("demonstration")
    for _ in range(2):
        let_share(person)
    assert sorted(person.shared_actions.values_list("reference", flat=True)) == ["1.3", "3.1"]


def test_a_digest_has_somebody_to_write_to_and_reaches_nobody(inspected: None) -> None:
    fill_plan(by="test")
    told = {it.person.username: it.address for it in recipients(ON)}
    assert set(told) == set(people_of_the_plan()) - {"rupert.ashdown"}  # he left
    assert all(it.endswith(".example") for it in told.values())  # reserved by RFC 2606: no mail server has it


def test_runs_that_are_measured_later_are_tied_to_the_plan_once(inspected: None) -> None:
    fill_plan(by="test")
    assert not Measure.objects.exclude(indicator="").exists()
    run(date(2023, 9, 30), 61, indicator="pre-proceedings-in-16-weeks")
    for _ in range(2):
        tie_measures()
    measure = Measure.objects.exclude(indicator="").get()
    assert (measure.action.reference, measure.baseline_value, measure.target_value) == ("3.3", 61, 80)
