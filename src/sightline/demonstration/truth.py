"""What a made document says, known beforehand: the answer a reading of it is compared with.

The shape follows the public form of a reading (``contract: reading/1``) without the places. Dates are
ISO; ``None`` is what the document does not state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SentenceTruth:
    """A finding sentence with the polarity, the words of prevalence and the themes it was written for."""

    text: str
    polarity: str
    prevalence: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingTruth:
    """A paragraph of findings, its printed number and the judgement area it stands under."""

    number: int | None
    area: str | None
    sentences: tuple[SentenceTruth, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is printed."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class TagTruth:
    """A reference to the national framework, as printed."""

    printed: str
    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class AreaTruth:
    """An area for improvement as printed: its line, then its sub-items; with its tag in the line."""

    text: str
    of: str = "authority"
    urgency: str = "improvement"
    themes: tuple[str, ...] = ()
    tags: tuple[TagTruth, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTruth:
    """An inspection or visit, as far as the document states it."""

    authority: str
    kind: str | None = None
    era: str | None = None
    started_on: str | None = None
    ended_on: str | None = None
    on_site_from: str | None = None
    on_site_until: str | None = None
    published_on: str | None = None
    lead_inspector: str | None = None
    inspectors: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    judgements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CarriedTruth:
    """A sentence that ties something to an earlier inspection or visit."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class DueTruth:
    """A deadline the document names."""

    what: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Everything one made document states. ``kind`` is the document's, ``inspection`` what it is about."""

    kind: str
    inspection: EventTruth
    other_events: tuple[EventTruth, ...] = ()
    areas_for_improvement: tuple[AreaTruth, ...] = ()
    findings: tuple[FindingTruth, ...] = ()
    carried_over: tuple[CarriedTruth, ...] = ()
    due: tuple[DueTruth, ...] = ()

    @property
    def sentences(self) -> tuple[SentenceTruth, ...]:
        """Every finding sentence, in printed order."""
        return tuple(sentence for finding in self.findings for sentence in finding.sentences)

    def as_dict(self) -> dict[str, Any]:
        """As plain dictionaries, lists and strings, ready for JSON."""
        return asdict(self)
