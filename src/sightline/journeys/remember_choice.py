"""A person says what a header or a spelling means, and it is known from then on."""

from __future__ import annotations

from pathlib import Path

from sightline.ground.errors import WrongUsage
from sightline.knowledge.annex_a_lists import ListShape, lists
from sightline.knowledge.tables import code_sets
from sightline.returns.choices import read_choices, write_choices
from sightline.returns.dataset import table_lists


def remember_header(file: Path, list_id: str, header: str, column: str) -> None:
    """Keep that in a list a header means a column.

    :raises WrongUsage: ``unknown-list`` or ``unknown-column``.
    """
    shape: ListShape | None = {**lists(), **table_lists()}.get(list_id)
    if shape is None:
        raise WrongUsage("unknown-list", f"There is no list {list_id!r}. Lists are list-1 to list-11, or a table.")
    if shape.column(column) is None:
        known = ", ".join(each.id for each in shape.columns)
        raise WrongUsage("unknown-column", f"{list_id} has no column {column!r}. It has {known}.")
    write_choices(read_choices(file).with_header(list_id, header, column), file)


def remember_code(file: Path, code_set: str, written: str, code: str) -> None:
    """Keep that a spelling means a code.

    :raises WrongUsage: ``unknown-code-set`` or ``unknown-code``.
    """
    codes = code_sets().get(code_set)
    if codes is None:
        raise WrongUsage("unknown-code-set", f"There are no codes {code_set!r}. There are {', '.join(code_sets())}.")
    if codes.code(code) is None:
        known = ", ".join(each.code for each in codes.codes)
        raise WrongUsage("unknown-code", f"{code_set} has no code {code!r}. It has {known}.")
    write_choices(read_choices(file).with_code(code_set, written, code), file)
