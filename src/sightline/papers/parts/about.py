"""What a paper was made from, for whoever finds it later."""

from __future__ import annotations

from datetime import date

from sightline.ground.wording import day_in_words
from sightline.papers.facts import Facts
from sightline.papers.words import kind


def properties(facts: Facts) -> tuple[tuple[str, str], ...]:
    """The inspection, the day the facts are as at, and the day the field's rules were last checked."""
    return (
        ("Inspection", f"{kind(facts.inspected.kind)} {facts.inspected.dates.text}".strip()),
        ("Facts as at", day_in_words(facts.on)),
        ("Rules of the field checked on", day_in_words(date.fromisoformat(facts.knowledge))),
    )
