"""The sentences of findings, each with its polarity, its prevalence and its themes.

Works on a reading that has its findings as paragraphs, whatever kind of document it came from. All
sentences of a document are judged at once: that costs little more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sightline.ground.locators import Locator
from sightline.reading.classify.batches import Paragraph
from sightline.reading.classify.model import Judged, sentence_model
from sightline.reading.finders.carried_over import carried_over
from sightline.reading.model import Document, Finding, Reading, Sentence
from sightline.reading.sentences import Span, split

_ONLY_REFERENCE = re.compile(r"[(\[][^()\[\]]*[)\]][.;]?|[^A-Za-z]*")
"""``(Recommendation 3)`` after a sentence says nothing by itself."""


def with_sentences(reading: Reading) -> Reading:
    """The reading with its findings cut into judged sentences, what is carried over, and themes of its areas.

    The grades that the document states help to judge; what another reader already found to be carried
    over stays.
    """
    grades = {it.area: it.grade for it in reading.inspection.judgements} if reading.inspection else {}
    findings = judge(reading.document, reading.findings, grades)
    areas = themes_of([area.text for area in reading.areas_for_improvement])
    return replace(
        reading,
        findings=findings,
        carried_over=reading.carried_over or carried_over([finding.sentences for finding in findings]),
        areas_for_improvement=tuple(
            replace(area, themes=themes) for area, themes in zip(reading.areas_for_improvement, areas, strict=True)
        ),
    )


def judge(document: Document, findings: Sequence[Finding], grades: dict[str, str]) -> tuple[Finding, ...]:
    """Each finding with its sentences. ``grades`` gives the grade of each judgement area that has one."""
    cut = [_sentences(finding.text) for finding in findings]
    paragraphs = [
        Paragraph([finding.text[start:end] for start, end in spans], finding.area, grades.get(finding.area or ""))
        for finding, spans in zip(findings, cut, strict=True)
    ]
    judged = iter(sentence_model().judge(paragraphs))
    return tuple(
        replace(
            finding,
            sentences=tuple(
                _sentence(document, finding, span, made)
                for span, made in zip(spans, islice(judged, len(spans)), strict=True)
            ),
        )
        for finding, spans in zip(findings, cut, strict=True)
    )


def themes_of(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The themes of texts that stand by themselves, such as areas for improvement."""
    return [made.themes for made in sentence_model().judge([Paragraph((text,)) for text in texts])]


def _sentences(text: str) -> list[Span]:
    """Where the sentences of a finding stand in it."""
    return [(start, end) for start, end in split(text) if not _ONLY_REFERENCE.fullmatch(text, start, end)]


def _sentence(document: Document, finding: Finding, span: Span, made: Judged) -> Sentence:
    """A sentence of a finding as judged, with its places."""
    at = tuple(_places(document, finding.at, *span))
    return Sentence(finding.text[slice(*span)], at, made.polarity, made.prevalence, made.themes)


def _places(document: Document, stretches: Sequence[Locator], start: int, end: int) -> Iterator[Locator]:
    """Where ``start:end`` of a finding's text stands in the document; its text is its stretches, a space between."""
    offset = 0
    for stretch in stretches:
        first, last = max(start, offset), min(end, offset + len(stretch.quote))
        if first < last:
            yield document.locate(stretch.start + first - offset, stretch.start + last - offset)
        offset += len(stretch.quote) + 1
