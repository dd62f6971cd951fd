"""The command line. Importing this is quick: what a command needs is loaded when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from sightline.cli import (
    demo,
    digest,
    evaluate,
    export,
    knowledge,
    measure,
    paper,
    read,
    register,
    returns,
    serve,
    smart,
    sync,
)
from sightline.cli.output import ReaderGone, Status, say
from sightline.ground.errors import SightlineError

DEBUG = "--debug"

app = typer.Typer(
    name="sightline",
    help="Read inspection documents of children's services into facts that point at their words.",
    epilog="Start with: sightline demo",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
read.add_to(app)
evaluate.add_to(app)
knowledge.add_to(app)
demo.add_to(app)
register.add_to(app)
export.add_to(app)
paper.add_to(app)
smart.add_to(app)
digest.add_to(app)
returns.add_to(app)
measure.add_to(app)
sync.add_to(app)
serve.add_to(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sightline {version('sightline')}")
        raise typer.Exit


@app.callback()
def _whole(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Show where in the program a fault happened, for a report of it.")
    ] = False,
) -> None:
    """Read inspection documents of children's services into facts that point at their words."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status. No fault of the program reaches a person as a traceback."""
    shows_faults = DEBUG in arguments
    command = [argument for argument in arguments if argument != DEBUG] or ["--help"]
    try:
        status = app(command, prog_name="sightline", standalone_mode=False, obj=shows_faults)
        return status if isinstance(status, int) else Status.DONE
    except typer.TyperException as fault:
        say(f"sightline: {fault.format_message()} [wrong-usage] See sightline --help.")
        return Status.WRONG_USAGE
    except SightlineError as fault:
        say(f"sightline: {fault.message} [{fault.code}]")
        return fault.exit_status
    except ReaderGone:
        return _reader_gone()
    except (KeyboardInterrupt, typer.Abort):
        return Status.STOPPED
    except Exception as fault:  # the last door: one line for the person, the trace only on request
        return _fault(fault, shows_faults)


def main() -> None:
    """The ``sightline`` command."""
    sys.exit(run(sys.argv[1:]))


def _reader_gone() -> int:
    """What read our output has seen enough (``| head``): nothing is wrong, and nothing more is written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Status.DONE


def _fault(fault: Exception, shows_faults: bool) -> int:
    if shows_faults:
        import traceback

        traceback.print_exception(fault)
    say(
        f"sightline: the program has a fault ({type(fault).__name__}) [fault]. Please report it with the command "
        f"you gave and what it prints with {DEBUG} at its end."
    )
    return Status.FAULT
