"""Whatever stands in a workbook, reading it ends in lists and coded problems, or in one coded answer."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.knowledge.annex_a_lists import CellType, lists
from sightline.returns.cells import meaning
from sightline.returns.checks.model import Whole
from sightline.returns.checks.running import run_checks
from sightline.returns.choices import Choices
from sightline.returns.codes import Recogniser
from sightline.returns.loading import Loaded, load_return
from sightline.returns.mapping import map_lists
from sightline.returns.matching import match_sheets
from sightline.returns.problems import WORDS, UnusableReturn
from sightline.returns.sources.sheets import Sheet
from sightline.returns.store import ReturnKind
from sightline.returns.typed import read_list
from tests.unit.returns.made import AS_AT, sound_sheets, write_workbook

MUTATIONS = 60
CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["-", "#N/A", "a) Yes", "31/02/2026", "1/1/00", "99999", "=1+1", "Child Unique ID", "\x00", "٣"]),
)


@given(cell=CELLS, type_=st.sampled_from([it for it in CellType if it not in (CellType.CODE, CellType.FLAG)]))
def test_any_cell_is_a_value_or_a_coded_problem(cell: Any, type_: CellType) -> None:
    found = meaning(cell, type_)
    assert found.problem is None or (found.problem in WORDS and found.value is None)


@given(cell=CELLS, code_set=st.sampled_from(["flag", "ethnicity", "accommodation", "placement-type", "sex"]))
def test_any_cell_is_a_code_or_a_coded_problem(cell: Any, code_set: str) -> None:
    recogniser = Recogniser(code_set, Choices())
    found = recogniser.meaning(cell)
    assert found.problem in (None, "unknown-code", "bad-flag")
    assert isinstance(recogniser.guess(cell), str)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cells_in_a_list_come_to_lists_checks_and_tables(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(sound_sheets())))
    rows = sound_sheets()[name]
    width = len(rows[0])
    spoilt = data.draw(st.lists(st.lists(CELLS, max_size=width + 2), max_size=6))
    matches = match_sheets([Sheet(name, "a.xlsx", [*rows, *spoilt])], lists(), Choices(), "2024")
    read = [read_list(matched, "2024", Choices()) for matched in matches.taken]
    assert [typed.shape.number for typed in read] == [int(name.split()[1])]
    problems = [found for typed in read for found in typed.problems]
    assert {found.code for found in problems} <= set(WORDS)
    run_checks(Whole({typed.shape.id: typed for typed in read}, AS_AT), tuple(lists().values()), problems)
    mapped = map_lists(read, date(2026, 10, 31))
    assert all(table.num_rows == mapped.stored[name].rows for name, table in mapped.contents.items())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_workbook(tmp_path_factory.mktemp("sound") / "a.xlsx", sound_sheets()).read_bytes()


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_a_workbook_with_wrong_bytes_is_read_or_refused(tmp_path: Path, sound: bytes, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sound)
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if seed % 3 == 0:
        content = content[: chance.randrange(len(content))]
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(content))
    try:
        loaded: Loaded = load_return(str(path), ReturnKind.ANNEX_A)
    except UnusableReturn as fault:
        assert fault.code in WORDS
    else:
        assert {found.code for found in loaded.problems} <= set(WORDS)
