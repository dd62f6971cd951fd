"""Searches a person keeps for themselves."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.models import SavedSearch

LONGEST_NAME = 120


class NotSaved(SightlineError):
    """A search that cannot be kept. Codes: ``name-missing``, ``name-too-long``, ``name-taken``."""

    exit_status = 2


def save(*, name: str, query: str, by: User, at: datetime) -> SavedSearch:
    """Keep a search, as the query of its address, under a name of its person's choosing."""
    name = " ".join(name.split())
    if not name:
        raise NotSaved("name-missing", "Enter a name for the search")
    if len(name) > LONGEST_NAME:
        raise NotSaved("name-too-long", f"The name must be {LONGEST_NAME} characters or fewer")
    try:
        with transaction.atomic():
            saved = SavedSearch.objects.create(by=by, name=name, query=query, saved_at=at)
            _record("search-saved", saved, by, at)
    except IntegrityError:
        raise NotSaved("name-taken", "You have a saved search with this name. Choose another name") from None
    return saved


@transaction.atomic
def delete(*, saved: SavedSearch, by: User, at: datetime) -> None:
    """Keep a search no longer."""
    _record("search-deleted", saved, by, at)
    saved.delete()


def _record(kind: str, saved: SavedSearch, by: User, at: datetime) -> None:
    content = {"name": saved.name, "query": saved.query}
    events.append(kind=kind, subject=f"saved-search/{saved.pk}", by=by.get_username(), at=at, content=content)
