"""What is done before the service listens is not done again for the first to open a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

from sightline.register import events
from sightline.register.queries import compare, england, search
from sightline.register.queries.sight import Sight
from sightline.register.search.likeness import alike
from sightline.web.clock import today
from sightline.web.warming import COMPILED, warm
from tests.unit.register.made import AT

pytestmark = pytest.mark.django_db

A_QUESTION = 1
"""Whether the register has changed since."""


@pytest.fixture
def warmed(settings: Any, tmp_path: Path) -> date:
    """The day on which a service with a register was made warm."""
    settings.HOME = tmp_path
    events.append(kind="tried", subject="document/1", by="ada", at=AT)
    for engine in engines.all():
        engine.env.cache.clear()
    warm()
    return today()


def test_what_is_asked_of_all_england_is_kept(warmed: date, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(4 * A_QUESTION):
        compare.graded_everywhere(Sight())
        compare.choices(warmed)
        search.choices(Sight())
        england.lines(england.Wanted(), warmed, Sight())
    with django_assert_num_queries(A_QUESTION):
        assert alike(0) == ()


def test_every_template_is_loaded_and_kept_as_it_was_compiled(warmed: date, tmp_path: Path) -> None:
    names = [name for engine in engines.all() for name in engine.env.list_templates()]
    assert len(list((tmp_path / COMPILED).iterdir())) == len(names)
