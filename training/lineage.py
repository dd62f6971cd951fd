"""Train the weights of lineage: ``python -m training.lineage [FOLDER]`` (by default ``../shared/corpus``).

Reads the folder's reports, counts how rare words and subjects are among their areas for improvement, fits the
marks to the pairs judged by hand in ``tests/data/lineage-pairs.tsv`` and writes plain numbers.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from math import log
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from benchmarks.lineage_pairs import CORPUS, UNSEEN, Judged, areas_of, judged_pairs
from sightline.register.lineage import likeness
from sightline.register.lineage.likeness import Marks, marks
from sightline.register.lineage.subjects import parts, subjects
from sightline.register.lineage.words import terms, words

WEIGHTS = Path(likeness.__file__).parent / "weights"
OFTEN_ENOUGH = 4
"""A term stands in the table from this many areas on; a rarer one counts as the rarest there."""
SCALE = 8.0
"""Brings the rarity of a subject to between 0 and 1."""
ENOUGH, ENOUGH_BESIDE = 0.4, 0.7


def main() -> None:
    """Count, fit and write."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    areas = areas_of(folder)
    texts = [text for document in areas.values() for text, _ in document]
    WEIGHTS.mkdir(exist_ok=True)
    _write(
        "words", _rarities(Counter(t for text in texts for t in set(terms(words(text)))), len(texts), OFTEN_ENOUGH, 1)
    )
    named = Counter(dict.fromkeys(subjects(), 0))
    named.update(id_ for text in texts for id_ in {i for part in parts(text) for i in (*part.matters, *part.asides)})
    _write("subjects", _rarities(named, len(texts), 0, SCALE))
    likeness._rarity.cache_clear()
    likeness._counted.cache_clear()
    start, fitted = fit(pair for pair in judged_pairs(areas) if pair.draw != UNSEEN)
    lines = [f"{it.name} = {value:.3f}" for it, value in zip(fields(Marks), fitted, strict=True)]
    head = ["# Made by training/lineage.py; not written by hand.", "", f"start = {start:.3f}", f"enough = {ENOUGH}"]
    text = "\n".join([*head, f"enough_beside = {ENOUGH_BESIDE}", "", "[marks]", *lines, ""])
    (WEIGHTS / "marks.toml").write_text(text, encoding="utf-8")


def fit(pairs: Iterable[Judged]) -> tuple[float, list[float]]:
    """The start and the weights of the marks; what may be held either way teaches nothing."""
    clear = [pair for pair in pairs if not pair.is_arguable]
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit([astuple(marks(pair.later, pair.earlier)) for pair in clear], [pair.is_tied for pair in clear])
    return float(model.intercept_[0]), [float(value) for value in model.coef_[0]]


def _rarities(counts: Mapping[str, int], total: int, least: int, scale: float) -> dict[str, float]:
    return {term: log((total + 1) / (n + 1)) / scale for term, n in sorted(counts.items()) if n >= least}


def _write(table: str, values: Mapping[str, float]) -> None:
    lines = "".join(f"{term}\t{value:.3f}\n" for term, value in values.items())
    (WEIGHTS / f"{table}.tsv").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
