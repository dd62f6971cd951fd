"""What a paper is made of: the facts of an inspection or visit and its history, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.knowledge.clocks import Duty
from sightline.knowledge.next_events import Expected
from sightline.papers.blocks import Source
from sightline.papers.plan_facts import PlanFacts
from sightline.papers.practice_facts import PracticeFacts


@dataclass(frozen=True, slots=True)
class Value:
    """A fact as its document prints it, and where."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of findings: inspectors' words, of which judgement area, saying what kind of thing of how many."""

    text: str
    source: Source
    area: str
    polarity: str
    prevalence: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needed:
    """An area for improvement in inspectors' words, with the points below it.

    ``text`` is the whole; ``said_before`` names the year in which it was said already.
    """

    id: int
    text: str
    source: Source
    lead: str
    parts: tuple[str, ...] = ()
    is_priority: bool = False
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    said_before: str = ""


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection or visit. Days are as printed; ``judgements`` are grade ids by judgement area id."""

    id: int
    kind: str
    era: str
    started_on: str
    ended_on: str
    published_on: date | None
    received_on: date | None
    lead_inspector: Value | None
    dates: Value
    judgements: Mapping[str, Value]
    scope: tuple[str, ...] = ()
    needed: tuple[Needed, ...] = ()
    quotes: tuple[Quote, ...] = ()
    document: Source | None = None

    @property
    def account(self) -> str:
        """What the inspectorate publishes of it: a report with grades, or a letter."""
        return "report" if self.judgements else "letter"

    @property
    def year(self) -> str:
        """The year it began."""
        return self.started_on[:4]

    @property
    def clocks_run_from(self) -> date | None:
        """Day 0 of the authority's duties: receipt where it is known, else publication."""
        return self.received_on or self.published_on


@dataclass(frozen=True, slots=True)
class ListsFact:
    """The child-level lists of an information request as the last check found them, counted and never named.

    ``lines`` are the lines of each list by its id; a list that is not there is missing. Where the lists are still to
    be made from the dataset (``is_drawn``), ``lacking`` are the columns of each that no table of it fills.
    """

    as_at: date
    lines: Mapping[str, int]
    problems: int
    failed: int
    not_run: int
    source: Source
    is_drawn: bool = False
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a paper about one inspection or visit draws on.

    ``before`` is the graded inspection before it, ``visits`` what lies between them; ``childrens_quotes`` are
    the inspectorate's own words to children; ``on`` is the day the facts are as at.
    """

    authority: str
    authority_id: str
    inspected: Inspected
    before: Inspected | None
    visits: tuple[Inspected, ...]
    duties: tuple[Duty, ...]
    expected: Expected | None
    on: date
    knowledge: str
    childrens_quotes: tuple[Quote, ...] = ()
    plan: PlanFacts | None = None
    lists: ListsFact | None = None
    practice: PracticeFacts | None = None


class Layout(StrEnum):
    """How a letter to children is set, for whoever finds small print or many words hard."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"


@dataclass(frozen=True, slots=True)
class Brief:
    """What only people know of a paper. Whatever is left blank shows as a marked gap."""

    report_to: str = ""
    meeting_on: date | None = None
    by: str = ""
    signed_by: str = ""
    contact: str = ""
    reference: str = ""
    layout: Layout = Layout.STANDARD
