"""Who else was told this; who then improved, and what did inspectors praise there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from sightline.knowledge import load
from sightline.register.kept import kept
from sightline.register.models import Area, Inspection, Sentence, SentenceTheme
from sightline.register.queries.grades import OVERALL, HeldGrade, grades_of
from sightline.register.queries.sight import Sight
from sightline.register.search import likeness

MOST = 20
MOST_COMPARED = 200
MOST_STRENGTHS = 5


@dataclass(frozen=True, slots=True)
class ToldToo:
    """An area for improvement elsewhere that is much like the one asked about."""

    area: Area
    likeness: float
    themes: tuple[str, ...]

    @property
    def inspection(self) -> Inspection:
        """Where it was said."""
        return self.area.inspection


@dataclass(frozen=True, slots=True)
class Improved:
    """An authority that was told much the same and whose grade then rose.

    ``judged`` is the judgement area under which that inspection wrote most of these themes, overall
    effectiveness where it wrote of none or that area was not graded; ``praised`` are the sentences of
    strength about the themes in the later report.
    """

    told: ToldToo
    judged: str
    before: str
    after: str
    later: Inspection
    praised: tuple[Sentence, ...]


def area_of(id_: int, sight: Sight) -> Area | None:
    """An area for improvement the person may see, with its inspection and authority."""
    found = Area.objects.filter(pk=id_).exclude(document__in=sight.hidden)
    return found.select_related("inspection__authority", "document").defer("document__text").first()


@kept
def who_else(area: Area, sight: Sight, most: int = MOST) -> tuple[ToldToo, ...]:
    """The areas elsewhere most like this one, the most alike first, one of each inspection."""
    best: dict[int, likeness.Alike] = {}
    for found in likeness.alike(area.pk):
        asked = found.asked
        if asked.authority != area.inspection.authority_id and asked.document not in sight.hidden:
            best.setdefault(asked.inspection, found)
    chosen = list(best.values())[:most]
    joined = Area.objects.select_related("inspection__authority", "document").defer("document__text")
    rows = joined.in_bulk([it.asked.area for it in chosen])
    return tuple(
        ToldToo(rows[it.asked.area], it.likeness, tuple(sorted(it.themes))) for it in chosen if it.asked.area in rows
    )


@kept
def then_improved(area: Area, sight: Sight) -> tuple[Improved, ...]:
    """Who of those told much the same had a better grade at their next graded inspection, the most alike first."""
    told = who_else(area, sight, MOST_COMPARED)
    themes = set(area.themes.values_list("theme", flat=True))
    judged = _judged([it.inspection.pk for it in told], themes, sight)
    histories = _histories({it.inspection.authority_id for it in told}, sight)
    found: dict[str, Improved] = {}
    for it in told:
        authority = it.inspection.authority_id
        rise = _rise(it.inspection, judged.get(it.inspection.pk, OVERALL), histories[authority])
        if rise and authority not in found:
            found[authority] = Improved(it, *rise, praised=())
    improved = list(found.values())[:MOST]
    praised = _praised([it.later.pk for it in improved], themes, sight)
    return tuple(
        Improved(it.told, it.judged, it.before, it.after, it.later, praised.get(it.later.pk, ())) for it in improved
    )


Graded = list[tuple[Inspection, dict[str, str]]]


def _judged(inspections: Collection[int], themes: Collection[str], sight: Sight) -> dict[int, str]:
    """The judgement area under which each inspection found most to say of the themes, weaknesses first."""
    rows = SentenceTheme.objects.filter(theme__in=themes, sentence__inspection__in=inspections)
    rows = rows.exclude(sentence__area="").exclude(sentence__document__in=sight.hidden)
    counted = rows.values_list("sentence__inspection", "sentence__area", "sentence__polarity").annotate(n=Count("id"))
    weights: dict[int, Counter[str]] = defaultdict(Counter)
    for inspection, area, polarity, times in counted.order_by("sentence__area"):
        weights[inspection][area] += times * (3 if polarity in ("weakness", "mixed") else 1)
    return {inspection: counter.most_common(1)[0][0] for inspection, counter in weights.items()}


def _histories(authorities: Collection[str], sight: Sight) -> dict[str, Graded]:
    """Each authority's dated inspections with grades, oldest first."""
    found = sight.inspections().filter(authority__in=authorities, began_by__isnull=False)
    rows = list(found.order_by("began_by", "id"))
    grades = grades_of([row.pk for row in rows], sight)
    histories: dict[str, Graded] = {authority: [] for authority in authorities}
    for row in rows:
        if row.pk in grades:
            histories[row.authority_id].append((row, _by_area(grades[row.pk])))
    return histories


def _by_area(grades: tuple[HeldGrade, ...]) -> dict[str, str]:
    return {held.area: held.grade for held in grades}


def _rise(told: Inspection, judged: str, history: Graded) -> tuple[str, str, str, Inspection] | None:
    """The judgement area, its grade when told, the better one at the next inspection, and that inspection."""
    if told.began_by is None:
        return None
    for area in dict.fromkeys((judged, OVERALL)):
        before = next(
            (grades[area] for row, grades in reversed(history) if _until(row, told.began_by, area, grades)), ""
        )
        later = next(((row, grades[area]) for row, grades in history if _after(row, told.began_by, area, grades)), None)
        if before and later:
            is_better = _rank(later[1]) < _rank(before)
            return (area, before, later[1], later[0]) if is_better else None
    return None


def _until(row: Inspection, day: date, area: str, grades: dict[str, str]) -> bool:
    return row.began_by is not None and row.began_by <= day and area in grades


def _after(row: Inspection, day: date, area: str, grades: dict[str, str]) -> bool:
    return row.began_by is not None and row.began_by > day and area in grades


def _rank(grade: str) -> int:
    return next((it.rank or 0 for it in load.grades() if it.id == grade), 0)


def _praised(inspections: Collection[int], themes: Collection[str], sight: Sight) -> dict[int, tuple[Sentence, ...]]:
    """What inspectors called a strength about the themes, in printed order."""
    found = Sentence.objects.filter(inspection__in=inspections, polarity="strength", themes__theme__in=themes)
    rows = found.exclude(document__in=sight.hidden).distinct().select_related("document").defer("document__text")
    praised: dict[int, list[Sentence]] = defaultdict(list)
    for row in rows.order_by("inspection", "position"):
        if len(praised[row.inspection_id]) < MOST_STRENGTHS:
            praised[row.inspection_id].append(row)
    return {inspection: tuple(sentences) for inspection, sentences in praised.items()}
