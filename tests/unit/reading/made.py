"""A reading of an invented report in which every part of the contract has something in it."""

from __future__ import annotations

from sightline.ground.dates import PartialDate
from sightline.ground.outcomes import NotFound, Stated
from sightline.ground.problems import Problem
from sightline.reading.model import (
    AreaForImprovement,
    Block,
    BlockKind,
    CarriedOver,
    Document,
    Doubt,
    Due,
    Event,
    Finding,
    Judgement,
    NamedAuthority,
    Reading,
    Sentence,
    Tag,
)

LINES = (
    "Northmere inspection of children's services",
    "Inspection dates: 4 to 8 March 2024",
    "Lead inspector: Ada Winterbourne",
    "Good",
    "What needs to improve",
    "The quality of plans (outcome 3, national framework).",
    "Most plans are clear. A few drift.",
    "Drift was also seen at the last inspection.",
    "The action plan is due by 17 May 2024.",
)
TEXT = "\n".join(LINES)


def document() -> Document:
    """The invented report, opened."""
    starts = [sum(len(line) + 1 for line in LINES[:index]) for index in range(len(LINES))]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, start, start + len(line), page=1) for start, line in zip(starts, LINES, strict=True)
    )
    return Document(
        sha256="ab" * 32,
        filename="northmere <2024>.pdf",
        media_type="application/pdf",
        text=TEXT,
        blocks=blocks,
        pages=1,
        page_marks=((0, 1),),
        title="Northmere inspection",
    )


def reading() -> Reading:
    """The invented report, read."""
    opened = document()

    def at(words: str):  # type: ignore[no-untyped-def]
        start = TEXT.index(words)
        return (opened.locate(start, start + len(words)),)

    def stated(value, words: str):  # type: ignore[no-untyped-def]
        return Stated(value, at(words))

    inspection = Event(
        authority=NamedAuthority("Northmere", None, at("Northmere")),
        kind="short-inspection",
        kind_basis="duration",
        framework="ilacs",
        era="ilacs-2023",
        started_on=stated(PartialDate(2024, 3, 4), "4 to 8 March 2024"),
        ended_on=stated(PartialDate(2024, 3, 8), "4 to 8 March 2024"),
        lead_inspector=stated("Ada Winterbourne", "Ada Winterbourne"),
        inspectors=(stated("Ada Winterbourne", "Ada Winterbourne"),),
        scope=(stated("children's services", "children's services"),),
        judgements=(
            Judgement("overall-effectiveness", "requires-improvement", at("Good")),
            Judgement("care-leavers", "good", at("Good")),
        ),
        not_applicable=("children-in-care-and-care-leavers",),
        not_found=(NotFound("children-in-care", "no heading names it"),),
    )
    area = AreaForImprovement(
        text="The quality of plans (outcome 3, national framework).",
        of="authority",
        urgency="improvement",
        at=at("The quality of plans (outcome 3, national framework)."),
        tags=(Tag("outcome 3", "outcome", 3, None, "used in two ways"),),
        themes=("plans-quality",),
    )
    sentences = (
        Sentence("Most plans are clear.", at("Most plans are clear."), "strength", "Most", ("plans-quality",)),
        Sentence("A few drift.", at("A few drift."), "weakness", "A few", ("plans-quality",)),
    )
    return Reading(
        document=opened,
        kind="inspection-report",
        inspection=inspection,
        other_events=(Event(),),
        areas_for_improvement=(area,),
        findings=(
            Finding(7, "care-leavers", "Most plans are clear. A few drift.", at("Most plans"), sentences),
            Finding(None, None, "Drift", at("Drift")),
        ),
        carried_over=(CarriedOver(LINES[7], "persists", at(LINES[7])),),
        due=(Due("action plan", PartialDate(2024, 5, 17), at("17 May 2024")),),
        doubts=(Doubt("grades-differ", "Table and heading differ.", at("Good")),),
        problems=(Problem("damaged", "One page could not be read."),),
    )
