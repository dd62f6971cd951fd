"""What a robots.txt says to us."""

from __future__ import annotations

import pytest

from sightline.collecting.answers import Answer, Delivered, NotModified, Undelivered, Validators
from sightline.collecting.manners import manners_from
from sightline.ground.problems import Problem

FILE = "https://files.invented.example/v1/file/1"


def rules(text: str) -> Delivered:
    return Delivered(text.encode("utf-8"), "text/plain", Validators())


def failure(status: int | None) -> Undelivered:
    return Undelivered(Problem("refused", "It did not work."), status=status)


RULES = [
    ("", True),
    ("User-agent: *\nDisallow:\n", True),
    ("User-agent: *\nDisallow: /\n", False),
    ("User-agent: *\nDisallow: /v1/\n", False),
    ("User-agent: *\nDisallow: /search\n", True),
    ("User-agent: sightline\nDisallow: /v1/\n\nUser-agent: *\nDisallow:\n", False),
    ("User-agent: Sightline\nDisallow:\n\nUser-agent: *\nDisallow: /\n", True),
    ("User-agent: OtherBot\nDisallow: /\n", True),
    ("\ufeff<html>not rules at all</html>", True),
]


@pytest.mark.parametrize(("text", "is_allowed"), RULES)
def test_what_the_rules_allow(text: str, is_allowed: bool) -> None:
    assert manners_from(rules(text)).allow(FILE) is is_allowed


PAUSES = [
    ("User-agent: *\nDisallow:\n", 0.0),
    ("User-agent: *\nCrawl-delay: 10\n", 10.0),
    ("User-agent: *\nRequest-rate: 1/5\n", 5.0),
    ("User-agent: *\nCrawl-delay: 3\nRequest-rate: 2/20\n", 10.0),
    ("User-agent: OtherBot\nCrawl-delay: 10\n", 0.0),
    ("User-agent: *\nRequest-rate: 0/5\n", 0.0),
]


@pytest.mark.parametrize(("text", "seconds"), PAUSES)
def test_the_pause_the_rules_ask_for(text: str, seconds: float) -> None:
    assert manners_from(rules(text)).pause_seconds == seconds


ANSWERS: list[tuple[Answer, bool]] = [
    (failure(404), True),
    (failure(403), True),
    (failure(429), False),
    (failure(500), False),
    (failure(None), False),
    (NotModified(), False),
]


@pytest.mark.parametrize(("answer", "is_allowed"), ANSWERS)
def test_no_rules_let_everybody_in_and_unreadable_ones_nobody(answer: Answer, is_allowed: bool) -> None:
    assert manners_from(answer).allow(FILE) is is_allowed
