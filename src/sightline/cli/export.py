"""``sightline export``: the register as tables for Power BI and notebooks."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.output import progress, write_text

EXAMPLES = """\b
Examples:
  sightline export tables
  sightline export tables-parquet --format parquet"""


class TableFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    PARQUET = "parquet"


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export", epilog=EXAMPLES)(export)


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write; made if it is not there.")],
    format: Annotated[TableFormat, typer.Option(help="How to write the tables.")] = TableFormat.CSV,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier export in that folder.")] = False,
) -> None:
    """Write the register as tables: inspections, judgements, areas for improvement, findings and more.

    They are a star schema: every table of facts refers to tables of what it is about, and datapackage.json
    says how. Documents under embargo are left out.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys import export as journey
    from sightline.journeys.table_files import Format

    with progress("Writing tables") as advance:
        at = datetime.now().astimezone()
        exported = journey.export(folder, format=Format(format), replace=replace, at=at, advance=advance)
    for table in exported:
        write_text(f"{table.rows:>9,}  {table.table}")
