"""Who else was told this; who then improved, and what did inspectors praise there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Count, Exists, OuterRef, Value
from django.db.models.functions import Coalesce

from sightline.knowledge import load
from sightline.register.kept import kept
from sightline.register.models import Area, AreaTheme, Inspection, Sentence, SentenceTheme
from sightline.register.queries.compare import graded_everywhere
from sightline.register.queries.grades import OVERALL
from sightline.register.queries.sight import Sight
from sightline.register.search import likeness

MOST = 20
MOST_COMPARED = 200
MOST_STRENGTHS = 5
AT_ONCE = 24
"""Of so many inspections at a time is asked what they wrote of a theme: the first of them are mostly enough."""


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
    return found.select_related("inspection__authority", "document").first()


def who_else(area: Area, sight: Sight, most: int = MOST) -> tuple[ToldToo, ...]:
    """The areas elsewhere most like this one, the most alike first, one of each inspection."""
    return _who_else(area.pk, area.inspection.authority_id, sight, most)


@kept
def _who_else(area: int, authority: str, sight: Sight, most: int) -> tuple[ToldToo, ...]:
    return _told_too(_elsewhere(area, authority, sight)[:most])


def _elsewhere(area: int, authority: str, sight: Sight) -> list[likeness.Alike]:
    """The most alike area of each inspection elsewhere, the most alike first."""
    best: dict[int, likeness.Alike] = {}
    for found in likeness.alike(area):
        if found.asked.authority != authority and found.asked.document not in sight.hidden:
            best.setdefault(found.asked.inspection, found)
    return list(best.values())


def _told_too(chosen: Collection[likeness.Alike]) -> tuple[ToldToo, ...]:
    joined = Area.objects.select_related("inspection__authority", "document").defer("document__text")
    rows = joined.in_bulk([it.asked.area for it in chosen])
    return tuple(
        ToldToo(rows[it.asked.area], it.likeness, tuple(sorted(it.themes))) for it in chosen if it.asked.area in rows
    )


@dataclass(frozen=True, slots=True)
class _Rise:
    """A judgement area, its grade when told, the better one at the next inspection, and that inspection."""

    judged: str
    before: str
    after: str
    later: int


def then_improved(area: Area, sight: Sight) -> tuple[Improved, ...]:
    """Who of those told much the same had a better grade at their next graded inspection, the most alike first."""
    return _then_improved(area.pk, area.inspection.authority_id, sight)


@kept
def _then_improved(area: int, authority: str, sight: Sight) -> tuple[Improved, ...]:
    histories = _histories(sight)
    told = [
        (it, it.asked.began_by, history)
        for it in _elsewhere(area, authority, sight)[:MOST_COMPARED]
        if it.asked.began_by and (history := histories.get(it.asked.authority))
    ]
    rose = [each for each in told if any(_rise(area, each[1], each[2]) for area in each[2])]
    themes = set(AreaTheme.objects.filter(area=area).values_list("theme", flat=True))
    rises: dict[str, tuple[likeness.Alike, _Rise]] = {}
    while rose and len(rises) < MOST:
        some, rose = rose[:AT_ONCE], rose[AT_ONCE:]
        judged = _judged([it.asked.inspection for it, _, _ in some], themes, sight)
        for it, began, history in some:
            rise = _rise_in(judged.get(it.asked.inspection, OVERALL), began, history)
            if rise:
                rises.setdefault(it.asked.authority, (it, rise))
    return _improved(list(rises.values())[:MOST], themes, sight)


def _improved(
    rises: Collection[tuple[likeness.Alike, _Rise]], themes: Collection[str], sight: Sight
) -> tuple[Improved, ...]:
    """The rises with the words of what was told and of what was praised."""
    told = {it.area.pk: it for it in _told_too([it for it, _ in rises])}
    later = Inspection.objects.in_bulk([rise.later for _, rise in rises])
    praised = _praised(later, themes, sight)
    return tuple(
        Improved(told[it.asked.area], rise.judged, rise.before, rise.after, later[rise.later], praised[rise.later])
        for it, rise in rises
        if it.asked.area in told and rise.later in later
    )


def _judged(inspections: Collection[int], themes: Collection[str], sight: Sight) -> dict[int, str]:
    """The judgement area under which each inspection found most to say of the themes, weaknesses first."""
    told = Sentence.objects.filter(inspection__in=inspections).exclude(area="").exclude(document__in=sight.hidden)
    # By inspection, not by theme: a theme is all over. Behind a function no index of themes is taken.
    about = told.annotate(theme=Coalesce("themes__theme", Value(""))).filter(theme__in=themes)
    counted = about.order_by("area").values_list("inspection", "area", "polarity").annotate(n=Count("id"))
    weights: dict[int, Counter[str]] = defaultdict(Counter)
    for inspection, area, polarity, times in counted:
        weights[inspection][area] += times * (3 if polarity in ("weakness", "mixed") else 1)
    return {inspection: counter.most_common(1)[0][0] for inspection, counter in weights.items()}


_Judged = tuple[date, str, int]
"""The day, the grade, the inspection."""

_History = dict[str, list[_Judged]]
"""The judgements of an authority in each area, oldest first."""


@kept
def _histories(sight: Sight) -> dict[str, _History]:
    """The history of each authority."""
    found: dict[str, _History] = defaultdict(lambda: defaultdict(list))
    for it in graded_everywhere(sight):
        for held in it.grades:
            found[it.authority][held.area].append((it.began_by, held.grade, it.id))
    return {authority: dict(history) for authority, history in found.items()}


def _rise_in(judged: str, told: date, history: _History) -> _Rise | None:
    """How the authority rose after it was told: in the judgement area, overall where it was not judged both times."""
    area = next((area for area in (judged, OVERALL) if all(_around(area, told, history))), "")
    return _rise(area, told, history)


def _rise(area: str, told: date, history: _History) -> _Rise | None:
    before, later = _around(area, told, history)
    if not before or not later or _rank(later[1]) >= _rank(before[1]):
        return None
    return _Rise(area, before[1], later[1], later[2])


def _around(area: str, told: date, history: _History) -> tuple[_Judged | None, _Judged | None]:
    """The last judgement of the area when it was told, and the first after."""
    judged = history.get(area, [])
    before = next((it for it in reversed(judged) if it[0] <= told), None)
    return before, next((it for it in judged if it[0] > told), None)


@cache
def _rank(grade: str) -> int:
    return next((it.rank or 0 for it in load.grades() if it.id == grade), 0)


def _praised(inspections: Collection[int], themes: Collection[str], sight: Sight) -> dict[int, tuple[Sentence, ...]]:
    """What inspectors called a strength about the themes, in printed order: the first of each inspection."""
    about = SentenceTheme.objects.filter(sentence=OuterRef("pk"), theme__in=themes)
    found = Sentence.objects.filter(Exists(about), inspection__in=inspections, polarity="strength")
    places = found.exclude(document__in=sight.hidden).order_by("position")
    chosen: dict[int, list[int]] = {inspection: [] for inspection in inspections}
    for id_, inspection in places.values_list("id", "inspection_id"):
        chosen[inspection].append(id_)
    first = {inspection: ids[:MOST_STRENGTHS] for inspection, ids in chosen.items()}
    joined = Sentence.objects.select_related("document").defer("document__text")
    rows = joined.in_bulk([id_ for ids in first.values() for id_ in ids])
    return {inspection: tuple(rows[id_] for id_ in ids if id_ in rows) for inspection, ids in first.items()}
