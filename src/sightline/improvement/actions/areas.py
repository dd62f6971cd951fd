"""What needs to improve, taken up into a plan: the exact words and their place travel with it.

An area that another plan answers already is not made again: the plans share it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.models import Plan, PlanArea, PlanSource
from sightline.improvement.pasted import needed
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell
from sightline.register.models import Area, Document, Inspection
from sightline.register.queries.areas import best_rows
from sightline.register.queries.sight import sight_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """The words of an area with where they were said."""

    words: str
    said_on: date | None
    area: Area | None = None
    inspection: Inspection | None = None
    is_priority: bool = False
    sha256: str = ""
    page: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""


@transaction.atomic
def take_up_all(*, plan: Plan, source: PlanSource, by: User, on: date, at: datetime) -> tuple[PlanArea, ...]:
    """Take up every area for improvement of the source's inspection, as far as the person may see it."""
    ensure(by, EDIT_PLAN)
    if source.inspection_id is None:
        raise Refused("not-known", "This source is no inspection held here. Write its areas in your own words.")
    found = best_rows([source.inspection_id], sight_of(by.pk, on)).get(source.inspection_id, [])
    return tuple(take_up(plan=plan, source=source, area=area, by=by, at=at) for area in found)


@transaction.atomic
def take_up(*, plan: Plan, area: Area, by: User, at: datetime, source: PlanSource | None = None) -> PlanArea:
    """Let a plan answer an area for improvement that the register holds."""
    ensure(by, EDIT_PLAN)
    if area.inspection.authority_id != plan.authority_id:
        raise Refused("other-authority", "That area is of another authority.", "area")
    cited = _Cited(
        words=area.text,
        said_on=area.inspection.published_on or area.inspection.began_by,
        area=area,
        inspection=area.inspection,
        is_priority=area.urgency == "priority",
        sha256=area.document.sha256,
        page=area.page,
        start=area.start,
        end=area.end,
        quote=area.quote,
    )
    standing = PlanArea.objects.filter(authority=plan.authority_id, area=area).first()
    return _join(plan, source, cited, standing, by, at)


@transaction.atomic
def take_up_sentence(
    *,
    plan: Plan,
    document: Document,
    start: int,
    end: int,
    by: User,
    at: datetime,
    page: int | None = None,
    inspection: Inspection | None = None,
    source: PlanSource | None = None,
) -> PlanArea:
    """Let a plan answer any sentence of a document: its exact place, and the words that stand there."""
    ensure(by, EDIT_PLAN)
    if not 0 <= start < end <= len(document.text):
        raise Refused("not-known", "There are no words at that place in the document.", "start")
    quote = document.text[start:end]
    cited = _Cited(
        words=needed(quote, "start", "There are no words at that place in the document."),
        said_on=inspection.published_on if inspection else None,
        inspection=inspection,
        sha256=document.sha256,
        page=page,
        start=start,
        end=end,
        quote=quote,
    )
    places = PlanArea.objects.filter(authority=plan.authority_id, sha256=document.sha256, start=start, end=end)
    return _join(plan, source, cited, places.first(), by, at)


@transaction.atomic
def take_up_words(*, plan: Plan, source: PlanSource, words: str, by: User, at: datetime) -> PlanArea:
    """Let a plan answer something said outside any document held here, as a peer review or an audit says it."""
    ensure(by, EDIT_PLAN)
    words = needed(words, "words", "Write what needs to improve, in the words in which it was said.")
    return _join(plan, source, _Cited(words=words, said_on=source.published_on), None, by, at)


def _join(
    plan: Plan, source: PlanSource | None, cited: _Cited, standing: PlanArea | None, by: User, at: datetime
) -> PlanArea:
    row = standing or PlanArea.objects.create(
        authority=plan.authority,
        source=source,
        **{name: getattr(cited, name) for name in cited.__slots__},
    )
    if not row.plans.filter(pk=plan.pk).exists():
        row.plans.add(plan)
        content = {"area": row.pk, "register_area": cited.area.pk if cited.area else None, "words": row.words}
        tell(plan, "area-taken-up", by, at, content)
    return row


def of_plan(plan: Plan, areas: Iterable[PlanArea]) -> list[PlanArea]:
    """These areas, each checked to be of the plan's authority."""
    found = list(areas)
    if any(area.authority_id != plan.authority_id for area in found):
        raise Refused("other-authority", "One of these areas is of another authority.", "areas")
    return found
