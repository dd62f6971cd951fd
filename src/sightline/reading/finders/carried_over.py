"""Sentences that tie something to an earlier inspection or visit, and whether it persists.

Not every mention of an earlier inspection: something must have been found, asked for or judged there.
What follows in the same paragraph belongs to it where it says what became of it. Patterns in lower case are for
words in lower case: found many times quicker than where the case of each letter has to be ignored.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from sightline.reading.model import CarriedOver, Sentence

_AN_EVENT = r"(?:inspections?|visits?|(?:joint )?(?:targeted|thematic) area inspections?|JTAIs?|ILACS|SIF)"
_EVENT = _AN_EVENT.lower()
_EARLIER = re.compile(
    rf"\b(?:last|previous|earlier|most recent|early)\b[^.;]{{0,60}}?\b{_EVENT}\b"
    rf"|\b(?:focused|monitoring|assurance) visits?\b"
    rf"|(?<!this )\b{_EVENT}\b[^.;]{{0,25}}?\b(?:in|of)\b[^.;]{{0,15}}?\b20[012]\d\b"
    rf"|\b20[012]\d\b[^.;]{{0,70}}?\b{_EVENT}\b"
    r"|\bby ofsted in 20[012]\d\b"
)
_FOUND_THERE = re.compile(
    r"recommend|areas?\s(?:for|of|identified)\s?(?:improvement|development|priority|focus|action|as)?"
    r"|identified|raised|reported|stated that|highlighted|concerns?\b|weak(?:est|ness)|shortfall|deficit|inadequate"
    r"|required improvement|priority action|under-?developed|criticis|felt by|not operational|struggled"
    r"|insufficient progress|not made sufficient progress|is an improvement"
)
_OF_THEN = re.compile(
    rf"(?:At|During) the (?:time|point) of the (?:last|previous) {_AN_EVENT}\b"
    rf"|(?:At|During) the (?:time|point) of the {_AN_EVENT} in 20|no longer inadequate"
)
_OWN_VIEW = re.compile(
    r"\b(?:leaders|managers|they|authority)\s(?:(?:had|have|has|also|correctly)\s)*(?:identified|recognised|noted)"
    r"|\bprior to (?:the|this) inspection|this inspection|judged (?:all|to be good)|rated as good|not only sustained"
    r"|\bsampled\b|annual report"
)
_ASKED_BEFORE = re.compile(
    r"\bprevious recommendations\b|\bother recommendations\b"
    r"|\b(?:addressed|progress against)\b[^()]{0,50}?\b(?:recommendations|areas for (?:improvement|priority action))\b"
    r"|\bareas (?:for|of) (?:priority action|development were identified)\b"
    r"|\bidentified (?:for|as requiring) priority action"
    r"|\b(?:the|most of the|too many) recommendations\b[^()]{0,60}?\b(?:addressed|acted|implemented)\b"
)
_RECOMMENDED = re.compile(r"\brecommend(?:ations|ed)\b[^()]*$")
"""A passage that opens with the recommendations made before is an account of them to its end."""
_ANSWERS = re.compile(
    r"address|implement|progress|improve|remain|still|no longer|not been|resolved|achieved|rectified"
    r"|sustained|acted on|introduced|now\b|\bwas\b|\bwere\b"
)
_HINTS = (
    *(b"inspection", b"visit", b"jtai", b"ilacs", b"sif", b"ofsted"),
    *(b"recommendation", b"areas for", b"areas of", b"priority action", b"no longer inadequate"),
)
"""Every sentence that tells of an earlier event holds one of these; most sentences hold none."""
_THEN_HINTS = ("time of the", "point of the", "no longer inadequate")
_ASKED_HINTS = ("recommendations", "areas for", "areas of", "priority action")
_EARLIER_HINTS = ("last", "previous", "earl", "most recent", "focused ", "monitoring ", "assurance ", "20")
"""Every sentence that each of these patterns is for holds one of these."""
_POINTS_BACK = re.compile(
    r"(?:This|These|It|However|As a result|Since (?:then|that|the visit)|There (?:has|have|is|are)|Although|"
    r"In particular|The (?:quality|pace|service)|Significant|Not all|Following|Supported|Within|Documentation|"
    r"Children’s)\b"
)
_NAMES = re.compile(r"\bareas? (?:for|of|in need of) improvement\b|\brequire[sd]? improvement\b")
"""Improvement as a name for what was asked, not for what was done."""
_PERSISTS = re.compile(
    r"\b(?:remains?|still|persists?|insufficient|too slow|slow|failed|has not|have not|continues? to be|repeated|"
    r"not (?:yet )?(?:been )?(?:\w+ ){0,2}(?:addressed|improved|implemented|progressed|made|robust)|not enough|"
    r"no progress|deteriorat\w+|uneven|struggled|declined)\b"
)
_RESOLVED = re.compile(
    r"\b(?:(?:been )?(?:fully |effectively |rigorously )?addressed|no longer|resolved|rectified|improved|improvements?|"
    r"strengthened|implemented|achieved|good progress|significant progress|substantial progress|transformed|tackled)\b"
)


def carried_over(passages: Sequence[Sequence[Sentence]]) -> tuple[CarriedOver, ...]:
    """What the sentences of each passage say of findings made before."""
    hinted = _with_hints([said.text for passage in passages for said in passage])
    found = {said.text: said for passage in passages for said in _in_passage(passage, hinted)}
    return tuple(CarriedOver(said.text, state(said.text), said.at) for said in found.values())


def state(words: str) -> str:
    """Whether a sentence says that something persists or is resolved; ``unclear`` where it says neither.

    What is better and not yet good persists.
    """
    said = _NAMES.sub("", words.lower())
    if _PERSISTS.search(said):
        return "persists"
    return "resolved" if _RESOLVED.search(said) else "unclear"


def _with_hints(sentences: Sequence[str]) -> set[str]:
    """The sentences that hold a hint, which is looked for in all of them at once."""
    encoded = [words.encode() for words in sentences]  # lower case is quicker made of bytes than of letters
    ends = list(accumulate(len(words) + 1 for words in encoded))
    joined = b"\n".join(encoded).lower()
    return {sentences[bisect_right(ends, at)] for hint in _HINTS for at in _places(joined, hint)}


def _places(text: bytes, hint: bytes) -> Iterator[int]:
    at = text.find(hint)
    while at >= 0:
        yield at
        at = text.find(hint, at + 1)


def _in_passage(passage: Sequence[Sentence], hinted: Collection[str]) -> Iterator[Sentence]:
    is_open = is_account = False
    for said in passage:
        if said.text in hinted and _tells_of_earlier(said.text):
            is_account = is_account or (said is passage[0] and _RECOMMENDED.search(said.text) is not None)
            is_open = True
            yield said
        elif is_account or (is_open and _POINTS_BACK.match(said.text) and _ANSWERS.search(said.text.lower())):
            yield said
        else:
            is_open = False


def _tells_of_earlier(words: str) -> bool:
    """Whether a sentence says what an earlier inspection or visit found, or what became of it."""
    lowered = words.lower()
    if _holds_any(lowered, _THEN_HINTS) and _OF_THEN.search(words):
        return True
    if _holds_any(lowered, _ASKED_HINTS) and _ASKED_BEFORE.search(lowered):
        return True
    if not _holds_any(lowered, _EARLIER_HINTS) or not _EARLIER.search(lowered) or not _FOUND_THERE.search(lowered):
        return False
    return not _OWN_VIEW.search(lowered)


def _holds_any(lowered: str, hints: Sequence[str]) -> bool:
    return any([hint in lowered for hint in hints])
