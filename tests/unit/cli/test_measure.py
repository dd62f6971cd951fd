"""``sightline measure`` on an invented return, as an analyst would run it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sightline.ground.days import add_months
from tests.unit.cli.conftest import Runs
from tests.unit.indicators.invented import Made, write

AS_AT = date(2026, 3, 31)
KEYS = (
    "indicator",
    "label",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
    "why",
    "as_at",
    "period",
    "source",
)
OPTIONS = ("--return", "ssd", "--as-at", "2026-03-31")


@pytest.fixture
def tables(folder: Path) -> Path:
    """Thirty referrals of ten children, one a month each, and three children whose referral came to nothing."""
    made: Made = {
        "ssd_cin_episodes": [
            {
                "cine_referral_id": f"r{child}-{month}",
                "cine_person_id": f"c{child}",
                "cine_referral_date": add_months(AS_AT, -month),
                "cine_referral_nfa": child < 1,
                "cine_referral_source_code": "2A",
            }
            for child in range(10)
            for month in range(3)
        ]
    }
    (folder / "tables").mkdir()
    write(made, folder / "tables")
    return folder / "tables"


def test_every_indicator_is_told_in_the_shape_of_the_contract(sightline: Runs, tables: Path) -> None:
    outcome = sightline("measure", str(tables), *OPTIONS, "--format", "json")
    told = json.loads(outcome.out)
    assert outcome.status == 0
    assert {tuple(it) for it in told} == {KEYS}
    by_id = {it["indicator"]: it for it in told}
    assert len(by_id) == len(told) > 70
    again = by_id["re-referrals"]
    assert (again["numerator"], again["denominator"], again["status"]) == (20, 30, "available")
    assert again["value"] == pytest.approx(66.6667)
    assert (again["unit"], again["as_at"], again["period"]) == ("percent", "2026-03-31", "2025-04-01/2026-03-31")
    lacking = by_id["children-in-care"]
    assert (lacking["status"], lacking["value"]) == ("not-available", None)
    assert lacking["why"] == "The return holds no episodes of care (ssd_cla_episodes)."


def test_only_the_indicators_named_are_measured(sightline: Runs, tables: Path) -> None:
    outcome = sightline(
        "measure", str(tables), "--indicator", "referrals", "re-referrals", *OPTIONS, "--format", "json"
    )
    assert [it["indicator"] for it in json.loads(outcome.out)] == ["referrals", "re-referrals"]


def test_an_indicator_nobody_knows_is_wrong_usage_with_a_hint(sightline: Runs, tables: Path) -> None:
    outcome = sightline("measure", str(tables), *OPTIONS, "--indicator", "rereferrals")
    assert (outcome.status, outcome.out) == (2, "")
    assert "Did you mean re-referrals" in outcome.err
    assert "[unknown-indicator]" in outcome.err


def test_safe_figures_hide_small_numbers(sightline: Runs, tables: Path) -> None:
    chosen = ("--indicator", "referrals-with-no-further-action,referrals")
    plain = json.loads(sightline("measure", str(tables), *OPTIONS, *chosen, "--format", "json").out)
    safe = json.loads(sightline("measure", str(tables), *OPTIONS, *chosen, "--safe", "--format", "json").out)
    assert [(it["numerator"], it["status"]) for it in plain] == [(30, "available"), (3, "available")]
    assert [(it["numerator"], it["status"]) for it in safe] == [(30, "available"), (None, "suppressed")]


def test_groups_are_told_where_asked(sightline: Runs, tables: Path) -> None:
    outcome = sightline(
        "measure", str(tables), *OPTIONS, "--indicator", "referrals", "--by", "team", "--format", "json"
    )
    assert [(it["breakdown"], it["group"], it["value"]) for it in json.loads(outcome.out)] == [
        (None, None, 30.0),
        ("team", "Not known", 30.0),
    ]


def test_a_table_for_people(sightline: Runs, tables: Path) -> None:
    outcome = sightline("measure", str(tables), *OPTIONS, "--indicator", "re-referrals")
    assert outcome.status == 0
    assert "66.7%" in outcome.out
    assert "20 of 30" in outcome.out


def test_a_path_that_is_not_there_is_said_in_words(sightline: Runs, folder: Path) -> None:
    outcome = sightline("measure", "nowhere", *OPTIONS)
    assert outcome.status == 3
    assert "Traceback" not in outcome.err
