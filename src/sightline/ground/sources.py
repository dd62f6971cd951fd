"""Where a rule comes from: a source, and the place in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A law, a piece of guidance or another published thing that values are drawn from.

    ``reference`` is how it is cited in short (``SI 2007/462``); ``address`` is where it can be read,
    empty where it has no lasting address.
    """

    id: str
    title: str
    publisher: str
    reference: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it, such as a regulation or a section."""

    source: Source
    at: str

    def __str__(self) -> str:
        reference = f" ({self.source.reference})" if self.source.reference else ""
        return f"{self.source.title}{reference}, {self.at}"
