"""Turns an inspection or visit as prose tells it into an event: its kind, era, dates and grades."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.ground.dates import PartialDate
from sightline.ground.locators import Locator
from sightline.ground.outcomes import NotFound, Stated
from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.doubts import doubt
from sightline.reading.finders.events_told import ToldEvent
from sightline.reading.model import Document, Doubt, Event, Judgement, NamedAuthority, StatedDate
from sightline.reading.phrases.dates import DateMention

_LAST_SIF_YEAR_ALONE = date(2017, 12, 31)
_ILACS_ALONE_SINCE = date(2018, 9, 1)
_OF_ILACS = {"impact-of-leaders", "children-in-care-and-care-leavers"}
_SIF_SINCE = date(2013, 11, 1)


@dataclass
class Grades:
    """The grades a document states of one inspection, gathered place by place."""

    at: dict[str, dict[str, list[Locator]]] = field(default_factory=dict)
    not_applicable: list[str] = field(default_factory=list)
    of_all_areas: list[Locator] = field(default_factory=list)

    def add(self, area: str, grade: str, places: Iterable[Locator]) -> None:
        """Note that the document states a grade for an area at these places."""
        self.at.setdefault(area, {}).setdefault(grade, []).extend(places)

    def judgements(self) -> tuple[Judgement, ...]:
        """One judgement for each area on whose grade the document agrees with itself."""
        return tuple(
            Judgement(area, grade, tuple(places))
            for area, grades in self.at.items()
            for grade, places in grades.items()
            if len(grades) == 1
        )

    def doubts(self) -> Iterable[Doubt]:
        """Where the document contradicts itself, or grades "all areas" without naming one."""
        for area, grades in self.at.items():
            if len(grades) > 1:
                places = tuple(place for found in grades.values() for place in found)
                yield doubt("grades-differ", f"The document gives {area} {' and '.join(sorted(grades))}.", places)
        if self.of_all_areas:
            yield doubt("all-areas", "A grade is given for all areas and none is named.", tuple(self.of_all_areas))


def stated(document: Document, mention: DateMention, day: PartialDate) -> StatedDate:
    """A date with the place where it is printed."""
    return Stated(day, (document.locate(mention.start, mention.end),))


def era_of(told: ToldEvent) -> Era | None:
    """The era of an event, where every day on which it can have begun lies in the same one."""
    framework = framework_of(told)
    if framework is None:
        return None
    first = lookup.era_for(framework, told.when.first.earliest)
    last = lookup.era_for(framework, told.when.first.latest)
    return first if first == last else None


def framework_of(told: ToldEvent) -> str | None:
    """The framework as told, or the only one in use at the time."""
    if told.framework or told.kind == "jtai":
        return told.framework
    if told.earliest >= _ILACS_ALONE_SINCE:
        return "ilacs"
    return "sif" if told.earliest >= _SIF_SINCE and told.latest <= _LAST_SIF_YEAR_ALONE else None


def kind_of_event(told: ToldEvent) -> tuple[str | None, str | None]:
    """Kind and its basis: as told, or by how long an ILACS inspection lasted."""
    if told.kind:
        return told.kind, "stated"
    days = _calendar_days(told)
    if framework_of(told) != "ilacs" or days is None:
        return None, None
    kinds = [kind for kind in lookup.event_kinds_lasting(days, "ilacs") if kind.is_graded]
    return (kinds[0].id, "duration") if len(kinds) == 1 else (None, None)


def _calendar_days(told: ToldEvent) -> int | None:
    """How long it lasted, by its printed first and last day or by the weeks told."""
    first, last = told.when.first, told.when.last
    if first.is_whole and last is not None and last.is_whole:
        return (last.earliest - first.earliest).days + 1
    return told.calendar_days


def event_of(
    document: Document,
    told: ToldEvent,
    *,
    authority: NamedAuthority | None = None,
    grades: Grades | None = None,
    published_on: StatedDate | None = None,
    why_missing: str | None = None,
) -> Event:
    """The event as the document tells it; ``why_missing`` says why its era's other grades are not there.

    Without it the grades that are not told are left unmentioned, as for an inspection named in passing.
    """
    grades = grades or Grades()
    if told.framework is None and _OF_ILACS & grades.at.keys():
        told = replace(told, framework="ilacs")
    kind, basis = kind_of_event(told)
    era = era_of(told)
    judgements = grades.judgements()
    return Event(
        authority=authority,
        kind=kind,
        kind_basis=basis,
        framework=framework_of(told),
        era=era.id if era else None,
        started_on=stated(document, told.when, told.when.first),
        ended_on=stated(document, told.when, told.when.until),
        on_site_from=stated(document, told.on_site, told.on_site.first) if told.on_site else None,
        on_site_until=stated(document, told.on_site, told.on_site.until) if told.on_site else None,
        published_on=published_on,
        judgements=judgements,
        not_applicable=_not_applicable(told, era, grades, judgements),
        not_found=_not_found(told, era, judgements, why_missing),
    )


def _not_applicable(
    told: ToldEvent, era: Era | None, grades: Grades, judgements: Iterable[Judgement]
) -> tuple[str, ...]:
    """What the era does not judge, and what the document says was not judged."""
    of_era = era.not_applicable if era and not told.is_visit else ()
    graded = {judgement.area for judgement in judgements}
    return tuple(area for area in dict.fromkeys((*of_era, *grades.not_applicable)) if area not in graded)


def _not_found(
    told: ToldEvent, era: Era | None, judgements: Iterable[Judgement], why: str | None
) -> tuple[NotFound, ...]:
    if why is None or era is None or told.is_visit:
        return ()
    graded = {judgement.area for judgement in judgements}
    return tuple(NotFound(area, why) for area in era.expected if area not in graded)
