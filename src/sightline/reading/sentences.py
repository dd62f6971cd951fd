"""Where sentences begin and end. Offsets are exact: nothing is moved, trimmed or repaired.

nupunkt finds the ends; what inspection reports print otherwise is put right here: paragraph numbers
and footnote marks stuck to words, abbreviations of the field, quotations and brackets after a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nupunkt import sent_spans

Span = tuple[int, int]

_ABBREVIATION = re.compile(
    r"(?:^|[\s(‘“\[])(?:St|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Cllr|[Nn]os?|[Pp]aras?|[Cc]h|[Ff]ig|[Aa]rt|Sec|Vol|ss?|pp?|"
    r"e\.g|i\.e|eg|ie|cf|approx|vs|viz|incl|[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 9
_CANNOT_OPEN = re.compile(r"[a-zà-ÿ),;:.…\]’”%]|\d+(?:\.\d+)*\)")
_HIDDEN_END = re.compile(r"[.!?](?P<mark>[’”)]?\d{0,2})\s*(?=[‘“]?(?:[A-Z][a-z]|A\s|I\s))")
_PLAIN_WORD = 4
_STOP = re.compile(r"[.!?…](?=[’”\")\]]*(?:\s|$))[’”\")\]]*")
_PLAIN_STOP = re.compile(r"(?:[a-z]{4}|[a-z]{3}[)’%]|20\d\d)[.!?][’”]?(?:\s+[A-Z][a-z ]|\s*$)")
"""A stop after a year or a word of four letters or more, a capital or nothing behind it: no abbreviation."""


def _plain_end(stop: str) -> re.Pattern[str]:
    """A plain stop that ends a sentence whatever stands before and after, and the space behind it."""
    after_a_word = r"(?:(?<=[a-z]{4}.)|(?<=[a-z]{3}[)’%].)|(?<=20\d\d.))(?<!para.)(?<!aras.)(?<!approx.)(?<!incl.)"
    return re.compile(rf"({stop}{after_a_word}[’”]?)(?:\s+(?=[A-Z][a-z ])|\s*\Z)")


_PLAIN_END, _PLAIN_FULL_STOP = _plain_end("[.!?]"), _plain_end(r"\.")
"""Where no sentence asks or exclaims, one letter is found several times quicker than any of three."""
_STOPS = ".!?…"
_ANY_STOP = re.compile(f"[{_STOPS}]")
_BEFORE_AN_END = re.compile(r"[a-z)’”%]")


def split(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The spans of the sentences of ``text[start:end]``, without the white space between them."""
    part = text[start:end]
    spans = _sentences(part)
    return [(start + begin, start + close) for begin, close in spans] if start else spans


def _sentences(text: str) -> list[Span]:
    """The sentences of a paragraph: between its plain stops, unless a stop that is not plain stands there too."""
    has_others = "?" in text or "!" in text
    ends = list((_PLAIN_END if has_others else _PLAIN_FULL_STOP).finditer(text))
    are_all = len(ends) == sum(map(text.count, _STOPS))
    begin = len(text) - len(text.lstrip())
    spans: list[Span] = []
    for end in ends:
        if are_all or not _ANY_STOP.search(text, begin, end.start()):
            spans.append((begin, end.end(1)))
        else:
            spans += _doubtful(text, begin, end.end(1))
        begin = end.end()
    return spans + (list(_trimmed(text, begin, len(text))) if are_all else _doubtful(text, begin, len(text)))


def _doubtful(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch in which stops are not plain."""
    part = text[start:end]
    spans: list[Span] = []
    for begin, close in _cut(part):
        if spans and not _parts(part, spans[-1], begin):
            spans[-1] = (spans[-1][0], close)
        else:
            spans.append((begin, close))
    return [(start + begin, start + close) for begin, close in spans]


def _ends(text: str) -> Iterator[Span]:
    """The sentences of a paragraph: read off where a stop is a plain one, as nupunkt sees them where it is not."""
    begin, is_plain = 0, True
    for stop in _STOP.finditer(text):
        if not _PLAIN_STOP.match(text, max(0, stop.start() - _PLAIN_WORD)):
            is_plain = False
            continue
        yield from ((begin, stop.end()),) if is_plain else _seen(text, begin, stop.end())
        begin, is_plain = stop.end(), True
    yield from ((begin, len(text)),) if is_plain else _seen(text, begin, len(text))


def _seen(text: str, begin: int, close: int) -> Iterator[Span]:
    """The sentences of a stretch as nupunkt sees them."""
    return ((begin + start, begin + end) for start, end in sent_spans(text[begin:close]))


def _cut(text: str) -> Iterator[Span]:
    """The sentences of a paragraph, cut again where a stop hides, without outer white space."""
    for begin, close in _ends(text):
        cut = begin
        for match in _HIDDEN_END.finditer(text, begin, close):
            if _BEFORE_AN_END.match(text, match.start() - 1) and not _is_abbreviated(text, begin, match.start() + 1):
                yield from _trimmed(text, cut, match.end("mark"))
                cut = match.end("mark")
        yield from _trimmed(text, cut, close)


def _parts(text: str, before: Span, begin: int) -> bool:
    """Whether a new sentence begins at ``begin``; no reader would part it from an abbreviation."""
    return not _CANNOT_OPEN.match(text, begin) and not _is_abbreviated(text, *before)


def _is_abbreviated(text: str, begin: int, end: int) -> bool:
    if not text.endswith(".", begin, end):
        return False
    return _ABBREVIATION.search(text[max(begin, end - _LONGEST_ABBREVIATION) : end]) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The span without outer white space; nothing where it holds nothing else."""
    words = text[start:end]
    length = len(words.lstrip())
    return ((end - length, start + len(words.rstrip())),) if length else ()
