"""The figures of an evaluation as a table, and every disagreement for a person to settle."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sightline.reading.evaluation.scoring import FieldScore, Score
from sightline.reading.evaluation.tallies import Tally

IN_SAMPLE_WARNING = (
    "Polarity, themes and prevalence were learnt from these very reports: their figures here are IN-SAMPLE and say "
    "nothing about other reports. The cross-validated ones stand in the model card and are printed by make train."
)


def score_table(score: Score) -> RenderableType:
    """Figures by field and era, the warning that belongs to them, and the disagreements by field."""
    return Group(
        Text(f"{score.reports} labelled reports", style="bold"),
        Text(),
        _figures(score),
        Text(),
        Text(IN_SAMPLE_WARNING, style="yellow"),
        *_disagreements(score),
    )


def _figures(score: Score) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Field", no_wrap=True)
    eras = list(score.fields[0].by_era)
    for heading in ("Score", "Floor", "Exact", "Right", "Missed", "Extra", *eras):
        table.add_column(heading, justify="right")
    for field in score.fields:
        table.add_row(*_cells(field))
    return table


def _cells(field: FieldScore) -> list[RenderableType]:
    tally = field.tally
    if tally == Tally():
        return [Text(field.field.replace("_", " ")), Text("none", style="dim")]
    return [
        Text(field.field.replace("_", " ")),
        Text(_figure(field.value), style="" if field.holds else "bold red"),
        Text("in-sample" if field.floor is None else _figure(field.floor), style="dim"),
        Text(_figure(field.exact), style="dim"),
        *(Text(str(count)) for count in (tally.right, tally.missed, tally.extra)),
        *(Text(_figure(value)) for value in field.by_era.values()),
    ]


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _disagreements(score: Score) -> Iterable[RenderableType]:
    for name in dict.fromkeys(it.field for it in score.disagreements):
        yield Text()
        yield Text(f"Disagreements: {name.replace('_', ' ')}", style="bold")
        for it in score.disagreements:
            if it.field == name:
                page = f", page {it.page}" if it.page else ""
                yield Text(f"{it.report} ({it.sha256[:12]}{page})", style="italic")
                yield Padding(Text(f"label: {it.labelled or 'nothing'}"), (0, 0, 0, 2))
                yield Padding(Text(f"read:  {it.read or 'nothing'}"), (0, 0, 0, 2))
