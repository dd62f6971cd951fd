"""What the child-level lists show: what moved in charts, the rest in tables; what is hidden is said to be."""

from __future__ import annotations

from sightline.charts.run_chart import RunPoint, run_chart
from sightline.ground.wording import count_in_words, day_in_words
from sightline.papers.blocks import Block, Paragraph, Picture, Sentence, Table, gap
from sightline.papers.practice_facts import PracticeFacts, PracticeMeasure, PracticePart

MOST_CHARTS = 6
"""As many charts as a board can take in; every other measure stands in the tables."""

_TOLD_IN_WORDS = 2
"""So many values the title and the sentence of a chart tell; more need a table."""

_WIDTHS = (2.9, 1.1, 1.3, 1.7)


def what_lists_show(practice: PracticeFacts | None, *, in_full: bool) -> tuple[Block, ...]:
    """A section's blocks: since when, what moved in charts, and measures in tables.

    ``in_full`` has every measure by part of the child's journey, for inspectors; else what is better or worse.
    """
    if practice is None:
        return (Paragraph((gap("practice.none", "measures of the child-level lists; none were measured yet"),)),)
    charts = _charts(practice)
    moved = Sentence("practice.charts", "These measures are tied to an area for improvement or moved most:")
    tables: tuple[Block, ...] = tuple(map(_table, practice.parts)) if in_full else _moved(practice)
    return (
        Paragraph(_lead(practice)),
        *((Paragraph((moved,)),) if charts else ()),
        *charts,
        *tables,
    )


def _moved(practice: PracticeFacts) -> tuple[Table, ...]:
    """One table of what is worse, then of what is better, than in the run before."""
    found = tuple(
        PracticePart(title, tuple(it for it in practice.measures() if it.course.startswith(word)))
        for title, word in (("Measures that are worse", "Worse"), ("Measures that are better", "Better"))
    )
    return tuple(_table(part) for part in found if part.measures)


def _lead(practice: PracticeFacts) -> tuple[Sentence, ...]:
    told = practice.measures()
    hidden = sum(it.now == "Not shown" for it in told)
    beside = f" They are set beside those of {day_in_words(practice.before)}." if practice.before else ""
    made = count_in_words(len(told), "measure was", "measures were")
    words = f"{made} made from the lists as at {day_in_words(practice.as_at)}.{beside}"
    found = [Sentence("practice.as-at", words, sources=(practice.source,))]
    if hidden:
        few = f"{count_in_words(hidden, 'figure is', 'figures are')} not shown: a child could be known from them."
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
    sentence = Sentence(key, _in_words(measure), sources=(measure.source,))
    table = Table(f"{measure.label}: figures", ("Day", "Value"), rows, (1, 1))
    return Picture(drawn.title, sentence, drawn.svg, table if len(rows) > _TOLD_IN_WORDS else None)


def _in_words(measure: PracticeMeasure) -> str:
    counted = f" ({measure.counted})" if measure.counted else ""
    earlier = f" {measure.course} on {day_in_words(measure.points[-2][0])}." if measure.course else ""
    return f"{measure.label}: {measure.now}{counted}.{earlier}".replace("No change on", "No change since")


def _table(part: PracticePart) -> Table:
    rows = tuple(_row(it) for it in part.measures)
    return Table(part.title, ("Measure", "Value", "Counted", "Since the run before"), rows, _WIDTHS)


def _row(it: PracticeMeasure) -> tuple[Sentence, ...]:
    key = f"practice.{it.id}"
    return (
        Sentence(key, it.label),
        Sentence(f"{key}.now", it.now, sources=(it.source,)),
        Sentence(f"{key}.counted", it.counted or "–"),
        Sentence(f"{key}.course", it.course or "–"),
    )
