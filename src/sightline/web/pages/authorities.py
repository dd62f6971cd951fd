"""One authority, and all of them."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.charts import Chart
from sightline.register.models import Authority, DeliveryBody, NeighbourSet
from sightline.register.queries.authorities import Beside, Happened
from sightline.register.queries.england import Line, Wanted
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Cell:
    """A judgement in the matrix: its grade; none where that era has no such judgement, or it was not found."""

    grade: str
    is_judged_then: bool
    starts_era: bool
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A judgement area and its grade at each inspection."""

    area: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class EraSpan:
    """An era and how many inspections in a row belong to it."""

    era: str
    inspections: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Grades by area across inspections, oldest first, with the eras they belong to."""

    eras: tuple[EraSpan, ...]
    inspections: tuple[Happened, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AnAuthority:
    """Everything that happened at one authority."""

    authority: Authority = told("The authority.")
    is_ours: bool = told("Whether it is the one this service is for.")
    delivered_by: tuple[DeliveryBody, ...] = told("Trusts or companies that deliver for it.")
    before: tuple[Authority, ...] = told("Authorities it took over from.")
    after: tuple[Authority, ...] = told("Authorities that took over from it.")
    history: tuple[Happened, ...] = told("Every inspection and visit, newest first.")
    matrix: Matrix = told("Grades by area across eras; an area that an era did not judge says so.")
    strip: Chart | None = told("Overall effectiveness along the years; none where no such grade is held.")
    asked: tuple[Happened, ...] = told("The inspections and visits that list areas for improvement, newest first.")
    neighbour_set: NeighbourSet | None = told("The set of statistical neighbours in use today.")
    neighbours: tuple[Beside, ...] = told("The neighbours, nearest first, with their latest known judgements.")


@dataclass(frozen=True, slots=True)
class England:
    """All authorities with their latest known judgements."""

    lines: tuple[Line, ...] = told("The authorities that fit what is wanted, by name.")
    wanted: Wanted = told("What the list is narrowed to.")
    regions: tuple[str, ...] = told("The regions to choose from.")
    areas: tuple[str, ...] = told("The judgement areas to choose from, and the columns of the table.")
    grades: tuple[str, ...] = told("The grades to choose from.")
    is_narrowed: bool = told("Whether anything was chosen.")
    finding: str = told("What the list shows, in one sentence.")
    until: str = told("The day up to which published reports are covered, in words; empty where none are.")
