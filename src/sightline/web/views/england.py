"""All authorities, each with its latest known judgements."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from sightline.ground.wording import count_in_words, day_in_words
from sightline.knowledge import load, lookup
from sightline.register.access import READ
from sightline.register.queries import england as ask
from sightline.register.queries.england import Line, Wanted
from sightline.register.queries.grades import OVERALL
from sightline.register.queries.national import coverage
from sightline.web import formats
from sightline.web.clock import today
from sightline.web.pages.authorities import England
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show

LONGEST_NAME = 100


@needs(READ)
def england(request: HttpRequest) -> HttpResponse:
    """The list, narrowed by name, region, and the grade of a judgement area."""
    on = today()
    regions, areas, grades = ask.regions(on), _areas(), _grades()
    asked = request.GET
    wanted = Wanted(
        name=asked.get("name", "").replace("\0", "").strip()[:LONGEST_NAME],
        region=_one_of(asked.get("region", ""), regions),
        area=_one_of(asked.get("area", ""), areas) or OVERALL,
        grade=_one_of(asked.get("grade", ""), grades),
    )
    lines, covered = ask.lines(wanted, on, sight(request)), coverage()
    page = England(
        lines=lines,
        wanted=wanted,
        regions=regions,
        areas=areas,
        grades=grades,
        is_narrowed=bool(wanted.name or wanted.region or wanted.grade),
        finding=_finding(lines, wanted),
        until=day_in_words(covered.until) if covered else "",
    )
    return show(request, "authorities/england.html", page)


def _one_of(asked: str, known: tuple[str, ...]) -> str:
    return asked if asked in known else ""


def _areas() -> tuple[str, ...]:
    """Overall effectiveness, then what is judged today, in printed order."""
    newest = max((era for era in lookup.eras() if era.since), key=lambda era: era.since or today())
    return (OVERALL, *(area for area in newest.area_ids if area != OVERALL))


def _grades() -> tuple[str, ...]:
    return tuple(grade.id for grade in load.grades() if grade.rank is not None)


def _finding(lines: tuple[Line, ...], wanted: Wanted) -> str:
    """What the list shows in one sentence, with its count."""
    real = [line for line in lines if not line.authority.is_invented]
    count = count_in_words(len(real), "authority", "authorities")
    if invented := len(lines) - len(real):
        count += f" and {invented} invented"
    with_latest = sum(line.latest is not None for line in real)
    if wanted.grade:
        judged = f"{formats.grade(wanted.grade)} for {formats.area(wanted.area)}".lower()
        return f"{count}: {judged} at the latest known inspection."
    return f"{count}; the latest known judgements are held of {with_latest:,}."
