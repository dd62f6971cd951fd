"""What the index holds of a document: a passage for each sentence and each area for improvement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Value
from django.db.models.functions import StrIndex, Substr

from sightline.register.models import Area, Document, Passage, Sentence
from sightline.register.search.settings import Setting, Settings
from sightline.register.search.tags import AREA, SENTENCE, in_index, tag, tags_in
from sightline.register.search.time import DAY, passage_id
from sightline.register.search.words import COMMON, folded, pairs_in, stem

_SENTENCE = ("area", "polarity", "prevalence", "quote")
_AREA = ("text",)
_WHAT = tag("is", "")
"""The tags of a passage up to here are those of its inspection and of the judgement area it stands under."""

Said = Mapping[tuple[Any, ...], Sequence[str]]
"""Sentences (number, inspection, judgement area, polarity, prevalence, words) or areas for improvement (number,
inspection, words), and the themes of each."""


class Written(NamedTuple):
    """What was just written of a document that is new, so that the register need not be asked for it.

    ``setting`` is that of the inspection it is about, where nothing but the document tells of it. ``is_first`` says
    whether every inspection it tells of began with it: then no other document's passages can have changed.
    """

    sentences: Said
    areas: Said
    setting: Setting | None
    is_first: bool


class Row(NamedTuple):
    """A passage as the table takes it, column by column."""

    id: int
    sentence_id: int | None
    area_id: int | None
    inspection_id: int
    document_id: int
    tags: str
    words: str


def passages_of(document: Document, settings: Settings, written: Written | None = None) -> list[Row]:
    """The passages a document gives now, in the order of the index: from what was just ``written``, else from what
    the register holds of it."""
    said = written or _held_of(document)
    about = {row[1] for row in (*said.sentences, *said.areas)}
    found = dict.fromkeys(about, said.setting) if said.setting else settings.of(about, but=document)
    return sorted((*_of_sentences(document.pk, said.sentences, found), *_of_areas(document.pk, said.areas, found)))


def _held_of(document: Document) -> Written:
    sentences = _with_themes(Sentence.objects.filter(document=document), _SENTENCE)
    areas = _with_themes(Area.objects.filter(document=document), _AREA)
    return Written(sentences, areas, setting=None, is_first=False)


def _with_themes(rows: QuerySet[Any], columns: Sequence[str]) -> Said:
    """Sentences or areas, each with its themes; in one query, as there is one such for every document."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for *row, theme in rows.order_by().values_list("pk", "inspection_id", *columns, "themes__theme"):
        themes = found.setdefault(tuple(row), [])
        if theme is not None:
            themes.append(theme)
    return found


def _tagged(shared: str, themes: Sequence[str]) -> str:
    """The tags a passage shares with others, then those of its themes."""
    return " ".join((shared, *sorted([tag("theme", it) for it in themes])))


def _of_sentences(document: int, rows: Said, settings: Mapping[int, Setting]) -> Iterator[Row]:
    shared: dict[tuple[Any, ...], str] = {}
    for (pk, inspection, area, polarity, prevalence, quote), themes in rows.items():
        setting, what = settings[inspection], (inspection, area, polarity, not prevalence)
        if what not in shared:  # few in a document, and many sentences of each
            own = [("polarity", polarity), *(("prevalence", "stated") for _ in prevalence[:1])]
            shared[what] = in_index([*setting.tags(area, SENTENCE), *own])
        tags = _tagged(shared[what], themes)
        yield Row(passage_id(setting.day, pk, is_area=False), pk, None, inspection, document, tags, words_of(quote))


def _of_areas(document: int, rows: Said, settings: Mapping[int, Setting]) -> Iterator[Row]:
    for (pk, inspection, text), themes in rows.items():
        setting = settings[inspection]
        tags = _tagged(in_index(setting.tags("", AREA)), themes)
        yield Row(passage_id(setting.day, pk, is_area=True), None, pk, inspection, document, tags, words_of(text))


def out_of_step(document: Document, settings: Settings) -> set[int]:
    """The other documents whose passages no longer say what the inspections told of here are held to be."""
    others = Passage.objects.filter(inspection__accounts__document=document).exclude(document=document)
    shared = Substr("tags", 1, StrIndex("tags", Value(_WHAT)) + len(_WHAT) - 1)
    rows = set(others.values_list("document_id", "inspection_id", F("id") / DAY, shared).distinct())
    found = settings.of({inspection for _, inspection, _, _ in rows})
    return {other for other, inspection, day, tags in rows if not _is_in_step(found[inspection], day, tags)}


def _is_in_step(setting: Setting, day: int, tags: str) -> bool:
    """Whether passages of that day, with these tags before what each is, still stand as they should."""
    area = dict(tags_in(tags)).get("area", "")
    return day == setting.day and in_index(setting.tags(area, "")) == tags


def words_of(text: str) -> str:
    """The words of a text as the index holds them: as printed and in their order, then each pair and stem once.

    A word that is its own stem stands for both, so that only other stems come beside the words.
    """
    words = folded(text)
    stems = dict.fromkeys(map(_stem_of, words))
    return " ".join((*words, *dict.fromkeys(pairs_in(words)), *filter(None, stems)))


@lru_cache(maxsize=65_536)
def _stem_of(word: str) -> str:
    """A word's stem as the index holds it; empty for its own stem, and for a word that says nothing alone."""
    return "" if word in COMMON or stem(word) == word else f"={stem(word)}"


def stems_in(words: str) -> list[str]:
    """The stems of a passage, each once, from its words as the index holds them."""
    printed = takewhile(str.isalnum, words.split())
    return list(dict.fromkeys(filter(None, map(_alone, printed))))


@lru_cache(maxsize=65_536)
def _alone(word: str) -> str:
    """The stem of a word; empty for one that says nothing alone."""
    return "" if word in COMMON else stem(word)
