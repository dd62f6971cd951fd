"""Any set of authorities beside each other, as pictures with the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse, QueryDict

from sightline import charts
from sightline.charts import WAS_NOT_FOUND, WAS_NOT_JUDGED, Judged, Table, ThemeYear
from sightline.ground.wording import count_in_words, list_in_words
from sightline.knowledge import load
from sightline.register.access import READ
from sightline.register.kept import kept
from sightline.register.models import Authority
from sightline.register.queries import compare as ask
from sightline.register.queries.compare import Chosen, Graded
from sightline.register.queries.grades import OVERALL, printed_order
from sightline.register.queries.sight import Sight
from sightline.web import formats
from sightline.web.chart_files import asked_file
from sightline.web.clock import today
from sightline.web.pages.compare import Beside, Compare, Group
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show

MOST_ONE_BY_ONE = 24
"""More authorities than this are compared together, not one below the other."""

MOST_NAMED = 4
FIRST_THEME = "management-oversight"
INVENTED = "Invented authorities"
NOT_HELD = "Not held"


@needs(READ)
def compare(request: HttpRequest) -> HttpResponse:
    """The chosen authorities, with the charts that compare them."""
    chosen = _chosen(request.GET, ask.choices(today()))
    area = _one_of(request.GET.get("area", ""), _areas(), OVERALL)
    theme = _one_of(request.GET.get("theme", ""), _themes(), FIRST_THEME)
    page, latest = _drawn(chosen, area, theme, today(), sight(request))
    shown = (page.map, page.over_time, page.transitions, page.each, page.said)
    return asked_file(request, shown, latest=latest) or show(request, "compare.html", page)


@kept
def _drawn(chosen: Chosen, area: str, theme: str, on: date, seen: Sight) -> tuple[Compare, Table | None]:
    """The page with its charts, and the latest grades as a file: much to draw, and the same for all who may see it."""
    everyone = ask.choices(on)
    compared = ask.compared(chosen, everyone, on)
    graded = ask.graded(compared, seen)
    page = _page(everyone, chosen, area, theme, compared, graded, on, seen)
    return page, _latest_grades(compared, graded)


def _latest_grades(compared: tuple[Authority, ...], graded: tuple[Graded, ...]) -> Table | None:
    """The latest known grades of everyone compared, each silence in its own words."""
    latest = ask.latest(graded)
    columns = _columns(latest.values())
    head = ("Authority", "Began", "Framework", *(formats.area(area) for area in columns))
    rows = (
        (
            it.name,
            found.began_by.isoformat(),
            formats.era(found.era),
            *(_grade_in_words(found, area) for area in columns),
        )
        if (found := latest.get(it.pk))
        else (it.name, *[NOT_HELD] * (2 + len(columns)))
        for it in compared
    )
    return Table("Latest known grades", head, tuple(rows))


def _grade_in_words(it: Graded, area: str) -> str:
    return formats.grade(it.grade_of(area)) or ("Not found" if it.judges(area) else "Not judged then")


def _page(
    everyone: tuple[Authority, ...],
    chosen: Chosen,
    area: str,
    theme: str,
    compared: tuple[Authority, ...],
    graded: tuple[Graded, ...],
    on: date,
    seen: Sight,
) -> Compare:
    latest, judged = ask.latest(graded), _judged(graded, area)
    is_few, subject = len(compared) <= MOST_ONE_BY_ONE, formats.area(area).lower()
    ids = [it.pk for it in compared]
    values = {id_: _grade(it, area) for id_, it in latest.items()}
    said = ask.said_of(theme, ids, seen)
    return Compare(
        chosen=chosen,
        area=area,
        theme=theme,
        regions=tuple(sorted({it.region for it in everyone if it.region})),
        everyone=tuple(it for it in everyone if not it.is_invented),
        groups=_groups(everyone),
        areas=_areas(),
        themes=_themes(),
        words=_words(chosen, compared, graded),
        map=charts.hex_map("map", subject, values, on, None if chosen.is_everyone else ids) if graded else None,
        over_time=charts.grades_over_time("over-time", subject, judged),
        transitions=charts.transitions("transitions", subject, judged),
        each=charts.strips("each", subject, judged) if is_few else None,
        said=charts.theme_over_time("said", formats.theme(theme), (_theme_year(it) for it in said)),
        columns=_columns(latest.values()),
        lines=tuple(Beside(it, latest.get(it.pk)) for it in compared) if is_few else (),
        most=MOST_ONE_BY_ONE,
    )


def _chosen(asked: QueryDict, everyone: tuple[Authority, ...]) -> Chosen:
    """What the address asks for, as far as there is such a thing."""
    ids, regions = {it.pk for it in everyone}, {it.region for it in everyone if it.region}
    return Chosen(
        region=_one_of(asked.get("region", ""), regions, ""),
        neighbours_of=_one_of(asked.get("neighbours_of", ""), ids, ""),
        picked=tuple(sorted(ids.intersection(asked.getlist("authority")))),
    )


def _one_of(asked: str, known: Iterable[str], otherwise: str) -> str:
    return asked if asked in known else otherwise


def _areas() -> tuple[str, ...]:
    """Every judgement area of every era: overall effectiveness, then those of the newest first."""
    return (OVERALL, *(area for area in printed_order() if area != OVERALL))


def _themes() -> tuple[str, ...]:
    return tuple(theme.id for theme in load.themes())


def _groups(everyone: tuple[Authority, ...]) -> tuple[Group, ...]:
    by_region = sorted(everyone, key=lambda it: (it.is_invented, it.region or INVENTED))
    return tuple(
        Group(label, tuple(sorted(its, key=lambda it: it.name)))
        for label, its in groupby(by_region, key=lambda it: it.region or INVENTED)
    )


def _judged(graded: Iterable[Graded], area: str) -> list[Judged]:
    return [Judged(it.authority, it.name, it.era, it.began_by, _grade(it, area)) for it in graded]


def _grade(it: Graded, area: str) -> str:
    """The grade of the area, or which of two silences stands in its place."""
    return it.grade_of(area) or (WAS_NOT_FOUND if it.judges(area) else WAS_NOT_JUDGED)


def _theme_year(it: ask.Said) -> ThemeYear:
    return ThemeYear(it.era, it.year, it.polarity, it.sentences)


def _columns(latest: Iterable[Graded]) -> tuple[str, ...]:
    held = {grade.area for it in latest for grade in it.grades}
    return tuple(area for area in _areas() if area in held)


def _picked(names: list[str]) -> str:
    """Who is picked one by one, by name as long as they are few."""
    return list_in_words(sorted(names)) if len(names) <= MOST_NAMED else f"{len(names)} picked one by one"


def _words(chosen: Chosen, compared: tuple[Authority, ...], graded: tuple[Graded, ...]) -> str:
    """Who is compared, and how much is held of them."""
    names = {it.pk: it.name for it in compared}
    parts = [f"the region {chosen.region}"] if chosen.region else []
    if chosen.neighbours_of:
        parts.append(f"{names[chosen.neighbours_of]} and its statistical neighbours")
    if chosen.picked:
        parts.append(_picked([names[id_] for id_ in chosen.picked]))
    who = count_in_words(len(compared), "authority", "authorities")
    held = count_in_words(len(graded), "inspection with grades is", "inspections with grades are")
    return f"{who}: {'; '.join(parts) or 'all of England'}. Of them {held} held."
