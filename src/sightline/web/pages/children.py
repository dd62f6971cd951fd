"""Lists of single children, for those who may see them: by the council's id, never by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.web.pages import told
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child on a list, in words; ``days`` says how long it has been overdue."""

    child: str
    what: str
    days: str
    due_on: date | None
    since: date | None
    limit: str
    team: str
    worker: str


@dataclass(frozen=True, slots=True)
class ByTeam:
    """How many children of a team are on the list."""

    team: str
    children: int


@dataclass(frozen=True, slots=True)
class Source:
    """A limit that the list goes by: its name, how long, and where it comes from."""

    label: str
    limit: str
    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was read: the children that are shown, how many there are, and what the return cannot say."""

    lines: tuple[ChildLine, ...]
    total: int
    children: int
    teams: tuple[ByTeam, ...]
    limits: tuple[Source, ...]
    lacking: tuple[tuple[str, str], ...]
    has_clocks: bool


@dataclass(frozen=True, slots=True)
class Children:
    """Children overdue now, or behind one measure: first what for is asked, then the list is shown."""

    heading: str = told("What the list is of.")
    as_at: date | None = told("The day the kept return describes; none where none is kept.")
    purposes: tuple[Choice, ...] = told("What a list may be read for.")
    measures: tuple[Choice, ...] = told("The measures to choose from.")
    team_choices: tuple[Choice, ...] = told("The teams on the list, to narrow it.")
    worker_choices: tuple[Choice, ...] = told("The workers on the list, to narrow it.")
    listed: Listed | None = told("The list; none until it was said what for.")
    typed: Mapping[str, str] = told("The form as it was sent.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
