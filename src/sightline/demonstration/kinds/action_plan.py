"""A post-inspection action plan: one table row for every action, under the area it answers."""

from __future__ import annotations

from datetime import date

from sightline.demonstration.blocks import Draft, Heading, Paragraph, Table
from sightline.demonstration.kinds.inspection_report import areas_for_improvement
from sightline.demonstration.nouns import Commission, Event, Story
from sightline.demonstration.truth import AreaTruth, DueTruth, EventTruth, Truth
from sightline.ground.wording import day_in_words

ACTIONS = (
    (
        "Agree with children and parents what a good plan looks like, and change the form",
        "Assistant Director, Help and Protection",
    ),
    ("Brief every team and check twenty children’s records a month", "Principal Social Worker"),
    ("Report progress and what families say to the improvement board", "Head of Quality Assurance"),
)
DUE_IN_THE_YEAR = ((6, 28), (9, 30), (12, 13))
"""When the first, second and third action is due in the year the report came out: month, day."""

MEASURE = "Audits and family feedback show that it has happened"
DISCLAIMER = "Demonstration: invented authority."


def build(story: Story, commission: Commission) -> tuple[Draft, Truth]:
    """The plan that answers the commission's first event, with the truth about it."""
    event = story.event(commission.events[0])
    areas = areas_for_improvement(event)
    rows, due = _rows(event, areas)
    month = f"{event.started_on:%B %Y}"
    plan_due = DueTruth("action plan", event.plan_due_on.isoformat()) if event.plan_due_on else None
    opening = (
        f"This plan answers the report of the inspection in {month}, published on {day_in_words(event.published_on)}."
    )
    sent = f" It is to reach Ofsted by {day_in_words(event.plan_due_on)}." if event.plan_due_on else ""
    blocks = (
        Heading(f"{story.authority.council}: post-inspection action plan", 1),
        Paragraph(opening + sent),
        Table(tuple(rows), (0.6, 2.4, 3, 1.8, 1.3, 2)),
        Paragraph(DISCLAIMER),
    )
    truth = Truth(
        kind="action-plan",
        inspection=EventTruth(
            authority=story.authority.name,
            era=event.era,
            started_on=f"{event.started_on:%Y-%m}",
            ended_on=f"{event.ended_on:%Y-%m}",
            published_on=event.published_on.isoformat(),
        ),
        areas_for_improvement=areas,
        due=(*((plan_due,) if plan_due else ()), *due),
    )
    return Draft(
        title="Post-inspection action plan",
        look="letter",
        blocks=blocks,
        settings={"sender": story.authority.council, "landscape": True},
    ), truth


def _rows(event: Event, areas: tuple[AreaTruth, ...]) -> tuple[list[tuple[str, ...]], list[DueTruth]]:
    """The rows of the plan's table, three actions for each area, and the days they name."""
    rows: list[tuple[str, ...]] = [("Ref", "Area for improvement", "Action", "Lead", "Due", "How we will know")]
    due = []
    for number, area in enumerate(areas, 1):
        for letter, (action, lead), on in zip("abc", ACTIONS, _due_days(event), strict=True):
            words = _in_a_cell(area) if letter == "a" else ""
            rows.append((f"{number}{letter}", words, f"{action}.", lead, day_in_words(on), MEASURE))
            due.append(DueTruth(action, on.isoformat()))
    return rows, due


def _in_a_cell(area: AreaTruth) -> str:
    return " ".join((area.text, "; ".join(area.parts))).strip()


def _due_days(event: Event) -> list[date]:
    return [date(event.published_on.year, month, day) for month, day in DUE_IN_THE_YEAR]
