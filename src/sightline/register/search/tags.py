"""What a passage can be filtered by, as the index holds it: ``#theme=neglect``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.text import slugify

AREA, SENTENCE = "area", "sentence"
"""What a passage is, as the value of its tag ``is``."""

Tags = list[tuple[str, str]]


@lru_cache(maxsize=4_096)
def tag(name: str, value: str) -> str:
    """A tag as the index holds it."""
    return f"#{name}={slugify(value).replace('_', '-')}"  # an underscore would end the word in the index


def tags_in(tags: str) -> Iterator[tuple[str, str]]:
    """The names and values of tags."""
    for each in tags.split():
        name, _, value = each[1:].partition("=")
        yield name, value


def in_index(tags: Iterable[tuple[str, str]]) -> str:
    """Tags as the column of a passage."""
    return " ".join(tag(name, value) for name, value in tags)
