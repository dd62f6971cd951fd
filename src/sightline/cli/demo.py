"""``sightline demo``: the invented authorities' documents, made and read."""

from __future__ import annotations

import os
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

AFTERWARDS = """
These authorities are invented. To read your own documents, give the folder they are in:

  sightline read path/to/your/documents
  sightline read path/to/your/documents --format jsonl > readings.jsonl

The demonstration documents are in {folder}."""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("demo", short_help="Make and read invented documents.", epilog=EXAMPLES)(demo)


def demo(context: typer.Context) -> None:
    """Make the documents of invented authorities, read them, and show what is found.

    They are made in the folder SIGHTLINE_HOME/demo (var/demo where SIGHTLINE_HOME is not set).
    """
    from sightline.cli.read import show
    from sightline.journeys.demonstrate import make_documents

    folder = Path(os.environ.get(HOME_VARIABLE) or DEFAULT_HOME) / "demo"
    show(make_documents(folder), shows_faults=bool(context.obj), untold=INVENTED)
    write_text(AFTERWARDS.format(folder=folder))
