"""The reader of knowledge files is strict: it stops with the file, the entry and what is wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sightline.ground.errors import KnowledgeFault
from sightline.knowledge.load import common
from sightline.knowledge.rows import File, Row

WHOLE = """
[[thing]]
id = "a-thing"
label = "A thing"
kind = "guidance"
source = "national-framework"
at = "page 1"
checked_on = 2026-11-21
review_by = 2027-11-21
"""

BROKEN = [
    # what is replaced, by what, what the message says
    ("", "", None),
    ('label = "A thing"', "", "a-thing: label is missing"),
    ('label = "A thing"', 'label = ""', "a-thing: label is empty"),
    ('label = "A thing"', "label = 3", "a-thing: label should be a str"),
    ('label = "A thing"', 'label = "A thing"\ncolour = "red"', "a-thing: unknown key colour"),
    ('id = "a-thing"', 'id = "A thing"', "A thing: id should be in kebab-case"),
    ('kind = "guidance"', 'kind = "rumour"', "a-thing: kind should be one of law, guidance"),
    ('source = "national-framework"', "", "a-thing: source is missing"),
    ('"national-framework"', '"hearsay"', "a-thing: source hearsay is not in sources.toml"),
    ('at = "page 1"', "", "a-thing: at is missing"),
    ("checked_on = 2026-11-21", 'checked_on = "2026-11-21"', "a-thing: checked_on should be a date"),
    ("checked_on = 2026-11-21", "checked_on = 2026-11-21T10:00:00", "a-thing: checked_on should be a date"),
    ("checked_on = 2026-11-21", "checked_on = 2026-13-21", "not readable as TOML"),
    ("review_by = 2027-11-21", "", "a-thing: review_by is missing"),
    ("[[thing]]", "[[thing]]\nsince = 2026-01-02\nuntil = 2026-01-01", "until comes before since"),
    ("[[thing]]", "[[other]]", "unknown table other"),
    ("[[thing]]", '[[thing]]\nid = "b"\n[[thing]]\nid = "b"\n[[thing]]', "b: id used twice"),
]


def read(text: str) -> None:
    file = File("things.toml", text)
    for row in file.entries("thing"):
        common(row)
        row.done()
    file.done()


@pytest.mark.parametrize(("found", "replaced", "message"), BROKEN)
def test_a_broken_file_stops(found: str, replaced: str, message: str | None) -> None:
    text = WHOLE.replace(found, replaced) if found else WHOLE
    if message is None:
        read(text)
        return
    with pytest.raises(KnowledgeFault) as stopped:
        read(text)
    assert message in stopped.value.message
    assert stopped.value.message.startswith("things.toml: ")


def test_defaults_are_shared_by_all_entries() -> None:
    (row,) = File("things.toml", '[defaults]\nat = "page 1"\n[[thing]]\nid = "a"\n').entries("thing")
    assert row.text("at") == "page 1"


def test_true_is_no_number() -> None:
    with pytest.raises(KnowledgeFault, match="count should be a int"):
        Row("things.toml", {"id": "a", "count": True}).number("count")


def test_what_reading_needs_does_not_load_neighbours() -> None:
    code = (
        "from sightline.knowledge import lookup, authorities, load_authorities, load\n"
        "lookup.eras(), lookup.grade('Good'), authorities.authority('Leeds'), load.event_kinds()\n"
        "assert load_authorities.neighbour_sets.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
