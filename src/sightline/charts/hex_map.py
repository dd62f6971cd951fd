"""England's authorities as a map of hexagons, each the same size: our own layout, near where they lie.

``hexes.csv`` holds it as facts: authority, a three-letter abbreviation, and the place in axial coordinates
(rows of pointed hexagons, ``r`` downwards; ``q`` along the row).
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.judged import GOOD_OR_BETTER
from sightline.charts.marks import element, escaped, polygon, text
from sightline.charts.scale import (
    NOT_CHOSEN,
    NOT_FOUND,
    NOT_HELD,
    NOT_JUDGED,
    Swatch,
    grades,
    legend,
    patterns,
    swatch_of,
)
from sightline.ground.wording import count_in_words
from sightline.knowledge.load_authorities import authorities

_GAP = 0.95
_ANGLES = [math.radians(60 * corner + 30) for corner in range(6)]
_CORNERS = [(_GAP * math.cos(at), _GAP * math.sin(at)) for at in _ANGLES]
_ROW = math.sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class Hex:
    """The place of an authority on the map."""

    authority: str
    abbreviation: str
    q: int
    r: int

    @property
    def across(self) -> float:
        """How far from the left, in hexagons."""
        return self.q + self.r / 2


@cache
def hexes() -> tuple[Hex, ...]:
    """The place of every authority, of today and to come."""
    with (files("sightline.charts") / "hexes.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return tuple(Hex(it["authority"], it["abbreviation"], int(it["q"]), int(it["r"])) for it in rows)


def hexes_on(day: date) -> tuple[Hex, ...]:
    """The places of the authorities that exist on a day."""
    return tuple(it for it in hexes() if authorities()[it.authority].exists_on(day))


def hex_map(
    id_: str, subject: str, values: Mapping[str, str], on: date, chosen: Collection[str] | None = None
) -> Chart | None:
    """The latest known grade of each authority (id) for a judgement area; ``None`` where none is on the map.

    Where there is no grade the value is the kind of silence (see ``Judged``). With some ``chosen`` the others
    are drawn empty, so that these show where they lie.
    """
    places = hexes_on(on)
    wanted = [it.authority for it in places if chosen is None or it.authority in chosen]
    if not wanted:
        return None
    shown = {authority: swatch_of(values[authority]) if authority in values else NOT_HELD for authority in wanted}
    drawing = legend(id_, _used(shown, places)).above(_map(id_, places, shown), gap=6)
    table = _table(subject, places, shown)
    return chart(id_, _title(subject, shown), _sentence(shown), drawing, table, patterns(id_, grades()))


def _used(shown: Mapping[str, Swatch], places: Sequence[Hex]) -> tuple[Swatch, ...]:
    missing = [it for it in (NOT_JUDGED, NOT_FOUND, NOT_HELD) if it in shown.values()]
    return (*grades(), *missing, *([NOT_CHOSEN] if len(shown) < len(places) else []))


def _map(id_: str, places: Sequence[Hex], shown: Mapping[str, Swatch]) -> Drawing:
    left, top = min(it.across for it in hexes()), min(it.r for it in hexes())
    width = WIDTH / (max(it.across for it in hexes()) - left + 1)
    radius = width / math.sqrt(3)
    marks = ""
    for it in places:
        x, y = (it.across - left + 1 / 2) * width, (it.r - top) * width * _ROW + radius
        marks += _hexagon(id_, it, shown.get(it.authority, NOT_CHOSEN), x, y, radius)
    rows = max(it.r for it in places) - top
    return Drawing(marks, rows * width * _ROW + 2 * radius)


def _hexagon(id_: str, it: Hex, swatch: Swatch, x: float, y: float, radius: float) -> str:
    corners = [(x + radius * across, y + radius * down) for across, down in _CORNERS]
    name = element("title", escaped(f"{authorities()[it.authority].name}: {swatch.label}"))
    shape = polygon(corners, name, fill=swatch.fill_in(id_), stroke=swatch.edge, is_dashed=swatch.is_missing)
    letter = text(swatch.letter, x, y + 2.5, size=11, anchor="middle", bold=True, ink=swatch.ink)
    below = text(it.abbreviation, x, y + 9.5, size=6, anchor="middle", ink=swatch.ink, class_="app-chart__wide")
    return shape + letter + below


def _title(subject: str, shown: Mapping[str, Swatch]) -> str:
    counts = Counter(swatch.id for swatch in shown.values())
    graded = sum(counts[grade.id] for grade in grades())
    good = sum(counts[grade] for grade in GOOD_OR_BETTER)
    count = count_in_words(graded, "authority", "authorities")
    return f"{good:,} of {count} {'is' if good == 1 else 'are'} good or outstanding for {subject}"


def _sentence(shown: Mapping[str, Swatch]) -> str:
    counts = Counter(swatch.id for swatch in shown.values())
    parts = ["Shown: the grade at the latest known inspection; a newer report may exist."]
    if not_judged := counts[NOT_JUDGED.id]:
        parts.append(f"At {count_in_words(not_judged, 'more', 'more')} the latest known inspection did not judge it.")
    if not_found := counts[NOT_FOUND.id]:
        parts.append(f"Of {count_in_words(not_found, 'more', 'more')} its grade is not found.")
    if not_held := counts[NOT_HELD.id]:
        parts.append(f"Of {count_in_words(not_held, 'more', 'more')} no graded inspection is held.")
    return " ".join(parts)


def _table(subject: str, places: Sequence[Hex], shown: Mapping[str, Swatch]) -> Table:
    chosen = sorted((it for it in places if it.authority in shown), key=lambda it: authorities()[it.authority].name)
    rows = tuple((authorities()[it.authority].name, it.abbreviation, shown[it.authority].label) for it in chosen)
    head = ("Authority", "On the map", "Grade")
    return Table(f"Latest known grades for {subject}", head, rows, tuple(it.authority for it in chosen))
