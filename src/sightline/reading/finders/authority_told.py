"""Which authority a letter, paper or notice is about, as its sentences name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from sightline.ground.locators import Locator
from sightline.reading.model import Document, NamedAuthority
from sightline.reading.phrases.authorities import AuthorityNamed, authority_named, invented_authority

_WORD = r"[A-Z][\w’'-]*"
_NAME = rf"{_WORD}(?:(?:, | (?:and|upon|on|of|with|&) | ){_WORD}){{0,6}}"
_SERVICES = r"(?:local\s+authority|children[’']?s?[’']?\s+(?:social\s+care\s+)?services|children[’']s\s+social\s+care)"
_PATTERNS = (
    re.compile(
        rf"(?i:\b(?:visit|inspection)s?\s+(?:to|of|at|in)\s+(?:the\s+)?)(?P<name>{_NAME})(?:[’']s?)?(?=\s+(?i:{_SERVICES}|on|from|between|in|during|took|was|had)\b|[\n.]|$)"
    ),
    re.compile(rf"(?i:\b(?:children\s+and\s+)?young\s+people\s+(?:in|of|from|living\s+in)\s+)(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME})\s+(?:[Cc]ouncil|[Ll]ocal\s+[Aa]uthority)\b"),
    re.compile(rf"(?P<name>{_NAME}?)(?:[’']s?)?\s+(?i:{_SERVICES})"),
    re.compile(rf"\b[Ss]ervices\s+(?:for\s+children(?:\s+and\s+young\s+people)?\s+)?in\s+(?P<name>{_NAME})"),
    re.compile(rf"\((?:ILACS|JTAI)\)\s+(?:in|of|at)\s+(?P<name>{_NAME})"),
    re.compile(rf"(?:\n|^)(?:[Tt]he\s+)?(?P<name>{_NAME})\s+(?:Council|Borough|Metropolitan)"),
)
_NO_NAME = re.compile(
    r"\b(?:Ofsted|Inspections?|Inspectors?|Local|Authorit\w+|Childrens?|Services?|Council|Councils|Her|His|Majesty[’']s|Cabinet"
    r"|Director|Committee|Panel|Board|Overview|Scrutiny|Standard|Focuss?ed|Monitoring|Visit|ILACS|JTAI|The|This|Our|Chief"
    r"|Executive|Leader|Member|Office|Education|Skills|Framework|Social|Care|Report|Department|Government|Safeguarding|County"
    r"|City|Borough|District|Parish|Town|Dear|Early|Help|Corporate|Parenting|January|February|March|April|May|June|July|August|September|October|November|December|Joint|Area|OFSTED|OfSTED|Most|For|In|All)\b"
)
_ADDRESS = re.compile(r"[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}")
_OWNED = re.compile(r"[’']s?$")
_FEWEST_LETTERS = 3
_STRONG = 3
_STRONGEST = 2


def find_authority(document: Document, on: date | None) -> NamedAuthority | None:
    """The authority the document is about: the known one it names most, else one nobody knows, as printed.

    Names count where the words around them name a council, its services or its young people; those
    in a title or in the sentence that names the visit count more. ``None`` where none is named.
    """
    votes: Counter[tuple[str, str | None]] = Counter()
    places: dict[tuple[str, str | None], list[Locator]] = {}
    for weight, start, end in _candidates(document):
        named = _named(document.text[start:end], on)
        if named is None:
            continue
        key = named.name, named.gss_code
        votes[key] += weight * (_STRONG if named.is_known else 1)
        places.setdefault(key, []).append(document.locate(start, end))
    if not votes:
        return None
    name, code = max(votes, key=lambda key: (votes[key], key[1] is not None))
    return NamedAuthority(name, code, tuple(dict.fromkeys(places[name, code])))


def _candidates(document: Document) -> Iterator[tuple[int, int, int]]:
    """Where a name may stand, with its weight."""
    for index, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(document.text):
            yield (_STRONG if index < _STRONGEST else 1), match.start("name"), match.end("name")


def _named(words: str, on: date | None) -> AuthorityNamed | None:
    words = _OWNED.sub("", words)
    stripped = invented_authority(words)
    if stripped is None or len(stripped.name) < _FEWEST_LETTERS or _ADDRESS.search(words):
        return None
    known = authority_named(words, on) or authority_named(stripped.name, on)
    if known is not None and known.is_known and not known.is_misprinted:
        return known
    return None if _NO_NAME.search(stripped.name) else stripped
