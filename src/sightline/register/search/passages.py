"""What the index holds of a document: a passage for each sentence and each area for improvement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sightline.register.models import Area, AreaTheme, Document, Passage, Sentence, SentenceTheme
from sightline.register.search.settings import Setting, hidden_from_all, settings_of
from sightline.register.search.tags import AREA, SENTENCE, Tags, in_index, tags_in
from sightline.register.search.time import day_of, passage_id
from sightline.register.search.words import COMMON, folded, pair, stem


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages a document gives now, from what the register holds of it."""
    settings = settings_of(_inspections(document), hidden_from_all(but=document))
    themes = _themes(SentenceTheme.objects.filter(sentence__document=document).values_list("sentence_id", "theme"))
    sentences = Sentence.objects.filter(document=document).order_by("id")
    for row in sentences.only("inspection_id", "area", "polarity", "prevalence", "quote"):
        setting = settings[row.inspection_id]
        own = [("polarity", row.polarity), *(("prevalence", "stated") for _ in row.prevalence[:1])]
        tags = [*setting.tags(row.area, SENTENCE), *own, *themes.get(row.pk, ())]
        place = passage_id(setting.day, row.pk, is_area=False)
        yield _passage(place, document, row.inspection_id, tags, row.quote, sentence_id=row.pk)
    themes = _themes(AreaTheme.objects.filter(area__document=document).values_list("area_id", "theme"))
    for area in Area.objects.filter(document=document).order_by("id").only("inspection_id", "text"):
        setting = settings[area.inspection_id]
        tags = [*setting.tags("", AREA), *themes.get(area.pk, ())]
        place = passage_id(setting.day, area.pk, is_area=True)
        yield _passage(place, document, area.inspection_id, tags, area.text, area_id=area.pk)


def out_of_step(document: Document) -> set[int]:
    """The other documents whose passages no longer say what the inspections told of here are held to be."""
    told = set(document.accounts.values_list("inspection_id", flat=True))
    settings = settings_of(told, hidden_from_all())
    rows = Passage.objects.filter(inspection__in=told).exclude(document=document)
    return {
        other
        for other, inspection, id_, tags in rows.values_list("document_id", "inspection_id", "id", "tags").iterator()
        if not _is_in_step(settings[inspection], id_, tags)
    }


def _is_in_step(setting: Setting, id_: int, tags: str) -> bool:
    held = dict(tags_in(tags))
    shared = in_index(setting.tags(held.get("area", ""), held["is"]))
    return day_of(id_) == setting.day and tags.startswith(shared)


def _inspections(document: Document) -> set[int]:
    told = Sentence.objects.filter(document=document).values_list("inspection_id", flat=True).distinct()
    asked = Area.objects.filter(document=document).values_list("inspection_id", flat=True).distinct()
    return set(told) | set(asked)


def words_of(text: str) -> str:
    """The words of a text as the index holds them: as printed and in their order, then each stem and pair once."""
    words = folded(text)
    stems = dict.fromkeys(f"={stem(word)}" for word in words if word not in COMMON)
    pairs = dict.fromkeys(pair(one, other) for one, other in pairwise(words))
    return " ".join((*words, *stems, *pairs))


def stems_in(words: str) -> list[str]:
    """The stems among the words of a passage."""
    return [word for word in words.split() if word.startswith("=")]


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
        tags=in_index(tags),
        words=words_of(text),
    )
