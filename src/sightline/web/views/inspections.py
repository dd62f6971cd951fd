"""Our inspections by date, and one inspection beside its original."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.register.access import READ, REVIEW
from sightline.register.models import Inspection
from sightline.register.queries.authorities import history
from sightline.register.queries.facts import Fact, accounts_of, facts_of
from sightline.register.queries.overview import our_authority
from sightline.register.queries.queue import doubts_of
from sightline.web.originals import original_beside
from sightline.web.pages.inspections import AnInspection, Inspections
from sightline.web.permissions import needs
from sightline.web.reviewing import Typed, empty_form, record, typed
from sightline.web.seeing import sight
from sightline.web.telling import groups, line
from sightline.web.templating import show


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
    may_review = opened is not None and request.user.has_perm(REVIEW)
    return AnInspection(
        inspection=found,
        authority=found.authority,
        groups=groups(facts, opened),
        open=line(opened, is_open=True) if opened else None,
        original=original_beside(accounts, opened, request.GET.get("page", "")),
        accounts=accounts,
        doubts=doubts_of(found, seen),
        form=empty_form(opened, said) if opened and may_review else None,
        errors=errors or {},
    )
