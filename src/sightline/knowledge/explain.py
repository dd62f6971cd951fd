"""Any entry in plain English, with its source: for people who want to know why the program says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import singledispatch

from sightline.ground.days import Start, Unit
from sightline.ground.errors import WrongUsage
from sightline.ground.wording import count_in_words, day_in_words, list_in_words, span_in_words
from sightline.knowledge import (
    action_status,
    closing,
    indicators,
    load,
    load_authorities,
    next_events,
    plan_columns,
    reminders,
    retention,
    smart,
)
from sightline.knowledge.action_status import ActionStatus
from sightline.knowledge.closing import ClosingCondition
from sightline.knowledge.indicator_model import Better, Indicator, IndicatorUnit, Span, Timescale
from sightline.knowledge.model import (
    Authority,
    Deadline,
    DeliveryBody,
    DocumentKind,
    Entry,
    Era,
    EventKind,
    Framework,
    Grade,
    JudgementArea,
    Numbering,
    Theme,
    VisitTheme,
)
from sightline.knowledge.next_events import NextEvent
from sightline.knowledge.plan_columns import PlanColumn, PlanStatus, PlanWords
from sightline.knowledge.reminders import Reminder
from sightline.knowledge.retention import Retention

ENTRIES: dict[str, Callable[[], Iterable[Entry]]] = {
    "grade": load.grades,
    "framework": load.frameworks,
    "era": lambda: [era for framework in load.frameworks() for era in framework.eras],
    "judgement-area": lambda: [area for framework in load.frameworks() for area in framework.areas],
    "event-kind": load.event_kinds,
    "document-kind": load.document_kinds,
    "national-framework": lambda: load.national_framework()[0],
    "numbering": lambda: load.national_framework()[1],
    "visit-theme": load.visit_themes,
    "theme": load.themes,
    "deadline": load.deadlines,
    "next-event": next_events.next_events,
    "closing-condition": closing.closing_conditions,
    "action-status": action_status.action_statuses,
    "reminder": reminders.reminders,
    "smart-rule": smart.smart_rules,
    "plan-column": plan_columns.plan_columns,
    "plan-status": plan_columns.plan_statuses,
    "plan-words": plan_columns.plan_words,
    "bank-holidays": load.bank_holiday_years,
    "timescale": lambda: indicators.timescales().values(),
    "indicator": lambda: indicators.indicators().values(),
    "retention": lambda: retention.retentions().values(),
    "authority": lambda: load_authorities.authorities().values(),
    "delivery-body": load_authorities.delivery_bodies,
    "neighbour-set": load_authorities.neighbour_sets,
    "table": load_authorities.tables,
}
"""The kinds of entry by the word that ``sightline knowledge list`` takes."""

UNITS = {
    Unit.WORKING_DAYS: "working day",
    Unit.CALENDAR_DAYS: "calendar day",
    Unit.WEEKS: "week",
    Unit.CALENDAR_MONTHS: "month",
    Unit.HOURS: "hour",
}

UNITS_OF_VALUES = {
    IndicatorUnit.PERCENT: "a percentage",
    IndicatorUnit.COUNT: "a count",
    IndicatorUnit.RATE: "a rate for each 10,000 children",
    IndicatorUnit.MEDIAN: "a median",
    IndicatorUnit.MEAN: "a mean",
}
SPANS = {
    Span.YEAR: "of the 12 months that end on the day of the return",
    Span.HALF_YEAR: "of the six months that end on the day of the return",
    Span.AS_AT: "of the day of the return",
}
ONLY_WHERE = {
    "priority-action": "Only where a letter sets areas for priority action.",
    "joint": "Only where the letter of a joint inspection asks for it.",
}
BETTER = {Better.HIGHER: "Higher is better.", Better.LOWER: "Lower is better.", Better.NEITHER: ""}


def entries(kind: str | None = None) -> list[Entry]:
    """The entries of one kind, or all of them.

    :raises WrongUsage: where there is no such kind.
    """
    if kind is not None and kind not in ENTRIES:
        known = list_in_words(sorted(ENTRIES), "or")
        raise WrongUsage("unknown-kind", f"There is no kind of entry {kind!r}. It can be {known}.")
    return [entry for name, read in ENTRIES.items() if kind in (None, name) for entry in read()]


def explain(id_: str) -> str:
    """What the entries with this id say, in plain English, each with its source.

    :raises WrongUsage: where there is none.
    """
    wanted = id_.strip().lower().replace("_", "-").replace(" ", "-")
    found = [_explained(kind, entry) for kind, read in ENTRIES.items() for entry in read() if entry.id == wanted]
    if not found:
        raise WrongUsage("unknown-id", f"Nothing here is called {id_!r}. `sightline knowledge list` shows what is.")
    return "\n\n".join(found)


def _explained(kind: str, entry: Entry) -> str:
    lines = [f"{entry.label} ({kind.replace('-', ' ')} `{entry.id}`)", *details(entry)]
    if entry.note:
        lines.append(entry.note)
    if entry.since or entry.until:
        lines.append(f"Holds {span_in_words(entry.since, entry.until)}.")
    lines.append(f"Source ({entry.kind}): {entry.citation}.")
    lines.append(f"Checked on {day_in_words(entry.checked_on)}, to be reviewed by {day_in_words(entry.review_by)}.")
    return "\n".join(lines)


@singledispatch
def details(entry: Entry) -> list[str]:
    """What is particular to this kind of entry, as sentences."""
    return []


@details.register
def _(entry: Grade) -> list[str]:
    return [f"Point {entry.rank} of the scale, 1 being best."] if entry.rank else ["No longer given."]


@details.register
def _(entry: JudgementArea) -> list[str]:
    eras = [era.label for found in load.frameworks() for era in found.eras if entry in era.areas]
    optional = ["Not every report of its time judges it."] if entry.is_optional else []
    return [f"Judged in: {list_in_words(eras)}.", *optional]


@details.register
def _(entry: Era) -> list[str]:
    labels = "; ".join(area.label for area in entry.areas)
    lines = ["Goes by the day the inspection began.", f"Judgements, in printed order: {labels}."]
    if entry.not_applicable:
        lines.append(f"Not applicable: {list_in_words(entry.not_applicable)}.")
    return lines


@details.register
def _(entry: Framework) -> list[str]:
    eras = list_in_words([era.id for era in entry.eras])
    return [f"Versions: {eras}."] if eras else ["Announced; its judgements are not published yet."]


@details.register
def _(entry: EventKind) -> list[str]:
    lines = ["Judgements are graded." if entry.is_graded else "No grades are given."]
    if entry.calendar_days:
        shortest, longest = min(entry.calendar_days), max(entry.calendar_days)
        lines.append(f"Told apart by its length: {shortest} to {longest} calendar days.")
    return lines


@details.register
def _(entry: DocumentKind) -> list[str]:
    grades = "A grade printed in it counts." if entry.is_source_of_grades else "It is no source of grades."
    return [entry.definition, grades]


@details.register
def _(entry: Numbering) -> list[str]:
    meaning = next(element.label for element in load.national_framework()[0] if element.id == entry.means)
    lines = [f"Means: {meaning} (`{entry.means}`)."]
    if entry.doubt_since:
        lines.append(f"Doubtful {span_in_words(entry.doubt_since, entry.doubt_until)}.")
    return lines


@details.register
def _(entry: Theme) -> list[str]:
    lines = [entry.definition, f"Includes: {'; '.join(entry.includes)}."]
    return [*lines, f"Excludes: {'; '.join(entry.excludes)}."]


@details.register
def _(entry: VisitTheme) -> list[str]:
    return [entry.scope]


@details.register
def _(entry: Deadline) -> list[str]:
    length = count_in_words(entry.period.count, UNITS[entry.period.unit])
    counted = "is day 0" if entry.period.start is Start.EXCLUDED else "is day 1"
    lines = [f"{length}, owed to {entry.owed_to}. The clock starts when {entry.trigger}; that day {counted}."]
    if entry.applies in ONLY_WHERE:
        lines.append(ONLY_WHERE[entry.applies])
    return lines


@details.register
def _(entry: NextEvent) -> list[str]:
    if entry.earliest_months is None or entry.latest_months is None:
        return ["A default; it names no time."]
    months = f"{entry.earliest_months} to {count_in_words(entry.latest_months, 'month')}"
    return [f"A default. Usually {months} after the last inspection began."]


@details.register
def _(entry: ClosingCondition) -> list[str]:
    return [f"Where it is not met: “{entry.unmet}”"]


@details.register
def _(entry: ActionStatus) -> list[str]:
    return [f"Shown as {entry.rating.replace('-', ' ')}, with the reason: “{entry.reason}”"]


@details.register
def _(entry: PlanColumn) -> list[str]:
    return [f"Also headed: {'; '.join(entry.spellings)}."]


@details.register
def _(entry: PlanStatus) -> list[str]:
    return [f"Written as: {'; '.join(entry.words)}."]


@details.register
def _(entry: PlanWords) -> list[str]:
    return [f"{'; '.join(entry.words)}."]


@details.register
def _(entry: Reminder) -> list[str]:
    before = [str(days) for days in entry.days if days > 0]
    after = [str(-days) for days in entry.days if days < 0]
    told = [f"{list_in_words(before)} days before", *(["on the day"] if 0 in entry.days else [])]
    return [f"People are reminded {', '.join(told)}, and {list_in_words(after)} days after it was due."]


@details.register
def _(entry: DeliveryBody) -> list[str]:
    names = [load_authorities.authorities()[id_].name for id_ in entry.authorities]
    return [f"Delivers services for {list_in_words(names)}; the authority keeps the duty and is the one inspected."]


@details.register
def _(entry: Authority) -> list[str]:
    known = load_authorities.authorities()
    codes = [f"{dated.code} ({span_in_words(dated.since, dated.until)})" for dated in entry.gss_codes]
    lines = [
        f"Region: {entry.region}. ONS name: {entry.ons_name}. ONS codes: {list_in_words(codes) or 'not known yet'}.",
        f"Department for Education code: {entry.la_code or 'not known'}. Ofsted reference: {entry.urn or 'not known'}.",
    ]
    if entry.successors:
        lines.append(f"Followed by {list_in_words([known[id_].name for id_ in entry.successors])}.")
    return lines


@details.register
def _(entry: Timescale) -> list[str]:
    period = entry.period
    counted = "the day that starts it is day 0" if period.start is Start.EXCLUDED else "the day that starts it is day 1"
    return [f"{count_in_words(period.count, UNITS[period.unit])}; {counted}."]


@details.register
def _(entry: Retention) -> list[str]:
    return [f"Kept for {count_in_words(entry.period.count, UNITS[entry.period.unit])}, then deleted."]


@details.register
def _(entry: Indicator) -> list[str]:
    lines = [entry.definition, f"Given as {UNITS_OF_VALUES[entry.unit]}, {SPANS[entry.span]}. {BETTER[entry.better]}"]
    if entry.clock_starts:
        lines.append(f"The clock starts: {entry.clock_starts}. It stops: {entry.clock_stops}.")
    for id_ in entry.timescales:
        timescale = indicators.timescales()[id_]
        limit = count_in_words(timescale.period.count, UNITS[timescale.period.unit])
        lines.append(f"Limit: {timescale.label[:1].lower()}{timescale.label[1:]}, {limit} (`{id_}`, {timescale.kind}).")
    lines += [f"Stands in for the real thing: {way.proxy}" for way in entry.ways if way.proxy and way.only is None]
    lines += [f"From Annex A: {way.proxy}" for way in entry.ways if way.only == "annex-a"]
    return lines
