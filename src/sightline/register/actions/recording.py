"""The rows of a reading: judgements, areas for improvement and findings, each at its place.

Read for the first time or again alike: what a person confirmed or corrected stands, what is still read
keeps its row (others refer to it), what is no longer read goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sightline.reading.shapes import FindingShape, LocatorShape, ReadingShape, SentenceShape
from sightline.register.actions.placing import Placed
from sightline.register.actions.weighing import year_of
from sightline.register.models import (
    Document,
    Doubt,
    Finding,
    Inspection,
    Judgement,
    Review,
    Sentence,
    SentenceTheme,
)
from sightline.register.rows import add, insert, reserve
from sightline.register.search import Said

Row = tuple[Any, ...]
PLACE = ("page", "start", "end", "quote", "further")
FINDING = ("id", "document_id", "inspection_id", "position", "number", "area", *PLACE)
SENTENCE = (
    *("id", "document_id", "inspection_id", "authority_id", "year", "position"),
    *("finding_id", "area", "polarity", "prevalence", *PLACE),
)

WORDS_GONE = "words-gone"


def record_judgements(document: Document, places: Sequence[Placed], *, is_new: bool) -> dict[tuple[int, str], str]:
    """The grades a document states, one row for each area of each inspection; those that had no row before."""
    wanted: dict[tuple[int, str], tuple[str, LocatorShape]] = {}
    for placed in places:
        for judgement in placed.event["judgements"]:
            key = (placed.inspection.pk, judgement["area"])
            wanted.setdefault(key, (judgement["grade"], judgement["at"][0]))
    held = [] if is_new else list(Judgement.objects.filter(document=document).select_related("inspection"))
    settled = settled_facts(row.inspection_id for row in held)
    for row in held:
        found = wanted.pop((row.inspection_id, row.area), None)
        if (row.inspection_id, f"judgement/{row.area}") in settled:
            keep_place(document, row, found[1] if found else None)
        elif found is None:
            row.delete()
        else:
            row.grade = found[0]
            put(row, found[1])
            row.save()
    rows = wanted.items()
    add([put(Judgement(inspection_id=id_, area=of, grade=it, document=document), at) for (id_, of), (it, at) in rows])
    return {key: grade for key, (grade, _) in wanted.items()}


def add_judgements(document: Document, placed: Placed) -> None:
    """The grades of one more event of a document that was taken in before."""
    held = set(Judgement.objects.filter(document=document, inspection=placed.inspection).values_list("area", flat=True))
    Judgement.objects.bulk_create(
        put(Judgement(inspection=placed.inspection, area=it["area"], grade=it["grade"], document=document), it["at"][0])
        for it in placed.event["judgements"]
        if it["area"] not in held
    )


def record_findings(document: Document, reading: ReadingShape, inspection: Inspection, *, is_new: bool) -> Said:
    """The findings and their sentences, always written anew; the sentences as the index is told of them."""
    if not is_new:
        Finding.objects.filter(document=document).delete()
    shapes = [(position, it) for position, it in enumerate(reading["findings"]) if it["at"]]
    findings = reserve(Finding, len(shapes))
    placed = zip(findings, shapes, strict=True)
    insert(Finding, FINDING, (_finding(id_, document, inspection, *it) for id_, it in placed))
    told = [
        (finding, shape["area"] or "", sentence)
        for finding, (_, shape) in zip(findings, shapes, strict=True)
        for sentence in shape["sentences"]
        if sentence["at"]
    ]
    sentences = reserve(Sentence, len(told))
    whole = (document.pk, inspection.pk, inspection.authority_id, year_of(inspection))
    insert(
        Sentence,
        SENTENCE,
        (
            (id_, *whole, position, *_sentence(*it))
            for position, (id_, it) in enumerate(zip(sentences, told, strict=True))
        ),
    )
    themes = [list(dict.fromkeys(shape["themes"])) for _, _, shape in told]
    named = ((id_, theme) for id_, of in zip(sentences, themes, strict=True) for theme in of)
    insert(SentenceTheme, ("sentence_id", "theme"), named)
    return {
        (id_, inspection.pk, area, shape["polarity"], shape["prevalence"] or "", shape["at"][0]["quote"]): of
        for id_, (_, area, shape), of in zip(sentences, told, themes, strict=True)
    }


def record_doubts(document: Document, reading: ReadingShape, inspection: Inspection | None) -> None:
    """What the reader was unsure of, at its first place."""
    doubts = reading["doubts"]
    add([_doubt(document, inspection, it["code"], it["message"], it["at"][0] if it["at"] else None) for it in doubts])


def settled_facts(inspections: Iterable[int]) -> set[tuple[int, str]]:
    """The facts of these inspections that a person confirmed or corrected, with their inspection."""
    wanted = set(inspections)
    reviews = Review.objects.filter(inspection__in=wanted).exclude(verdict="queried") if wanted else None
    return set(reviews.values_list("inspection_id", "fact")) if reviews is not None else set()


def put(row: Judgement, at: LocatorShape) -> Judgement:
    """Give a judgement its place."""
    row.page, row.start, row.end, row.quote = at["page"], at["start"], at["end"], at["quote"]
    return row


def keep_place(document: Document, row: Judgement, at: LocatorShape | None) -> None:
    """Keep a settled row beside its words, wherever they stand in the text as it is read now."""
    found = at or found_again(document, row.quote, row.start or 0, row.page)
    if found is None:
        say_words_gone(document, row.inspection, row.quote)
    else:
        put(row, found).save()


def found_again(document: Document, quote: str, near: int, page: int | None) -> LocatorShape | None:
    """The place of these words nearest to where they stood before."""
    places: list[int] = []
    at = document.text.find(quote)
    while at >= 0:
        places.append(at)
        at = document.text.find(quote, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return {"page": page, "start": start, "end": start + len(quote), "quote": quote}


def say_words_gone(document: Document, inspection: Inspection, quote: str) -> None:
    """Say out loud that a settled fact's words are no longer in the text as it is read now."""
    message = f"A person settled this fact, and its words are not in the text as it is read now: “{quote[:80]}”"
    Doubt.objects.create(document=document, inspection=inspection, code=WORDS_GONE, message=message)


def _finding(id_: int, document: Document, inspection: Inspection, position: int, shape: FindingShape) -> Row:
    return (id_, document.pk, inspection.pk, position, shape["number"], shape["area"] or "", *_place(shape["at"]))


def _sentence(finding: int, area: str, shape: SentenceShape) -> Row:
    return (finding, area, shape["polarity"], shape["prevalence"] or "", *_place(shape["at"]))


def _place(at: Sequence[LocatorShape]) -> Row:
    first = at[0]
    further = json.dumps(at[1:], ensure_ascii=False) if len(at) > 1 else "[]"
    return (first["page"], first["start"], first["end"], first["quote"], further)


def _doubt(
    document: Document, inspection: Inspection | None, code: str, message: str, at: LocatorShape | None
) -> Doubt:
    doubt = Doubt(document=document, inspection=inspection, code=code, message=message)
    if at and at["end"] > at["start"]:
        doubt.page, doubt.start, doubt.end, doubt.quote = at["page"], at["start"], at["end"], at["quote"]
    return doubt
