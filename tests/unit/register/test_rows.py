"""Rows written past Django: each once, whatever their number."""

from __future__ import annotations

import pytest

from sightline.register.models import DeliveryBody
from sightline.register.rows import insert

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 1, 24, 25, 26, 75])
def test_every_row_is_written_once(count: int) -> None:
    rows = [(f"body-{number:02}", f"Body {number}") for number in range(count)]
    insert(DeliveryBody, ("id", "name"), rows)
    assert list(DeliveryBody.objects.order_by("id").values_list("id", "name")) == rows
