"""A cabinet's paper about a focused visit: notice and on-site days, what it looked at, its area, earlier grades."""

from __future__ import annotations

from sightline.demonstration import printing
from sightline.demonstration.blocks import Block, Bullets, Draft, Heading, Item, Numbered, Paragraph
from sightline.demonstration.kinds import council_page, visit_letter
from sightline.demonstration.kinds.inspection_report import areas_for_improvement
from sightline.demonstration.nouns import Commission, Event, Story
from sightline.demonstration.truth import AreaTruth, EventTruth, SentenceTruth, Truth
from sightline.ground.wording import day_in_words

STRENGTHS_QUOTED = 3


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The paper about the commission's first event, a visit, after the others; with the truth about it."""
    event, *earlier = (story.event(id_) for id_ in commission.events)
    letter = Commission(file="", form="visit-letter", events=(event.id,))
    quoted = council_page.strengths(visit_letter.build(story, letter)[1], STRENGTHS_QUOTED)
    areas = areas_for_improvement(event)
    blocks = (
        *_opening(story, commission, event),
        *_background(story, event, earlier),
        *_body(areas, quoted),
        *council_page.foot(story),
    )
    truth = Truth(
        kind="committee-report",
        inspection=_this(story, event),
        other_events=_others(story, earlier),
        areas_for_improvement=areas,
        findings=council_page.as_findings(quoted),
    )
    return council_page.draft(story, blocks), truth


def _opening(story: Story, commission: Commission, event: Event) -> tuple[Block, ...]:
    published = day_in_words(event.published_on)
    return (
        *council_page.head(story, commission, "Cabinet", f"Ofsted Focused Visit – {event.started_on:%B %Y}"),
        Paragraph("To report the outcome of the visit", "Purpose:"),
        Paragraph(
            f"Cabinet is recommended to consider the findings of the Ofsted focused visit, published on {published}.",
            "RECOMMENDATION:",
        ),
    )


def _background(story: Story, event: Event, earlier: list[Event]) -> tuple[Block, ...]:
    last, years = earlier[0], " and ".join(str(one.started_on.year) for one in reversed(earlier))
    judged = printing.judged(last.grades["overall-effectiveness"])
    noticed = printing.SPANS["short"](event.started_on, event.ended_on)
    on_site = printing.span(event, "short")
    return (
        Heading("1. Background"),
        Numbered(
            "1.1",
            f"Ofsted carried out a focused visit to {story.authority.name} Children’s Services from {noticed} (on site "
            f"{on_site}). The theme of the visit was {event.looked_at}, covering:",
        ),
        Bullets(tuple(Item(text) for text in event.scope), "·"),
        Numbered(
            "1.2",
            "The visit belongs to the framework for inspections of local authority children’s services (ILACS). The "
            f"council’s last inspection was in {last.started_on:%B %Y}, when overall effectiveness was {judged}.",
        ),
        Numbered("1.3", f"There was no other focused visit after the inspections in {years}."),
    )


def _body(areas: tuple[AreaTruth, ...], quoted: tuple[SentenceTruth, ...]) -> tuple[Block, ...]:
    return (
        Heading("2 Supporting information"),
        Numbered(
            "2.1", "A visit of this kind has no grade. The letter is attached at Appendix 1. Its main findings are:"
        ),
        *(Paragraph(said.text) for said in quoted),
        Numbered("2.2", f"The letter names {council_page.COUNT_WORDS[len(areas)]} for improvement:"),
        *(Paragraph(area.text) for area in areas),
        Heading("3 Conclusion and recommendations"),
        Numbered(
            "3.1", "Cabinet is asked to consider the letter, which will inform when the next inspection takes place."
        ),
    )


def _this(story: Story, event: Event) -> EventTruth:
    return EventTruth(
        authority=story.authority.name,
        kind=event.kind,
        era=event.era,
        started_on=event.started_on.isoformat(),
        ended_on=event.ended_on.isoformat(),
        on_site_from=event.on_site_from.isoformat() if event.on_site_from else None,
        on_site_until=event.on_site_until.isoformat() if event.on_site_until else None,
        published_on=event.published_on.isoformat(),
        scope=event.scope,
    )


def _others(story: Story, earlier: list[Event]) -> tuple[EventTruth, ...]:
    """The last inspection to the month with its grade, those before only by their year."""
    last, *older = earlier
    name, overall = story.authority.name, "overall-effectiveness"
    return (
        EventTruth(authority=name, started_on=f"{last.started_on:%Y-%m}", judgements={overall: last.grades[overall]}),
        *(EventTruth(authority=name, started_on=str(one.started_on.year)) for one in older),
    )
