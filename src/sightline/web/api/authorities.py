"""Authorities: codes, regions, succession."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from sightline.register.models import Authority
from sightline.register.queries import catalogue
from sightline.web.api.asking import Asked, Day, IdInPath, PageOf, Words, day, page
from sightline.web.api.refusals import NOT_THERE, REFUSALS, nothing_there
from sightline.web.api.shapes import AuthorityShape, CodeShape

router = Router(tags=["Authorities"])


class AskedOfAuthorities(Asked):
    """What to narrow the authorities to."""

    name: Words = Field("", description="Words of the name.")
    region: Words = Field("", description="A region, such as South East.")
    on: Day | None = Field(None, description="Only those that existed on this day.")


@router.get("/authorities", response={200: PageOf[AuthorityShape], **REFUSALS})
def authorities(request: HttpRequest, asked: Query[AskedOfAuthorities]) -> dict[str, Any]:
    """Councils with the statutory duty for children's services, past and present, by name."""
    found = catalogue.authorities(name=asked.name, region=asked.region, on=day("on", asked.on))
    return page(request, found, asked, lambda rows: [_shape(row) for row in rows])


@router.get("/authorities/{id}", response={200: AuthorityShape, **NOT_THERE})
def authority(request: HttpRequest, id: IdInPath) -> AuthorityShape:
    """One authority."""
    found = catalogue.authorities().filter(pk=id).first()
    if found is None:
        raise nothing_there("authority")
    return _shape(found)


def _shape(row: Authority) -> AuthorityShape:
    codes = [CodeShape(gss_code=it.gss_code, since=it.since, until=it.until) for it in row.codes.all()]
    return AuthorityShape(
        id=row.pk,
        name=row.name,
        ons_name=row.ons_name,
        council_kind=row.council_kind,
        region=row.region,
        la_code=row.la_code,
        urn=row.urn,
        codes=codes,
        since=row.since,
        until=row.until,
        predecessors=[it.predecessor_id for it in row.precessions.all()],
        successors=[it.successor_id for it in row.successions.all()],
        is_invented=row.is_invented,
    )
