"""Findings and their sentences, as rows: from the one document of each inspection that counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sightline.register.models import Finding, Sentence, SentenceTheme
from sightline.register.queries.export.facts import AUTHORITY, INSPECTION, JUDGEMENT_AREA
from sightline.register.queries.export.shapes import (
    PLACE,
    Column,
    Row,
    Table,
    Type,
    inspections_in_batches,
    whole_text,
)
from sightline.register.queries.grades import account_ranks
from sightline.register.queries.sight import Sight

_LAST = 9
_PLACE = ("document__sha256", "page", "start", "end", "quote")


def standing_documents(inspections: Collection[int], sight: Sight) -> list[int]:
    """The documents whose findings count: for each inspection the best account that has any."""
    ranks = account_ranks(inspections)
    told = Finding.objects.filter(inspection__in=inspections).exclude(document__in=sight.hidden)
    pairs = told.order_by("inspection", "document").values_list("inspection_id", "document_id").distinct()
    best: dict[int, tuple[int, int]] = {}
    for inspection, document in pairs:
        rank = (ranks.get((inspection, document), _LAST), document)
        best[inspection] = min(rank, best.get(inspection, rank))
    return [document for _, document in best.values()]


def _findings(sight: Sight) -> Iterator[Row]:
    for batch in inspections_in_batches(sight):
        rows = Finding.objects.filter(inspection__in=batch, document__in=standing_documents(batch, sight))
        asked = ("id", "inspection_id", "inspection__authority_id", "area", "number", "further", *_PLACE)
        for id_, inspection, authority, area, number, further, *place in (
            rows.order_by("id").values_list(*asked).iterator()
        ):
            yield id_, inspection, authority, area or None, number, whole_text(place[-1], further), *place


def _sentences(sight: Sight) -> Iterator[Row]:
    for batch in inspections_in_batches(sight):
        rows = Sentence.objects.filter(inspection__in=batch, document__in=standing_documents(batch, sight))
        asked = (
            "id",
            "finding_id",
            "inspection_id",
            "authority_id",
            "area",
            "year",
            "polarity",
            "prevalence",
            "further",
            *_PLACE,
        )
        for id_, finding, inspection, authority, area, year, polarity, prevalence, further, *place in (
            rows.order_by("id").values_list(*asked).iterator()
        ):
            text = whole_text(place[-1], further)
            about = (area or None, year, polarity, prevalence or None, text)
            yield id_, finding, inspection, authority, *about, *place


def _sentence_themes(sight: Sight) -> Iterator[Row]:
    for batch in inspections_in_batches(sight):
        documents = standing_documents(batch, sight)
        rows = SentenceTheme.objects.filter(sentence__inspection__in=batch, sentence__document__in=documents)
        yield from rows.order_by("sentence", "theme").values_list("sentence_id", "theme").iterator()


FINDINGS = (
    Table(
        "findings",
        "Paragraphs in which inspectors say what they found",
        (
            Column("finding_id", "The finding", Type.WHOLE),
            INSPECTION,
            AUTHORITY,
            JUDGEMENT_AREA,
            Column("number", "The paragraph's printed number", Type.WHOLE),
            Column("text", "Its words, also where they run over a page's end"),
            *PLACE,
        ),
        _findings,
    ),
    Table(
        "sentences",
        "Sentences of findings",
        (
            Column("sentence_id", "The sentence", Type.WHOLE),
            Column("finding_id", "Its finding", Type.WHOLE, "findings"),
            INSPECTION,
            AUTHORITY,
            JUDGEMENT_AREA,
            Column("year", "The year of the inspection", Type.WHOLE),
            Column("polarity", "strength, weakness, mixed or neutral"),
            Column("prevalence", "For how many children it says it holds"),
            Column("text", "Its words, also where they run over a page's end"),
            *PLACE,
        ),
        _sentences,
    ),
    Table(
        "sentence_themes",
        "What each sentence is about",
        (
            Column("sentence_id", "The sentence", Type.WHOLE, "sentences"),
            Column("theme_id", "The theme", refers_to="themes"),
        ),
        _sentence_themes,
        key=("sentence_id", "theme_id"),
    ),
)
