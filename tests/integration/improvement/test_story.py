"""A plan's whole life: three areas, a plan with its clock, work and evidence, closing by two, and what is said next.

Lived from the published papers where they are at hand, and always from the invented authority's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from sightline.collecting.shelf import Shelf
from sightline.demonstration.making import build, commissions
from sightline.improvement.actions import (
    actions,
    areas,
    boards,
    closing,
    date_moves,
    evidence,
    measures,
    plans,
    progress,
)
from sightline.improvement.actions.actions import ActionWords
from sightline.improvement.actions.evidence import Claim, File
from sightline.improvement.actions.measures import Found, MeasureWords
from sightline.improvement.models import Action, Plan, PlanArea
from sightline.improvement.queries.boards import CabinetView, cabinet_view
from sightline.improvement.queries.clocks import clocks_of
from sightline.improvement.queries.closing import conditions_of, unmet_in_words
from sightline.improvement.queries.standing import standing_of
from sightline.journeys.take_in import import_paths
from sightline.register import events
from sightline.register.access import Role
from sightline.register.models import Inspection
from sightline.register.queries.sight import Sight
from tests.shared import SHARED
from tests.unit.improvement.made import person

pytestmark = pytest.mark.django_db

ALL = Sight()


@dataclass(frozen=True)
class Lived:
    """Where a story's words come from, and what is known of it beforehand."""

    first: Callable[[Path], list[Path]]
    later: Callable[[Path], list[Path]]
    authority: str
    inspected: str
    areas: int
    plan_due_on: date
    visited: str
    later_areas: int


def _seeds(*names: str) -> Callable[[Path], list[Path]]:
    return lambda folder: [next((SHARED / "seeds").glob(f"{name}_*.txt")) for name in names]


def _invented(*files: str) -> Callable[[Path], list[Path]]:
    def write(folder: Path) -> list[Path]:
        made = [build(it) for it in commissions() if it.file.removeprefix("northmere/") in files]
        paths = [folder / Path(it.commission.file).name for it in made]
        for path, it in zip(paths, made, strict=True):
            path.write_bytes(it.content)
        return paths

    return write


PUBLISHED = Lived(
    first=_seeds("001", "002"),
    later=_seeds("000"),
    authority="east-sussex",
    inspected="2023-12-11",
    areas=3,
    plan_due_on=date(2024, 5, 17),
    visited="2025-07-23",
    later_areas=1,
)
INVENTED = Lived(
    first=_invented("2024-04-17-corporate-parenting-panel-scraped.txt", "2024-01-30-letter-to-children.txt"),
    later=_invented("2025-11-11-cabinet-scraped.txt"),
    authority="northmere",
    inspected="2023-12-04",
    areas=3,
    plan_due_on=date(2024, 5, 10),
    visited="2025-07-23",
    later_areas=1,
)


@pytest.fixture(
    params=[pytest.param(PUBLISHED, marks=pytest.mark.shared, id="published"), pytest.param(INVENTED, id="invented")]
)
def lived(request: pytest.FixtureRequest) -> Lived:
    found: Lived = request.param
    return found


def _read(files: list[Path], on: date) -> None:
    imported = import_paths(files, by="ada", now=lambda: _at(on), jobs=1)
    assert imported.unusable == []


def _at(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 9, tzinfo=UTC)


def test_from_three_areas_to_what_is_said_next(lived: Lived, tmp_path: Path) -> None:
    editor, approver, worker = person("bea"), person("cato", Role.APPROVER), person("dora", Role.CONTRIBUTOR)
    _read(lived.first(tmp_path), date(2024, 4, 18))
    inspection = Inspection.objects.get(authority=lived.authority, started_on=lived.inspected)

    plan, asked = _draft(inspection, editor)
    assert len(asked) == lived.areas
    assert all(it.quote and it.sha256 and it.end for it in asked), "the citation travels with each area"
    due = clocks_of(plan, date(2024, 4, 24))[0]
    assert (due.duty.due_on, due.is_receipt_known) == (lived.plan_due_on, False)
    assert due.words == f"{(lived.plan_due_on - date(2024, 4, 24)).days} days left"

    worked = [_act(plan, area, editor, worker) for area in asked]
    _approve_and_publish(plan, editor, approver, lived.plan_due_on)
    _work(worked, worker, approver, tmp_path)
    for area in asked:
        _close(area, editor, approver)

    _read(lived.later(tmp_path), date(2025, 11, 3))
    visit = Inspection.objects.get(authority=lived.authority, started_on=lived.visited)
    _check_cabinet(cabinet_view(visit, date(2025, 6, 1), date(2025, 11, 11), ALL), lived, asked)
    assert events.verify_chain().faults == ()


def _draft(inspection: Inspection, editor: User) -> tuple[Plan, tuple[PlanArea, ...]]:
    """A plan is begun from the inspection's own words."""
    on = date(2024, 4, 19)
    plan = plans.begin(authority=inspection.authority, title="What we will do", by=editor, on=on, at=_at(on))
    source = plans.add_source(
        plan=plan, kind="inspection", title="Inspection of December 2023", inspection=inspection, by=editor, at=_at(on)
    )
    return plan, areas.take_up_all(plan=plan, source=source, by=editor, on=on, at=_at(on))


def _act(plan: Plan, area: PlanArea, editor: User, worker: User) -> Action:
    on = date(2024, 4, 22)
    words = ActionWords(
        what="Look at twenty records a month with the people who wrote them, and mend what is missing",
        owner_role="Head of Service",
        owner=worker,
        due_on=date(2024, 12, 20),
        change_for_children="Children and their families can say what will happen next.",
    )
    action = actions.add(plan=plan, areas=[area], words=words, by=editor, on=on, at=_at(on))
    looked_at = MeasureWords(
        kind="audit-question",
        what="Records that are as they should be",
        baseline="about half",
        baseline_value=Decimal(52),
        target="85% of those looked at",
        target_value=Decimal(85),
        unit="%",
        by_when=date(2025, 3, 31),
    )
    measures.add(action=action, words=looked_at, by=editor, at=_at(on))
    return action


def _approve_and_publish(plan: Plan, editor: User, approver: User, due_on: date) -> None:
    """The panel sees a draft; the plan is approved, published and sent in time."""
    panel = date(2024, 4, 24)
    board = boards.found(
        authority=plan.authority, kind="corporate-parenting-panel", name="The panel", by=editor, at=_at(panel)
    )
    meeting = boards.meet(board=board, on=panel, by=editor, at=_at(panel))
    item = boards.put_on(
        meeting=meeting, what="The draft plan", about=boards.About(plan=plan), by=editor, at=_at(panel)
    )
    boards.decide(meeting=meeting, item=item, words="The panel noted the draft.", by=editor, at=_at(panel))
    plans.consult(plan=plan, by=editor, on=panel, at=_at(panel))
    approved = date(2024, 5, 3)
    plans.approve(plan=plan, by=approver, on=approved, at=_at(approved))
    plans.publish(plan=plan, by=editor, on=date(2024, 5, 8), at=_at(date(2024, 5, 8)))
    plans.send(plan=plan, by=editor, on=date(2024, 5, 9), at=_at(date(2024, 5, 9)))
    plan.refresh_from_db()
    clock = clocks_of(plan, date(2024, 6, 1))[0]
    assert (clock.done_on, clock.is_late) == (date(2024, 5, 9), False)
    assert clock.words.endswith("early")


def _work(worked: list[Action], worker: User, approver: User, folder: Path) -> None:
    """A date moves with another person's agreement; the work is done, measured and shown."""
    on = date(2024, 12, 2)
    move = date_moves.ask(
        action=worked[0], new_due_on=date(2025, 2, 14), reason="Two posts stood empty.", by=worker, on=on, at=_at(on)
    )
    date_moves.agree(move=move, by=approver, on=on, at=_at(on))
    shelf = Shelf(folder / "shelf")
    done = date(2025, 2, 10)
    for action in worked:
        action.refresh_from_db()
        progress.report(
            action=action,
            status_now="done",
            forecast="on-time",
            words="All teams have done it for three months.",
            seen=0,
            by=worker,
            on=done,
            at=_at(done),
        )
        measure = action.measures.get()
        found = Found(as_at=date(2025, 1, 31), value=Decimal(88), numerator=53, denominator=60, observer="Dora Example")
        measures.record(measure=measure, found=found, by=worker, on=done, at=_at(done))
        claim = Claim(
            authority=action.authority,
            title="Audit of sixty records",
            words="53 of 60 records were as they should be.",
            on=date(2025, 1, 31),
            actions=(action,),
        )
        evidence.add_audit(claim=claim, counted=60, by=worker, on=done, at=_at(done))
        heard = Claim(
            authority=action.authority,
            title="What families told us",
            words="“I know what happens next and who does it.”",
            on=date(2025, 2, 3),
            actions=(action,),
        )
        evidence.add_voice(claim=heard, heard_how="Two group talks", counted=14, by=worker, on=done, at=_at(done))
        file = File("minutes.txt", b"The board saw the audit.")
        evidence.add_document(claim=heard, file=file, shelf=shelf, place="line 1", by=worker, on=done, at=_at(done))
    assert standing_of(worked[0], date(2025, 3, 1)).rating == "done"


def _close(area: PlanArea, editor: User, approver: User) -> None:
    on = date(2025, 3, 14)
    assert unmet_in_words(conditions_of(area, on)) == ()
    closure = closing.propose(area=area, reasons="Audits and families agree.", by=editor, on=on, at=_at(on))
    closing.close(closure=closure, by=approver, on=on, at=_at(on))
    area.refresh_from_db()
    assert (area.state, area.closed_on) == ("closed", on)


def _check_cabinet(seen: CabinetView, lived: Lived, asked: tuple[PlanArea, ...]) -> None:
    """Cabinet sees what the visit says beside everything it was told is closed."""
    assert len(seen.says) == lived.later_areas
    assert [it.area for it in seen.set_against] == list(asked)
    assert {it.closed_on for it in seen.set_against} == {date(2025, 3, 14)}
    assert all("Closed on 14 March 2025" in it.finding and "July 2025" in it.finding for it in seen.set_against)
    assert all(it.again == () for it in seen.set_against if "nothing like it" in it.finding)
    assert seen.open_areas == ()
