"""An answer is kept until the register changes, and not a moment longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from sightline.register import actions, events
from sightline.register.kept import FACTS, MOST, forget, kept, looking
from sightline.register.models import Authority
from tests.unit.register.made import AT

pytestmark = pytest.mark.django_db


ACTIONS = Path(actions.__file__).parent
SUBJECT = re.compile(r"""subject(?:, content)? ?= ?f?"([a-z-]+)["/]""")


def happen(what: str, about: str = "document/1") -> None:
    events.append(kind=what, subject=about, by="ada", at=AT)


@pytest.fixture
def asked() -> list[str]:
    """What the database was asked for, by the question below."""
    return []


@pytest.fixture
def count(asked: list[str]) -> Callable[..., int]:
    @kept
    def authorities(region: str, *, of: str = "") -> int:
        asked.append(region + of)
        return Authority.objects.filter(region=region).count()

    return authorities


def test_is_asked_once_for_each_question_while_nothing_happens(count: Callable[..., int], asked: list[str]) -> None:
    happen("first")
    assert [count("North"), count("North"), count("East"), count("North", of="x"), count("North")] == [0] * 5
    assert asked == ["North", "East", "Northx"]


def test_is_asked_anew_once_something_happened(count: Callable[..., int], asked: list[str]) -> None:
    happen("first")
    assert count("North") == 0
    Authority.objects.create(id="northmere", name="Northmere", region="North")
    happen("second")
    assert count("North") == 1
    assert asked == ["North", "North"]


ABOUT_FACTS = ("authorities", "authority/northmere", "document/7", "inspection/7", "national-facts")
ABOUT_PEOPLE = ("account/ada", "saved-search/7", "planaction/7", "paper/7", "documentary/7")


@pytest.mark.parametrize(("about", "times"), [*((it, 2) for it in ABOUT_FACTS), *((it, 1) for it in ABOUT_PEOPLE)])
def test_is_asked_anew_once_something_happened_to_a_fact_not_to_people_and_their_work(
    count: Callable[..., int], asked: list[str], about: str, times: int
) -> None:
    happen("first")
    count("North")
    happen("second", about)
    count("North")
    assert asked == ["North"] * times


def test_however_much_people_do_no_answer_is_found_anew(count: Callable[..., int], asked: list[str]) -> None:
    happen("first")
    count("North")
    for number in range(40):
        happen("done", f"planaction/{number}")
    count("North")
    assert asked == ["North"]
    happen("last")
    count("North")
    assert asked == ["North", "North"]


def test_every_event_of_the_register_is_about_a_fact_or_about_people() -> None:
    named = {noun for path in ACTIONS.glob("*.py") for noun in SUBJECT.findall(path.read_text(encoding="utf-8"))}
    assert named == {*FACTS, "account", "saved-search"}


def test_what_was_rolled_back_is_not_kept(count: Callable[..., int]) -> None:
    happen("first")
    with pytest.raises(LookupError), transaction.atomic():
        Authority.objects.create(id="northmere", name="Northmere", region="North")
        happen("second")
        assert count("North") == 1
        raise LookupError
    assert count("North") == 0
    happen("third")
    assert count("North") == 0


def test_a_register_without_events_keeps_nothing(count: Callable[..., int], asked: list[str]) -> None:
    assert count("North") == count("North") == 0
    assert asked == ["North", "North"]


def test_as_many_answers_are_kept_as_there_is_room_for(count: Callable[..., int], asked: list[str]) -> None:
    happen("first")
    regions = [f"Region {number}" for number in range(MOST + 1)]
    for _ in range(2):
        for region in regions:
            count(region)
    assert asked == [*regions, regions[-1]]
    forget()
    count(regions[0])
    assert len(asked) == MOST + 3


def test_who_only_looks_asks_once_whether_anything_happened(
    count: Callable[..., int], asked: list[str], django_assert_num_queries: Callable[..., Any]
) -> None:
    happen("first")
    assert count("North") == count("East") == 0
    with looking(), django_assert_num_queries(1):
        assert count("North") == count("East") == 0
    happen("second")
    with looking():
        assert count("North") == 0
    assert asked == ["North", "East", "North"]
