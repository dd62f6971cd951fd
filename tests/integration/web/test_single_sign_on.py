"""Single sign-on with an invented identity provider: whom it lets in, whom not, and what is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared import REPOSITORY


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Any]:
    """What came of everyone's attempt, in one process with a store of its own, of the same kind as this run's."""
    environment = {
        **os.environ,
        "SIGHTLINE_OIDC_CLIENT": "sightline",
        "SIGHTLINE_OIDC_SECRET": "invented",
        "SIGHTLINE_OIDC_LABEL": "your Northmere account",
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)]),
    }
    script = Path(__file__).with_name("single_sign_on.py")
    ran = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


@pytest.mark.parametrize("code", ["known", "renamed"])
def test_a_person_with_an_account_is_let_in_and_known_by_their_number_ever_after(
    outcomes: dict[str, Any], code: str
) -> None:
    assert (outcomes[code]["as"], outcomes[code]["leads_to"]) == ("vera@northmere.example", "/england")
    assert outcomes["events"] == ["account/vera@northmere.example"]


REFUSED = [
    ("unknown", "You have no account here yet"),
    ("successor", "belongs to another identity"),
    ("not-vouched", "does not say who you are"),
    ("stopped", "has been stopped"),
    ("mixed", "does not say who you are"),
    ("foreign", "did not work"),
    ("cancelled", "was cancelled"),
    ("forged", "did not work"),
]


@pytest.mark.parametrize(("code", "words"), REFUSED)
def test_whoever_is_not_let_in_is_told_why(outcomes: dict[str, Any], code: str, words: str) -> None:
    assert (outcomes[code]["as"], outcomes[code]["leads_to"]) == ("", "/sign-in")
    assert words in outcomes[code]["page"]


def test_the_page_offers_it_beside_name_and_password(outcomes: dict[str, Any]) -> None:
    page = outcomes["unknown"]["page"]
    assert "Sign in with your Northmere account" in page
    assert 'href="/sign-in/council"' in page
    assert 'name="password"' in page


def test_the_code_is_bound_to_the_browser_that_asked(outcomes: dict[str, Any]) -> None:
    assert outcomes["known"]["pkce"]


def test_a_provider_that_is_away_sends_people_back(outcomes: dict[str, Any]) -> None:
    assert outcomes["provider-away"]["status"] == "/sign-in"
