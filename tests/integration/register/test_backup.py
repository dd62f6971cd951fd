from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.collecting.shelf import Shelf
from sightline.journeys.backup import back_up
from sightline.journeys.opening import originals
from sightline.journeys.restore import NotRestored, restore
from sightline.register import events
from sightline.register.models import Document
from tests.unit.register.made import AT, report, taken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """The backup of a store with one document and its original."""
    taken(report())
    Shelf(originals()).put(b"%PDF-1.7 the report as it was published", ".pdf")
    back_up(tmp_path / "store.tar", at=AT)
    return tmp_path / "store.tar"


def test_a_backup_holds_neither_key_nor_sessions_and_is_its_owners_alone(backup: Path) -> None:
    with tarfile.open(backup) as archive:
        names = archive.getnames()
    assert "rows/register.event.jsonl.gz" in names
    assert [name for name in names if "secret" in name or "session" in name] == []
    assert backup.stat().st_mode & 0o077 == 0


def test_a_store_that_holds_something_is_not_replaced_unasked(backup: Path) -> None:
    with pytest.raises(NotRestored) as refusal:
        restore(backup)
    assert refusal.value.code == "store-not-empty"
    assert Document.objects.count() == 1


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _cut_between_two_members(file: Path) -> None:
    with tarfile.open(file) as archive:
        last = archive.getmembers()[-1]
    file.write_bytes(file.read_bytes()[: last.offset] + bytes(1024))


def _cut_before_the_originals(file: Path) -> None:
    with tarfile.open(file) as archive:
        first = next(entry for entry in archive.getmembers() if entry.name.startswith("originals/"))
    file.write_bytes(file.read_bytes()[: first.offset] + bytes(1024))


def _change_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    with tarfile.open(file) as archive:
        at = archive.getmember("rows/register.document.jsonl.gz").offset_data + 40
    content[at] ^= 0xFF
    file.write_bytes(content)


def _of_another_form(file: Path) -> None:
    with tarfile.open(file, "w") as archive:
        archive.add(__file__, "manifest.json")


def _by_a_newer_version(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b"0001_first", b"9999_first"))


DAMAGES: list[tuple[Callable[[Path], object], set[str]]] = [
    (Path.unlink, {"not-a-backup"}),
    (lambda file: file.write_bytes(b"nothing of the kind"), {"not-a-backup"}),
    (_cut, {"not-a-backup", "damaged-backup"}),
    (_cut_between_two_members, {"damaged-backup"}),
    (_cut_before_the_originals, {"damaged-backup"}),
    (_change_a_byte, {"damaged-backup"}),
    (_of_another_form, {"not-a-backup"}),
    (_by_a_newer_version, {"newer-backup"}),
]


@pytest.mark.parametrize(("damage", "codes"), DAMAGES)
def test_a_backup_that_is_not_whole_changes_nothing(
    backup: Path, damage: Callable[[Path], object], codes: set[str]
) -> None:
    damage(backup)
    with pytest.raises(NotRestored) as refusal:
        restore(backup, replaces=True)
    assert refusal.value.code in codes
    assert Document.objects.count() == 1
    assert events.verify_chain().faults == ()
