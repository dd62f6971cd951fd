"""Drawn charts in our letters, and as pixels for Word, whose older versions show no drawing."""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import wrap
from xml.sax.saxutils import escape

from sightline.papers.writers.typesetting import as_pixels

_POINTS_AN_INCH = 220
_LETTERS_A_LINE = 20
_QUOTES = {'"': "&quot;"}
_FAMILY = re.compile(r'font-family="[^"]*"')


def in_our_letters(svg: str) -> str:
    """The drawing set in our letters, not in those that a browser would look for."""
    return _FAMILY.sub('font-family="Source Sans Pro"', svg)


def in_words(picture: str) -> str:
    """What a screen reader says at the place for a picture."""
    return f"Place for a picture: {picture}"


def place_for(picture: str) -> str:
    """An empty frame that says what picture belongs in it, four wide and three high."""
    lines = wrap(picture, _LETTERS_A_LINE)
    top = 46 - 6 * len(lines)
    words = "".join(
        f'<text x="60" y="{top + 13 * place}" font-size="10.5" text-anchor="middle" fill="#484949"'
        f' font-family="Source Sans Pro">{escape(line)}</text>'
        for place, line in enumerate(("Picture:", *lines))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" role="img" '
        f'aria-label="{escape(in_words(picture), _QUOTES)}"><rect x="1" y="1" width="118" height="88" rx="6" '
        f'fill="#ffffff" stroke="#6f777b" stroke-width="1.5" stroke-dasharray="5 4"/>{words}</svg>'
    )


@lru_cache(maxsize=256)
def as_png(svg: str) -> bytes:
    """The drawing as a PNG, sharp enough for print at 12 cm."""
    return as_pixels("picture.typ", {"svg": in_our_letters(svg)}, _POINTS_AN_INCH)
