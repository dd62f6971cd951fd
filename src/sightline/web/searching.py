"""A search as its address and as its form: read from the one, shown as the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import slugify

from sightline.ground.wording import count_in_words
from sightline.knowledge import load, lookup
from sightline.register.queries.grades import printed_order
from sightline.register.queries.search import Choices
from sightline.register.search import Query, Results
from sightline.register.search.finding import MOST
from sightline.web import formats
from sightline.web.pages.inspections import Choice
from sightline.web.pages.search import Filter, Narrowed

FIRST_YEAR = 2013
"""The first inspections held under a framework we know."""

OF = (("area", "Areas for improvement"), ("sentence", "Sentences of findings"))
POLARITIES = (("strength", "Strength"), ("weakness", "Weakness"), ("mixed", "Mixed"), ("neutral", "Neutral"))
PREVALENCE = (("stated", "Only where it says how many"),)

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A filter: its name in the query and the address, its label, the words for any, and its choices."""

    name: str
    label: str
    none: str
    pairs: tuple[tuple[str, str], ...]
    tag: str = ""


@lru_cache(maxsize=8)
def fields(known: Choices, on: date) -> tuple[Field, ...]:
    """What a search can be narrowed by, in the order of the form."""
    areas = [(area, formats.area(area)) for area in printed_order()]
    grades = [(grade.id, grade.label) for grade in load.grades() if grade.rank is not None]
    years = [(str(year), str(year)) for year in range(FIRST_YEAR, on.year + 1)]
    return (
        Field("theme", "Theme", "Any theme", _by_label((it.id, it.label) for it in load.themes()), "theme"),
        Field("polarity", "Strength or weakness", "Any", POLARITIES, "polarity"),
        Field("prevalence", "Says how many", "Either way", PREVALENCE, "prevalence"),
        Field("of", "Look in", "Findings and areas for improvement", OF, "is"),
        Field("area", "Judgement area", "Any area", tuple(areas), "area"),
        Field("grade", "Grade of that area", "Any grade", tuple(grades), "grade"),
        Field(
            "kind",
            "Kind of inspection or visit",
            "Any kind",
            tuple((it.id, it.label) for it in load.event_kinds()),
            "kind",
        ),
        Field("era", "Framework", "Any", tuple((it.id, it.label) for it in lookup.eras()), "era"),
        Field("authority", "Authority", "All authorities", known.authorities, "authority"),
        Field("region", "Region", "All regions", tuple((it, it) for it in known.regions), "region"),
        Field("neighbours_of", "Neighbours of", "Not narrowed", known.with_neighbours),
        Field("since", "From year", "Any year", tuple(years)),
        Field("until", "To year", "Any year", tuple(years)),
    )


def asked(typed: QueryDict, known: tuple[Field, ...]) -> Query:
    """The search an address or form asks for; what is no choice is left out."""
    chosen: dict[str, str | int] = {}
    for field in known:
        value = typed.get(field.name) or ""
        if any(value == id_ for id_, _ in field.pairs):
            chosen[field.name] = int(value) if field.name in ("since", "until") else value
    words = "".join(letter if letter.isprintable() else " " for letter in typed.get("q") or "")
    return Query(words=words.strip(), **chosen)  # type: ignore[arg-type]


def address(query: Query, known: tuple[Field, ...]) -> str:
    """The query of the search's address: only what is asked, in the order of the form."""
    values = {"q": query.words} | {field.name: str(getattr(query, field.name) or "") for field in known}
    return urlencode({name: value for name, value in values.items() if value})


def filters(query: Query, known: tuple[Field, ...], results: Results | None) -> tuple[Filter, ...]:
    """The filters with their choices, and how many of what was found each would leave."""
    counts = results.counts if results else {}
    return tuple(_filter(field, str(getattr(query, field.name) or ""), counts.get(field.tag, {})) for field in known)


def _filter(field: Field, value: str, counts: Mapping[str, int]) -> Filter:
    shown = counts if not value else {}
    choices = (Choice(id_, _counted(words, shown.get(_slug(id_)) if shown else None)) for id_, words in field.pairs)
    return Filter(field.name, field.label, value, (Choice("", field.none), *choices))


_slug = lru_cache(maxsize=4_096)(slugify)


def _counted(words: str, count: int | None) -> str:
    return words if count is None else f"{words} ({count:,})"


def narrowed(query: Query, known: tuple[Field, ...]) -> tuple[Narrowed, ...]:
    """What the search is narrowed to, each with the search that is without it."""
    chosen = ((field, str(getattr(query, field.name) or "")) for field in known)
    return tuple(
        Narrowed(field.label, dict(field.pairs)[value], address(_without(query, field.name), known))
        for field, value in chosen
        if value
    )


def _without(query: Query, name: str) -> Query:
    return replace(query, **{name: None if name in ("since", "until") else ""})  # type: ignore[arg-type]


def finding(results: Results) -> str:
    """What was found, in one sentence."""
    if not results.total:
        return "Nothing was found."
    if results.is_more:
        return f"More than {MOST:,} sentences and areas for improvement. The newest {MOST:,} can be looked through."
    found = results.counts.get("is", {})
    parts = []
    if areas := found.get("area", 0):
        parts.append(count_in_words(areas, "area for improvement", "areas for improvement"))
    if sentences := found.get("sentence", 0):
        parts.append(count_in_words(sentences, "sentence"))
    authorities = count_in_words(len(results.counts.get("authority", {})), "authority", "authorities")
    return f"{' and '.join(parts)} from {authorities}, newest first."


def _by_label(pairs: Pairs) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))
