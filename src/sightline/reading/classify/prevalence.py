"""For how many: the words of a sentence that say how many children or cases it speaks of.

The words are returned as printed. A quantity of something else (some delays, many months, too many
changes of worker, the most complex needs) says nothing about how many children, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]

_PEOPLE = (
    r"(?:child(?:ren)?|young people|care leavers?|leavers|famil(?:y|ies)|parents?|carers?|adopters|pupils?|"
    r"babies|infants|siblings|young adults|young women|young men|households|mothers|fathers|victims)"
)
_RECORDS = (
    r"(?:cases?|files|records|plans|assessments|reviews|referrals|contacts|visits|chronologies|"
    r"meetings|conferences|audits|decisions|instances|discussions|peps|interviews|enquiries|"
    r"applications|reports|matters|strategies|placements|arrangements|matches|minutes|groups)"
)
_STAFF = r"(?:workers?|practitioners?|staff|managers|advisers|pas|teams|schools|iros)"
_WHOM = rf"(?:{_PEOPLE}|{_RECORDS}|{_STAFF})\b"
_FEW_WORDS = r"(?:[\w’'-]+,? ){0,3}?"
_OF_WHOM = rf"(?=(?: of)? {_FEW_WORDS}{_WHOM})"
_STANDING_ALONE = (
    r"(?=,| (?:are|is|were|was|have|has|had|do|does|did|still|who|may|can|cannot|not|wait\w*|include|"
    r"make|lack\w*|receive|using|use|contain|show|experience|live|need|said|told|benefit)\b)"
)
_SIZE = (
    r"(?:(?:very|relatively|extremely) )?(?:small(?: but significant)?|large|significant|high|low|"
    r"limited|considerable|substantial|sizeable|increasing|growing|good|disproportionate|tiny|"
    r"overwhelming|vast|clear|great)"
)
_NUMERALS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?!\d)|(?:{_NUMERALS})(?:-\w+)?)"
_NOT_A_MEASURE = (
    "".join(
        rf"(?<!\b{word} )"
        for word in ["section", "sections", "stage", "aged", "over", "and", "the", "recruit", "met", "with", "of"]
    )
    + "(?<!post-)"
)
_BOUND = r"(?:over|more than|less than|fewer than|under|nearly|almost|around|about|only|just|up to)"

_OPENING = r"(?:(?<![\s\S])|(?<=[,;] )|(?<=\band )|(?<=^for )|(?<=^in )|(?<=, for )|(?<=, in ))"
"""Where a clause begins: "all children" later in it mostly says whom something is meant for."""

_QUANTITIES: tuple[tuple[str, str, str], ...] = (
    ("majority minority", rf"\b(?:an?|the) (?:{_SIZE} )?", r"(?:majority|minority)(?: of)?"),
    ("number numbers", rf"\ban? {_SIZE} ", r"numbers?\b(?: of)?"),
    ("number numbers", r"\bthe very small |\bthe small ", r"numbers?\b(?: of)?"),
    ("number", r"\ba ", rf"number{_OF_WHOM}(?: of)?"),
    (
        "numbers volumes",
        r"\b(?:very )?(?:increasing|large|small|high) ",
        rf"(?:numbers|volumes) of(?= {_FEW_WORDS}{_PEOPLE})",
    ),
    ("proportion percentage group", rf"\ban? {_SIZE} ", r"(?:proportion|percentage|group)\b(?: of)?"),
    ("few", r"\btoo ", r"few"),
    ("few handful", r"\ba ", rf"(?:few|handful){_OF_WHOM}(?: of)?"),
    ("few", "", rf"few{_OF_WHOM}"),
    ("many", r"\btoo ", rf"many(?! (?:changes|moves|different|short))(?:{_OF_WHOM}(?: of)?|{_STANDING_ALONE})"),
    (
        "many",
        "",
        rf"(?<!too )(?<!how )(?<!over )many(?! (?:changes|months|years))(?:{_OF_WHOM}(?: of)?|{_STANDING_ALONE})",
    ),
    (
        "most",
        "",
        rf"(?<!the )(?<!are )(?<!matters )(?<!of )most(?:(?= of){_OF_WHOM} of|(?! of){_OF_WHOM}|{_STANDING_ALONE})",
    ),
    (
        "some",
        "",
        r"some(?! (?:delays?|inconsistency|good|excellent|improvements?|evidence|aspects)\b)"
        rf"(?:{_OF_WHOM}(?: of)?|{_STANDING_ALONE})",
    ),
    ("all every always", r"\b(?:almost|nearly) ", r"all|every|always"),
    ("all", "", r"all but (?:one|two|three|a few)\b"),
    ("all every", r"\bnot ", rf"(?:all|every){_OF_WHOM}"),
    ("all", "", rf"{_OPENING}all(?: of (?:these|them|the \d+))?{_OF_WHOM}"),
    ("not", "", r"not (?:yet )?(?:always|consistently(?! good\.)|routinely|generally|universally)"),
    ("not", "", r"not enough(?= (?:children|young|care))"),
    ("often", r"\btoo ", r"often"),
    ("often", "", r"(?<!as )often"),
    (
        "mostly mainly usually typically predominantly rarely seldom occasionally",
        "",
        r"mostly|mainly|usually|typically|predominantly|rarely|seldom|occasionally",
    ),
    ("sometimes", "", r"sometimes(?! over)"),
    ("generally", "", r"(?<!a )(?<!not )(?<!yet )generally(?! good)"),
    ("largely", "", r"(?<!is )largely(?= \w+ed\b)"),
    ("times", r"\bat ", r"times(?! (?:of|when|that|to)\b)"),
    ("numerous several", "", rf"(?:numerous|several){_OF_WHOM}"),
    ("none", "", r"none\b(?: of)?"),
    ("others", "", rf"others(?:{_STANDING_ALONE}|(?<=for others)\b)"),
    ("no", "", r"no(?= (?:children|young people|care leavers)\b)"),
    ("half third quarter thirds quarters", rf"\b{_BOUND} (?:an? |two |three )?", r"(?:half|thirds?|quarters?)(?: of)?"),
    ("half", "", r"half of"),
    ("thirds quarters", r"\b(?:two|three) ", r"(?:thirds|quarters) of"),
)
_A_FIGURE: tuple[tuple[str, str], ...] = (
    (rf"(?:\b{_BOUND} )?", rf"\d[\d.]*% of(?= {_FEW_WORDS}{_WHOM})"),
    (rf"\b{_BOUND} |{_NOT_A_MEASURE}", rf"{_COUNT}(?= (?:(?!and\b)[\w’'-]+ ){{0,2}}?(?:{_PEOPLE}|cases)\b)"),
)
_FURTHEST_LEAD = 32
"""No words that lead up to a quantity are longer."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """The words that must lead up to a quantity, and the quantity itself; patterns are compiled when they are met."""

    lead: str
    quantity: str

    def span(self, text: str, at: int) -> Span | None:
        """Where the whole stands, if its main word stands at ``at``."""
        match = _compiled(self.quantity).match(text, at)
        if match is None or not self.lead:
            return match.span() if match else None
        lead = _compiled(self.lead).search(text, max(0, at - _FURTHEST_LEAD), at)
        return (lead.end() - len(lead[0].lstrip()), match.end()) if lead else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rule(lead: str, quantity: str) -> _Rule:
    return _Rule(lead and rf"(?:{lead})\Z", rf"(?:{quantity})(?!\w)")


_FIGURES = tuple(_rule(*figure) for figure in _A_FIGURE)
_FIGURE = re.compile("[0-9][0-9]*")  # what may stand once is found more slowly than what stands once
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_RULES: dict[str, tuple[_Rule, ...]] = dict.fromkeys(
    (*_NUMERALS.split("|"), *(f"{ten}-{unit}" for ten in _TENS for unit in _UNITS)), _FIGURES
)
for _words, _lead, _quantity in _QUANTITIES:
    for _word in _words.split():
        _RULES[_word] = (*_RULES.get(_word, ()), _rule(_lead, _quantity))

TELLING = frozenset(_RULES)
"""The words one of which every quantity has that is no figure."""


def words_of(sentence: str, words: Iterable[str], *, has_figures: bool = True) -> str | None:
    """The quantity words of one sentence as printed, joined by ``; ``; ``None`` where it has none.

    ``words`` are the sentence's words in lower case: they say which rules are worth trying. So does
    ``has_figures``, for who knows that there are none.
    """
    telling = TELLING.intersection(words)
    figures = set(_FIGURE.findall(sentence)) if has_figures else set()
    if not telling and not figures:
        return None
    lowered = sentence.lower()
    spans = [
        span
        for word in telling | figures
        for at in _places(lowered, word)
        if (span := _first(_RULES.get(word, _FIGURES), lowered, at))
    ]
    return "; ".join(_apart(sentence, sorted(spans))) if spans else None


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(word)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(word, at + len(word))


def _first(rules: tuple[_Rule, ...], text: str, at: int) -> Span | None:
    """What the first rule that fits finds."""
    for rule in rules:
        if span := rule.span(text, at):
            return span
    return None


def _apart(sentence: str, spans: list[Span]) -> Iterator[str]:
    """The words of spans that do not overlap."""
    end = 0
    for start, stop in spans:
        if start >= end:
            yield sentence[start:stop]
            end = stop
