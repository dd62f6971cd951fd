"""Splits what is printed before the words (a paragraph number, a letter, a bullet) from the words.

Numbers are hard to tell from words that begin with a number ("6 February", "70 Petty Row"), so a
:class:`LabelReader` remembers where the numbering stands and believes a bare number only if it is
the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class LabelForm(Enum):
    """What a label is made of."""

    NONE = "none"
    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words with the label printed before them; ``form`` says what the label is made of."""

    label: str
    form: LabelForm
    words: str


_BULLET = re.compile(
    r"(?P<label>[•·▪■◼●◦‣⁃∙○□❖➢➤►✓✔*]|[\ue000-\uf8ff])\s*(?=\S|$)"
    r"|(?P<dash>[-–—])(?:\s+|$)"
    r"|(?P<lost>[n§])(?:\s{2,}|\s*\u00a0\s*|\t\s*)(?=\S)"
    r"|(?P<ring>o)\s+(?=\S)"
)
_DOTTED = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,3}){1,3}\.?)(?:\s+(?=[A-Z‘“'\"(\[])|\s*$)(?P<rest>.*)", re.DOTALL)
_STOPPED = re.compile(r"(?P<label>\d{1,3}[.)]|\(\d{1,3}\))(?:\s+(?=\S)|(?=[A-Z‘“])|\s*$)(?P<rest>.*)", re.DOTALL)
_BARE = re.compile(r"(?P<label>\d{1,3})(?:\s+(?=[A-Z‘“])|\s*$)(?P<rest>.*)", re.DOTALL)
_LETTER = re.compile(r"(?P<label>\(?(?:[a-z]|[ivx]{2,4})\)|[a-z]\.(?=\s))\s*(?=\S)(?P<rest>.*)", re.DOTALL)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! is\b)"
)


class LabelReader:
    """Reads labels in the order they are printed, and knows which number comes next."""

    def __init__(self) -> None:
        self._top = 0

    def split(self, words: str, fresh: bool = True, is_head: bool = False) -> Labelled:
        """The label and the words of one line or paragraph.

        ``fresh`` says that it cannot be the middle of a sentence; a bare number is believed only
        then. ``is_head`` says that it is marked as a heading, where a bare number is one at once.
        """
        if bullet := _BULLET.match(words):
            return Labelled(words[: bullet.end()].strip(), LabelForm.BULLET, words[bullet.end() :].strip())
        if letter := _LETTER.match(words):
            return Labelled(letter["label"], LabelForm.LETTER, letter["rest"].strip())
        if number := self._number(words, fresh, is_head):
            self._top = _first_number(number["label"])
            return Labelled(number["label"], LabelForm.NUMBER, number["rest"].strip())
        return Labelled("", LabelForm.NONE, words.strip())

    def _number(self, words: str, fresh: bool, is_head: bool) -> re.Match[str] | None:
        for pattern, follows in (
            (_DOTTED, self._may_be_dotted),
            (_STOPPED, self._may_be_stopped),
            (_BARE, self._is_next),
        ):
            found = pattern.match(words)
            if found and is_head and found["rest"] and not _MONTH.match(found["rest"]):
                return found
            if found and follows(_first_number(found["label"]), found, fresh):
                return found
        return None

    def _may_be_dotted(self, number: int, found: re.Match[str], fresh: bool) -> bool:
        return self._top == 0 or number in (self._top, self._top + 1) or (fresh and bool(found["rest"]))

    def _may_be_stopped(self, number: int, found: re.Match[str], fresh: bool) -> bool:
        """A number with its stop is believed, but alone on a line ("Appendix" / "2.") only if it is the next."""
        return number == self._top + 1 or (fresh and bool(found["rest"]))

    def _is_next(self, number: int, found: re.Match[str], fresh: bool) -> bool:
        return fresh and number == self._top + 1 and not _MONTH.match(found["rest"])


def _first_number(label: str) -> int:
    found = re.search(r"\d+", label)
    return int(found.group()) if found else 0


class Nesting:
    """Finds how deep each item of a list stands, from its label's form and indentation."""

    def __init__(self) -> None:
        self._forms: list[tuple[str, int]] = []
        self._opens = False

    def level(self, form: str, indent: int, words: str) -> int:
        """The nesting, from 1, of the next item; an item that ends in a colon opens a deeper list."""
        place = (form, indent)
        if place in self._forms:
            del self._forms[self._forms.index(place) + 1 :]
        elif self._forms and (self._opens or indent > self._forms[-1][1]):
            self._forms.append(place)
        else:
            self._forms = [place]
        self._opens = words.rstrip().endswith(":")
        return len(self._forms)

    def end(self) -> None:
        """The list is over: the next item begins one anew."""
        self._forms = []
        self._opens = False
