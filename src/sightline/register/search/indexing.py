"""Keeping the index in step with the register."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q

from sightline.register.models import Document, Passage
from sightline.register.rows import insert
from sightline.register.search.engines import add, fill_anew
from sightline.register.search.passages import Row, Written, out_of_step, passages_of
from sightline.register.search.settings import Settings

_BATCH = 500


@transaction.atomic(savepoint=False)  # what becomes of the index becomes of the change it follows
def index(document: Document, *, written: Written | None = None) -> None:
    """Bring the index to what the register holds of a document, and of the inspections it tells of.

    What a document tells (a grade, a date) may change what other documents' passages are found by. ``written`` is
    what was just written of one that is new: the index holds nothing of it yet, and is not asked.
    """
    settings = Settings()
    _index(document, settings, written)
    if written and written.is_first:
        return
    if stale := out_of_step(document, settings):
        for other in Document.objects.filter(pk__in=stale).defer("text"):
            _index(other, settings)


@transaction.atomic
def remove(document: Document) -> None:
    """Take a document out of the index."""
    Passage.objects.filter(document=document).delete()


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Make the whole index anew from what the register holds, document by document; how many there are.

    ``progress`` hears of each. A search meanwhile finds what was there before, or what is there now.
    """
    Passage.objects.filter(~Q(document__in=Document.objects.all())).delete()
    documents = list(Document.objects.order_by("pk").defer("text"))
    for number, document in enumerate(documents, start=1):
        with transaction.atomic():
            _index(document, Settings())
        if progress:
            progress(number, len(documents))
    fill_anew()
    return len(documents)


def _index(document: Document, settings: Settings, written: Written | None = None) -> None:
    """Write what changed and nothing else, in the order of the index: FTS5 is many times quicker so."""
    rows = passages_of(document, settings, written)
    new = rows if written else _changed(document, rows)
    insert(Passage, Row._fields, new)
    add((row.id, row.tags, row.words) for row in new)


def _changed(document: Document, rows: list[Row]) -> list[Row]:
    """Those of the passages wanted that are not held as they should be; what is held otherwise goes."""
    wanted = {row.id: row for row in rows}
    held = {row[0]: Row(*row) for row in Passage.objects.filter(document=document).values_list(*Row._fields)}
    stale = sorted(id_ for id_, row in held.items() if row != wanted.get(id_))
    for start in range(0, len(stale), _BATCH):
        Passage.objects.filter(pk__in=stale[start : start + _BATCH]).delete()
    return [row for id_, row in wanted.items() if row != held.get(id_)]
