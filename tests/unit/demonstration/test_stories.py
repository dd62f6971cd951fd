"""The invented authorities' stories hold together."""

from __future__ import annotations

import pytest

from sightline.demonstration import stock
from sightline.demonstration.nouns import Event, Story
from sightline.demonstration.stories import stories, story_of
from sightline.knowledge import lookup

EVENTS = [(story, event) for story in stories() for event in story.events]


@pytest.mark.parametrize(("story", "event"), EVENTS, ids=lambda value: getattr(value, "id", ""))
def test_an_event_holds_together(story: Story, event: Event) -> None:
    assert event.started_on <= event.ended_on < event.published_on
    kind = lookup.event_kind(event.kind)
    assert kind is not None
    assert kind.is_graded == bool(event.grades)
    assert not event.grades or set(event.grades) == set(lookup.era(event.era).area_ids)
    assert {*event.areas, *event.priority_areas, *event.board_areas} <= set(stock.areas())
    assert set(event.carried) <= set(stock.carried_lines())
    assert not event.earlier or story.turn(story.event(event.earlier)) < story.turn(event)


@pytest.mark.parametrize(("story", "event"), EVENTS, ids=lambda value: getattr(value, "id", ""))
def test_an_inspection_lasts_as_long_as_its_kind(story: Story, event: Event) -> None:
    days = (event.ended_on - event.started_on).days + 1
    if event.kind in ("short-inspection", "standard-inspection"):
        kinds = {kind.id for kind in lookup.event_kinds_lasting(days, "ilacs")}
        assert event.kind in kinds


def test_an_event_that_is_not_told_is_not_found() -> None:
    with pytest.raises(KeyError):
        story_of("nowhere-2020")
