"""A plan as papers show it: each area in inspectors' words, what is done about it, and how that stands."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Basis, Block, Bullet, Bullets, Heading, Paragraph, Quotation, Sentence, Table, gap
from sightline.papers.plan_facts import ActionFact, AreaFact, PlanFacts

_WORDS = (2.7, 1.9, 1.6, 2.3)


def areas_with_actions(plan: PlanFacts, *, with_standing: bool) -> tuple[Block, ...]:
    """Every area with its actions in a table; ``with_standing`` for boards, without for publication."""
    blocks: list[Block] = []
    for number, area in enumerate(plan.areas, start=1):
        blocks.append(Heading(f"Area {number}", level=2))
        blocks.append(Quotation(Sentence(f"plan.area.{area.id}", area.words, Basis.QUOTED, (area.source,))))
        blocks += _state(area) if with_standing else ()
        blocks += _actions(number, area, with_standing=with_standing)
    return tuple(blocks)


def _state(area: AreaFact) -> tuple[Block, ...]:
    """How the area stands; it leads to the actions, so that no page parts it from them."""
    state = f"Closed on {day_in_words(area.closed_on)}" if area.closed_on else area.state
    words = f"{state}. Its actions:"
    return (Paragraph((Sentence(f"plan.area.{area.id}.state", words, sources=(area.source,)),)),)


def _actions(number: int, area: AreaFact, *, with_standing: bool) -> tuple[Block, ...]:
    if not area.actions:
        return (Paragraph((gap(f"plan.area.{area.id}.actions", "the actions that answer this area"),)),)
    last = "How it stands" if with_standing else "The change for children"
    rows = tuple(_row(area, action, with_standing=with_standing) for action in area.actions)
    return (Table(f"Actions for area {number}", ("What will be done", "Who", "By", last), rows, _WORDS),)


def _row(area: AreaFact, action: ActionFact, *, with_standing: bool) -> tuple[Sentence, ...]:
    key = f"plan.{area.id}.{action.id}"
    return (
        Sentence(key, action.what, Basis.OWN, (action.source,)),
        Sentence(f"{key}.owner", action.owner),
        Sentence(f"{key}.due", action.due if with_standing else _due(action)),
        _standing(key, action) if with_standing else _change(key, action),
    )


def _due(action: ActionFact) -> str:
    """The day; else why there is none, which for a board stands beside it in how the action stands."""
    return f"{action.due}: {action.no_date}" if action.no_date else action.due


def _standing(key: str, action: ActionFact) -> Sentence:
    return Sentence(f"{key}.standing", f"{action.standing}. {action.reason}")


def _change(key: str, action: ActionFact) -> Sentence:
    if action.change_for_children:
        return Sentence(f"{key}.change", action.change_for_children, Basis.OWN)
    return gap(f"{key}.change", "what children will notice")


def told_of(key: str, actions: Iterable[ActionFact]) -> tuple[Block, ...]:
    """Actions one by one with why they stand as they do and what was last said of them."""
    items = tuple(Bullet(_lines(key, action)) for action in actions)
    return (Bullets(items),) if items else ()


def _lines(key: str, action: ActionFact) -> tuple[Sentence, ...]:
    found = [
        Sentence(
            f"{key}.{action.id}", f"{action.what.rstrip('.')}. Owner: {action.owner}.", Basis.OWN, (action.source,)
        ),
        Sentence(f"{key}.{action.id}.why", f"{action.standing}. {action.reason}"),
    ]
    if action.latest:
        said = f"{action.latest_by} says: “{action.latest}”"
        found.append(Sentence(f"{key}.{action.id}.latest", said, Basis.OWN, by=action.latest_by))
    return tuple(found)
