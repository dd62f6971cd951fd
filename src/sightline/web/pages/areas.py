"""An area for improvement on a page of its own, and the form that ties it to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.charts import Chart
from sightline.improvement.models import PlanArea
from sightline.improvement.queries.actions import ActionLine
from sightline.knowledge.indicator_model import Indicator
from sightline.papers.kinds import Kind
from sightline.papers.models import KeptPaper
from sightline.practice.models import Target
from sightline.register.models import Area, AreaTag
from sightline.register.queries.facts import Place, Said
from sightline.register.queries.lineage import AreaWithLineage, Elsewhere, Linked
from sightline.register.queries.who_else import ToldToo
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice, Original


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of an area's page: its heading, the template that shows it, and what the template shows.

    ``id`` is the part's own address on the page.
    """

    id: str
    heading: str
    template: str
    content: object


@dataclass(frozen=True, slots=True)
class LineagePanel:
    """Where an area was said before and what became of it; ``may_decide`` where the person may confirm or refuse."""

    told: AreaWithLineage
    further: tuple[Area, ...]
    rejected: tuple[Linked, ...]
    may_decide: bool


@dataclass(frozen=True, slots=True)
class AlikePanel:
    """The areas of other authorities most like an area."""

    area: Area
    told_too: tuple[ToldToo, ...]


@dataclass(frozen=True, slots=True)
class PlanPanel:
    """How plans answer an area: none yet, or its actions and how each stands; ``more`` are not shown here."""

    planned: PlanArea | None
    actions: tuple[ActionLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PapersPanel:
    """The papers on the inspection or visit that asked for it."""

    papers: tuple[tuple[KeptPaper, Kind], ...]


@dataclass(frozen=True, slots=True)
class TiedMeasure:
    """A measure tied to an area, in words: what is wanted, where it stands, what it cannot tell; and its course."""

    indicator: Indicator
    target: Target
    aim: str
    now: str
    cautions: tuple[str, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class MeasuresPanel:
    """The measures tied to an area; ``may_set`` where the person may tie another."""

    area: Area
    measures: tuple[TiedMeasure, ...]
    may_set: bool


@dataclass(frozen=True, slots=True)
class TieMeasure:
    """The form that ties a measure to an area for improvement."""

    area: Area = told("The area for improvement, with its inspection and authority.")
    measures: tuple[Choice, ...] = told("The measures to choose from.")
    runs: tuple[Choice, ...] = told("The returns that can be the start, by the day they describe.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class AnArea:
    """An area for improvement: the inspectors' words, and everything that hangs on them."""

    area: Area = told("The area for improvement, with its inspection and authority.")
    place: Place = told("Where its words stand.")
    original: Original = told("The page or text with the words marked.")
    themes: tuple[str, ...] = told("What it is about.")
    tags: tuple[AreaTag, ...] = told("The cross-references to the national framework that were printed with it.")
    said: Said | None = told("What a person said last of its words; none where nobody looked.")
    panels: tuple[Panel, ...] = told("The parts that gather what hangs on it, in their order.")
    errors: Mapping[str, str] = told("Why a decision could not be recorded, by the part it belongs to.")


@dataclass(frozen=True, slots=True)
class TieArea:
    """The form that ties an area to an earlier or later one."""

    area: Area = told("The area for improvement, with its inspection and authority.")
    elsewhere: tuple[Elsewhere, ...] = told("What it can be tied to, by inspection and visit.")
    other: str = told("The area that was chosen, with the decision that stood when the form was shown.")
    state: str = told("Whether the later of the two repeats or narrows the earlier.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
