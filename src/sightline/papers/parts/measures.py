"""Measures as papers show them: each with its sentence, and a chart with its figures where it has run for a while."""

from __future__ import annotations

from sightline.charts.run_chart import RunPoint, run_chart
from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Block, Bullet, Bullets, Paragraph, Picture, Sentence, Table
from sightline.papers.parts.practice import course_in_words
from sightline.papers.plan_facts import MeasureFact, PlanFacts
from sightline.papers.practice_facts import PracticeFacts

_PERCENT = "%"


def measures(plan: PlanFacts, practice: PracticeFacts | None = None) -> tuple[Block, ...]:
    """Every measure of the plan, each once: charts for those that ran, sentences for all others.

    With ``practice`` one that the child-level lists make is told with its course since the run before.
    """
    courses = {it.id: course_in_words(it) for it in practice.measures()} if practice else {}
    found = {it.id: it for it in _measures(plan)}
    charted = {it.id: picture for it in found.values() if (picture := _picture(it, courses.get(it.indicator, "")))}
    others = tuple(Bullet(_said(it)) for it in found.values() if it.id not in charted)
    lead = Paragraph((Sentence("measures.lead", "Measures that have not run long enough for a chart:"),))
    return (*charted.values(), *((lead, Bullets(others)) if others else ()))


def charted_indicators(plan: PlanFacts) -> frozenset[str]:
    """The measures of the child-level lists that :func:`measures` shows as charts."""
    return frozenset(it.indicator for it in _measures(plan) if it.indicator and _picture(it))


def _measures(plan: PlanFacts) -> tuple[MeasureFact, ...]:
    """One of each; several actions may follow the same figures to the same target."""
    found: dict[object, MeasureFact] = {}
    for it in (it for area in plan.areas for action in area.actions for it in action.measures):
        found.setdefault((it.indicator, it.target, it.sentence) if it.indicator else it.id, it)
    return tuple(found.values())


def _said(measure: MeasureFact) -> tuple[Sentence, ...]:
    return (Sentence(f"measure.{measure.id}", f"{measure.what}: {measure.sentence}", sources=(measure.source,)),)


def _value(value: float, unit: str) -> str:
    return f"{value:g}%" if unit == _PERCENT else f"{value:g} {unit}".strip()


def _picture(measure: MeasureFact, course: str = "") -> Picture | None:
    points = tuple(RunPoint(on, value, counts) for on, value, counts in measure.results)
    drawn = run_chart(
        f"measure-{measure.id}", measure.what, points, is_share=measure.unit == _PERCENT, wanted=measure.target
    )
    if drawn is None:
        return None
    rows = tuple(
        (
            Sentence(f"measure.{measure.id}.{place}", day_in_words(on)),
            Sentence(f"measure.{measure.id}.{place}.value", _value(value, measure.unit)),
            Sentence(f"measure.{measure.id}.{place}.counts", counts or "not stated"),
        )
        for place, (on, value, counts) in enumerate(measure.results, start=1)
    )
    table = Table(f"{measure.what}: figures", ("Day", "Value", "Counted"), rows, (2, 1, 1.4))
    sentence = Sentence(
        f"measure.{measure.id}", f"{measure.word}. {measure.sentence}{course}", sources=(measure.source,)
    )
    return Picture(drawn.title, sentence, drawn.svg, table)
