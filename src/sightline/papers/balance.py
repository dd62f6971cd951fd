"""Whether a paper for the public tells the whole of what inspectors said: grades first, praise in proportion.

A notice that leads with praise misleads the people who depend on it. The check warns; people decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.knowledge import labels
from sightline.papers.blocks import Basis, Paper
from sightline.papers.facts import Facts

STRAYS_BY = 0.2
"""How far the share of praise among quotations may lie above its share in the report."""

_PRAISE = (
    "delighted",
    "thrilled",
    "fantastic",
    "excellent",
    "amazing",
    "glowing",
    "world-class",
    "resounding",
    "proud",
)


@dataclass(frozen=True, slots=True)
class Imbalance:
    """One way in which a paper strays, in words, with a code that stays the same."""

    code: str
    message: str


def imbalances(paper: Paper, facts: Facts) -> tuple[Imbalance, ...]:
    """What a fair reader of the report would miss in the paper; nothing where it is balanced."""
    checks = (_grades_first, _grades_in_full, _areas_told, _praise_in_proportion, _words_of_praise)
    return tuple(found for check in checks if (found := check(paper, facts)))


def _grades_first(paper: Paper, facts: Facts) -> Imbalance | None:
    """The judgements stand before any quotation."""
    if not facts.inspected.judgements:
        return None
    told = [sentence for sentence in paper.sentences() if not sentence.is_missing]
    first_quote = next((place for place, it in enumerate(told) if it.basis is Basis.QUOTED), len(told))
    first_grade = next((place for place, it in enumerate(told) if _names_a_grade(it.text, facts)), None)
    if first_grade is not None and first_grade < first_quote:
        return None
    return Imbalance("grades-not-first", "The paper quotes inspectors before it says what grades they gave.")


def _names_a_grade(text: str, facts: Facts) -> bool:
    given = (labels.grade(value.text).lower() for value in facts.inspected.judgements.values())
    return any(grade in text.lower() for grade in given)


def _grades_in_full(paper: Paper, facts: Facts) -> Imbalance | None:
    text = " ".join(sentence.text.lower() for sentence in paper.sentences())
    missing = [
        labels.area(area)
        for area in facts.inspected.judgements
        if labels.area(area).lower() not in text and labels.area_in_full(area).lower() not in text
    ]
    if not missing:
        return None
    return Imbalance("grades-left-out", f"The paper leaves out judgements: {', '.join(missing)}.")


def _areas_told(paper: Paper, facts: Facts) -> Imbalance | None:
    """Every area for improvement is told, in inspectors' words or with their place as its source."""
    keys = {sentence.key for sentence in paper.sentences()}
    missing = [area for area in facts.inspected.needed if f"needed.{area.id}" not in keys]
    if not missing:
        return None
    return Imbalance("areas-left-out", f"The paper leaves out {len(missing)} of the areas for improvement.")


def _praise_in_proportion(paper: Paper, facts: Facts) -> Imbalance | None:
    polarity = {quote.text: quote.polarity for quote in facts.inspected.quotes}
    used = [polarity[it.text] for it in paper.sentences() if it.basis is Basis.QUOTED and it.text in polarity]
    ours, theirs = _share(used), _share(list(polarity.values()))
    if ours is None or theirs is None or ours <= theirs + STRAYS_BY:
        return None
    return Imbalance(
        "more-praise-than-the-report",
        f"Of the paper’s quotations {ours:.0%} are praise; of the report’s findings {theirs:.0%} are.",
    )


def _share(polarities: list[str]) -> float | None:
    judged = [it for it in polarities if it in ("strength", "weakness", "mixed")]
    return judged.count("strength") / len(judged) if judged else None


def _words_of_praise(paper: Paper, facts: Facts) -> Imbalance | None:
    """Words of triumph of our own beside a grade below good, or an area for priority action."""
    low = {"requires-improvement", "inadequate"} & {value.text for value in facts.inspected.judgements.values()}
    if not low and not any(area.is_priority for area in facts.inspected.needed):
        return None
    own = " ".join(it.text.lower() for it in paper.sentences() if it.basis is not Basis.QUOTED)
    used = [word for word in _PRAISE if word in own]
    if not used:
        return None
    return Imbalance("triumph-beside-a-low-grade", f"Words such as “{used[0]}” stand beside a grade below good.")
