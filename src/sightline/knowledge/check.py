"""Does the knowledge hold together? Questions across files that no single entry can answer.

Reading the files already stops on unknown keys, missing sources and bad dates. What is asked here
is whether the entries fit each other, and whether they are still fresh on a day that is passed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sightline.ground.days import add_months
from sightline.ground.errors import KnowledgeFault
from sightline.ground.wording import day_in_words
from sightline.knowledge import annex_a_lists, load, load_authorities, return_checks, tables
from sightline.knowledge.authorities import ambiguous_names
from sightline.knowledge.explain import entries
from sightline.knowledge.model import Authority, DatedCode, Entry, Grade, JudgementArea, Kind, holds
from sightline.knowledge.wordings import matches, plain

WARN_BEFORE = timedelta(days=30)
HOLIDAYS_AHEAD_MONTHS = 18
HOLIDAYS_A_YEAR = 8
GSS_PREFIX = {"unitary": "E06", "metropolitan": "E08", "london": "E09", "county": "E10"}
_IDS_IN_BRACKETS = re.compile(r"\(([a-z0-9-]+(?:, [a-z0-9-]+)*)\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the knowledge that does not hold, or (a warning) soon will not."""

    code: str
    id: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return ": ".join(part for part in ("warning" * self.is_warning, self.id, self.message) if part)


def check(on: date) -> list[Fault]:
    """Every fault and warning in the knowledge on that day; an empty list is a clean bill."""
    try:
        return [fault for question in QUESTIONS for fault in question(on)]
    except KnowledgeFault as fault:
        return [Fault(fault.code, "", fault.message)]


def stale_reviews(on: date) -> Iterator[Fault]:
    """Entries past their review, or within 30 days of it. A table speaks for its rows."""
    for entry in (entry for entry in entries() if not isinstance(entry, Authority)):
        if entry.review_by < on:
            yield Fault("review-overdue", entry.id, f"was to be reviewed by {day_in_words(entry.review_by)}")
        elif entry.review_by - on <= WARN_BEFORE:
            message = f"is to be reviewed by {day_in_words(entry.review_by)}"
            yield Fault("review-due", entry.id, message, is_warning=True)


def gaps_and_overlaps(on: date) -> Iterator[Fault]:
    """Eras of one framework, and numberings of one number, follow each other day by day."""
    rows: dict[tuple[str, ...], list[Entry]] = {}
    for framework in load.frameworks():
        rows[(framework.id,)] = list(framework.eras)
    for row in load.national_framework()[1]:
        rows.setdefault((row.element, str(row.number)), []).append(row)
    for row_set in rows.values():
        yield from _unbroken(row_set)


def _unbroken(rows: list[Entry]) -> Iterator[Fault]:
    ordered = sorted(rows, key=lambda row: row.since or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.until is None or later.since is None or later.since <= earlier.until:
            yield Fault("overlap", later.id, f"begins before {earlier.id} ends")
        elif later.since != earlier.until + timedelta(days=1):
            yield Fault("gap", later.id, f"begins later than the day after {earlier.id} ends")


def dangling_ids(on: date) -> Iterator[Fault]:
    """Every id that an entry names is there."""
    known = {
        kind: {entry.id for entry in entries(kind)} for kind in ("framework", "document-kind", "theme", "deadline")
    }
    elements = {element.id for element in load.national_framework()[0]}
    authorities = set(load_authorities.authorities())
    for kind in load.event_kinds():
        yield from _missing(kind.id, [kind.framework] if kind.framework else [], known["framework"])
        yield from _missing(kind.id, [kind.document_kind], known["document-kind"])
    for row in load.national_framework()[1]:
        yield from _missing(row.id, [row.means], elements)
    for theme in load.themes():
        named = [
            id_ for words in theme.excludes for found in _IDS_IN_BRACKETS.findall(words) for id_ in found.split(", ")
        ]
        yield from _missing(theme.id, named, known["theme"])
    for rule in load.deadlines():
        yield from _missing(rule.id, [rule.replaces] if rule.replaces else [], known["deadline"])
    for body in load_authorities.delivery_bodies():
        yield from _missing(body.id, body.authorities, authorities)
    for authority in load_authorities.authorities().values():
        yield from _missing(authority.id, authority.successors, authorities)
    for neighbour_set in load_authorities.neighbour_sets():
        for id_, near in neighbour_set.neighbours.items():
            yield from _missing(neighbour_set.id, (id_, *near), authorities)


def _missing(id_: str, named: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for name in named:
        if name not in known:
            yield Fault("dangling-id", id_, f"names {name}, which is not there")


def wordings(on: date) -> Iterator[Fault]:
    """Each example is matched by the wording it stands under, and by no other entry of its era."""
    for framework in load.frameworks():
        for era in framework.eras:
            yield from _exclusive(era.areas)
    yield from _exclusive(load.grades())


def _exclusive(found: tuple[JudgementArea, ...] | tuple[Grade, ...]) -> Iterator[Fault]:
    for entry in found:
        for wording in entry.wordings:
            for example in wording.examples:
                text = plain(example)
                if not matches(text, (wording,)):
                    yield Fault("example-unmatched", entry.id, f"its pattern does not match {example!r}")
                for other in found:
                    if other is not entry and matches(text, other.wordings):
                        yield Fault("example-ambiguous", entry.id, f"{example!r} is also matched by {other.id}")


def citations(on: date) -> Iterator[Fault]:
    """Law cites an act or regulation; a local entry says who decided it; every source is used."""
    for entry in entries():
        if entry.kind is Kind.LAW and not entry.citation.source.reference:
            yield Fault("law-uncited", entry.id, "is law but its source has no reference")
        if entry.kind is Kind.LOCAL and "decided by" not in entry.citation.at:
            yield Fault("local-unsigned", entry.id, "is local but does not say who decided it")
    used = {entry.citation.source.id for entry in entries()}
    used |= tables.sources_used() | annex_a_lists.sources_used() | return_checks.sources_used()
    for source in load.sources().values():
        if source.id not in used:
            yield Fault("source-unused", source.id, "is a source that no entry draws from", is_warning=True)


def bank_holidays(on: date) -> Iterator[Fault]:
    """The table is whole year by year and reaches 18 months ahead."""
    years = load.bank_holiday_years()
    for year in years:
        inside = all(holiday.on.year == (year.since or date.min).year for holiday in year.days)
        if len(year.days) < HOLIDAYS_A_YEAR or not inside:
            yield Fault("holidays-incomplete", year.id, "does not hold the eight bank holidays of its year")
    yield from _unbroken(list(years))
    wanted = add_months(on, HOLIDAYS_AHEAD_MONTHS)
    if (years[-1].until or date.min) < wanted:
        message = f"bank holidays should reach {day_in_words(wanted)}, 18 months ahead"
        yield Fault("holidays-run-out", years[-1].id, message)


def authorities(on: date) -> Iterator[Fault]:
    """Codes fit the kind of council, follow each other and belong to one authority; names mean one."""
    owners: dict[str, str] = {}
    for authority in load_authorities.authorities().values():
        for dated in authority.gss_codes:
            other = owners.setdefault(dated.code, authority.id)
            if other != authority.id:
                yield Fault("code-shared", authority.id, f"has the code {dated.code} of {other}")
        if authority.gss_code and not authority.gss_code.startswith(GSS_PREFIX[authority.council_kind]):
            yield Fault("code-unfit", authority.id, f"{authority.gss_code} is no code of a {authority.council_kind}")
        if _codes_overlap(authority.gss_codes):
            yield Fault("code-overlap", authority.id, "has two codes on one day")
    for name in ambiguous_names():
        yield Fault("name-ambiguous", name, "names two authorities that exist at once")


def _codes_overlap(codes: tuple[DatedCode, ...]) -> bool:
    return any(
        later.since is None or holds(earlier.since, earlier.until, later.since) for earlier, later in pairwise(codes)
    )


def table_shapes(on: date) -> Iterator[Fault]:
    """Every parent and every code set that a column of a child-level table names is there."""
    columns = {f"{shape.name}.{column.name}" for shape in tables.tables().values() for column in shape.columns}
    for shape in tables.tables().values():
        yield from _missing(shape.name, [it.parent for it in shape.columns if it.parent], columns)
        yield from _missing(shape.name, [it.codes for it in shape.columns if it.codes], set(tables.code_sets()))


QUESTIONS: tuple[Callable[[date], Iterator[Fault]], ...] = (
    gaps_and_overlaps,
    dangling_ids,
    wordings,
    citations,
    bank_holidays,
    authorities,
    table_shapes,
    stale_reviews,
)
