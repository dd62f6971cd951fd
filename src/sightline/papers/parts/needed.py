"""What inspectors say must improve, in their words, and what the law and the inspectorate ask for next."""

from __future__ import annotations

from sightline.ground.wording import day_in_words, run_on
from sightline.papers.blocks import Basis, Block, Bullet, Bullets, Paragraph, Sentence, Source, Table, gap
from sightline.papers.facts import Facts, Inspected, Needed
from sightline.papers.words import number


def what_must_improve(inspected: Inspected) -> tuple[Block, ...]:
    """How many areas for improvement there are, and each in inspectors' own words."""
    if not inspected.needed:
        return (Paragraph((Sentence("needed.none", "Inspectors set no area for improvement."),)),)
    priority = [it for it in inspected.needed if it.is_priority]
    others = [it for it in inspected.needed if not it.is_priority]
    return (*_group("priority", "priority action", priority), *_group("needed", "improvement", others))


def _group(key: str, what: str, areas: list[Needed]) -> tuple[Block, ...]:
    if not areas:
        return ()
    said = f"Inspectors set {number(len(areas), 'area', 'areas')} for {what}:"
    sources = tuple(dict.fromkeys(area.source for area in areas))
    lead = Paragraph((Sentence(f"{key}.count", said, sources=sources),))
    return lead, Bullets(tuple(_bullet(area) for area in areas))


def _bullet(area: Needed) -> Bullet:
    said = [Sentence(f"needed.{area.id}", area.lead, Basis.QUOTED, (area.source,))]
    if area.said_before:
        again = f"(Inspectors had said so before, in {area.said_before}.)"
        said.append(Sentence(f"needed.{area.id}.again", again, sources=(area.source,)))
    parts = tuple(
        (Sentence(f"needed.{area.id}.{place}", part, Basis.QUOTED, (area.source,)),)
        for place, part in enumerate(area.parts, start=1)
    )
    return Bullet(tuple(said), parts)


def what_is_owed(facts: Facts, *, is_short: bool = False) -> tuple[Block, ...]:
    """The duties that run from the day the report was received, each with its last day and its rule.

    ``is_short`` has them as points, where there is no room for a table.
    """
    received = facts.inspected.clocks_run_from
    if received is None:
        day = f"the day the {facts.inspected.account} was received, from which the deadlines run"
        missing = gap("owed.received", day)
        return (Paragraph((missing,)),)
    if not facts.duties:
        return ()
    basis = "was received" if facts.inspected.received_on else "was published"
    lead = f"Deadlines run from {day_in_words(received)}, the day the {facts.inspected.account} {basis}:"
    return Paragraph((Sentence("owed.lead", lead),)), _points(facts) if is_short else _table(facts)


def _points(facts: Facts) -> Bullets:
    said = ((duty, f"{day_in_words(duty.due_on)}: {run_on(duty.label)}.") for duty in facts.duties)
    return Bullets(
        tuple(Bullet((Sentence(f"owed.{duty.rule}", words, sources=(Source(duty.source),)),)) for duty, words in said)
    )


def _table(facts: Facts) -> Table:
    rows = tuple(
        (
            Sentence(f"owed.{duty.rule}", duty.label, sources=(Source(duty.source),)),
            Sentence(f"owed.{duty.rule}.due", day_in_words(duty.due_on)),
        )
        for duty in facts.duties
    )
    return Table("What the council must do, and by when", ("What", "By"), rows, widths=(3, 1))
