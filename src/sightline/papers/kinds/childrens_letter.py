"""The council's letter to children and young people: what inspectors found and what happens next, in plain words.

The inspectorate writes a letter of its own after an inspection; where the register holds it, its words are
quoted. Otherwise what inspectors found is told by theme, in words kept for children.
"""

from __future__ import annotations

from calendar import month_name
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
    Paper,
    Paragraph,
    Sentence,
    Source,
    Table,
    gap,
)
from sightline.papers.facts import Brief, Facts, Inspected, Quote
from sightline.papers.parts.about import properties
from sightline.papers.parts.findings import hash_of, quoted
from sightline.papers.reading_age import reading_age

OLDEST = 10
"""The age, in years, from which a child should be able to read the letter."""

_MOST = 5
_MONTHS = 7
"""``2023-12``: how much of a printed day says the month."""


def compose(facts: Facts, brief: Brief) -> Paper:
    """The letter, with its reading age among its properties."""
    inspected = facts.inspected
    blocks: tuple[Block, ...] = (
        Paragraph((gap("letter.date", "the day the letter is sent"),)),
        Paragraph((Sentence("letter.to", f"To the children and young people in {facts.authority}"),)),
        Paragraph(_what_happened(facts)),
        *_grades(inspected),
        *_found(facts),
        *_must_improve(inspected),
        *_next(facts),
        Lines((Sentence("letter.from", "From"), *_signature(brief))),
    )
    title = "What inspectors said about help for children"
    paper = Paper("childrens-letter", title, blocks, author=facts.authority, look=Look.LETTER)
    return replace(paper, properties=(*properties(facts), *_reading_age(paper)))


def _reading_age(paper: Paper) -> tuple[tuple[str, str], ...]:
    found = reading_age(sentence.text for sentence in paper.sentences() if not sentence.is_missing)
    if found is None:
        return ()
    ages = f"{found.by_syllables:g} years by syllables, {found.by_letters:g} years by letters"
    hard = ", ".join(found.hard_words[:12]) or "none"
    return ("Reading age", ages), ("Hard words", hard)


def _what_happened(facts: Facts) -> tuple[Sentence, ...]:
    inspected = facts.inspected
    month = _month(inspected)
    came = f"Inspectors from Ofsted came to {facts.authority}{month}."
    looked = "They looked at how well adults help children, keep them safe and care for them."
    return (
        Sentence("letter.came", came, sources=inspected.dates.sources),
        Sentence("letter.looked", looked),
        Sentence("letter.this", "This letter tells you what they found."),
    )


def _month(inspected: Inspected) -> str:
    if len(inspected.started_on) < _MONTHS:
        return ""
    year, month = inspected.started_on[:_MONTHS].split("-")
    return f" in {month_name[int(month)]} {year}"


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
    own = facts.childrens_quotes
    good = [it for it in own if it.polarity == "strength"] or None
    items = _quoted(good[:_MOST]) if good else _told(facts.inspected, "strength")
    if not items:
        return ()
    return Heading("What is going well?"), Bullets(items)


def _quoted(quotes: list[Quote]) -> tuple[Bullet, ...]:
    return tuple(Bullet((quoted(f"letter.said.{hash_of(it.text)}", it),)) for it in quotes)


def _told(inspected: Inspected, polarity: str) -> tuple[Bullet, ...]:
    """What inspectors praised most often, theme by theme."""
    by_theme: dict[str, list[Quote]] = {}
    for quote in inspected.quotes:
        if quote.polarity == polarity:
            for theme in quote.themes:
                by_theme.setdefault(theme, []).append(quote)
    weak = {theme for area in inspected.needed for theme in area.themes} | {"other"}
    often = sorted((theme for theme in by_theme if theme not in weak), key=lambda it: -len(by_theme[it]))
    return tuple(
        Bullet((Sentence(f"letter.good.{it}", for_children.themes()[it].label, sources=_of(by_theme[it])),))
        for it in often[:_MOST]
    )


def _of(quotes: list[Quote]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(it.source for it in quotes[:3]))


def _must_improve(inspected: Inspected) -> tuple[Block, ...]:
    if not inspected.needed:
        return ()
    told: dict[str, Sentence] = {}
    for area in inspected.needed:
        for theme in [it for it in area.themes if it != "other"][:1] or ["other"]:
            key = f"letter.better.{theme}"
            told.setdefault(theme, Sentence(key, for_children.themes()[theme].weak, sources=(area.source,)))
    lead = Sentence("letter.better", "Inspectors told us that these things must get better:")
    bullets = Bullets(tuple(Bullet((sentence,)) for sentence in told.values()))
    return Heading("What must get better?"), Paragraph((lead,)), bullets


def _next(facts: Facts) -> tuple[Block, ...]:
    plan = next((duty for duty in facts.duties if "plan" in duty.rule or "statement" in duty.rule), None)
    words = (
        [Sentence("letter.plan", "We will make a plan to put these things right.")] if facts.inspected.needed else []
    )
    if plan:
        due = f"The plan must be ready by {day_in_words(plan.due_on)}."
        words.append(Sentence("letter.plan-by", due, sources=(Source(plan.source),)))
    ours = gap("letter.ours", "how children can have their say, and whom they can ask")
    read = "You can read the full report on Ofsted’s website."
    return Heading("What happens next?"), Paragraph((*words, Sentence("letter.read", read))), Paragraph((ours,))


def _signature(brief: Brief) -> tuple[Sentence, ...]:
    if brief.signed_by:
        return (Sentence("letter.signed", brief.signed_by, Basis.OWN),)
    return (gap("letter.signed", "who signs the letter"),)
