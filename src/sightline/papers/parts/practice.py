"""What the child-level lists show: what moved in charts, the rest in tables; what is hidden is said to be."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.charts.run_chart import RunPoint, run_chart
from sightline.ground.wording import count_in_words, day_in_words
from sightline.papers.blocks import Block, Heading, Paragraph, Picture, Sentence, Table, gap
from sightline.papers.practice_facts import PracticeFacts, PracticeMeasure, PracticePart

MOST_CHARTS = 8
"""As many charts as a board can take in; every other measure stands in the tables."""

_WIDTHS = (3.0, 0.9, 1.3, 1.6)


def what_lists_show(practice: PracticeFacts | None) -> tuple[Block, ...]:
    """A section's blocks: since when, what moved, and every measure by part of the child's journey."""
    if practice is None:
        return (Paragraph((gap("practice.none", "measures of the child-level lists; none were measured yet"),)),)
    charts = _charts(practice)
    moved = Sentence("practice.moved", "These measures are tied to an area for improvement or moved most:")
    return (
        Paragraph(_lead(practice)),
        *((Paragraph((moved,)), *charts) if charts else ()),
        *(block for part in practice.parts for block in _table(part)),
    )


def _lead(practice: PracticeFacts) -> tuple[Sentence, ...]:
    told = practice.measures()
    hidden = sum(it.now == "Not shown" for it in told)
    since = f", beside {day_in_words(practice.before)}" if practice.before else ""
    words = f"The lists as at {day_in_words(practice.as_at)}{since} make {count_in_words(len(told), 'measure')}."
    found = [Sentence("practice.as-at", words, sources=(practice.source,))]
    if hidden:
        few = (
            f"{count_in_words(hidden, "figure is", "figures are")} not shown: a child could be known from them."
        )
        found.append(Sentence("practice.hidden", few))
    if practice.not_available:
        lacking = count_in_words(practice.not_available, "measure")
        found.append(Sentence("practice.lacking", f"The lists do not hold what {lacking} would need."))
    return tuple(found)


def _charts(practice: PracticeFacts) -> tuple[Picture, ...]:
    """Measures with a target first, then those that moved, what is worse before what is better."""
    told = [it for it in practice.measures() if it.wanted is not None or it.has_moved]
    ranked = sorted(told, key=lambda it: (it.wanted is None, not it.course.startswith("Worse"), -_share_moved(it)))
    pictures = (picture(it) for it in ranked)
    return tuple(it for it in pictures if it)[:MOST_CHARTS]


def _share_moved(measure: PracticeMeasure) -> float:
    """How far it moved since the run before, as a share of what it was."""
    known = [value for _, value, _ in measure.points if value is not None]
    if len(known) < 2:
        return 0.0
    return abs(known[-1] - known[-2]) / max(abs(known[-2]), 1.0)


def picture(measure: PracticeMeasure) -> Picture | None:
    """The chart of a measure with its figures; none where fewer than two may be shown."""
    points = tuple(RunPoint(on, value, said) for on, value, said in measure.points)
    key = f"practice.chart.{measure.id}"
    drawn = run_chart(key, measure.label, points, is_share=measure.is_share, wanted=measure.wanted)
    if drawn is None:
        return None
    rows = tuple(
        (Sentence(f"{key}.{place}", day_in_words(on)), Sentence(f"{key}.{place}.value", said))
        for place, (on, _, said) in enumerate(measure.points, start=1)
    )
    said = f"{measure.label}: {measure.now}{f' ({measure.counted})' if measure.counted else ''}. {measure.course}."
    sentence = Sentence(key, said.replace(". .", "."), sources=(measure.source,))
    return Picture(drawn.title, sentence, drawn.svg, Table(f"{measure.label}: figures", ("Day", "Value"), rows, (1, 1)))


def _table(part: PracticePart) -> Iterable[Block]:
    rows = tuple(_row(it) for it in part.measures)
    yield Heading(part.title, level=2)
    yield Table(f"{part.title}: measures", ("Measure", "Value", "Counted", "Since the run before"), rows, _WIDTHS)


def _row(it: PracticeMeasure) -> tuple[Sentence, ...]:
    key = f"practice.{it.id}"
    return (
        Sentence(key, it.label),
        Sentence(f"{key}.now", it.now, sources=(it.source,)),
        Sentence(f"{key}.counted", it.counted or "–"),
        Sentence(f"{key}.course", it.course or "–"),
    )
