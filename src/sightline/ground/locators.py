"""Where in a document a fact stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in one document and the words that stand there.

    ``start`` and ``end`` count characters of the document's text (what ``sightline text``
    prints); ``text[start:end] == quote`` always holds. ``page`` is 1-based, and ``None`` for
    documents that have no pages (HTML, Markdown, plain text, Word).
    """

    page: int | None
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"a locator's span {self.start}:{self.end} does not fit its quote")
