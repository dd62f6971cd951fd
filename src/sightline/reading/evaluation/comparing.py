"""One reading against the label of the same report: what is right, and every disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sightline.reading.evaluation.labels import LabelledReport, LabelledSentence
from sightline.reading.evaluation.matching import Matched, match, normalised
from sightline.reading.evaluation.tallies import Tally
from sightline.reading.shapes import AreaForImprovementShape, EventShape, LocatorShape, ReadingShape, SentenceShape

SENTENCES_FOUND = "sentences_found"
POLARITY, THEMES, PREVALENCE = "polarity", "themes", "prevalence"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where label and reading differ, for a person to settle by the page."""

    report: str
    sha256: str
    field: str
    labelled: str | None
    read: str | None
    page: int | None


@dataclass(slots=True)
class Comparison:
    """What one report adds to the figures. Tallies of classes are keyed ``field/class``."""

    report: LabelledReport
    tallies: dict[str, Tally] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)

    def count(self, name: str, tally: Tally) -> None:
        self.tallies[name] = self.tallies.get(name, Tally()) + tally

    def differ(self, name: str, labelled: str | None, read: str | None, page: int | None) -> None:
        report = self.report
        self.disagreements.append(Disagreement(report.name, report.sha256, name, labelled, read, page))


def compare(report: LabelledReport, reading: ReadingShape) -> Comparison:
    """Hold a reading in its public shape against the label of the same report."""
    comparison = Comparison(report)
    for name, labelled in report.facts.items():
        _compare_fact(comparison, name, labelled, *_fact(reading["inspection"], name))
    _compare_grades(comparison, reading["inspection"])
    _compare_items(comparison, reading)
    _compare_sentences(comparison, reading)
    return comparison


def _fact(event: EventShape | None, name: str) -> tuple[str | None, int | None]:
    """What the reading states in a field, and the page it stands on."""
    if event is None:
        return None, None
    if name == "kind":
        return event["kind"], None
    if name == "authority":
        authority = event["authority"]
        return (authority["name"], _page(authority["at"])) if authority else (None, None)
    stated = event[name]  # type: ignore[literal-required]
    return (stated["value"], _page(stated["at"])) if stated else (None, None)


def _compare_fact(comparison: Comparison, name: str, labelled: str | None, read: str | None, page: int | None) -> None:
    if _same(labelled, read):
        comparison.count(name, Tally(right=int(labelled is not None), exact=int(labelled is not None)))
        return
    comparison.count(name, Tally(missed=int(labelled is not None), extra=int(read is not None)))
    comparison.differ(name, labelled, read, page)


def _same(labelled: str | None, read: str | None) -> bool:
    if labelled is None or read is None:
        return labelled is read
    return normalised(labelled) == normalised(read)


def _compare_grades(comparison: Comparison, event: EventShape | None) -> None:
    judgements = {it["area"]: it for it in event["judgements"]} if event else {}
    for area in {**comparison.report.grades, **judgements}:
        labelled = comparison.report.grades.get(area)
        judgement = judgements.get(area)
        read = judgement["grade"] if judgement else None
        if labelled == read:
            comparison.count("grades", Tally(right=1, exact=1))
            continue
        comparison.count("grades", Tally(missed=int(labelled is not None), extra=int(read is not None)))
        page = _page(judgement["at"]) if judgement else None
        comparison.differ(f"grade of {area}", labelled, read, page)


def _compare_items(comparison: Comparison, reading: ReadingShape) -> None:
    report, areas = comparison.report, reading["areas_for_improvement"]
    lists: list[tuple[str, Sequence[str], Callable[[AreaForImprovementShape], bool]]] = [
        ("areas_for_improvement", report.areas_for_improvement, _is_improvement),
        ("areas_for_priority_action", report.areas_for_priority_action, _is_priority),
        ("lscb_areas", report.lscb_areas, _is_board),
    ]
    for name, labelled, belongs in lists:
        ours = [(area["text"], _page(area["at"])) for area in areas if belongs(area)]
        _compare_texts(comparison, name, labelled, ours)
    carried = [(it["text"], _page(it["at"])) for it in reading["carried_over"]]
    _compare_texts(comparison, "carried_over", report.carried_over, carried)


def _is_improvement(area: AreaForImprovementShape) -> bool:
    return area["of"] == "authority" and area["urgency"] == "improvement"


def _is_priority(area: AreaForImprovementShape) -> bool:
    return area["of"] == "authority" and area["urgency"] == "priority"


def _is_board(area: AreaForImprovementShape) -> bool:
    return area["of"] == "lscb"


def _compare_texts(
    comparison: Comparison, name: str, labelled: Sequence[str], ours: Sequence[tuple[str, int | None]]
) -> None:
    matched = match(labelled, [text for text, _ in ours])
    comparison.count(name, _tally(matched))
    for index in matched.missed:
        comparison.differ(name, labelled[index], None, None)
    for index in matched.extra:
        comparison.differ(name, None, *ours[index])


def _tally(matched: Matched) -> Tally:
    return Tally(len(matched.pairs), len(matched.missed), len(matched.extra), matched.exact_count)


def _compare_sentences(comparison: Comparison, reading: ReadingShape) -> None:
    """Are the labelled sentences there, and what does the reader make of those that are?

    Reports are labelled in part, so a sentence of the reading without a label is no fault.
    """
    labelled = comparison.report.sentences
    ours = list(_sentences(reading))
    matched = match([it.text for it in labelled], [it["text"] for it in ours])
    comparison.count(SENTENCES_FOUND, Tally(len(matched.pairs), len(matched.missed), 0, matched.exact_count))
    for index in matched.missed:
        comparison.differ(SENTENCES_FOUND, labelled[index].text, None, labelled[index].page)
    for one, other in matched.pairs:
        for name, tally in _judged(labelled[one], ours[other]).items():
            comparison.count(name, tally)


def _sentences(reading: ReadingShape) -> Iterator[SentenceShape]:
    for finding in reading["findings"]:
        yield from finding["sentences"]


def _judged(labelled: LabelledSentence, ours: SentenceShape) -> Mapping[str, Tally]:
    themes = frozenset(ours["themes"])
    judged = {
        THEMES: Tally(len(labelled.themes & themes), len(labelled.themes - themes), len(themes - labelled.themes)),
        PREVALENCE: _prevalence(labelled.prevalence, ours["prevalence"]),
    }
    if labelled.polarity == ours["polarity"]:
        return judged | {f"{POLARITY}/{labelled.polarity}": Tally(right=1)}
    return judged | {
        f"{POLARITY}/{labelled.polarity}": Tally(missed=1),
        f"{POLARITY}/{ours['polarity']}": Tally(extra=1),
    }


def _prevalence(labelled: str | None, read: str | None) -> Tally:
    """Quantities are the same with or without the "of" that follows them: the labels write both."""
    if labelled and read and normalised(labelled).removesuffix(" of") == normalised(read).removesuffix(" of"):
        return Tally(right=1)
    return Tally(missed=int(bool(labelled)), extra=int(bool(read)))


def _page(at: Sequence[LocatorShape]) -> int | None:
    return next((place["page"] for place in at), None)
