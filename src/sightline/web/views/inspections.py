"""Our inspections by date, and one inspection beside its original."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sightline.ground.wording import day_in_words
from sightline.register.access import READ, REVIEW
from sightline.register.actions import receipt
from sightline.register.actions.receipt import Refused
from sightline.register.models import Document, Inspection
from sightline.register.queries.authorities import history
from sightline.register.queries.embargo import undisclosed
from sightline.register.queries.facts import Fact, accounts_of, facts_of
from sightline.register.queries.overview import our_authority
from sightline.register.queries.queue import doubts_of
from sightline.web.clock import now, today
from sightline.web.originals import original_beside
from sightline.web.pages.inspections import AnInspection, Inspections, Receipt
from sightline.web.permissions import needs
from sightline.web.reviewing import Typed, empty_form, record, typed
from sightline.web.seeing import sight
from sightline.web.telling import groups, line, undisclosed_in_words
from sightline.web.templating import show
from sightline.web.views.account import signed_in

_NO_DAY = "Write the day the report was received as 2026-11-21, or leave it empty to count from publication"


@needs(READ)
def inspections(request: HttpRequest) -> HttpResponse:
    """Our inspections and visits, newest first, each with its original."""
    ours = our_authority()
    found = history(ours.pk, sight(request)) if ours else ()
    return show(request, "inspections/inspections.html", Inspections(ours, found))


@needs(READ)
def inspection(request: HttpRequest, id_: int) -> HttpResponse:
    """What was read of an inspection, beside the first page of its report."""
    found = _inspection(request, id_)
    return show(request, "inspections/inspection.html", _page(request, found, facts_of(found, sight(request)), None))


@needs(READ)
def fact(request: HttpRequest, id_: int, fact: str) -> HttpResponse:
    """One fact with its words marked; those who may say what they think of it."""
    found = _inspection(request, id_)
    facts = facts_of(found, sight(request))
    opened = next((each for each in facts if each.key == fact), None)
    if opened is None:
        raise Http404
    if request.method != "POST":
        return show(request, "inspections/inspection.html", _page(request, found, facts, opened))
    if not request.user.has_perm(REVIEW):
        raise PermissionDenied
    said = typed(request.POST)
    errors = record(request, found, said, opened.key)
    if errors:
        facts = facts_of(found, sight(request))
        opened = next((each for each in facts if each.key == fact), opened)
        page = _page(request, found, facts, opened, said, errors)
        return show(request, "inspections/inspection.html", page, status=409 if "meanwhile" in errors else 422)
    messages.success(request, f"Recorded: {line(opened).label.lower()} {said.verdict}. What was read is kept.")
    return redirect("fact", id_, fact)


@needs(REVIEW)
@require_POST
def receive(request: HttpRequest, id_: int) -> HttpResponse:
    """Say when the report or letter was received: the clocks run from that day."""
    found = _inspection(request, id_)
    typed_day = request.POST.get("received_on", "").strip()
    try:
        day = _day(typed_day)
        receipt.receive(
            inspection=found,
            received_on=day,
            seen=_day(request.POST.get("seen", "")),
            under_embargo=_under_embargo(request, found),
            today=today(),
            by=signed_in(request),
            at=now(),
        )
    except (ValueError, Refused) as fault:
        words = fault.message.rstrip(".") if isinstance(fault, Refused) else _NO_DAY
        found = _inspection(request, id_)
        page = _page(request, found, facts_of(found, sight(request)), None, errors={"received_on": words})
        page = replace(page, receipt=replace(page.receipt, typed=typed_day))
        is_stale = isinstance(fault, Refused) and fault.code == "received-meanwhile"
        return show(request, "inspections/inspection.html", page, status=409 if is_stale else 422)
    words = f"received on {day_in_words(day)}" if day else "counted from publication"
    messages.success(request, f"Recorded: {words}. The clocks on the overview run from that day.")
    return redirect("inspection", id_)


def _under_embargo(request: HttpRequest, found: Inspection) -> Document | None:
    """The report of it under embargo that the person may see, the first to be public; mostly none."""
    seen = sight(request)
    return next((it.document for it in undisclosed(found, accounts_of(found, seen), seen)), None)


def _day(typed_day: str) -> date | None:
    return date.fromisoformat(typed_day) if typed_day else None


def _inspection(request: HttpRequest, id_: int) -> Inspection:
    found = sight(request).inspections().select_related("authority").filter(pk=id_).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    found: Inspection,
    facts: tuple[Fact, ...],
    opened: Fact | None,
    said: Typed | None = None,
    errors: dict[str, str] | None = None,
) -> AnInspection:
    seen = sight(request)
    accounts = accounts_of(found, seen)
    more = undisclosed(found, accounts, seen)
    received_on = more[0].document.received_on if more else found.received_on
    may_change = request.user.has_perm(REVIEW)
    may_review = opened is not None and request.user.has_perm(REVIEW)
    return AnInspection(
        inspection=found,
        authority=found.authority,
        groups=groups(facts, opened),
        open=line(opened, is_open=True) if opened else None,
        original=original_beside(accounts, opened, request.GET.get("page", "")),
        accounts=accounts,
        undisclosed=tuple(map(undisclosed_in_words, more)),
        doubts=doubts_of(found, seen),
        receipt=Receipt(received_on, received_on.isoformat() if received_on else "", may_change),
        form=empty_form(opened, said) if opened and may_review else None,
        errors=errors or {},
    )
