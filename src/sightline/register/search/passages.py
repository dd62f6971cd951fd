"""What the index holds of a document: a passage for each sentence and each area for improvement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from django.db.models import QuerySet

from sightline.register.models import Area, Document, Passage, Sentence
from sightline.register.search.settings import Setting, hidden_from_all, settings_of
from sightline.register.search.tags import AREA, SENTENCE, in_index, tag, tags_in
from sightline.register.search.time import day_of, passage_id
from sightline.register.search.words import COMMON, folded, is_pair, pair, stem

_SENTENCE = ("area", "polarity", "prevalence", "quote")
_AREA = ("text",)
_Rows = Mapping[tuple[Any, ...], Sequence[str]]
"""Rows of a table, each with its number and its inspection's first, and the tags of their themes."""


class Row(NamedTuple):
    """A passage as the table takes it, column by column."""

    id: int
    sentence_id: int | None
    area_id: int | None
    inspection_id: int
    document_id: int
    tags: str
    words: str


def passages_of(document: Document) -> list[Row]:
    """The passages a document gives now, from what the register holds of it, in the order of the index."""
    sentences = _with_themes(Sentence.objects.filter(document=document), _SENTENCE)
    areas = _with_themes(Area.objects.filter(document=document), _AREA)
    about = {row[1] for row in (*sentences, *areas)}
    settings = settings_of(about, hidden_from_all(but=document)) if about else {}
    return sorted((*_of_sentences(document.pk, sentences, settings), *_of_areas(document.pk, areas, settings)))


def _with_themes(rows: QuerySet[Any], columns: Sequence[str]) -> _Rows:
    """Sentences or areas, each with the tags of its themes; in one query, as there is one such for every document."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for *row, theme in rows.order_by().values_list("pk", "inspection_id", *columns, "themes__theme"):
        themes = found.setdefault(tuple(row), [])
        if theme is not None:
            themes.append(tag("theme", theme))
    return found


def _of_sentences(document: int, rows: _Rows, settings: Mapping[int, Setting]) -> Iterator[Row]:
    shared: dict[tuple[Any, ...], str] = {}
    for (pk, inspection, area, polarity, prevalence, quote), themes in rows.items():
        setting, what = settings[inspection], (inspection, area, polarity, not prevalence)
        if what not in shared:  # few in a document, and many sentences of each
            own = [("polarity", polarity), *(("prevalence", "stated") for _ in prevalence[:1])]
            shared[what] = in_index([*setting.tags(area, SENTENCE), *own])
        tags = " ".join((shared[what], *sorted(themes)))
        yield Row(passage_id(setting.day, pk, is_area=False), pk, None, inspection, document, tags, words_of(quote))


def _of_areas(document: int, rows: _Rows, settings: Mapping[int, Setting]) -> Iterator[Row]:
    for (pk, inspection, text), themes in rows.items():
        setting = settings[inspection]
        tags = " ".join((in_index(setting.tags("", AREA)), *sorted(themes)))
        yield Row(passage_id(setting.day, pk, is_area=True), None, pk, inspection, document, tags, words_of(text))


def out_of_step(document: Document) -> set[int]:
    """The other documents whose passages no longer say what the inspections told of here are held to be."""
    others = Passage.objects.filter(inspection__accounts__document=document).exclude(document=document)
    rows = list(others.values_list("document_id", "inspection_id", "id", "tags"))
    settings = settings_of({row[1] for row in rows}, hidden_from_all()) if rows else {}
    return {other for other, inspection, id_, tags in rows if not _is_in_step(settings[inspection], id_, tags)}


def _is_in_step(setting: Setting, id_: int, tags: str) -> bool:
    held = dict(tags_in(tags))
    shared = in_index(setting.tags(held.get("area", ""), held["is"]))
    return day_of(id_) == setting.day and tags.startswith(shared)


def words_of(text: str) -> str:
    """The words of a text as the index holds them: as printed and in their order, then each pair and stem once.

    A word that is its own stem stands for both, so that only other stems come beside the words.
    """
    words = folded(text)
    stems = dict.fromkeys(map(_stem_of, words))
    pairs = dict.fromkeys([pair(one, other) for one, other in pairwise(words) if is_pair(one, other)])
    return " ".join((*words, *pairs, *filter(None, stems)))


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
