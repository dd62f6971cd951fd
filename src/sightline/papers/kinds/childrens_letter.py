"""The council's letter to children and young people: what inspectors found and what happens next, in plain words.

The inspectorate writes a letter of its own after an inspection; where the register holds it, those of its sentences
that children can read are quoted. Otherwise what inspectors found is told by theme, in words kept for children.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sightline.ground.wording import day_in_words
from sightline.knowledge import for_children, labels
from sightline.papers.blocks import (
    Basis,
    Block,
    Bullet,
    Bullets,
    Heading,
    Lines,
    Look,
    NewPage,
    Paper,
    Paragraph,
    Sentence,
    Source,
    Table,
    gap,
)
from sightline.papers.facts import Brief, Facts, Inspected, Layout, Quote
from sightline.papers.kinds.easy_read import easy_read
from sightline.papers.parts.about import properties
from sightline.papers.parts.findings import hash_of, quoted, stands_alone
from sightline.papers.parts.for_children import MOST, month_of, plan_duty, told_weak, told_well
from sightline.papers.reading_age import reading_age

OLDEST = 10
"""The age, in years, from which a child should be able to read the letter."""

_HARDEST = 12
"""One sentence of the inspectorate's may be so much harder than the letter as a whole."""

_FEWEST = 2
"""Fewer sentences of the inspectorate's letter than these are told by theme instead."""

_LOOKS = {Layout.STANDARD: Look.LETTER, Layout.LARGE_PRINT: Look.LARGE_PRINT, Layout.EASY_READ: Look.EASY_READ}


def compose(facts: Facts, brief: Brief) -> Paper:
    """The letter, with its reading age among its properties; what adults want to know of it has a page of its own."""
    middle = easy_read(facts) if brief.layout is Layout.EASY_READ else _letter(facts)
    blocks: tuple[Block, ...] = (
        Paragraph((gap("letter.date", "the day the letter is sent"),)),
        Paragraph((Sentence("letter.to", f"To the children and young people in {facts.authority}"),)),
        *middle,
        Lines((Sentence("letter.from", "From"), *_signature(brief))),
        NewPage(),
    )
    title = "What inspectors said about help for children"
    paper = Paper("childrens-letter", title, blocks, author=facts.authority, look=_LOOKS[brief.layout])
    return replace(paper, properties=(*properties(facts), *_reading_age(paper)))


def _letter(facts: Facts) -> tuple[Block, ...]:
    return (
        Paragraph(_what_happened(facts)),
        *_grades(facts.inspected),
        *_found(facts),
        *_must_improve(facts.inspected),
        *_next(facts),
    )


def _reading_age(paper: Paper) -> tuple[tuple[str, str], ...]:
    found = reading_age(sentence.text for sentence in paper.sentences() if not sentence.is_missing)
    if found is None:
        return ()
    ages = f"{found.by_syllables:g} years by syllables, {found.by_letters:g} years by letters"
    hard = ", ".join(found.hard_words[:12]) or "none"
    return ("Reading age", ages), ("Hard words", hard)


def _what_happened(facts: Facts) -> tuple[Sentence, ...]:
    inspected = facts.inspected
    came = f"Inspectors from Ofsted came to {facts.authority}{month_of(inspected)}."
    looked = "They looked at how well adults help children, keep them safe and care for them."
    return (
        Sentence("letter.came", came, sources=inspected.dates.sources),
        Sentence("letter.looked", looked),
        Sentence("letter.this", "This letter tells you what they found."),
    )


def _grades(inspected: Inspected) -> tuple[Block, ...]:
    if not inspected.judgements:
        none = "On this visit inspectors did not give grades."
        return (Paragraph((Sentence("letter.no-grades", none),)),)
    overall = "overall-effectiveness"
    areas = sorted(inspected.judgements, key=lambda area: area == overall)
    rows = tuple(
        (
            Sentence(f"letter.area.{area}", for_children.areas().get(area) or labels.area_in_full(area)),
            Sentence(
                f"letter.grade.{area}",
                labels.grade(inspected.judgements[area].text),
                sources=inspected.judgements[area].sources,
            ),
        )
        for area in areas
    )
    given = dict.fromkeys(inspected.judgements[area].text for area in areas)
    meanings = tuple(Bullet((Sentence(f"letter.means.{it}", for_children.grades()[it]),)) for it in given)
    return (
        Heading("What grades did they give?"),
        Table("What they looked at and the grade", ("What they looked at", "Grade"), rows, widths=(2, 1)),
        Paragraph((Sentence("letter.means", "This is what the grades mean:"),)),
        Bullets(meanings),
    )


def _found(facts: Facts) -> tuple[Block, ...]:
    own = [it for it in facts.childrens_quotes if it.polarity == "strength" and _is_easy(it)]
    items = _quoted(own[:MOST]) if len(own) >= _FEWEST else _bullets(told_well(facts.inspected))
    return (Heading("What is going well?"), Bullets(items)) if items else ()


def _is_easy(quote: Quote) -> bool:
    """Whether a sentence can be read by itself, and at the age the letter is for."""
    age = reading_age([quote.text])
    return stands_alone(quote.text) and age is not None and age.oldest <= _HARDEST


def _quoted(quotes: Sequence[Quote]) -> tuple[Bullet, ...]:
    return tuple(Bullet((quoted(f"letter.said.{hash_of(it.text)}", it),)) for it in quotes)


def _bullets(sentences: Iterable[Sentence]) -> tuple[Bullet, ...]:
    return tuple(Bullet((sentence,)) for sentence in sentences)


def _must_improve(inspected: Inspected) -> tuple[Block, ...]:
    told = told_weak(inspected)
    if not told:
        return ()
    these = "this must" if len(told) == 1 else "these things must"
    lead = Sentence("letter.better", f"Inspectors told us that {these} get better:")
    return Heading("What must get better?"), Paragraph((lead,)), Bullets(_bullets(told))


def _next(facts: Facts) -> tuple[Block, ...]:
    plan = plan_duty(facts)
    words = (
        [Sentence("letter.plan", "We will make a plan to put these things right.")] if facts.inspected.needed else []
    )
    if plan:
        due = f"The plan must be ready by {day_in_words(plan.due_on)}."
        words.append(Sentence("letter.plan-by", due, sources=(Source(plan.source),)))
    ours = gap("letter.ours", "how children can have their say, and whom they can ask")
    read = f"You can read the full {facts.inspected.account} on Ofsted’s website."
    return Heading("What happens next?"), Paragraph((*words, Sentence("letter.read", read))), Paragraph((ours,))


def _signature(brief: Brief) -> tuple[Sentence, ...]:
    if brief.signed_by:
        return (Sentence("letter.signed", brief.signed_by, Basis.OWN),)
    return (gap("letter.signed", "who signs the letter"),)
