"""Rows written past Django: each once, whatever their number."""

from __future__ import annotations

import pytest

from sightline.register.models import Authority, DeliveryBody, Inspection
from sightline.register.rows import add, insert

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 1, 24, 25, 26, 75])
def test_every_row_is_written_once(count: int) -> None:
    rows = [(f"body-{number:02}", f"Body {number}") for number in range(count)]
    insert(DeliveryBody, ("id", "name"), rows)
    assert list(DeliveryBody.objects.order_by("id").values_list("id", "name")) == rows


def test_new_rows_are_as_django_would_have_saved_them() -> None:
    northmere = Authority.objects.create(id="northmere", name="Northmere", is_invented=True)
    saved = Inspection.objects.create(authority=northmere, kind="short-inspection", scope=["plans"])
    rows = [Inspection(authority=northmere, kind=kind, scope=["plans"]) for kind in ("short-inspection", "")]
    add(rows)
    later = Inspection.objects.create(authority=northmere)
    assert saved.pk < rows[0].pk < rows[1].pk < later.pk
    told = Inspection.objects.values("kind", "scope", "started_on", "began_by", "national")
    assert told.get(pk=rows[0].pk) == told.get(pk=saved.pk)
    rows[1].kind = "focused-visit"
    rows[1].save()
    assert Inspection.objects.get(pk=rows[1].pk).kind == "focused-visit"


def test_nothing_to_add_adds_nothing() -> None:
    add([])
    assert not Inspection.objects.exists()
