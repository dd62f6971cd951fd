"""Tables in the open-data layout, and the guidance that belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse

from sightline.ground.spreadsheets import BYTE_ORDER_MARK, csv_text
from sightline.register.access import READ
from sightline.register.queries.open_tables import NOT_APPLICABLE, NOT_AVAILABLE, TABLES, WHERE_AND_WHEN, OpenTable
from sightline.web.clock import today
from sightline.web.coverage import coverage_in_words
from sightline.web.pages.downloads import Downloads
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show

GUIDANCE = f"""Guidance on the tables
======================

What they are
-------------
What inspectors judged and asked of the children's services of England's authorities, as read from published
reports, confirmed or corrected by people, and from the national facts that ship with the software.

{{coverage}}

Layout
------
Comma-separated, UTF-8, a header in the first row. Add ?bom=1 to the address for a file that Excel opens as UTF-8.
The first {len(WHERE_AND_WHEN)} columns are those of the Department for Education's open data:
{", ".join(WHERE_AND_WHEN)}.
time_period is a calendar year. new_la_code is the nine-character code the authority had on that day, old_la_code the
three-digit code of the department. Then come filters, then figures.

Symbols in the place of a figure
--------------------------------
{NOT_APPLICABLE}   not applicable: there can be no figure; the version of the framework does not judge that area
{NOT_AVAILABLE}   not available: there is a figure or code, and it is not held here
No figure is suppressed: these are counts of published judgements, never of children.

Beware
------
Eras of the framework judge different things: compare grades within an era. There is no overall effectiveness from
April 2026, and none is worked out. "Latest known" means latest among the reports covered; a newer one may exist.
Where documents about one inspection differ, the inspectorate's own report counts, unless a person corrected it.
A text cell that begins with = + - or @ has an apostrophe before it, so that no spreadsheet calculates it.

Tables
------
"""


@needs(READ)
def downloads(request: HttpRequest) -> HttpResponse:
    """What can be taken elsewhere."""
    return show(request, "downloads.html", Downloads(tables=TABLES))


@needs(READ)
def table(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """One table as CSV; with ``bom=1`` as Excel wants it."""
    found = next((table for table in TABLES if table.name == name), None)
    if found is None:
        raise Http404
    pieces = csv_text(found.header, found.rows(sight(request), today()))
    mark = BYTE_ORDER_MARK if request.GET.get("bom") == "1" else ""
    return _sent(chain([mark], pieces), f"sightline_{found.name}_{today():%Y-%m-%d}.csv")


@needs(READ)
def guidance(request: HttpRequest) -> HttpResponse:
    """What the tables are, how they are laid out, and what to beware of."""
    covered = coverage_in_words() or "No national facts are held; only documents that were taken in."
    head = GUIDANCE.format(coverage=covered)
    return HttpResponse(head + "\n".join(map(_told, TABLES)), content_type="text/plain; charset=utf-8")


def _sent(pieces: Iterator[str], filename: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8", headers=headers)


def _told(table: OpenTable) -> str:
    columns = [f"  {name}: {meaning}" for name, meaning in (*table.filters, *table.figures)]
    return "\n".join([f"{table.name}.csv: {table.title}", table.says, *columns, ""])
