"""Reports of the single inspection framework (2013 to 2018), with the review of the safeguarding board."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.demonstration import composing, printing, stock
from sightline.demonstration.blocks import (
    Block,
    Bullets,
    Contents,
    Draft,
    Heading,
    Item,
    Lines,
    NewPage,
    Numbered,
    Paragraph,
    Table,
)
from sightline.demonstration.kinds.inspection_report import IMPRINT, bullets, event_truth
from sightline.demonstration.nouns import Commission, Event, Oddities, Story
from sightline.demonstration.truth import AreaTruth, FindingTruth, Truth

LABELS = {
    "help-and-protection": ("1. ", "Children who need help and protection"),
    "children-looked-after-and-permanence": ("2. ", "Children looked after and achieving permanence"),
    "adoption-performance": ("2.1 ", "Adoption performance"),
    "care-leavers": ("2.2 ", "Experiences and progress of care leavers"),
    "leadership-management-governance": ("3. ", "Leadership, management and governance"),
}
HEADINGS = {
    "help-and-protection": "The experiences and progress of children who need help and protection",
    "children-looked-after-and-permanence": "The experiences and progress of children looked after and permanence",
    "adoption-performance": "The graded judgement for adoption performance",
    "care-leavers": "The graded judgement about the experience and progress of care leavers",
    "leadership-management-governance": "Leadership, management and governance",
}
DRAWS_ON = {
    "help-and-protection": "help-and-protection",
    "children-looked-after-and-permanence": "children-in-care",
    "adoption-performance": "children-in-care",
    "care-leavers": "care-leavers",
    "leadership-management-governance": "impact-of-leaders",
}
SUBJECT = "services for children in need of help and protection, children looked after and care leavers"
FOOTNOTE = (
    "The inspection of the authority and the review of the board were made together and are printed in one report."
)
MEANINGS = (
    "An outstanding authority leads services that change children’s lives and keeps them so.",
    "A good authority leads services that help, protect and care for children well.",
    "An authority that requires improvement keeps children safe but does not yet give them good help and care.",
    "An inadequate authority leaves children at risk of harm or does not look after them as it must.",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a single-inspection report is made of, numbered as it is printed."""

    opening: tuple[FindingTruth, ...]
    sections: tuple[tuple[str, tuple[FindingTruth, ...]], ...]
    board: tuple[FindingTruth, ...]
    areas: tuple[AreaTruth, ...]
    board_areas: tuple[AreaTruth, ...]
    board_areas_from: int


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The report of the commission's first event, with the truth about it."""
    event, oddities = story.event(commission.events[0]), commission.oddities
    parts = _parts(story, event, oddities)
    blocks = (
        *_cover(story, event, oddities),
        *((NewPage(), Contents()) if oddities.cover == "2014" else ()),
        *_authority(story, event, parts, oddities),
        *_board(event, parts, oddities),
        *_information(event),
    )
    draft = Draft(title=_name(story), look="single-inspection", blocks=blocks)
    return draft, _truth(story, event, parts)


def _name(story: Story) -> str:
    return printing.formal_name(story.authority)


def _name_in_a_sentence(story: Story) -> str:
    article = "the " if story.authority.style in ("city", "royal-borough") else ""
    return f"{article}{_name(story)}"


def _parts(story: Story, event: Event, oddities: Oddities) -> Parts:
    areas = _areas(event.areas, "authority")
    board_areas = _areas(event.board_areas, "lscb")
    is_continued = oddities.areas == "continued"
    number = 1 + (len(areas) if is_continued else 0)
    sections = []
    for area, draws_on in DRAWS_ON.items():
        found = composing.numbered(_found(story, event, area, draws_on), number)
        sections.append((area, tuple(found)))
        number += len(found)
    board_from = number if is_continued else 1
    number += len(board_areas) if is_continued else 0
    grade = event.grades["lscb-effectiveness"]
    board = composing.numbered(composing.section(story, event, "lscb-effectiveness", grade), number)
    return Parts(_opening(story, event), tuple(sections), tuple(board), areas, board_areas, board_from)


def _found(story: Story, event: Event, area: str, draws_on: str) -> list[FindingTruth]:
    """Adoption has its own judgement here, so its paragraph leaves the chapter about children looked after."""
    found = composing.section(story, event, draws_on, event.grades[area], area)
    is_adoption = [any("adoption" in said.themes for said in finding.sentences) for finding in found]
    if area == "adoption-performance":
        return [finding for finding, is_it in zip(found, is_adoption, strict=True) if is_it]
    return [finding for finding, is_it in zip(found, is_adoption, strict=True) if not is_it]


def _areas(ids: tuple[str, ...], of: str) -> tuple[AreaTruth, ...]:
    return tuple(printing.area_for_improvement(stock.areas()[id_], of=of) for id_ in ids)


def _opening(story: Story, event: Event) -> tuple[FindingTruth, ...]:
    lines = stock.opening(event.grades["overall-effectiveness"])
    return (FindingTruth(None, None, tuple(line.told(composing.places(story.authority)) for line in lines)),)


def _cover(story: Story, event: Event, oddities: Oddities) -> tuple[Block, ...]:
    return (
        Heading(_name(story), 1),
        Paragraph("", f"Inspection of {SUBJECT}"),
        Paragraph("and"),
        Paragraph("", "Review of the effectiveness of the Local Safeguarding Children Board", FOOTNOTE),
        Paragraph(printing.span(event, oddities.date_form), "Inspection date:"),
        Paragraph(f"{event.published_on.day} {event.published_on:%B %Y}", "Report published:"),
        _table_of_2014(event) if oddities.cover == "2014" else _table_of_2016(story, event),
    )


def _grade(event: Event, area: str) -> str:
    """A grade as these reports print it: “Requires improvement” has no tail yet."""
    return printing.grade_label(event.grades[area]).removesuffix(" to be good")


def _judged(event: Event) -> list[tuple[str, ...]]:
    rows = [(f"{number}{label}", _grade(event, area)) for area, (number, label) in LABELS.items()]
    return [tuple(row) for row in rows]


def _table_of_2014(event: Event) -> Table:
    overall = ("The overall judgement is " + _grade(event, "overall-effectiveness").lower(), "")
    board = (
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is "
        + _grade(event, "lscb-effectiveness").lower(),
        "",
    )
    return Table((overall, *_judged(event), board), (3, 1), has_head=False, indented=(3, 4))


def _table_of_2016(story: Story, event: Event) -> Table:
    grade = _grade(event, "overall-effectiveness").lower()
    verb = grade.replace("requires", "require", 1) if grade.startswith("requires") else f"are {grade}"
    overall = (f"Children’s services in {_name_in_a_sentence(story)} {verb}", "")
    return Table((overall, *_judged(event)), (3, 1), has_head=False, indented=(3, 4))


def _authority(story: Story, event: Event, parts: Parts, oddities: Oddities) -> list[Block]:
    is_older = oddities.cover == "2014"
    blocks: list[Block] = [
        NewPage(),
        Heading("Section 1: the local authority" if is_older else "The local authority"),
        Heading("Summary of key findings" if is_older else "Executive summary", 3),
        *(Paragraph(found.text) for found in parts.opening),
        *_about(story),
        *_needs_headings(is_older),
        *(Numbered(f"{number}.", area.text) for number, area in enumerate(parts.areas, 1)),
        NewPage(),
    ]
    for area, found in parts.sections:
        blocks += _graded(event, area, is_older)
        blocks += [Numbered(f"{finding.number}.", finding.text) for finding in found]
    return blocks


def _needs_headings(is_older: bool) -> tuple[Block, ...]:
    if is_older:
        return (Heading("What does the local authority need to improve?"), Heading("Areas for improvement", 3))
    return (Heading("Recommendations", 3),)


def _about(story: Story) -> tuple[Block, ...]:
    """The facts about the area, as bullets: description, no findings."""
    items = (
        "About 118,000 children and young people under the age of 18 live here.",
        "There are 41 schools and nine children’s centres.",
    )
    return (
        Heading("Information about this local authority area", 3),
        Bullets(
            (
                *(Item(text) for text in items),
                Item("At 31 March:", ("402 children were looked after", "188 children had a child protection plan")),
            ),
            "■",
        ),
    )


def _graded(event: Event, area: str, is_older: bool) -> list[Block]:
    """A section's heading with its grade: in the line in the older form, in a cell beside it in the newer."""
    grade = _grade(event, area)
    if not is_older:
        return [Table(((HEADINGS[area], grade),), (3, 1), has_head=False)]
    is_many = HEADINGS[area].startswith("The experiences")
    lowered = grade.lower().replace("requires", "require", 1) if is_many else grade.lower()
    verb = "" if grade.startswith("Requires") else ("are " if is_many else "is ")
    return [Heading(f"{HEADINGS[area]} {verb}{lowered}")]


def _board(event: Event, parts: Parts, oddities: Oddities) -> tuple[Block, ...]:
    is_older = oddities.cover == "2014"
    grade = _grade(event, "lscb-effectiveness").lower()
    verb = grade if grade.startswith("requires") else f"is {grade}"
    needs: tuple[Block, ...] = (
        tuple(
            Numbered(f"{number}.", area.text) for number, area in enumerate(parts.board_areas, parts.board_areas_from)
        )
        if is_older
        else (bullets(parts.board_areas, "■"),)
    )
    return (
        NewPage(),
        Heading(
            "Section 2: The effectiveness of the Local Safeguarding Children Board"
            if is_older
            else "The Local Safeguarding Children Board (LSCB)"
        ),
        Heading(
            f"The effectiveness of the LSCB {verb}" if is_older else f"The Local Safeguarding Children Board {verb}", 3
        ),
        Heading("Areas for improvement" if is_older else "Recommendations", 3),
        *needs,
        Heading(
            "Key strengths and weaknesses of the LSCB"
            if is_older
            else "Inspection findings – the Local Safeguarding Children Board",
            3,
        ),
        *(Numbered(f"{finding.number}.", finding.text) for finding in parts.board),
    )


def _information(event: Event) -> tuple[Block, ...]:
    return (
        NewPage(),
        Heading("What the inspection judgements mean"),
        *(Paragraph(text) for text in MEANINGS),
        Heading("Information about this inspection"),
        Paragraph("Inspectors read children’s records, went on visits and spoke with children, parents and carers."),
        Heading("The inspection team", 3),
        Paragraph(printing.lead(event, "plain"), "Lead inspector:"),
        Paragraph(", ".join(event.team), "Team inspectors:"),
        NewPage(),
        *(Paragraph(text) for text in IMPRINT),
        Lines(("Demonstration House", "1 Example Row", "Northmere")),
    )


def _truth(story: Story, event: Event, parts: Parts) -> Truth:
    sections = tuple(found for _, section in parts.sections for found in section)
    return Truth(
        kind="inspection-report",
        inspection=event_truth(story, event, with_publication=True, inspectors=event.team),
        areas_for_improvement=(*parts.areas, *parts.board_areas),
        findings=(*parts.opening, *sections, *parts.board),
    )
