"""How well lineage is told: ``python -m benchmarks.lineage [FOLDER]`` (by default ``../shared/corpus``).

Traces the areas for improvement of reports that were judged by hand and prints precision and recall of the ties
(repeated or narrowed), and how often new and gone are told rightly. The draws that made the weights are
scored with weights fitted without the pair of reports in question; the last draw is scored as shipped.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.lineage_pairs import (
    CORPUS,
    PAIRS,
    UNSEEN,
    Areas,
    Decision,
    Judged,
    areas_of,
    decisions,
    judged_pairs,
    misread,
)
from sightline.register.lineage.likeness import Marks, Weights, weights
from sightline.register.lineage.model import Occasion, Said, State, Tie
from sightline.register.lineage.tracing import trace

FOLDS = 10


@dataclass
class Tally:
    """Decisions as judged against decisions as traced; what is arguable counts nowhere."""

    ties_right: int = 0
    ties_wrong: int = 0
    ties_missed: int = 0
    states_right: int = 0
    new_right: int = 0
    new_of: int = 0
    gone_right: int = 0
    gone_of: int = 0

    def lines(self) -> Iterator[str]:
        """What it says, a line each."""
        told, due = self.ties_right + self.ties_wrong, self.ties_right + self.ties_missed
        yield f"  precision of ties  {_share(self.ties_right, told)}"
        yield f"  recall of ties     {_share(self.ties_right, due)}"
        yield f"  repeated or narrowed told apart  {_share(self.states_right, self.ties_right)}"
        yield f"  new or not told rightly          {_share(self.new_right, self.new_of)}"
        yield f"  gone or not told rightly         {_share(self.gone_right, self.gone_of)}"


def main() -> int:
    """Measure and print; 1 where there are no reports to measure on."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not folder.is_dir():
        print(f"!!! LINEAGE CANNOT BE MEASURED: the published reports are not at {folder} !!!", file=sys.stderr)
        return 1
    rows = decisions(PAIRS)
    areas = areas_of(folder, {it for row in rows for it in (row.earlier_document, row.later_document)})
    changed = misread(areas, rows)
    if changed:
        print(f"!!! {len(changed)} of {len(rows)} rows are read otherwise than they were judged, and left out !!!")
    lost = {(row.earlier_document, row.later_document) for row in changed}
    pairs = judged_pairs(areas, [row for row in rows if _documents(row) not in lost])
    unseen = [it for it in pairs if it.draw == UNSEEN]
    seen = [it for it in pairs if it.draw != UNSEEN]
    _print("Never seen while subjects and weights were made", unseen, measure(unseen, areas, weights()))
    _print(f"Seen; weights fitted without it, {FOLDS} folds", seen, cross_validated(seen, areas))
    return 0


def measure(pairs: Sequence[Judged], areas: Areas, held: Weights, tally: Tally | None = None) -> Tally:
    """Trace every two reports and compare with what was judged."""
    found = tally or Tally()
    for documents, judged in _by_documents(pairs).items():
        earlier, later = (_said(areas[sha256]) for sha256 in documents)
        ties = trace(Occasion(later, earlier), held)
        _count_ties(judged, ties, found)
        _count_new(judged, ties, found)
        _count_gone(judged, ties, found)
    return found


def cross_validated(pairs: Sequence[Judged], areas: Areas) -> Tally:
    """Each pair of reports traced with weights fitted on the others."""
    from training.lineage import fit

    documents = list(_by_documents(pairs))
    found = Tally()
    for fold in range(FOLDS):
        left_out = set(documents[fold::FOLDS])
        start, fitted = fit([it for it in pairs if it.documents not in left_out])
        held = Weights(start, Marks(*fitted), weights().enough, weights().enough_beside)
        measure([it for it in pairs if it.documents in left_out], areas, held, found)
    return found


def _count_ties(judged: Sequence[Judged], ties: Sequence[Tie], found: Tally) -> None:
    told = {(tie.later, tie.earlier): tie.state for tie in ties}
    for pair in judged:
        state = told.get((pair.later_item, pair.earlier_item))
        if pair.is_arguable:
            continue
        found.ties_right += bool(state and pair.is_tied)
        found.ties_wrong += bool(state and not pair.is_tied)
        found.ties_missed += bool(not state and pair.is_tied)
        found.states_right += bool(state and state == pair.decision)


def _count_new(judged: Sequence[Judged], ties: Sequence[Tie], found: Tally) -> None:
    followed = {tie.later for tie in ties}
    for item in {pair.later_item for pair in judged}:
        mine = [pair for pair in judged if pair.later_item == item]
        is_tied = any(pair.is_tied for pair in mine)
        if is_tied or not any(pair.is_arguable for pair in mine):
            found.new_of += 1
            found.new_right += is_tied == (item in followed)


def _count_gone(judged: Sequence[Judged], ties: Sequence[Tie], found: Tally) -> None:
    gone = {tie.earlier for tie in ties if tie.state is State.GONE}
    for item in {pair.earlier_item for pair in judged}:
        mine = [pair for pair in judged if pair.earlier_item == item]
        is_tied = any(pair.is_tied for pair in mine)
        if is_tied or not any(pair.is_arguable for pair in mine):
            found.gone_of += 1
            found.gone_right += is_tied != (item in gone)


def _by_documents(pairs: Sequence[Judged]) -> dict[tuple[str, str], list[Judged]]:
    found: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for pair in pairs:
        found[pair.documents].append(pair)
    return found


def _documents(row: Decision) -> tuple[str, str]:
    return row.earlier_document, row.later_document


def _said(areas: Sequence[tuple[str, str]]) -> tuple[Said, ...]:
    return tuple(Said(item, text, of) for item, (text, of) in enumerate(areas) if of == "authority")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "not measured"


def _print(heading: str, pairs: Sequence[Judged], tally: Tally) -> None:
    items = {(it.documents, it.later_item) for it in pairs}
    print(f"{heading}: {len(items)} later areas of {len(_by_documents(pairs))} pairs of reports")
    for line in tally.lines():
        print(line)


if __name__ == "__main__":
    sys.exit(main())
