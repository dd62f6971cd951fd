"""A reading that shows itself: a few lines at the prompt, a summary with its places in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from html import escape

from sightline.reading import contract
from sightline.reading.model import Reading
from sightline.reading.shapes import AreaForImprovementShape, ReadingShape
from sightline.reading.summary import Summary, summarise


class ReadingToShow(Reading):
    """A :class:`~sightline.reading.model.Reading` with a summary for people who work in Python."""

    __slots__ = ()

    @classmethod
    def of(cls, reading: Reading) -> ReadingToShow:
        """The same reading, able to show itself."""
        return cls(**{it.name: getattr(reading, it.name) for it in fields(reading)})

    def shape(self) -> ReadingShape:
        """The reading as plain dictionaries and lists in the public shape."""
        return contract.shape(self)

    def __repr__(self) -> str:
        rows = _rows(summarise(self.shape()))
        width = max(len(name) for name, _ in rows)
        lines = (f"  {name:<{width}}  {words}" for name, words in rows)
        return "\n".join([f"<Reading of {self.document.filename}", *lines]) + ">"

    def _repr_html_(self) -> str:
        shape = self.shape()
        summary = summarise(shape)
        parts = [
            f"<p><strong>{escape(summary.authority)}</strong>: {escape(self.document.filename)}</p>",
            _table(_rows(summary)),
            _list("Areas for improvement", map(_area, shape["areas_for_improvement"])),
            _list("Doubts", map(escape, summary.doubts)),
        ]
        return f'<div class="sightline-reading">{"".join(parts)}</div>'


def _rows(summary: Summary) -> list[tuple[str, str]]:
    """What is known, by name, in the order in which a person asks for it."""
    return [
        ("Kind", summary.document_kind),
        ("Authority", summary.authority),
        ("Event", summary.event_kind),
        ("Inspected", summary.inspected),
        ("Lead inspector", summary.lead_inspector),
        *((grade.area, grade.grade) for grade in summary.grades),
        ("Areas for improvement", str(summary.improvement_count)),
        ("Areas for priority action", str(summary.priority_count)),
        ("Doubts", str(len(summary.doubts))),
    ]


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = (f'<tr><th scope="row">{escape(name)}</th><td>{escape(words)}</td></tr>' for name, words in rows)
    return f"<table>{''.join(cells)}</table>"


def _list(heading: str, items: Iterable[str]) -> str:
    """A headed list of what is already HTML; nothing at all where there are no items."""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<details open><summary>{heading}</summary><ol>{listed}</ol></details>" if listed else ""


def _area(area: AreaForImprovementShape) -> str:
    page = next((place["page"] for place in area["at"] if place["page"] is not None), None)
    return escape(area["text"]) + (f" <small>page {page}</small>" if page else "")
