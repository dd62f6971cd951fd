"""Closed areas stay watched: when a later report or letter arrives, its words are set against all that is closed.

::

    watch_all(by=, at=) -> int                      every authority with something closed; an import ends with it
    watch(authority=, by=, at=) -> int              one authority; how many words of which it is new that they say it
    settle(said_again=, is_same=, by=, on=, at=)    a person says whether it is the same again

What a person settled stands. Words that are read no more go, unless somebody settled them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.models import Closure, SaidAgain
from sightline.improvement.models.closure import CLOSES
from sightline.improvement.queries.watching import is_later
from sightline.improvement.trail import tell
from sightline.register import events
from sightline.register.lineage.likeness import likeness, weights
from sightline.register.models import Area, Authority, Inspection, LineageLink, Sentence
from sightline.register.queries.areas import best_rows
from sightline.register.queries.sight import Sight

EVERYTHING = Sight()
LONGEST_COMPARED = 600
"""A sentence longer than this is a paragraph whose sentences were not told apart: its likeness says nothing."""


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of a later document that are like a closed area, and why it is thought so."""

    row: Area | Sentence
    basis: str
    likeness: float | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a later inspection or visit says: its areas for improvement and its critical sentences."""

    inspection: Inspection
    areas: tuple[Area, ...]
    sentences: tuple[Sentence, ...]


Place = tuple[str, int, int]


def watch_all(*, by: str, at: datetime) -> int:
    """Watch everything closed, of every authority; how many words are new."""
    closed = Authority.objects.filter(plan_areas__closures__state=CLOSES).distinct()
    return sum(watch(authority=authority, by=by, at=at) for authority in closed.order_by("pk"))


@transaction.atomic
def watch(*, authority: Authority, by: str, at: datetime) -> int:
    """Set what is said since against everything the authority closed; leaves an event where anything is new."""
    closed = Closure.objects.filter(area__authority=authority, state=CLOSES, reopening=None).select_related("area")
    rows = Inspection.objects.filter(authority=authority, accounts__isnull=False).distinct().order_by("began_by", "id")
    told = [_told(inspection) for inspection in rows if any(is_later(inspection, it) for it in closed)]
    added = 0
    for closure in closed:
        matches = (it for each in told if is_later(each.inspection, closure) for it in _matches(closure, each))
        added += _record(closure, {_place(it.row): it for it in matches}, at)
    if added:
        subject = f"authority/{authority.pk}"
        events.append(kind="closed-areas-said-again", subject=subject, by=by, at=at, content={"new": added})
    return added


@transaction.atomic
def settle(*, said_again: SaidAgain, is_same: bool, by: User, at: datetime) -> SaidAgain:
    """Say whether the later words are the same thing again, or something else."""
    ensure(by, EDIT_PLAN)
    said_again.verdict = "same" if is_same else "different"
    said_again.decided_by, said_again.decided_on = by, at.date()
    said_again.save(update_fields=["verdict", "decided_by", "decided_on"])
    content = {"closure": said_again.closure_id, "verdict": said_again.verdict, "words": said_again.words}
    tell(said_again, "said-again-settled", by, at, content)
    return said_again


def _told(inspection: Inspection) -> _Told:
    said = Sentence.objects.filter(inspection=inspection, polarity__in=("weakness", "mixed")).select_related("document")
    sentences = (it for it in said.defer("document__text") if len(it.quote) <= LONGEST_COMPARED)
    return _Told(inspection, tuple(best_rows([inspection.pk], EVERYTHING).get(inspection.pk, ())), tuple(sentences))


def _matches(closure: Closure, told: _Told) -> Iterator[_Match]:
    """The areas and critical sentences of a later inspection or visit that say what was closed."""
    tied, words, enough = _tied(closure), closure.area.words, weights().enough
    for area in told.areas:
        if area.pk in tied:
            yield _Match(area, "lineage", tied[area.pk])
        elif (score := likeness(area.text, words)) >= enough:
            yield _Match(area, "likeness", round(score, 3))
    for sentence in told.sentences:
        if (score := likeness(sentence.quote, words)) >= enough:
            yield _Match(sentence, "likeness", round(score, 3))


def _tied(closure: Closure) -> dict[int, float | None]:
    """The later areas that the register ties to the one closed; what a person rejected ties nothing."""
    if closure.area.area_id is None:
        return {}
    links = LineageLink.objects.filter(earlier=closure.area.area_id, later__isnull=False).exclude(decision="rejected")
    return dict(links.values_list("later", "likeness"))


def _record(closure: Closure, found: dict[Place, _Match], at: datetime) -> int:
    """Hold what was found, once each; what is settled stays as it is."""
    held = {(it.sha256, it.start, it.end): it for it in closure.said_again.all()}
    gone = [it.pk for place, it in held.items() if place not in found and not it.verdict]
    SaidAgain.objects.filter(pk__in=gone).delete()
    new = [_row(closure, match, at) for place, match in found.items() if place not in held]
    SaidAgain.objects.bulk_create(new)
    return len(new)


def _row(closure: Closure, match: _Match, at: datetime) -> SaidAgain:
    row = match.row
    return SaidAgain(
        closure=closure,
        inspection_id=row.inspection_id,
        of="area" if isinstance(row, Area) else "sentence",
        words=row.text if isinstance(row, Area) else row.quote,
        sha256=row.document.sha256,
        page=row.page,
        start=row.start,
        end=row.end,
        basis=match.basis,
        likeness=match.likeness,
        seen_on=at.date(),
    )


def _place(row: Area | Sentence) -> Place:
    return row.document.sha256, row.start, row.end
