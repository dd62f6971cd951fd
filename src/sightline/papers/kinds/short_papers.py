"""Short papers on one inspection or visit: for the lead member, for staff, and on one page for a governing meeting."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.ground.wording import run_on
from sightline.knowledge import labels
from sightline.papers.blocks import Block, Bullet, Bullets, Heading, Look, Paper, Paragraph, Sentence, gap
from sightline.papers.facts import Brief, Facts, Quote
from sightline.papers.parts.about import properties
from sightline.papers.parts.findings import balanced, hash_of, quoted
from sightline.papers.parts.judgements import comparison, outcome
from sightline.papers.parts.needed import what_is_owed, what_must_improve
from sightline.papers.words import an, came, capitalised, event_at, kind

_LEAST, _FEW, _SOME = 2, 4, 8
_LINES, _LETTERS_A_LINE, _LINES_A_QUOTATION = 24, 90, 2
"""A page holds so many lines of judgements, of what must improve and of quotations."""


def lead_member_briefing(facts: Facts, brief: Brief) -> Paper:
    """What the lead member must know before anyone asks: outcome, what is new, deadlines, likely questions."""
    blocks = (
        Heading("The outcome"),
        *_outcome(facts),
        Heading("What must improve"),
        *what_must_improve(facts.inspected),
        Heading("What inspectors praised, and what they criticised"),
        *_quotations(facts, _SOME),
        Heading("Deadlines"),
        *what_is_owed(facts),
        Heading("What you may be asked"),
        Bullets(tuple(Bullet((it,)) for it in _questions(facts))),
        Heading("What we suggest you say"),
        Paragraph((gap("briefing.line", "the line to take, agreed with the director"),)),
    )
    title = capitalised(f"Briefing for the lead member: {event_at(facts.inspected.kind, facts.authority)}")
    return _paper("lead-member-briefing", title, blocks, facts, brief)


def staff_summary(facts: Facts, brief: Brief) -> Paper:
    """What inspectors said of the work, for those who do it."""
    blocks = (
        Heading("What inspectors looked at"),
        Paragraph(_came(facts)),
        *_outcome(facts),
        Heading("What they said of your work"),
        *_quotations(facts, _SOME),
        Heading("What must improve"),
        *what_must_improve(facts.inspected),
        Heading("What happens next"),
        *what_is_owed(facts),
        Paragraph((gap("staff.next", "what changes for staff, and where they can take part"),)),
        Heading("Thank you"),
        Paragraph((gap("staff.thanks", "the director’s own words to staff"),)),
    )
    title = f"What inspectors said: a summary for staff in {facts.authority}"
    return _paper("staff-summary", title, blocks, facts, brief, Look.LETTER)


def one_page_summary(facts: Facts, brief: Brief) -> Paper:
    """The whole on one page: judgements, what must improve, the next deadline."""
    blocks = (
        Paragraph(_came(facts)),
        *((comparison(facts.inspected, facts.before),) if facts.inspected.judgements else ()),
        Heading("What must improve"),
        *what_must_improve(facts.inspected),
        Heading("In inspectors’ words"),
        *_quotations(facts, _room(facts)),
        Heading("Deadlines"),
        *what_is_owed(facts, is_short=True),
    )
    title = capitalised(event_at(facts.inspected.kind, facts.authority))
    return _paper("one-page-summary", title, blocks, facts, brief, Look.ONE_PAGE)


def _room(facts: Facts) -> int:
    """So many quotations as the page has room for beside the judgements and what must improve; one of each kind."""
    told = (words for it in facts.inspected.needed for words in (it.lead, *it.parts))
    lines = sum(1 + len(words) // _LETTERS_A_LINE for words in told) + len(facts.inspected.judgements)
    return max(_LEAST, min(_FEW, (_LINES - lines) // _LINES_A_QUOTATION))


def _paper(
    id_: str, title: str, blocks: Sequence[Block], facts: Facts, brief: Brief, look: Look = Look.COMMITTEE
) -> Paper:
    author = brief.by or facts.authority
    return Paper(id_, title, tuple(blocks), author=author, look=look, properties=properties(facts))


def _came(facts: Facts) -> tuple[Sentence, ...]:
    inspected = facts.inspected
    words = f"{came(inspected.kind, facts.authority)} {inspected.dates.text}."
    return (Sentence("short.came", words, sources=inspected.dates.sources),)


def _outcome(facts: Facts) -> tuple[Block, ...]:
    if not facts.inspected.judgements:
        none = f"{capitalised(an(kind(facts.inspected.kind)))} gives no grades."
        return (Paragraph((Sentence("short.ungraded", none),)),)
    return Paragraph((outcome(facts.inspected, facts.authority),)), comparison(facts.inspected, facts.before)


def _quotations(facts: Facts, most: int) -> tuple[Block, ...]:
    strengths, weaknesses = balanced(facts.inspected.quotes, most)
    return (*_group("Praised:", strengths), *_group("Criticised:", weaknesses))


def _group(lead: str, quotes: Sequence[Quote]) -> tuple[Block, ...]:
    if not quotes:
        return ()
    items = tuple(Bullet((quoted(f"short.{hash_of(it.text)}", it),)) for it in quotes)
    return Paragraph((Sentence(f"short.{lead}", lead),)), Bullets(items)


def _questions(facts: Facts) -> tuple[Sentence, ...]:
    """Questions that members and the press are likely to ask, from what changed and what came back."""
    found = []
    before = facts.before.judgements if facts.before else {}
    for area, value in facts.inspected.judgements.items():
        earlier = before.get(area)
        if earlier and earlier.text != value.text:
            change = f"from {_plain(earlier.text)} to {_plain(value.text)}"
            words = f"Why did the grade for {labels.area(area).lower()} change {change}?"
            found.append(Sentence(f"briefing.why.{area}", words, sources=(*earlier.sources, *value.sources)))
    for needed in facts.inspected.needed:
        if needed.said_before:
            again = run_on(needed.text).rstrip(".")
            words = f"Why did inspectors have to say this again, after {needed.said_before}: “{again}”?"
            found.append(Sentence(f"briefing.again.{needed.id}", words, sources=(needed.source,)))
    found.append(Sentence("briefing.children", "What will be different for children, and when will we see it?"))
    return tuple(found)


def _plain(grade: str) -> str:
    return labels.grade(grade).lower()
