"""The figures behind a chart as a file: the page's own address with ``csv`` and the name of the chart."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode

from sightline.charts import Chart, Table
from sightline.ground.spreadsheets import csv_text
from sightline.web.clock import today

ASKED = "csv"


def address(request: HttpRequest, chart: str) -> str:
    """The address of this page's chart as CSV, narrowed as the page is."""
    asked = [(name, value) for name, values in request.GET.lists() for value in values if name != ASKED]
    return f"{request.path}?{urlencode([*asked, (ASKED, chart)])}"


def asked_file(request: HttpRequest, charts: Iterable[Chart | None], **tables: Table | None) -> HttpResponse | None:
    """The figures that the address asks for; ``None`` where it asks for the page.

    Raises ``Http404`` where the page has no such chart or table.
    """
    name = request.GET.get(ASKED)
    if name is None:
        return None
    held = {chart.id: chart.table for chart in charts if chart} | tables
    table = held.get(name)
    if table is None:
        raise Http404
    filename = f"sightline_{name}_{today():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(csv_text(table.head, table.rows), content_type="text/csv; charset=utf-8", headers=headers)
