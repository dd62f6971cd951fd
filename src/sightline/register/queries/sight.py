"""What one person may see: everything but documents under embargo that they are not named for.

Every question a page asks takes a sight, so that facts from an embargoed document stay as hidden as
the document. Being an administrator does not lift an embargo; being named does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.register.models import Account, Area, Document, Inspection, LineageLink, Review


@dataclass(frozen=True, slots=True)
class Sight:
    """The documents (by number) that are hidden from a person, and those under embargo that are not; usually none."""

    hidden: frozenset[int] = frozenset()
    named_for: frozenset[int] = frozenset()

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

    def reviews(self) -> QuerySet[Review]:
        """What people said of facts, but of those that a hidden document states."""
        if not self.hidden:
            return Review.objects.all()
        return Review.objects.filter(Q(document=None) | ~Q(document__in=self.hidden))

    def links(self, *, with_rejected: bool = False) -> QuerySet[LineageLink]:
        """The ties between areas for improvement that the person may see, without those a person rejected.

        That an area is gone is seen where a document they may see lists what there still is; what the inspectors
        state of an earlier inspection is seen where none of the documents about that inspection is hidden.
        """
        found = LineageLink.objects.all() if with_rejected else LineageLink.objects.exclude(decision="rejected")
        if not self.hidden:
            return found
        lists = Area.objects.filter(inspection=OuterRef("at_inspection")).exclude(document__in=self.hidden)
        hidden = Account.objects.filter(inspection=OuterRef("at_inspection"), document__in=self.hidden)
        return (
            found.exclude(earlier__document__in=self.hidden)
            .filter(Q(later=None) & Exists(lists) | Q(later__isnull=False) & ~Q(later__document__in=self.hidden))
            .filter(~Q(basis="stated") | ~Exists(hidden), at_inspection__in=self.inspections())
        )


def sight_of(person: int | None, on: date) -> Sight:
    """What the person with this number may see on that day; ``None`` is somebody not signed in."""
    named = Document.readers.through.objects.filter(document=OuterRef("pk"), user=person)
    embargoed = Document.objects.filter(embargo_until__gte=on).order_by().annotate(is_named=Exists(named))
    found = list(embargoed.values_list("pk", "is_named"))
    return Sight(frozenset(pk for pk, is_named in found if not is_named), frozenset(pk for pk, it in found if it))
