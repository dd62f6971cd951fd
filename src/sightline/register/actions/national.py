"""The national facts into the register, so that the first run already shows England."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.register import events
from sightline.register.actions import authorities
from sightline.register.actions.addresses import fill_addresses
from sightline.register.actions.weighing import begin, weigh
from sightline.register.matching import match
from sightline.register.models import Authority, Inspection, Judgement
from sightline.register.national import NationalFact, facts
from sightline.register.told import Told


@transaction.atomic
def load(*, by: str, at: datetime, national: tuple[NationalFact, ...] | None = None) -> int:
    """Put the national facts in as inspections with grades that carry their source address.

    A fact about an inspection that is held joins it. How many were new or different; a second time none.
    ``national`` is what ships with the package unless other facts are given.
    """
    authorities.load(by=by, at=at)
    held = {it.national.get("sha256"): it for it in Inspection.objects.filter(is_national_fact=True)}
    changed = 0
    for fact in facts() if national is None else national:
        standing = held.get(fact.sha256)
        if standing is None or standing.national != _kept(fact):
            _put(fact, standing or _inspection(fact))
            changed += 1
    fill_addresses()
    if changed:
        content = {"facts": changed}
        events.append(kind="national-facts-loaded", subject="national-facts", by=by, at=at, content=content)
    return changed


def _kept(fact: NationalFact) -> dict[str, Any]:
    """What an inspection keeps of the national fact about it."""
    return fact.told.to_keep() | {"source_url": fact.source_url, "sha256": fact.sha256, "grades": fact.grades}


def _inspection(fact: NationalFact) -> Inspection:
    """The inspection a fact is about: the one whose report is here, one that fits, or a new one."""
    of = Inspection.objects.filter(authority=fact.authority)
    own = of.filter(accounts__role="main", accounts__document__sha256=fact.sha256).first()
    if own:
        return own
    held = {it.pk: it for it in of}
    found = match(fact.told, {id_: _told(it) for id_, it in held.items()}).found
    return begin(Authority.objects.get(pk=fact.authority), fact.told) if found is None else held[found]


def _told(inspection: Inspection) -> Told:
    return Told(
        kind=inspection.kind,
        framework=inspection.framework,
        started_on=inspection.started_on,
        ended_on=inspection.ended_on,
        published_on=inspection.published_on.isoformat() if inspection.published_on else "",
    )


def _put(fact: NationalFact, inspection: Inspection) -> None:
    inspection.national = _kept(fact)
    inspection.is_national_fact = True
    inspection.source_url = fact.source_url
    inspection.save()
    weigh(inspection)
    Judgement.objects.filter(inspection=inspection, document=None).exclude(area__in=fact.grades).delete()
    for area, grade in fact.grades.items():
        Judgement.objects.update_or_create(
            inspection=inspection, area=area, document=None, defaults={"grade": grade, "source_url": fact.source_url}
        )
