"""What the child-level lists show: what moved in charts, the rest in tables; what is hidden is said to be."""

from __future__ import annotations

from collections.abc import Container
from itertools import dropwhile

from sightline.charts.run_chart import RunPoint, run_chart
from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Block, Paragraph, Picture, Sentence, Table, gap
from sightline.papers.practice_facts import PracticeFacts, PracticeMeasure, PracticePart
from sightline.papers.words import number

MOST_CHARTS = 6
"""As many charts as a board can take in; every other measure stands in the tables."""

_TOLD_IN_WORDS = 2
"""So many values the title and the sentence of a chart tell; more need a table."""

_WIDTHS = (2.9, 1.1, 1.3, 1.7)


def what_lists_show(practice: PracticeFacts | None, *, in_full: bool, told: Container[str] = ()) -> tuple[Block, ...]:
    """A section's blocks: since when, what moved in charts, and measures in tables.

    ``in_full`` has every measure by part of the child's journey, for inspectors; else what is better or worse. ``told``
    are measures that the paper shows in a chart elsewhere.
    """
    if practice is None:
        return (Paragraph((gap("practice.none", "measures of the child-level lists; none were measured yet"),)),)
    charts = _charts(practice, told)
    tied = any(it.wanted is not None and it.id not in told for it in practice.measures())
    words = "are tied to an area for improvement or moved most" if tied else "moved most since the run before"
    moved = Sentence("practice.charts", f"These measures {words}:")
    tables: tuple[Block, ...] = tuple(map(_table, practice.parts)) if in_full else _moved(practice)
    return (
        Paragraph(_lead(practice)),
        *((Paragraph((moved,)),) if charts else ()),
        *charts,
        *tables,
    )


def _moved(practice: PracticeFacts) -> tuple[Table, ...]:
    """One table of what is worse, then of what is better, than in the run before; what moved most comes first."""
    ranked = sorted(practice.measures(), key=_share_moved, reverse=True)
    found = tuple(
        PracticePart(title, tuple(it for it in ranked if it.course.startswith(word)))
        for title, word in (("Measures that are worse", "Worse"), ("Measures that are better", "Better"))
    )
    return tuple(_table(part) for part in found if part.measures)


def _lead(practice: PracticeFacts) -> tuple[Sentence, ...]:
    told = practice.measures()
    hidden = sum(it.now == "Not shown" for it in told)
    beside = f" They are set beside those of {day_in_words(practice.before)}." if practice.before else ""
    made = number(len(told), "measure was", "measures were").capitalize()
    words = f"{made} made from the lists as at {day_in_words(practice.as_at)}.{beside}"
    found = [Sentence("practice.as-at", words, sources=(practice.source,))]
    if hidden:
        few = f"{number(hidden, 'figure is', 'figures are').capitalize()} not shown: a child could be known from them."
        found.append(Sentence("practice.hidden", few))
    if practice.not_available:
        lacking = number(practice.not_available, "measure")
        found.append(Sentence("practice.lacking", f"The lists do not hold what {lacking} would need."))
    return tuple(found)


def _charts(practice: PracticeFacts, told: Container[str]) -> tuple[Picture, ...]:
    """Measures with a target first, then those that moved, what is worse before what is better."""
    new = [it for it in practice.measures() if it.id not in told and (it.wanted is not None or it.has_moved)]
    ranked = sorted(new, key=lambda it: (it.wanted is None, not it.course.startswith("Worse"), -_share_moved(it)))
    pictures = (picture(it) for it in ranked)
    return tuple(it for it in pictures if it)[:MOST_CHARTS]


def _share_moved(measure: PracticeMeasure) -> float:
    """How far it moved since the run before, as a share of what it was."""
    known = [value for _, value, _ in measure.points if value is not None]
    if len(known) < 2:
        return 0.0
    return abs(known[-1] - known[-2]) / max(abs(known[-2]), 1.0)


def picture(measure: PracticeMeasure) -> Picture | None:
    """The chart of a measure with its figures, from the first that may be shown; none where fewer than two may."""
    told = tuple(dropwhile(lambda it: it[1] is None, measure.points))
    points = tuple(RunPoint(on, value, said) for on, value, said in told)
    key = f"practice.chart.{measure.id}"
    drawn = run_chart(key, measure.label, points, is_share=measure.is_share, wanted=measure.wanted)
    if drawn is None:
        return None
    rows = tuple(
        (Sentence(f"{key}.{place}", day_in_words(on)), Sentence(f"{key}.{place}.value", said))
        for place, (on, _, said) in enumerate(told, start=1)
    )
    hidden = (
        " Earlier figures are not shown: a child could be known from them." if len(told) < len(measure.points) else ""
    )
    sentence = Sentence(key, f"{_in_words(measure)}{hidden}", sources=(measure.source,))
    table = Table(f"{measure.label}: figures", ("Day", "Value"), rows, (1, 1))
    return Picture(drawn.title, sentence, drawn.svg, table if len(rows) > _TOLD_IN_WORDS else None)


def _in_words(measure: PracticeMeasure) -> str:
    counted = f" ({measure.counted})" if measure.counted else ""
    return f"{measure.label}: {measure.now}{counted}.{course_in_words(measure)}"


def course_in_words(measure: PracticeMeasure) -> str:
    """How it stands to the run before, to go on with: `` Worse: down from 62% on 30 June 2026.``; or nothing."""
    if not measure.course or len(measure.points) < 2:
        return ""
    return f" {measure.course} on {day_in_words(measure.points[-2][0])}.".replace("No change on", "No change since")


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
