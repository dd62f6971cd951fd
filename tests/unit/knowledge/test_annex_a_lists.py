"""Annex A as data: eleven lists whose columns fill columns that are there, and headers that mean one thing."""

from __future__ import annotations

import pytest

from sightline.knowledge.annex_a_lists import code_wordings, lists
from sightline.knowledge.tables import code_sets, tables

COLUMNS_2024 = [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]
COLUMNS_2020 = [7, 8, 11, 12, 14, 14, 17, 34, 13, 16, 19]


@pytest.mark.parametrize(("version", "counts"), [("2024", COLUMNS_2024), ("2020", COLUMNS_2020)])
def test_a_version_has_its_columns(version: str, counts: list[int]) -> None:
    assert [len(shape.in_version(version)) for shape in lists().values()] == counts


def test_lists_fill_columns_that_are_there_from_columns_they_have() -> None:
    wrong = []
    for shape in lists().values():
        own = {column.id for column in shape.columns}
        own_key = shape.row_key[0]
        for filled in shape.tables:
            table = tables()[filled.name]
            named = [*filled.columns, *filled.row_ids, *filled.constants]
            wrong += [(shape.id, name) for name in named if table.column(name) is None]
            taken = {each.split()[-1] for each in filled.columns.values()} | {
                (filled.when or own_key).split()[-1],
                filled.key_from or own_key,
            }
            wrong += [(shape.id, name) for name in taken - own]
    assert wrong == []


def test_row_keys_windows_and_codes_lead_somewhere() -> None:
    for shape in lists().values():
        own = {column.id for column in shape.columns}
        assert set(shape.row_key) <= own, shape.id
        assert shape.window_column in own | {None}, shape.id
        assert {column.codes for column in shape.columns} - {None, "disability-flag"} <= set(code_sets()), shape.id


def test_wordings_lead_to_codes_of_their_set() -> None:
    truths = {"flag", "disability-flag"}
    for wordings in code_wordings().values():
        known = (
            {"yes", "no", "unknown"} if wordings.id in truths else {it.code for it in code_sets()[wordings.id].codes}
        )
        named = {code for code, _ in wordings.patterns} | set(wordings.letters.values()) | set(wordings.also.values())
        assert named <= known, wordings.id
