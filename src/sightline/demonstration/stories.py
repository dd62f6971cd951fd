"""Reads the invented authorities and what happened to them from ``story/*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sightline.demonstration.nouns import Authority, Commission, Event, Oddities, Story
from sightline.ground.errors import KnowledgeFault

ORDER = ("northmere", "eastvale", "harrowdene", "castle-marsh", "wyvern-vale")


@cache
def stories() -> tuple[Story, ...]:
    """Every invented authority's story, Northmere first.

    :raises KnowledgeFault: where a file names something the nouns do not have.
    """
    return tuple(_story(name) for name in ORDER)


def story_of(event_id: str) -> Story:
    """The story in which an event happens.

    :raises KeyError: where it happens in none.
    """
    for story in stories():
        if any(event.id == event_id for event in story.events):
            return story
    raise KeyError(event_id)


def _story(name: str) -> Story:
    text = files(__package__).joinpath("story", f"{name}.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)
    try:
        return Story(
            authority=Authority(**_frozen(rows["authority"])),
            events=tuple(Event(**_frozen(row)) for row in rows["event"]),
            commissions=tuple(_commission(row) for row in rows["document"]),
        )
    except (KeyError, TypeError) as fault:
        raise KnowledgeFault("unusable-story", f"story/{name}.toml does not hold together: {fault}") from fault


def _commission(row: dict[str, Any]) -> Commission:
    oddities = Oddities(**row.pop("oddities", {}))
    return Commission(oddities=oddities, **_frozen(row))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _as_printed(value) for key, value in row.items()}


def _as_printed(value: Any) -> Any:
    """Lists as tuples, and the apostrophes that print has."""
    if isinstance(value, list):
        return tuple(_as_printed(item) for item in value)
    return value.replace("'", "’") if isinstance(value, str) else value
