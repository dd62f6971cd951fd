"""Inspections: the list of ours, and one beside its original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sightline.reading.openers.page_image import Highlight
from sightline.register.models import Account, Authority, Doubt, Inspection
from sightline.register.queries.authorities import Happened
from sightline.register.queries.facts import Fact
from sightline.register.queries.queue import Waiting
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Inspections:
    """Our inspections and visits, newest first."""

    authority: Authority | None = told("Our authority; none until one is chosen.")
    history: tuple[Happened, ...] = told("Its inspections and visits, newest first.")


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in words: its label, the value that counts, and what was read where a person says otherwise."""

    fact: Fact
    label: str
    words: str
    read_words: str
    otherwise: tuple[tuple[str, str], ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one family under a heading."""

    heading: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a document's text with the words of a fact in the middle."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Original:
    """What stands beside the facts: a page of the original with its words marked, or its text."""

    sha256: str
    filename: str
    page: int | None
    pages: int | None
    highlight: Highlight | None
    excerpt: Excerpt | None


class Choice(NamedTuple):
    """A value that can be chosen, and its words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """Confirm, correct or query the open fact."""

    verdict: str
    says: str
    reason: str
    choices: tuple[Choice, ...]
    is_long: bool
    hint: str
    number: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """When the report was received: the day that stands, what was typed, and whether the person may change it."""

    received_on: date | None
    typed: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """What a document under embargo says that is not public, in words, for those who may read it."""

    sha256: str
    filename: str
    until: date
    lines: tuple[tuple[str, str], ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class AnInspection:
    """An inspection or visit: what was read, beside the words it was read from."""

    inspection: Inspection = told("The inspection or visit.")
    authority: Authority = told("Whose services were inspected.")
    groups: tuple[FactGroup, ...] = told("The facts by family.")
    open: FactLine | None = told("The fact whose words are shown; none on the page of the whole inspection.")
    original: Original | None = told("The page or text beside the facts; none where no document is held.")
    accounts: tuple[Account, ...] = told("The documents that tell of it, its own report first.")
    undisclosed: tuple[Undisclosed, ...] = told("What documents under embargo say that is not public; mostly none.")
    doubts: tuple[Doubt, ...] = told("What is unsure, then what was and is settled.")
    receipt: Receipt = told("When the report was received, from which the clocks run.")
    form: ReviewForm | None = told("What a person may say of the open fact; none for those who may not.")
    errors: Mapping[str, str] = told("What is wrong with the form, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """What to look at first."""

    waiting: tuple[Waiting, ...] = told("Inspections with something in doubt, the most doubtful first.")
    unplaced: tuple[Doubt, ...] = told("Doubts of documents that belong to no inspection, some of the newest.")
    unplaced_count: int = told("How many of those there are.")
    total: int = told("How many there are in all.")
    page: int = told("Which part of the list this is.")
    pages: int = told("How many parts there are.")


@dataclass(frozen=True, slots=True)
class ADoubt:
    """Something unsure beside the words it is about, to be settled or opened again."""

    doubt: Doubt = told("What is unsure, and who settled it, when and why.")
    original: Original = told("The page or text with the words marked.")
    reason: str = told("The reason as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
