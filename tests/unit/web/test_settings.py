"""What the environment may say, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.errors import WrongUsage
from sightline.web.settings.local import colour, contrast_with_white, count, day
from sightline.web.settings.single_sign_on import single_sign_on


def test_a_day_may_be_set_and_need_not_be() -> None:
    assert day("2026-11-21") == date(2026, 11, 21)
    assert day("") is None


def test_a_dark_colour_is_the_councils_own() -> None:
    assert colour("#12436d") == "#12436d"


@pytest.mark.parametrize("words", ["blue", "#fff", "#12436d;}body{display:none", "#ffdd00"])
def test_a_colour_that_is_none_or_too_light_is_refused(words: str) -> None:
    with pytest.raises(WrongUsage, match="SIGHTLINE_COLOUR"):
        colour(words)


@pytest.mark.parametrize(("words", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54)])
def test_contrast_is_that_of_the_guidelines(words: str, ratio: float) -> None:
    assert round(contrast_with_white(words), 2) == ratio


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(WrongUsage, match="SIGHTLINE_TODAY"):
        day("tomorrow")


@pytest.mark.parametrize(("words", "expected"), [("", 0), ("0", 0), (" 2 ", 2)])
def test_a_number_may_be_set_and_need_not_be(words: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_PROXIES", words)
    assert count("SIGHTLINE_PROXIES") == expected


@pytest.mark.parametrize("words", ["one", "-1", "1.5", "²"])
def test_what_is_no_number_is_refused(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_PROXIES", words)
    with pytest.raises(WrongUsage, match="SIGHTLINE_PROXIES"):
        count("SIGHTLINE_PROXIES")


OIDC = {
    "SIGHTLINE_OIDC_ISSUER": "https://login.northmere.example/",
    "SIGHTLINE_OIDC_CLIENT": "sightline",
    "SIGHTLINE_OIDC_SECRET": "invented",
}


def test_single_sign_on_is_off_until_it_is_set_up() -> None:
    assert single_sign_on({}) is None
    found = single_sign_on(OIDC)
    assert found is not None
    assert (found.issuer, found.claim, found.label) == (
        "https://login.northmere.example",
        "email",
        "your council account",
    )


NOT_SET_UP = [
    ({"SIGHTLINE_OIDC_SECRET": ""}, "also needs SIGHTLINE_OIDC_SECRET"),
    ({"SIGHTLINE_OIDC_ISSUER": "http://login.northmere.example"}, "begins with https"),
    ({"SIGHTLINE_OIDC_ISSUER": "login.northmere.example"}, "begins with https"),
]


@pytest.mark.parametrize(("changed", "words"), NOT_SET_UP)
def test_single_sign_on_that_is_half_set_up_is_refused(changed: dict[str, str], words: str) -> None:
    with pytest.raises(WrongUsage, match=words):
        single_sign_on(OIDC | changed)
