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
    cut = [_sentences(finding.text) for finding in reading.findings]
    paragraphs = [
        Paragraph([finding.text[start:end] for start, end in spans], finding.area, grades.get(finding.area or ""))
        for finding, spans in zip(reading.findings, cut, strict=True)
    ]
    areas = [Paragraph((area.text,)) for area in reading.areas_for_improvement]
    judged = iter(sentence_model().judge([*paragraphs, *areas]))
    findings = tuple(
        _with_sentences(reading.document, finding, spans, islice(judged, len(spans)))
        for finding, spans in zip(reading.findings, cut, strict=True)
    )
    return replace(
        reading,
        findings=findings,
        carried_over=reading.carried_over or carried_over([finding.sentences for finding in findings]),
        areas_for_improvement=tuple(
            replace(area, themes=made.themes) for area, made in zip(reading.areas_for_improvement, judged, strict=True)
        ),
    )


def _with_sentences(document: Document, finding: Finding, spans: Sequence[Span], judged: Iterable[Judged]) -> Finding:
    sentences = (
        Sentence(finding.text[start:end], _places(document, finding, start, end), *made)
        for (start, end), made in zip(spans, judged, strict=True)
    )
    return replace(finding, sentences=tuple(sentences))


def _sentences(text: str) -> list[Span]:
    """Where the sentences of a finding stand in it."""
    return [(start, end) for start, end in split(text) if not _ONLY_REFERENCE.fullmatch(text, start, end)]


def _places(document: Document, finding: Finding, start: int, end: int) -> tuple[Locator, ...]:
    """Where ``start:end`` of a finding's text stands in the document."""
    if len(finding.at) > 1:
        return tuple(_in_stretches(document, finding.at, start, end))
    begin = finding.at[0].start + start  # most findings are one stretch, and sentences have no outer white space
    return (Locator(document.page_at(begin), begin, begin + end - start, finding.text[start:end]),)


def _in_stretches(document: Document, stretches: Sequence[Locator], start: int, end: int) -> Iterator[Locator]:
    """The same where the finding's text is several stretches, a space between."""
    offset = 0
    for stretch in stretches:
        first, last = max(start, offset), min(end, offset + len(stretch.quote))
        if first < last:
            yield document.locate(stretch.start + first - offset, stretch.start + last - offset)
        offset += len(stretch.quote) + 1
