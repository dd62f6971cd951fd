"""``sightline paper``: a paper that is owed after an inspection or visit, written from the register."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.output import say
from sightline.ground.errors import WrongUsage

EXAMPLES = """\b
Examples:
  sightline paper panel-report --authority Northmere --out panel.docx
  sightline paper childrens-letter --authority Northmere --layout easy-read --out letter.pdf
  sightline paper press-notice --authority Northmere --out notice.md"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("paper", short_help="Write a paper from the register.", epilog=EXAMPLES)(paper)


def paper(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Such as panel-report; an unknown one lists them all.")],
    authority: Annotated[str, typer.Option(help="The authority's everyday name.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write: .docx, .html, .pdf or .md.")],
    inspection: Annotated[
        int | None, typer.Option(help="The number of the inspection, as in its page's address.", show_default="newest")
    ] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="The council's own .docx template.")] = None,
    meeting_on: Annotated[str, typer.Option(metavar="DATE", help="The day of the meeting, such as 2026-03-04.")] = "",
    report_to: Annotated[str, typer.Option(help="The committee it is for.")] = "",
    by: Annotated[str, typer.Option(help="The title of who reports, such as Director of Children's Services.")] = "",
    signed_by: Annotated[str, typer.Option(help="The name of who signs.")] = "",
    returns: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="A return kept by returns check --out, for information-request."),
    ] = None,
    contact: Annotated[str, typer.Option(help="Whom readers can ask.")] = "",
    layout: Annotated[str, typer.Option(help="Of a letter to children: or large-print, or easy-read.")] = "standard",
) -> None:
    """Write a paper from the register: every statement cited, every missing fact a marked gap.

    It is a draft, and says so on every page. What is still missing is listed.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.paper import write_paper
    from sightline.papers.facts import Brief, Layout

    brief = Brief(report_to, _day(meeting_on), by, signed_by, contact, layout=Layout(_layout(layout)))
    written = write_paper(
        kind, authority, out, on=_today(), inspection=inspection, brief=brief, house=_file(template), returns=returns
    )
    say(f"Written: {written.file}")
    for gap in written.missing:
        say(f"  still missing: {gap.text.strip('[]').removeprefix('To be added: ')}")
    for stray in written.strays:
        say(f"  look again: {stray.message} [{stray.code}]")


def _today() -> date:
    return datetime.now().astimezone().date()


def _day(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed) if printed else None
    except ValueError as fault:
        raise WrongUsage("not-a-date", f"{printed!r} is no date. Write it as 2026-03-04.") from fault


def _layout(told: str) -> str:
    if told not in ("standard", "large-print", "easy-read"):
        message = f"There is no layout {told!r}. A letter to children is set in standard, large-print or easy-read."
        raise WrongUsage("unknown-layout", message)
    return told


def _file(template: Path | None) -> Path | None:
    if template is not None and not template.is_file():
        raise WrongUsage("no-template", f"There is no template {template}.")
    return template
