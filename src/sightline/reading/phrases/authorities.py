"""The authority a title or line names, by its everyday name; also where it is misprinted or invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from sightline.knowledge.authorities import authorities_named, authority
from sightline.knowledge.load_authorities import authorities
from sightline.knowledge.model import Authority

_SLIPS = 2
_SHORTEST_MISPRINTED = 6
_LONG_NAME = 10
"""A shorter name is read as a misprint of another only where one letter is wrong."""
_BEFORE = re.compile(
    r"^(?:the\s+)?(?:(?:london|(?:royal\s+)?(?:london\s+)?|metropolitan\s+)borough\s+of\s+|(?:city|county)\s+(?:council\s+)?of\s+)"
    r"(?:the\s+)?|^the\s+",
    re.IGNORECASE,
)
_TRUST = re.compile(
    r"\s+(?:children(?:[’']s)?(?:\s+(?:and\s+families|first|services|social\s+care))*\s+)?(?:trust|company)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s+(?:metropolitan|county|city|borough|district|unitary|council|local|authority|children[’']s|services?|social|care))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AuthorityNamed:
    """An everyday name, its ONS code on the day where there is one, and whether it was misprinted."""

    name: str
    gss_code: str | None
    is_misprinted: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it is one of the authorities of England, past or present."""
        return self.gss_code is not None


def authority_named(words: str, on: date | None) -> AuthorityNamed | None:
    """The authority that these words name whole; a misprint of one or two letters is understood."""
    found = authority(words, on) or _served_by_trust(words, on)
    if found is not None:
        return _known(found, on)
    misprinted = _misprinted(words, on)
    return _known(misprinted, on, is_misprinted=True) if misprinted else None


def invented_authority(words: str) -> AuthorityNamed | None:
    """An authority nobody knows, by the name printed, without "Council" or "Royal Borough of"."""
    name = _AFTER.sub("", _TRUST.sub("", _BEFORE.sub("", " ".join(words.split())))).strip(" ,.:-–")
    return AuthorityNamed(name, None) if name else None


def _known(found: Authority, on: date | None, *, is_misprinted: bool = False) -> AuthorityNamed:
    code = found.gss_code_on(on) if on else None
    return AuthorityNamed(found.name, code or found.gss_code, is_misprinted)


def _served_by_trust(words: str, on: date | None) -> Authority | None:
    """The one authority of those a trust serves that these words name beside it."""
    served = [each for each in authorities_named(words, on) if each.name.lower() in words.lower()]
    return served[0] if len(served) == 1 else None


def _misprinted(words: str, on: date | None) -> Authority | None:
    """The one authority of that day whose name is a slip or two away from these words."""
    named = invented_authority(words)
    if named is None or len(named.name) < _SHORTEST_MISPRINTED:
        return None
    slips = _SLIPS if len(named.name) >= _LONG_NAME else 1
    close = [
        each
        for each in authorities().values()
        if (on is None or each.exists_on(on))
        and OSA.distance(named.name.lower(), each.name.lower(), score_cutoff=slips) <= slips
    ]
    return close[0] if len(close) == 1 else None
