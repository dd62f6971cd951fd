"""Made careers hold together, come out the same every time, and say what was planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sightline.demonstration.children import CANARY_WORDS, Plan, edges, world
from sightline.demonstration.children.world import FORESEEN, make_world
from sightline.ground.errors import WrongUsage
from sightline.knowledge.tables import TableShape, code_set, tables
from tests.unit.demonstration.children.made import BEFORE_THE_INSPECTION, PLAN, UNTIL, made_return

MANY = replace(PLAN, children=8000, has_edges=False)

SPANS = [
    ("ssd_cin_episodes", "cine_referral_date", "cine_close_date"),
    ("ssd_cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date"),
    ("ssd_s47_enquiry", "s47e_s47_start_date", "s47e_s47_end_date"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"),
    ("ssd_missing", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
    ("ssd_involvements", "invo_involvement_start_date", "invo_involvement_end_date"),
]

PLANTED = [
    ("assessments-in-45-working-days", 0.82),
    ("conferences-in-15-working-days", 0.80),
    ("contacts-decided-in-one-working-day", 0.88),
    ("care-visits-in-time", 0.93),
    ("care-seen-alone", 0.80),
    ("child-in-need-visits-in-time", 0.79),
    ("protection-visits-in-time", 0.90),
    ("dental-checks-in-time", 0.76),
    ("care-leavers-in-touch", 0.93),
    ("pathway-plans-reviewed-in-time", 0.81),
]

STORY = [
    ("care-visits-in-time", 0.71, 0.93),
    ("supervision-in-time", 0.74, 0.91),
    ("initial-health-assessments-in-time", 0.74, 0.58),
]


def _shapes() -> list[TableShape]:
    return [tables()[name] for name in made_return().tables]


def test_every_table_has_its_shape_and_keys_of_its_own() -> None:
    for shape in _shapes():
        rows = made_return().tables[shape.name]
        assert rows.num_rows, shape.name
        assert [name for name in rows.column_names if shape.column(name) is None] == []
        keys = rows[shape.key.name]
        assert (keys.null_count, len(pc.unique(keys))) == (0, rows.num_rows), shape.name


def test_whatever_refers_to_something_refers_to_what_is_there() -> None:
    lost = {
        (shape.name, column.name): missing
        for shape in _shapes()
        for column in shape.columns
        if column.parent and (missing := _missing(shape.name, column.name, *column.parent.split(".")))
    }
    assert lost == {}


def _missing(table: str, column: str, parent: str, key: str) -> int:
    given = made_return().tables
    if column not in given[table].column_names or key not in given.get(parent, given[table]).column_names:
        return 0
    value_set = given[parent][key].combine_chunks()
    return int(pc.sum(pc.invert(pc.is_in(given[table][column].drop_null(), value_set=value_set))).as_py() or 0)


def test_nothing_is_known_before_it_happens() -> None:
    for shape in _shapes():
        rows = made_return(BEFORE_THE_INSPECTION).tables[shape.name]
        for name in rows.column_names:
            if pa.types.is_temporal(rows.schema.field(name).type) and not any(word in name for word in FORESEEN):
                latest = pc.max(pc.cast(rows[name], pa.date32())).as_py()
                assert latest is None or latest <= BEFORE_THE_INSPECTION, name


@pytest.mark.parametrize(("table", "first", "last"), SPANS)
def test_nothing_ends_before_it_begins(table: str, first: str, last: str) -> None:
    rows = made_return().tables[table]
    backwards = pc.less(rows[last], rows[first])
    assert pc.sum(backwards).as_py() in (0, None)


def test_codes_are_those_of_their_sets() -> None:
    for shape in _shapes():
        rows = made_return().tables[shape.name]
        for column in shape.columns:
            if column.codes and column.name in rows.column_names:
                known = {code.code for code in code_set(column.codes).codes}
                assert set(pc.unique(rows[column.name]).to_pylist()) - {None} <= known, column.name


def test_the_same_plan_makes_the_same_children() -> None:
    small = replace(PLAN, children=300)
    first, again = make_world(small).as_at(), make_world(small).as_at()
    assert first.tables == again.tables
    assert first.truths == again.truths
    assert make_world(replace(small, seed=7)).as_at().tables != first.tables


@pytest.mark.parametrize(("measure", "share"), PLANTED)
def test_a_planted_share_comes_out_to_the_nearest_child(measure: str, share: float) -> None:
    truth = world(MANY).as_at(months=3).truths[measure]
    assert truth.denominator >= 10
    assert abs(truth.numerator - share * truth.denominator) <= 0.5


@pytest.mark.parametrize(("measure", "before", "after"), STORY)
def test_practice_at_northmere_changes_after_its_inspection(measure: str, before: float, after: float) -> None:
    then, now = (world(MANY).as_at(day).truths[measure] for day in (BEFORE_THE_INSPECTION, UNTIL))
    assert then.numerator / then.denominator == pytest.approx(before, abs=0.04)
    assert now.numerator / now.denominator == pytest.approx(after, abs=0.04)


def test_the_children_who_try_the_rules_are_in_the_last_return() -> None:
    ids = set(made_return().tables["ssd_person"]["pers_person_id"].to_pylist())
    assert {edge.id for edge in edges(PLAN)} <= ids
    assert not {edge.id for edge in edges(PLAN)} & set(
        made_return(BEFORE_THE_INSPECTION).tables["ssd_person"]["pers_person_id"].to_pylist()
    )


def test_the_canary_is_in_the_return_so_that_its_absence_elsewhere_tells() -> None:
    persons = made_return().tables["ssd_person"].to_pylist()
    found = [row for row in persons if row["pers_person_id"] == CANARY_WORDS[0]]
    assert [(row["pers_forename"], row["pers_surname"]) for row in found] == [CANARY_WORDS[1:]]


def test_a_day_that_is_no_quarter_day_is_refused() -> None:
    with pytest.raises(WrongUsage, match="no quarter day"):
        world(PLAN).as_at(date(2026, 9, 29))


def test_a_hundred_children_are_enough() -> None:
    assert make_world(Plan(children=100, until=UNTIL)).as_at().tables["ssd_person"].num_rows == 100 + len(edges(PLAN))
