"""What git keeps: text of a readable size, tied to no machine and no registry."""

from __future__ import annotations

import re

from tests.house.source import short, tracked
from tests.shared import REPOSITORY, SHARED

MOST_BYTES = 1_000_000
REGISTRY_ADDRESS = re.compile(
    rb"--(?:extra-)?index-url|--find-links|https?://[^\s\"'<>]*/(?:simple|packages)/"
    rb"|\"resolved\": *\"https?://|registry *= *.?https?://|pythonhosted\.org|https?://pypi\.org|https?://registry\."
)
HOME_FOLDER = re.compile(rb"(?<![\w.])/(?:home|root|Users)/[\w.-]")


def test_no_tracked_file_is_over_a_megabyte() -> None:
    sizes = {short(path): path.stat().st_size for path in tracked()}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_no_tracked_file_is_binary() -> None:
    assert [short(path) for path in tracked() if b"\0" in path.read_bytes()] == []


def test_no_tracked_file_names_a_registry() -> None:
    here = REPOSITORY / "tests" / "house" / "test_tracked_files.py"
    assert [short(p) for p in tracked() if p != here and REGISTRY_ADDRESS.search(p.read_bytes())] == []


def test_no_tracked_file_names_a_folder_of_one_machine() -> None:
    assert [short(path) for path in tracked() if HOME_FOLDER.search(path.read_bytes())] == []


def test_no_tracked_file_names_where_this_checkout_stands() -> None:
    places = [str(place).encode() for place in (REPOSITORY, SHARED)]
    assert [short(path) for path in tracked() if any(place in path.read_bytes() for place in places)] == []


def test_the_locks_hold_every_package_to_a_hash() -> None:
    for lock in (REPOSITORY / "requirements").glob("*.txt"):
        packages = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
        assert [package for package in packages if "==" in package and "--hash=sha256:" not in package] == []
