"""A corporate parenting panel's paper: two inspections side by side, the areas, when the plan is due."""

from __future__ import annotations

from sightline.demonstration import printing
from sightline.demonstration.blocks import Block, Bullets, Draft, Heading, Item, Numbered, Paragraph, Table
from sightline.demonstration.kinds import council_page, inspection_report
from sightline.demonstration.nouns import Commission, Event, Story
from sightline.demonstration.truth import AreaTruth, DueTruth, EventTruth, SentenceTruth, Truth
from sightline.ground.wording import day_in_words
from sightline.knowledge import lookup

STRENGTHS_QUOTED = 7
CARE_BEFORE_2023 = "children-in-care-and-care-leavers"


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The paper about the commission's first event beside its second, with the truth about it."""
    event, before = (story.event(id_) for id_ in commission.events)
    report = Commission(file="", form="inspection", events=(event.id,))
    quoted = council_page.strengths(inspection_report.build(story, report)[1], STRENGTHS_QUOTED)
    areas = inspection_report.areas_for_improvement(event)
    blocks = (
        *_opening(story, commission, event),
        *_outcome(event, before),
        *_body(event, areas, quoted),
        *council_page.foot(story),
    )
    truth = Truth(
        kind="committee-report",
        inspection=_this(story, event),
        other_events=(
            EventTruth(
                authority=story.authority.name,
                era=before.era,
                started_on=str(before.started_on.year),
                judgements=before.grades,
            ),
        ),
        areas_for_improvement=areas,
        findings=council_page.as_findings(quoted),
        due=(DueTruth("action plan", event.plan_due_on.isoformat()),) if event.plan_due_on else (),
    )
    return council_page.draft(story, blocks), truth


def _opening(story: Story, commission: Commission, event: Event) -> tuple[Block, ...]:
    authority, month = story.authority, f"{event.started_on:%B %Y}"
    title = f"Inspection of {authority.name} Local Authority Children’s Services"
    days = printing.SPANS["dash-long"](event.started_on, event.ended_on)
    return (
        *council_page.head(story, commission, "Corporate Parenting Panel", title),
        Paragraph(f"To set out the outcome of the inspection of the council’s services in {month}", "Purpose:"),
        Paragraph(
            "The panel is recommended to note the findings and to comment on the draft plan.", "RECOMMENDATIONS:"
        ),
        Heading("1 Background"),
        Numbered(
            "1.1",
            f"{authority.council} was inspected by Ofsted under the framework for inspections of local authority "
            f"children’s services (ILACS) from {days}.",
        ),
    )


def _outcome(event: Event, before: Event) -> tuple[Block, ...]:
    published = day_in_words(event.published_on)
    return (
        Heading("2 Supporting information"),
        Numbered(
            "2.1",
            f"The report was published on {published} and is attached at Appendix 1. The judgements are set out below, "
            "beside those of the inspection before.",
        ),
        _comparison(event, before),
    )


def _body(event: Event, areas: tuple[AreaTruth, ...], quoted: tuple[SentenceTruth, ...]) -> tuple[Block, ...]:
    by = f" The final plan will be sent to Ofsted by {day_in_words(event.plan_due_on)}." if event.plan_due_on else ""
    return (
        Numbered("2.2", "The report’s main strengths are:"),
        Bullets(tuple(Item(said.text) for said in quoted), "-"),
        Numbered("2.3", f"The report identifies {council_page.COUNT_WORDS[len(areas)]} for improvement:"),
        inspection_report.bullets(areas, "-"),
        Numbered("2.4", f"A draft post-inspection action plan is attached at Appendix 2.{by}"),
        Heading("3 Conclusion and reasons for recommendations"),
        Numbered("3.1", "The panel is asked to note the report and to say how it wishes to follow the plan through."),
    )


def _comparison(event: Event, before: Event) -> Table:
    """The areas of the later inspection; care leavers had no grade of their own before 2023."""
    rows = [("Judgement", f"Grade {before.started_on.year} inspection", f"Grade {event.started_on.year} inspection")]
    for area in lookup.era(event.era).areas:
        label, earlier = area.label, before.grades.get(area.id)
        if area.id == "children-in-care":
            label, earlier = f"{label} (and care leavers {before.started_on.year})", before.grades[CARE_BEFORE_2023]
        if area.id == "care-leavers":
            label = f"{label} (introduced in January 2023)"
        grade = printing.grade_label(event.grades[area.id])
        rows.append((label, printing.grade_label(earlier) if earlier else "N/A", grade))
    return Table(tuple(rows), (3, 1, 1))


def _this(story: Story, event: Event) -> EventTruth:
    return EventTruth(
        authority=story.authority.name,
        kind=event.kind,
        era=event.era,
        started_on=event.started_on.isoformat(),
        ended_on=event.ended_on.isoformat(),
        published_on=event.published_on.isoformat(),
        judgements=event.grades,
    )
