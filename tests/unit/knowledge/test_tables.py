"""The shape of child-level tables: names of the dataset, typed columns, parents and codes that lead somewhere."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.knowledge.check import table_shapes
from sightline.knowledge.tables import ColumnType, code_set, tables

SHAPES = [
    ("ssd_person", "pers_dob", ColumnType.DATE, None),
    ("ssd_person", "pers_ethnicity", ColumnType.TEXT, "ethnicity"),
    ("ssd_cin_assessments", "cina_assessment_auth_date", ColumnType.DATE, None),
    ("ssd_cin_assessments", "cina_assessment_child_seen", ColumnType.FLAG, None),
    ("ssd_missing", "miss_missing_episode_start_date", ColumnType.DATETIME, None),
    ("ssd_cla_placement", "clap_cla_placement_distance", ColumnType.NUMBER, None),
    ("extra_return_home_interview", "rehi_held_at", ColumnType.DATETIME, None),
]


@pytest.mark.parametrize(("table", "column", "type_", "codes"), SHAPES)
def test_a_column_has_its_type_and_codes(table: str, column: str, type_: ColumnType, codes: str | None) -> None:
    shape = tables()[table].column(column)
    assert shape is not None
    assert (shape.type, shape.codes) == (type_, codes)


def test_every_parent_and_code_set_is_there() -> None:
    assert list(table_shapes(date(2026, 11, 22))) == []


def test_every_table_of_the_dataset_is_there_with_one_key_and_names_used_once() -> None:
    assert sum(name.startswith("ssd_") for name in tables()) == 47
    for shape in tables().values():
        names = [column.name for column in shape.columns]
        assert len(set(names)) == len(names)
        assert sum(column.key for column in shape.columns) == 1, shape.name


NAMES_AND_NUMBERS_OF_PEOPLE = [
    ("ssd_person", "pers_forename"),
    ("ssd_person", "pers_surname"),
    ("ssd_person", "pers_common_child_id"),
    ("ssd_address", "addr_address_json"),
    ("ssd_linked_identifiers", "link_identifier_value"),
    ("ssd_professionals", "prof_professional_name"),
]


@pytest.mark.parametrize(("table", "column"), NAMES_AND_NUMBERS_OF_PEOPLE)
def test_what_names_a_person_is_not_kept(table: str, column: str) -> None:
    shape = tables()[table].column(column)
    assert shape is not None
    assert shape.sensitive
    assert not shape.kept


def test_a_code_has_a_label_and_a_group() -> None:
    irish = code_set("ethnicity").code("WIRI")
    assert irish is not None
    assert (irish.label, irish.group) == ("White Irish", "White")
    assert code_set("ethnicity").code("XXXX") is None
