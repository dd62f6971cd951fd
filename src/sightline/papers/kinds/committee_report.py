"""The report to Cabinet, a corporate parenting panel or a scrutiny committee on an inspection or visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.ground.wording import day_in_words, list_in_words
from sightline.papers.blocks import Block, Heading, Lines, Paper, Paragraph, Sentence, Source, gap
from sightline.papers.facts import Brief, Facts, Inspected
from sightline.papers.parts.about import properties
from sightline.papers.parts.committee import asked, background, closing, opening
from sightline.papers.parts.findings import by_area
from sightline.papers.parts.judgements import changes_of_framework, comparison, outcome
from sightline.papers.parts.needed import what_is_owed, what_must_improve
from sightline.papers.words import an, came, capitalised, event_at, kind

_QUOTATIONS_AN_AREA = 6


@dataclass(frozen=True, slots=True)
class _Committee:
    """A body of members: its id as a kind of paper, its usual name, and what it is asked to do."""

    id: str
    name: str
    asked: tuple[str, ...]


_PANEL = _Committee(
    "panel-report",
    "Corporate Parenting Panel",
    ("comment on and note the findings of the {event}", "comment on the plan that responds to it"),
)
_CABINET = _Committee(
    "cabinet-report",
    "Cabinet",
    ("consider and comment on the findings of the {event}", "note the deadlines for the plan that responds to it"),
)
_SCRUTINY = _Committee(
    "scrutiny-report",
    "Children’s Services Scrutiny Committee",
    (
        "consider the findings of the {event}",
        "say what evidence of improvement it wants to see, and when",
    ),
)


def panel(facts: Facts, brief: Brief) -> Paper:
    """The report to the corporate parenting panel."""
    return _compose(facts, brief, _PANEL)


def cabinet(facts: Facts, brief: Brief) -> Paper:
    """The report to Cabinet."""
    return _compose(facts, brief, _CABINET)


def scrutiny(facts: Facts, brief: Brief) -> Paper:
    """The report to a scrutiny committee."""
    return _compose(facts, brief, _SCRUTINY)


def _compose(facts: Facts, brief: Brief, committee: _Committee) -> Paper:
    event = kind(facts.inspected.kind)
    title = capitalised(event_at(facts.inspected.kind, facts.authority))
    purpose = (
        f"To tell members what inspectors found at the {event} {facts.inspected.dates.text}, and what happens next"
    )
    to_do = tuple(words.format(event=event) for words in committee.asked[: 2 if facts.inspected.needed else 1])
    blocks: tuple[Block, ...] = (
        opening(brief, title, purpose, committee.name),
        asked(brief.report_to or f"The {committee.name}".replace("The Cabinet", "Cabinet"), to_do),
        Heading("Background"),
        *_background(facts),
        Heading("What inspectors found"),
        *_found(facts),
        Heading("What must improve, and by when"),
        *what_must_improve(facts.inspected),
        *what_is_owed(facts),
        Heading("Implications"),
        *_implications(facts),
        Heading("Conclusion and reasons"),
        *_conclusion(facts),
        Heading("Appendices"),
        *_appendices(facts),
        *closing(brief),
        background(_documents(facts)),
    )
    return Paper(committee.id, title, blocks, author=brief.by or facts.authority, properties=properties(facts))


def _background(facts: Facts) -> tuple[Block, ...]:
    inspected = facts.inspected
    first = f"{came(inspected.kind, facts.authority)} {inspected.dates.text}."
    sentences = [Sentence("background.event", first, sources=inspected.dates.sources)]
    if inspected.lead_inspector:
        lead = inspected.lead_inspector
        sentences.append(Sentence("background.lead", f"The lead inspector was {lead.text}.", sources=lead.sources))
    blocks = [Paragraph(tuple(sentences)), Paragraph((_published(inspected),))]
    if inspected.scope:
        about = f"Inspectors looked at {list_in_words([it[:1].lower() + it[1:] for it in inspected.scope])}."
        blocks.append(Paragraph((Sentence("background.scope", about, sources=_of(inspected)),)))
    return (*blocks, *_history(facts))


def _published(inspected: Inspected) -> Sentence:
    if inspected.published_on is None:
        return gap("background.published", "the day the report was published")
    on = day_in_words(inspected.published_on)
    words = f"Their {inspected.account} was published on {on} and is attached as Appendix 1."
    return Sentence("background.published", words, sources=_of(inspected))


def _history(facts: Facts) -> tuple[Block, ...]:
    """The inspection before it, and the visits between."""
    found = []
    if facts.before:
        before = facts.before
        words = f"The inspection before it was {an(kind(before.kind))} {before.dates.text}."
        found.append(Sentence("background.before", words, sources=before.dates.sources))
    for visit in reversed(facts.visits):
        words = f"There was {an(kind(visit.kind))} {visit.dates.text}."
        found.append(Sentence(f"background.visit.{visit.id}", words, sources=visit.dates.sources))
    return (Paragraph(tuple(found)),) if found else ()


def _found(facts: Facts) -> tuple[Block, ...]:
    inspected = facts.inspected
    quotations = by_area(inspected, _QUOTATIONS_AN_AREA)
    lead = f"The {inspected.account} says, in inspectors’ own words:"
    said = (Paragraph((Sentence("found.lead", lead, sources=_of(inspected)),)), *quotations) if quotations else ()
    if not inspected.judgements:
        none = f"{capitalised(an(kind(inspected.kind)))} gives no grades, only findings and areas for improvement."
        return (Paragraph((Sentence("found.ungraded", none),)), *said)
    return (
        Paragraph((outcome(inspected, facts.authority),)),
        Paragraph((_table_said(facts), *changes_of_framework(inspected, facts.before))),
        comparison(inspected, facts.before),
        *said,
    )


def _table_said(facts: Facts) -> Sentence:
    beside = f" beside that of the inspection in {facts.before.year}" if facts.before else ""
    return Sentence("found.table", f"The table sets out each judgement{beside}.")


def _legal(facts: Facts) -> str:
    account = facts.inspected.account
    publish = f"publish the {account} and to " if any(it.rule == "publish-report" for it in facts.duties) else ""
    answer = "answer it" if publish else f"answer the {account}"
    return f"The council has to {publish}{answer} in a written statement, by the days set out above."


def _implications(facts: Facts) -> tuple[Block, ...]:
    """What follows for the council: the law by rule, the rest as only officers can say it."""
    legal = (
        [Sentence("implications.legal", _legal(facts), sources=tuple(Source(it.source) for it in facts.duties))]
        if facts.duties
        else []
    )
    wanted = (
        ("finance", "what the plan costs, and where the money comes from"),
        ("equality", "what it means for equality, and which children it touches most"),
        ("voice", "what children, young people and families say about it"),
    )
    gaps = (Paragraph((gap(f"implications.{key}", what),)) for key, what in wanted)
    return (*((Paragraph(tuple(legal)),) if legal else ()), *gaps)


def _conclusion(facts: Facts) -> tuple[Block, ...]:
    ours = gap("conclusion.ours", "what the council concludes, in its own words")
    return (Paragraph((ours,)), *_next(facts))


def _next(facts: Facts) -> tuple[Block, ...]:
    likely = facts.expected
    if likely is None or likely.earliest is None or likely.latest is None:
        return ()
    words = (
        f"By the inspectorate’s usual rhythm the next event is likely to be {an(kind(likely.rule.expects))}"
        f" between {day_in_words(likely.earliest)} and {day_in_words(likely.latest)}; this is no promise."
    )
    return (Paragraph((Sentence("conclusion.next", words, sources=(Source(str(likely.rule.citation)),)),)),)


def _appendices(facts: Facts) -> tuple[Block, ...]:
    """The report, the letter to children where there is one, and the plan where one is owed; in this order."""
    names = [f"Ofsted’s {facts.inspected.account}"]
    names += ["letter to children and young people"] if facts.inspected.judgements else []
    names += ["draft plan"] if facts.inspected.needed else []
    return (
        Lines(tuple(Sentence(f"appendix.{at}", f"Appendix {at}: {name}") for at, name in enumerate(names, start=1))),
    )


def _documents(facts: Facts) -> Iterator[Source]:
    """The reports and letters that the paper draws on, newest first."""
    for it in (facts.inspected, *facts.visits, *([facts.before] if facts.before else [])):
        yield from _of(it)


def _of(inspected: Inspected) -> tuple[Source, ...]:
    return (inspected.document,) if inspected.document else ()
