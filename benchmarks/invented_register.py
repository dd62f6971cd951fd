"""A large register of invented sentences, laid as fast as the database takes rows."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from django.db import connection, transaction
from django.db.models import Model

from sightline.register.models import (
    Account,
    Authority,
    Document,
    Finding,
    Inspection,
    Neighbour,
    NeighbourSet,
    Passage,
    Sentence,
)
from sightline.register.search.engines import fill_anew
from sightline.register.search.passages import words_of
from sightline.register.search.settings import Setting
from sightline.register.search.tags import SENTENCE, in_index
from sightline.register.search.time import day_number, passage_id

AUTHORITIES = 153
A_REPORT = 200
"""Sentences in a report, about as many as reports have."""

BATCH = 10_000
_SECTOR = (
    "children the and are of to in for is that social workers care plans families visits assessments not always timely"
    " risk support help leaders managers supervision carers young people leaving needs quality drift neglect review"
    " reviews planning education health placement homes stability multi agency partners thresholds front door"
    " permanence adoption fostering pathway advisers oversight impact progress improve improved improving change"
    " records recording well clear too many most some few"
)
THEMES = (
    "neglect",
    "plans-quality",
    "supervision",
    "fostering",
    "early-help",
    "thresholds",
    "adoption",
    "pathway-plans",
)
AREAS = ("help-and-protection", "children-in-care", "care-leavers", "impact-of-leaders")
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
REGIONS = ("North East", "North West", "East Midlands", "London", "South East", "South West")
KINDS = ("standard-inspection", "focused-visit", "short-inspection")
POLARITIES = ("strength", "weakness", "mixed", "neutral")


INVENTED = 40_000
"""So many sentences are invented; a larger register says them again on later days."""


def lay(sentences: int) -> None:
    """Lay a register of so many sentences."""
    chance = random.Random(20_240_206)
    _lay_authorities()
    sentence = _sentences(chance)
    invented = min(sentences, INVENTED)
    reports = invented // A_REPORT
    with transaction.atomic():
        batch: list[tuple[Sentence, Passage]] = []
        for number in range(reports):
            batch += _report(number, number / reports, chance, sentence)
            if len(batch) >= BATCH or number == reports - 1:
                Sentence.objects.bulk_create([row for row, _ in batch], BATCH)
                Passage.objects.bulk_create(sorted((row for _, row in batch), key=lambda it: it.pk), BATCH)
                batch = []
    for times in range(1, sentences // invented):
        _say_again(invented, times)
    fill_anew()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _say_again(invented: int, times: int) -> None:
    """The invented sentences once more, so many days later, in the order in which an index grows best."""
    rows, days = times * invented, times * (passage_id(1, 0, is_area=False) - passage_id(0, 0, is_area=False))
    _copy(Sentence, {"id": f"id + {rows}"}, f"id <= {invented}")
    changed = {"id": f"id + {days - rows}", "sentence_id": f"sentence_id + {rows}"}
    _copy(Passage, changed, f"sentence_id <= {invented}")


def _copy(model: type[Model], changed: dict[str, str], which: str) -> None:
    columns = [connection.ops.quote_name(field.column) for field in model._meta.concrete_fields]
    values = ", ".join(changed.get(column.strip('"'), column) for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {which} ORDER BY id"
        )


def _lay_authorities() -> None:
    rows = [
        Authority(id=f"invented-{n}", name=f"Invented {n}", region=REGIONS[n % len(REGIONS)], is_invented=True)
        for n in range(AUTHORITIES)
    ]
    Authority.objects.bulk_create(rows)
    NeighbourSet.objects.create(id="invented", label="Invented")
    Neighbour.objects.bulk_create(
        Neighbour(set_id="invented", authority=row, neighbour=rows[(n + step) % AUTHORITIES], rank=step)
        for n, row in enumerate(rows)
        for step in range(1, 11)
    )


def _sentences(chance: random.Random) -> Callable[[], str]:
    """Sentences whose words are as unevenly frequent as in any language: the nth word once in n."""
    syllables = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    vocabulary = [*_SECTOR.split(), *rare]
    weights = list(accumulate(1 / (place + 2) for place in range(len(vocabulary))))

    def sentence() -> str:
        words = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(12, 32))
        return f"{' '.join(words).capitalize()}."

    return sentence


def _report(
    number: int, share: float, chance: random.Random, sentence: Callable[[], str]
) -> Iterator[tuple[Sentence, Passage]]:
    authority = f"invented-{number % AUTHORITIES}"
    began = date(2014, 1, 6) + timedelta(days=int(share * 4_500))
    inspection, _ = Inspection.objects.get_or_create(
        authority_id=authority,
        kind=KINDS[number % len(KINDS)],
        started_on=f"{began}",
        defaults={"era": "ilacs-2018", "began_by": began},
    )
    document = Document.objects.create(
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        filename=f"{number}.pdf",
        media_type="application/pdf",
        kind="inspection-report",
        characters=0,
        text="",
        added_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    Account.objects.create(inspection=inspection, document=document, role="main")
    place = {"document": document, "page": 1, "start": 0, "end": 9, "quote": "Invented."}
    finding = Finding.objects.create(inspection=inspection, position=0, **place)
    region = REGIONS[number % AUTHORITIES % len(REGIONS)]
    shared = [("authority", authority), ("region", region), ("kind", inspection.kind), ("era", "ilacs-2018")]
    setting = Setting(day_number(began), shared, {area: chance.choice(GRADES) for area in AREAS})
    for position in range(A_REPORT):
        area, polarity, words = AREAS[position * 4 // A_REPORT], chance.choice(POLARITIES), sentence()
        pk = number * A_REPORT + position + 1
        row = Sentence(
            pk=pk,
            finding=finding,
            inspection=inspection,
            authority_id=authority,
            document=document,
            position=position,
            area=area,
            year=began.year,
            polarity=polarity,
            page=1 + position // 20,
            start=position * 200,
            end=position * 200 + len(words),
            quote=words,
        )
        tags = [*setting.tags(area, SENTENCE), ("polarity", polarity), ("theme", chance.choice(THEMES))]
        passage = Passage(
            id=passage_id(setting.day, pk, is_area=False),
            sentence_id=pk,
            inspection=inspection,
            document=document,
            tags=in_index(tags),
            words=words_of(words),
        )
        yield row, passage
