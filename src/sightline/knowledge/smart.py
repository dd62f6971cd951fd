"""What makes an action one that can be worked from: the rules of SMART, each with the signs it is known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file


@dataclass(frozen=True, slots=True)
class Sign:
    """Words by which a quality, or a doubt of it, is known: patterns over lower case, and examples that they meet."""

    id: str
    label: str
    patterns: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]

    def found_in(self, text: str) -> str:
        """The words of the text that meet the sign; empty where none do."""
        for pattern in self.patterns:
            if met := pattern.search(text):
                return met.group(0).strip()
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmartRule(Entry):
    """One quality: the question it asks, the signs that answer it, the doubts that weaken them, and what to do."""

    asks: str
    advice: str
    signs: tuple[Sign, ...]
    doubts: tuple[Sign, ...]


@cache
def smart_rules() -> tuple[SmartRule, ...]:
    """The five rules, in the order of their letters."""
    file = open_file("smart.toml")
    found = []
    for row in file.entries("smart_rule"):
        signs = tuple(_sign(it) for it in row.tables("sign"))
        doubts = tuple(_sign(it) for it in row.tables("doubt"))
        rule = SmartRule(**common(row), asks=row.text("asks"), advice=row.text("advice"), signs=signs, doubts=doubts)
        row.done()
        found.append(rule)
    file.done()
    return tuple(found)


def _sign(row: Row) -> Sign:
    """A sign, whose examples have to meet it."""
    try:
        patterns = tuple(re.compile(pattern, re.IGNORECASE) for pattern in row.texts("patterns"))
    except re.error as fault:
        raise row.fault(f"a pattern cannot be read: {fault}") from fault
    sign = Sign(row.id(), row.text("label"), patterns, row.texts("examples"))
    row.done()
    for example in sign.examples:
        if not sign.found_in(example):
            raise row.fault(f"the example {example!r} does not meet its own sign")
    return sign
