"""The parts of a report against each other: where they disagree, a doubt says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.ground.days import SATURDAY
from sightline.ground.wording import partial_date_in_words
from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.doubts import doubt
from sightline.reading.finders.header import Dates, People, running_head_dates
from sightline.reading.finders.judgements import Judgements
from sightline.reading.model import Document, Doubt, NamedAuthority
from sightline.reading.outline import OVERALL
from sightline.reading.passages import Passage
from sightline.reading.phrases.authorities import AuthorityNamed

_MANY = 3


def doubts_about_grades(found: Judgements, era: Era | None) -> Iterator[Doubt]:
    """Two grades for one judgement, and judgements that the report says were not made."""
    labels = {area.id: area.label for area in era.areas} if era else {}
    for taken, other in found.differing:
        label = labels.get(taken.area, taken.area)
        message = f"{label}: {_grade(taken.grade)} in one place, {_grade(other.grade or '')} in another."
        yield doubt("grades-differ", message, (*taken.at, *other.at))
    for stated in found.not_judged:
        label = labels.get(stated.area, stated.area)
        yield doubt("not-judged", f"{label}: the report says that this was not judged.", stated.at)


def _grade(id_: str) -> str:
    return id_.replace("-", " ")


def doubts_about_dates(document: Document, dates: Dates | None) -> Iterator[Doubt]:
    """Running heads that print other dates than the cover, and days on which nobody inspects."""
    if dates is None:
        return
    printed = {(period.first, period.until) for period in dates.periods}
    for words, head in running_head_dates(document):
        if (head.first, head.until) not in printed:
            message = f"The cover says {_period(dates)}; the running head says “{words}”."
            yield doubt("dates-differ", message, dates.started_on.at)
    for period in dates.periods:
        for day in (period.first, period.until):
            if day.is_whole and day.earliest.weekday() >= SATURDAY:
                message = f"{partial_date_in_words(day)} is a {day.earliest:%A}."
                yield doubt("weekend-date", message, dates.started_on.at)


def _period(dates: Dates) -> str:
    return f"{partial_date_in_words(dates.started_on.value)} to {partial_date_in_words(dates.ended_on.value)}"


def doubts_about_kind(kind: str | None, basis: str | None, era: Era | None, dates: Dates | None) -> Iterator[Doubt]:
    """A length that tells no kind, or another than the one stated."""
    days = dates.longest_days if dates else None
    if era is None or era.framework != "ilacs" or dates is None or days is None:
        return
    lasting = {each.id for each in lookup.event_kinds_lasting(days, era.framework)}
    if kind is None:
        yield doubt("unusual-length", f"The inspection lasted {days} calendar days.", dates.started_on.at)
    elif basis == "stated" and kind not in lasting:
        message = f"The report states another kind than its {days} calendar days suggest."
        yield doubt("kind-and-length-differ", message, dates.started_on.at)


def doubts_about_names(authority: tuple[NamedAuthority, AuthorityNamed] | None, people: People) -> Iterator[Doubt]:
    """A misprinted or unknown authority, and more than one lead inspector."""
    if authority is not None:
        named, found = authority
        if found.is_misprinted:
            yield doubt("authority-misprinted", f"“{named.at[0].quote}” was read as {named.name}.", named.at)
        elif not found.is_known:
            yield doubt("authority-unknown", f"{named.name} is not among the authorities of England.", named.at)
    leads = {lead.value: lead for lead in people.leads}
    if len(leads) > 1:
        places = [place for lead in leads.values() for place in lead.at]
        yield doubt("several-lead-inspectors", f"Named are {', '.join(leads)}.", places)


def doubts_about_findings(
    document: Document, passages: Sequence[Passage], judged: Judgements, era: Era | None
) -> Iterator[Doubt]:
    """Findings below no judgement, and judgements with no findings below them."""
    if era is None:
        return
    unassigned = [passage for passage in passages if passage.area is None and passage.is_body]
    if len(unassigned) >= _MANY:
        message = f"{len(unassigned)} paragraphs of findings stand under no judgement."
        yield doubt("sections-unassigned", message, unassigned[0].at(document)[:1])
    labels = {area.id: area.label for area in era.areas}
    found = {passage.area for passage in passages}
    for judgement in judged.judged:
        if passages and judgement.area not in {*found, OVERALL}:
            message = f"No findings stand under {labels.get(judgement.area, judgement.area)}."
            yield doubt("area-without-findings", message, judgement.at)
