from __future__ import annotations

import pytest

from sightline.knowledge.load_authorities import authorities, delivery_bodies, neighbour_sets
from sightline.register.actions.authorities import load, slug
from sightline.register.models import (
    Authority,
    AuthorityCode,
    DeliveryBody,
    DeliveryService,
    Event,
    Neighbour,
    NeighbourSet,
    Succession,
)
from tests.unit.register.made import AT

pytestmark = pytest.mark.django_db


def test_what_knowledge_says_of_authorities_is_held() -> None:
    assert load(by="ada", at=AT)
    assert Authority.objects.filter(is_invented=False).count() == len(authorities())
    assert AuthorityCode.objects.count() == sum(len(each.gss_codes) for each in authorities().values())
    assert Succession.objects.count() == sum(len(each.successors) for each in authorities().values())
    assert DeliveryBody.objects.count() == len(delivery_bodies())
    assert DeliveryService.objects.count() == sum(len(body.authorities) for body in delivery_bodies())
    assert NeighbourSet.objects.count() == len(neighbour_sets())
    assert Neighbour.objects.count() == sum(len(it) for each in neighbour_sets() for it in each.neighbours.values())


def test_neighbours_are_ranked_from_the_nearest() -> None:
    load(by="ada", at=AT)
    newest = neighbour_sets()[0]
    id_, others = next(iter(newest.neighbours.items()))
    held = Neighbour.objects.filter(set=newest.id, authority=id_).order_by("rank")
    assert tuple(held.values_list("neighbour_id", flat=True)) == others


def test_loading_a_second_time_changes_nothing_and_leaves_no_event() -> None:
    load(by="ada", at=AT)
    assert not load(by="ada", at=AT)
    assert Event.objects.count() == 1


def test_loading_puts_right_what_differs() -> None:
    load(by="ada", at=AT)
    Authority.objects.filter(id="leeds").update(name="Loidis", region="")
    assert load(by="ada", at=AT)
    assert Authority.objects.get(id="leeds").name == "Leeds"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northmere", "northmere"),
        ("Saint Ælf & Côte", "saint-lf-cote"),
        ("St. Osyth's", "st-osyth-s"),
        ("…", "unnamed"),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
