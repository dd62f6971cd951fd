"""``sightline returns``: the lists of children a council makes, checked before anybody else does."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sightline.cli import kept_returns
from sightline.cli.output import Format, Status, draw, say, write_json, write_text

if TYPE_CHECKING:
    from sightline.journeys.check_return import CheckedReturn

CHECK_EXAMPLES = """\b
Examples:
  sightline returns check annex-a.xlsx --return annex-a --as-at 2026-10-31
  sightline returns check annex-a.xlsx --return annex-a --as-at 2026-10-31 --report to-mend.xlsx --out kept/october
  sightline returns check annex-a.xlsx --return annex-a --as-at 2026-10-31 --keep
  sightline returns check ssd-tables --return ssd --as-at 2026-10-31 --format json"""

REMEMBER_EXAMPLES = """\b
Examples:
  sightline returns remember header list-3 "Date ref recd" referral-date
  sightline returns remember code ethnicity "White Cornish" WBRI"""

SHOWN_PROBLEMS = 25
SHOWN_CHECKS = 40

app = typer.Typer(name="returns", help="Check the lists of children a council makes, and keep them as tables.")


class ReturnChoice(StrEnum):
    """What is handed in."""

    ANNEX_A = "annex-a"
    SSD = "ssd"


class What(StrEnum):
    """What a person decided."""

    HEADER = "header"
    CODE = "code"


def add_to(outer: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("check", epilog=CHECK_EXAMPLES)(check)
    app.command("remember", epilog=REMEMBER_EXAMPLES)(remember)
    kept_returns.add_to(app)
    outer.add_typer(app)


def check(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A workbook, CSV, folder, or database address.")],
    kind: Annotated[ReturnChoice, typer.Option("--return", help="Annex A, or the standard dataset's tables.")],
    as_at: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day the lists were cut.")],
    format: Annotated[Format, typer.Option(help="How to print what was found.")] = Format.TABLE,
    report: Annotated[Path | None, typer.Option(help="Write a workbook for the data team.")] = None,
    out: Annotated[Path | None, typer.Option(help="Keep the return as tables in this folder.")] = None,
    authority: Annotated[str | None, typer.Option(help="Whose return it must be.")] = None,
    names_children: Annotated[bool, typer.Option("--children", help="Give children's ids in the workbook.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Take it into the child-level store for a time.")] = False,
) -> None:
    """Check a return: which lists and columns are there, what is wrong in them, and what does not fit together.

    Nothing leaves this machine and no value is printed. With --keep the tables are taken into the child-level store:
    without names, for as long as the command kept says, and each reading is in its log.

    Exit status 3 means that something could not be read, 4 that
    a check failed.
    """
    from sightline.journeys.check_return import KeepIn, check_return
    from sightline.returns.store import ReturnKind

    made = partial(check_return, path, ReturnKind(kind), as_at.date(), choices=_choices(), authority=authority)
    kept_in = KeepIn(kept_returns.child_store(), kept_returns.who(), kept_returns.now()) if keep else None
    _show(partial(made, keep=kept_in, out=out, report=report, names_children=names_children), format)


def _show(make: Callable[[], CheckedReturn], format: Format) -> None:
    """Make the check and print it; in JSON also what could not be read at all is an answer."""
    from sightline.returns.problems import UnusableReturn

    try:
        done = make()
    except UnusableReturn as fault:
        if format is Format.JSON:
            write_json(_unusable(fault.code, fault.message))
        raise
    if format is Format.JSON:
        write_json(_told(done))
    else:
        _draw(done)
    if done.kept:
        say(f"Kept in the child-level store as {done.kept.id}, until {done.kept.last_day_on}.")
    if done.unread:
        say(f"Not everything could be read: {done.unread[0].message} [{done.unread[0].code}] Nothing was kept.")
        raise typer.Exit(Status.INPUT_UNUSABLE)
    if not done.holds:
        raise typer.Exit(Status.DOES_NOT_HOLD)


def remember(
    what: Annotated[What, typer.Argument(help="A header of a list, or a spelling of a code.")],
    where: Annotated[str, typer.Argument(metavar="LIST|CODES", help="The list, or the set of codes.")],
    written: Annotated[str, typer.Argument(metavar="WRITTEN", help="What is written in the return.")],
    means: Annotated[str, typer.Argument(metavar="MEANS", help="The column, or the code.")],
) -> None:
    """Remember what a header or a spelling means, for this and every later return."""
    from sightline.journeys.remember_choice import remember_code, remember_header

    (remember_header if what is What.HEADER else remember_code)(_choices(), where, written, means)
    write_text("Remembered for this and every later return.")


def _choices() -> Path:
    return Path(os.environ.get("SIGHTLINE_HOME") or "var") / "returns" / "choices.toml"


def _unusable(code: str, message: str) -> dict[str, Any]:
    told = {"code": code, "list": None, "row": None, "column": None, "message": message}
    return {"lists": [], "problems": [told], "checks": []}


def _told(done: CheckedReturn) -> dict[str, Any]:
    from sightline.returns.problems import shortened

    return {
        "lists": [
            {
                "list": typed.shape.id,
                "rows": len(typed.rows),
                "columns_matched": [column.shape.label for column in typed.columns.values()],
                "columns_unmatched": list(typed.unmatched),
                "columns_missing": [column.label for column in typed.missing],
            }
            for typed in done.loaded.lists.values()
        ],
        "problems": [
            {"code": it.code, "list": it.list, "row": it.row, "column": it.column, "message": it.message}
            for it in shortened(done.loaded.problems)
        ],
        "checks": [
            {"id": it.id, "outcome": str(it.outcome), "why": f"{it.check.label}: {it.why}"} for it in done.checked
        ],
    }


def _draw(done: CheckedReturn) -> None:
    from rich.table import Table

    from sightline.returns.checks.model import Outcome

    lists = Table("List", "Lines", "Columns", "Missing", "Not known", title="Lists")
    for typed in done.loaded.lists.values():
        counts = (len(typed.rows), len(typed.columns), len(typed.missing), len(typed.unmatched))
        lists.add_row(f"{typed.shape.id} {typed.shape.label}", *(f"{count:,}" for count in counts))
    problems = Table("Problem", "List", "Column", "How often", "What to do", title="Problems")
    counted = Counter((it.code, it.list, it.column, it.message) for it in done.loaded.problems)
    for (code, list_, column, message), count in counted.most_common(SHOWN_PROBLEMS):
        problems.add_row(code, list_ or "", column or "", f"{count:,}", message)
    checks = Table("Check", "What must hold", "Why it fails", title="Checks that failed")
    failed = [it for it in done.checked if it.outcome is Outcome.FAILED]
    for it in failed[:SHOWN_CHECKS]:
        checks.add_row(it.id, it.check.label, it.why)
    draw(*(table for table in (lists, problems, checks) if table.row_count), _closing(done))


def _closing(done: CheckedReturn) -> str:
    counts = done.run.checks
    words = f"{counts['passed']} checks passed, {counts['failed']} failed, {counts['not-run']} could not be run. "
    words += f"{done.run.defects:,} problems; it took {done.run.seconds} seconds."
    if done.earlier:
        words += f" The run before had {done.earlier[-1].defects:,} problems."
    return words
