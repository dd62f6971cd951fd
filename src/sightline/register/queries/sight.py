"""What one person may see: everything but documents under embargo that they are not named for.

Every question a page asks takes a sight, so that facts from an embargoed document stay as hidden as
the document. Being an administrator does not lift an embargo; being named does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.register.models import Account, Document, Inspection


@dataclass(frozen=True, slots=True)
class Sight:
    """The documents (by number) that are hidden from a person; usually none."""

    hidden: frozenset[int] = frozenset()

    def documents(self) -> QuerySet[Document]:
        """The documents the person may see."""
        return Document.objects.exclude(pk__in=self.hidden) if self.hidden else Document.objects.all()

    def inspections(self) -> QuerySet[Inspection]:
        """The inspections and visits that a document they may see, or a national fact, tells of."""
        found = Inspection.objects.all()
        if not self.hidden:
            return found
        told = Account.objects.filter(inspection=OuterRef("pk"))
        return found.filter(Q(is_national_fact=True) | Exists(told.exclude(document__in=self.hidden)) | ~Exists(told))


def sight_of(person: int | None, on: date) -> Sight:
    """What the person with this number may see on that day; ``None`` is somebody not signed in."""
    embargoed = Document.objects.filter(embargo_until__gte=on)
    if person is not None:
        embargoed = embargoed.exclude(readers=person)
    return Sight(frozenset(embargoed.values_list("pk", flat=True)))
