"""``sightline smart``: whether an action, or a step of a child's plan, can be worked from."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.cli.output import Format, write_json, write_text

EXAMPLES = """\b
Examples:
  sightline smart "Improve the quality of plans"
  sightline smart "Audit 30 plans by 30 June 2027" --format json"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("smart", short_help="Check whether an action can be worked from.", epilog=EXAMPLES)(smart)


def smart(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The action, or a step of a child's plan, in quotes.")],
    format: Annotated[Format, typer.Option(help="How to write the answer.")] = Format.TABLE,
) -> None:
    """Say whether an action is specific, measurable, achievable, relevant and time-bound, and what is missing.

    The check reads words and gives its reasons; it does not know whether the action is a good one.
    """
    from sightline.improvement.smart import smart_check

    checked = smart_check(text)
    if format is Format.JSON:
        findings = [
            {"rule": it.rule.id, "found": it.found.value, "says": it.sentence, "source": str(it.rule.citation)}
            for it in checked.findings
        ]
        write_json({"quality": checked.quality.value, "words": checked.words, "findings": findings})
        return
    write_text(f"{checked.words}.")
    for it in checked.findings:
        write_text(f"\n{it.rule.label}: {it.found.value.replace('-', ' ')}\n  {it.sentence}")
