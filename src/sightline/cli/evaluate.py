"""``sightline evaluate``: the reader held against labelled reports."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sightline.cli.output import Format, Status, draw, progress, say, write_json

if TYPE_CHECKING:
    from sightline.reading.evaluation.scoring import Score

EXAMPLES = """\b
Examples:
  sightline evaluate labels --documents reports
  sightline evaluate labels --documents reports --format json"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("evaluate", short_help="Score the reader against labelled reports.", epilog=EXAMPLES)(evaluate)


def evaluate(
    labels: Annotated[
        Path, typer.Argument(metavar="LABELS", exists=True, file_okay=False, help="The folder of labelled reports.")
    ],
    documents: Annotated[
        Path, typer.Option(metavar="DIR", exists=True, file_okay=False, help="The folder of their documents.")
    ],
    format: Annotated[Format, typer.Option(help="How to print the figures.")] = Format.TABLE,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many documents are read at once.", show_default="by the machine")
    ] = None,
) -> None:
    """Score the reader against labelled reports, by field and era, with every disagreement and its page.

    A label finds its document by the hash of its bytes. Exit status 4 means that a stated floor is not reached.
    """
    from sightline.journeys.evaluate import evaluate as run

    with progress("Reading labelled reports") as advance:
        score = run(labels, documents, jobs, advance)
    for name in score.without_document:
        say(f"The document of {name} is not in {documents}.")
    _print(score, format)
    if not score.reports:
        raise typer.Exit(Status.INPUT_UNUSABLE)
    if not score.holds:
        raise typer.Exit(Status.DOES_NOT_HOLD)


def _print(score: Score, format: Format) -> None:
    if format is Format.JSON:
        write_json(_shape(score))
        return
    from sightline.cli.score_table import score_table

    draw(score_table(score))


def _shape(score: Score) -> dict[str, Any]:
    return {
        "reports": score.reports,
        "without_document": list(score.without_document),
        "holds": score.holds,
        "fields": [asdict(field) | {"by_era": dict(field.by_era), "holds": field.holds} for field in score.fields],
        "disagreements": [asdict(disagreement) for disagreement in score.disagreements],
    }
