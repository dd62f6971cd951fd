"""The pairs of areas for improvement that were judged by hand, and the words they stand for.

``tests/data/lineage-pairs.tsv`` holds no words: the hashes of two reports that follow each other at one authority,
the place of an area in each printed list, a short mark of its words, and the decision. The words are read anew
from the reports beside the repository; an area whose mark has changed is said, not guessed.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sightline.reading.files import read_file, sha256_of

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY.parent / "shared" / "corpus"
PAIRS = REPOSITORY / "tests" / "data" / "lineage-pairs.tsv"

UNSEEN = "fifth"
"""The draw that was judged before it was tried: it makes no weights."""

_MARK = 8

Areas = Mapping[str, Sequence[tuple[str, str]]]
"""The areas of each document by its hash: words, and whose area it is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: what a later area is to an earlier one; ``new`` where it follows none."""

    draw: str
    earlier_document: str
    later_document: str
    later_item: int
    later_mark: str
    earlier_item: int | None
    earlier_mark: str
    decision: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A later and an earlier area of two reports, with what was decided of the two."""

    draw: str
    documents: tuple[str, str]
    later_item: int
    earlier_item: int
    later: str
    earlier: str
    decision: str

    @property
    def is_tied(self) -> bool:
        """Whether the later follows the earlier."""
        return self.decision in ("repeated", "narrowed")

    @property
    def is_arguable(self) -> bool:
        """Whether two careful readers may differ: it counts neither way."""
        return self.decision == "arguable"


def decisions(path: Path = PAIRS) -> list[Decision]:
    """Every row of the file."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Decision(
            draw=row["draw"],
            earlier_document=row["earlier_document"],
            later_document=row["later_document"],
            later_item=int(row["later_item"]),
            later_mark=row["later_mark"],
            earlier_item=int(row["earlier_item"]) if row["earlier_item"] else None,
            earlier_mark=row["earlier_mark"],
            decision=row["decision"],
        )
        for row in csv.DictReader(lines, delimiter="\t")
    ]


def mark_of(text: str) -> str:
    """A short mark of the words, whatever their case and spacing."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:_MARK]


def areas_of(folder: Path, only: Iterable[str] | None = None) -> dict[str, list[tuple[str, str]]]:
    """The areas for improvement of the folder's reports, by hash; of those named only, where any are."""
    wanted = set(only) if only is not None else None
    found = {}
    for path in sorted(folder.rglob("*.pdf")):
        sha256 = sha256_of(path)
        if sha256 and (wanted is None or sha256 in wanted):
            found[sha256] = [(it.text, it.of) for it in read_file(path).areas_for_improvement]
    return found


def judged_pairs(areas: Areas, rows: Sequence[Decision] | None = None) -> list[Judged]:
    """Every later area that was judged beside every earlier one; what is not named was decided as not tied."""
    held = decisions() if rows is None else rows
    tied = {(it.documents, it.later_item, it.earlier_item): it.decision for it in map(_Key.of, held)}
    judged: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in held:
        judged[row.earlier_document, row.later_document][row.later_item] = row.draw
    return [
        Judged(draw, documents, later, earlier, areas[documents[1]][later][0], text, decision)
        for documents, items in judged.items()
        for later, draw in items.items()
        for earlier, (text, of) in enumerate(areas[documents[0]])
        if of == "authority"
        for decision in [tied.get((documents, later, earlier), "not-tied")]
    ]


def misread(areas: Areas, rows: Sequence[Decision]) -> list[Decision]:
    """The rows whose words are not those that were judged: another reader reads them otherwise."""
    return [row for row in rows if not _is_as_judged(areas, row)]


def _is_as_judged(areas: Areas, row: Decision) -> bool:
    places = [(row.later_document, row.later_item, row.later_mark)]
    if row.earlier_item is not None:
        places.append((row.earlier_document, row.earlier_item, row.earlier_mark))
    return all(
        document in areas and item < len(areas[document]) and mark_of(areas[document][item][0]) == mark
        for document, item, mark in places
    )


@dataclass(frozen=True, slots=True)
class _Key:
    documents: tuple[str, str]
    later_item: int
    earlier_item: int | None
    decision: str

    @classmethod
    def of(cls, row: Decision) -> _Key:
        return cls((row.earlier_document, row.later_document), row.later_item, row.earlier_item, row.decision)
