"""The one seam between searching and the two databases: SQLite's FTS5, PostgreSQL's tsvector.

Both hold the same finished words (:mod:`sightline.register.search.words`), both are asked for the newest
passages first, and both stop at a limit, so that a word in every second sentence costs no more than a
rare one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from sightline.register.search.asking import Kind, Term

TABLE = "register_passage"
TERMS = "register_passage_terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a passage must have: every term, none of the unwanted, one tag of every group, a place in time."""

    terms: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    tags: tuple[tuple[str, ...], ...] = ()
    first: int = 0
    last: int = 2**63 - 1
    hidden: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that fits, with its tags."""

    id: int
    tags: str


Asking = tuple[str, list[str | int]]


class Engine(Protocol):
    """A database's way to find passages."""

    def ask(self, wanted: Wanted) -> Asking:
        """The statement that selects ``id`` and ``tags``, without order and limit, and its values."""

    order: str


def newest(wanted: Wanted, limit: int) -> list[Found]:
    """The passages that fit, the newest inspections first and in printed order, ``limit`` at most."""
    engine: Engine = Fts5() if connection.vendor == "sqlite" else TsVector()
    statement, values = engine.ask(wanted)
    if wanted.hidden:
        statement += f" AND p.document_id NOT IN ({', '.join(['%s'] * len(wanted.hidden))})"
        values += list(wanted.hidden)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY {engine.order} DESC LIMIT %s", [*values, limit])
        return [Found(id_, tags) for id_, tags in cursor.fetchall()]


class Fts5:
    """SQLite: one query of the index, which it walks from its end."""

    order = f"{TERMS}.rowid"

    def ask(self, wanted: Wanted) -> Asking:
        """Words, phrases and tags all stand in the index."""
        clauses = [self.term(term) for term in wanted.terms]
        clauses += [f"({' OR '.join(_quoted(tag) for tag in group)})" for group in wanted.tags]
        query = " AND ".join(clauses)
        for term in wanted.unwanted:
            query = f"({query}) NOT {self.term(term)}"
        statement = (
            f"SELECT p.id, p.tags FROM {TERMS} CROSS JOIN {TABLE} p ON p.id = {TERMS}.rowid"
            f" WHERE {TERMS} MATCH %s AND {TERMS}.rowid BETWEEN %s AND %s"
        )
        return statement, [query, wanted.first, wanted.last]

    @staticmethod
    def term(term: Term) -> str:
        """A term in the language of FTS5."""
        if term.kind is Kind.WORD:
            return _quoted(f"={term.words[0]}")
        return _quoted(" ".join(term.words)) + (" *" if term.kind is Kind.BEGINNING else "")


class TsVector:
    """PostgreSQL: the index finds the words; whether they stand in a row is looked up in the passage."""

    order = "p.id"

    def ask(self, wanted: Wanted) -> Asking:
        """Tags and words in one query of the index, phrases beside it."""
        clauses = [self.term(term) for term in wanted.terms]
        clauses += [f"({' | '.join(_lexeme(tag) for tag in group)})" for group in wanted.tags]
        clauses += [f"!({self.term(term)})" for term in wanted.unwanted if not _is_in_a_row(term)]
        statement = f"SELECT p.id, p.tags FROM {TABLE} p WHERE p.terms @@ %s::tsquery AND p.id BETWEEN %s AND %s"
        values: list[str | int] = [" & ".join(clauses), wanted.first, wanted.last]
        for negation, terms in (("", wanted.terms), ("NOT ", wanted.unwanted)):
            for term in filter(_is_in_a_row, terms):
                statement += f" AND {negation}(' ' || p.words || ' ') LIKE %s"
                values.append(f"% {' '.join(term.words)} %")
        return statement, values

    @staticmethod
    def term(term: Term) -> str:
        """A term in the language of PostgreSQL's full-text search."""
        if term.kind is Kind.WORD:
            return _lexeme(f"={term.words[0]}")
        if term.kind is Kind.BEGINNING:
            return f"{_lexeme(term.words[0])}:*"
        return " & ".join(_lexeme(word) for word in term.words)


def _is_in_a_row(term: Term) -> bool:
    return term.kind is Kind.PHRASE and len(term.words) > 1


def _quoted(words: str) -> str:
    return f'"{words}"'


def _lexeme(word: str) -> str:
    return f"'{word}'"
