"""The words that tell how good something is, and in what manner: ``cues.toml`` and ``manners.toml``, as sets."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEGATIVE_PREFIX = re.compile(
    r"(?:un(?!der(?!dev|-|perf|use)|til|ion|it|ique|ive|less|accomp|born|animous)|in(?:ad|suff|cons|eff|appr|acc|complete)|"
    r"dis(?!c|p|a|t|se|g)|mis(?!sion)|under-|over-|poor|weak)[a-z-]{4}"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Each kind of cue as a set of words in lower case."""

    praising: frozenset[str]
    blaming: frozenset[str]
    planning: frozenset[str]
    knowing: frozenset[str]
    describing: frozenset[str]
    negating: frozenset[str]
    relieving: frozenset[str]
    conditional: frozenset[str]
    contrasting: frozenset[str]
    linking: frozenset[str]

    def words(self) -> frozenset[str]:
        """Every word of every list."""
        return frozenset().union(*(getattr(self, name) for name in self.__slots__))


@cache
def cues() -> Cues:
    """The lists, read once."""
    lists = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(**{name: frozenset(words.split()) for name, words in lists.items()})


@cache
def manners() -> tuple[frozenset[str], ...]:
    """The words of each manner of speaking, in the order of ``manners.toml``; each word has one manner at most."""
    lists = tomllib.loads(files(__package__).joinpath("manners.toml").read_text(encoding="utf-8"))
    return tuple(frozenset(words.split()) for words in lists.values())


def sounds_negative(word: str) -> bool:
    """Whether a word that stands on no list is built like a fault: undetected, over-complicated, misjudged."""
    return _NEGATIVE_PREFIX.match(word) is not None
