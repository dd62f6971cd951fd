"""The few marks that charts are made of, as SVG; no style is inline, so a strict security policy shows all of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

INK = "#0b0c0c"
GREY = "#505a5f"
PALE = "#f3f2f1"
LINE = "#b1b4b6"
WHITE = "#ffffff"
FONT = "Arial, Helvetica, sans-serif"
SIZE = 13
_LETTER_WIDTH = 0.56
"""How wide a letter is on average, as a share of its height; a little more than true, so that nothing is cut."""


def escaped(words: str) -> str:
    """Words as they may stand in a picture."""
    return escape(words)


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """One element: ``stroke_width=2`` becomes ``stroke-width="2"``, ``class_`` becomes ``class``."""
    said = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


@lru_cache(maxsize=16_384)
def _attribute(key: str, value: str | float) -> str:
    """One attribute; pictures share most: colours, sizes, and the places of a map."""
    words = escape(value) if isinstance(value, str) else f"{round(value, 2):g}"
    return f' {key.rstrip("_").replace("_", "-")}="{words}"'


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    anchor: str | None = None,
    bold: bool = False,
    ink: str = INK,
    class_: str | None = None,
) -> str:
    """Words on their line; ``anchor`` is ``middle`` or ``end`` where they do not begin at ``x``."""
    return element(
        "text",
        escaped(words),
        x=x,
        y=y,
        font_size=size,
        font_weight="bold" if bold else None,
        text_anchor=anchor,
        fill=ink,
        class_=class_,
    )


def rect(x: float, y: float, width: float, height: float, fill: str, stroke: str | None = INK) -> str:
    """A box with a thin edge, so that a pale one is seen on white."""
    edge = 0.75 if stroke else None
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, stroke_width=edge)


def line(
    x1: float, y1: float, x2: float, y2: float, *, ink: str = LINE, width: float = 1, is_dashed: bool = False
) -> str:
    """A straight line."""
    dashes = "4 3" if is_dashed else None
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=ink, stroke_width=width, stroke_dasharray=dashes)


def polygon(
    points: Iterable[tuple[float, float]], *inside: str, fill: str, stroke: str, is_dashed: bool = False
) -> str:
    """A shape with straight sides."""
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = "2 2" if is_dashed else None
    return element(
        "polygon", *inside, points=corners, fill=fill, stroke=stroke, stroke_width=0.75, stroke_dasharray=dashes
    )


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide these words are."""
    return len(words) * size * _LETTER_WIDTH


def stripes(id_: str, base: str, over: str) -> str:
    """A pattern of slanting stripes, told from a plain colour also where colours are not seen."""
    return element(
        "pattern",
        element("rect", width=6, height=6, fill=base),
        element("line", x1=0, y1=0, x2=0, y2=6, stroke=over, stroke_width=4),
        id=id_,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
