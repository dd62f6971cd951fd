"""What would be taken over from a plan's file, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from sightline.ground.wording import list_in_words
from sightline.improvement.files.areas import NEW, NONE
from sightline.improvement.files.headers import LEFT_OUT, Header, known
from sightline.improvement.files.problems import FileProblem
from sightline.improvement.files.weighing import ADDED, REFUSED, SAME, THERE, AreaAsked
from sightline.improvement.models import PlanArea, PlanUpload
from sightline.improvement.queries.uploads import Previewed
from sightline.web.pages.inspections import Choice
from sightline.web.pages.plan_files import AreaLine, ColumnLine, PlanPreview, ProblemLine

MOST_ROWS = 50
MOST_AREAS = 60
MOST_PLACES = 12
LONGEST_AREA = 90


def previewed(upload: PlanUpload, found: Previewed) -> PlanPreview:
    """The page of a file that waits."""
    file, weighed = found.file, found.weighed
    areas = sorted(weighed.areas, key=lambda it: it.is_sure)
    used = {key for row in weighed.rows if row.outcome in (ADDED, SAME) for key in row.areas}
    return PlanPreview(
        upload=upload,
        plan=upload.plan,
        tables=file.tables,
        counts={outcome: weighed.count(outcome) for outcome in (ADDED, SAME, THERE, REFUSED)},
        new_areas=sum(it.taken_for == NEW and it.text.key in used for it in areas),
        columns=tuple(map(_column, file.headers)),
        column_choices=(Choice(LEFT_OUT, "Leave it out"), *(Choice(it.id, it.label) for it in known().values())),
        areas=tuple(map(_area, areas[:MOST_AREAS])),
        area_choices=_area_choices(found.areas),
        more_areas=max(len(areas) - MOST_AREAS, 0),
        rows=weighed.rows[:MOST_ROWS],
        total=len(weighed.rows),
        file_problems=tuple(_problems(file.problems)),
        row_problems=tuple(_problems(it for row in weighed.rows for it in row.problems)),
    )


def column_choices(headers: Iterable[Header], said: Mapping[str, str]) -> dict[str, str]:
    """What a person chose for a header, where that is not what it is taken for already."""
    allowed = {LEFT_OUT, *known()}
    sent = ((it, said.get(f"column:{it.key}", "")) for it in headers)
    return {it.key: chosen for it, chosen in sent if chosen in allowed and chosen != (it.column or LEFT_OUT)}


def area_choices(areas: Iterable[AreaAsked], said: Mapping[str, str]) -> dict[str, str]:
    """What a person chose for an area, where that is not what it is taken for already."""
    sent = ((it, said.get(f"area:{it.text.key}", "")) for it in areas)
    return {it.text.key: chosen for it, chosen in sent if chosen and chosen != it.taken_for}


def _column(header: Header) -> ColumnLine:
    likeliest = known()[header.likeliest].label if header.likeliest else ""
    return ColumnLine(header.key, header.printed, header.column or LEFT_OUT, likeliest)


def _area(asked: AreaAsked) -> AreaLine:
    number = f"{asked.text.number}. " if asked.text.number else ""
    return AreaLine(asked.text.key, f"{number}{asked.text.words}", asked.rows, asked.taken_for, asked.is_sure)


def _area_choices(areas: Iterable[PlanArea]) -> tuple[Choice, ...]:
    own = (Choice(NEW, "A new area, from our own plan"), Choice(NONE, "No area"))
    told = (Choice(str(it.pk), f"Area {at}: {_short(it.words)}") for at, it in enumerate(areas, start=1))
    return (*told, *own)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_AREA else f"{words[: LONGEST_AREA - 1].rstrip()}…"


def _problems(problems: Iterable[FileProblem]) -> Iterable[ProblemLine]:
    """Each problem once, with the places where it stands."""
    ordered = sorted(problems, key=lambda it: (it.code, it.message))
    for (code, words), found in groupby(ordered, key=lambda it: (it.code, it.message)):
        places = list(dict.fromkeys(_place(it) for it in found))
        shown = [it for it in places[:MOST_PLACES] if it]
        yield ProblemLine(code, words, _run_together(shown), max(len(places) - MOST_PLACES, 0))


def _place(problem: FileProblem) -> tuple[str, int | None]:
    return problem.table, problem.row


def _run_together(places: Iterable[tuple[str, int | None]]) -> str:
    """``sheet “Plan”, rows 4, 9 and 12``."""
    told = []
    for table, found in groupby(places, key=lambda it: it[0]):
        rows = [str(row) for _, row in found if row is not None]
        many = "rows" if len(rows) > 1 else "row"
        told.append(f"{table}, {many} {list_in_words(rows)}" if rows else table)
    return "; ".join(it for it in told if it)
