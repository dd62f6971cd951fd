"""From labelled reports and their documents to figures: how well does the reader read?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sightline.journeys.read import read_many
from sightline.reading.evaluation import labels
from sightline.reading.evaluation.comparing import Comparison, compare
from sightline.reading.evaluation.scoring import Score, score
from sightline.reading.files import sha256_of
from sightline.reading.folders import select


def _in_silence(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


def evaluate(
    label_folder: Path, documents: Path, jobs: int | None = None, advance: Callable[[int, int], None] = _in_silence
) -> Score:
    """Read the documents the labels belong to and compare.

    A label finds its document by the hash of its bytes, whatever its name. ``advance`` is told how
    many documents are done and how many there are.
    """
    reports = labels.load(label_folder)
    by_hash = {sha256_of(path): path for path in select([documents]).documents}
    found = [report for report in reports if report.sha256 in by_hash]
    comparisons: list[Comparison] = []
    advance(0, len(found))
    for report, answer in zip(found, read_many([by_hash[it.sha256] for it in found], jobs), strict=True):
        comparisons.append(compare(report, json.loads(answer.json)))
        advance(len(comparisons), len(found))
    return score(comparisons, (report.name for report in reports if report.sha256 not in by_hash))
