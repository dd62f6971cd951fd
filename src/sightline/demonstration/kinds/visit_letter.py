"""Letters after focused visits, assurance visits and monitoring visits."""

from __future__ import annotations

from sightline.demonstration import composing, printing, stock
from sightline.demonstration.blocks import Block, Bullets, Draft, Heading, Item, Lines, Paragraph
from sightline.demonstration.kinds.inspection_report import areas_for_improvement, bullets
from sightline.demonstration.nouns import Commission, Event, Story
from sightline.demonstration.truth import AreaTruth, CarriedTruth, EventTruth, FindingTruth, Truth
from sightline.ground.wording import day_in_words, list_in_words

LETTERHEAD = ("Demonstration House", "1 Example Row", "Northmere", "NM1 1AA")
DISCLAIMER = (
    "This letter was made to demonstrate Sightline. The authority, the people and the findings in it are invented."
)
COVERED = ("help-and-protection", "children-in-care", "care-leavers", "impact-of-leaders")
VISIT_NAMES = {
    "assurance-visit": "focused assurance visit",
    "focused-visit": "focused visit",
    "monitoring-visit": "monitoring visit",
}


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The letter of the commission's first event, with the truth about it."""
    event, oddities = story.event(commission.events[0]), commission.oddities
    findings = _findings(story, event)
    areas, urgent = areas_for_improvement(event), _priority(event)
    blocks = (
        *_head(story, event),
        *_summary(story, event, commission),
        *_needs(story, event, areas, urgent, oddities.reaffirms, oddities.bullet),
        Heading("Findings"),
        *_body(event, findings),
        *_close(event),
    )
    title = f"{VISIT_NAMES[event.kind].capitalize()} to {story.authority.name} children’s services"
    draft = Draft(title=title, look="letter", blocks=blocks, settings={"sender": "Inspectorate of Children’s Services"})
    return draft, _truth(story, event, commission, findings, (*urgent, *areas))


def _findings(story: Story, event: Event) -> tuple[FindingTruth, ...]:
    """One paragraph a theme, and what is said of the earlier inspection after the second."""
    found = [finding for area in COVERED for finding in composing.section(story, event, area, event.tone)]
    plain = [FindingTruth(None, None, finding.sentences) for finding in found]
    if event.carried:
        plain.insert(2, FindingTruth(None, None, tuple(said for said, _ in composing.carried(story, event))))
    return tuple(plain)


def _priority(event: Event) -> tuple[AreaTruth, ...]:
    return tuple(printing.area_for_improvement(stock.areas()[id_], urgency="priority") for id_ in event.priority_areas)


def _head(story: Story, event: Event) -> tuple[Block, ...]:
    authority = story.authority
    name = VISIT_NAMES[event.kind].capitalize()
    return (
        Lines(LETTERHEAD),
        Paragraph(day_in_words(event.published_on)),
        Lines((authority.director, authority.director_title, authority.council, *authority.address)),
        Paragraph(f"Dear {authority.director}"),
        Heading(f"{name} to {authority.name} children’s services", 1),
    )


def _summary(story: Story, event: Event, commission: Commission) -> tuple[Block, ...]:
    name, people = story.authority.name, list_in_words([event.lead, *event.team])
    days = printing.span(event, "and" if commission.oddities.date_form == "short" else commission.oddities.date_form)
    title = printing.inspectors_title(event).replace("Inspector", "Inspectors")
    first = (
        f"This letter summarises the findings of the {VISIT_NAMES[event.kind]} to {name} children’s services on "
        f"{days}. {_which_visit(story, event)}The visit was carried out by {people}, {title}."
    )
    scope = (Bullets(tuple(Item(text) for text in event.scope), commission.oddities.bullet),) if event.scope else ()
    looked = Paragraph(
        f"Inspectors looked at the local authority’s arrangements for {event.looked_at}{':' if scope else '.'}"
    )
    return (Paragraph(first), looked, *scope)


def _which_visit(story: Story, event: Event) -> str:
    if event.kind != "monitoring-visit":
        return ""
    judged = story.event(event.earlier)
    month = f"{judged.started_on:%B %Y}"
    return (
        f"It was the {event.visit_count} monitoring visit since the local authority was judged inadequate in {month}. "
    )


def _needs(
    story: Story, event: Event, areas: tuple[AreaTruth, ...], urgent: tuple[AreaTruth, ...], reaffirms: bool, mark: str
) -> list[Block]:
    blocks: list[Block] = []
    if urgent:
        blocks += [Heading("Area for priority action"), bullets(urgent, mark)]
    if areas:
        blocks.append(Heading("What needs to improve in this area of social work practice?"))
        if reaffirms:
            earlier = composing.earlier_in_words(story, event)
            blocks.append(
                Paragraph(f"The areas for improvement are still those identified at {earlier}, with one more:")
            )
        blocks.append(bullets(areas, mark))
    return blocks


def _reaffirmed(story: Story, event: Event) -> str:
    earlier = composing.earlier_in_words(story, event)
    return f"The areas for improvement are still those identified at {earlier}, with one more:"


def _carried(story: Story, event: Event, *, reaffirms: bool) -> tuple[CarriedTruth, ...]:
    """What the findings say of earlier ones, after the line that upholds the earlier areas."""
    upheld = (CarriedTruth(_reaffirmed(story, event), "persists"),) if reaffirms else ()
    return (*upheld, *(truth for _, truth in composing.carried(story, event)))


def _body(event: Event, findings: tuple[FindingTruth, ...]) -> tuple[Block, ...]:
    """Bullets while the pandemic lasted and in monitoring visits, plain paragraphs since."""
    if event.kind == "focused-visit":
        return tuple(Paragraph(found.text) for found in findings)
    return (Bullets(tuple(Item(found.text) for found in findings)),)


def _close(event: Event) -> tuple[Block, ...]:
    return (
        Paragraph(
            "The findings of this visit will be taken into account when your next inspection or visit is planned."
        ),
        Paragraph("Yours sincerely"),
        Lines((event.lead, printing.inspectors_title(event))),
        Paragraph(DISCLAIMER),
    )


def _truth(
    story: Story, event: Event, commission: Commission, findings: tuple[FindingTruth, ...], areas: tuple[AreaTruth, ...]
) -> Truth:
    return Truth(
        kind="visit-letter",
        inspection=visit_truth(story, event),
        other_events=_others(story, commission),
        areas_for_improvement=areas,
        findings=findings,
        carried_over=_carried(story, event, reaffirms=commission.oddities.reaffirms),
    )


def visit_truth(story: Story, event: Event) -> EventTruth:
    """What the letter states about the visit: the days on site, who came, what they looked at."""
    return EventTruth(
        authority=story.authority.name,
        kind=event.kind,
        era=event.era,
        started_on=(event.on_site_from or event.started_on).isoformat(),
        ended_on=(event.on_site_until or event.ended_on).isoformat(),
        published_on=event.published_on.isoformat(),
        lead_inspector=event.lead,
        inspectors=event.team,
        scope=event.scope or (f"the local authority’s arrangements for {event.looked_at}",),
    )


def _others(story: Story, commission: Commission) -> tuple[EventTruth, ...]:
    """The earlier inspection its findings speak of, as precisely as they do."""
    event = story.event(commission.events[0])
    if not event.earlier:
        return ()
    earlier = story.event(event.earlier)
    if event.kind == "monitoring-visit":
        judged = {"overall-effectiveness": "inadequate"}
        return (
            EventTruth(authority=story.authority.name, started_on=f"{earlier.started_on:%Y-%m}", judgements=judged),
        )
    return (EventTruth(authority=story.authority.name, started_on=str(earlier.started_on.year)),)
