"""Searching what inspectors wrote, the words at their place, and who else was told the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.register.models import Area, SavedSearch
from sightline.register.queries.search import Told
from sightline.register.queries.who_else import Improved, ToldToo
from sightline.register.search import Query, Results
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice, Original


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a search can be narrowed by; of the choices the first is no narrowing."""

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Something the search is narrowed to, in words, and the address without it."""

    label: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Search:
    """Full text over every sentence and area for improvement."""

    query: Query = told("What is asked.")
    typed: str = told("The words as they were typed.")
    filters: tuple[Filter, ...] = told("What the search can be narrowed by.")
    narrowed: tuple[Narrowed, ...] = told("What it is narrowed to.")
    results: Results | None = told("What was found; none where nothing was asked.")
    finding: str = told("What was found, in one sentence.")
    address: str = told("The query of this search’s address, without the page.")
    saved: tuple[SavedSearch, ...] = told("The searches the person keeps.")
    name: str = told("The name under which the search is to be kept, as typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence beside the page it stands on."""

    found: Told = told("The sentence, its themes, and the grade of its judgement area.")
    original: Original = told("The page with the words marked, or the text around them.")
    here: str = told("The address of this page.")
    may_act: bool = told("Whether the person may make an action from it: it is about us, and they write the plan.")


@dataclass(frozen=True, slots=True)
class WhoElse:
    """Who else was told what this area for improvement says, and who then improved."""

    area: Area = told("The area for improvement.")
    told_too: tuple[ToldToo, ...] = told("Areas elsewhere that are much like it, the most alike first.")
    improved: tuple[Improved, ...] = told("Those whose grade was better at the next inspection, with what was praised.")
