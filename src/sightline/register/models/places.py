"""The place of a fact, as columns: no row that holds a fact can be without it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q


class Placed(models.Model):
    """A fact that stands somewhere: a document, a page where it has pages, a span and the words there.

    ``further`` holds its other places where it has any (sub-items, words after a page's end), as locators.
    """

    document = models.ForeignKey("register.Document", on_delete=models.PROTECT, related_name="+")
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    further = models.JSONField(default=list)

    class Meta:
        abstract = True


def placed(name: str) -> list[models.CheckConstraint]:
    """The database's own insistence on a place: a span that is one, and words that are not blank."""
    return [
        models.CheckConstraint(condition=Q(end__gt=F("start")), name=f"{name}_span_is_one"),
        models.CheckConstraint(condition=~Q(quote=""), name=f"{name}_quotes_words"),
    ]


def choices(*ids: str) -> list[tuple[str, str]]:
    """Ids as the choices of a field; their words come from ``knowledge``."""
    return [(id_, id_) for id_ in ids]


def one_of(field: str, name: str, *ids: str) -> models.CheckConstraint:
    """The database's insistence that ``field`` is one of these ids."""
    condition: dict[str, Any] = {f"{field}__in": ids}
    return models.CheckConstraint(condition=Q(**condition), name=name)
