"""What the index holds of a document: a passage for each sentence and each area for improvement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from sightline.register.models import Area, AreaTheme, Document, Inspection, Passage, Sentence, SentenceTheme
from sightline.register.queries.grades import OVERALL, grades_of
from sightline.register.queries.sight import Sight
from sightline.register.search.words import COMMON, stem, words_in

AREA, SENTENCE = "area", "sentence"

_BEFORE_ALL = date(1990, 1, 1)
_ROW_BITS = 40
_ROWS = 1 << _ROW_BITS

Tags = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every passage of an inspection shares: its place in time, its tags, the grade of each area."""

    day: int
    tags: Tags
    grades: dict[str, str]

    def graded(self, area: str) -> Tags:
        """The grade of a judgement area there, overall effectiveness for what stands under none."""
        grade = self.grades.get(area or OVERALL, "")
        return [("grade", grade)] if grade else []


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages a document gives now, from what the register holds of it."""
    settings = _settings(document)
    themes = _themes(SentenceTheme.objects.filter(sentence__document=document).values_list("sentence_id", "theme"))
    sentences = Sentence.objects.filter(document=document).order_by("id")
    for row in sentences.only("inspection_id", "area", "polarity", "prevalence", "quote"):
        setting = settings[row.inspection_id]
        own = [("polarity", row.polarity), *_about(row.area), *(("prevalence", "stated") for _ in row.prevalence[:1])]
        tags = [("is", SENTENCE), *own, *setting.graded(row.area), *themes.get(row.pk, ())]
        place = passage_id(setting.day, row.pk, is_area=False)
        yield _passage(place, document, row.inspection_id, tags + setting.tags, row.quote, sentence_id=row.pk)
    themes = _themes(AreaTheme.objects.filter(area__document=document).values_list("area_id", "theme"))
    for area in Area.objects.filter(document=document).order_by("id").only("inspection_id", "text"):
        setting = settings[area.inspection_id]
        tags = [("is", AREA), *setting.graded(OVERALL), *themes.get(area.pk, ())]
        place = passage_id(setting.day, area.pk, is_area=True)
        yield _passage(place, document, area.inspection_id, tags + setting.tags, area.text, area_id=area.pk)


def tag(name: str, value: str) -> str:
    """A tag as the index holds it."""
    return f"#{name}={slugify(value)}"


def tags_in(tags: str) -> Iterator[tuple[str, str]]:
    """The names and values of tags."""
    for each in tags.split():
        name, _, value = each[1:].partition("=")
        yield name, value


def words_of(text: str) -> str:
    """The words of a text as the index holds them: as printed and in their order, then each stem once."""
    words = [word.folded for word in words_in(text)]
    stems = dict.fromkeys(f"={stem(word)}" for word in words if word not in COMMON)
    return " ".join((*words, *stems))


def stems_in(words: str) -> list[str]:
    """The stems among the words of a passage."""
    return [word for word in words.split() if word.startswith("=")]


def passage_id(day: int, row: int, *, is_area: bool) -> int:
    """The number of a passage: by day, areas for improvement before sentences, then in printed order."""
    return ((day * 2 + is_area) * _ROWS) + _ROWS - 1 - row


def day_number(day: date | None) -> int:
    """A day as a whole number; 0 where none is known."""
    return max(0, (day - _BEFORE_ALL).days) if day else 0


def ids_between(since: date | None, until: date | None) -> tuple[int, int]:
    """The least and greatest number of the passages of these days; what has no day is in no span."""
    first = passage_id(max(day_number(since), 1), _ROWS - 1, is_area=False) if since or until else 0
    last = passage_id(day_number(until), 0, is_area=True) if until else 2**63 - 1
    return first, last


def _settings(document: Document) -> dict[int, _Setting]:
    inspections = Inspection.objects.filter(pk__in=_inspections(document)).select_related("authority")
    grades = grades_of([row.pk for row in inspections], _sight_of_all_who_read(document))
    return {row.pk: _setting(row, {held.area: held.grade for held in grades.get(row.pk, ())}) for row in inspections}


def _inspections(document: Document) -> set[int]:
    told = Sentence.objects.filter(document=document).values_list("inspection_id", flat=True).distinct()
    asked = Area.objects.filter(document=document).values_list("inspection_id", flat=True).distinct()
    return set(told) | set(asked)


def _sight_of_all_who_read(document: Document) -> Sight:
    """A grade that only another, embargoed document states must not show through this one."""
    embargoed = Document.objects.filter(embargo_until__isnull=False).exclude(pk=document.pk)
    return Sight(frozenset(embargoed.values_list("pk", flat=True)))


def _setting(row: Inspection, grades: dict[str, str]) -> _Setting:
    tags = [("authority", row.authority_id), ("region", row.authority.region), ("kind", row.kind), ("era", row.era)]
    day = day_number(row.began_by or row.published_on)
    return _Setting(day, [(name, value) for name, value in tags if value], grades)


def _about(area: str) -> Tags:
    return [("area", area)] if area else []


def _themes(rows: Iterable[tuple[int, str]]) -> dict[int, Tags]:
    themes: dict[int, Tags] = {}
    for row, theme in rows:
        themes.setdefault(row, []).append(("theme", theme))
    return themes


def _passage(
    place: int,
    document: Document,
    inspection: int,
    tags: Tags,
    text: str,
    sentence_id: int | None = None,
    area_id: int | None = None,
) -> Passage:
    return Passage(
        id=place,
        sentence_id=sentence_id,
        area_id=area_id,
        inspection_id=inspection,
        document=document,
        tags=" ".join(tag(name, value) for name, value in tags),
        words=words_of(text),
    )
