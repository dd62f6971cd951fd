"""``sightline demo``: the invented authorities' documents and lists, made, read, and taken into an empty register."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import typer

from sightline.cli.output import write_text

EXAMPLES = """\b
Example:
  sightline demo"""

HOME_VARIABLE = "SIGHTLINE_HOME"
DEFAULT_HOME = Path("var")

INVENTED = ("authority-unknown",)
"""The doubt that every document of an invented authority raises; here it would tell nobody anything."""

BY = "sightline demo"
FILLED = "They, Northmere's plan and two of its returns are in the register now: sightline serve measures the others."
LEFT_ALONE = "The register was left as it is."

AFTERWARDS = """
These authorities are invented. {filled} To read your own documents, give the folder they are in:

  sightline read path/to/your/documents
  sightline read path/to/your/documents --format jsonl > readings.jsonl

The demonstration documents are in {folder}.

The lists of invented children, as Annex A asks for them, are in {returns}:

  sightline returns check {last} --return annex-a --as-at {as_at}
  sightline measure {last} --return annex-a --as-at {as_at}"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("demo", short_help="Make and read invented documents.", epilog=EXAMPLES)(demo)


def demo(context: typer.Context) -> None:
    """Make the documents of invented authorities, read them, show what is found, and fill an empty register.

    They are made in the folder SIGHTLINE_HOME/demo (var/demo where SIGHTLINE_HOME is not set), and beside it, in
    demo-returns, the child-level lists of the invented authority: no child in them is real. A register that
    holds documents, or is set to be for one authority, is left as it is.
    """
    from sightline.cli.read import show
    from sightline.journeys.demonstrate import (
        NORTHMERE,
        RETURNS,
        demonstrate_children,
        fill_if_empty,
        make_documents,
    )
    from sightline.journeys.demonstrate_practice import measure_quarters
    from sightline.journeys.opening import open_register

    home = Path(os.environ.get(HOME_VARIABLE) or DEFAULT_HOME)
    folder, returns = home / "demo", home / RETURNS
    show(make_documents(folder), shows_faults=bool(context.obj), untold=INVENTED)
    workbooks = demonstrate_children(returns)
    last = workbooks[-1]
    open_register()
    is_filled = fill_if_empty(by=BY, now=_now)
    if is_filled:
        from sightline.journeys.demonstrate_plan import fill_plan  # needs the register open

        measure_quarters(by=BY, now=_now, ends_only=True)
        fill_plan(by=BY)
    filled = FILLED if is_filled else LEFT_ALONE
    write_text(AFTERWARDS.format(folder=folder, returns=returns, last=last, as_at=NORTHMERE.until, filled=filled))


def _now() -> datetime:
    return datetime.now(UTC)
