"""The cover of what inspectors ask for before they come: each child-level list, whether it is there, and its state.

It holds counts alone: a list of up to five lines is told as few, so that nobody can be known from the cover.
"""

from __future__ import annotations

from sightline.ground.wording import count_in_words, day_in_words, list_in_words
from sightline.knowledge.annex_a_lists import lists as annex_a_lists
from sightline.papers.blocks import Bullet, Bullets, Heading, Paper, Paragraph, Sentence, Table, gap
from sightline.papers.facts import Brief, Facts, ListsFact
from sightline.papers.parts.about import properties
from sightline.papers.parts.committee import closing
from sightline.papers.words import possessive

FEW = 5
"""Up to so many lines are not told as a number: the smallest count that statistics of children show is six."""


def compose(facts: Facts, brief: Brief) -> Paper:
    """The cover, with the state of each list where a check of them is known."""
    blocks = (
        Heading("What is enclosed"),
        _lead(facts.lists),
        _table(facts.lists),
        Heading("What to know of the lists"),
        _known(facts.lists),
        Heading("What else is enclosed"),
        Paragraph(
            (gap("request.documents", "the other documents that were asked for, and which of them are enclosed"),)
        ),
        *closing(brief),
    )
    title = f"Information for inspectors of {possessive(facts.authority)} children’s services"
    return Paper("information-request", title, blocks, author=brief.by or facts.authority, properties=properties(facts))


def _lead(lists: ListsFact | None) -> Paragraph:
    if lists is None:
        return Paragraph((gap("request.as-at", "the check of the child-level lists, and the day they are as at"),))
    words = f"The child-level lists are as at {day_in_words(lists.as_at)}."
    if lists.is_drawn:
        words = (
            f"The tables of the standard dataset are as at {day_in_words(lists.as_at)}. The lists are to be drawn from"
            " them; columns that count back, such as referrals in the last 12 months, are worked out on the way."
        )
    return Paragraph((Sentence("request.as-at", words, sources=(lists.source,)),))


def _table(lists: ListsFact | None) -> Table:
    rows = tuple(
        (Sentence(f"request.{it.id}", f"{it.id.replace('-', ' ').capitalize()}: {it.label}"), _state(it.id, lists))
        for it in annex_a_lists().values()
    )
    return Table("The child-level lists", ("List", "State"), rows, (2, 1))


def _state(list_id: str, lists: ListsFact | None) -> Sentence:
    key = f"request.{list_id}.state"
    if lists is None:
        return gap(key, "the state of this list")
    if list_id not in lists.lines:
        return gap(key, "this list, which the dataset does not hold" if lists.is_drawn else "this list")
    lines = lists.lines[list_id]
    how_many = "with few lines" if 0 < lines <= FEW else count_in_words(lines, "line")
    if not lists.is_drawn:
        return Sentence(key, f"Enclosed, {how_many}", sources=(lists.source,))
    lacking = lists.lacking.get(list_id, ())
    without = f", without {list_in_words([f'“{it}”' for it in lacking])}" if lacking else ""
    return Sentence(key, f"To be drawn from the dataset, {how_many}{without}", sources=(lists.source,))


def _known(lists: ListsFact | None) -> Bullets | Paragraph:
    if lists is None:
        return Paragraph((gap("request.known", "what inspectors should know of the lists"),))
    told = (
        (lists.problems, "cell", "cells", "could not be read as they stand"),
        (lists.failed, "check", "checks", "failed"),
        (lists.not_run, "check", "checks", "could not be made"),
    )
    items = tuple(
        Bullet(
            (
                Sentence(
                    f"request.known.{place}", f"{count_in_words(count, one, many)} {said}.", sources=(lists.source,)
                ),
            )
        )
        for place, (count, one, many, said) in enumerate(told, start=1)
    )
    return Bullets(items)
