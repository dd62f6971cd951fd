"""Drawn charts in our letters, and as pixels for Word, whose older versions show no drawing."""

from __future__ import annotations

import re
from functools import lru_cache

from sightline.papers.writers.typesetting import as_pixels

_POINTS_AN_INCH = 220
_FAMILY = re.compile(r'font-family="[^"]*"')


def in_our_letters(svg: str) -> str:
    """The drawing set in our letters, not in those that a browser would look for."""
    return _FAMILY.sub('font-family="Source Sans Pro"', svg)


@lru_cache(maxsize=256)
def as_png(svg: str) -> bytes:
    """The drawing as a PNG, sharp enough for print at 12 cm."""
    return as_pixels("picture.typ", {"svg": in_our_letters(svg)}, _POINTS_AN_INCH)
