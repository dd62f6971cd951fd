"""An area for improvement on its own page, and what people decide of its lineage."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.ground.wording import day_in_words
from sightline.improvement.refusals import Refused
from sightline.knowledge.indicators import indicators
from sightline.practice.access import SET_MEASURES
from sightline.practice.actions.targets import set_target
from sightline.practice.models import Run
from sightline.register.access import READ, REVIEW
from sightline.register.actions import lineage
from sightline.register.actions.lineage import Refused as LineageRefused
from sightline.register.models import Area, LineageLink
from sightline.register.queries import lineage as ask
from sightline.register.queries.facts import place_of, said_of_area
from sightline.register.queries.overview import our_authority
from sightline.register.queries.who_else import area_of
from sightline.web import chart_files
from sightline.web.clock import now
from sightline.web.measures_panel import charts_of
from sightline.web.originals import shown
from sightline.web.pages.areas import AnArea, TieArea, TieMeasure
from sightline.web.pages.inspections import Choice
from sightline.web.panels import LINEAGE, panels
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import decimal, errors_of, key, needed_day, typed
from sightline.web.views.account import signed_in

_RECORDED = {
    lineage.CONFIRMED: "Confirmed. It stands as it is, whatever is read later.",
    lineage.REJECTED: "Recorded: it is not the same. What was tied is kept below.",
}


@needs(READ)
def area(request: HttpRequest, id_: int) -> HttpResponse:
    """The inspectors' words, and everything that hangs on them."""
    found = _area(request, id_)
    if chart_files.ASKED in request.GET:
        file = chart_files.asked_file(request, charts_of(request, found))
        if file is not None:
            return file
    return _answer(request, found, {})


@needs(SET_MEASURES)
def tie_measure(request: HttpRequest, id_: int) -> HttpResponse:
    """Tie a measure to an area of ours: from where it stands to what it is to reach, and by when."""
    found, ours = _area(request, id_), our_authority()
    if ours is None or ours.pk != found.inspection.authority_id:
        raise Http404
    if request.method != "POST":
        return _measure_form(request, found, {}, {})
    said = typed(request.POST)
    try:
        _set_target(request, found, said)
    except SightlineError as fault:
        return _measure_form(request, found, said, _at_field(fault))
    messages.success(request, "The measure has been tied to the area.")
    return redirect(f"{reverse('area', args=[id_])}#measures")


def _set_target(request: HttpRequest, found: Area, said: Mapping[str, str]) -> None:
    run = Run.objects.filter(authority=found.inspection.authority_id, pk=key(said.get("run", ""))).first()
    if run is None:
        raise Refused("not-known", "Choose the return where it starts.", "run")
    wanted = decimal(said, "wanted")
    if wanted is None:
        raise Refused("not-known", "Say what the measure is to reach, as a number.", "wanted")
    set_target(
        area=found,
        indicator=said.get("indicator", ""),
        baseline_run=run,
        wanted=float(wanted),
        wanted_by=needed_day(said, "wanted_by"),
        by=signed_in(request),
        at=now(),
    )


def _at_field(fault: SightlineError) -> dict[str, str]:
    """What is wrong, at its field."""
    if fault.code == "no-baseline":
        return {"run": fault.message.rstrip(".")}
    return errors_of(fault, ("indicator", "run", "wanted", "wanted_by"))


def _measure_form(
    request: HttpRequest, found: Area, said: Mapping[str, str], errors: Mapping[str, str]
) -> HttpResponse:
    runs = Run.objects.filter(authority=found.inspection.authority_id).order_by("-as_at", "-id")
    latest = {it.as_at: it for it in reversed(runs)}
    before = [it for on, it in latest.items() if found.inspection.began_by and on < found.inspection.began_by]
    said = said or {"run": str(before[-1].pk) if before else ""}
    page = TieMeasure(
        area=found,
        measures=tuple(Choice(it.id, it.label) for it in indicators().values()),
        runs=tuple(Choice(str(it.pk), day_in_words(on)) for on, it in sorted(latest.items(), reverse=True)),
        typed=said,
        errors=errors,
    )
    return show(request, "areas/tie-measure.html", page, status=422 if errors else 200)


@needs(REVIEW)
@require_POST
def decide(request: HttpRequest, id_: int, link: int) -> HttpResponse:
    """Confirm that two areas belong together, or that one is gone; or say that it is not so."""
    found = _area(request, id_)
    decision, seen = request.POST.get("decision", ""), request.POST.get("seen", "")
    told = ask.of(found.pk, sight(request))
    known = (*told.before, *told.after, *ask.rejected(found.pk, sight(request))) if told else ()
    if link not in {it.id for it in known}:
        words = "This tie is not held any more, because what was read has changed. Look again"
        return _answer(request, found, {LINEAGE: words})
    try:
        row = LineageLink(pk=link)
        lineage.decide(link=row, decision=decision, seen=seen, by=signed_in(request), at=now())
    except LineageRefused as fault:
        return _answer(request, found, {LINEAGE: fault.message.rstrip(".")})
    messages.success(request, _RECORDED[decision])
    return redirect(f"{reverse('area', args=[id_])}#{LINEAGE}")


@needs(REVIEW)
def tie(request: HttpRequest, id_: int) -> HttpResponse:
    """Say which area of an earlier or later inspection is the same."""
    found = _area(request, id_)
    told = ask.of(found.pk, sight(request))
    elsewhere = ask.not_tied(told, sight(request)) if told else ()
    if request.method != "POST":
        return show(request, "areas/tie.html", TieArea(found, elsewhere, "", "", {}))
    chosen, state = request.POST.get("other", ""), request.POST.get("state", "")
    number, _, seen = chosen.partition("-")
    errors = {} if state else {"state": "Choose whether the later one repeats or narrows the earlier one"}
    others = {str(it.id): where for where in elsewhere for it in where.areas}
    where = others.get(number)
    if where is None:
        errors = {"other": "Choose the area it belongs to"} | errors
    else:
        errors = errors or _tie(request, found, int(number), is_earlier=where.is_earlier, state=state, seen=seen)
    if errors:
        page = TieArea(found, elsewhere, chosen, state, errors)
        return show(request, "areas/tie.html", page, status=409 if "meanwhile" in errors else 422)
    messages.success(request, "Tied. It stands as it is, whatever is read later.")
    return redirect(f"{reverse('area', args=[id_])}#{LINEAGE}")


def _tie(request: HttpRequest, own: Area, number: int, *, is_earlier: bool, state: str, seen: str) -> dict[str, str]:
    """Tie the two; what is wrong, by field, where that cannot be."""
    other = Area.objects.select_related("inspection").defer("document__text").get(pk=number)
    first, second = (other, own) if is_earlier else (own, other)
    try:
        lineage.tie(earlier=first, later=second, state=state, seen=seen, by=signed_in(request), at=now())
    except LineageRefused as fault:
        field = {"decided-meanwhile": "meanwhile", "not-a-state": "state"}.get(fault.code, "other")
        return {field: fault.message.rstrip(".")}
    return {}


def _area(request: HttpRequest, id_: int) -> Area:
    found = area_of(id_, sight(request))
    if found is None:
        raise Http404
    return found


def _answer(request: HttpRequest, found: Area, errors: Mapping[str, str]) -> HttpResponse:
    place = place_of(found)
    assert place is not None, "the database holds no area without its place"
    page = AnArea(
        area=found,
        place=place,
        original=shown(found.document, request.GET.get("page", ""), *place.at),
        themes=tuple(found.themes.order_by("theme").values_list("theme", flat=True)),
        tags=tuple(found.tags.order_by("id")),
        said=said_of_area(found),
        panels=panels(request, found),
        errors=errors,
    )
    return show(request, "areas/area.html", page, status=409 if errors else 200)
