"""``sightline sync``: newly published reports, fetched and taken into the register."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.cli.output import Status, progress, say, write_text

if TYPE_CHECKING:
    from sightline.collecting.nouns import SyncEvent
    from sightline.collecting.settings import SyncSettings
    from sightline.journeys.sync import Synced

EXAMPLES = """\b
Examples:
  sightline sync --authority Kent --contact data.team@kent.example
  sightline sync --authority 80476"""

CONTACT_VARIABLE = "SIGHTLINE_CONTACT"
LISTING_VARIABLE = "SIGHTLINE_LISTING_SITE"
FILES_VARIABLE = "SIGHTLINE_FILES_SITE"


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("sync", epilog=EXAMPLES)(sync)


def sync(
    authority: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="An authority or its URN; may be given more than once.")
    ] = None,
    contact: Annotated[
        str, typer.Option(envvar=CONTACT_VARIABLE, help="Where the keepers of the site can reach you.")
    ] = "",
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many documents are read at once.", show_default="by the machine")
    ] = None,
) -> None:
    """Fetch newly published reports from the inspectorate's site and take them into the register.

    Without an authority all are asked for, at least a second apart. Every request is told here and in
    sync.log. Exit status 3 means that something could not be fetched or used; the next sync asks again.
    """
    settings = _settings(contact)
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys import sync as journey

    with progress("Importing") as advance:
        synced = journey.sync(authority or [], settings=settings, now=_now, tell=_tell, jobs=jobs, advance=advance)
    _report(synced)
    if not synced.holds:
        raise typer.Exit(Status.INPUT_UNUSABLE)


def _settings(contact: str) -> SyncSettings:
    """The manners of the sync; other sites than the inspectorate's only by the environment, for a replica."""
    from sightline.collecting.settings import SyncSettings

    usual = SyncSettings(contact=contact)
    listing = os.environ.get(LISTING_VARIABLE) or usual.listing_site
    return SyncSettings(listing, os.environ.get(FILES_VARIABLE) or usual.files_site, contact)


def _tell(event: SyncEvent) -> None:
    say(event.message)


def _report(synced: Synced) -> None:
    result, imported = synced.result, synced.imported
    for path, problem in imported.unusable:
        say(f"{path.name}: {problem.message} [{problem.code}]")
    for publication in result.outstanding:
        say(f"Not fetched yet, asked for next time: {publication.address}")
    taken = ", ".join(f"{count} {outcome.value}" for outcome, count in imported.outcomes.items() if count) or "none"
    write_text(f"{len(result.found)} listed, {len(result.fetched)} fetched. Taken into the register: {taken}.")


def _now() -> datetime:
    return datetime.now(UTC)
