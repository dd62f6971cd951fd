"""The public shape of a reading, key by key, in the order in which the keys are written.

The names here are promised to other programs. They change only together with :data:`CONTRACT`.
:mod:`sightline.reading.contract` fills the shape, :mod:`sightline.reading.schema` writes it as a JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict

CONTRACT = "reading/1"


@dataclass(frozen=True, slots=True)
class Among:
    """The value is one of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The value is the id of an entry of this kind in the knowledge folder."""

    kind: str


@dataclass(frozen=True, slots=True)
class Form:
    """The value is text of this form (a regular expression)."""

    pattern: str


Id = Annotated[str, Form(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
IsoDate = Annotated[str, Form(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Sha256 = Annotated[str, Form(r"^[0-9a-f]{64}$")]
ThemeId = Annotated[str, Known("theme")]
AreaId = Annotated[str, Known("judgement-area")]
Grade = Annotated[str, Known("grade")]


class LocatorShape(TypedDict):
    """A place in the document: its page, its span in the text, and the words that stand there."""

    page: int | None
    start: int
    end: int
    quote: str


class StatedText(TypedDict):
    """A name or phrase the document states, and where."""

    value: str
    at: list[LocatorShape]


class StatedDay(TypedDict):
    """A date the document states, as precisely as it does, and where."""

    value: IsoDate
    at: list[LocatorShape]


class AuthorityShape(TypedDict):
    """The council the document is about, by its everyday name."""

    name: str
    gss_code: str | None
    at: list[LocatorShape]


class JudgementShape(TypedDict):
    """A grade the document states for a judgement area."""

    area: AreaId
    grade: Grade
    at: list[LocatorShape]


class NotFoundShape(TypedDict):
    """What the document should say and the reader could not find, with the reason."""

    what: str
    why: str


class EventShape(TypedDict):
    """An inspection or visit, as far as the document states it."""

    authority: AuthorityShape | None
    kind: Annotated[str, Known("event-kind")] | None
    kind_basis: Annotated[str, Among(("stated", "duration", "title"))] | None
    framework: Id | None
    era: Annotated[str, Known("era")] | None
    started_on: StatedDay | None
    ended_on: StatedDay | None
    on_site_from: StatedDay | None
    on_site_until: StatedDay | None
    published_on: StatedDay | None
    lead_inspector: StatedText | None
    inspectors: list[StatedText]
    scope: list[StatedText]
    judgements: list[JudgementShape]
    not_applicable: list[AreaId]
    not_found: list[NotFoundShape]


class TagShape(TypedDict):
    """A reference to the national framework: what was printed and what it means."""

    printed: str
    kind: Annotated[str, Among(("outcome", "enabler", "principle"))]
    number: int | None
    means: Id | None
    doubt: str | None


class AreaForImprovementShape(TypedDict):
    """One thing the inspectors say needs to improve."""

    text: str
    of: Annotated[str, Among(("authority", "lscb"))]
    urgency: Annotated[str, Among(("improvement", "priority"))]
    tags: list[TagShape]
    themes: list[ThemeId]
    at: list[LocatorShape]


class SentenceShape(TypedDict):
    """A finding sentence: how good, for how many, about what."""

    text: str
    polarity: Annotated[str, Among(("strength", "weakness", "mixed", "neutral"))]
    prevalence: str | None
    themes: list[ThemeId]
    at: list[LocatorShape]


class FindingShape(TypedDict):
    """A paragraph of findings."""

    number: int | None
    area: AreaId | None
    text: str
    at: list[LocatorShape]
    sentences: list[SentenceShape]


class CarriedOverShape(TypedDict):
    """A sentence that ties something to an earlier inspection or visit."""

    text: str
    state: Annotated[str, Among(("persists", "resolved", "unclear"))]
    at: list[LocatorShape]


class DueShape(TypedDict):
    """A deadline the document names."""

    what: str
    on: IsoDate
    at: list[LocatorShape]


class DoubtShape(TypedDict):
    """Something the reader is unsure of."""

    code: Id
    message: str
    at: list[LocatorShape]


class ProblemShape(TypedDict):
    """Something wrong with the document itself."""

    code: Id
    message: str


class DocumentShape(TypedDict):
    """The file that was read. ``sha256`` is null only where there were no bytes to read."""

    sha256: Sha256 | None
    filename: str
    media_type: str | None
    pages: int | None
    characters: int
    title: str | None
    kind: Annotated[str, Known("document-kind")]


class ReadingShape(TypedDict):
    """One document, read. The shape of one line of ``sightline read --format jsonl``."""

    contract: Annotated[str, Among((CONTRACT,))]
    document: DocumentShape
    inspection: EventShape | None
    other_events: list[EventShape]
    areas_for_improvement: list[AreaForImprovementShape]
    findings: list[FindingShape]
    carried_over: list[CarriedOverShape]
    due: list[DueShape]
    doubts: list[DoubtShape]
    problems: list[ProblemShape]
