"""Inspectors' words, chosen so that praise and criticism stand as they stand in the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from sightline.knowledge import labels
from sightline.papers.blocks import Basis, Block, Bullet, Bullets, Heading, Sentence
from sightline.papers.facts import Inspected, Quote

SHORTEST, LONGEST = 45, 330
"""A quotation says something on its own and can be taken in at once, counted in characters."""

_LEANS_ON_WHAT_STANDS_BEFORE = re.compile(
    r"(?:this|these|they|their|it|its|he|she|his|her|those|such|here|once|however|but|and|also|consequently|therefore"
    r"|in addition|as a result|despite this|as such|for example|additionally)\b",
    re.IGNORECASE,
)
_TELLING = ("all", "most", "the vast majority", "almost all", "the majority")


def quoted(key: str, quote: Quote) -> Sentence:
    """Inspectors' exact words."""
    return Sentence(key, quote.text, Basis.QUOTED, (quote.source,))


def by_area(inspected: Inspected, most: int) -> tuple[Block, ...]:
    """At most so many quotations under each judgement, strengths and weaknesses in the report's own proportion."""
    blocks: list[Block] = []
    for area in _areas(inspected.quotes):
        its = [it for it in inspected.quotes if it.area == area]
        strengths, weaknesses = balanced(its, most)
        blocks += _part(area, "strengths", "Strengths", strengths)
        blocks += _part(area, "weaknesses", "What was weaker", weaknesses)
    return tuple(blocks)


def balanced(quotes: Sequence[Quote], most: int) -> tuple[list[Quote], list[Quote]]:
    """Strengths and weaknesses, together at most ``most``, in the proportion in which the report has them.

    Where the report has both, so has the choice.
    """
    strengths = [it for it in quotes if it.polarity == "strength"]
    weaknesses = [it for it in quotes if it.polarity in ("weakness", "mixed")]
    if not strengths or not weaknesses:
        return chosen(strengths, most), chosen(weaknesses, most)
    share = round(most * len(weaknesses) / (len(strengths) + len(weaknesses)))
    of_weaknesses = min(max(share, 1), most - 1)
    return chosen(strengths, most - of_weaknesses), chosen(weaknesses, of_weaknesses)


def chosen(quotes: Sequence[Quote], most: int) -> list[Quote]:
    """So many that can stand alone: those that say for how many come first, then printed order; in printed order."""
    fit = [it for it in quotes if SHORTEST <= len(it.text) <= LONGEST and it.text[:1].isupper()]
    ranked = sorted(fit, key=lambda it: (not stands_alone(it.text), it.prevalence.lower() not in _TELLING))
    kept = {it.text for it in ranked[:most]}
    return [it for it in fit if it.text in kept][:most]


def stands_alone(text: str) -> bool:
    """Whether a sentence says what it speaks of, and leans on none before it (“This helps …”, “However, …”)."""
    return not _LEANS_ON_WHAT_STANDS_BEFORE.match(text)


def _areas(quotes: Iterable[Quote]) -> list[str]:
    """Judgements in printed order. The words above all of them are a summary; a visit's letter has no others."""
    found = list(dict.fromkeys(it.area for it in quotes))
    return [area for area in found if area] or found


def _part(area: str, name: str, heading: str, quotes: Sequence[Quote]) -> tuple[Block, ...]:
    if not quotes:
        return ()
    items = tuple(Bullet((quoted(f"finding.{hash_of(it.text)}", it),)) for it in quotes)
    title = f"{labels.area_in_full(area)}: {heading.lower()}" if area else heading
    return Heading(title, level=2), Bullets(items)


def hash_of(text: str) -> str:
    """A short name for words, the same whenever the paper is made again."""
    return sha256(text.encode()).hexdigest()[:8]
