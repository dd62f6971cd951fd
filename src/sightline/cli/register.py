"""``sightline import``, ``verify``, ``backup`` and ``restore``: documents into the register, and its keeping."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.cli.output import Status, progress, say, write_text
from sightline.ground.wording import count_in_words

if TYPE_CHECKING:
    from sightline.journeys.take_in import Imported

IMPORT_EXAMPLES = """\b
Examples:
  sightline import reports
  sightline import report.pdf letter.html --jobs 2"""

VERIFY_EXAMPLES = """\b
Examples:
  sightline verify
  sightline verify --rebuild-search"""

BACKUP_EXAMPLES = """\b
Example:
  sightline backup store.tar"""

RESTORE_EXAMPLES = """\b
Example:
  sightline restore store.tar --replace"""

BY = "command-line"
"""Who an event names that was caused by a command."""


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("import", epilog=IMPORT_EXAMPLES)(import_)
    app.command("verify", epilog=VERIFY_EXAMPLES)(verify)
    app.command("backup", epilog=BACKUP_EXAMPLES)(backup)
    app.command("restore", epilog=RESTORE_EXAMPLES)(restore)


def import_(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, or folders of documents.")],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many documents are read at once.", show_default="by the machine")
    ] = None,
) -> None:
    """Take documents into the register: read, kept by hash, each fact with its place.

    Folders are walked. What is known already is passed over, so that an import that was stopped goes on
    where it was. Exit status 3 means that something could not be used, and the rest was.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.take_in import import_paths

    with progress("Importing") as advance:
        imported = import_paths(paths, by=BY, now=_now, jobs=jobs, advance=advance, shows_faults=bool(context.obj))
    _say(imported, paths)
    if imported.unusable or not sum(imported.outcomes.values()):
        raise typer.Exit(Status.INPUT_UNUSABLE)


def verify(
    rebuilds_search: Annotated[
        bool, typer.Option("--rebuild-search", help="Make the search index anew as well, from the register.")
    ] = False,
) -> None:
    """Prove that the record of events is whole and that every original is as it was taken in.

    Prints the last seal of the record: kept elsewhere, it proves later that nothing was taken off the end.
    Exit status 4 means that something does not hold.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.verify import rebuild_search
    from sightline.journeys.verify import verify as look

    if rebuilds_search:
        with progress("Indexing") as advance:
            count = rebuild_search(advance)
        say(f"The search index was made anew from {count_in_words(count, 'document')}.")
    found = look()
    for fault in found.faults:
        say(fault)
    write_text(f"{found.events} events, last seal {found.seal or 'none'}; {found.originals} originals.")
    write_text("Everything holds." if found.holds else f"{len(found.faults)} things do not hold.")
    if not found.holds:
        raise typer.Exit(Status.DOES_NOT_HOLD)


def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]) -> None:
    """Write the whole store to one file: the register and all originals, without the signing key."""
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.backup import back_up

    kept = back_up(file, at=_now())
    write_text(f"{kept.rows} rows and {kept.originals} originals are in {file}.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that sightline backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Lose what the store holds now.")] = False,
) -> None:
    """Fill the store from a backup, whichever database it was made on. Stop the service before.

    A store that is not empty is left alone unless --replace is given.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.restore import restore as bring_back

    kept = bring_back(file, replaces=replace)
    write_text(f"{kept.rows} rows and {kept.originals} originals were brought back.")


def _say(imported: Imported, paths: list[Path]) -> None:
    if imported.passed_over:
        say(f"Passed over {len(imported.passed_over)} files that are no documents.")
    for path, problem in imported.unusable:
        say(f"{path}: {problem.message} [{problem.code}]")
    new, again, known = imported.outcomes.values()
    if not (new or again or known or imported.unusable):
        say(f"There are no documents in {', '.join(map(str, paths))}.")
    write_text(f"{new} new, {again} read again by another reader, {known} known already.")


def _now() -> datetime:
    return datetime.now(UTC)
