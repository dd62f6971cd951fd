"""The review list: what to look at first, and each doubt beside its words."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.ground.locators import Locator
from sightline.register.access import REVIEW
from sightline.register.actions import doubts
from sightline.register.actions.doubts import Refused
from sightline.register.models import Doubt
from sightline.register.queries.queue import Waiting, of_no_inspection, waiting
from sightline.register.queries.queue import doubt as asked_for
from sightline.web.clock import now
from sightline.web.originals import shown
from sightline.web.pages.inspections import ADoubt, ReviewQueue
from sightline.web.permissions import needs
from sightline.web.reviewing import LONGEST
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.views.account import signed_in

A_PAGE = 25


@needs(REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """Inspections with something in doubt, the most doubtful first."""
    parts = Paginator(waiting(sight(request)), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    found = tuple(Waiting(it, it.queries, it.doubted, it.reviewed) for it in part.object_list)
    unplaced = of_no_inspection(sight(request))
    page = ReviewQueue(found, tuple(unplaced[:A_PAGE]), unplaced.count(), parts.count, part.number, parts.num_pages)
    return show(request, "inspections/queue.html", page)


@needs(REVIEW)
def doubt(request: HttpRequest, id_: int) -> HttpResponse:
    """One doubt: settle it with a reason, or open it again."""
    found = asked_for(id_, sight(request))
    if found is None:
        raise Http404
    if request.method != "POST":
        return _answer(request, found, "", {})
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST]
    was_open, by, at = request.POST.get("was") == "open", signed_in(request), now()
    try:
        if was_open:
            doubts.settle(doubt=id_, reason=reason, was_open=True, by=by, at=at)
        else:
            doubts.reopen(doubt=id_, was_open=False, by=by, at=at)
    except Refused as fault:
        field = "reason" if fault.code == "reason-missing" else "meanwhile"
        return _answer(request, asked_for(id_, sight(request)) or found, reason, {field: fault.message.rstrip(".")})
    messages.success(request, "Settled. It is off the review list." if was_open else "Back on the review list.")
    return redirect("doubt", id_)


def _answer(request: HttpRequest, found: Doubt, reason: str, errors: dict[str, str]) -> HttpResponse:
    is_placed = found.start is not None and found.end is not None
    at = (Locator(found.page, found.start or 0, found.end or 0, found.quote),) if is_placed else ()
    page = ADoubt(found, shown(found.document, request.GET.get("page", ""), *at), reason, errors)
    status = 200 if not errors else 409 if "meanwhile" in errors else 422
    return show(request, "inspections/doubt.html", page, status=status)
