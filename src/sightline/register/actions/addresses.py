"""Where a document was published: from the national facts, for documents that came from a folder or an upload."""

from __future__ import annotations

from collections.abc import Collection

from sightline.register.models import Account, Document
from sightline.register.ranking import SOURCES


def fill_addresses(among: Collection[int] | None = None) -> int:
    """Give documents without an address that of the report the national facts were made from; how many got one.

    A document is that report where its hash is the one the facts name, or where it is the inspectorate's own word on
    an inspection that the facts hold: the same authority, kind and dates. ``among`` are the documents to look at,
    else all.
    """
    told = Account.objects.filter(role="main", inspection__is_national_fact=True, document__source_url="")
    if among is not None:
        told = told.filter(document__in=among)
    fields = (
        "document",
        "document__kind",
        "document__sha256",
        "inspection__source_url",
        "inspection__national__sha256",
    )
    filled = 0
    for document, kind, sha256, address, named in told.order_by("document").values_list(*fields):
        if address and (kind in SOURCES or sha256 == named):
            filled += Document.objects.filter(pk=document).update(source_url=address)
    return filled
