"""A small register to search: invented authorities, inspections and sentences, laid without documents' bytes."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from sightline.register import search
from sightline.register.models import (
    Account,
    Area,
    AreaTheme,
    Authority,
    Document,
    Finding,
    Inspection,
    Judgement,
    Neighbour,
    NeighbourSet,
    Sentence,
    SentenceTheme,
)

OVERALL = "overall-effectiveness"
HELP = "help-and-protection"
CARE = "children-in-care"


def authority(id_: str, region: str = "North") -> Authority:
    """An invented authority."""
    found, _ = Authority.objects.get_or_create(
        id=id_, defaults={"name": id_.capitalize(), "region": region, "is_invented": True}
    )
    return found


def inspection(at: str, began: str, kind: str = "standard-inspection", era: str = "ilacs-2018") -> Inspection:
    """An inspection that began on a day."""
    return Inspection.objects.create(
        authority=authority(at), kind=kind, era=era, started_on=began, began_by=date.fromisoformat(began)
    )


def report(of: Inspection, name: str = "report", embargo_until: date | None = None) -> Document:
    """A report of an inspection, still empty."""
    document = Document.objects.create(
        sha256=hashlib.sha256(f"{name}{of.pk}".encode()).hexdigest(),
        filename=f"{name}.pdf",
        media_type="application/pdf",
        kind="inspection-report",
        characters=0,
        text="",
        embargo_until=embargo_until,
        added_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    Account.objects.create(inspection=of, document=document, role="main")
    return document


def grade(document: Document, area: str, grade: str) -> Judgement:
    """A grade that the document states."""
    inspection = document.accounts.get().inspection
    return Judgement.objects.create(
        inspection=inspection, area=area, grade=grade, document=document, page=1, start=0, end=4, quote="here"
    )


def sentence(
    document: Document,
    words: str,
    area: str = "",
    polarity: str = "neutral",
    prevalence: str = "",
    themes: tuple[str, ...] = (),
) -> Sentence:
    """A sentence of findings under a judgement area."""
    about = document.accounts.get().inspection
    position = Sentence.objects.filter(document=document).count()
    place = {"document": document, "page": 2, "start": position * 1000, "end": position * 1000 + len(words)}
    finding = Finding.objects.create(inspection=about, position=position, area=area, quote=words, **place)
    row = Sentence.objects.create(
        finding=finding,
        inspection=about,
        authority=about.authority,
        position=position,
        area=area,
        year=about.began_by.year if about.began_by else None,
        polarity=polarity,
        prevalence=prevalence,
        quote=words,
        **place,
    )
    SentenceTheme.objects.bulk_create(SentenceTheme(sentence=row, theme=theme) for theme in themes)
    return row


def sentences(document: Document, texts: list[str]) -> None:
    """Many sentences of one finding."""
    finding = sentence(document, texts[0]).finding
    rows = [
        Sentence(
            finding=finding,
            inspection_id=finding.inspection_id,
            authority_id=finding.inspection.authority_id,
            document=document,
            position=position,
            polarity="neutral",
            page=2,
            start=position * 1000,
            end=position * 1000 + len(text),
            quote=text,
        )
        for position, text in enumerate(texts[1:], start=1)
    ]
    Sentence.objects.bulk_create(rows)


def asked(document: Document, words: str, themes: tuple[str, ...] = ()) -> Area:
    """An area for improvement."""
    about = document.accounts.get().inspection
    position = Area.objects.filter(document=document).count()
    row = Area.objects.create(
        inspection=about,
        document=document,
        position=position,
        text=words,
        of="authority",
        urgency="improvement",
        page=1,
        start=position * 500,
        end=position * 500 + len(words),
        quote=words,
    )
    AreaTheme.objects.bulk_create(AreaTheme(area=row, theme=theme) for theme in themes)
    return row


def lay() -> dict[str, Document]:
    """Three authorities, four inspections, a dozen passages; the documents by name, all of them indexed."""
    NeighbourSet.objects.create(id="set", label="Set")
    northmere, eastvale = authority("northmere"), authority("eastvale", "East")
    Neighbour.objects.create(set_id="set", authority=northmere, neighbour=eastvale, rank=1)
    first = report(inspection("northmere", "2019-05-13"))
    grade(first, OVERALL, "requires-improvement")
    grade(first, HELP, "inadequate")
    sentence(
        first, "Visits to children are timely, and plans are clear.", HELP, "strength", "", ("visits-direct-work",)
    )
    sentence(
        first,
        "Too many children’s plans drift without a review.",
        HELP,
        "weakness",
        "too many",
        ("plans-quality", "reviews-iro"),
    )
    asked(first, "The timeliness of planning for children at risk of neglect.", ("plans-quality", "neglect"))
    second = report(inspection("northmere", "2022-03-07"))
    grade(second, OVERALL, "good")
    grade(second, HELP, "good")
    sentence(second, "Social workers visit children often.", HELP, "strength", "", ("visits-direct-work",))
    sentence(second, "Plans are reviewed well and do not drift.", HELP, "strength", "most", ("plans-quality",))
    third = report(inspection("eastvale", "2021-10-04", "focused-visit"))
    sentence(third, "Café meetings help care-experienced young people.", "", "neutral")
    asked(third, "The quality of written plans, so that neglect is seen early.", ("plans-quality", "neglect"))
    fourth = report(inspection("harrowdene", "2023-01-16", era="ilacs-2023"))
    grade(fourth, OVERALL, "good")
    sentence(fourth, "Carers value timely visits & “clear” <plans>.", CARE, "strength", "all", ("fostering",))
    documents = {"first": first, "second": second, "third": third, "fourth": fourth}
    for document in documents.values():
        search.index(document)
    return documents
