"""Challenge from outside: an adviser or commissioner writes it, the council answers; neither is changed afterwards."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import CHALLENGE, EDIT_PLAN, ensure
from sightline.improvement.models import Action, ChallengeNote, Plan, PlanArea
from sightline.improvement.pasted import needed
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell


@transaction.atomic
def challenge(*, about: Plan | PlanArea | Action, words: str, by: User, on: date, at: datetime) -> ChallengeNote:
    """Write a challenge about a plan, an area or an action."""
    ensure(by, CHALLENGE)
    words = needed(words, "words", "Write what you ask or doubt.")
    note = ChallengeNote.objects.create(
        plan=about if isinstance(about, Plan) else None,
        area=about if isinstance(about, PlanArea) else None,
        action=about if isinstance(about, Action) else None,
        words=words,
        by=by,
        on=on,
    )
    tell(about, "challenge-written", by, at, {"challenge": note.pk, "words": words})
    return note


@transaction.atomic
def answer(*, note: ChallengeNote, words: str, by: User, on: date, at: datetime) -> ChallengeNote:
    """Answer a challenge."""
    ensure(by, EDIT_PLAN)
    held = ChallengeNote.objects.select_for_update().get(pk=note.pk)
    if held.answer:
        raise Refused("already-there", "This challenge was answered meanwhile. Load the page again.")
    held.answer, held.answered_by, held.answered_on = needed(words, "words", "Write the answer."), by, on
    held.save()
    tell(held, "challenge-answered", by, at, {"words": held.answer})
    note.refresh_from_db()
    return note
