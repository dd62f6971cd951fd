"""The star schema: every table whole, every fact at its words, every reference to a row that is there."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sightline.ground.errors import WrongUsage
from sightline.journeys.export import DESCRIPTION, export
from sightline.journeys.table_files import Format
from sightline.register.actions.documents import Taken
from tests.unit.register.made import report, taken

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FACTS = ("inspections", "judgements", "areas_for_improvement", "findings", "sentences")
Exports = Callable[..., Path]


SENTENCES = [
    ("Most plans are clear.", "strength", ["plans-quality"]),
    ("A few visits are late.", "weakness", ["visits-direct-work"]),
]


def told(salt: str = "", **changes: Any) -> tuple[Any, str]:
    """The reading of the invented report, with themes that exist."""
    return report(salt=salt, sentences=SENTENCES, **changes)


@pytest.fixture
def held(db: None) -> Taken:
    return taken(told(areas=["=HYPERLINK() is what this area begins with.", "The quality of plans."]))


@pytest.fixture
def exported(held: Taken, tmp_path: Path) -> Exports:
    """Export the register into a folder."""

    def run(format: Format = Format.CSV, replace: bool = False, name: str = "tables") -> Path:
        export(tmp_path / name, format=format, replace=replace, at=NOW)
        return tmp_path / name

    return run


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _described(folder: Path) -> list[dict[str, Any]]:
    resources: list[dict[str, Any]] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))["resources"]
    return resources


@pytest.mark.parametrize("table", FACTS)
def test_every_fact_stands_at_its_words(table: str, held: Taken, exported: Exports) -> None:
    rows = _rows(exported(), table)
    assert rows
    for row in rows:
        assert row["sha256"] == held.document.sha256
        words = held.document.text[int(row["start"]) : int(row["end"])]
        assert row["quote"].removeprefix("'") == words


def test_no_cell_is_a_formula_and_parquet_has_the_words_as_they_are(exported: Exports) -> None:
    texts = [row["text"] for row in _rows(exported(), "areas_for_improvement")]
    assert texts == ["'=HYPERLINK() is what this area begins with.", "The quality of plans."]
    table = pq.read_table(exported(Format.PARQUET, name="exact") / "areas_for_improvement.parquet")
    assert table["text"].to_pylist()[0].startswith("=HYPERLINK()")


def test_where_documents_differ_one_grade_counts(held: Taken, exported: Exports) -> None:
    taken(told(salt="notice", grades={"overall-effectiveness": "outstanding"}))
    rows = [it for it in _rows(exported(), "judgements") if it["judgement_area_id"] == "overall-effectiveness"]
    assert [(it["grade_id"], it["is_disputed"]) for it in rows] == [("good", "true")]
    assert len(_rows(exported(replace=True), "accounts")) == 2
    assert len(_rows(exported(replace=True), "sentences")) == 2


def test_every_reference_leads_to_a_row(exported: Exports) -> None:
    folder = exported()
    tables = {it["name"]: it["schema"] for it in _described(folder)}
    for name, schema in tables.items():
        rows = _rows(folder, name)
        assert len({tuple(row[key] for key in schema["primaryKey"]) for row in rows}) == len(rows), name
        for foreign in schema["foreignKeys"]:
            there = foreign["reference"]
            known = {row[there["fields"]] for row in _rows(folder, there["resource"])}
            assert {row[foreign["fields"]] for row in rows} - {""} <= known, (name, foreign)


def test_parquet_has_the_same_types_with_and_without_rows(held: Taken, exported: Exports, tmp_path: Path) -> None:
    full = exported(Format.PARQUET)
    held.document.readings.all().delete()
    schemas = {it["name"]: pq.read_schema(full / it["path"]) for it in _described(full)}
    assert str(schemas["inspections"].field("began_on").type) == "date32[day]"
    assert str(schemas["lineage"].field("likeness").type) == "double"
    assert str(schemas["lineage"].field("later_area_id").type) == "int64"
    counts = {it["name"]: it["rows"] for it in _described(full)}
    assert counts["lineage"] == 0
    assert {name: pq.read_metadata(full / f"{name}.parquet").num_rows for name in counts} == counts


def test_an_embargoed_document_is_left_out(exported: Exports) -> None:
    taken(told(salt="secret", started_on="2025-03-03", ended_on="2025-03-07"), embargo_until=date(2999, 1, 1))
    folder = exported()
    assert [len(_rows(folder, table)) for table in ("documents", "inspections", "sentences")] == [1, 1, 2]


def test_a_folder_that_holds_something_is_left_alone(exported: Exports, tmp_path: Path) -> None:
    folder = exported()
    before = (folder / DESCRIPTION).read_bytes()
    with pytest.raises(WrongUsage, match="--replace"):
        exported()
    assert (folder / DESCRIPTION).read_bytes() == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(WrongUsage, match="no earlier export"):
        exported(name="mine", replace=True)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "mine"


def test_an_earlier_export_is_replaced_whole(exported: Exports, tmp_path: Path) -> None:
    exported(Format.CSV)
    folder = exported(Format.PARQUET, replace=True)
    assert {path.suffix for path in folder.iterdir()} == {".parquet", ".json"}
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_what_goes_wrong_leaves_nothing_behind(
    exported: Exports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = exported()
    before = sorted((path.name, path.read_bytes()) for path in folder.iterdir())

    def full(*arguments: object) -> int:
        raise OSError("no space left")

    monkeypatch.setattr("sightline.journeys.export.write_table", full)
    with pytest.raises(OSError, match="no space"):
        exported(replace=True)
    assert sorted((path.name, path.read_bytes()) for path in folder.iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
