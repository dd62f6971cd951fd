"""Child-level returns are kept apart, read on the record and deleted in time; the canary is never seen."""

from __future__ import annotations

import json
import stat
import traceback
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from sightline.demonstration.children import CANARY_WORDS
from sightline.ground.days import Period, Unit
from sightline.ground.errors import WrongUsage
from sightline.knowledge.tables import tables
from sightline.returns.keeping import Keeping, Purpose, What
from sightline.returns.store import Manifest, ReturnKind, SourceFile, StoredTable, TableStore, write_store
from tests.unit.demonstration.children.made import UNTIL, made_return

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BY = "delphine.strand"
TABLES = ("ssd_person", "ssd_cin_assessments", "ssd_disability")


def made_store(folder: Path, *, with_names: bool = False, source: str = "a" * 64) -> TableStore:
    """A checked return with the canary in it, as loading leaves it: without names, unless they are wanted."""
    contents = {name: _minimal(name, rows, with_names) for name, rows in made_return().tables.items() if name in TABLES}
    stored = {name: StoredTable(rows.num_rows, tuple(rows.column_names)) for name, rows in contents.items()}
    dropped = ("forename and surname of ssd_person",)
    sources = (SourceFile("northmere.xlsx", source),)
    manifest = Manifest(ReturnKind.SSD, "1", UNTIL, "Northmere", sources, stored, dropped=dropped)
    return write_store(folder, manifest, contents, {})


def _minimal(name: str, rows: pa.Table, with_names: bool) -> pa.Table:
    shape = tables()[name]
    return rows.select([it.name for it in shape.columns if it.name in rows.column_names and (it.kept or with_names)])


@pytest.fixture
def keeping(tmp_path: Path) -> Keeping:
    return Keeping(tmp_path / "children")


@pytest.fixture
def store(tmp_path: Path) -> TableStore:
    return made_store(tmp_path / "loaded")


def test_a_return_is_kept_in_a_folder_of_its_own_with_its_clock_set(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    assert keeping.kept() == (kept,)
    assert (kept.as_at, kept.kept_on, kept.kept_by) == (UNTIL, date(2026, 11, 22), BY)
    assert kept.last_day_on == date(2029, 11, 22)
    assert kept.id.startswith("2026-09-30-ssd-")
    assert keeping.take_in(store, by=BY, at=AT) == kept, "the same return is kept once"
    assert [entry.what for entry in keeping.log.entries()] == [What.KEPT]


def test_only_the_account_that_keeps_it_can_open_it(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in keeping.folder.rglob("*")}
    assert stat.S_IMODE(keeping.folder.stat().st_mode) == 0o700
    assert modes.pop(keeping.folder / kept.id) == 0o700
    assert set(modes.values()) == {0o600}


def test_what_is_kept_and_what_was_dropped_is_listed(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    assert set(kept.minimised.kept) == set(TABLES)
    assert "ssd_person.pers_ethnicity" in kept.minimised.sensitive
    assert kept.minimised.dropped == ("forename and surname of ssd_person",)


def test_a_return_with_names_is_not_taken_in(keeping: Keeping, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="pers_surname") as refused:
        keeping.take_in(made_store(tmp_path / "named", with_names=True), by=BY, at=AT)
    assert refused.value.code == "not-minimised"
    assert keeping.kept() == ()


def test_every_read_is_logged_before_the_files_are_given(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    wanted = ["ssd_person", "ssd_cin_plans"]
    files = keeping.read(kept.id, by="analyst.a", purpose=Purpose.MEASURING, tables=wanted, at=AT)
    assert {name: path.is_file() for name, path in files.items()} == {"ssd_person": True}
    last = list(keeping.log.entries())[-1]
    assert (last.what, last.by, last.purpose, last.tables) == (
        What.READ,
        "analyst.a",
        Purpose.MEASURING,
        ("ssd_person",),
    )
    assert last.at == "2026-11-22T09:30:00+00:00"


def test_the_log_shows_when_it_was_tampered_with(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    for _ in range(3):
        keeping.read(kept.id, by=BY, purpose=Purpose.WORKLIST, tables=TABLES, at=AT)
    assert keeping.log.verify() == []
    lines = keeping.log.path.read_text(encoding="utf-8").splitlines()
    changed = [lines[0], lines[1].replace(BY, "somebody.else"), *lines[2:]]
    keeping.log.path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    assert keeping.log.verify() == ["Line 2 of the log was changed after it was written."]
    keeping.log.path.write_text("\n".join([lines[0], *lines[2:]]) + "\n", encoding="utf-8")
    assert keeping.log.verify()[0] == "Line 2 of the log does not follow the line before."


def test_what_is_past_its_time_is_deleted_and_the_log_says_so(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    assert keeping.purge(on=kept.last_day_on, by=BY, at=AT) == ()
    deleted = keeping.purge(on=date(2029, 11, 23), by=BY, at=AT)
    assert [it.id for it in deleted] == [kept.id]
    assert deleted[0].in_words().startswith("The return of 30 September 2026 (")
    assert [path.name for path in keeping.folder.iterdir()] == ["log.jsonl"]
    assert list(keeping.log.entries())[-1].what is What.DELETED
    with pytest.raises(WrongUsage) as gone:
        keeping.read(kept.id, by=BY, purpose=Purpose.MEASURING, tables=TABLES, at=AT)
    assert gone.value.code == "not-kept"


def test_a_held_return_stays_until_it_is_released(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    keeping.hold(kept.id, by=BY, at=AT)
    assert keeping.purge(on=date(2040, 1, 1), by=BY, at=AT) == ()
    keeping.release(kept.id, by=BY, at=AT)
    assert len(keeping.purge(on=date(2040, 1, 1), by=BY, at=AT)) == 1
    assert [entry.what for entry in keeping.log.entries()] == [What.KEPT, What.HELD, What.RELEASED, What.DELETED]


def test_an_authority_may_keep_for_less_long(tmp_path: Path, store: TableStore) -> None:
    shorter = Keeping(tmp_path / "children", Period(24, Unit.CALENDAR_MONTHS))
    assert shorter.take_in(store, by=BY, at=AT).last_day_on == date(2028, 11, 22)


def test_one_return_can_be_discarded_before_its_time(keeping: Keeping, store: TableStore, tmp_path: Path) -> None:
    first = keeping.take_in(store, by=BY, at=AT)
    other = keeping.take_in(made_store(tmp_path / "other", source="b" * 64), by=BY, at=AT)
    keeping.discard(first.id, by=BY, at=AT)
    assert keeping.kept() == (other,)


def test_a_time_without_its_zone_is_refused(keeping: Keeping, store: TableStore) -> None:
    with pytest.raises(ValueError, match="zone"):
        keeping.take_in(store, by=BY, at=AT.replace(tzinfo=None))


def test_the_canary_is_in_the_rows_and_nowhere_else(keeping: Keeping, store: TableStore) -> None:
    kept = keeping.take_in(store, by=BY, at=AT)
    assert CANARY_WORDS[0] in store.read("ssd_person")["pers_person_id"].to_pylist()
    keeping.read(kept.id, by=BY, purpose=Purpose.CHECKING, tables=TABLES, at=AT)
    errors = ""
    try:
        keeping.find(CANARY_WORDS[0])
    except WrongUsage as error:
        errors = f"{error.message} {json.dumps(traceback.format_exception_only(error))}"
    texts = [path.read_text(encoding="utf-8") for path in keeping.folder.rglob("*.json*")]
    names = [path.name for path in keeping.folder.rglob("*")]
    seen = "\n".join([*texts, *names, errors, repr(kept)])
    assert [word for word in CANARY_WORDS if word in seen] == []
