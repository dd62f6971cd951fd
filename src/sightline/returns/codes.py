"""Which code of a set a cell means: the code itself, words the field uses, a letter, or a person's earlier choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from sightline.knowledge.annex_a_lists import CodeWordings, code_wordings
from sightline.knowledge.tables import CodeSet, code_sets
from sightline.returns.cells import BLANK, BLANKS, Meaning, written
from sightline.returns.choices import Choices
from sightline.returns.plain import plain
from sightline.returns.sources.sheets import Cell

TRUTHS = {"yes": True, "no": False, "unknown": None}
CLOSE_ENOUGH = 60
"""Below this likeness, in per cent, no guess is offered."""

LONGEST = 400
"""No answer is as long. What is longer is none, and is not looked through."""

_LETTERED = re.compile(r"\(?([a-z]\d?)[).:]\s*(.*)", re.DOTALL)
_DISTINCT = re.compile(r"[a-z]+\d+[a-z]?|\d+[a-z]")
_LOCAL_ENDING = re.compile(r"([a-z]+\d)(?:in|out|[a-z])")
"""Codes that authorities lengthen: U1IN for inside the boundary, N1e for a kind of abuse."""


class Recogniser:
    """Reads the cells of one coded column, or of one answered yes or no."""

    def __init__(self, code_set: str, choices: Choices) -> None:
        self._is_truth = code_set not in code_sets()
        self._id = code_set
        self._choices = choices
        self._wordings = code_wordings().get(code_set) or CodeWordings(code_set, (), {}, {})
        self._codes = _by_plain_code(code_set)
        self._blanks = BLANKS - set(self._codes) - ({"none"} if self._is_truth else set())

    def meaning(self, cell: Cell) -> Meaning:
        """The code a cell means, or a truth, or what is wrong with it."""
        text = written(cell)
        if (isinstance(cell, float) and cell != cell) or text.lower() in self._blanks:
            return BLANK
        code = self._code(text) if len(text) <= LONGEST else None
        if code is None:
            return Meaning(None, "bad-flag" if self._is_truth else "unknown-code")
        if self._is_truth:
            return Meaning(TRUTHS[code], None, not isinstance(cell, bool))
        return Meaning(code, None, code != text)

    def _code(self, text: str) -> str | None:
        whole = plain(text)
        if chosen := self._choices.codes.get((self._id, whole)):
            return chosen
        letter, rest = _parted(text)
        return (
            self._by_code(whole, is_lettered=bool(letter))
            or (self._by_code(rest, is_lettered=False) if letter else None)
            or (self._by_words(rest) if letter else None)
            or self._by_words(whole)
            or self._wordings.letters.get(letter or whole)
        )

    def _by_code(self, text: str, *, is_lettered: bool) -> str | None:
        """The code itself: alone, first, or anywhere where it cannot be mistaken for a word."""
        if found := self._codes.get(text):
            return found
        tokens = text.split()
        first = tokens[0] if tokens else ""
        if first in self._codes and not (is_lettered and self._wordings.letters):
            return self._codes[first]
        for token in tokens:
            base = _LOCAL_ENDING.sub(r"\1", token) if token not in self._codes else token
            if base in self._codes and (self._wordings.stands_out or _DISTINCT.fullmatch(base)):
                return self._codes[base]
        return None

    def _by_words(self, text: str) -> str | None:
        return next((code for code, pattern in self._wordings.patterns if pattern.search(text)), None)

    def guess(self, cell: Cell) -> str:
        """The likeliest code, to be offered; empty where none is likely. The cell itself is never said."""
        known = _labels(self._id)
        found = process.extractOne(
            plain(written(cell)[:LONGEST]), list(known), scorer=fuzz.WRatio, score_cutoff=CLOSE_ENOUGH
        )
        return f"Perhaps {known[found[0]]}?" if found else ""


def _parted(text: str) -> tuple[str, str]:
    """The letter that a list puts before an answer, and the answer: ``a) Yes`` is ``a`` and ``yes``."""
    found = _LETTERED.match(text.strip().lower())
    return (found.group(1), plain(found.group(2))) if found else ("", "")


@cache
def _by_plain_code(code_set: str) -> Mapping[str, str]:
    codes: CodeSet | None = code_sets().get(code_set)
    own = {plain(code.code): code.code for code in codes.codes} if codes else {truth: truth for truth in TRUTHS}
    wordings = code_wordings().get(code_set)
    return {plain(form): code for form, code in wordings.also.items()} | own if wordings else own


@cache
def _labels(code_set: str) -> Mapping[str, str]:
    codes = code_sets().get(code_set)
    if codes is None:
        return {}
    return {plain(f"{code.code} {code.label}"): f"{code.code} ({code.label})" for code in codes.codes}
