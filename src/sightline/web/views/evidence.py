"""Evidence for an action and the areas it answers: never a bare claim."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import FileResponse
from django.shortcuts import get_object_or_404, redirect

from sightline.ground.errors import SightlineError
from sightline.improvement.access import READ_PLAN, UPDATE_ACTION
from sightline.improvement.actions import evidence as adding
from sightline.improvement.actions.evidence import Claim, File, Served
from sightline.improvement.models import Action, Evidence, PlanArea
from sightline.improvement.models.evidence import AUDIT, DOCUMENT, KINDS, OBSERVATION, RESULT, VOICE
from sightline.improvement.queries.figures import figure_of, kept
from sightline.improvement.queries.visible import visible_areas
from sightline.improvement.refusals import Refused
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.actions import EvidenceForm
from sightline.web.permissions import needs
from sightline.web.plan_words import choices, kept_choices
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import errors_of, key, needed_day, number, typed
from sightline.web.views.account import signed_in
from sightline.web.views.progress import theirs

FIELDS = (
    *("kind", "title", "words", "on", "file", "place", "indicator", "run"),
    *("counted", "heard_how", "observer", "areas"),
)
Typed = Mapping[str, str]


@needs(UPDATE_ACTION)
def add_evidence(request: HttpRequest, id_: int) -> HttpResponse:
    """Add a piece of evidence to an action and to areas it answers."""
    found = theirs(request, id_)
    if request.method != "POST":
        return _form(request, found, {}, {}, ())
    said, ticked = typed(request.POST), tuple(request.POST.getlist("areas"))
    try:
        _add(request, found, said)
    except SightlineError as fault:
        return _form(request, found, said, errors_of(fault, FIELDS), ticked)
    messages.success(request, "The evidence has been added.")
    return redirect("plan-action", id_)


@needs(READ_PLAN)
def evidence_file(request: HttpRequest, id_: int) -> HttpResponseBase:
    """A file kept as evidence, byte for byte; always to be saved."""
    found = get_object_or_404(Evidence, pk=id_, kind=DOCUMENT)
    try:
        file = shelf().open(found.sha256)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(file, as_attachment=True, filename=found.filename, content_type="application/octet-stream")


def _add(request: HttpRequest, found: Action, said: Typed) -> None:
    """Add it as the kind it is; the claim is checked by the action."""
    kind, by, on, at = said.get("kind", ""), signed_in(request), today(), now()
    areas = tuple(it for it in _areas(request, found) if str(it.pk) in request.POST.getlist("areas"))
    if kind == RESULT:
        served = Served(authority=found.authority, areas=areas, actions=(found,))
        figure = figure_of(found.authority_id, key(said.get("run", "")), said.get("indicator", ""))
        adding.add_figure(served=served, figure=figure, by=by, on=on, at=at)
        return
    claim = Claim(
        authority=found.authority,
        title=said.get("title", ""),
        words=said.get("words", ""),
        on=needed_day(said, "on"),
        areas=areas,
        actions=(found,),
    )
    if kind == DOCUMENT:
        adding.add_document(
            claim=claim, file=_file(request), shelf=shelf(), place=said.get("place", ""), by=by, on=on, at=at
        )
    elif kind == AUDIT:
        adding.add_audit(claim=claim, counted=number(said, "counted") or 0, by=by, on=on, at=at)
    elif kind == VOICE:
        heard = said.get("heard_how", "")
        adding.add_voice(claim=claim, heard_how=heard, counted=number(said, "counted") or 0, by=by, on=on, at=at)
    elif kind == OBSERVATION:
        adding.add_observation(claim=claim, observer=said.get("observer", ""), by=by, on=on, at=at)
    else:
        raise Refused("not-known", "Choose what kind of evidence it is.", "kind")


def _file(request: HttpRequest) -> File:
    uploaded = request.FILES.get("file")
    if uploaded is None:
        raise Refused("evidence-bare", "Choose the document.", "file")
    if (uploaded.size or 0) > settings.SIGHTLINE_MOST_UPLOAD_BYTES:
        raise Refused("evidence-bare", "The file is too large. Split it, or make its pictures smaller.", "file")
    return File(uploaded.name or "document", uploaded.read())


def _areas(request: HttpRequest, found: Action) -> tuple[PlanArea, ...]:
    return tuple(visible_areas(found.areas.all(), sight(request)).order_by("id"))


def _form(request: HttpRequest, found: Action, said: Typed, errors: Typed, ticked: tuple[str, ...]) -> HttpResponse:
    areas = _areas(request, found)
    indicators, runs = kept_choices(kept(found.authority_id))
    served = ticked if said else tuple(str(it.pk) for it in areas)
    page = EvidenceForm(found, areas, served, choices(KINDS), indicators, runs, said, errors)
    return show(request, "plan/evidence.html", page, status=422 if errors else 200)
