"""The letter to children as an easy read: one idea a line, each beside the place for a picture.

Easy read is for people who find reading hard. It keeps to short sentences, tells a grade in words beside its name,
and leaves the pictures to the council, which knows its children; each place says what its picture should show.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.ground.wording import day_in_words
from sightline.knowledge import for_children, labels
from sightline.papers.blocks import Block, Heading, Idea, Paragraph, Sentence, Source, gap
from sightline.papers.facts import Facts, Inspected
from sightline.papers.parts.for_children import month_of, plan_duty, told_weak, told_well

_OVERALL = "overall-effectiveness"
_FACES = {
    "outstanding": "a star",
    "good": "a smiling face",
    "requires-improvement": "a face that is not sure",
    "inadequate": "a sad face",
}


def easy_read(facts: Facts) -> tuple[Block, ...]:
    """The letter between its date and its signature."""
    return (
        Heading("About this letter"),
        *_about(facts),
        *_grades(facts.inspected),
        *_part("What is going well?", "a thumb that points up", told_well(facts.inspected)),
        *_part("What must get better?", "an arrow that points up", told_weak(facts.inspected)),
        Heading("What happens next?"),
        *_next(facts),
    )


def _about(facts: Facts) -> tuple[Block, ...]:
    inspected = facts.inspected
    came = f"Inspectors from Ofsted came to {facts.authority}{month_of(inspected)}."
    return (
        Idea(
            "people with notebooks at the door of a council office",
            (Sentence("letter.came", came, sources=inspected.dates.sources),),
        ),
        Idea("an inspector who listens", (Sentence("letter.who", "Inspectors check how well adults help children."),)),
        Idea(
            "a grown-up and a child who talk",
            (
                Sentence("letter.looked.help", "They looked at how children get help."),
                Sentence("letter.looked.safe", "They looked at how children are kept safe."),
            ),
        ),
        Idea("a letter", (Sentence("letter.this", "This letter tells you what they found."),)),
    )


def _grades(inspected: Inspected) -> tuple[Block, ...]:
    if not inspected.judgements:
        return (Idea("a blank report card", (Sentence("letter.no-grades", "They did not give grades this time."),)),)
    ideas = (_grade(area, inspected) for area in sorted(inspected.judgements, key=lambda area: area == _OVERALL))
    return Heading("What grades did they give?"), *ideas


def _grade(area: str, inspected: Inspected) -> Idea:
    given = inspected.judgements[area]
    name = for_children.areas().get(area) or labels.area_in_full(area)
    means = Sentence(f"letter.grade.{area}", for_children.grades()[given.text], sources=given.sources)
    return Idea(_FACES.get(given.text, "a report card"), (Sentence(f"letter.area.{area}", f"{name}."), means))


def _part(heading: str, picture: str, sentences: Iterable[Sentence]) -> tuple[Block, ...]:
    ideas = tuple(Idea(picture, (sentence,)) for sentence in sentences)
    return (Heading(heading), *ideas) if ideas else ()


def _next(facts: Facts) -> tuple[Block, ...]:
    ideas = []
    if facts.inspected.needed:
        will = "We will make a plan to put these things right."
        ideas.append(Idea("people at a table who make a plan", (Sentence("letter.plan", will),)))
    duty = plan_duty(facts)
    if duty:
        due = Sentence(
            "letter.plan-by",
            f"The plan must be ready by {day_in_words(duty.due_on)}.",
            sources=(Source(duty.source),),
        )
        ideas.append(Idea("a calendar", (due,)))
    read = f"You can read the full {facts.inspected.account} on Ofsted’s website. You can ask an adult to help you."
    ours = gap("letter.ours", "how children can have their say, and whom they can ask")
    return (*ideas, Idea("a computer", (Sentence("letter.read", read),)), Paragraph((ours,)))
