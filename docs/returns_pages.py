"""Reference pages on returns: the lists of Annex A, the tables they become, the checks and the codes of problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sightline.knowledge.annex_a_lists import VERSIONS, lists
from sightline.knowledge.return_checks import each_list_checks, list_checks
from sightline.knowledge.tables import code_sets, tables
from sightline.returns.problems import WORDS


def write_returns(folder: Path) -> None:
    """Write the pages on returns."""
    made = {
        "annex-a-lists": _lists(),
        "tables": _tables(),
        "code-sets": _code_sets(),
        "return-checks": _checks(),
        "return-problems": _problems(),
    }
    for name, lines in made.items():
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(header), _row(["---"] * len(header)), *map(_row, rows), ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _lists() -> list[str]:
    lines = ["# The lists of Annex A", "", "Columns as they are printed, and the id each is known by here.", ""]
    for shape in lists().values():
        rows = [
            (
                column.label,
                f"`{column.id}`",
                column.type,
                "yes" if column.required else "",
                "" if column.versions == VERSIONS else f"from {column.versions[0]}",
            )
            for column in shape.columns
        ]
        lines += [f"## List {shape.number}: {shape.label} (`{shape.id}`)", ""]
        lines += _table(("Column", "Id", "Holds", "Must be filled", "Version"), rows)
        filled = dict.fromkeys(f"`{it.name}`" for it in shape.tables)
        lines += [f"It fills {', '.join(filled)}.", ""]
    return lines


def _tables() -> list[str]:
    lines = [
        "# Tables",
        "",
        "Tables named `ssd_` are those of the Standard Safeguarding Dataset. Those named `extra_` are supplementary:"
        " lists that no national list holds, sent as a CSV or Parquet file of that name beside the others, and what"
        " Annex A states and the dataset works out from history. Codes are on the page [](code-sets.md).",
        "",
    ]
    for shape in tables().values():
        rows = [
            (
                f"`{column.name}`",
                column.label,
                column.type,
                f"`{column.codes}`" if column.codes else "",
                f"`{column.parent}`" if column.parent else "",
                ", ".join(["key"] * column.key + ["not kept"] * (not column.kept)),
            )
            for column in shape.columns
        ]
        lines += [f"## `{shape.name}`: {shape.label}", "", *([shape.note, ""] if shape.note else [])]
        lines += _table(("Column", "What it is", "Holds", "Codes", "Refers to", ""), rows)
    return lines


def _code_sets() -> list[str]:
    lines = ["# Codes of columns", "", "As the tables hold them.", ""]
    for found in code_sets().values():
        lines += [f"## `{found.id}`: {found.label}", "", f"Source: {found.citation}.", ""]
        lines += _table(("Code", "Means"), [(f"`{it.code}`", it.label) for it in found.codes])
    return lines


def _checks() -> list[str]:
    lines = ["# Checks of a return", "", "## Of every list", ""]
    lines += _table(
        ("Check", "What must hold", "Gravity", "Source"),
        [(f"`LIST-{it.id}`", it.label, it.severity, str(it.citation)) for it in each_list_checks()],
    )
    lines += ["## Of one list, across lists and against the last run", ""]
    return lines + _table(
        ("Check", "List", "What must hold", "Gravity", "Source"),
        [(f"`{it.id}`", it.list or "all", it.label, it.severity, str(it.citation)) for it in list_checks()],
    )


def _problems() -> list[str]:
    lines = ["# Problems of a return", "", "What can be wrong with a file, its lists, its columns and its cells.", ""]
    return lines + _table(
        ("Code", "What is wrong, and what to do"), [(f"`{code}`", words) for code, words in WORDS.items()]
    )
