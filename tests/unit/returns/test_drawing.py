"""The lists that could be drawn from tables of the dataset: which rows count on the day, and what is lacking."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sightline.knowledge.annex_a_lists import lists
from sightline.knowledge.tables import tables
from sightline.returns.drawing import columns_lacking, lines_drawn
from sightline.returns.loading import load_return
from sightline.returns.store import ReturnKind

AS_AT = date(2026, 9, 30)

NEED = "cine_cin_episode_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa"
CARE = "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_ceased_date"
ADOPTION = "perm_table_id,perm_person_id,perm_adm_decision_date,perm_permanence_order_date,perm_decision_reversed_date"

TABLES: list[tuple[str, str, list[str], dict[str, int]]] = [
    ("ssd_contacts", "cont_contact_id,cont_person_id,cont_contact_date", ["1,A,30/03/2026"], {"list-1": 1}),
    ("ssd_contacts", "cont_contact_id,cont_person_id,cont_contact_date", ["1,A,29/03/2026"], {"list-1": 0}),
    ("ssd_contacts", "cont_contact_id,cont_person_id,cont_contact_date", ["1,A,01/10/2026"], {"list-1": 0}),
    ("ssd_contacts", "cont_contact_id,cont_person_id", ["1,A"], {}),
    ("ssd_cin_episodes", NEED, ["1,A,01/05/2020,,N", "2,A,01/09/2026,,N"], {"list-3": 1, "list-6": 1}),
    ("ssd_cin_episodes", NEED, ["1,A,01/05/2020,01/02/2026,N"], {"list-3": 0, "list-6": 0}),
    ("ssd_cin_episodes", NEED, ["1,A,01/09/2026,01/09/2026,Y"], {"list-3": 1, "list-6": 0}),
    ("ssd_cla_episodes", CARE, ["1,A,01/05/2020,01/06/2026", "2,A,01/06/2026,"], {"list-8": 1}),
    ("ssd_permanence", ADOPTION, ["1,A,01/05/2025,,", "2,B,01/05/2024,01/09/2025,"], {"list-10": 1}),
    ("ssd_permanence", ADOPTION, ["1,A,,,"], {"list-10": 0}),
]


@pytest.mark.parametrize(("table", "header", "rows", "counted"), TABLES)
def test_the_lines_a_list_would_have(
    tmp_path: Path, table: str, header: str, rows: list[str], counted: dict[str, int]
) -> None:
    (tmp_path / f"{table}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    loaded = load_return(str(tmp_path), ReturnKind.SSD)
    assert lines_drawn(loaded.lists, AS_AT) == counted


def test_columns_that_no_table_fills_are_lacking(tmp_path: Path) -> None:
    (tmp_path / "ssd_contacts.csv").write_text("cont_contact_id,cont_contact_date\n1,01/09/2026\n", encoding="utf-8")
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_dob\nA,01/09/2016\n", encoding="utf-8")
    lacking = columns_lacking(load_return(str(tmp_path), ReturnKind.SSD).lists)
    assert lacking["list-1"] == ["Gender", "Ethnicity", "Contact Source"]
    assert "Age of Child (Years)" not in lacking["list-1"]


def test_every_drawn_list_names_columns_of_its_table() -> None:
    for shape in lists().values():
        if drawn := shape.drawn:
            named = {it for it in (drawn.since, drawn.without, drawn.once, *drawn.ended) if it}
            assert named <= {column.name for column in tables()[drawn.table].columns}, shape.id
    assert [shape.id for shape in lists().values() if not shape.drawn] == ["list-11"]
