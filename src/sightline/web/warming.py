"""What the first to open a page would otherwise wait for, done before the service listens."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.urls import get_resolver
from jinja2 import FileSystemBytecodeCache

from sightline.register.queries import compare, england, search
from sightline.register.queries.sight import sight_of
from sightline.register.search.likeness import all_areas
from sightline.web.clock import today
from sightline.web.views.compare import FIRST_THEME

COMPILED = "templates"
"""The folder of the home in which templates are kept as they were compiled: the next start need not do it again."""


def warm() -> None:
    """Load every view and template, and work out what is asked of all England, as who is named nowhere sees it."""
    _ = get_resolver().url_patterns
    for engine in engines.all():
        _compile(cast(Any, engine).env)
    on = today()
    seen = sight_of(None, on)
    all_areas()
    search.choices(seen)
    compare.choices(on)
    compare.graded_everywhere(seen)
    compare.said_of(FIRST_THEME, (), seen)
    england.lines(england.Wanted(), on, seen)


def _compile(templates: Any) -> None:
    folder = settings.HOME / COMPILED
    folder.mkdir(parents=True, exist_ok=True)
    templates.bytecode_cache = FileSystemBytecodeCache(str(folder))
    for name in templates.list_templates():
        templates.get_template(name)
