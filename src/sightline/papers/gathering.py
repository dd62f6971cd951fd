"""Gathers what a paper draws on from the register, within what the person who asks may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef

from sightline.ground.errors import WrongUsage
from sightline.ground.locators import Locator
from sightline.improvement.models import Plan, PlanSource
from sightline.knowledge import clocks, load
from sightline.knowledge.next_events import Expected, expected
from sightline.papers.blocks import Source
from sightline.papers.facts import Facts, Inspected, Needed, Quote, Value
from sightline.papers.gathering_lists import gather_lists
from sightline.papers.gathering_plan import gather_plan
from sightline.papers.gathering_practice import gather_practice
from sightline.papers.words import event_at, when
from sightline.register.models import Account, Area, Authority, Inspection, Sentence
from sightline.register.queries.areas import AreaLine, areas_of, best_rows
from sightline.register.queries.authorities import newest_first
from sightline.register.queries.facts import Fact, Place, accounts_of, facts_of
from sightline.register.queries.sight import Sight

CHILDRENS_LETTER = "childrens-letter"

_TITLES = {
    CHILDRENS_LETTER: "Ofsted, letter to children after the {}",
    "committee-report": "Council paper on Ofsted’s {}",
    "press-notice": "Press notice on Ofsted’s {}",
    "action-plan": "Action plan after Ofsted’s {}",
    "self-evaluation": "Self-evaluation after Ofsted’s {}",
}
"""What a document is called that is not the inspectorate's report or letter."""


def gather(inspection: Inspection, sight: Sight, on: date) -> Facts:
    """The facts of an inspection or visit and of what came before it, as at a day.

    Nothing comes from a document that is hidden from the person.
    """
    earlier = _before(inspection, sight)
    before = next((it for it in earlier if _is_graded(it)), None)
    between = earlier[: earlier.index(before)] if before else earlier
    inspected = _inspected(inspection, sight)
    return Facts(
        authority=inspection.authority.name,
        authority_id=inspection.authority_id,
        inspected=inspected,
        before=_inspected(before, sight) if before else None,
        visits=tuple(_inspected(it, sight) for it in between),
        duties=_duties(inspected),
        expected=_expected(inspection, inspected, on),
        on=on,
        knowledge=_knowledge(),
        childrens_quotes=_quotes(inspection, sight, CHILDRENS_LETTER),
        plan=gather_plan(inspection.authority_id, sight, on),
        lists=gather_lists(inspection.authority, on),
        practice=gather_practice(inspection.authority_id, on),
    )


def newest(authority: Authority, sight: Sight, *, is_graded: bool = False) -> Inspection | None:
    """The newest inspection or visit of an authority that a document here tells of; or the newest with grades."""
    accounts = Account.objects.filter(inspection=OuterRef("pk"), role="main").exclude(document__in=sight.hidden)
    told = newest_first(sight.inspections().filter(Exists(accounts), authority=authority))
    return next((it for it in told if _is_graded(it) or not is_graded), None)


def newest_planned(authority: Authority, sight: Sight) -> Inspection | None:
    """The newest inspection or visit that the authority's newest plan draws from; ``None`` where it has none."""
    plan = Plan.objects.filter(authority=authority).first()
    drawn = PlanSource.objects.filter(plan=plan, inspection__isnull=False)
    return newest_first(sight.inspections().filter(pk__in=drawn.values("inspection"))).first() if plan else None


def _before(inspection: Inspection, sight: Sight) -> list[Inspection]:
    """What came before it, newest first."""
    others = sight.inspections().filter(authority=inspection.authority_id).exclude(pk=inspection.pk)
    if inspection.began_by:
        others = others.filter(began_by__lt=inspection.began_by)
    return list(newest_first(others))


def _is_graded(inspection: Inspection) -> bool:
    return any(kind.id == inspection.kind and kind.is_graded for kind in load.event_kinds())


def _inspected(inspection: Inspection, sight: Sight) -> Inspected:
    facts = {fact.key: fact for fact in facts_of(inspection, sight)}
    accounts = accounts_of(inspection, sight)
    main = next((it.document for it in accounts if it.role == "main"), None)
    came = (it.document.received_on for it in accounts if it.role == "main" and it.document.is_held_back)
    cite = _Citing(inspection, {it.document.sha256: it.document.kind for it in accounts})
    dates = [facts[name] for name in ("started_on", "ended_on") if name in facts]
    return Inspected(
        id=inspection.pk,
        kind=_value(facts, "kind"),
        era=inspection.era,
        started_on=_value(facts, "started_on"),
        ended_on=_value(facts, "ended_on"),
        published_on=inspection.published_on,
        received_on=next(filter(None, came), inspection.received_on),
        lead_inspector=_told(facts.get("lead_inspector"), cite),
        dates=Value(
            when(_value(facts, "started_on"), _value(facts, "ended_on")),
            tuple(dict.fromkeys(source for fact in dates for source in cite.places(fact.place))),
        ),
        judgements={
            key.partition("/")[2]: Value(fact.value, cite.places(fact.place))
            for key, fact in facts.items()
            if fact.family == "judgement"
        },
        scope=tuple(str(it) for it in inspection.scope),
        needed=_needed(inspection, sight, cite),
        quotes=_quotes(inspection, sight),
        document=cite.document(main.kind) if main else None,
    )


def _value(facts: dict[str, Fact], key: str) -> str:
    return facts[key].value if key in facts else ""


def _told(fact: Fact | None, cite: _Citing) -> Value | None:
    return Value(fact.value, cite.places(fact.place)) if fact and fact.value else None


class _Citing:
    """Names the places of one inspection, each by the document it stands in."""

    def __init__(self, inspection: Inspection, kinds: Mapping[str, str]) -> None:
        """``kinds`` are the kinds of the documents that tell of it, by their hashes."""
        self._inspection = inspection
        self._kinds = kinds

    def places(self, place: Place | None) -> tuple[Source, ...]:
        """The places of a fact; a national fact has the published facts as its source."""
        if place is None:
            return (Source("Published facts of inspections in England", on=self._inspection.published_on),)
        kind = self._kinds.get(place.sha256, "")
        return tuple(dict.fromkeys(self.place(locator, kind) for locator in place.at))

    def place(self, locator: Locator, kind: str) -> Source:
        """A place in a document of a kind."""
        return replace(self.document(kind), place=f"page {locator.page}" if locator.page else "", quote=locator.quote)

    def document(self, kind: str) -> Source:
        """A whole document: ``Ofsted, short inspection of Northmere’s children’s services``, or what tells of it."""
        title = _TITLES.get(kind, "Ofsted, {}").format(self._event())
        return Source(title, on=self._inspection.published_on, link=f"/inspections/{self._inspection.pk}")

    def _event(self) -> str:
        inspection = self._inspection
        event = event_at(inspection.kind, inspection.authority.name)
        days = "" if inspection.published_on else when(inspection.started_on, inspection.ended_on)
        return f"{event} {days}".strip()


def _needed(inspection: Inspection, sight: Sight, cite: _Citing) -> tuple[Needed, ...]:
    lines = {line.id: line for line in areas_of([inspection.pk], sight).get(inspection.pk, ())}
    rows = best_rows([inspection.pk], sight).get(inspection.pk, ())
    return tuple(
        Needed(
            id=row.pk,
            text=row.text,
            source=cite.place(_locator(row), row.document.kind if row.document else ""),
            lead=row.quote if _has_parts(row) else row.text,
            parts=tuple(it["quote"] for it in row.further) if _has_parts(row) else (),
            is_priority=row.urgency == "priority",
            tags=tuple(tag.printed for tag in row.tags.all()),
            themes=tuple(it.theme for it in row.themes.all()),
            said_before=_said_before(lines.get(row.pk)),
        )
        for row in rows
        if row.of == "authority"
    )


def _has_parts(row: Area) -> bool:
    """Whether its further places are points below it, and not words that go on after the end of a page."""
    return bool(row.further) and row.text == "; ".join([row.quote, *(it["quote"] for it in row.further)])


def _said_before(line: AreaLine | None) -> str:
    """The year in which inspectors, or a person here, say it was said before; likeness alone does not count."""
    sure = [told for told in line.before if told.is_sure and told.began_by] if line else []
    return str(sure[-1].began_by.year) if sure and sure[-1].began_by else ""


def _quotes(inspection: Inspection, sight: Sight, kind: str = "") -> tuple[Quote, ...]:
    """The sentences of the document that counts most, or of the one of a kind."""
    told = [it for it in accounts_of(inspection, sight) if it.role == "main" and kind in ("", it.document.kind)]
    main = [it.document_id for it in told[:1]]
    rows = Sentence.objects.filter(inspection=inspection, document__in=main).prefetch_related("themes")
    cite = _Citing(inspection, {})
    kinds = [it.document.kind for it in told[:1]]
    return tuple(_quote(row, cite.place(_locator(row), *kinds)) for row in rows.order_by("position"))


def _locator(row: Sentence | Area) -> Locator:
    return Locator(row.page, row.start, row.end, row.quote)


def _quote(row: Sentence, source: Source) -> Quote:
    themes = tuple(it.theme for it in row.themes.all())
    return Quote(row.quote, source, row.area, row.polarity, row.prevalence, themes)


def _duties(inspected: Inspected) -> tuple[clocks.Duty, ...]:
    received = inspected.clocks_run_from
    if received is None or not inspected.needed:
        return ()
    try:
        is_priority = any(area.is_priority for area in inspected.needed)
        return tuple(clocks.duties(received, is_priority, clocks.came_of(inspected.kind)))
    except WrongUsage:
        return ()  # outside the years whose bank holidays are known: no date would be sure


def _expected(inspection: Inspection, inspected: Inspected, on: date) -> Expected | None:
    if inspection.began_by is None:
        return None
    held = {area: value.text for area, value in inspected.judgements.items()}
    return expected(held, inspection.began_by, on)


def _knowledge() -> str:
    """The day up to which the field's rules were checked: what a reader of the paper can hold us to."""
    return max(it.checked_on for it in load.deadlines()).isoformat()
