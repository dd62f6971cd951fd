"""The store of one return: written whole, opened again, never over something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from sightline.ground.errors import WrongUsage
from sightline.knowledge.tables import tables
from sightline.returns.store import (
    Manifest,
    ReturnKind,
    SourceFile,
    StoredTable,
    arrow_schema,
    open_store,
    write_store,
)

COLUMNS = ("cont_contact_id", "cont_person_id", "cont_contact_date")
MANIFEST = Manifest(
    kind=ReturnKind.ANNEX_A,
    version="2024",
    as_at=date(2026, 10, 31),
    authority="Northmere",
    sources=(SourceFile("northmere.xlsx", "ab" * 32),),
    tables={"ssd_contacts": StoredTable(1, COLUMNS, {"cont_contact_source_desc": "no list asks for it"}, "")},
    absent={"ssd_sdq_scores": "no list holds it"},
    dropped=("names",),
)
CONTACTS = pa.table([["c1"], ["p1"], [date(2026, 10, 1)]], schema=arrow_schema(tables()["ssd_contacts"], COLUMNS))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_store(tmp_path / "store", MANIFEST, {"ssd_contacts": CONTACTS}, {}, {"note.txt": "kept beside"})
    store = open_store(tmp_path / "store")
    assert store.manifest == MANIFEST
    assert store.tables() == ("ssd_contacts",)
    assert store.columns("ssd_contacts") == COLUMNS
    assert store.read("ssd_contacts").equals(CONTACTS)
    assert store.originals("ssd_contacts").num_rows == 0
    assert (tmp_path / "store" / "note.txt").read_text() == "kept beside"


def test_a_store_is_replaced_whole(tmp_path: Path) -> None:
    write_store(tmp_path, MANIFEST, {"ssd_contacts": CONTACTS}, {}, {"old.txt": ""})
    write_store(tmp_path, MANIFEST, {"ssd_contacts": CONTACTS}, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["return.json", "ssd_contacts.parquet"]


def test_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WrongUsage) as stopped:
        write_store(tmp_path, MANIFEST, {}, {})
    assert stopped.value.code == "folder-in-use"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("told", [None, "{", "{}", '{"form": "return-store/99"}'])
def test_a_folder_without_a_store_is_said(tmp_path: Path, told: str | None) -> None:
    if told is not None:
        (tmp_path / "return.json").write_text(told)
    with pytest.raises(WrongUsage) as stopped:
        open_store(tmp_path)
    assert stopped.value.code == "not-a-store"
