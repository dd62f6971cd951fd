"""The population of the area by group, so that differences between groups can be told as rates."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.ground.errors import SightlineError
from sightline.practice.access import SET_MEASURES
from sightline.practice.actions.population import set_population
from sightline.practice.queries.population import groups, held
from sightline.register.models import Authority
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.pages.practice_forms import APopulation, KindOfGroup
from sightline.web.permissions import needs
from sightline.web.templating import show
from sightline.web.typed import errors_of, number, typed
from sightline.web.views.account import signed_in

AT_FIELD = {"year-missing": "year", "source-missing": "source"}


@needs(SET_MEASURES)
def population(request: HttpRequest) -> HttpResponse:
    """Give the children of each group who live in the area, from published figures."""
    ours = our_authority()
    if ours is None:
        raise Http404
    said = typed(request.POST)
    errors: Mapping[str, str] = {}
    if request.method == "POST":
        try:
            _set(request, ours, said)
        except SightlineError as fault:
            field = AT_FIELD.get(fault.code)
            errors = {field: fault.message.rstrip(".")} if field else errors_of(fault, (_first_given(said), *_fields()))
        else:
            messages.success(request, "The population is held. Differences between groups are told as rates from it.")
            return redirect("differences")
    page = APopulation(kinds=_kinds(), years=_held(ours), typed=said, errors=errors)
    return show(request, "practice/population.html", page, status=422 if errors else 200)


def _set(request: HttpRequest, ours: Authority, said: Mapping[str, str]) -> None:
    year = number(said, "year") or 0
    given = {key: number(said, field) for field, key in _fields().items()}
    children = {key: count for key, count in given.items() if count is not None}
    source, by = said.get("source", ""), signed_in(request)
    set_population(authority=ours, year=year, children=children, source=source, by=by, at=now())


def _fields() -> dict[str, tuple[str, str]]:
    """Every field of the form, with the breakdown and group it is about."""
    return {f"{by}-{at}": (by, group) for by, names in groups().items() for at, group in enumerate(names, start=1)}


def _first_given(said: Mapping[str, str]) -> str:
    """The first field of the first kind of group that something was given of; an error is said there."""
    given = next((by for field, (by, _) in _fields().items() if said.get(field)), "")
    return f"{given}-1" if given else next(iter(_fields()))


def _kinds() -> tuple[KindOfGroup, ...]:
    return tuple(
        KindOfGroup(_label(by), tuple((f"{by}-{at}", group) for at, group in enumerate(names, start=1)))
        for by, names in groups().items()
    )


def _label(breakdown: str) -> str:
    return f"By {breakdown.replace('-', ' ')}"


def _held(ours: Authority) -> tuple[str, ...]:
    found = held(ours.pk, today().year)
    return tuple(
        f"{_label(by)}: {it.year}, {sum(it.children.values()):,} children. {it.source}" for by, it in found.items()
    )
