"""Weights as plain text: tab-separated tables that a person can read, in hundredths.

The first line names the classes; every further line names a feature and says what it adds to each
class. A sparse table gives for each feature only the classes it bears on, as pairs of the number of
the class and the weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SCALE = 100


@dataclass(frozen=True, slots=True)
class Table:
    """Named rows of numbers, one a class."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    numbers: Floats


def load(name: str) -> Table:
    """The table that ships under ``name``."""
    return parse(files(__package__).joinpath("weights", name).read_text(encoding="utf-8"))


def parse(text: str) -> Table:
    """The table that is written in ``text``, dense or sparse."""
    lines = text.splitlines()
    kind, *classes = lines[0].split("\t")
    rows = [line.partition("\t")[::2] for line in lines[1:]]
    flat = np.fromstring("\t".join([numbers for _, numbers in rows]), np.int64, sep="\t")
    if kind == "dense":
        numbers = flat.reshape(len(rows), len(classes))
    else:
        numbers = np.zeros((len(rows), len(classes)), np.int64)
        row = np.repeat(np.arange(len(rows)), [(cells.count("\t") + 1) // 2 for _, cells in rows])
        numbers[row, flat[::2]] = flat[1::2]
    return Table(tuple(classes), tuple(name for name, _ in rows), (numbers / SCALE).astype(np.float32))


def write(table: Table, is_sparse: bool = False, keeps_all: bool = False) -> str:
    """The table as text. Rows after the first that add nothing are left out, unless rows go by their place."""
    lines = ["\t".join(("sparse" if is_sparse else "dense", *table.classes))]
    for index, (name, numbers) in enumerate(zip(table.names, np.rint(table.numbers * SCALE).astype(int), strict=True)):
        if index and not keeps_all and not numbers.any():
            continue
        cells = numbers
        if is_sparse:
            there = np.flatnonzero(numbers) if index else np.arange(len(numbers))
            cells = np.stack([there, numbers[there]], axis=1).ravel()
        lines.append("\t".join((name, *map(str, cells))))
    return "\n".join(lines) + "\n"
