"""One authority: its history, its grades across eras, its areas for improvement, its neighbours."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse

from sightline.charts import WAS_NOT_FOUND, WAS_NOT_JUDGED, Chart, Judged, strip
from sightline.knowledge import lookup
from sightline.register.access import READ
from sightline.register.queries import authorities as ask
from sightline.register.queries.authorities import Happened
from sightline.register.queries.grades import OVERALL, printed_order
from sightline.register.queries.overview import our_authority
from sightline.web import formats
from sightline.web.chart_files import asked_file
from sightline.web.clock import today
from sightline.web.pages.authorities import AnAuthority, Cell, EraSpan, Matrix, Row
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show


@needs(READ)
def authority(request: HttpRequest, id_: str) -> HttpResponse:
    """Everything that happened at one authority."""
    found = ask.authority(id_)
    if found is None:
        raise Http404
    seen, ours = sight(request), our_authority()
    happened = ask.history(found.pk, seen)
    neighbour_set, neighbours = ask.neighbours(found.pk, today(), seen)
    before, after = ask.succession(found.pk)
    page = AnAuthority(
        authority=found,
        is_ours=ours is not None and ours.pk == found.pk,
        delivered_by=ask.delivered_by(found.pk),
        before=before,
        after=after,
        history=happened,
        matrix=matrix(happened),
        strip=_strip(found.pk, found.name, happened),
        asked=tuple(it for it in happened if it.areas),
        neighbour_set=neighbour_set,
        neighbours=neighbours,
    )
    return asked_file(request, (page.strip,)) or show(request, "authorities/authority.html", page)


def matrix(history: tuple[Happened, ...]) -> Matrix:
    """Grades by area, inspections from the oldest; areas in the order of the newest era, overall first."""
    graded = tuple(reversed([it for it in history if it.is_graded]))
    eras = tuple(EraSpan(era, len(list(group))) for era, group in groupby(it.era for it in graded))
    order = printed_order()
    areas = {held.area for it in graded for held in it.grades}
    in_order = sorted(areas, key=lambda area: (area != OVERALL, order.get(area, len(order))))
    return Matrix(eras, graded, tuple(Row(area, _cells(graded, area)) for area in in_order))


def _strip(id_: str, name: str, history: tuple[Happened, ...]) -> Chart | None:
    """Overall effectiveness along the years; an era without it says so."""
    judged = [
        Judged(id_, name, it.era, it.began_by, held.grade if held else _silence(it.era))
        for it in history
        if it.is_graded and it.began_by
        for held in (it.grade_of(OVERALL),)
    ]
    return strip("overall", formats.area(OVERALL).lower(), judged) if any(it.is_graded for it in judged) else None


def _silence(era: str) -> str:
    return WAS_NOT_FOUND if not era or _is_judged_in(era, OVERALL) else WAS_NOT_JUDGED


def _cells(graded: tuple[Happened, ...], area: str) -> tuple[Cell, ...]:
    cells = []
    for before, it in zip((None, *graded), graded, strict=False):
        held = it.grade_of(area)
        starts_era = before is not None and before.era != it.era
        is_judged = held is not None or _is_judged_in(it.era, area)
        cells.append(Cell(held.grade if held else "", is_judged, starts_era, bool(held and held.is_disputed)))
    return tuple(cells)


def _is_judged_in(era: str, area: str) -> bool:
    return any(found.id == era and area in found.area_ids for found in lookup.eras())
