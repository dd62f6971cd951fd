"""A register grown by invented copies of what it holds: the same documents again, told of inspections on other days.

An authority then has as many more inspections, each with its report, areas, findings and sentences; sizes and
words are as uneven as in the documents themselves. For measuring only: the copies have no originals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Model

from sightline.register.models import (
    Account,
    Area,
    AreaTag,
    AreaTheme,
    Document,
    Finding,
    Inspection,
    Judgement,
    LineageLink,
    Passage,
    Sentence,
    SentenceTheme,
)
from sightline.register.search.engines import fill_anew
from sightline.register.search.time import passage_id

DAYS_APART = 37
ROWS: Sequence[type[Model]] = (
    Account,
    Judgement,
    Area,
    AreaTag,
    AreaTheme,
    LineageLink,
    Finding,
    Sentence,
    SentenceTheme,
)
"""What the database copies by itself, after documents and inspections."""

DAYS = ("began_by", "ended_by", "published_on", "received_on")
BATCH = 200

Tops = dict[type[Model], int]


def grow(times: int) -> None:
    """Make the register so many times as large."""
    tops = {model: _top(model) for model in (Document, Inspection, *ROWS)}
    held = set(Inspection.objects.values_list("authority", "kind", "started_on"))
    for copy in range(1, times):
        with transaction.atomic():
            _documents(copy, tops)
            _inspections(copy, tops, held)
            for model in ROWS:
                _copy(model, _moved(model, copy, tops), f"id <= {tops[model]}")
            _copy(Passage, _moved(Passage, copy, tops) | {"id": _other_place(copy, tops)}, _first(tops))
    fill_anew()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _top(model: type[Model]) -> int:
    found: int | None = model._default_manager.aggregate(top=Max("pk"))["top"]
    return found or 0


def _documents(copy: int, tops: Tops) -> None:
    for rows in _batches(Document, tops):
        for row in rows:
            row.pk += copy * tops[Document]
            row.sha256 = f"{copy:08d}{row.sha256[8:]}"
        Document.objects.bulk_create(rows)


def _inspections(copy: int, tops: Tops, held: set[tuple[str, str, str]]) -> None:
    for rows in _batches(Inspection, tops):
        for row in rows:
            row.pk += copy * tops[Inspection]
            row.national, row.is_national_fact = {}, False
            _move(row, copy * DAYS_APART)
            while row.started_on and (row.authority_id, row.kind, row.started_on) in held:
                _move(row, 1)
            held.add((row.authority_id, row.kind, row.started_on))
        Inspection.objects.bulk_create(rows)


def _move(row: Inspection, days: int) -> None:
    for name in DAYS:
        day = getattr(row, name)
        setattr(row, name, day and day - timedelta(days=days))
    row.started_on = row.began_by.isoformat() if row.began_by else ""


def _batches(model: type[Any], tops: Tops) -> Iterator[list[Any]]:
    for start in range(0, tops[model], BATCH):
        yield list(model.objects.filter(pk__gt=start, pk__lte=min(start + BATCH, tops[model])))


def _moved(model: type[Model], copy: int, tops: Tops) -> dict[str, str]:
    """The columns that name a row that is copied too, and its own number: each so much further on."""
    changed = {}
    for field in model._meta.concrete_fields:
        of = model if field.primary_key else field.related_model
        if of in tops:
            changed[field.column] = f"{connection.ops.quote_name(field.column)} + {copy * tops[of]}"  # type: ignore[index]
    return changed


def _other_place(copy: int, tops: Tops) -> str:
    """The number of a passage tells its day and its row; what has no day keeps none."""
    a_day = passage_id(1, 0, is_area=False) - passage_id(0, 0, is_area=False)
    rows = f"CASE WHEN sentence_id IS NULL THEN {copy * tops[Area]} ELSE {copy * tops[Sentence]} END"
    return f"id - {rows} - CASE WHEN id < {a_day} THEN 0 ELSE {copy * DAYS_APART * a_day} END"


def _first(tops: Tops) -> str:
    """The passages of the documents themselves."""
    return f"document_id <= {tops[Document]}"


def _copy(model: type[Model], changed: dict[str, str], which: str) -> None:
    columns = [field.column for field in model._meta.concrete_fields]
    names = [connection.ops.quote_name(column) for column in columns]
    values = [changed.get(column, name) for column, name in zip(columns, names, strict=True)]
    rows = f"SELECT {', '.join(values)} FROM {model._meta.db_table} WHERE {which} ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) {rows}")
