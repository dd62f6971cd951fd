"""What people set beside what is measured: local limits, and published figures to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.db.models import Count, Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.ground.days import Period, Start, Unit
from sightline.ground.errors import SightlineError
from sightline.ground.wording import count_in_words, list_in_words
from sightline.improvement.refusals import Refused
from sightline.knowledge.explain import UNITS
from sightline.knowledge.indicator_model import IndicatorUnit
from sightline.knowledge.indicators import indicators, timescales
from sightline.practice import wording
from sightline.practice.access import SET_MEASURES
from sightline.practice.actions.benchmarks import Published, load_benchmarks
from sightline.practice.actions.limits import set_limit
from sightline.practice.models import Benchmark, LocalLimit
from sightline.practice.published_files import NoOpenData, OpenData, OpenLine, Picked, open_data, pick, read_open_data
from sightline.practice.queries import comparing
from sightline.register.models import Authority
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.pages.inspections import Choice
from sightline.web.pages.practice_forms import Comparators, Filter, HeldFigures, SetLimit
from sightline.web.permissions import needs
from sightline.web.templating import show
from sightline.web.typed import errors_of, needed_day, number, typed
from sightline.web.views.account import signed_in

Typed = Mapping[str, str]
LIMIT_FIELDS = ("count", "unit", "since", "reason")
WHOLE = ("total", "all", "all children", "england")
"""What a filter calls everyone together; chosen first where a file has it."""
SEALED = "open-data"


@needs(SET_MEASURES)
def limit(request: HttpRequest, id_: str) -> HttpResponse:
    """Set our own length of a timescale, from a day on, with the reason."""
    ours, timescale = our_authority(), timescales().get(id_)
    if ours is None or timescale is None:
        raise Http404
    said: Typed = typed(request.POST)
    errors: Typed = {}
    if request.method == "POST":
        try:
            _set_limit(request, ours, id_, said)
        except SightlineError as fault:
            errors = _limit_errors(fault)
        else:
            messages.success(request, "Our own limit has been set. Runs from that day on are measured by it.")
            return redirect("set-limit", id_)
    page = SetLimit(
        timescale=timescale,
        field=_length(timescale.period),
        earlier=tuple(LocalLimit.objects.filter(authority=ours, timescale=id_).order_by("-since")),
        units=tuple(Choice(unit.value, f"{UNITS[unit]}s".capitalize()) for unit in Unit if unit is not Unit.HOURS),
        typed=said or {"unit": timescale.period.unit.value},
        errors=errors,
    )
    return show(request, "practice/limit.html", page, status=422 if errors else 200)


def _length(period: Period) -> str:
    return count_in_words(period.count, UNITS[period.unit])


def _set_limit(request: HttpRequest, ours: Authority, timescale: str, said: Typed) -> None:
    count = number(said, "count")
    if not count or count > 1000:
        raise Refused("not-known", "Write how many, from 1 to 1,000.", "count")
    if said.get("unit", "") not in set(Unit):
        raise Refused("not-known", "Choose what it is counted in.", "unit")
    period = Period(count, Unit(said["unit"]), Start.EXCLUDED)
    since, reason, by = needed_day(said, "since"), said.get("reason", ""), signed_in(request)
    set_limit(authority=ours, timescale=timescale, period=period, since=since, reason=reason, by=by, at=now())


def _limit_errors(fault: SightlineError) -> dict[str, str]:
    field = {"reason-missing": "reason", "set-already": "since"}.get(fault.code)
    return {field: fault.message.rstrip(".")} if field else errors_of(fault, LIMIT_FIELDS)


@needs(SET_MEASURES)
def comparators(request: HttpRequest) -> HttpResponse:
    """Load published figures: read the file, choose what is what, look, and load."""
    ours = our_authority()
    if ours is None:
        raise Http404
    said = typed(request.POST)
    if request.method != "POST":
        return _page(request, ours, None, {}, {})
    try:
        data = _sent(said["sent"]) if said.get("sent") else _uploaded(request, ours)
    except (SightlineError, signing.BadSignature) as fault:
        words = fault.message if isinstance(fault, SightlineError) else "Choose the file again."
        return _page(request, ours, None, said, {"file": words.rstrip(".")})
    if "column" not in said:
        return _page(request, ours, data, {**said, **_first(data)}, {})
    return _chosen(request, ours, data, said)


def _chosen(request: HttpRequest, ours: Authority, data: OpenData, said: Typed) -> HttpResponse:
    """Look at what would be loaded, or load it."""
    try:
        picked = pick(data, said["column"], _kept(data, said))
    except NoOpenData as fault:
        return _page(request, ours, data, said, {"column": fault.message.rstrip(".")})
    if "load" not in said:
        return _page(request, ours, data, said, {}, picked)
    try:
        published = [Published(said.get("measure", ""), *key, value) for key, value in picked.values.items()]
        source, by = said.get("source", ""), signed_in(request)
        loaded = load_benchmarks(published=published, source=source, by=by, at=now())
    except SightlineError as fault:
        field = "source" if fault.code == "source-missing" else "measure"
        return _page(request, ours, data, said, {field: fault.message.rstrip(".")}, picked)
    messages.success(request, f"{count_in_words(loaded, 'published figure')} loaded.")
    return redirect("measure", said["measure"])


def _uploaded(request: HttpRequest, ours: Authority) -> OpenData:
    uploaded = request.FILES.get("file")
    if uploaded is None:
        raise Refused("not-known", "Choose the CSV file.", "file")
    if (uploaded.size or 0) > settings.SIGHTLINE_MOST_UPLOAD_BYTES:
        raise NoOpenData("too-many-rows", "The file is too large. Download a part of it: fewer years or filters.")
    text = uploaded.read().decode("utf-8-sig", errors="replace")
    return read_open_data(text, comparing.places(ours, today()))


def _sealed(data: OpenData) -> str:
    """The lines as the form carries them to its next step; nothing is kept here meanwhile."""
    rows = [[it.place, it.year, *it.cells.values()] for it in data.lines]
    return signing.dumps([list(data.lines[0].cells), rows], salt=SEALED, compress=True)


def _sent(sealed: str) -> OpenData:
    names, rows = signing.loads(sealed, salt=SEALED)
    return open_data([OpenLine(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows])


def _first(data: OpenData) -> dict[str, str]:
    """Every filter as it stands first: everyone together where the file has such a line."""
    return {
        f"filter-{at}": next((kind for kind in kinds if kind.casefold() in WHOLE), kinds[0])
        for at, kinds in enumerate(data.filters.values())
    }


def _kept(data: OpenData, said: Typed) -> dict[str, str]:
    return {name: said.get(f"filter-{at}", "") for at, name in enumerate(data.filters)}


def _page(
    request: HttpRequest,
    ours: Authority,
    data: OpenData | None,
    said: Mapping[str, Any],
    errors: Typed,
    picked: Picked | None = None,
) -> HttpResponse:
    found = comparing.comparators(ours, today())
    whom = [*found.neighbours, found.region, found.country]
    page = Comparators(
        with_whom=list_in_words([name for name in whom if name]),
        held=_held(),
        sent=_sealed(data) if data else "",
        lines=len(data.lines) if data else 0,
        measures=(Choice("", "Choose"), *(Choice(it.id, it.label) for it in indicators().values())),
        columns=tuple(Choice(name, name) for name in data.values) if data else (),
        filters=tuple(_filter(at, name, kinds) for at, (name, kinds) in enumerate(data.filters.items()))
        if data
        else (),
        preview=_preview(picked, said.get("measure", "")) if picked else (),
        hidden=picked.hidden if picked else 0,
        typed=said,
        errors=errors,
    )
    return show(request, "practice/comparators.html", page, status=422 if errors else 200)


def _filter(at: int, name: str, kinds: tuple[str, ...]) -> Filter:
    return Filter(f"filter-{at}", name, tuple(Choice(kind, kind or "Empty") for kind in kinds))


def _preview(picked: Picked, measure: str) -> tuple[tuple[str, str, str], ...]:
    indicator = indicators().get(measure)
    rows = sorted(picked.values.items(), key=lambda it: (-it[0][1], it[0][0]))
    is_share = indicator is not None and indicator.unit is IndicatorUnit.PERCENT
    return tuple(
        (place, str(year), wording.value(value, indicator) if is_share and indicator else f"{value:g}")
        for (place, year), value in rows
    )


def _held() -> tuple[HeldFigures, ...]:
    rows = Benchmark.objects.values("indicator").order_by("indicator")
    told = rows.annotate(n=Count("id"), first=Min("collection_year"), last=Max("collection_year"), source=Max("source"))
    return tuple(
        HeldFigures(
            id=it["indicator"],
            label=indicators()[it["indicator"]].label,
            figures=it["n"],
            years=str(it["last"]) if it["first"] == it["last"] else f"{it['first']} to {it['last']}",
            source=it["source"],
        )
        for it in told
        if it["indicator"] in indicators()
    )
