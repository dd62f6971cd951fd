"""The authorities of England, from knowledge into the register; and those that are invented."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from sightline.knowledge import authorities as known
from sightline.knowledge.load_authorities import authorities, delivery_bodies, neighbour_sets
from sightline.knowledge.model import Authority as KnownAuthority
from sightline.knowledge.model import NeighbourSet as KnownSet
from sightline.reading.shapes import AuthorityShape
from sightline.register import events
from sightline.register.models import (
    Authority,
    AuthorityCode,
    DeliveryBody,
    DeliveryService,
    Neighbour,
    NeighbourSet,
    Succession,
)

LONGEST_ID = 80
_FIELDS = ("name", "ons_name", "council_kind", "region", "la_code", "urn", "since", "until", "is_invented")


@transaction.atomic
def load(*, by: str, at: datetime) -> bool:
    """Bring authorities, codes, successions, delivery bodies and neighbour sets to what knowledge says.

    Whether anything was new; a second time changes nothing and leaves no event.
    """
    before = _fingerprint()
    _load_authorities()
    _load_delivery_bodies()
    for each in neighbour_sets():
        _load_neighbours(each)
    if _fingerprint() == before:
        return False
    content = {"authorities": Authority.objects.filter(is_invented=False).count()}
    events.append(kind="authorities-loaded", subject="authorities", by=by, at=at, content=content)
    return True


class Named(NamedTuple):
    """An authority that a reading names."""

    id: str
    values: dict[str, object]

    def row(self) -> Authority:
        """The authority as the register holds it; one that it does not hold is added."""
        return Authority.objects.get_or_create(id=self.id, defaults=self.values)[0]


def named(shape: AuthorityShape, on: date | None) -> Named:
    """The authority a reading names, on the day of the inspection; one England does not have is invented."""
    found = known.authority(shape["name"], on)
    if found is None and shape["gss_code"]:
        found = known.by_gss_code(shape["gss_code"])
    if found:
        return Named(found.id, _values(found))
    return Named(slug(shape["name"]), {"name": shape["name"], "is_invented": True})


def slug(name: str) -> str:
    """A name as an id: lower case, hyphens, plain letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "unnamed"


def _values(authority: KnownAuthority) -> dict[str, object]:
    return {
        "name": authority.name,
        "ons_name": authority.ons_name,
        "council_kind": authority.council_kind,
        "region": authority.region,
        "la_code": authority.la_code,
        "urn": authority.urn,
        "since": authority.since,
        "until": authority.until,
        "is_invented": False,
    }


def _load_authorities() -> None:
    Authority.objects.bulk_create(
        [Authority(id=each.id, **_values(each)) for each in authorities().values()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(_FIELDS),
    )
    codes = [(each.id, code) for each in authorities().values() for code in each.gss_codes]
    AuthorityCode.objects.bulk_create(
        [AuthorityCode(authority_id=id_, gss_code=it.code, since=it.since, until=it.until) for id_, it in codes],
        update_conflicts=True,
        unique_fields=["gss_code"],
        update_fields=["authority", "since", "until"],
    )
    pairs = [(each.id, later) for each in authorities().values() for later in each.successors]
    Succession.objects.bulk_create(
        [Succession(predecessor_id=earlier, successor_id=later) for earlier, later in pairs], ignore_conflicts=True
    )


def _load_delivery_bodies() -> None:
    DeliveryBody.objects.bulk_create(
        [DeliveryBody(id=it.id, name=it.label, since=it.since, until=it.until) for it in delivery_bodies()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["name", "since", "until"],
    )
    served = [(body.id, id_) for body in delivery_bodies() for id_ in body.authorities]
    DeliveryService.objects.bulk_create(
        [DeliveryService(body_id=body, authority_id=id_) for body, id_ in served], ignore_conflicts=True
    )


def _load_neighbours(known_set: KnownSet) -> None:
    values = {"label": known_set.label, "since": known_set.since, "until": known_set.until}
    held, _ = NeighbourSet.objects.update_or_create(id=known_set.id, defaults=values)
    rows = [
        Neighbour(set=held, authority_id=id_, neighbour_id=other, rank=rank)
        for id_, others in known_set.neighbours.items()
        for rank, other in enumerate(others, start=1)
    ]
    standing = set(held.neighbours.values_list("authority_id", "neighbour_id", "rank"))
    if standing != {(row.authority_id, row.neighbour_id, row.rank) for row in rows}:
        held.neighbours.all().delete()
        Neighbour.objects.bulk_create(rows)


def _fingerprint() -> list[list[tuple[object, ...]]]:
    """Everything that loading may change, so that a load that changes nothing is known."""
    return [
        list(Authority.objects.order_by("id").values_list("id", *_FIELDS)),
        list(AuthorityCode.objects.order_by("gss_code").values_list("gss_code", "authority", "since", "until")),
        list(Succession.objects.order_by("predecessor", "successor").values_list("predecessor", "successor")),
        list(DeliveryBody.objects.order_by("id").values_list("id", "name", "since", "until")),
        list(DeliveryService.objects.order_by("body", "authority").values_list("body", "authority")),
        list(NeighbourSet.objects.order_by("id").values_list("id", "label", "since", "until")),
        list(Neighbour.objects.order_by("set", "authority", "rank").values_list("set", "authority", "neighbour")),
    ]
