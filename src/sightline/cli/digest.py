"""``sightline digest``: everyone is mailed what is theirs in the plan."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  sightline digest
  sightline digest --on 2026-11-23 --dry-run"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("digest", epilog=EXAMPLES)(digest)


def digest(
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to write for.", show_default="today")
    ] = None,
    is_dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would be written to, and send nothing.")
    ] = False,
) -> None:
    """Mail everyone what is theirs in the plan: due, late, waiting for them, or closed and said again.

    Nobody gets two digests a day, however often this runs. People choose on the page of their account how often they
    are written to. Mail goes to the screen unless SIGHTLINE_EMAIL_URL names a server. Prints a line a person; exit
    status 3 means that some could not be sent, and the others were.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from django.core.management import call_command

    call_command("digest", on=on.date() if on else None, is_dry_run=is_dry_run)
