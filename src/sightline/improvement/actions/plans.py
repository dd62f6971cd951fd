"""Plans: begun, fed from many sources, consulted on, approved, sent and published.

::

    begin(authority=, title=, by=, on=, at=) -> Plan
    add_source(plan=, kind=, title=, ...) -> PlanSource    an inspection, a peer review, an audit ...
    receive(source=, received_on=, by=, at=)               the day the law's clock runs from
    consult / approve / send_early_draft / send / publish  the steps, each with its day
"""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F

from sightline.ground.wording import day_in_words
from sightline.improvement.access import APPROVE, EDIT_PLAN, ensure
from sightline.improvement.models import Plan, PlanSource
from sightline.improvement.models.plan import (
    APPROVED,
    CONSULTATION,
    DRAFT,
    PUBLISHED,
    SENT,
    SOURCES,
    STATES,
)
from sightline.improvement.pasted import line
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell
from sightline.register.models import Area, Authority, Inspection

LONGEST_TITLE = 200


@transaction.atomic
def begin(*, authority: Authority, title: str, by: User, on: date, at: datetime) -> Plan:
    """Begin a plan. It needs no inspection: a plan may draw from a peer review or one's own audits alone."""
    ensure(by, EDIT_PLAN)
    title = line(title, "title", "Give the plan a title.", LONGEST_TITLE)
    plan = Plan.objects.create(authority=authority, title=title, begun_on=on)
    tell(plan, "plan-begun", by, at, {"title": title})
    return plan


@transaction.atomic
def add_source(
    *,
    plan: Plan,
    kind: str,
    by: User,
    at: datetime,
    title: str = "",
    inspection: Inspection | None = None,
    received_on: date | None = None,
    published_on: date | None = None,
    has_priority_action: bool = False,
) -> PlanSource:
    """Let a plan draw from one thing more. Of an inspection held here the days and priority are taken from it."""
    ensure(by, EDIT_PLAN)
    if kind not in SOURCES:
        raise Refused("not-known", "Choose what the plan draws from.", "kind")
    if inspection is not None:
        if inspection.authority_id != plan.authority_id:
            raise Refused("other-authority", "That is an inspection of another authority.", "inspection")
        received_on, published_on = received_on or inspection.received_on, published_on or inspection.published_on
        has_priority_action = has_priority_action or _sets_priority_action(inspection)
    title = line(title, "title", "Say what the plan draws from.", LONGEST_TITLE)
    try:
        with transaction.atomic():
            source = PlanSource.objects.create(
                plan=plan,
                kind=kind,
                title=title,
                inspection=inspection,
                received_on=received_on,
                published_on=published_on,
                has_priority_action=has_priority_action,
            )
    except IntegrityError:
        raise Refused("already-there", "The plan draws from this inspection already.", "inspection") from None
    tell(plan, "plan-source-added", by, at, {"source": source.pk, "kind": kind, "title": title})
    return source


@transaction.atomic
def receive(*, source: PlanSource, received_on: date, by: User, at: datetime) -> PlanSource:
    """Say on which day the authority received the report or letter; the clocks of the plan run from it."""
    ensure(by, EDIT_PLAN)
    before = source.received_on
    source.received_on = received_on
    source.save(update_fields=["received_on"])
    content = {"source": source.pk, "before": before and before.isoformat(), "received_on": received_on.isoformat()}
    tell(source.plan, "plan-source-received", by, at, content)
    return source


def consult(*, plan: Plan, by: User, on: date, at: datetime) -> Plan:
    """Put a draft out to consultation."""
    ensure(by, EDIT_PLAN)
    return _step(plan, CONSULTATION, by, at, consulted_on=on)


def approve(*, plan: Plan, by: User, on: date, at: datetime) -> Plan:
    """Approve a plan: from now on due dates move only with a reason and another person's agreement."""
    ensure(by, APPROVE)
    return _step(plan, APPROVED, by, at, approved_on=on, approved_by=by)


def send(*, plan: Plan, by: User, on: date, at: datetime) -> Plan:
    """Say that the plan was sent to the inspectorate."""
    ensure(by, EDIT_PLAN)
    return _step(plan, SENT, by, at, sent_on=on)


def publish(*, plan: Plan, by: User, on: date, at: datetime) -> Plan:
    """Say that the plan was published."""
    ensure(by, EDIT_PLAN)
    return _step(plan, PUBLISHED, by, at, published_on=on)


@transaction.atomic
def send_early_draft(*, plan: Plan, by: User, on: date, at: datetime) -> Plan:
    """Say that an early draft was sent, as is asked after areas for priority action; the plan stays a draft."""
    ensure(by, EDIT_PLAN)
    if plan.early_draft_on is not None:
        message = f"The early draft was sent on {day_in_words(plan.early_draft_on)} already."
        raise Refused("not-in-order", message)
    plan.early_draft_on = on
    plan.save(update_fields=["early_draft_on"])
    tell(plan, "plan-early-draft-sent", by, at, {"on": on.isoformat()})
    return plan


_NOT_IN_ORDER = {
    CONSULTATION: "Only a draft goes out to consultation.",
    APPROVED: "Only a draft, or a plan in consultation, is approved.",
    SENT: "A plan is approved before it is sent, and sent once.",
    PUBLISHED: "A plan is approved before it is published, and published once.",
}
_BEFORE = {
    CONSULTATION: (DRAFT,),
    APPROVED: (DRAFT, CONSULTATION),
    SENT: (APPROVED, PUBLISHED),
    PUBLISHED: (APPROVED, SENT),
}


@transaction.atomic
def _step(plan: Plan, state: str, by: User, at: datetime, **days: date | User) -> Plan:
    """Bring a plan a step further; sending and publishing may come in either order."""
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    taken = (state == SENT and held.sent_on) or (state == PUBLISHED and held.published_on)
    if held.state not in _BEFORE[state] or taken:
        raise Refused("not-in-order", _NOT_IN_ORDER[state])
    furthest = max(held.state, state, key=STATES.index)
    Plan.objects.filter(pk=plan.pk).update(state=furthest, version=F("version") + 1, **days)
    plan.refresh_from_db()
    on = next(day for day in days.values() if isinstance(day, date))
    tell(plan, f"plan-{state}", by, at, {"on": on.isoformat()})
    return plan


def _sets_priority_action(inspection: Inspection) -> bool:
    return Area.objects.filter(inspection=inspection, urgency="priority").exists()
