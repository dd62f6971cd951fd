"""The press notice: the judgements first and in full, then praise and criticism as they stand in the report."""

from __future__ import annotations

from dataclasses import replace

from sightline.knowledge import labels
from sightline.papers.balance import imbalances
from sightline.papers.blocks import Basis, Block, Bullet, Bullets, Heading, Look, Paper, Paragraph, Sentence, gap
from sightline.papers.facts import Brief, Facts
from sightline.papers.parts.about import properties
from sightline.papers.parts.findings import balanced, hash_of, quoted
from sightline.papers.parts.judgements import comparison, outcome
from sightline.papers.parts.needed import what_must_improve
from sightline.papers.words import an, capitalised, event_at, kind, possessive

_QUOTATIONS = 8


def compose(facts: Facts, brief: Brief) -> Paper:
    """The notice, with what a fair reader would miss among its properties."""
    inspected = facts.inspected
    came = (
        f"Ofsted has published what it found at {an(event_at(inspected.kind, facts.authority))} {inspected.dates.text}."
    )
    lead = Sentence("notice.lead", came, sources=inspected.dates.sources)
    first = (lead, outcome(inspected, facts.authority)) if inspected.judgements else (lead, _ungraded(facts))
    blocks: tuple[Block, ...] = (
        Paragraph((gap("notice.release", "the day and hour from which the notice may be used"),)),
        Paragraph(first),
        *((comparison(inspected, facts.before),) if inspected.judgements else ()),
        Heading("What must improve"),
        *what_must_improve(inspected),
        Heading("What inspectors found"),
        *_findings(facts),
        Heading("What the council says"),
        Paragraph((gap("notice.says", "the words of the lead member or the director, with their name"),)),
        Heading("Notes for editors"),
        Paragraph((Sentence("notice.read", f"The {inspected.account} can be read on Ofsted’s website."),)),
        Paragraph((_contact(brief),)),
    )
    title = _headline(facts)
    paper = Paper("press-notice", title, blocks, author=facts.authority, look=Look.LETTER)
    strays = tuple(("Balance", found.message) for found in imbalances(paper, facts))
    return replace(
        paper,
        properties=(*properties(facts), *(strays or (("Balance", "praise and criticism stand as in the report"),))),
    )


def _headline(facts: Facts) -> str:
    overall = facts.inspected.judgements.get("overall-effectiveness")
    if overall:
        services = f"{possessive(facts.authority)} children’s services"
        return f"{services} judged {labels.grade(overall.text).lower()} overall by Ofsted"
    return f"Ofsted reports on its {event_at(facts.inspected.kind, facts.authority)}"


def _ungraded(facts: Facts) -> Sentence:
    return Sentence("notice.ungraded", f"{capitalised(an(kind(facts.inspected.kind)))} gives no grades.")


def _findings(facts: Facts) -> tuple[Block, ...]:
    strengths, weaknesses = balanced(facts.inspected.quotes, _QUOTATIONS)
    blocks: list[Block] = []
    for lead, quotes in (("Inspectors praised:", strengths), ("Inspectors criticised:", weaknesses)):
        if quotes:
            blocks.append(Paragraph((Sentence(f"notice.{lead}", lead),)))
            blocks.append(Bullets(tuple(Bullet((quoted(f"notice.{hash_of(it.text)}", it),)) for it in quotes)))
    return tuple(blocks)


def _contact(brief: Brief) -> Sentence:
    if brief.contact:
        return Sentence("notice.contact", f"Contact: {brief.contact}", Basis.OWN)
    return gap("notice.contact", "whom the press can ask")
