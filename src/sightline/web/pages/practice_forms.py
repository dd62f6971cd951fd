"""The forms of practice: an authority's own limit, and published figures to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.knowledge.indicator_model import Timescale
from sightline.practice.models import LocalLimit
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class SetLimit:
    """An authority's own length of a timescale, beside the one of the field."""

    timescale: Timescale = told("The timescale as the field has it.")
    field: str = told("How long it is in the field, in words.")
    earlier: tuple[LocalLimit, ...] = told("Our own limits so far, the latest first.")
    units: tuple[Choice, ...] = told("What a limit can be counted in.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class HeldFigures:
    """What is loaded of a measure: how many figures, of which years, from where."""

    id: str
    label: str
    figures: int
    years: str
    source: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of an open data file: the name of its field in the form, its column, and what it tells apart."""

    field: str
    column: str
    kinds: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Comparators:
    """Published figures to compare with: a file first, then which of its columns is which measure."""

    with_whom: str = told("Whom we are compared with, in words.")
    held: tuple[HeldFigures, ...] = told("What is loaded already, by measure.")
    sent: str = told("The lines of the file about us and our comparators, sealed; empty until a file was read.")
    lines: int = told("How many lines those are.")
    measures: tuple[Choice, ...] = told("The measures to choose from.")
    columns: tuple[Choice, ...] = told("The columns of the file that hold values.")
    filters: tuple[Filter, ...] = told("The filters of the file, each with what it tells apart.")
    preview: tuple[tuple[str, str, str], ...] = told("What would be loaded: place, year and value.")
    hidden: int = told("How many values the publisher hides.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class KindOfGroup:
    """The groups of one breakdown: its name, and of each group the field of the form and its label."""

    label: str
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class APopulation:
    """How many children live in the area, by group, as a person takes it from published figures."""

    kinds: tuple[KindOfGroup, ...] = told("The breakdowns, each with its groups.")
    years: tuple[str, ...] = told("What is held already: a kind of group, its year and source, in words.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
