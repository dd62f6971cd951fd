"""``sightline read`` and ``sightline text``: documents in, facts and words out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.cli.output import ReadingFormat, Status, draw, progress, say, screen_width, write

if TYPE_CHECKING:
    from sightline.reading.files import Answer

READ_EXAMPLES = """\b
Examples:
  sightline read report.pdf
  sightline read reports --format jsonl
  sightline read report.pdf letter.html --format json --jobs 2"""

TEXT_EXAMPLES = """\b
Example:
  sightline text report.pdf"""

NAMES_SHOWN = 5


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("read", short_help="Read documents into facts with their places.", epilog=READ_EXAMPLES)(read)
    app.command("text", short_help="Print the text in which places are counted.", epilog=TEXT_EXAMPLES)(text)


def read(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, or folders of documents.")],
    format: Annotated[ReadingFormat, typer.Option(help="How to print the readings.")] = ReadingFormat.TABLE,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many documents are read at once.", show_default="by the machine")
    ] = None,
) -> None:
    """Read inspection documents: what they are, and every judgement, area for improvement and finding.

    Folders are walked. A document that takes longer than a minute is given up. Exit status 3 means that
    something could not be read, and the rest was.
    """
    documents = _documents(paths)
    unreadable = show(documents, format, jobs, shows_faults=bool(context.obj))
    if unreadable or not documents:
        raise typer.Exit(Status.INPUT_UNUSABLE)


def show(
    documents: Sequence[Path],
    format: ReadingFormat = ReadingFormat.TABLE,
    jobs: int | None = None,
    *,
    shows_faults: bool = False,
    untold: Collection[str] = (),
) -> int:
    """Read the documents and print the readings; how many could not be read.

    ``untold`` are codes of doubts that the table leaves out.
    """
    from sightline.journeys.read import read_many

    answers = read_many(documents, jobs, shows_faults)
    return _print(_with_progress(answers, len(documents), format), format, untold)


def text(file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")]) -> None:
    """Print the text of a document, the one in which the places of a reading are counted."""
    from sightline.reading.files import open_file

    write(open_file(file).text.encode("utf-8", errors="replace"))


def _documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    from sightline.reading.folders import select

    selection = select(paths)
    if passed_over := [path.name for path in selection.passed_over]:
        more = f" and {len(passed_over) - NAMES_SHOWN} more" if len(passed_over) > NAMES_SHOWN else ""
        say(f"Passed over, as they are no documents: {', '.join(passed_over[:NAMES_SHOWN])}{more}.")
    if not selection.documents:
        say(f"There are no documents in {', '.join(map(str, paths))}.")
    return selection.documents


def _with_progress(answers: Iterator[Answer], count: int, format: ReadingFormat) -> Iterator[Answer]:
    """The answers, counted on a progress bar that stays out of what is printed meanwhile."""
    with progress("Reading", is_wanted=format is not ReadingFormat.JSONL) as advance:
        advance(0, count)
        for done, answer in enumerate(answers, start=1):
            advance(done, count)
            yield answer


def _print(answers: Iterator[Answer], format: ReadingFormat, untold: Collection[str]) -> int:
    """Print the readings; how many files could not be read."""
    match format:
        case ReadingFormat.TABLE:
            return _print_table(answers, untold)
        case ReadingFormat.JSON:
            return _print_array(answers)
        case ReadingFormat.JSONL:
            return sum(_print_one(answer, after=b"\n") for answer in answers)


def _print_array(answers: Iterator[Answer]) -> int:
    unreadable = 0
    before = b"[\n"
    for answer in answers:
        unreadable += _print_one(answer, before=before)
        before = b",\n"
    write(b"\n]\n" if before == b",\n" else b"[]\n")
    return unreadable


def _print_one(answer: Answer, before: bytes = b"", after: bytes = b"") -> bool:
    """Print one reading, and on standard error why there is nothing in it; whether that is so."""
    write(before + answer.json + after)
    if answer.is_unreadable:
        _say_problem(answer)
    return answer.is_unreadable


def _say_problem(answer: Answer) -> None:
    for problem in json.loads(answer.json)["problems"]:
        say(f"{answer.path}: {problem['message']} [{problem['code']}]")


def _print_table(answers: Iterator[Answer], untold: Collection[str]) -> int:
    from sightline.cli.reading_table import Row, reading_table
    from sightline.reading.summary import summarise

    rows = [Row(it.path, summarise(json.loads(it.json), untold), it.is_unreadable) for it in answers]
    if rows:
        draw(reading_table(rows, screen_width()))
    return sum(row.is_unreadable for row in rows)
