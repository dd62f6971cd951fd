"""Reports of inspections of local authority children's services: the frameworks of 2018, 2023 and 2026."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle

from sightline.demonstration import composing, printing, stock
from sightline.demonstration.blocks import (
    Block,
    Bullets,
    Draft,
    Heading,
    Item,
    Lines,
    NewPage,
    Numbered,
    Paragraph,
    Table,
)
from sightline.demonstration.nouns import Commission, Event, Oddities, Story
from sightline.demonstration.truth import AreaTruth, EventTruth, FindingTruth, SentenceTruth, Truth
from sightline.knowledge import lookup

SECTIONS = {
    "help-and-protection": ("help-and-protection",),
    "children-in-care": ("children-in-care",),
    "care-leavers": ("care-leavers",),
    "children-in-care-and-care-leavers": ("children-in-care", "care-leavers"),
    "impact-of-leaders": ("impact-of-leaders",),
}
"""Which parts of the stock a judgement area draws on."""

FOOTNOTE = (
    "Each area is cross-referenced to the outcomes, enablers and principles of the Children’s Social Care: National "
    "Framework."
)
IMPRINT = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) did not write this document. It "
    "was made to demonstrate Sightline. The authority, the people, the dates and the findings in it are invented.",
    "Any likeness to a real council or person is chance. It may be copied and changed freely.",
)


@dataclass(frozen=True, slots=True)
class Findings:
    """The paragraphs of a report, in printed order, and what they say of an earlier inspection."""

    opening: tuple[FindingTruth, ...]
    sections: tuple[tuple[str, tuple[FindingTruth, ...]], ...]


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The report of the commission's first event, with the truth about it."""
    event, oddities = story.event(commission.events[0]), commission.oddities
    areas = areas_for_improvement(event)
    first = 1 + (len(areas) if oddities.areas == "continued" else 0)
    findings = _findings(story, event, first)
    blocks = (
        *_cover(story, event, oddities),
        *(Paragraph(found.text) for found in findings.opening),
        *_needs(areas, oddities),
        *_sections(event, findings, oddities),
        *_closing(event, oddities),
    )
    foot = (
        printing.title(story.authority, oddities),
        oddities.running_head_dates or printing.span(event, oddities.date_form),
    )
    draft = Draft(
        title=printing.title(story.authority, oddities),
        look="inspection-report",
        blocks=blocks,
        running_foot=foot if oddities.running_head else (),
        settings={"columns": oddities.columns},
    )
    inspectors = event.team if oddities.lead_place == "last" else ()
    return draft, _truth(story, event, findings, areas, inspectors)


def areas_for_improvement(event: Event) -> tuple[AreaTruth, ...]:
    """The event's areas for improvement as its report prints them."""
    forms = cycle(event.tag_forms or ("",))
    return tuple(
        printing.area_for_improvement(stock.areas()[id_], form) for id_, form in zip(event.areas, forms, strict=False)
    )


def bullets(areas: tuple[AreaTruth, ...], mark: str = "◼") -> Bullets:
    """Areas for improvement as a list, sub-items below their line."""
    return Bullets(tuple(Item(area.text, area.parts) for area in areas), mark)


def event_truth(
    story: Story, event: Event, *, with_publication: bool = False, inspectors: tuple[str, ...] = ()
) -> EventTruth:
    """What a report of this event states about it."""
    return EventTruth(
        authority=story.authority.name,
        kind=event.kind,
        era=event.era,
        started_on=event.started_on.isoformat(),
        ended_on=event.ended_on.isoformat(),
        published_on=event.published_on.isoformat() if with_publication else None,
        lead_inspector=event.lead,
        inspectors=inspectors,
        judgements=event.grades,
    )


def earlier_truth(story: Story, event: Event) -> EventTruth:
    """What a report says of the inspection before: the month it began, and the grade that stood for the whole."""
    earlier = story.event(event.earlier)
    overall = earlier.grades.get("overall-effectiveness")
    return EventTruth(
        authority=story.authority.name,
        kind=earlier.kind if earlier.kind.endswith("visit") else None,
        started_on=f"{earlier.started_on:%Y-%m}",
        judgements={"overall-effectiveness": overall} if overall else {},
    )


def _findings(story: Story, event: Event, first: int) -> Findings:
    sections, number = [], first
    for area, parts in SECTIONS.items():
        if area not in event.grades:
            continue
        found = [
            finding for part in parts for finding in composing.section(story, event, part, event.grades[area], area)
        ]
        if area == "impact-of-leaders" and event.carried:
            found.insert(1, FindingTruth(None, area, tuple(said for said, _ in composing.carried(story, event))))
        sections.append((area, tuple(composing.numbered(found, number))))
        number += len(found)
    return Findings(_opening(story, event), tuple(sections))


def _opening(story: Story, event: Event) -> tuple[FindingTruth, ...]:
    standing = event.grades.get("overall-effectiveness") or event.grades["impact-of-leaders"]
    told = tuple(line.told(composing.places(story.authority)) for line in stock.opening(standing))
    before = (FindingTruth(None, None, (_looking_back(story, event),)),) if event.earlier else ()
    return (FindingTruth(None, None, told), *before)


def _looking_back(story: Story, event: Event) -> SentenceTruth:
    earlier = story.event(event.earlier)
    overall = earlier.grades.get("overall-effectiveness")
    if overall is None:
        kind = earlier.kind.replace("-", " ")
        text = f"Inspectors last came to {story.authority.name} for a {kind} in {earlier.started_on:%B %Y}."
    else:
        month = f"{earlier.started_on:%B %Y}"
        text = f"At the last inspection, in {month}, overall effectiveness was {printing.judged(overall)}."
    return SentenceTruth(text, "neutral", None, ("other",))


def _cover(story: Story, event: Event, oddities: Oddities) -> tuple[Block, ...]:
    subtitle = (
        (Heading("Inspection of children’s social care services"),) if oddities.title in ("council", "city-of") else ()
    )
    lead = (
        (Paragraph(printing.lead(event, oddities.lead_form), "Lead inspector:"),)
        if oddities.lead_place == "cover"
        else ()
    )
    overall = event.grades.get("overall-effectiveness")
    sentence: tuple[Block, ...] = ()
    if oddities.overall_sentence and overall:
        sentence = (Paragraph(f"The overall effectiveness of services is {printing.grade_label(overall).lower()}."),)
    return (
        Heading(printing.title(story.authority, oddities), 1),
        *subtitle,
        Paragraph(printing.span(event, oddities.date_form), "Inspection dates:"),
        *lead,
        _judgement_table(event, oddities),
        *sentence,
    )


def _judgement_table(event: Event, oddities: Oddities) -> Table:
    rows = [("Judgement", "Grade")]
    for area in lookup.era(event.era).areas:
        if area.id == "overall-effectiveness" and oddities.overall_sentence:
            continue
        label = area.label
        if oddities.misprinted_label and area.id == "care-leavers":
            label = label.replace("care leavers", "children care leavers")
        rows.append((label, printing.grade_label(event.grades[area.id])))
    return Table(tuple(rows), (5, 1) if oddities.narrow_grades else (1, 1))


def _needs(areas: tuple[AreaTruth, ...], oddities: Oddities) -> tuple[Block, ...]:
    mark = "?" if oddities.question else ""
    heading = Heading(f"What needs to improve{mark}", 2, FOOTNOTE if oddities.footnote else "")
    if oddities.areas in ("numbered", "continued"):
        return (heading, *(_number(number, area.text, oddities) for number, area in enumerate(areas, 1)))
    if oddities.areas == "sentence":
        return (heading, *(Paragraph(area.text) for area in areas))
    return (heading, bullets(areas, oddities.bullet))


def _sections(event: Event, findings: Findings, oddities: Oddities) -> list[Block]:
    labels = {area.id: area.label for area in lookup.era(event.era).areas}
    blocks: list[Block] = []
    for area, found in findings.sections:
        blocks.append(Heading(_heading(labels[area], event.grades[area], oddities)))
        blocks += [_number(finding.number, finding.text, oddities) for finding in found]
    return blocks


def _heading(label: str, grade: str, oddities: Oddities) -> str:
    printed = printing.grade_label(grade).lower()
    verb = "" if printed.startswith("requires") else ("is " if label.startswith("The impact") else "are ")
    joined = printed.replace("requires", "require", 1) if "experiences" in label else printed
    return {"colon": f"{label}: {printed}", "are": f"{label} {verb}{joined}"}.get(oddities.heading_grade, label)


def _number(number: int | None, text: str, oddities: Oddities) -> Numbered:
    dot = "" if oddities.undotted_numbers else "."
    return Numbered(f"{number}{dot}", text, oddities.glued_numbers)


def _closing(event: Event, oddities: Oddities) -> tuple[Block, ...]:
    lead: tuple[Block, ...] = ()
    if oddities.lead_place == "last":
        team = ", ".join(event.team)
        lead = (
            Heading("Information about this inspection"),
            Paragraph(printing.lead(event, oddities.lead_form), "Lead inspector:"),
            Paragraph(team, "Team inspectors:"),
        )
    return (
        *lead,
        NewPage(),
        *(Paragraph(text) for text in IMPRINT),
        Lines(("Demonstration House", "1 Example Row", "Northmere")),
    )


def _truth(
    story: Story, event: Event, findings: Findings, areas: tuple[AreaTruth, ...], inspectors: tuple[str, ...]
) -> Truth:
    return Truth(
        kind="inspection-report",
        inspection=event_truth(story, event, inspectors=inspectors),
        other_events=(earlier_truth(story, event),) if event.earlier else (),
        areas_for_improvement=areas,
        findings=(*findings.opening, *(found for _, section in findings.sections for found in section)),
        carried_over=tuple(truth for _, truth in composing.carried(story, event)),
    )
