"""``sightline returns``: the shape other programs read, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.returns.sources.workbooks import OLE
from tests.unit.cli.conftest import Runs
from tests.unit.returns.made import Rows, sound_sheets, spoilt, write_workbook

CHECK = ("returns", "check", "a.xlsx", "--return", "annex-a", "--as-at", "2026-10-31")
JSON = ("--format", "json")


def test_the_shape_is_the_contracts(folder: Path, sightline: Runs) -> None:
    write_workbook(folder / "a.xlsx", spoilt("list-1", gender="zz", contact_date="13/13/2026"))
    outcome = sightline(*CHECK, *JSON)
    told = json.loads(outcome.out)
    assert set(told) == {"lists", "problems", "checks"}
    assert [it["list"] for it in told["lists"]] == [f"list-{number}" for number in range(1, 12)]
    assert told["lists"][0] == {
        "list": "list-1",
        "rows": 1,
        "columns_matched": [
            "Child Unique ID",
            "Gender",
            "Ethnicity",
            "Date of Birth",
            "Age of Child (Years)",
            "Date of Contact",
            "Contact Source",
        ],
        "columns_unmatched": [],
        "columns_missing": [],
    }
    assert {(it["code"], it["list"], it["row"], it["column"]) for it in told["problems"]} == {
        ("unknown-code", "list-1", 2, "Gender"),
        ("bad-date", "list-1", 2, "Date of Contact"),
    }
    assert all(set(it) == {"id", "outcome", "why"} for it in told["checks"])
    assert {it["outcome"] for it in told["checks"]} == {"passed", "failed", "not-run"}
    assert outcome.status == 4


STATUSES = [(sound_sheets(), 0), (spoilt("list-1", gender="zz"), 4)]


@pytest.mark.parametrize(("sheets", "status"), STATUSES)
def test_the_status_says_whether_checks_held(folder: Path, sightline: Runs, sheets: dict, status: int) -> None:  # type: ignore[type-arg]
    write_workbook(folder / "a.xlsx", sheets)
    outcome = sightline(*CHECK)
    assert outcome.status == status
    assert "checks passed" in outcome.out


UNUSABLE = [(b"PK\x03\x04", "damaged"), (b"", "empty"), (None, "not-found")]


@pytest.mark.parametrize(("content", "code"), UNUSABLE)
def test_what_cannot_be_used_is_said_in_both_ways(
    folder: Path, sightline: Runs, content: bytes | None, code: str
) -> None:
    if content is not None:
        (folder / "a.xlsx").write_bytes(content)
    outcome = sightline(*CHECK, *JSON)
    assert outcome.status == 3
    assert f"[{code}]" in outcome.err
    assert [it["code"] for it in json.loads(outcome.out)["problems"]] == [code]


def test_a_file_of_a_folder_that_cannot_be_used_is_status_3(folder: Path, sightline: Runs) -> None:
    (folder / "lists").mkdir()
    write_workbook(folder / "lists" / "a.xlsx", sound_sheets())
    (folder / "lists" / "b.xlsx").write_bytes(b"PK\x03\x04")
    outcome = sightline("returns", "check", "lists", *CHECK[3:], "--out", "kept", "--keep")
    assert outcome.status == 3
    assert "Nothing was kept." in outcome.err
    assert not (folder / "kept").exists()
    assert "damaged" in outcome.err


TITLED = {"List 1": [["Annex A for Wiltshire"], *sound_sheets()["List 1"]]}
CUT_OFF = "Child Unique ID,Date of Contact,Contact Source\nN1,01/09/2026,6\nN2,02/0"
NOT_KEPT: list[tuple[dict[str, Rows] | str | bytes, str]] = [
    (TITLED, "other-authority"),
    ({"Cover": [["Local authority", "Wiltshire"]], **sound_sheets()}, "other-authority"),
    ({"Sheet1": [["Fruit", "Price"]]}, "no-lists"),
    (b"PK\x03\x04", "damaged"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (CUT_OFF, "damaged"),
]


@pytest.mark.parametrize(("content", "code"), NOT_KEPT, ids=[code for _, code in NOT_KEPT])
def test_nothing_is_kept_of_what_cannot_be_used(
    folder: Path, sightline: Runs, content: dict[str, Rows] | str | bytes, code: str
) -> None:
    name = "a.csv" if isinstance(content, str) else "a.xlsx"
    if isinstance(content, dict):
        write_workbook(folder / name, content)
    else:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = set(folder.rglob("*"))
    options = ("--authority", "Somerset", "--out", "kept", "--keep", "--report", "to-mend.xlsx")
    outcome = sightline("returns", "check", name, *CHECK[3:], *options)
    assert (outcome.status, "Traceback" in outcome.err) == (3, False)
    assert f"[{code}]" in outcome.err
    assert set(folder.rglob("*")) == before


def test_a_choice_is_remembered_for_the_next_check(folder: Path, sightline: Runs) -> None:
    sheets = sound_sheets()
    sheets["List 1"][0][-1] = "Srce"
    write_workbook(folder / "a.xlsx", sheets)
    assert json.loads(sightline(*CHECK, *JSON).out)["lists"][0]["columns_unmatched"] == ["Srce"]
    assert sightline("returns", "remember", "header", "list-1", "Srce", "contact-source").status == 0
    assert json.loads(sightline(*CHECK, *JSON).out)["lists"][0]["columns_unmatched"] == []
    assert sightline("returns", "remember", "code", "sex", "Lass", "Q").status == 2


WRONG = [("--as-at", "31/10/2026"), ("--return", "annex-b")]


@pytest.mark.parametrize("option", WRONG)
def test_wrong_usage_is_status_2(sightline: Runs, option: tuple[str, str]) -> None:
    assert sightline(*CHECK, *option).status == 2
