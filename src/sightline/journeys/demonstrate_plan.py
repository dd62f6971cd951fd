"""The demonstration's plan: what the invented authority did after its inspection, lived through by the real actions.

Every day is the story's own (``demonstration/story/northmere-plan.toml``): the plan of a store made today and of one
made in a year are the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import transaction

from sightline.collecting.shelf import Shelf
from sightline.improvement.actions import (
    actions,
    areas,
    boards,
    challenges,
    closing,
    date_moves,
    evidence,
    measures,
    plans,
    progress,
    reminding,
    ties,
    watching,
)
from sightline.improvement.actions.actions import ActionWords
from sightline.improvement.actions.evidence import Claim, File
from sightline.improvement.actions.measures import Found, MeasureWords, Tied
from sightline.improvement.models import Action, Closure, Plan, PlanArea
from sightline.improvement.models.reminding import DAILY
from sightline.journeys.opening import originals
from sightline.journeys.tie_measure import tie_measure
from sightline.practice.queries.runs import earliest_figure
from sightline.register.access import Role
from sightline.register.actions.accounts import change_account, open_account
from sightline.register.models import Authority, Inspection

if TYPE_CHECKING:
    from collections.abc import Iterable

AUTHORITY = "northmere"
NINE = time(9, tzinfo=UTC)

Row = Mapping[str, Any]


@dataclass
class _Lived:
    """What was made so far: people, areas and actions by the story's own ids."""

    story: Row
    people: dict[str, User]
    plan: Plan
    areas: dict[str, PlanArea] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def editor(self) -> User:
        """Who writes the plan."""
        return self.people["delphine.strand"]

    @property
    def approver(self) -> User:
        """Who decides."""
        return self.people["marian.oakeshott"]


def people_of_the_plan() -> tuple[str, ...]:
    """The names of the invented people's accounts; nobody can sign in with them."""
    return tuple(row["id"] for row in _story()["person"])


@transaction.atomic
def fill_plan(*, by: str) -> bool:
    """Live the invented authority's plan through, where it has none; whether that was done.

    Django has been told of the register before. Without the inspection nothing is done.
    """
    story = _story()
    inspection = Inspection.objects.filter(authority=AUTHORITY, began_by=story["inspection_began"]).first()
    if inspection is None or Plan.objects.filter(authority=AUTHORITY).exists():
        return False
    lived = _begin(story, inspection, _people(story["person"], story["began"], by))
    for row in story["action"]:
        lived.actions[row["reference"]] = _add(lived, row)
    _bring_out(lived)
    for row in story["action"]:
        _work(lived, lived.actions[row["reference"]], row)
    for row in story["area"]:
        _close(lived.areas[row["id"]], row.get("closings", ()), lived)
    for row in story["board"]:
        _meet(lived, row)
    _watch(by)
    _leave(story["person"], lived.people, by)
    return True


@transaction.atomic
def tie_measures() -> None:
    """Tie the indicators of a plan that was lived through before the first run was measured."""
    story = _story()
    editor = User.objects.filter(username="delphine.strand").first()
    held = {it.reference: it for it in Action.objects.filter(authority=AUTHORITY)}
    for row in story["action"]:
        if editor and row["reference"] in held and "indicator" in row:
            _tie(held[row["reference"]], row["indicator"], editor, _at(story["approved"]))


@transaction.atomic
def let_share(person: User) -> None:
    """Let whoever looks at the demonstration share two of its actions, so that their own page shows some."""
    editor = User.objects.filter(username="delphine.strand").first()
    if editor is None:
        return
    rows = Action.objects.filter(authority=AUTHORITY, reference__in=("1.3", "3.1")).exclude(contributors=person)
    for action in rows.order_by("reference"):
        ties.share(action=action, contributors=[*action.contributors.all(), person], by=editor, at=_at(action.added_on))


def _story() -> Row:
    text = files("sightline.demonstration").joinpath("story", "northmere-plan.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _at(on: date) -> datetime:
    return datetime.combine(on, NINE)


def _people(rows: Iterable[Row], on: date, by: str) -> dict[str, User]:
    """Accounts that nobody can sign in with, as they have no password; and no mail reaches a name under .example."""
    people = {}
    for row in rows:
        people[row["id"]] = person = open_account(
            name=row["id"],
            full_name=row["name"],
            roles=[Role(row["role"])],
            password=None,
            by=by,
            at=_at(on),
        )
        reminding.choose(person=person, how_often=DAILY, address=row["address"], at=_at(on))
    return people


def _begin(story: Row, inspection: Inspection, people: dict[str, User]) -> _Lived:
    editor, on, at = people["delphine.strand"], story["began"], _at(story["began"])
    plan = plans.begin(authority=Authority.objects.get(pk=AUTHORITY), title=story["title"], by=editor, on=on, at=at)
    lived = _Lived(story, people, plan)
    source = plans.add_source(
        plan=plan,
        kind="inspection",
        title="Inspection of December 2023",
        inspection=inspection,
        received_on=story["received"],
        by=editor,
        at=at,
    )
    taken = areas.take_up_all(plan=plan, source=source, by=editor, on=on, at=at)
    for row in story["area"]:
        if "holds" in row:
            lived.areas[row["id"]] = next(it for it in taken if row["holds"] in it.words)
        else:
            said = {"kind": "audit", "title": "Our own audit of the front door", "published_on": row["said_on"]}
            own = plans.add_source(plan=plan, by=editor, at=_at(row["said_on"]), **said)
            lived.areas[row["id"]] = areas.take_up_words(
                plan=plan, source=own, words=row["words"], by=editor, at=_at(row["said_on"])
            )
    return lived


def _add(lived: _Lived, row: Row) -> Action:
    words = ActionWords(
        what=row["what"],
        owner_role=row["role"],
        owner=lived.people[row["owner"]],
        due_on=row.get("due"),
        reason_for_no_date=row.get("no_date", ""),
        change_for_children=row["children"],
        reference=row["reference"],
    )
    on = lived.story["began"]
    return actions.add(
        plan=lived.plan,
        areas=[lived.areas[it] for it in row["answers"]],
        contributors=[lived.people[it] for it in row.get("shared", ())],
        words=words,
        by=lived.editor,
        on=on,
        at=_at(on),
    )


def _bring_out(lived: _Lived) -> None:
    """From draft to published, each step on its day."""
    steps = (
        ("consulted", plans.consult, lived.editor),
        ("approved", plans.approve, lived.approver),
        ("sent", plans.send, lived.editor),
        ("published", plans.publish, lived.editor),
    )
    for name, step, by in steps:
        step(plan=lived.plan, by=by, on=lived.story[name], at=_at(lived.story[name]))


def _work(lived: _Lived, action: Action, row: Row) -> None:
    """Milestones, updates, moves of the date, measures, evidence and challenge, as the story tells them."""
    owner, began = lived.people[row["owner"]], lived.story["began"]
    for other in row.get("waits_for", ()):
        ties.wait_for(action=action, on=lived.actions[other], by=lived.editor, at=_at(began))
    for what, due_on, *reached in row.get("milestones", ()):
        step = progress.add_milestone(action=action, what=what, due_on=due_on, by=lived.editor, on=began, at=_at(began))
        for day in reached:
            progress.reach(milestone=step, by=owner, on=day, at=_at(day))
    for seen, (on, now, forecast, words) in enumerate(row.get("told", ())):
        progress.report(
            action=action, status_now=now, forecast=forecast, words=words, seen=seen, by=owner, on=on, at=_at(on)
        )
    for move in row.get("moved", ()):
        _move(lived, action, move, owner)
    _measure(lived, action, row, owner)
    _show(action, row, owner)
    if said := row.get("challenge"):
        adviser = lived.people["winifred.starling"]
        challenges.challenge(about=action, words=said["words"], by=adviser, on=said["on"], at=_at(said["on"]))


def _move(lived: _Lived, action: Action, row: Row, owner: User) -> None:
    on = row["asked"]
    action.refresh_from_db()
    move = date_moves.ask(action=action, new_due_on=row["to"], reason=row["why"], by=owner, on=on, at=_at(on))
    if agreed := row.get("agreed"):
        date_moves.agree(move=move, by=lived.approver, on=agreed, at=_at(agreed))


def _measure(lived: _Lived, action: Action, row: Row, owner: User) -> None:
    """A measure that people answer, or an indicator where a run with a figure of it is kept."""
    at = _at(lived.story["approved"])
    if asked := row.get("indicator"):
        _tie(action, asked, lived.editor, at)
    if told := row.get("measure"):
        words = MeasureWords(
            kind=told["kind"],
            what=told["what"],
            baseline=f"{told['baseline']}%",
            target=f"{told['target']}%",
            baseline_value=Decimal(told["baseline"]),
            target_value=Decimal(told["target"]),
            unit="%",
            by_when=told["by"],
        )
        measure = measures.add(action=action, words=words, by=lived.editor, at=at)
        for on, value, met, counted in told["found"]:
            name = f"{owner.get_full_name()}, {row['role']}"
            found = Found(as_at=on, observer=name, value=Decimal(value), numerator=met, denominator=counted)
            measures.record(measure=measure, found=found, by=owner, on=on, at=_at(on))


def _tie(action: Action, asked: Row, by: User, at: datetime) -> None:
    figure = earliest_figure(AUTHORITY, asked["id"])
    if figure is not None and not action.measures.filter(indicator=asked["id"]).exists():
        tied = Tied(baseline=figure, target_value=Decimal(asked["target"]), by_when=asked["by"])
        tie_measure(action=action, tied=tied, by=by, at=at)


def _show(action: Action, row: Row, owner: User) -> None:
    """An audit, what families said, or a document with the place in it; it serves what the action answers."""
    for kind in ("audit", "voice", "evidence"):
        told = row.get(kind)
        if told is None:
            continue
        claim = Claim(
            authority=action.authority,
            title=told["title"],
            words=told["words"],
            on=told["on"],
            areas=tuple(action.areas.all()),
            actions=(action,),
        )
        who: dict[str, Any] = {"by": owner, "on": told["on"], "at": _at(told["on"])}
        if kind == "audit":
            evidence.add_audit(claim=claim, counted=told["counted"], **who)
        elif kind == "voice":
            evidence.add_voice(claim=claim, heard_how=told["how"], counted=told["counted"], **who)
        else:
            file = File(told["file"], told["words"].encode())
            evidence.add_document(claim=claim, file=file, shelf=Shelf(originals()), place=told["place"], **who)


def _close(area: PlanArea, rows: Iterable[Row], lived: _Lived) -> None:
    """Proposed by one, decided by another on its day; taken up again where the story says so."""
    for row in rows:
        if on := row.get("reopened"):
            closing.reopen(area=area, reason=row["why"], by=lived.editor, on=on, at=_at(on))
            continue
        on = row["proposed"]
        closure: Closure = closing.propose(area=area, reasons=row["why"], by=lived.editor, on=on, at=_at(on))
        if decided := row.get("decided"):
            why = "The board has seen the evidence and agrees."
            closing.close(closure=closure, why=why, by=lived.approver, on=decided, at=_at(decided))


def _meet(lived: _Lived, row: Row) -> None:
    at = _at(lived.story["began"])
    board = boards.found(authority=lived.plan.authority, kind=row["kind"], name=row["name"], by=lived.editor, at=at)
    for told in row["meetings"]:
        on: date = told["on"]
        who: dict[str, Any] = {"by": lived.editor, "at": _at(min(on, lived.story["until"]))}
        meeting = boards.meet(board=board, on=on, **who)
        about = boards.About(plan=lived.plan)
        items = [boards.put_on(meeting=meeting, what=what, about=about, **who) for what in told["items"]]
        for words in told.get("decisions", ()):
            boards.decide(meeting=meeting, item=items[0], words=words, **who)
        for asked_by, words, *answers in told.get("questions", ()):
            question = boards.ask(meeting=meeting, item=items[0], asked_by=asked_by, words=words, **who)
            for answer in answers:
                boards.answer(question=question, words=answer, on=on, **who)


def _watch(by: str) -> None:
    """What came after is set against what is closed, on the day the last of it was published."""
    told = Inspection.objects.filter(authority=AUTHORITY, published_on__isnull=False).order_by("-published_on").first()
    if told is not None and told.published_on is not None:
        watching.watch(authority=Authority.objects.get(pk=AUTHORITY), by=by, at=_at(told.published_on))


def _leave(rows: Iterable[Row], people: dict[str, User], by: str) -> None:
    for row in rows:
        if left := row.get("left"):
            person = people[row["id"]]
            change_account(person=person, roles=[Role(row["role"])], is_active=False, by=by, at=_at(left))
