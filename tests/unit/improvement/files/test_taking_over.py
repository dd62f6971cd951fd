"""A plan from a file: what would be added is shown, and added once, whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.collecting.shelf import Shelf
from sightline.improvement.access import NotAllowed
from sightline.improvement.actions import taking_over
from sightline.improvement.actions.evidence import File
from sightline.improvement.files.owners import people_of
from sightline.improvement.files.reading import PlanFile, read_plan
from sightline.improvement.models import Action, ColumnChoice, Milestone, PlanArea, PlanUpload
from sightline.improvement.refusals import Refused
from sightline.register.models import Event
from tests.unit.improvement.conftest import World
from tests.unit.improvement.files.made import workbook
from tests.unit.improvement.made import BEGUN
from tests.unit.register.made import AT

STEPS = "Train every team manager:\n1. Book the trainer by 31 March 2025\n2. Train all"
OWN = "Something that only our own plan says"
OWNERS = "Dora Example (PSW) / Head of MASH"
ROWS: list[list[Any]] = [
    ["1.1", None, STEPS, OWNERS, "end of June 2025", "80% of plans audited are good", "Amber"],
    ["1.2", None, "Look at twenty plans a month", "Head of Quality Assurance", "ongoing", None, None],
    ["2.1", OWN, "Write to every child in care", "Nobody Known", date(2023, 1, 31), None, "Blue"],
    ["2.2", None, None, "Head of MASH", "TBC", None, None],
]


def keep(world: World, content: bytes, tmp_path: Path, by: User | None = None) -> PlanUpload:
    return taking_over.send(
        plan=world.plan,
        file=File("Our plan.xlsx", content),
        shelf=Shelf(tmp_path),
        by=by or world.editor,
        at=AT,
    )


def reading(content: bytes, choices: dict[str, str] | None = None) -> PlanFile:
    return read_plan(content, "Our plan.xlsx", choices or {}, people_of(User.objects.all()), BEGUN)


def take(world: World, content: bytes, tmp_path: Path) -> taking_over.TakenOver:
    upload = keep(world, content, tmp_path)
    return taking_over.take_over(
        upload=upload, file=reading(content), areas=world.areas, by=world.editor, on=BEGUN, at=AT
    )


@pytest.fixture
def content(world: World) -> bytes:
    return workbook(ROWS, merged={(0, 1, 1, 1): f"1. {world.areas[0].words}"})


def test_every_usable_row_becomes_an_action(world: World, content: bytes, tmp_path: Path) -> None:
    taken = take(world, content, tmp_path)
    assert (taken.added, taken.areas, taken.there, taken.refused) == (3, 1, 0, 1)
    first, second, third = Action.objects.filter(plans=world.plan).order_by("reference")
    assert (first.what, first.owner, first.due_on) == ("Train every team manager:", world.worker, date(2025, 6, 30))
    assert (first.status_now, first.forecast) == ("under-way", "may-be-late")
    steps = Milestone.objects.filter(action=first).values_list("what", "due_on")
    assert list(steps) == [("Book the trainer", date(2025, 3, 31)), ("Train all", date(2025, 6, 30))]
    assert [it.what for it in first.measures.all()] == ["80% of plans audited are good"]
    assert (second.due_on, second.reason_for_no_date, second.owner) == (None, "ongoing", None)
    assert (third.status_now, third.done_on, third.due_on) == ("done", BEGUN, date(2023, 1, 31))


def test_a_merged_area_holds_for_its_rows_and_an_unknown_one_becomes_our_own(
    world: World, content: bytes, tmp_path: Path
) -> None:
    take(world, content, tmp_path)
    answered = {it.reference: [area.words for area in it.areas.all()] for it in Action.objects.all()}
    assert answered == {"1.1": [world.areas[0].words], "1.2": [world.areas[0].words], "2.1": [OWN]}
    source = PlanArea.objects.get(words=OWN).source
    assert source is not None and source.title == "From our own plan: Our plan.xlsx"


def test_what_has_no_place_of_its_own_is_kept_in_words(world: World, content: bytes, tmp_path: Path) -> None:
    take(world, content, tmp_path)
    update = Action.objects.get(reference="1.1").updates.get(number=1)
    assert update.words == (
        "Taken over from Our plan.xlsx, sheet “Plan”, row 3.\nContributors named: Head of MASH\nRAG: Amber"
    )


def test_the_same_file_again_adds_nothing(world: World, content: bytes, tmp_path: Path) -> None:
    take(world, content, tmp_path)
    again = take(world, content, tmp_path)
    assert (again.added, again.areas, again.there, again.refused) == (0, 0, 3, 1)
    assert Action.objects.count() == 3


def test_one_event_says_how_many_and_from_which_file(world: World, content: bytes, tmp_path: Path) -> None:
    before = Event.objects.count()
    upload = keep(world, content, tmp_path)
    taking_over.take_over(upload=upload, file=reading(content), areas=world.areas, by=world.editor, on=BEGUN, at=AT)
    sent, taken = Event.objects.order_by("number")[before:]
    assert (sent.kind, taken.kind) == ("plan-file-sent", "plan-taken-over")
    assert (taken.content["added"], taken.content["sha256"]) == (3, upload.sha256)
    assert taken.content["actions"] == list(Action.objects.order_by("pk").values_list("pk", flat=True))


def test_a_file_is_taken_over_once(world: World, content: bytes, tmp_path: Path) -> None:
    upload = keep(world, content, tmp_path)
    taking_over.take_over(upload=upload, file=reading(content), areas=world.areas, by=world.editor, on=BEGUN, at=AT)
    with pytest.raises(Refused) as refused:
        taking_over.take_over(upload=upload, file=reading(content), areas=world.areas, by=world.editor, on=BEGUN, at=AT)
    assert refused.value.code == "not-waiting"


def test_where_anything_fails_nothing_is_added(
    world: World, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = keep(world, content, tmp_path)

    def fails(*args: object, **named: object) -> None:
        raise RuntimeError("the last step fails")

    monkeypatch.setattr(taking_over, "_remember", fails)
    with pytest.raises(RuntimeError):
        taking_over.take_over(upload=upload, file=reading(content), areas=world.areas, by=world.editor, on=BEGUN, at=AT)
    assert (Action.objects.count(), PlanArea.objects.count()) == (0, len(world.areas))
    upload.refresh_from_db()
    assert upload.state == "waiting"


def test_what_a_person_says_of_columns_and_areas_counts_and_is_remembered(world: World, tmp_path: Path) -> None:
    content = workbook(
        [["Talk to children", "Somebody’s theme", "Cllr who asks"]], ["What we promise to do", "Theme", "Action"]
    )
    assert [row.what for row in reading(content).rows] == ["Cllr who asks"]
    upload = keep(world, content, tmp_path)
    columns = {"action": "comments", "what we promise to do": "what"}
    file = reading(content, columns)
    taking_over.choose(upload=upload, columns=columns, areas={}, by=world.editor)
    taking_over.take_over(upload=upload, file=file, areas=world.areas, by=world.editor, on=BEGUN, at=AT)
    made = Action.objects.get()
    assert (made.what, made.updates.get().words.splitlines()[-1]) == ("Talk to children", "Action: Cllr who asks")
    assert dict(ColumnChoice.objects.values_list("header", "column")) == columns


def test_an_owner_who_left_stays_in_words(world: World, content: bytes, tmp_path: Path) -> None:
    world.worker.is_active = False
    world.worker.save()
    take(world, content, tmp_path)
    made = Action.objects.get(reference="1.1")
    assert (made.owner, made.owner_role) == (None, "PSW (Dora Example)")


def test_who_only_reads_takes_nothing_over(world: World, content: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        keep(world, content, tmp_path, by=world.adviser)
