"""``sightline knowledge`` and ``sightline clocks``: what the field says, and what is owed by when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.cli.output import Format, Status, draw, write_json, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from sightline.knowledge.clocks import Duty

ISO = ["%Y-%m-%d"]

LIST_EXAMPLES = """\b
Examples:
  sightline knowledge list
  sightline knowledge list judgement-area"""

EXPLAIN_EXAMPLES = """\b
Examples:
  sightline knowledge explain requires-improvement
  sightline knowledge explain ilacs-2023"""

CHECK_EXAMPLES = """\b
Example:
  sightline knowledge check --on 2026-11-21"""

CLOCKS_EXAMPLES = """\b
Examples:
  sightline clocks --received 2024-02-06
  sightline clocks --received 2024-02-06 --priority-action --format json"""


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    group = typer.Typer(rich_markup_mode=None)
    group.command("list", short_help="List what the program knows.", epilog=LIST_EXAMPLES)(list_entries)
    group.command("explain", short_help="Say what an entry means.", epilog=EXPLAIN_EXAMPLES)(explain)
    group.command("check", short_help="Check that it all holds.", epilog=CHECK_EXAMPLES)(check)
    app.add_typer(
        group,
        name="knowledge",
        short_help="What the field says, with its sources.",
        help="What the field says: frameworks, judgement areas, deadlines, themes, each with its source.",
        epilog=EXPLAIN_EXAMPLES,
    )
    app.command("clocks", short_help="What is owed after an inspection, by when.", epilog=CLOCKS_EXAMPLES)(clocks)


def list_entries(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Such as grade, theme, deadline.")] = None,
) -> None:
    """List what the program knows of the field, or one kind of it: id and label."""
    from sightline.knowledge import explain

    found = explain.entries(kind)
    width = max(len(entry.id) for entry in found)
    write_text("\n".join(f"{entry.id:<{width}}  {entry.label}" for entry in found))


def explain(id: Annotated[str, typer.Argument(metavar="ID", help="An id that `knowledge list` shows.")]) -> None:
    """Say in plain English what an entry means, when it holds, and where that is written."""
    from sightline.knowledge import explain

    write_text(explain.explain(id))


def check(
    on: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=ISO, help="The day to check on.", show_default="today"),
    ] = None,
) -> None:
    """Check that what the program knows holds together and has been reviewed in time.

    Exit status 4 means that something does not hold.
    """
    from sightline.knowledge import check

    faults = check.check((on or datetime.now(UTC)).date())
    for fault in faults:
        write_text(str(fault))
    if faults:
        raise typer.Exit(Status.DOES_NOT_HOLD)
    write_text("Everything holds.")


def clocks(
    received: Annotated[
        datetime, typer.Option(metavar="DATE", formats=ISO, help="The day the report or letter came, as 2024-02-06.")
    ],
    priority_action: Annotated[
        bool, typer.Option("--priority-action", help="The letter sets areas for priority action.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to print the duties.")] = Format.TABLE,
) -> None:
    """Say what an authority owes after an inspection or visit, and by when."""
    from dataclasses import asdict

    from sightline.knowledge.clocks import Came, duties

    owed = duties(received.date(), priority_action, Came.LETTER if priority_action else Came.EITHER)
    if format is Format.JSON:
        write_json([asdict(duty) | {"due_on": duty.due_on.isoformat()} for duty in owed])
    else:
        draw(_duty_table(owed))


def _duty_table(owed: Sequence[Duty]) -> Table:
    from rich.table import Table

    from sightline.ground.wording import day_in_words

    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column("Due on", no_wrap=True)
    for heading in ("What is owed", "Counted", "Source"):
        table.add_column(heading)
    for duty in owed:
        counted = f"{duty.count} {duty.unit.replace('-', ' ')}"
        table.add_row(day_in_words(duty.due_on), duty.label, counted, duty.source)
    return table
