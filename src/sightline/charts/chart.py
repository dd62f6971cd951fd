"""What a chart is: a picture, what it finds in words, and the figures behind it."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.charts.marks import FONT, element, escaped

WIDTH = 320
"""Every chart is drawn this many units wide: at its own size on the narrowest screen, larger on others."""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart. ``about`` names the authority (id) of each row, where rows are about authorities."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as SVG. ``title`` states the finding, ``sentence`` says what was counted and what to beware of.

    ``id`` is the start of every id in the picture; a page gives each of its charts another.
    """

    id: str
    title: str
    sentence: str
    svg: str
    table: Table

    def _repr_svg_(self) -> str:
        """How a notebook shows it."""
        return self.svg


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks one below the other, and how high they are together."""

    marks: str
    height: float

    def above(self, other: Drawing, gap: float = 0) -> Drawing:
        """This drawing with another below it."""
        lower = element("g", other.marks, transform=f"translate(0 {self.height + gap:g})")
        return Drawing(self.marks + lower, self.height + gap + other.height)


def chart(id_: str, title: str, sentence: str, drawing: Drawing, table: Table, defs: str = "") -> Chart:
    """The drawing as a picture that says its title and sentence to whoever cannot see it."""
    svg = element(
        "svg",
        element("title", escaped(title), id=f"{id_}-title"),
        element("desc", escaped(sentence), id=f"{id_}-desc"),
        defs,
        drawing.marks,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {drawing.height:g}",
        role="img",
        aria_labelledby=f"{id_}-title",
        aria_describedby=f"{id_}-desc",
        class_="app-chart__picture",
        font_family=FONT,
    )
    return Chart(id_, title, sentence, svg, table)
