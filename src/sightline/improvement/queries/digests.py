"""What a person is written to about: what is theirs, what waits for them, what runs, and what came back.

::

    digest_of(person, authority, on, sight) -> Digest
    recipients(on) -> tuple                             everyone who may be due one, with how often and where
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Max

from sightline.improvement.access import APPROVE, EDIT_PLAN, READ_PLAN
from sightline.improvement.models import Closure, DateMove, MailChoice
from sightline.improvement.models.closure import WAITS
from sightline.improvement.models.date_move import ASKED
from sightline.improvement.models.reminding import DAILY, NEVER, WEEKLY
from sightline.improvement.queries.actions import ActionLine, lines, of_person
from sightline.improvement.queries.reminders import Reminded, reminders_on
from sightline.improvement.queries.standing import with_rating
from sightline.improvement.queries.visible import hidden
from sightline.improvement.queries.watching import Again, said_again
from sightline.knowledge.action_status import Rating
from sightline.knowledge.reminders import reminders
from sightline.register.queries.sight import Sight

MOST = 25
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be written to. ``address`` is empty where none is known; ``is_due`` whether today is their day."""

    person: User
    address: str
    how_often: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is written to about on a day. ``today`` are the reminders that fall on it."""

    on: date
    today: tuple[Reminded, ...]
    late: tuple[ActionLine, ...]
    late_count: int
    soon: tuple[ActionLine, ...]
    soon_days: int
    moves: tuple[DateMove, ...]
    closures: tuple[Closure, ...]
    again: tuple[Again, ...]

    @property
    def has_news(self) -> bool:
        """Whether something falls on this day, waits for the person, or came back."""
        return bool(self.today or self.moves or self.closures or self.again)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of theirs at all."""
        return not (self.has_news or self.late or self.soon)


def recipients(on: date) -> tuple[Recipient, ...]:
    """Everyone who may read plans and wants to be written to, by name; those who chose nothing are written to daily."""
    choices = {it.person_id: it for it in MailChoice.objects.all()}
    rows = User.objects.filter(is_active=True).annotate(last=Max("digests__on")).order_by("username")
    told = (_recipient(person, choices.get(person.pk), on) for person in rows if person.has_perm(READ_PLAN))
    return tuple(it for it in told if it.how_often != NEVER)


def choice_of(person: User) -> MailChoice:
    """What a person chose, or what stands for them until they choose."""
    return MailChoice.objects.filter(person=person).first() or MailChoice(person=person)


def digest_of(person: User, authority: str, on: date, sight: Sight) -> Digest:
    """What one person is written to about; what they may not see is not in it."""
    theirs = of_person(authority, person.pk, on)
    late = with_rating(theirs, on, Rating.LATE)
    days = max(max(rule.days) for rule in reminders() if rule.of == "action")
    soon = theirs.filter(due_on__gte=on, due_on__lte=on + timedelta(days=days))
    writes, approves = person.has_perm(EDIT_PLAN), person.has_perm(APPROVE)
    return Digest(
        on=on,
        today=tuple(_of(reminders_on(authority, on), person, writes)),
        late=lines(late[:MOST], on),
        late_count=late.count(),
        soon=lines(soon[:MOST], on),
        soon_days=days,
        moves=_moves(person, authority) if approves else (),
        closures=_closures(person, authority, sight) if approves else (),
        again=_again(authority, sight) if writes else (),
    )


def _recipient(person: User, choice: MailChoice | None, on: date) -> Recipient:
    often = choice.how_often if choice else DAILY
    last: date | None = getattr(person, "last", None)
    is_due = last is None or (last < on and (often != WEEKLY or last <= on - A_WEEK))
    return Recipient(person, (choice.address if choice else "") or person.email, often, is_due)


def _of(found: Iterable[Reminded], person: User, writes: bool) -> Iterable[Reminded]:
    """Their own, and for whoever writes the plan what is nobody's."""
    return (it for it in found if it.person == person.pk or (writes and it.person is None))


def _moves(person: User, authority: str) -> tuple[DateMove, ...]:
    rows = DateMove.objects.filter(state=ASKED, action__authority=authority).exclude(asked_by=person)
    return tuple(rows.select_related("action", "asked_by").order_by("asked_on", "id")[:MOST])


def _closures(person: User, authority: str, sight: Sight) -> tuple[Closure, ...]:
    rows = Closure.objects.filter(state=WAITS, area__authority=authority).exclude(proposed_by=person)
    if sight.hidden:
        rows = rows.exclude(hidden(sight, "area__sha256"))
    return tuple(rows.select_related("area", "proposed_by").order_by("proposed_on", "id")[:MOST])


def _again(authority: str, sight: Sight) -> tuple[Again, ...]:
    """What was closed and is said again, as long as nobody has settled whether it is the same."""
    return tuple(it for it in said_again(authority, sight) if not it.said.verdict)[:MOST]
