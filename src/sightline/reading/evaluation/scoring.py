"""The figures over all labelled reports: by field, by era, and whether the stated floors hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.reading.evaluation.comparing import (
    POLARITY,
    PREVALENCE,
    SENTENCES_FOUND,
    THEMES,
    Comparison,
    Disagreement,
)
from sightline.reading.evaluation.tallies import Tally, macro_f1, total

FLOORS: Mapping[str, float] = {
    "authority": 1.0,
    "kind": 1.0,
    "started_on": 1.0,
    "ended_on": 1.0,
    "published_on": 1.0,
    "lead_inspector": 1.0,
    "grades": 1.0,
    "areas_for_improvement": 0.98,
    "areas_for_priority_action": 0.98,
    "lscb_areas": 0.98,
    "carried_over": 0.7,
    SENTENCES_FOUND: 0.98,
}
"""What each field must reach over all labelled reports, in the order in which fields are shown."""

IN_SAMPLE = (POLARITY, THEMES, PREVALENCE)
"""Fields learnt from these very labels: their figures here say nothing about other reports."""


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How well one field is read. ``value`` is F1, or for sentences found the share that is there.

    ``exact`` is the same where only letter-by-letter matches count; ``floor`` is ``None`` where the
    figure is in-sample and no floor is set on it.
    """

    field: str
    tally: Tally
    value: float
    exact: float
    floor: float | None
    by_era: Mapping[str, float]

    @property
    def holds(self) -> bool:
        """Whether the floor, if there is one, is reached."""
        return self.floor is None or self.value >= self.floor


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result: reports compared, labels whose document was not there, figures, disagreements."""

    reports: int
    without_document: tuple[str, ...]
    fields: tuple[FieldScore, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def holds(self) -> bool:
        """Whether every floor is reached."""
        return all(score.holds for score in self.fields)


def score(comparisons: Sequence[Comparison], without_document: Iterable[str] = ()) -> Score:
    """Add the comparisons up."""
    eras = sorted({comparison.report.era for comparison in comparisons})
    groups = {era: [it for it in comparisons if it.report.era == era] for era in eras}
    return Score(
        reports=len(comparisons),
        without_document=tuple(without_document),
        fields=tuple(_field(name, comparisons, groups) for name in (*FLOORS, *IN_SAMPLE)),
        disagreements=tuple(it for comparison in comparisons for it in comparison.disagreements),
    )


def _field(name: str, comparisons: Sequence[Comparison], groups: Mapping[str, Sequence[Comparison]]) -> FieldScore:
    value, exact = _figures(name, comparisons)
    return FieldScore(
        field=name,
        tally=total(_classes(name, comparisons).values()),
        value=value,
        exact=exact,
        floor=FLOORS.get(name),
        by_era={era: _figures(name, group)[0] for era, group in groups.items()},
    )


def _figures(name: str, comparisons: Sequence[Comparison]) -> tuple[float, float]:
    """The value of a field and its exact value."""
    classes = _classes(name, comparisons)
    if name == POLARITY:
        value = macro_f1(classes.values())
        return value, value
    tally = total(classes.values())
    if name == SENTENCES_FOUND:
        return tally.recall, tally.exact / tally.labelled if tally.labelled else 1.0
    return tally.f1, tally.strict_f1 if name in FLOORS else tally.f1


def _classes(name: str, comparisons: Sequence[Comparison]) -> dict[str, Tally]:
    """The tallies of a field, by class; a field without classes is its own only class."""
    added: dict[str, Tally] = {}
    for comparison in comparisons:
        for key, tally in comparison.tallies.items():
            if key == name or key.startswith(f"{name}/"):
                added[key] = added.get(key, Tally()) + tally
    return added
