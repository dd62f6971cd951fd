"""What the field says, as values: every entry knows where it comes from and when it holds.

Dates ``since`` and ``until`` are inclusive; ``None`` is open. Ids are kebab-case and never reused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.ground.days import Period
from sightline.ground.sources import Citation


def holds(since: date | None, until: date | None, day: date) -> bool:
    """Whether ``day`` lies between two days, both included; ``None`` is open."""
    return (since is None or since <= day) and (until is None or day <= until)


class Kind(StrEnum):
    """Whose word an entry is. A local one names the officer who decided it, the others cite."""

    LAW = "law"
    GUIDANCE = "guidance"
    INSPECTORATE = "inspectorate"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Anything the field says: what it is called, when it holds, who says so, when that was checked."""

    id: str
    label: str
    kind: Kind
    citation: Citation
    checked_on: date
    review_by: date
    since: date | None = None
    until: date | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the entry holds on ``day``."""
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way something is printed: a pattern for the words in their plain form, and examples."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Entry):
    """A point on the inspectorate's scale; ``rank`` 1 is best. Retired grades have no rank."""

    rank: int | None
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementArea(Entry):
    """Something inspectors judge, and the wordings in which reports print it.

    ``short`` is its everyday label. ``stem`` is what is left of the label in a misprint.
    ``is_optional`` says that not every report of its era judges it.
    """

    framework: str
    short: str
    wordings: tuple[Wording, ...]
    stem: re.Pattern[str] | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Era(Entry):
    """A dated version of a framework with one set of judgements, in printed order.

    Holds for inspections that *began* between ``since`` and ``until``. ``not_applicable`` are the
    areas other eras of the same framework judge and this one does not.
    """

    framework: str
    areas: tuple[JudgementArea, ...]
    not_applicable: tuple[str, ...] = ()

    @property
    def area_ids(self) -> tuple[str, ...]:
        """The ids of what is judged, in printed order."""
        return tuple(area.id for area in self.areas)

    @property
    def expected(self) -> tuple[str, ...]:
        """The ids that every report of the era judges."""
        return tuple(area.id for area in self.areas if not area.is_optional)

    @property
    def has_overall_effectiveness(self) -> bool:
        """Whether there is an overall judgement; where there is none it is never computed."""
        return "overall-effectiveness" in self.area_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Entry):
    """What an inspectorate inspects by; a placeholder has no eras yet."""

    inspectorate: str
    eras: tuple[Era, ...]
    areas: tuple[JudgementArea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind(Entry):
    """A kind of inspection or visit, and what to expect of one.

    ``calendar_days`` are the lengths from first to last day on site that tell it apart, both ends
    included; empty where length tells nothing. ``printed`` is the words reports use for it, if any.
    """

    framework: str | None
    is_graded: bool
    document_kind: str
    calendar_days: tuple[int, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind(Entry):
    """A kind of document about an inspection; ``is_source_of_grades`` where a grade in it counts."""

    is_source_of_grades: bool
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkElement(Entry):
    """A principle, enabler or outcome of the national framework, whatever its number."""

    element: str
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering(Entry):
    """Which element a number means while this row holds.

    Between ``doubt_since`` and ``doubt_until`` documents number it in more than one way.
    """

    element: str
    number: int
    means: str
    doubt_since: date | None = None
    doubt_until: date | None = None

    def is_doubtful_on(self, day: date) -> bool:
        """Whether documents of that day use the number in more than one way."""
        if self.doubt_since is None or self.doubt_until is None:
            return False
        return self.doubt_since <= day <= self.doubt_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Entry):
    """What a finding is about: where the line runs between this theme and its neighbours."""

    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTheme(Entry):
    """An area of service that a focused visit may look at."""

    scope: str
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Entry):
    """A duty after an inspection or visit: what is owed, to whom, how long after receipt.

    ``applies`` is ``always``, ``priority-action`` or ``joint``; ``replaces`` names the duty it stands in for. The
    label may have other words where it is known that a report came, or a letter.
    """

    owed_to: str
    trigger: str
    period: Period
    applies: str
    replaces: str | None = None
    label_of_report: str | None = None
    label_of_letter: str | None = None


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day on which nothing falls due in England and Wales."""

    on: date
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear(Entry):
    """The bank holidays of one year that fall on a weekday."""

    days: tuple[BankHoliday, ...]


@dataclass(frozen=True, slots=True)
class DatedCode:
    """The ONS code of an authority between two days."""

    code: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Entry):
    """A council that has, had or will have the duties of children's services.

    ``name`` is the everyday name and ``ons_name`` the one the statistics office prints. Codes that
    are not known yet are empty. ``successors`` are the ids of those that took over its duties.
    """

    ons_name: str
    council_kind: str
    region: str
    la_code: str
    urn: str
    gss_codes: tuple[DatedCode, ...] = ()
    successors: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The everyday name."""
        return self.label

    def exists_on(self, day: date) -> bool:
        """Whether the authority had its duties on that day."""
        return self.holds_on(day)

    def gss_code_on(self, day: date) -> str | None:
        """Its ONS code on that day, where one is known."""
        for dated in self.gss_codes:
            if holds(dated.since, dated.until, day):
                return dated.code
        return None

    @property
    def gss_code(self) -> str | None:
        """Its newest ONS code, where one is known."""
        return self.gss_codes[-1].code if self.gss_codes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryBody(Entry):
    """A trust or company that delivers services for one or more authorities (by id)."""

    authorities: tuple[str, ...]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourSet(Entry):
    """One dated set of statistical neighbours: for each authority (id) its neighbours, nearest first."""

    neighbours: dict[str, tuple[str, ...]]
