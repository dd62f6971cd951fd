"""Papers on a plan: the plan itself for publication and for the inspectorate, and the progress report to a board."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Block, Bullet, Bullets, Heading, Paper, Paragraph, Sentence, Source, gap
from sightline.papers.facts import Brief, Facts
from sightline.papers.parts.about import properties
from sightline.papers.parts.committee import asked, closing, opening
from sightline.papers.parts.measures import charted_indicators, measures
from sightline.papers.parts.needed import what_is_owed, what_must_improve
from sightline.papers.parts.plan import areas_with_actions, told_of
from sightline.papers.parts.practice import what_lists_show
from sightline.papers.plan_facts import ActionFact, PlanFacts
from sightline.papers.words import an, event_at, number, possessive


def action_plan(facts: Facts, brief: Brief) -> Paper:
    """The post-inspection action plan: each area, what will be done, by whom, by when, and the change intended."""
    event = event_at(facts.inspected.kind, facts.authority)
    why = f"This plan answers {an(event)} {facts.inspected.dates.text}."
    blocks: tuple[Block, ...] = (
        Heading("Why there is this plan"),
        Paragraph((Sentence("plan.why", why, sources=facts.inspected.dates.sources),)),
        *what_must_improve(facts.inspected),
        *what_is_owed(facts),
        Heading("What will be done"),
        *_plan(facts.plan),
        Heading("How we will know that it worked"),
        *_measures(facts),
        Heading("Who watches over it"),
        Paragraph((gap("plan.governance", "the board that watches over the plan, and how often it meets"),)),
        *closing(brief),
    )
    title = f"Plan after the {event}"
    return Paper("action-plan", title, blocks, author=brief.by or facts.authority, properties=properties(facts))


def _plan(plan: PlanFacts | None) -> tuple[Block, ...]:
    if plan is None:
        return (Paragraph((gap("plan.none", "the plan; none is held for this authority yet"),)),)
    return areas_with_actions(plan, with_standing=False)


def _measures(facts: Facts) -> tuple[Block, ...]:
    found = measures(facts.plan, facts.practice) if facts.plan else ()
    return found or (Paragraph((gap("plan.measures", "the measures that will show a change for children"),)),)


def progress_report(facts: Facts, brief: Brief) -> Paper:
    """The progress report to a board: what is late, what moved, what was said again, and whether it worked."""
    plan = facts.plan
    title = f"Progress of {possessive(facts.authority)} plan" if plan is None else f"Progress report: {plan.title}"
    purpose = "To tell the board what is late and why, what moved, and whether children notice a difference"
    blocks: tuple[Block, ...] = (
        opening(brief, title, purpose, "Improvement board"),
        asked(brief.report_to or "The board", ("note what is late and decide what to do about it", "note what moved")),
        *(_progress(plan, facts) if plan else _no_plan()),
        Heading("What the child-level lists show"),
        *what_lists_show(facts.practice, in_full=False, told=charted_indicators(plan) if plan else ()),
        *(_everything(plan) if plan else ()),
        *closing(brief),
    )
    return Paper("progress-report", title, blocks, author=brief.by or facts.authority, properties=properties(facts))


def _no_plan() -> tuple[Block, ...]:
    return Heading("How the plan stands"), Paragraph((gap("progress.none", "the plan; none is held yet"),))


def _progress(plan: PlanFacts, facts: Facts) -> tuple[Block, ...]:
    as_at = f"As at {day_in_words(plan.on)}:"
    stands = (Sentence("progress.as-at", as_at), Sentence("progress.summary", plan.summary, sources=(plan.source,)))
    clocks = tuple(
        Bullet((Sentence(f"progress.clock.{place}", words, sources=(plan.source,)),))
        for place, words in enumerate(plan.clocks, start=1)
    )
    return (
        Heading("How the plan stands"),
        Paragraph(stands),
        *((Bullets(clocks),) if clocks else ()),
        *_exceptions(plan),
        Heading("Whether children notice a difference"),
        *_measures(facts),
    )


def _everything(plan: PlanFacts) -> tuple[Block, ...]:
    return Heading("All areas and actions"), *areas_with_actions(plan, with_standing=True)


def _exceptions(plan: PlanFacts) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading("What the board has to hear of")]
    told: set[int] = set()
    for key, what, count, actions in (
        ("late", "late", plan.late_count, plan.late),
        ("risk", "at risk", plan.at_risk_count, plan.at_risk),
        ("undated", "without a date", 0, plan.undated),
    ):
        if actions:
            blocks += _listed(key, what, max(count, len(actions)), actions, told, plan.source)
        told |= {it.id for it in actions}
    blocks += _moves(plan) + _again(plan)
    if len(blocks) == 1:
        none = "Nothing is late, at risk, without a date, moved or said again."
        blocks.append(Paragraph((Sentence("progress.nothing", none, sources=(plan.source,)),)))
    return tuple(blocks)


def _listed(
    key: str, what: str, count: int, actions: Sequence[ActionFact], told: Container[int], plan: Source
) -> list[Block]:
    """How many there are, and each of them that was not told above in full."""
    new = [it for it in actions if it.id not in told]
    above = [it.name for it in actions if it.id in told]
    said = f"{number(count, 'action is', 'actions are')} {what}".capitalize()
    if above:
        said += f"; told above: {', '.join(above)}"
    elif count > len(actions):
        said += f"; the first {len(actions)} by due date"
    lead = Sentence(f"progress.{key}", f"{said}{':' if new else '.'}", sources=(plan,))
    return [Paragraph((lead,)), *told_of(key, new)]


def _moves(plan: PlanFacts) -> list[Block]:
    if not plan.moves:
        return []
    items = tuple(
        Bullet(
            (
                Sentence(f"progress.move.{it.id}.what", f"{it.action}:"),
                Sentence(f"progress.move.{it.id}", it.words, sources=(it.source,)),
            )
        )
        for it in plan.moves
    )
    lead = Sentence("progress.moves", "These dates moved, or somebody asks that they do:")
    return [Paragraph((lead,)), Bullets(items)]


def _again(plan: PlanFacts) -> list[Block]:
    if not plan.again:
        return []
    items = tuple(
        Bullet(
            (Sentence(f"progress.again.{it.id}", f"{it.sentence}.", sources=(it.source,)),),
            (
                (Sentence(f"progress.again.{it.id}.earlier", f"Closed: “{it.earlier}”"),),
                *(
                    (Sentence(f"progress.again.{it.id}.later.{place}", f"Said again: “{later}”"),)
                    for place, later in enumerate(it.later, start=1)
                ),
            ),
        )
        for it in plan.again
    )
    lead = Sentence("progress.again", "Inspectors said again what had been closed:")
    return [Paragraph((lead,)), Bullets(items)]
