"""Plans from files: the form that sends one, and what would be taken over from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.improvement.files.weighing import WeighedRow
from sightline.improvement.models import Plan, PlanUpload
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A header of the file: what it is taken for, and what it may be where it is not known."""

    key: str
    printed: str
    chosen: str
    likeliest: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area as the file prints it: how many rows name it, and what it is taken for."""

    key: str
    words: str
    rows: int
    chosen: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem with its code: where it stands, and in how many more places."""

    code: str
    words: str
    places: str
    more: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file with a plan to send."""

    plan: Plan = told("The plan it is taken over into.")
    waiting: tuple[PlanUpload, ...] = told("Files that were sent and are neither taken over nor put away.")
    most_megabytes: int = told("How large a file may be.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What would be taken over from a file, before anything is."""

    upload: PlanUpload = told("The file, kept by its hash.")
    plan: Plan = told("The plan it is taken over into.")
    tables: tuple[str, ...] = told("The tables that were read.")
    counts: Mapping[str, int] = told("How many rows would be added, are there, say the same, or are of no use.")
    new_areas: int = told("How many areas of our own would be added.")
    columns: tuple[ColumnLine, ...] = told("The headers of the file.")
    column_choices: tuple[Choice, ...] = told("What a column can hold.")
    areas: tuple[AreaLine, ...] = told("The areas that the file names, those to look at first.")
    area_choices: tuple[Choice, ...] = told("What an area can be taken for.")
    more_areas: int = told("How many areas are not shown; they are taken as they are.")
    rows: tuple[WeighedRow, ...] = told("The first rows, each with what would become of it.")
    total: int = told("How many rows there are in all.")
    file_problems: tuple[ProblemLine, ...] = told("What is to be said of the file and its columns.")
    row_problems: tuple[ProblemLine, ...] = told("What is to be looked at in its rows.")
