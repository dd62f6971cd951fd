"""An import that is killed again and again: ``python -m tests.integration.register.killed_import FOLDER KILLS``.

Everything is loaded once; each attempt is a forked child that goes on where the store stands, and is
killed (SIGKILL) after a moment drawn from a fixed seed. After the last kill one child may finish. Prints
what the store then holds, as JSON, in a form that does not depend on how often it was interrupted.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.journeys.opening import open_register, originals

LONGEST_MOMENT = 0.12
AHEAD = 0.2
LEFT = 20
"""How many documents the kills leave at least to the child that may finish, where they go as planned."""

AT = datetime(2024, 5, 1, tzinfo=UTC)


def main() -> None:
    """Import with kills, then say what is held."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    open_register()
    from sightline.reading.version import reader_version
    from sightline.register.actions import authorities

    authorities.load(by="ada", at=AT)
    reader_version()
    next(_answers(folder))
    moments = random.Random(7)
    killed = sum(_try(folder, _moment(moments, done / kills, folder)) for done in range(kills))
    finished = not _try(folder, None)
    print(json.dumps({"killed": killed, "finished": finished} | _held(), ensure_ascii=False))  # noqa: T201


def _moment(moments: random.Random, share_of_kills: float, folder: Path) -> float:
    """When the next child is killed: sooner where the import is ahead of the kills, so that none finds all done."""
    from sightline.register.models import Document

    is_ahead = Document.objects.count() > share_of_kills * (len(list(folder.iterdir())) - LEFT)
    return moments.uniform(0.0, LONGEST_MOMENT) * (AHEAD if is_ahead else 1)


def _try(folder: Path, moment: float | None) -> bool:
    """Let a child import until the moment comes; whether it had to be killed."""
    from django.db import connection

    connection.close()
    child = multiprocessing.get_context("fork").Process(target=_import, args=(folder,))
    child.start()
    child.join(moment)
    is_alive = child.is_alive()
    child.kill()
    child.join()
    return is_alive


def _import(folder: Path) -> None:
    from sightline.journeys.take_in import Imported, record

    for _ in record(_answers(folder), Imported(), by="ada", now=lambda: AT):
        pass


def _answers(folder: Path) -> Iterator[Any]:
    from sightline.journeys.read_whole import ReadsAndKeeps
    from sightline.journeys.take_in import unknown
    from sightline.reading.folders import select

    reads = ReadsAndKeeps(originals())
    return (reads(path) for path in unknown(select([folder]).documents))


def _held() -> dict[str, Any]:
    from sightline.collecting.shelf import FaultKind, Shelf
    from sightline.register import events
    from sightline.register.models import Account, Area, Document, Event, Inspection, Judgement, Reading, Sentence
    from sightline.register.queries.documents import hashes

    def rows(model: Any, *names: str) -> list[Any]:
        return sorted(map(list, model.objects.values_list(*names)))

    faults = [fault for fault in Shelf(originals()).verify(hashes()) if fault.kind is not FaultKind.STRAY]
    return {
        "documents": rows(Document, "sha256", "filename", "characters"),
        "readings": rows(Reading, "document__sha256", "reader_version", "is_current"),
        "inspections": rows(Inspection, "authority", "kind", "started_on", "ended_on"),
        "accounts": rows(Account, "document__sha256", "inspection__authority", "inspection__started_on", "role"),
        "judgements": rows(Judgement, "document__sha256", "inspection__started_on", "area", "grade"),
        "areas": rows(Area, "document__sha256", "position", "text"),
        "sentences": rows(Sentence, "document__sha256", "position", "quote", "year"),
        "events": sorted(Counter(Event.objects.values_list("kind", flat=True)).items()),
        "events_a_document": sorted(Counter(it.content.get("sha256", "") for it in Event.objects.all()).items()),
        "broken": [fault.message for fault in events.verify_chain().faults] + [fault.message for fault in faults],
    }


if __name__ == "__main__":
    main()
