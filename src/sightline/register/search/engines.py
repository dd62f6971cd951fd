"""The one seam between searching and the two databases: SQLite's FTS5, PostgreSQL's tsvector.

Both hold the same finished words (:mod:`sightline.register.search.words`), both are asked for the newest
passages first, and both stop at a limit, so that a word in every second sentence costs no more than a
rare one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from django.db import connection

from sightline.register.search.asking import Kind, Term
from sightline.register.search.words import is_pair, pair, stem_entries

TABLE = "register_passage"
TERMS = "register_passage_terms"
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a passage must have: every term, none of the unwanted, one tag of every group, a place in time.

    ``is_narrow`` says that few can fit, those of one authority or of its neighbours.
    """

    terms: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    tags: tuple[tuple[str, ...], ...] = ()
    first: int = 0
    last: int = 2**63 - 1
    hidden: Collection[int] = ()
    is_narrow: bool = False


class Engine(Protocol):
    """A database's way to find passages: its own words for the same question."""

    start: str
    """The statement up to the query of the index (``{}`` is empty or :attr:`passages`)."""

    passages: str
    """What joins the passages themselves, where more is asked of them than the index knows."""

    holds: str
    """The condition that words stand in a row in a passage, or do not (``{}`` is empty or ``NOT``)."""

    order: str
    """What tells the newest passages: the column by which the index is walked."""

    sorted: str
    """The same where few fit: all of them are found and then sorted, as a walk would pass by most of the index."""

    def query(self, wanted: Wanted) -> str:
        """What is wanted in the language of the index."""


def newest(wanted: Wanted, limit: int) -> list[int]:
    """The numbers of the passages that fit, newest inspections first and in printed order, ``limit`` at most."""
    engine: Engine = Fts5() if connection.vendor == "sqlite" else TsVector()
    conditions = [f"{engine.order} BETWEEN %s AND %s"]
    values: list[str | int] = [engine.query(wanted), wanted.first, wanted.last]
    for negation, terms in (("", wanted.terms), ("NOT ", wanted.unwanted)):
        for term in filter(_is_to_be_looked_at, terms):
            conditions.append(engine.holds.format(negation))
            values.append(f" {' '.join(term.words)} ")
    if wanted.hidden:
        conditions.append(f"p.document_id NOT IN ({', '.join(['%s'] * len(wanted.hidden))})")
        values += list(wanted.hidden)
    start = engine.start.format(engine.passages if len(conditions) > 1 else "")
    order = engine.sorted if wanted.is_narrow else engine.order
    with connection.cursor() as cursor:
        cursor.execute(f"{start} AND {' AND '.join(conditions)} ORDER BY {order} DESC LIMIT %s", [*values, limit])
        return [id_ for (id_,) in cursor.fetchall()]


def tags_of(passages: Collection[int]) -> list[str]:
    """The tags of these passages, in no order."""
    if not passages:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tags FROM {TABLE} WHERE id IN ({', '.join(map(str, passages))})")
        return [tags for (tags,) in cursor.fetchall()]


def add(passages: Iterable[tuple[int, str, str]]) -> None:
    """Write passages that are new, their number, tags and words, to the full-text index; PostgreSQL does so itself.

    All at once, and yet row by row: by a trigger, or by a statement that takes many rows, FTS5 would take as long
    again for each passage as for a hundred.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TERMS}(rowid, tags, words) VALUES (%s, %s, %s)", list(passages))


def fill_anew() -> None:
    """Make the database's own full-text index anew from the passages, whatever became of it."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TERMS}({TERMS}) VALUES ('rebuild')" if is_sqlite else f"REINDEX INDEX {TERMS}")


class Fts5:
    """SQLite."""

    order = sorted = f"{TERMS}.rowid"  # its walk leaps from one that fits to the next
    holds = "{}instr(' ' || p.words || ' ', %s)"
    start = f"SELECT {TERMS}.rowid FROM {TERMS}{{}} WHERE {TERMS} MATCH %s"
    passages = f" CROSS JOIN {TABLE} p ON p.id = {TERMS}.rowid"

    def query(self, wanted: Wanted) -> str:
        """Words, phrases and tags as FTS5 asks for them."""
        clauses = [self._term(term) for term in wanted.terms]
        clauses += [self._any_of(group) for group in wanted.tags]
        query = " AND ".join(clauses)
        for term in wanted.unwanted:
            query = query if _is_to_be_looked_at(term) else f"({query}) NOT {self._term(term)}"
        return query

    @staticmethod
    def _term(term: Term) -> str:
        if term.kind is Kind.BEGINNING:
            return f"{_quoted(term.words[0])} *"
        return f"({' AND '.join(Fts5._any_of(group) for group in _entries(term))})"

    @staticmethod
    def _any_of(entries: Iterable[str]) -> str:
        return f"({' OR '.join(_quoted(entry) for entry in entries)})"


class TsVector:
    """PostgreSQL."""

    order = "p.id"
    sorted = "p.id + 0"  # no index holds this, so that none is walked for its order
    holds = "{}strpos(' ' || p.words || ' ', %s) > 0"
    start = f"SELECT p.id FROM {TABLE} p{{}} WHERE p.terms @@ %s::tsquery"
    passages = ""

    def query(self, wanted: Wanted) -> str:
        """Words, phrases and tags as a ``tsquery``."""
        clauses = [self._term(term) for term in wanted.terms]
        clauses += [self._any_of(group) for group in wanted.tags]
        clauses += [f"!({self._term(term)})" for term in wanted.unwanted if not _is_to_be_looked_at(term)]
        return " & ".join(clauses)

    @staticmethod
    def _term(term: Term) -> str:
        if term.kind is Kind.BEGINNING:
            return f"{_lexeme(term.words[0])}:*"
        return " & ".join(TsVector._any_of(group) for group in _entries(term))

    @staticmethod
    def _any_of(entries: Iterable[str]) -> str:
        return f"({' | '.join(_lexeme(entry) for entry in entries)})"


def _entries(term: Term) -> list[tuple[str, ...]]:
    """What stands in the index wherever a word or phrase does, one of each group; for most phrases elsewhere too."""
    if term.kind is Kind.WORD:
        return [stem_entries(term.words[0])]
    pairs = [(one, other) for one, other in pairwise(term.words) if is_pair(one, other)]
    covered = {word for both in pairs for word in both}
    alone = dict.fromkeys(word for word in term.words if word not in covered)
    return [(entry,) for entry in (*(pair(one, other) for one, other in pairs), *alone)]


def _is_to_be_looked_at(term: Term) -> bool:
    """Whether its entries may stand apart, so that the words of a passage themselves are to be looked at."""
    if term.kind is not Kind.PHRASE or len(term.words) < _PAIR:
        return False
    return len(term.words) > _PAIR or not is_pair(*term.words)


def _quoted(words: str) -> str:
    return f'"{words}"'


def _lexeme(word: str) -> str:
    return f"'{word}'"
