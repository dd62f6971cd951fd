"""The annual self-evaluation on the inspectorate's three questions; every claim cited, and weak ones flagged.

A claim is weak where it rests on inspectors' words alone and these are more than a year old: then nothing here
shows that it still holds. Inspectors ask for practice and its impact before numbers, so findings come first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sightline.ground.wording import day_in_words, run_on
from sightline.knowledge import labels
from sightline.papers.blocks import Block, Bullet, Bullets, Heading, Paper, Paragraph, Sentence, gap
from sightline.papers.facts import Brief, Facts, Inspected, Quote
from sightline.papers.parts.about import properties
from sightline.papers.parts.findings import balanced, hash_of, quoted
from sightline.papers.parts.measures import charted_indicators, measures
from sightline.papers.parts.plan import areas_with_actions
from sightline.papers.parts.practice import what_lists_show
from sightline.papers.plan_facts import PlanFacts
from sightline.papers.words import came, kind, number, possessive

STALE_AFTER = timedelta(days=365)
"""How long inspectors' words stand for today's practice without anything newer beside them."""

_QUOTATIONS = 6
_WHAT = "What do you know about the quality and impact of social work practice in your local authority?"
_HOW = "How do you know it?"
_PLANS = "What are your plans for the next 12 months to maintain or improve practice?"


def compose(facts: Facts, brief: Brief) -> Paper:
    """The self-evaluation as far as the register can say it; what only people know is a marked gap."""
    blocks: tuple[Block, ...] = (
        Heading(_WHAT),
        *_what(facts),
        Heading(_HOW),
        *_how(facts),
        Heading(_PLANS),
        *_plans(facts.plan),
    )
    title = f"Self-evaluation of {possessive(facts.authority)} children’s services"
    return Paper("self-evaluation", title, blocks, author=brief.by or facts.authority, properties=properties(facts))


def _what(facts: Facts) -> tuple[Block, ...]:
    quotes = facts.inspected.quotes
    areas = list(dict.fromkeys(it.area for it in quotes if it.area)) or [""]
    blocks: list[Block] = []
    for area in areas:
        blocks.append(Heading(labels.area_in_full(area) or "Practice", level=2))
        for name, found in zip(
            ("strengths", "weaker"), balanced([it for it in quotes if it.area == area], _QUOTATIONS), strict=True
        ):
            blocks += _claims(f"{area}.{name}", name, found, facts)
        of = f" in {labels.area(area).lower()}" if area else ""
        ours = gap(f"sef.{area}.ours", f"what we know of practice{of} today, and its impact on children, with evidence")
        blocks.append(Paragraph((ours,)))
    return tuple(blocks)


def _claims(key: str, name: str, quotes: Iterable[Quote], facts: Facts) -> list[Block]:
    quotes = tuple(quotes)
    if not quotes:
        return []
    lead = "Inspectors saw these strengths:" if name == "strengths" else "Inspectors saw these weaknesses:"
    items = tuple(Bullet((quoted(f"sef.{hash_of(it.text)}", it),)) for it in quotes)
    return [Paragraph((*_weak(key, facts.inspected, facts.on), Sentence(f"sef.{key}", lead))), Bullets(items)]


def _weak(key: str, inspected: Inspected, on: date) -> tuple[Sentence, ...]:
    """The flag of a weak claim."""
    told = inspected.published_on
    if told is None or on - told <= STALE_AFTER:
        return ()
    words = f"Weak: what follows was published on {day_in_words(told)}, more than a year ago. Add newer evidence."
    return (Sentence(f"sef.{key}.weak", words),)


def _how(facts: Facts) -> tuple[Block, ...]:
    blocks: list[Block] = [Bullets(tuple(Bullet((it,)) for it in _looked(facts)))]
    plan = facts.plan
    evidence = [it for area in plan.areas for it in area.evidence] if plan else []
    if evidence:
        items = tuple(
            Bullet((Sentence(f"sef.evidence.{place}", f"{name}. {words}", sources=(source,)),))
            for place, (name, words, source) in enumerate(dict.fromkeys(evidence), start=1)
        )
        blocks += [Paragraph((Sentence("sef.evidence", "Evidence that is held:"),)), Bullets(items)]
    blocks += measures(plan, facts.practice) if plan else ()
    blocks.append(Heading("What the child-level lists show", level=2))
    blocks += what_lists_show(facts.practice, in_full=True, told=charted_indicators(plan) if plan else ())
    blocks.append(Heading("What audits and people say", level=2))
    blocks.append(
        Paragraph((gap("sef.audits", "what audits found, how many were moderated, and how far they agreed"),))
    )
    blocks.append(Paragraph((gap("sef.voice", "what children, families and staff say, and how they were heard"),)))
    return tuple(blocks)


def _looked(facts: Facts) -> tuple[Sentence, ...]:
    """The inspections and visits that looked at practice, newest first."""
    found = [facts.inspected, *facts.visits, *([facts.before] if facts.before else [])]
    return tuple(
        Sentence(
            f"sef.looked.{it.id}",
            f"{came(it.kind, facts.authority)} {it.dates.text}.",
            sources=it.dates.sources,
        )
        for it in found
    )


def _plans(plan: PlanFacts | None) -> tuple[Block, ...]:
    if plan is None:
        return (Paragraph((gap("sef.plan", "the plan for the next 12 months"),)),)
    said = f"The plan has {number(len(plan.areas), 'area', 'areas')}. {plan.summary}"
    return Paragraph((Sentence("sef.plan", said, sources=(plan.source,)),)), *areas_with_actions(
        plan, with_standing=True
    )


def monitoring_visit_pack(facts: Facts, brief: Brief) -> Paper:
    """What inspectors are given before a monitoring visit: what they said, what was done, and what shows it."""
    plan = facts.plan
    blocks: tuple[Block, ...] = (
        Heading("What inspectors said before"),
        *_said_before(facts),
        Heading("What we did, and how it stands"),
        *_plans(plan),
        Heading("What shows it"),
        *_how(facts),
        Heading("What we say ourselves"),
        Paragraph((gap("visit.ours", "what is not good enough yet, in our own words"),)),
        Heading("For the day"),
        Paragraph((gap("visit.day", "whom inspectors will meet, where, and who helps them with records"),)),
    )
    title = f"Pack for a monitoring visit to {possessive(facts.authority)} children’s services"
    return Paper(
        "monitoring-visit-pack", title, blocks, author=brief.by or facts.authority, properties=properties(facts)
    )


def _said_before(facts: Facts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for it in (*reversed(facts.visits), facts.inspected):
        came = Sentence(f"visit.{it.id}", f"{_began(it)} {it.dates.text}:", sources=it.dates.sources)
        items = tuple(
            Bullet((Sentence(f"visit.needed.{area.id}", run_on(area.text), sources=(area.source,)),))
            for area in it.needed
        )
        blocks += [Paragraph((came,)), Bullets(items)] if items else [Paragraph((came, _nothing(it)))]
    return tuple(blocks)


def _began(inspected: Inspected) -> str:
    words = kind(inspected.kind)
    return f"{words[:1].upper()}{words[1:]}"


def _nothing(inspected: Inspected) -> Sentence:
    return Sentence(f"visit.{inspected.id}.none", "No area for improvement is known from it.")
