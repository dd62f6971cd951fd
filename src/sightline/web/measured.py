"""Figures in the words of the page: as practice tells them, and their groups in order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.practice.models import Figure
from sightline.practice.wording import SPANS, counted, course, figure, part, value

__all__ = ["SPANS", "counted", "course", "figure", "in_order", "part", "value"]


def in_order(groups: Iterable[Figure]) -> list[Figure]:
    """Groups by their names, with numbers in them by their size: 5 to 9 comes before 10 to 15."""
    return sorted(groups, key=lambda it: [part.zfill(4) for part in re.findall(r"\d+|\D+", it.group)])
