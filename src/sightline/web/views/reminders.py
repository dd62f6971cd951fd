"""How one is reminded: by email, and by a calendar with a private address."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from icalendar import Calendar, Event, vText

from sightline.ground.errors import SightlineError
from sightline.improvement.access import READ_PLAN
from sightline.improvement.actions import reminding
from sightline.improvement.models import Plan
from sightline.improvement.queries import calendars as asked
from sightline.improvement.queries.calendars import Dated
from sightline.register.access import HAVE_ACCOUNT
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.digests import link
from sightline.web.pages.account import CalendarMade
from sightline.web.permissions import ANYONE, needs
from sightline.web.templating import show
from sightline.web.typed import errors_of, typed
from sightline.web.views.account import account_page, signed_in

MADE_BY = "-//Sightline//Plan//EN"


@needs(HAVE_ACCOUNT)
@require_POST
def choose_mail(request: HttpRequest) -> HttpResponse:
    """Choose how often one is written to, and where."""
    said = typed(request.POST)
    chosen = {"how_often": said.get("how_often", ""), "address": said.get("address", "")}
    try:
        reminding.choose(person=signed_in(request), at=now(), **chosen)
    except SightlineError as fault:
        return account_page(request, errors=errors_of(fault, ("how_often", "address")), mail=chosen)
    messages.success(request, "Your choice has been saved.")
    return redirect("my-account")


@needs(HAVE_ACCOUNT)
@require_POST
def make_calendar(request: HttpRequest) -> HttpResponse:
    """Make a private address of one's calendar; it is shown this once."""
    token = reminding.make_calendar(by=signed_in(request), at=now())
    ours = our_authority()
    plans = Plan.objects.filter(authority=ours) if ours else Plan.objects.none()
    told = tuple((it.title, request.build_absolute_uri(reverse("plan-calendar", args=(token, it.pk)))) for it in plans)
    address = request.build_absolute_uri(reverse("my-calendar", args=(token,)))
    return show(request, "account/calendar.html", CalendarMade(address, told))


@needs(HAVE_ACCOUNT)
@require_POST
def revoke_calendar(request: HttpRequest) -> HttpResponse:
    """Let the address of one's calendar show nothing any more."""
    reminding.revoke_calendar(by=signed_in(request), at=now())
    messages.success(request, "The address of your calendar shows nothing any more.")
    return redirect("my-account")


@needs(ANYONE)
@never_cache
def calendar(request: HttpRequest, token: str, plan: int | None = None) -> HttpResponse:
    """A calendar by its private address: of its owner, or of one plan; nothing once they may not read plans."""
    owner, ours = reminding.calendar_owner(token), our_authority()
    if owner is None or ours is None or not owner.has_perm(READ_PLAN):
        raise Http404
    if plan is None:
        return _answer(f"{ours.name}: my actions", asked.of_person(owner.pk, ours.pk, today()), ours.pk)
    found = Plan.objects.filter(pk=plan, authority=ours).first()
    if found is None:
        raise Http404
    return _answer(f"{ours.name}: {found.title}", asked.of_plan(found, today()), ours.pk)


def _answer(name: str, found: tuple[Dated, ...], authority: str) -> HttpResponse:
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(name))
    stamp = asked.last_event_at() or datetime(2000, 1, 1, tzinfo=UTC)
    for each in found:
        made.add_component(_event(each, authority, stamp))
    answer = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="plan.ics"'
    return answer


def _event(each: Dated, authority: str, stamp: datetime) -> Event:
    """A whole day that leaves the person free; its stamp is when anything was last recorded, not the clock's."""
    event = Event()
    event.add("uid", f"{each.id}@{authority}.sightline")
    event.add("dtstamp", stamp)
    event.add("dtstart", each.on)
    event.add("summary", each.summary)
    event.add("description", each.words)
    event.add("url", link(each.of, each.about))
    event.add("transp", "TRANSPARENT")
    return event
