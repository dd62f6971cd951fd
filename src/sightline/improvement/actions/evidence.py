"""Evidence: kept with where it comes from, and set beside the areas and actions it serves; never a bare claim.

::

    add_document(claim=, file=, shelf=, place=, ...)       a file, kept by its hash, with the place in it
    add_figure(claim=, figure=, ...)                       what a kept run says of an indicator: nothing is typed
    add_audit / add_voice / add_observation                audits, what children and families said, what a person saw
    serve(evidence=, areas=, actions=, by=, at=)           one piece can serve several
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.contrib.auth.models import User
from django.db import transaction

from sightline.collecting.shelf import SUFFIX, Shelf
from sightline.improvement.access import EDIT_PLAN, UPDATE_ACTION, ensure
from sightline.improvement.models import Action, Evidence, PlanArea
from sightline.improvement.models.evidence import AUDIT, DOCUMENT, OBSERVATION, RESULT, VOICE
from sightline.improvement.pasted import line, needed
from sightline.improvement.queries.figures import definition_in_words, figure_in_words
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure
from sightline.register.models import Authority

LONGEST_TITLE = 200
LONGEST_NAME = 255
LONGEST_PLACE = 120
LONGEST_OBSERVER = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The areas and actions of an authority for which something is evidence."""

    authority: Authority
    areas: tuple[PlanArea, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Served):
    """What is said to be shown, when, and for which areas and actions."""

    title: str
    words: str
    on: date


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent: its name, and its bytes."""

    name: str
    content: bytes


@transaction.atomic
def add_document(*, claim: Claim, file: File, shelf: Shelf, place: str, by: User, on: date, at: datetime) -> Evidence:
    """Keep a document by its hash, with the place in it; ``claim.words`` are the words that stand there."""
    if not file.content:
        raise Refused("evidence-bare", "The file is empty. Check that it is the right one.", "file")
    place = line(place, "place", "Say where in the document it stands, such as page 3.", LONGEST_PLACE)
    name = PurePath(file.name.replace("\\", "/")).name[-LONGEST_NAME:] or "document"
    suffix = PurePath(name).suffix.lower()
    _check(claim, by, on)
    kept = shelf.put(file.content, suffix if SUFFIX.fullmatch(suffix) else "")
    return _add(claim, by, at, kind=DOCUMENT, sha256=kept.sha256, filename=name, place=place)


@transaction.atomic
def add_figure(*, served: Served, figure: Figure | None, by: User, on: date, at: datetime) -> Evidence:
    """Let what a kept run says of an indicator be evidence.

    The value, its counts as they may be shown, the day and the definition are taken from the run. What a person
    says that they counted themselves is an observation.
    """
    if figure is None:
        raise Refused("evidence-bare", "Choose an indicator, and a run that has a figure of it.", "indicator")
    if figure.run.authority_id != served.authority.pk:
        raise Refused("other-authority", "That run is of another authority.", "run")
    if figure.value is None:
        raise Refused("evidence-bare", f"That run has no figure that can be shown. {figure.why}".strip(), "run")
    claim = Claim(
        authority=served.authority,
        title=indicators()[figure.indicator].label[:LONGEST_TITLE],
        words=f"{figure_in_words(figure)}. {definition_in_words(figure)}",
        on=figure.run.as_at,
        areas=served.areas,
        actions=served.actions,
    )
    _check(claim, by, on)
    return _add(claim, by, at, kind=RESULT, figure=figure)


@transaction.atomic
def add_audit(*, claim: Claim, counted: int, by: User, on: date, at: datetime) -> Evidence:
    """What an audit found, and how many children's records it looked at."""
    _check(claim, by, on)
    _check_count(counted, "Say how many records the audit looked at.")
    return _add(claim, by, at, kind=AUDIT, counted=counted)


@transaction.atomic
def add_voice(*, claim: Claim, heard_how: str, counted: int, by: User, on: date, at: datetime) -> Evidence:
    """What children and families said: how it was heard, and from how many. Never a name."""
    heard = line(heard_how, "heard_how", "Say how it was heard: a survey, a group, a visit.", LONGEST_TITLE)
    _check(claim, by, on)
    _check_count(counted, "Say from how many children or parents it was heard.")
    return _add(claim, by, at, kind=VOICE, heard_how=heard, counted=counted)


@transaction.atomic
def add_observation(*, claim: Claim, observer: str, by: User, on: date, at: datetime) -> Evidence:
    """What a person saw for themselves, with their name and role."""
    observer = line(observer, "observer", "Say who saw it, by name and role.", LONGEST_OBSERVER)
    _check(claim, by, on)
    return _add(claim, by, at, kind=OBSERVATION, observer=observer)


@transaction.atomic
def serve(
    *, evidence: Evidence, by: User, at: datetime, areas: Iterable[PlanArea] = (), actions: Iterable[Action] = ()
) -> Evidence:
    """Set a piece of evidence beside more areas and actions."""
    more_areas, more_actions = tuple(areas), tuple(actions)
    is_theirs = any(by.has_perm(UPDATE_ACTION, it) for it in evidence.actions.all())
    if more_actions or not is_theirs:
        _check_may(by, more_actions)
    _check_authority(evidence.authority_id, more_areas, more_actions)
    evidence.areas.add(*more_areas)
    evidence.actions.add(*more_actions)
    content = {"areas": [it.pk for it in more_areas], "actions": [it.pk for it in more_actions]}
    tell(evidence, "evidence-serves", by, at, content)
    return evidence


def _check(claim: Claim, by: User, on: date) -> None:
    _check_may(by, claim.actions)
    _check_authority(claim.authority.pk, claim.areas, claim.actions)
    if not claim.areas and not claim.actions:
        raise Refused("evidence-bare", "Say which area or action it is evidence for.", "areas")
    if claim.on > on:
        raise Refused("no-such-day", "Give the day it is of; it cannot lie ahead.", "on")


def _check_may(by: User, actions: tuple[Action, ...]) -> None:
    """A contributor adds evidence to their own actions only; an editor to any."""
    for action in actions:
        ensure(by, UPDATE_ACTION, action)
    if not actions:
        ensure(by, EDIT_PLAN)


def _check_authority(authority: str, areas: tuple[PlanArea, ...], actions: tuple[Action, ...]) -> None:
    if ({it.authority_id for it in areas} | {it.authority_id for it in actions}) - {authority}:
        raise Refused("other-authority", "One of these is of another authority.", "areas")


def _check_count(counted: int, missing: str) -> None:
    if counted < 1:
        raise Refused("evidence-bare", missing, "counted")


def _add(claim: Claim, by: User, at: datetime, **more: object) -> Evidence:
    row = Evidence.objects.create(
        authority=claim.authority,
        title=line(claim.title, "title", "Give it a title.", LONGEST_TITLE),
        words=needed(claim.words, "words", "Say what it shows, in its own words where it has some."),
        on=claim.on,
        added_by=by,
        added_at=at,
        **more,
    )
    row.areas.set(claim.areas)
    row.actions.set(claim.actions)
    content = {
        "kind": row.kind,
        "title": row.title,
        "sha256": row.sha256,
        "areas": [it.pk for it in claim.areas],
        "actions": [it.pk for it in claim.actions],
    }
    tell(row, "evidence-added", by, at, content)
    return row
