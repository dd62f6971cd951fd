"""Trains the sentence model on labelled reports, measures it, and writes its weights.

Run as ``python -m training.train --labels DIR --documents DIR``. The documents give each sentence its
judgement area and grade, and hold the further labelled sentences; without them both are left out, loudly.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import sightline.reading.classify as classify
from training.dataset import Dataset, load
from training.evaluate import report
from training.measuring import cross_validate, learn, written

SHARED = Path(__file__).parents[2] / "shared"
WEIGHTS = Path(classify.__file__).parent / "weights"
LARGEST = 900_000
"""Bytes a file of weights may have: it is read at every start and looked through in every review."""


def main() -> None:
    """Train, measure, write."""
    options = arguments(__doc__)
    dataset = load_from(options)
    if not options.only_write:
        print(report(cross_validate(dataset)))
    write(dataset)


def arguments(purpose: str | None) -> argparse.Namespace:
    """Where the labels and documents are."""
    parser = argparse.ArgumentParser(description=purpose, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, default=SHARED / "labels")
    parser.add_argument("--documents", type=Path, default=SHARED / "corpus")
    parser.add_argument("--only-write", action="store_true", help="train on everything and measure nothing")
    return parser.parse_args()


def load_from(options: argparse.Namespace) -> Dataset:
    """The labelled sentences, saying out loud what they lack."""
    documents = options.documents if options.documents.is_dir() else None
    if documents is None:
        print(f"{options.documents} is not there: no judgement areas, grades, eras or further labels.")
    return load(options.labels, documents)


def write(dataset: Dataset) -> None:
    """The weights learnt from everything."""
    for name, text in written(learn(dataset)).items():
        size = len(text.encode())
        if size > LARGEST:
            raise SystemExit(f"{name} would have {size:,} bytes; at most {LARGEST:,} may ship.")
        (WEIGHTS / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.splitlines()) - 1:,} rows, {size:,} bytes")


if __name__ == "__main__":
    main()
