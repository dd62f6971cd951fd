"""The review list: what to look at first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from sightline.register.access import REVIEW
from sightline.register.queries.queue import Waiting, waiting
from sightline.web.pages.inspections import ReviewQueue
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show

A_PAGE = 25


@needs(REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """Inspections with something in doubt, the most doubtful first."""
    parts = Paginator(waiting(sight(request)), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    found = tuple(Waiting(it, it.queries, it.doubted, it.reviewed) for it in part.object_list)
    page = ReviewQueue(found, parts.count, part.number, parts.num_pages)
    return show(request, "inspections/queue.html", page)
