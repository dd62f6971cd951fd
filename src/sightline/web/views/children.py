"""Lists of single children: only for those who may see them, only for a purpose that is logged, and kept nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from sightline.ground.errors import WrongUsage
from sightline.ground.spreadsheets import csv_text
from sightline.ground.wording import count_in_words
from sightline.knowledge.explain import UNITS
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators, timescales
from sightline.practice.access import SEE_CHILDREN
from sightline.practice.models import LocalLimit
from sightline.practice.queries.runs import local_limits
from sightline.register.models import Authority
from sightline.register.queries.overview import our_authority
from sightline.returns.keeping import Kept, Purpose
from sightline.web.child_store import child_store
from sightline.web.clock import now
from sightline.web.pages.children import ByTeam, ChildLine, Children, Listed, Source
from sightline.web.pages.inspections import Choice
from sightline.web.permissions import needs
from sightline.web.templating import show
from sightline.web.typed import typed
from sightline.web.views.account import signed_in

if TYPE_CHECKING:
    from sightline.journeys import children as lists
    from sightline.journeys.children import ChildList, Line

PURPOSES = {
    Purpose.WORKLIST: "To get done what is overdue",
    Purpose.CORRECTING: "To correct what is recorded",
    Purpose.CHECKING: "To check a figure",
    Purpose.INSPECTION_REQUEST: "To answer inspectors who ask for it",
}
MOST_SHOWN = 500
NOT_RECORDED = "Not recorded"
HEAD = ("Child", "Overdue", "Days overdue", "Due on", "Counted from", "Limit", "Team", "Worker")
NEVER_KEPT = "no-store, private"
OVERDUE = "Children overdue now"


@needs(SEE_CHILDREN)
def children(request: HttpRequest) -> HttpResponse:
    """Who is overdue, or was counted for one measure; first the person says what for."""
    ours = our_authority()
    if ours is None:
        raise Http404
    response = _answer(request, ours)
    response["Cache-Control"] = NEVER_KEPT
    return response


def _lists() -> ModuleType:
    """What lists children, loaded when the first list is asked for: it brings an engine that no other page needs."""
    from sightline.journeys import children

    return children


def _answer(request: HttpRequest, ours: Authority) -> HttpResponse:
    kept = _lists().latest_kept(child_store(), (ours.pk, ours.name))
    said = typed(request.POST if request.method == "POST" else request.GET)
    indicator = indicators().get(said.get("measure", ""))
    if request.method != "POST" or kept is None:
        return _show(request, kept, said, {})
    if said.get("purpose", "") not in set(PURPOSES):
        return _show(request, kept, said, {"purpose": "Choose what you read the list for"})
    limits = local_limits(ours.pk, kept.as_at)
    local = {id_: limit.period for id_, limit in limits.items()}
    by = signed_in(request).get_username()
    asked = _lists().Asked(kept=kept, by=by, purpose=Purpose(said["purpose"]), at=now(), local=local)
    try:
        found = _list(asked, indicator)
    except WrongUsage as gone:
        return _show(request, kept, said, {"purpose": gone.message.rstrip(".")})
    lines = _narrowed(found.lines, said)
    if "save" in said:
        return _file(found, lines, limits)
    return _show(request, kept, said, {}, _listed(found, lines, limits), found.lines)


def _list(asked: lists.Asked, indicator: Indicator | None) -> ChildList:
    """Everyone overdue, those overdue by one measure, or those behind a measure that goes by no clock."""
    store, known = child_store(), _lists().worklists()
    found: ChildList
    if indicator is None:
        found = _lists().list_overdue(store, asked, known)
    elif indicator in known:
        found = _lists().list_overdue(store, asked, [indicator])
    else:
        found = _lists().list_behind(store, asked, indicator)
    return found


def _narrowed(lines: Iterable[Line], said: Mapping[str, str]) -> tuple[Line, ...]:
    team, worker = said.get("team", ""), said.get("worker", "")
    return tuple(it for it in lines if team in ("", it.team) and worker in ("", it.worker))


def _listed(found: ChildList, lines: Sequence[Line], limits: Mapping[str, LocalLimit]) -> Listed:
    by_team: dict[str, set[str]] = defaultdict(set)
    for it in lines:
        by_team[it.team or NOT_RECORDED].add(it.child)
    used = sorted({it.timescale for it in lines if it.timescale})
    return Listed(
        lines=tuple(_line(it, limits) for it in lines[:MOST_SHOWN]),
        total=len(lines),
        children=len({it.child for it in lines}),
        teams=tuple(ByTeam(team, len(ids)) for team, ids in sorted(by_team.items())),
        limits=tuple(_source(id_, limits) for id_ in used),
        lacking=found.lacking,
        has_clocks=bool(used),
    )


def _line(it: Line, limits: Mapping[str, LocalLimit]) -> ChildLine:
    return ChildLine(
        child=it.child or NOT_RECORDED,
        what=it.indicator.label,
        days=NOT_RECORDED if it.days is None else f"{it.days:,}",
        due_on=it.due_on,
        since=it.since,
        limit=_limit(it.timescale, limits),
        team=it.team or NOT_RECORDED,
        worker=it.worker or NOT_RECORDED,
    )


def _limit(timescale: str, limits: Mapping[str, LocalLimit]) -> str:
    if not timescale:
        return ""
    period = limits[timescale].period if timescale in limits else timescales()[timescale].period
    return count_in_words(period.count, UNITS[period.unit])


def _source(id_: str, limits: Mapping[str, LocalLimit]) -> Source:
    entry = timescales()[id_]
    own = f"Our own limit. {limits[id_].reason}" if id_ in limits else str(entry.citation)
    return Source(entry.label, _limit(id_, limits), own)


def _file(found: ChildList, lines: Sequence[Line], limits: Mapping[str, LocalLimit]) -> HttpResponse:
    """The list as CSV: written out for the person who asked, and kept nowhere here."""
    rows = (
        (it.child, it.indicator.label, it.days, it.due_on, it.since, _limit(it.timescale, limits), it.team, it.worker)
        for it in lines
    )
    name = f"sightline_children_{found.as_at:%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse("".join(csv_text(HEAD, rows)), content_type="text/csv; charset=utf-8", headers=headers)


def _show(
    request: HttpRequest,
    kept: Kept | None,
    said: Mapping[str, str],
    errors: Mapping[str, str],
    listed: Listed | None = None,
    everyone: Sequence[Line] = (),
) -> HttpResponse:
    indicator = indicators().get(said.get("measure", ""))
    page = Children(
        heading=_heading(indicator),
        as_at=kept.as_at if kept else None,
        purposes=tuple(Choice(purpose.value, words) for purpose, words in PURPOSES.items()),
        measures=_measures(indicator),
        team_choices=_choices("All teams", (it.team for it in everyone)),
        worker_choices=_choices("All workers", (it.worker for it in everyone)),
        listed=listed,
        typed=said,
        errors=errors,
    )
    return show(request, "practice/children.html", page, status=422 if errors else 200)


def _heading(indicator: Indicator | None) -> str:
    if indicator is None:
        return OVERDUE
    if indicator in _lists().worklists():
        return f"{OVERDUE}: {indicator.label[:1].lower()}{indicator.label[1:]}"
    return f"The children behind: {indicator.label[:1].lower()}{indicator.label[1:]}"


def _measures(indicator: Indicator | None) -> tuple[Choice, ...]:
    """Everything overdue, and each measure that can be listed; a measure without a clock where it was asked for."""
    known = _lists().worklists()
    asked = (Choice(indicator.id, indicator.label),) if indicator and indicator not in known else ()
    return (Choice("", "Everything overdue"), *asked, *(Choice(it.id, it.label) for it in known))


def _choices(whole: str, names: Iterable[str]) -> tuple[Choice, ...]:
    return (Choice("", whole), *(Choice(name, name) for name in sorted({name for name in names if name})))
