"""What a person says of a read fact: confirmed, corrected or queried; two never overwrite each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.ground.errors import SightlineError
from sightline.knowledge import load
from sightline.register import events, search
from sightline.register.actions.facts import AREA, JUDGEMENT, Fact, held_fact
from sightline.register.actions.weighing import HELD_TWICE, weigh
from sightline.register.models import Document, Inspection, Review
from sightline.register.models.judgement import GRADES
from sightline.register.ranking import FIELDS
from sightline.register.told import partial

_DATES = ("started_on", "ended_on")


class Refused(SightlineError):
    """A review that cannot be recorded. Codes: ``unknown-fact``, ``not-a-grade``, ``not-a-date``,
    ``not-a-kind``, ``nothing-said``, ``reason-missing``, ``inspection-held-twice``."""

    exit_status = 2


class SaidMeanwhile(SightlineError):
    """Somebody reviewed the fact after the page was shown; nothing was recorded.

    ``theirs`` is the review that stands now and ``mine`` what was to be said, so that a page can show both.
    """

    exit_status = 2

    def __init__(self, theirs: Review | None, mine: str) -> None:
        who = theirs.by.get_username() if theirs else "Somebody"
        said = f"“{theirs.says or theirs.read}” ({theirs.verdict})" if theirs else "something else"
        super().__init__(
            "said-meanwhile",
            f"{who} reviewed this while you were looking at it and says {said}. You were about to say “{mine}”. "
            "Nothing was lost and nothing was changed: look at both and decide.",
        )
        self.theirs = theirs
        self.mine = mine


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    verdict: str
    says: str
    reason: str


def confirm(*, inspection: Inspection, fact: str, version: int, by: User, at: datetime) -> Review:
    """Say that a fact is as it was read. ``version`` is that of the fact as the person saw it."""
    return _review(inspection, fact, version, _Said(verdict="confirmed", says="", reason=""), by, at)


def correct(
    *, inspection: Inspection, fact: str, says: str, reason: str, version: int, by: User, at: datetime
) -> Review:
    """Say what a fact is instead, and why; what was read is kept beside it, and a re-reading leaves it alone."""
    if not reason.strip():
        raise Refused("reason-missing", "Say why it is to be corrected, so that others can follow.")
    said = _Said(verdict="corrected", says=_checked(fact, says.strip()), reason=reason.strip())
    return _review(inspection, fact, version, said, by, at)


def query(*, inspection: Inspection, fact: str, reason: str, version: int, by: User, at: datetime) -> Review:
    """Say that a fact is in doubt and why; it stays as it is and stands first in the queue."""
    if not reason.strip():
        raise Refused("reason-missing", "Say what is in doubt, so that others can look into it.")
    return _review(inspection, fact, version, _Said(verdict="queried", says="", reason=reason.strip()), by, at)


def _review(inspection: Inspection, name: str, version: int, said: _Said, by: User, at: datetime) -> Review:
    mine = said.says or said.verdict
    try:
        with transaction.atomic():
            return _recorded(inspection, name, version, said, by, at)
    except IntegrityError:
        raise SaidMeanwhile(_standing(inspection, name), mine) from None


def _recorded(inspection: Inspection, name: str, version: int, said: _Said, by: User, at: datetime) -> Review:
    inspection.refresh_from_db()
    fact = held_fact(inspection, name)
    if fact is None:
        raise Refused("unknown-fact", "This fact is not held any more. Load the page again.")
    if fact.version != version:
        raise SaidMeanwhile(_standing(inspection, name), said.says or said.verdict)
    review = Review.objects.create(
        inspection=inspection,
        document=fact.document,
        fact=name,
        number=version + 1,
        verdict=said.verdict,
        read=fact.read,
        says=fact.value if said.verdict == "confirmed" else said.says,
        reason=said.reason,
        by=by,
        at=at,
    )
    if said.verdict == "corrected":
        _put_right(inspection, fact, said.says)
    content = {"fact": name, "verdict": said.verdict, "read": fact.read, "says": review.says, "reason": said.reason}
    subject = f"inspection/{inspection.pk}"
    events.append(kind=f"fact-{said.verdict}", subject=subject, by=by.get_username(), at=at, content=content)
    return review


def _put_right(inspection: Inspection, fact: Fact, says: str) -> None:
    """What the register holds becomes what the person says."""
    if fact.judgement:
        fact.judgement.grade = says
        fact.judgement.save()
    elif fact.area:
        fact.area.text = says
        fact.area.save()
    else:
        weigh(inspection)
        if _held(inspection, fact.name) != says:
            message = "Another inspection is held with this authority, kind and first day: they are one. Correct that."
            raise Refused(HELD_TWICE, message)
    for document in Document.objects.filter(accounts__inspection=inspection):
        search.index(document)


def _held(inspection: Inspection, name: str) -> str:
    value = getattr(inspection, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _standing(inspection: Inspection, name: str) -> Review | None:
    return Review.objects.filter(inspection=inspection, fact=name).select_related("by").order_by("-number").first()


def _checked(name: str, says: str) -> str:
    """The correction in the form its fact has."""
    if not says:
        raise Refused("nothing-said", "Say what it is instead.")
    if name.startswith(JUDGEMENT) and says not in GRADES:
        raise Refused("not-a-grade", f"A grade is one of {', '.join(GRADES)}.")
    if name == "kind" and says not in {kind.id for kind in load.event_kinds()}:
        raise Refused("not-a-kind", "That is no kind of inspection or visit.")
    if name in _DATES:
        _check_date(says, partial)
    elif name == "published_on":
        _check_date(says, date.fromisoformat)
    if name not in FIELDS and not name.startswith((JUDGEMENT, AREA)):
        raise Refused("unknown-fact", "This is no fact that can be corrected.")
    return says


def _check_date(says: str, understand: Callable[[str], object]) -> None:
    try:
        understand(says)
    except (ValueError, TypeError):
        raise Refused("not-a-date", "Write the date as 2024-03-04, or 2024-03 where only the month is known.") from None
