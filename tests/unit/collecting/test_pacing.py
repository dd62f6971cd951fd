"""How long a run pauses and waits."""

from __future__ import annotations

from random import Random

import pytest

from sightline.collecting.pacing import Pace, seconds_asked_for
from sightline.collecting.settings import SyncSettings
from tests.replica.visits import Sleeper

MONDAY_NOON = "Mon, 05 Feb 2024 12:00:00 GMT"

RETRY_AFTER = [
    ("120", "", 120.0),
    (" 0 ", "", 0.0),
    ("Mon, 05 Feb 2024 12:02:00 GMT", MONDAY_NOON, 120.0),
    ("Mon, 05 Feb 2024 11:00:00 GMT", MONDAY_NOON, 0.0),
    ("Mon, 05 Feb 2024 12:02:00 GMT", "", None),
    ("Mon, 05 Feb 2024 12:02:00", MONDAY_NOON, None),
    ("soon", MONDAY_NOON, None),
    ("-5", "", None),
    ("²", "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("retry_after", "answered_on", "seconds"), RETRY_AFTER)
def test_the_wait_a_site_asks_for(retry_after: str, answered_on: str, seconds: float | None) -> None:
    assert seconds_asked_for(retry_after, answered_on) == seconds


def test_the_same_chance_gives_the_same_waits_and_each_is_about_twice_the_last() -> None:
    def waits() -> list[float]:
        pace = Pace(SyncSettings(first_wait_seconds=2), Sleeper().watch(), Random(7))
        return [pace.wait_after(failures) for failures in (1, 2, 3)]

    assert waits() == waits()
    for wait, least in zip(waits(), (2, 4, 8), strict=True):
        assert least <= wait <= least * 1.5


def test_no_wait_is_longer_than_the_longest() -> None:
    pace = Pace(SyncSettings(longest_wait_seconds=30), Sleeper().watch(), Random(7))
    assert pace.wait_after(20) == 30


def test_the_pause_counts_from_the_end_of_the_last_request() -> None:
    sleeper = Sleeper()
    pace = Pace(SyncSettings(), sleeper.watch(), Random(7))
    pace.pause(1.0)
    pace.request_ended()
    sleeper.time += 0.4
    pace.pause(1.0)
    sleeper.time += 5
    pace.pause(1.0)
    assert sleeper.slept == [pytest.approx(0.6)]


def test_a_run_has_time_until_it_has_not() -> None:
    sleeper = Sleeper()
    pace = Pace(SyncSettings(run_seconds=60), sleeper.watch(), Random(7))
    assert pace.has_time_for(59)
    assert not pace.has_time_for(60)
