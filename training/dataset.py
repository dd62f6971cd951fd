"""The labelled sentences, each in its paragraph, with the judgement area and grade its report gives it."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b, sha256
from pathlib import Path

from sightline.ground.errors import UnusableDocument
from sightline.reading.classify.batches import Paragraph
from sightline.reading.files import open_file
from sightline.reading.kinds import inspection_report
from sightline.reading.model import Reading
from sightline.reading.sentences import split

FURTHER_LABELS = Path(__file__).with_name("further-labels.tsv")
_LETTERS = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence. What was not labelled is ``None``; a neighbour of a labelled sentence has no label at all."""

    document: str
    paragraph: str
    text: str
    polarity: str | None
    themes: frozenset[str] | None
    prevalence: str | None
    area: str | None = None
    grade: str | None = None
    era: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the sentences of one report stand: its paragraphs, and which of them holds a sentence, by its letters."""

    era: str | None
    paragraphs: Sequence[Paragraph]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Whole labelled paragraphs, and paragraphs of which some sentences were labelled one by one."""

    examples: Sequence[Example]
    further: Sequence[Example]


def load(labels: Path, documents: Path | None) -> Dataset:
    """Everything there is to learn from. Without the documents area, grade and further labels are unknown."""
    examples = [*_from_reports(labels), *_from_sentences(labels / "sentences.tsv")]
    wanted = {example.document for example in examples} | {row["document"] for row in _rows(FURTHER_LABELS)}
    reports = dict(_reports(documents, wanted)) if documents else {}
    return Dataset([_placed(example, reports) for example in examples], list(_further(reports)))


def fingerprint(text: str) -> str:
    """What tells a sentence among those of its report without holding its words."""
    return blake2b(_LETTERS.sub("", text.lower()).encode(), digest_size=6).hexdigest()


def _from_reports(labels: Path) -> Iterator[Example]:
    for path in sorted(labels.glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        for index, finding in enumerate(label["findings"]):
            for said in finding["sentences"]:
                yield Example(
                    document=label["sha256"],
                    paragraph=f"{index}",
                    text=said["text"],
                    polarity=said["polarity"],
                    themes=_themes(said["themes"]),
                    prevalence=said["prevalence"],
                )


def _from_sentences(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        yield Example(
            document=row["sha256"],
            paragraph=row["paragraph"],
            text=row["sentence"],
            polarity=row["polarity"],
            themes=_themes(row["themes"].split(",")),
            prevalence=row["prevalence"] or None,
        )


def _themes(printed: Sequence[str]) -> frozenset[str]:
    return frozenset(theme.replace("_", "-") for theme in printed if theme)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _reports(documents: Path, wanted: set[str]) -> Iterator[tuple[str, Surroundings]]:
    """The surroundings of every report that has labels, keyed by the first twelve digits of its hash."""
    short = {document[:12] for document in wanted}
    for path in sorted(documents.rglob("*.pdf")):
        digest = sha256(path.read_bytes()).hexdigest()
        if digest[:12] not in short:
            continue
        try:
            yield digest[:12], _surroundings(inspection_report.read(open_file(path)))
        except UnusableDocument as error:
            print(f"{path.name}: {error}")


def _surroundings(reading: Reading) -> Surroundings:
    event = reading.inspection
    grades = {judgement.area: judgement.grade for judgement in event.judgements} if event else {}
    paragraphs = [
        Paragraph(
            [finding.text[start:end] for start, end in split(finding.text)],
            finding.area,
            grades.get(finding.area or ""),
        )
        for finding in reading.findings
    ]
    places = {fingerprint(text): index for index, one in enumerate(paragraphs) for text in one.sentences}
    return Surroundings(event.era if event else None, paragraphs, places)


def _placed(example: Example, reports: Mapping[str, Surroundings]) -> Example:
    report = reports.get(example.document[:12])
    if report is None:
        return example
    place = report.places.get(fingerprint(example.text))
    if place is None:
        return replace(example, era=report.era)
    paragraph = report.paragraphs[place]
    return replace(example, area=paragraph.area, grade=paragraph.grade, era=report.era)


def _further(reports: Mapping[str, Surroundings]) -> Iterator[Example]:
    """Every sentence of each paragraph that holds a further label, most of them without one."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(FURTHER_LABELS):
        labels[row["document"]][row["sentence"]] = row["polarity"]
    for document, polarities in labels.items():
        report = reports.get(document)
        if report is None:
            continue
        places = {report.places[letters] for letters in polarities if letters in report.places}
        for place in sorted(places):
            paragraph = report.paragraphs[place]
            for text in paragraph.sentences:
                polarity = polarities.get(fingerprint(text))
                yield Example(
                    document, f"{place}", text, polarity, None, None, paragraph.area, paragraph.grade, report.era
                )
