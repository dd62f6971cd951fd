"""``sightline returns kept`` and its like: what the child-level store holds, until when, and who read it."""

from __future__ import annotations

import getpass
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.cli.output import Format, Status, draw, say, write_json, write_text

if TYPE_CHECKING:
    from sightline.returns.keeping import Keeping

KEPT_EXAMPLES = """\b
Examples:
  sightline returns kept
  sightline returns kept --format json"""
LOG_EXAMPLES = """\b
Examples:
  sightline returns log
  sightline returns log --format json"""
PURGE_EXAMPLES = """\b
Example:
  sightline returns purge"""
HOLD_EXAMPLES = """\b
Example:
  sightline returns hold 2026-10-31-annex-a-1f2e3d4c"""
RELEASE_EXAMPLES = """\b
Example:
  sightline returns release 2026-10-31-annex-a-1f2e3d4c"""
DISCARD_EXAMPLES = """\b
Example:
  sightline returns discard 2026-10-31-annex-a-1f2e3d4c"""

ReturnId = Annotated[str, typer.Argument(metavar="ID", help="The return, as sightline returns kept names it.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those about returns."""
    app.command("kept", epilog=KEPT_EXAMPLES)(kept)
    app.command("log", epilog=LOG_EXAMPLES)(log)
    app.command("purge", epilog=PURGE_EXAMPLES)(purge)
    app.command("hold", epilog=HOLD_EXAMPLES)(hold)
    app.command("release", epilog=RELEASE_EXAMPLES)(release)
    app.command("discard", epilog=DISCARD_EXAMPLES)(discard)


def child_store() -> Keeping:
    """The child-level store in the home folder."""
    from sightline.returns.keeping import Keeping

    return Keeping.of_home(Path(os.environ.get("SIGHTLINE_HOME") or "var"))


def who() -> str:
    """The account of this machine, for the log."""
    try:
        return getpass.getuser()
    except OSError:
        return "unknown account"


def now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(UTC)


def read_to_measure(path: str) -> tuple[str, Path] | None:
    """The id and folder of a kept return that a person names by its id or place; logged before it is given."""
    from sightline.returns.keeping import Purpose

    store = child_store()
    place = store.folder / Path(path).name
    is_named = not Path(path).exists() or Path(path).resolve() == place.resolve()
    found = next((it for it in store.kept() if it.id == place.name), None) if is_named else None
    if found is None:
        return None
    store.read(found.id, by=who(), purpose=Purpose.MEASURING, tables=found.minimised.kept, at=now())
    return found.id, place


def kept(format: Annotated[Format, typer.Option(help="How to print the list.")] = Format.TABLE) -> None:
    """List the returns in the child-level store: what of each is kept, what was left out, and until when."""
    found = child_store().kept()
    if format is Format.JSON:
        return write_json([asdict(it) | {name: getattr(it, name).isoformat() for name in DAYS} for it in found])
    if not found:
        return write_text("No child-level return is kept. Keep one with sightline returns check --keep.")
    from rich.table import Table

    table = Table("Id", "Describes", "Rows", "Tables", "Kept since", "By", "Deleted after", title="Kept returns")
    for it in found:
        until = "held back" if it.is_held else it.last_day_on.isoformat()
        counts = f"{it.rows:,}", f"{len(it.minimised.kept)}"
        table.add_row(it.id, it.as_at.isoformat(), *counts, it.kept_on.isoformat(), it.kept_by, until)
    draw(table)
    return None


DAYS = ("as_at", "kept_on", "last_day_on")


def log(format: Annotated[Format, typer.Option(help="How to print the log.")] = Format.TABLE) -> None:
    """Show who kept, read, held and deleted which return, what for and when.

    Exit status 4 means that the log was tampered with.
    """
    store = child_store()
    entries, faults = list(store.log.entries()), store.log.verify()
    if format is Format.JSON:
        write_json([asdict(it) for it in entries])
    elif entries:
        from rich.table import Table

        table = Table("No", "When", "Who", "What", "Return", "What for", "Tables", title="Log of the child-level store")
        for it in entries:
            purpose, tables = it.purpose.value if it.purpose else "", str(len(it.tables) or "")
            table.add_row(str(it.number), it.at, it.by, it.what.value, it.return_id, purpose, tables)
        draw(table)
    else:
        write_text("Nothing has been logged yet.")
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(Status.DOES_NOT_HOLD)


def purge() -> None:
    """Delete every return that is past its time and not held back, and say which. Run it daily."""
    deleted = child_store().purge(on=now().astimezone().date(), by=who(), at=now())
    write_text("\n".join(it.in_words() for it in deleted) or "No return is past its time.")


def hold(return_id: ReturnId) -> None:
    """Hold a return back from deletion, because an inquiry or complaint needs it."""
    found = child_store().hold(return_id, by=who(), at=now())
    write_text(f"{found.id} is kept until it is released.")


def release(return_id: ReturnId) -> None:
    """Let a return that was held back be deleted when its time is over."""
    found = child_store().release(return_id, by=who(), at=now())
    write_text(f"{found.id} is deleted after {found.last_day_on.isoformat()}.")


def discard(return_id: ReturnId) -> None:
    """Delete a return now, held back or not: it should not have been kept."""
    found = child_store().discard(return_id, by=who(), at=now())
    write_text(f"The return that describes {found.as_at.isoformat()} ({found.rows:,} rows) was deleted.")
