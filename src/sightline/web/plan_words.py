"""What plans hold in the words of the page: kinds, states and ratings; a colour never stands without its word."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.ground.wording import day_in_words
from sightline.improvement.queries.figures import Kept
from sightline.web.pages.inspections import Choice

_WORDS = {
    "inspection": "Inspection",
    "focused-visit": "Focused visit",
    "monitoring-visit": "Monitoring visit",
    "joint-inspection": "Joint inspection",
    "peer-review": "Peer review",
    "audit": "Our own audits",
    "self-evaluation": "Self-evaluation",
    "draft": "Draft",
    "consultation": "In consultation",
    "approved": "Approved",
    "sent": "Sent",
    "published": "Published",
    "not-started": "Not started",
    "under-way": "Under way",
    "done": "Done",
    "stopped": "Stopped",
    "on-time": "On time",
    "may-be-late": "It may be late",
    "will-be-late": "It will be late",
    "not-known": "Not known yet",
    "indicator": "An indicator",
    "audit-question": "An audit question",
    "what-children-say": "What children and families say",
    "higher": "Higher is better",
    "lower": "Lower is better",
    "open": "Open",
    "proposed": "Closing proposed",
    "closed": "Closed",
    "asked": "Asked",
    "agreed": "Agreed",
    "refused": "Refused",
    "improvement-board": "Improvement board",
    "corporate-parenting-panel": "Corporate parenting panel",
    "scrutiny": "Scrutiny",
    "cabinet": "Cabinet",
    "partnership": "Partnership",
    "other": "Another body",
    "late": "Late",
    "at-risk": "At risk",
    "on-track": "On track",
    "document": "Document",
    "audit-result": "Result of an audit",
    "voice": "What children and families said",
    "observation": "What a named person saw or counted",
    "measure-result": "A figure of what is measured under Practice",
    "daily": "On each day on which something falls due, waits for you or came back",
    "weekly": "Once a week",
    "never": "Never",
    "what": "What will be done",
    "owner_role": "Owner, by role",
    "owner": "Owner",
    "due_on": "Due date",
    "reason_for_no_date": "Reason for no date",
    "change_for_children": "Change for children",
    "capacity": "Capacity",
    "cost": "Cost or resource",
    "reference": "Reference",
}
_COLOURS = {
    "late": "govuk-tag--red",
    "at-risk": "govuk-tag--orange",
    "on-track": "govuk-tag--blue",
    "done": "govuk-tag--green",
    "closed": "govuk-tag--green",
    "proposed": "govuk-tag--yellow",
}


def plan_word(id_: str) -> str:
    """``Under way``."""
    return _WORDS.get(id_, id_.replace("-", " ").replace("_", " ").capitalize())


def plan_colour(id_: str) -> str:
    """The colour a word stands on; the word says it all without it."""
    return _COLOURS.get(id_, "govuk-tag--grey")


def choices(ids: Iterable[str], first: str = "") -> tuple[Choice, ...]:
    """Ids as choices in words; ``first`` stands for none of them."""
    found = tuple(Choice(id_, plan_word(id_)) for id_ in ids)
    return (Choice("", first), *found) if first else found


def kept_choices(kept: Kept) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Indicators and runs as choices; both empty where nothing is kept."""
    if not kept.runs:
        return (), ()
    told = (Choice(it.id, it.label) for it in kept.indicators)
    runs = (Choice(str(it.pk), f"As at {day_in_words(it.as_at)}") for it in kept.runs)
    return (Choice("", "Choose an indicator"), *told), (Choice("", "Choose a run"), *runs)


PLAN_FILTERS = {"plan_word": plan_word, "plan_colour": plan_colour}
