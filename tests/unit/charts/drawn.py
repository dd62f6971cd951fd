"""A chart taken apart: its elements and words, and what every chart must be."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from xml.etree.ElementTree import Element, fromstring

from sightline.charts import Chart, Judged

SVG = "{http://www.w3.org/2000/svg}"


def judged(authority: str, *told: tuple[str, str, str]) -> list[Judged]:
    """Inspections of an authority, each as (day it began, era, grade)."""
    name = authority.capitalize()
    return [Judged(authority, name, era, date.fromisoformat(day), grade) for day, era, grade in told]


def drawn(chart: Chart | None) -> Element:
    """The picture of a chart that stood every check."""
    assert chart is not None
    root = fromstring(chart.svg)
    assert root.get("role") == "img"
    ids = [it.get("id") for it in root.iter() if it.get("id")]
    assert len(ids) == len(set(ids))
    assert all(str(id_).startswith(f"{chart.id}-") for id_ in ids)
    said = {it.get("id"): "".join(it.itertext()) for it in root}
    assert said[root.get("aria-labelledby")] == chart.title
    assert said[root.get("aria-describedby")] == chart.sentence
    assert set(re.findall(r"url\(#([^)]+)\)", chart.svg)) <= set(ids)
    names = {name.lower() for name in chain.from_iterable(it.keys() for it in root.iter())}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert all(len(row) == len(chart.table.head) for row in chart.table.rows)
    assert len(chart.table.about) in (0, len(chart.table.rows))
    _stays_inside(root)
    return root


def _stays_inside(root: Element) -> None:
    _, _, width, _ = (float(it) for it in str(root.get("viewBox")).split())
    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) >= 0
        assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width + 0.5


def words(root: Element) -> list[str]:
    """The words that stand in the picture, in the order they are drawn."""
    return ["".join(it.itertext()) for it in root.iter(f"{SVG}text")]
