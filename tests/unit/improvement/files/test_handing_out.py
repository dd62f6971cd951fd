"""A plan as a workbook: safe to open, the same bytes each time, and taken over elsewhere with nothing lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from sightline.collecting.shelf import Shelf
from sightline.improvement.actions import date_moves, measures, plans, progress, taking_over, ties
from sightline.improvement.actions.evidence import File
from sightline.improvement.actions.measures import Found, MeasureWords
from sightline.improvement.files.owners import people_of
from sightline.improvement.files.reading import read_plan
from sightline.improvement.files.workbook import plan_workbook
from sightline.improvement.models import Action, Plan
from sightline.improvement.queries.plan_table import COLUMNS, TableRow, plan_table
from sightline.journeys.plan_document import plan_document
from sightline.register.queries.sight import sight_of
from sightline.returns.sources.workbooks import open_workbook
from tests.unit.improvement.conftest import World
from tests.unit.improvement.made import BEGUN, own_authority
from tests.unit.register.made import AT

ON = date(2024, 8, 1)
DERIVED = {"date-moves", "evidence-count"}
"""Who agreed to a move, and what evidence there is, is known where it happened; elsewhere they are words."""


def full(world: World) -> None:
    """A plan with something in every column."""
    made = world.action(
        reference="1.1", capacity="Two days a week", cost="£4,000 = one post", change_for_children="=Yes"
    )
    other = world.action(what="1. Look at plans\n2. Mend them", due_on=None, reason_for_no_date="Waits for the board")
    ties.answer(action=made, areas=world.areas, by=world.editor, at=AT)
    ties.share(action=made, contributors=[world.approver, world.adviser], by=world.editor, at=AT)
    progress.add_milestone(
        action=made, what="do by hand – twice", due_on=date(2024, 6, 1), by=world.editor, on=BEGUN, at=AT
    )
    for said in (
        MeasureWords(kind="indicator", what="visits in time", target="85%", target_value=Decimal(85), unit="%"),
        MeasureWords(kind="what-children-say", what="Children know why", target="Most", baseline="Few"),
    ):
        measure = measures.add(action=made, words=said, by=world.editor, at=AT)
    found = Found(as_at=date(2024, 4, 30), observer="Ann Hart, team manager", words="More than before")
    measures.record(measure=measure, found=found, by=world.editor, on=BEGUN.replace(month=6), at=AT)
    told = {"status_now": "under-way", "forecast": "may-be-late", "words": "Going on.\nStill.", "seen": 0}
    progress.report(action=made, by=world.editor, on=date(2024, 7, 1), at=AT, **told)  # type: ignore[arg-type]
    date_moves.ask(action=made, new_due_on=date(2024, 12, 1), reason="Too much.", by=world.editor, on=BEGUN, at=AT)
    told = {"status_now": "done", "forecast": "not-known", "words": "Done.", "seen": 0}
    progress.report(action=other, by=world.editor, on=date(2024, 7, 2), at=AT, **told)  # type: ignore[arg-type]
    world.action(what="Not begun", reference="9")


def table(plan: Plan, person: User) -> tuple[TableRow, ...]:
    return plan_table(plan, ON, sight_of(person.pk, ON))


def sheet_of(world: World) -> etree._Element:
    content = plan_workbook("Plan", table(world.plan, world.editor))
    with ZipFile(BytesIO(content)) as book:
        return etree.fromstring(book.read("xl/worksheets/sheet1.xml"))


def cells(rows: tuple[TableRow, ...]) -> list[dict[str, Any]]:
    return [{name: it for name, it in row.cells.items() if name not in DERIVED} for row in rows]


def elsewhere(content: bytes, by: User, tmp_path: Path) -> Plan:
    """The file taken over into another authority's empty plan."""
    plan = plans.begin(authority=own_authority(), title="Ours", by=by, on=BEGUN, at=AT)
    upload = taking_over.send(plan=plan, file=File("plan.xlsx", content), shelf=Shelf(tmp_path), by=by, at=AT)
    file = read_plan(content, "plan.xlsx", {}, people_of(User.objects.all()), ON)
    taking_over.take_over(upload=upload, file=file, areas=[], by=by, on=ON, at=AT)
    return plan


def test_a_plan_taken_over_elsewhere_is_handed_out_the_same(world: World, tmp_path: Path) -> None:
    full(world)
    rows = table(world.plan, world.editor)
    other = elsewhere(plan_workbook("Plan", rows), world.editor, tmp_path)
    assert cells(table(other, world.editor)) == cells(rows)
    moved = Action.objects.get(plans=other, reference="1.1").updates.get(number=1).words
    assert "From 30 September 2024 to 1 December 2024: Too much. Not decided yet." in moved


def test_a_longer_plan_asks_nothing_more(world: World) -> None:
    counts = []
    for _ in range(2):
        if counts:
            _ = [world.action(what=f"Action {number}") for number in range(9)]
        else:
            full(world)
        with CaptureQueriesContext(connection) as asked:
            table(world.plan, world.editor)
        counts.append(len(asked))
    assert counts[1] <= counts[0]


def test_the_same_plan_is_the_same_bytes(world: World) -> None:
    full(world)
    first, second = (plan_workbook("Plan: 2024/25", table(world.plan, world.editor)) for _ in range(2))
    assert first == second


def test_text_is_never_a_formula(world: World) -> None:
    full(world)
    sheets, _ = open_workbook(plan_workbook("Plan", table(world.plan, world.editor)), "plan.xlsx")
    header, first = sheets[0].rows[0], sheets[0].rows[1]
    assert first[header.index("Change for children")] == "'=Yes"
    assert not list(sheet_of(world).iter("{*}f"))


def test_a_printed_workbook_can_be_read(world: World) -> None:
    full(world)
    sheet = sheet_of(world)
    [page] = sheet.iter("{*}pageSetup")
    assert (page.get("orientation"), page.get("fitToWidth"), page.get("fitToHeight")) == ("landscape", "3", "0")
    heights = [float(row.get("ht", 0)) for row in sheet.iter("{*}row")]
    assert len(heights) == len(table(world.plan, world.editor)) + 1
    assert min(heights) >= 15 and max(heights) > 45  # several lines in a cell are all seen
    dates = COLUMNS.index("due") + 1
    [column] = [it for it in sheet.iter("{*}col") if int(it.get("min", 0)) <= dates <= int(it.get("max", 0))]
    assert float(column.get("width", 0)) > len("30 September 2024")


def test_an_empty_plan_is_an_empty_table() -> None:
    sheets, _ = open_workbook(plan_workbook("Plan", ()), "plan.xlsx")
    assert (len(sheets[0].rows), len(sheets[0].rows[0])) == (1, len(COLUMNS))


LINE = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40).map(
    lambda it: " ".join(it.split())
)
WORDS = LINE.filter(lambda it: any(mark.isalnum() for mark in it) and not it.startswith("'"))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@hypothesis_settings(max_examples=30)
@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS, st.one_of(st.none(), DAYS), WORDS, DAYS), min_size=1, max_size=5),
)
def test_every_word_of_a_row_comes_back(rows: list[tuple[str, str, str, date | None, str, date]]) -> None:
    made = [
        TableRow(
            {
                "what": what,
                "owner": owner,
                "change": change,
                "due": due,
                "reason-for-no-date": "" if due else reason,
                "progress": reason,
                "heard-of": heard,
                "status": "Under way",
            },
            (),
        )
        for what, owner, change, due, reason, heard in rows
    ]
    file = read_plan(plan_workbook("Plan", made), "plan.xlsx", {}, {}, ON)
    came = [
        (it.what, it.owners.role, it.change, it.due_on, it.progress, it.stands.heard_of_on, it.reason)
        for it in file.rows
    ]
    assert came == [(*row[:4], row[4], row[5], "" if row[3] else row[4]) for row in rows]


def test_a_word_document_says_the_same_and_is_taken_over_again(world: World, tmp_path: Path) -> None:
    full(world)
    world.action(what="Answers nothing", reference="7").areas.clear()
    rows = table(world.plan, world.editor)
    content = plan_document(world.plan, rows, ON)
    assert content == plan_document(world.plan, rows, ON)
    came = table(elsewhere(content, world.editor, tmp_path), world.editor)
    assert [_read_in_word(row) for row in came] == [_read_in_word(row) for row in rows]


def _read_in_word(row: TableRow) -> list[Any]:
    names = ("reference", "area", "what", "steps", "owner", "person", "contributors", "due", "reason-for-no-date")
    return [row.cells.get(name) for name in (*names, "change", "measure", "measure-target", "status", "progress")]
