"""What a person says of a fact, from the form to the register, with clear words where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from sightline.ground.errors import SightlineError
from sightline.knowledge import load
from sightline.register.actions import reviews
from sightline.register.models import Inspection
from sightline.register.queries.facts import Fact
from sightline.web import formats
from sightline.web.clock import now
from sightline.web.pages.inspections import Choice, ReviewForm
from sightline.web.views.account import signed_in

VERDICTS = ("confirmed", "corrected", "queried")
_FIELD_OF = {"reason-missing": "reason", "unknown-fact": "verdict", "said-meanwhile": "meanwhile"}
_DAYS = ("started_on", "ended_on", "published_on")
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was sent. ``version`` is how often the fact had been reviewed when it was shown."""

    verdict: str
    says: str
    reason: str
    version: int


def typed(sent: QueryDict) -> Typed:
    """What was typed; a version that is no number fits none."""
    version = sent.get("version", "")
    says = sent.get("says", "").replace("\0", "").strip()[:LONGEST]
    reason = sent.get("reason", "").replace("\0", "").strip()[:LONGEST]
    return Typed(sent.get("verdict", ""), says, reason, int(version) if version.isdecimal() else -1)


def record(request: HttpRequest, inspection: Inspection, said: Typed, fact: str) -> dict[str, str]:
    """Record it; what is wrong, by field, where it cannot be recorded."""
    if said.verdict not in VERDICTS:
        return {"verdict": "Choose whether you confirm, correct or query the fact"}
    by, at, version = signed_in(request), now(), said.version
    try:
        if said.verdict == "confirmed":
            reviews.confirm(inspection=inspection, fact=fact, version=version, by=by, at=at)
        elif said.verdict == "corrected":
            reviews.correct(
                inspection=inspection, fact=fact, says=said.says, reason=said.reason, version=version, by=by, at=at
            )
        else:
            reviews.query(inspection=inspection, fact=fact, reason=said.reason, version=version, by=by, at=at)
    except SightlineError as fault:
        return {_FIELD_OF.get(fault.code, "says"): fault.message.rstrip(".")}
    return {}


def empty_form(fact: Fact, said: Typed | None) -> ReviewForm:
    """The form for a fact, filled with what was typed where it came back."""
    return ReviewForm(
        verdict=said.verdict if said else "",
        says=said.says if said else fact.value,
        reason=said.reason if said else "",
        choices=_choices(fact),
        is_long=fact.family == "area",
        hint="Write the date as 2024-03-04, or 2024-03 where only the month is known." if fact.family in _DAYS else "",
        number=fact.number,
    )


def _choices(fact: Fact) -> tuple[Choice, ...]:
    if fact.family == "judgement":
        return tuple(Choice(it.id, formats.grade(it.id)) for it in load.grades() if it.rank is not None)
    if fact.family == "kind":
        return tuple(Choice(it.id, it.label) for it in load.event_kinds())
    return ()
