"""The clocks of a plan: each duty of each source, whether it is done, and how many days are left, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.ground.errors import WrongUsage
from sightline.ground.wording import count_in_words, day_in_words, days_left, list_in_words
from sightline.improvement.models import Plan, PlanSource
from sightline.knowledge import clocks

_DONE_BY = {
    "action-plan": (("sent_on", "sent"), ("published_on", "published")),
    "priority-action-draft": (("early_draft_on", "sent as an early draft"),),
    "priority-action-plan": (("sent_on", "sent"),),
    "joint-statement": (("sent_on", "sent"),),
}
"""What a plan itself answers: the days that show a duty done, and the word for each."""

_CAME = {"inspection": clocks.Came.REPORT, "joint-inspection": clocks.Came.JOINT_LETTER}
"""What came of a source of a plan: a letter, but of these."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty that runs from a source of a plan. ``done_on`` is the day it was done, empty while it is not.

    ``words`` say it whole: what was done when, what is left, and how many days that leaves.
    """

    source: PlanSource
    duty: clocks.Duty
    is_receipt_known: bool
    done_on: date | None
    is_late: bool
    words: str


def clocks_of(plan: Plan, on: date) -> tuple[Clock, ...]:
    """Every clock that runs on the plan, soonest first."""
    found = [
        _clock(plan, source, duty, on)
        for source in plan.sources.all()
        if source.clocks_run_from is not None
        for duty in _duties(source, source.clocks_run_from)
        if duty.rule in _DONE_BY
    ]
    return tuple(sorted(found, key=lambda it: (it.duty.due_on, it.source.pk)))


def _duties(source: PlanSource, received: date) -> list[clocks.Duty]:
    try:
        return clocks.duties(received, source.has_priority_action, _CAME.get(source.kind, clocks.Came.LETTER))
    except WrongUsage:
        return []  # before or after the years whose bank holidays are known: no date would be sure


def _clock(plan: Plan, source: PlanSource, duty: clocks.Duty, on: date) -> Clock:
    parts = [(getattr(plan, name), word) for name, word in _DONE_BY[duty.rule]]
    done = [f"{word} on {day_in_words(day)}" for day, word in parts if day]
    left = [word for day, word in parts if not day]
    done_on = max(day for day, _ in parts if day) if not left else None
    is_late = duty.due_on < (done_on or on)
    words = _finished(done, duty.due_on, done_on) if done_on else _running(done, left, duty.due_on, on)
    return Clock(source, duty, source.receipt is not None, done_on, is_late, words)


def _finished(done: list[str], due_on: date, done_on: date) -> str:
    days = (due_on - done_on).days
    when = "on the last day" if days == 0 else f"{count_in_words(abs(days), 'day')} {'early' if days > 0 else 'late'}"
    return f"{_sentence(list_in_words(done))}, {when}"


def _running(done: list[str], left: list[str], due_on: date, on: date) -> str:
    so_far = f"{_sentence(list_in_words(done))}, not {list_in_words(left, 'or')} yet: " if done else ""
    words = days_left(due_on, on)
    return f"{so_far}{words[0].lower() + words[1:]}" if so_far else words


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
