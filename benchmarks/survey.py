"""Read a whole corpus and print what it shows: ``python -m benchmarks.survey FOLDER...``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from sightline.journeys.survey import Survey, survey


def main() -> None:
    """Survey the folders named on the command line."""
    report(survey([Path(path) for path in sys.argv[1:]]))


def report(found: Survey) -> None:
    """Print the counts, then the documents behind them."""
    print(f"{found.documents} documents, kinds: {dict(found.kinds)}")
    for era, count in sorted(found.eras.items()):
        print(f"{era}: {count} reports, {found.full_sets[era]} with every judgement of the era")
    _list("Could not be read", found.unreadable)
    _list("Judgements missing for a named reason", found.reasons)
    _list("Judgements missing without a reason", found.unexplained)
    _list("Facts not stated", found.missing_facts)
    _list("Quotations that are not the words at their place", found.wrong_quotes)
    print(f"Doubts by code: {dict(found.doubts.most_common())}")
    _list("Doubts", found.doubted)


def _list(heading: str, lines: Iterable[str]) -> None:
    listed = sorted(lines)
    print(f"{heading}: {len(listed)}")
    for line in listed:
        print(f"  {line}")


if __name__ == "__main__":
    main()
