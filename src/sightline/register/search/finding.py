"""Asking the index: which passages fit, how many, of what kind, and where the words stand in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.register.models import Neighbour, Passage
from sightline.register.queries.sight import Sight
from sightline.register.search.asking import Asked, understand
from sightline.register.search.engines import Wanted, newest, tags_of
from sightline.register.search.marking import Piece, mark
from sightline.register.search.tags import AREA, SENTENCE, tag, tags_in
from sightline.register.search.time import ids_between

MOST = 1_000
"""As many passages are counted and can be turned to; beyond, a search says "more than"."""

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a person looks for: words, and what the passages are to be narrowed to; empty where not.

    Of each filter one value is to hold. ``of`` is ``area`` for areas for improvement, ``sentence`` for
    the sentences of findings; ``prevalence`` is ``stated`` for how many it was true of; ``grade`` is that
    of the judgement area in that inspection, overall effectiveness where the words stand under none;
    ``neighbours_of`` an authority whose statistical neighbours are meant; the years are included.
    """

    words: str = ""
    of: str = ""
    theme: str = ""
    polarity: str = ""
    prevalence: str = ""
    area: str = ""
    grade: str = ""
    era: str = ""
    kind: str = ""
    region: str = ""
    authority: str = ""
    neighbours_of: str = ""
    since: int | None = None
    until: int | None = None

    @property
    def tags(self) -> dict[str, str]:
        """The filters that ask for one tag."""
        asked = {"is": self.of} | {name: getattr(self, name) for name in TAGGED}
        return {name: value for name, value in asked.items() if value}

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self == Query(words=self.words) and not self.words.strip()


TAGGED = ("theme", "polarity", "prevalence", "area", "grade", "era", "kind", "region", "authority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence or an area for improvement that fits, with its words marked, and where it stands."""

    id: int
    is_area: bool
    pieces: tuple[Piece, ...]
    authority: str
    authority_name: str
    inspection: int
    inspection_kind: str
    started_on: str
    document: str
    page: int | None
    start: int
    end: int
    area: str
    polarity: str
    prevalence: str
    grade: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what fits, newest inspections first.

    ``total`` counts up to :data:`MOST`; ``is_more`` says that there are more. ``counts`` are how many of them
    have each tag, by its name; where there are more they would be those of the newest alone, and are left out.
    """

    hits: tuple[Hit, ...]
    total: int = 0
    is_more: bool = False
    page: int = 1
    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are to turn."""
        return max(1, -(-self.total // PAGE))


NOTHING = Results(())


def find(query: Query, sight: Sight, page: int = 1) -> Results:
    """The passages that fit what is asked, as far as this person may see them.

    :raises SearchRefused: where more was typed than any search needs.
    """
    asked = understand(query.words)
    wanted = _wanted(query, asked, sight)
    if wanted is None:
        return NOTHING
    found = newest(wanted, MOST + 1)
    is_more, total = len(found) > MOST, min(len(found), MOST)
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    shown = found[:MOST][(page - 1) * PAGE : page * PAGE]
    return Results(_hits(shown, asked), total, is_more, page, {} if is_more else _counts(tags_of(found)))


def _wanted(query: Query, asked: Asked, sight: Sight) -> Wanted | None:
    """What the index is asked for; ``None`` where nothing is, or nothing can fit."""
    groups: list[tuple[str, ...]] = [(tag(name, value),) for name, value in query.tags.items()]
    if query.neighbours_of:
        groups.append(tuple(tag("authority", id_) for id_ in _neighbours(query.neighbours_of)))
    if not all(groups) or not (asked.wanted or groups or query.since or query.until):
        return None
    if not asked.wanted and not groups:
        groups.append((tag("is", AREA), tag("is", SENTENCE)))
    first, last = ids_between(_day(query.since, 1, 1), _day(query.until, 12, 31))
    return Wanted(
        terms=asked.wanted,
        unwanted=asked.unwanted,
        tags=tuple(groups),
        first=first,
        last=last,
        hidden=sight.hidden,
        is_narrow=bool(query.authority or query.neighbours_of),
    )


def _day(year: int | None, month: int, day: int) -> date | None:
    return date(year, month, day) if year else None


def _neighbours(authority: str) -> list[str]:
    """The authority's neighbours in the newest set that names any."""
    rows = Neighbour.objects.filter(authority=authority).order_by("-set__since", "set", "rank")
    found = list(rows.values_list("set_id", "neighbour_id"))
    return [neighbour for set_, neighbour in found if set_ == found[0][0]]


def _counts(found: list[str]) -> dict[str, dict[str, int]]:
    """How many have each tag, the most frequent first; a passage has a tag once."""
    counts: dict[str, dict[str, int]] = {}
    for held, times in Counter(" ".join(found).split()).most_common():
        for name, value in tags_in(held):
            counts.setdefault(name, {})[value] = times
    return counts


_HIT = (
    *("id", "tags", "sentence_id", "area_id", "inspection_id", "sentence__prevalence"),
    *("inspection__authority_id", "inspection__authority__name", "inspection__kind", "inspection__started_on"),
    "document__sha256",
)
_AS_SENTENCE = ("sentence__quote", "sentence__page", "sentence__start", "sentence__end")
_AS_AREA = ("area__text", "area__page", "area__start", "area__end")


def _hits(ids: list[int], asked: Asked) -> tuple[Hit, ...]:
    found = Passage.objects.filter(pk__in=ids).order_by().values(*_HIT, *_AS_SENTENCE, *_AS_AREA)
    rows = {row["id"]: row for row in found}
    return tuple(_hit(rows[id_], asked) for id_ in ids if id_ in rows)


def _hit(row: dict[str, Any], asked: Asked) -> Hit:
    named = list(tags_in(row["tags"]))
    tags, is_area = dict(named), row["sentence_id"] is None
    words, page, start, end = (row[column] for column in (_AS_AREA if is_area else _AS_SENTENCE))
    return Hit(
        id=row["area_id"] if is_area else row["sentence_id"],
        is_area=is_area,
        pieces=mark(words, asked),
        authority=row["inspection__authority_id"],
        authority_name=row["inspection__authority__name"],
        inspection=row["inspection_id"],
        inspection_kind=row["inspection__kind"],
        started_on=row["inspection__started_on"],
        document=row["document__sha256"],
        page=page,
        start=start,
        end=end,
        area=tags.get("area", ""),
        polarity=tags.get("polarity", ""),
        prevalence=row["sentence__prevalence"] or "",
        grade=tags.get("grade", ""),
        themes=tuple(value for name, value in named if name == "theme"),
    )
