"""Taking over a plan from a file: kept while a person looks at it, then added whole or not at all.

::

    send(plan=, file=, shelf=, by=, at=) -> PlanUpload       the file, by its hash; nothing of it is in the plan yet
    choose(upload=, columns=, areas=, by=)                   what a person said on the page
    take_over(upload=, file=, areas=, by=, on=, at=)         every usable row, in one transaction and one event
    drop(upload=, by=, at=)                                  nothing of it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from sightline.collecting.shelf import SUFFIX, Shelf
from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.actions.actions import ActionWords, checked_words, told_of, values_of
from sightline.improvement.actions.evidence import LONGEST_NAME, File
from sightline.improvement.actions.measures import LONGEST_OBSERVER
from sightline.improvement.actions.plans import LONGEST_TITLE
from sightline.improvement.files.areas import NEW, NONE
from sightline.improvement.files.pieces import ReadMeasure, shortened
from sightline.improvement.files.reading import PlanFile
from sightline.improvement.files.said_in import said_in
from sightline.improvement.files.weighing import ADDED, REFUSED, SAME, THERE, AreaAsked, WeighedRow, held_of, weigh
from sightline.improvement.models import (
    Action,
    ActionRevision,
    ColumnChoice,
    Measure,
    MeasureResult,
    Milestone,
    Plan,
    PlanArea,
    PlanSource,
    PlanUpload,
    ProgressUpdate,
)
from sightline.improvement.models.action import DONE
from sightline.improvement.models.upload import DROPPED, TAKEN, WAITING
from sightline.improvement.pasted import plain
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell

A_BATCH = 500
_NOT_WAITING = "This file was taken over or put away already. Choose a file again."


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a file: actions added, areas of our own added, rows that were there, and rows of no use."""

    added: int
    areas: int
    there: int
    refused: int


@transaction.atomic
def send(*, plan: Plan, file: File, shelf: Shelf, by: User, at: datetime) -> PlanUpload:
    """Keep a file by its hash until a person has looked at what would be taken over from it."""
    ensure(by, EDIT_PLAN)
    name = PurePath(file.name.replace("\\", "/").replace("\0", "")).name[-LONGEST_NAME:] or "plan"
    suffix = PurePath(name).suffix.lower()
    kept = shelf.put(file.content, suffix if SUFFIX.fullmatch(suffix) else "")
    upload = PlanUpload.objects.create(plan=plan, sha256=kept.sha256, filename=name, sent_by=by, sent_at=at)
    tell(plan, "plan-file-sent", by, at, {"upload": upload.pk, "sha256": kept.sha256, "filename": name})
    return upload


@transaction.atomic
def choose(*, upload: PlanUpload, columns: Mapping[str, str], areas: Mapping[str, str], by: User) -> PlanUpload:
    """Keep what a person said of columns and areas, until the file is taken over."""
    ensure(by, EDIT_PLAN)
    held = _waiting(upload)
    held.columns, held.areas = {**held.columns, **columns}, {**held.areas, **areas}
    held.save(update_fields=["columns", "areas"])
    return held


@transaction.atomic
def drop(*, upload: PlanUpload, by: User, at: datetime) -> PlanUpload:
    """Take nothing over from a file."""
    ensure(by, EDIT_PLAN)
    held = _decide(_waiting(upload), DROPPED, by, at)
    tell(held.plan, "plan-file-dropped", by, at, {"upload": held.pk, "sha256": held.sha256})
    return held


@transaction.atomic
def take_over(
    *, upload: PlanUpload, file: PlanFile, areas: Sequence[PlanArea], by: User, on: date, at: datetime
) -> TakenOver:
    """Add every usable row of a file to its plan: all of them, or none where anything fails.

    ``areas`` are those of the plan that the person may see. What is in the plan already is not added again.
    """
    ensure(by, EDIT_PLAN)
    held = _waiting(upload)
    plan = Plan.objects.select_for_update().select_related("authority").get(pk=held.plan_id)
    weighed = weigh(file, held_of(plan), areas, held.areas)
    used = {key for row in weighed.rows if row.outcome in (ADDED, SAME) for key in row.areas}
    answered, areas_added = _areas(plan, weighed.areas, used, {area.pk: area for area in areas}, held.filename)
    taking = _Taking(plan, held.filename, by, on, at)
    actions = taking.add([it for it in weighed.rows if it.outcome == ADDED])
    _tie(actions, weighed.rows, answered)
    _remember(plan, held.columns, by, at)
    held.added = len(actions)
    _decide(held, TAKEN, by, at)
    taken = TakenOver(len(actions), areas_added, weighed.count(THERE) + weighed.count(SAME), weighed.count(REFUSED))
    content = {"upload": held.pk, "sha256": held.sha256, "filename": held.filename, **asdict(taken)}
    tell(plan, "plan-taken-over", by, at, content | {"actions": [it.pk for it in actions.values()]})
    upload.refresh_from_db()
    return taken


def _waiting(upload: PlanUpload) -> PlanUpload:
    held = PlanUpload.objects.select_for_update().get(pk=upload.pk)
    if held.state != WAITING:
        raise Refused("not-waiting", _NOT_WAITING)
    return held


def _decide(upload: PlanUpload, state: str, by: User, at: datetime) -> PlanUpload:
    upload.state, upload.decided_by, upload.decided_at = state, by, at
    upload.save()
    return upload


def _remember(plan: Plan, columns: Mapping[str, str], by: User, at: datetime) -> None:
    """What a person said of headers is offered again with the next file."""
    for header, column in columns.items():
        told = {"column": column, "by": by, "at": at}
        ColumnChoice.objects.update_or_create(authority=plan.authority, header=header, defaults=told)


def _areas(
    plan: Plan, asked: Iterable[AreaAsked], used: set[str], areas: Mapping[int, PlanArea], filename: str
) -> tuple[dict[str, PlanArea], int]:
    """The area behind each key that a row uses, new ones made; and how many were."""
    found: dict[str, PlanArea] = {}
    made: dict[str, PlanArea] = {}
    for it in asked:
        if it.taken_for not in (NEW, NONE):
            found[it.text.key] = areas[int(it.taken_for)]
        elif it.taken_for == NEW and it.text.key in used:
            source, page = _source(plan, it.said_in, filename)
            words = plain(it.text.words)
            made[it.text.key] = PlanArea(authority=plan.authority, source=source, words=words, page=page)
    PlanArea.objects.bulk_create(made.values(), batch_size=A_BATCH)
    plan.areas.add(*made.values())
    return {**found, **made}, len(made)


def _source(plan: Plan, words: str, filename: str) -> tuple[PlanSource, int | None]:
    """What an area of our own was said in: as the file says it, else the file."""
    kind, title, page = said_in(words, filename)
    source, _ = PlanSource.objects.get_or_create(
        plan=plan, kind=kind, title=shortened(title, LONGEST_TITLE), inspection=None
    )
    return source, page


def _tie(actions: Mapping[int, Action], rows: Sequence[WeighedRow], areas: Mapping[str, PlanArea]) -> None:
    """Let each action answer its areas, and those of later rows that say the same."""
    ties: dict[tuple[int, int], None] = {}
    for place, row in enumerate(rows):
        action = actions.get(place if row.same_as is None else row.same_as)
        for key in row.areas if action else ():
            if action is not None and key in areas:
                ties[action.pk, areas[key].pk] = None
    through = Action.areas.through
    through.objects.bulk_create(
        [through(action_id=action, planarea_id=area) for action, area in ties], batch_size=A_BATCH
    )


@dataclass(frozen=True, slots=True)
class _Taking:
    """Rows on their way into a plan, many at a time."""

    plan: Plan
    filename: str
    by: User
    on: date
    at: datetime

    def add(self, rows: Sequence[WeighedRow]) -> dict[int, Action]:
        """The actions by the place of their row in the file."""
        words = [checked_words(_words(row)) for row in rows]
        actions = [self._action(row, said) for row, said in zip(rows, words, strict=True)]
        _bulk(Action, actions)
        plans, sharing = Action.plans.through, Action.contributors.through
        _bulk(plans, (plans(action_id=it.pk, plan_id=self.plan.pk) for it in actions))
        pairs = list(zip(actions, rows, strict=True))
        _bulk(
            sharing,
            (sharing(action_id=it.pk, user_id=who.pk) for it, row in pairs for who in row.row.owners.contributors),
        )
        _bulk(ActionRevision, (self._revision(it, said) for it, said in zip(actions, words, strict=True)))
        _bulk(Milestone, (step for it, row in pairs for step in _steps(it, row)))
        _bulk(ProgressUpdate, (update for it, row in pairs for update in self._updates(it, row)))
        self._measures(pairs)
        return {row.place: it for it, row in pairs}

    def _action(self, row: WeighedRow, words: ActionWords) -> Action:
        stands = row.row.stands
        return Action(
            authority=self.plan.authority,
            added_on=self.on,
            status_now=stands.status_now,
            forecast=stands.forecast,
            heard_of_on=(stands.heard_of_on or self.on) if self._is_told(row) else None,
            done_on=(stands.done_on or self.on) if stands.status_now == DONE else None,
            **values_of(words),
        )

    def _revision(self, action: Action, words: ActionWords) -> ActionRevision:
        content = told_of(words)
        return ActionRevision(action=action, number=1, content=content, is_applied=True, by=self.by, at=self.at)

    def _is_told(self, row: WeighedRow) -> bool:
        return row.row.stands.is_said or bool(row.row.progress or row.row.rest)

    def _updates(self, action: Action, row: WeighedRow) -> list[ProgressUpdate]:
        """What the file said of an action: first what has no place of its own, then how it goes."""
        if not self._is_told(row):
            return []
        told = [f"Taken over from {self.filename}, {row.row.table}, row {row.row.number}."]
        told += [f"{label}: {words}" for label, words in row.row.rest]
        said = ["\n".join(told)] if row.row.rest or not row.row.progress else []
        said += [row.row.progress] if row.row.progress else []
        return [
            ProgressUpdate(
                action=action,
                number=number,
                seen=number - 1,
                status_now=action.status_now,
                forecast=action.forecast,
                words=words,
                on=action.heard_of_on or self.on,
                by=self.by,
                at=self.at,
            )
            for number, words in enumerate(said, start=1)
        ]

    def _measures(self, pairs: Sequence[tuple[Action, WeighedRow]]) -> None:
        read = [(_measure(action, it), it) for action, row in pairs for it in row.row.measures]
        _bulk(Measure, (measure for measure, _ in read))
        results = ((measure, it.result) for measure, it in read if it.result)
        observer = shortened(f"As the plan says that was taken over from {self.filename}", LONGEST_OBSERVER)
        _bulk(
            MeasureResult,
            (
                MeasureResult(measure=it, observer=observer, by=self.by, at=self.at, **asdict(result))
                for it, result in results
            ),
        )


def _words(row: WeighedRow) -> ActionWords:
    said = row.row
    return ActionWords(
        what=said.what,
        owner_role=said.owners.role,
        owner=said.owners.person,
        due_on=said.due_on,
        reason_for_no_date=said.reason,
        change_for_children=said.change,
        capacity=said.capacity,
        cost=said.cost,
        reference=row.reference,
    )


def _steps(action: Action, row: WeighedRow) -> list[Milestone]:
    dated = ((it, it.due_on) for it in row.row.steps)
    return [Milestone(action=action, what=it.what, due_on=day, reached_on=it.reached_on) for it, day in dated if day]


def _measure(action: Action, read: ReadMeasure) -> Measure:
    said: dict[str, Any] = {it.name: getattr(read, it.name) for it in fields(read) if it.name not in ("result", "left")}
    return Measure(action=action, **said)


def _bulk(model: type[Model], rows: Iterable[Model]) -> None:
    model._default_manager.bulk_create(rows, batch_size=A_BATCH)
