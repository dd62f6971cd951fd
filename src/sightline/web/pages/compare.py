"""Authorities beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.charts import Chart
from sightline.register.models import Authority
from sightline.register.queries.compare import Chosen, Graded
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Group:
    """A region and its authorities, to pick from."""

    label: str
    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An authority and its latest known inspection with grades, if one is held."""

    authority: Authority
    latest: Graded | None


@dataclass(frozen=True, slots=True)
class Compare:
    """A set of authorities, with the charts that compare them."""

    chosen: Chosen = told("What was chosen: a region, an authority with its neighbours, single authorities.")
    area: str = told("The judgement area the charts of grades are about.")
    theme: str = told("The theme the chart of sentences is about.")
    regions: tuple[str, ...] = told("The regions to choose from.")
    everyone: tuple[Authority, ...] = told("The authorities whose neighbours can be chosen.")
    groups: tuple[Group, ...] = told("Every authority by region, to pick one by one.")
    areas: tuple[str, ...] = told("The judgement areas to choose from.")
    themes: tuple[str, ...] = told("The themes to choose from.")
    words: str = told("Who is compared, in one sentence.")
    map: Chart | None = told("Where they lie and the latest known grade of each; none where none is on the map.")
    over_time: Chart | None = told("Grades by the year of inspection, each era by itself; none where none are held.")
    transitions: Chart | None = told("Grades against those of the next inspection; none where nobody has two.")
    each: Chart | None = told("The grades of each along the years; none where too many are compared.")
    said: Chart | None = told("What is said of the theme by year; none where no sentence is held.")
    columns: tuple[str, ...] = told("The judgement areas that the table of latest grades shows.")
    lines: tuple[Beside, ...] = told("The authorities with their latest known inspection; none where too many.")
    most: int = told("How many authorities are shown one by one at most.")
