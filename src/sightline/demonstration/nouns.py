"""Who and what the demonstration invents: authorities, inspections and visits, documents to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An invented council and the names its documents need.

    ``style`` says how a title names it: ``county``, ``city``, ``borough``, ``royal-borough`` or
    ``metropolitan``. ``door`` is what it calls its front door, ``model`` its way of practice.
    """

    id: str
    name: str
    council: str
    style: str
    address: tuple[str, ...]
    door: str
    model: str
    director: str
    director_title: str
    lead_member: str
    leader: str
    officer: str
    delivery_body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An invented inspection or visit: its facts, and what its report is to say.

    ``areas`` are ids of ``stock/areas.toml``, ``carried`` of ``stock/carried-over.toml``. ``earlier`` is
    the event the report looks back on. A letter finds what ``themes`` name, in the ``tone`` of a grade.
    """

    id: str
    kind: str
    era: str
    started_on: date
    ended_on: date
    published_on: date
    lead: str
    team: tuple[str, ...] = ()
    on_site_from: date | None = None
    on_site_until: date | None = None
    plan_due_on: date | None = None
    grades: dict[str, str] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    priority_areas: tuple[str, ...] = ()
    board_areas: tuple[str, ...] = ()
    board: str = ""
    tag_forms: tuple[str, ...] = ()
    earlier: str = ""
    carried: tuple[str, ...] = ()
    looked_at: str = ""
    scope: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tone: str = "good"
    visit_count: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddities:
    """How a document departs from the plain layout of its kind; every one is seen in real documents.

    ``title``: ``authority``, ``council``, ``council-services``, ``city-of``, ``royal-borough``, ``trust``.
    ``date_form``: ``short`` (4 to 8 December 2023), ``whole``, ``dash-short``, ``dash-long``, ``no-year``,
    ``weekday``, ``and``. ``lead_form``: ``words``, ``initials``, ``plain``; ``lead_place``: ``cover``, ``last``.
    ``heading_grade``: ``colon``, ``are``, ``none``. ``areas``: ``bullets``, ``numbered``, ``continued``
    (in the report's own numbering), ``sentence``. ``cover``: that of ``2014`` or ``2016``. ``bullet`` may be of
    a font's private area (``\ue000``).
    """

    title: str = "authority"
    date_form: str = "short"
    lead_form: str = "words"
    lead_place: str = "cover"
    heading_grade: str = "colon"
    areas: str = "bullets"
    cover: str = "2016"
    bullet: str = "◼"
    columns: int = 1
    tagged: bool = True
    question: bool = True
    footnote: bool = False
    narrow_grades: bool = False
    misprinted_label: bool = False
    overall_sentence: bool = False
    running_head: bool = True
    running_head_dates: str = ""
    glued_numbers: bool = False
    undotted_numbers: bool = False
    reaffirms: bool = False
    scraped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """A document to make: its file, its form and the events it is about, the first above all."""

    file: str
    form: str
    events: tuple[str, ...]
    meeting_on: date | None = None
    oddities: Oddities = Oddities()


@dataclass(frozen=True, slots=True)
class Story:
    """One invented authority with its inspections, oldest first, and the documents about them."""

    authority: Authority
    events: tuple[Event, ...]
    commissions: tuple[Commission, ...]

    def event(self, id_: str) -> Event:
        """The event with this id.

        :raises KeyError: where the story has none.
        """
        for event in self.events:
            if event.id == id_:
                return event
        raise KeyError(id_)

    def turn(self, event: Event) -> int:
        """How many inspections and visits came before, so that no report repeats the last one's words."""
        return self.events.index(event)
