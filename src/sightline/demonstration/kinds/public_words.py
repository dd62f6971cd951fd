"""What reaches the public and the children: the press notice and the letter to children."""

from __future__ import annotations

from sightline.demonstration import composing, printing, stock
from sightline.demonstration.blocks import Block, Bullets, Draft, Heading, Item, Lines, Paragraph, Table
from sightline.demonstration.kinds.inspection_report import IMPRINT
from sightline.demonstration.nouns import Commission, Event, Story
from sightline.demonstration.truth import EventTruth, FindingTruth, SentenceTruth, Truth
from sightline.ground.wording import day_in_words, list_in_words
from sightline.knowledge import lookup

IN_A_NOTICE = {
    "impact-of-leaders": "leadership",
    "help-and-protection": "help and protection",
    "children-in-care": "children in care",
    "care-leavers": "care leavers",
    "children-in-care-and-care-leavers": "children in care and care leavers",
}
DISCLAIMER = "Demonstration: invented authority. Nobody quoted here exists."


def press_notice(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """A council's press notice: grades in sentences, findings in its own words, quotations."""
    event = story.event(commission.events[0])
    authority = story.authority
    overall = printing.grade_label(event.grades["overall-effectiveness"]).lower()
    findings = _lines(story)
    blocks: tuple[Block, ...] = (
        Heading(f"Inspectors’ report on {authority.council} children’s services published", 1),
        Paragraph(day_in_words(event.published_on)),
        Paragraph(
            f"Children’s services in {authority.name} have been given an overall rating of ‘{overall}’ by Ofsted."
        ),
        *(Paragraph(text) for text in _by_grade(event)),
        Paragraph(f"The report follows an inspection in {event.started_on:%B %Y}. The main findings were:"),
        Bullets(tuple(Item(said.text) for said in findings), "•"),
        Paragraph(
            f"{authority.lead_member}, Lead Member for Children, said: “Our staff come to work for children, and this "
            "report shows it. We know where we have to do better and have begun.”"
        ),
        Paragraph(
            f"{authority.leader}, Leader of {authority.council}, said: “I thank every social worker, foster carer "
            "and partner. We will go on putting children first.”"
        ),
        Paragraph(DISCLAIMER),
    )
    truth = Truth(
        kind="press-notice",
        inspection=EventTruth(
            authority=authority.name,
            era=event.era,
            started_on=f"{event.started_on:%Y-%m}",
            ended_on=f"{event.ended_on:%Y-%m}",
            judgements=event.grades,
        ),
        findings=tuple(FindingTruth(None, None, (said,)) for said in findings),
    )
    return Draft(
        title=f"{authority.council}: news", look="letter", blocks=blocks, settings={"sender": authority.council}
    ), truth


def childrens_letter(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The inspectorate's letter to children: the month, the grades with the overall one last, what was found."""
    event = story.event(commission.events[0])
    name, findings = story.authority.name, _lines(story)
    blocks: tuple[Block, ...] = (
        Paragraph(day_in_words(event.published_on)),
        Paragraph(f"To the children and young people in {name}"),
        Heading("Inspection of children’s services", 1),
        Paragraph(
            f"In {event.started_on:%B %Y}, Ofsted inspectors visited {name}. We wanted to know how well adults help "
            "you, keep you safe and look after you. This letter tells you what we found."
        ),
        Heading("What grades did inspectors give the local authority?"),
        _grades(event),
        Heading("What did the inspectors find?"),
        Bullets(tuple(Item(said.text) for said in findings), commission.oddities.bullet),
        Paragraph("Yours faithfully"),
        Lines((event.lead, "Lead inspector", printing.inspectors_title(event))),
        Paragraph(IMPRINT[0]),
    )
    truth = Truth(
        kind="childrens-letter",
        inspection=EventTruth(
            authority=name,
            era=event.era,
            started_on=f"{event.started_on:%Y-%m}",
            ended_on=f"{event.ended_on:%Y-%m}",
            published_on=event.published_on.isoformat(),
            lead_inspector=event.lead,
            judgements=event.grades,
        ),
        findings=tuple(FindingTruth(None, None, (said,)) for said in findings),
    )
    return Draft(title=f"Letter to children in {name}", look="childrens-letter", blocks=blocks), truth


def _lines(story: Story) -> tuple[SentenceTruth, ...]:
    return tuple(line.told(composing.places(story.authority)) for line in stock.for_children())


def _by_grade(event: Event) -> list[str]:
    """“Children in care was judged outstanding.”, areas of the same grade together."""
    found: dict[str, list[str]] = {}
    for area, grade in event.grades.items():
        if area in IN_A_NOTICE:
            found.setdefault(printing.grade_label(grade).lower(), []).append(IN_A_NOTICE[area])
    return [f"There was a judgement of ‘{grade}’ for {list_in_words(areas)}." for grade, areas in found.items()]


def _grades(event: Event) -> Table:
    rows: list[tuple[str, ...]] = [("Judgement", "Grade")]
    rows += [(area.label, printing.grade_label(event.grades[area.id])) for area in lookup.era(event.era).areas]
    return Table(tuple(rows), (3, 2))
