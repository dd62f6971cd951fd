"""Measures as papers show them: each with its sentence, and a chart with its figures where it has run for a while."""

from __future__ import annotations

from sightline.charts.run import Result, run
from sightline.ground.wording import day_in_words
from sightline.papers.blocks import Block, Bullet, Bullets, Paragraph, Picture, Sentence, Table
from sightline.papers.plan_facts import MeasureFact, PlanFacts

_LEAST = 2
"""Fewer results than this make no line."""


def measures(plan: PlanFacts) -> tuple[Block, ...]:
    """Every measure of the plan, each once: charts for those that ran, sentences for all others."""
    found = {it.id: it for area in plan.areas for action in area.actions for it in action.measures}
    charted = tuple(_picture(it) for it in found.values() if len(it.results) >= _LEAST)
    others = tuple(Bullet(_said(it)) for it in found.values() if len(it.results) < _LEAST)
    lead = Paragraph((Sentence("measures.lead", "Measures that have not run long enough for a chart:"),))
    return (*charted, *((lead, Bullets(others)) if others else ()))


def _said(measure: MeasureFact) -> tuple[Sentence, ...]:
    return (Sentence(f"measure.{measure.id}", f"{measure.what}: {measure.sentence}", sources=(measure.source,)),)


def _picture(measure: MeasureFact) -> Picture:
    results = tuple(Result(day, value, counts) for day, value, counts in measure.results)
    drawn = run(f"measure-{measure.id}", measure.what, results, target=measure.target, unit=measure.unit)
    rows = tuple(
        (
            Sentence(f"measure.{measure.id}.{place}", day_in_words(it.on)),
            Sentence(f"measure.{measure.id}.{place}.value", f"{it.value:g} {measure.unit}".strip()),
            Sentence(f"measure.{measure.id}.{place}.counts", it.counts or "not stated"),
        )
        for place, it in enumerate(results, start=1)
    )
    table = Table(f"{measure.what}: figures", ("Day", "Value", "Counted"), rows, (2, 1, 1.4))
    sentence = Sentence(f"measure.{measure.id}", f"{measure.word}. {measure.sentence}", sources=(measure.source,))
    return Picture(drawn.title, sentence, drawn.svg, table)
