"""Who else was told this, and who then improved."""

from __future__ import annotations

import pytest

from sightline.register import search
from sightline.register.models import Area, Document
from sightline.register.queries.sight import Sight
from sightline.register.queries.who_else import area_of, then_improved, who_else
from tests.integration.search import invented

pytestmark = pytest.mark.django_db

DRIFT = "The timeliness of plans for children who experience neglect."
LIKE = "The timeliness and quality of plans for children living with neglect."
LESS = "The timeliness of plans for young people who leave care."
OTHER = "The sufficiency of foster homes."


def told(at: str, began: str, words: str, themes: tuple[str, ...], graded: str) -> Document:
    """A report with one area for improvement and a weakness about its themes under help and protection."""
    document = invented.report(invented.inspection(at, began))
    invented.grade(document, invented.OVERALL, "good")
    invented.grade(document, invented.HELP, graded)
    invented.asked(document, words, themes)
    invented.sentence(document, "Plans drift.", invented.HELP, "weakness", "", themes)
    search.index(document)
    return document


@pytest.fixture
def ours() -> Area:
    """Our own area, and four authorities that were told more or less the same."""
    told("eastvale", "2018-02-05", LIKE, ("plans-quality", "neglect"), "inadequate")
    told("harrowdene", "2018-03-05", LESS, ("plans-quality",), "requires-improvement")
    told("westholme", "2018-04-05", OTHER, ("fostering",), "inadequate")
    told("southmoor", "2018-05-05", LIKE, ("plans-quality", "neglect"), "good")
    document = told("northmere", "2019-01-14", DRIFT, ("plans-quality", "neglect"), "inadequate")
    told("northmere", "2016-01-14", DRIFT, ("plans-quality", "neglect"), "inadequate")
    return Area.objects.get(document=document)


def later(at: str, began: str, graded: str, praise: str) -> Document:
    """The next report of an authority, with something to praise."""
    document = invented.report(invented.inspection(at, began))
    invented.grade(document, invented.HELP, graded)
    invented.sentence(document, praise, invented.HELP, "strength", "", ("neglect", "plans-quality"))
    invented.sentence(document, "Foster carers are glad.", invented.CARE, "strength", "", ("fostering",))
    search.index(document)
    return document


def test_finds_the_most_alike_elsewhere(ours: Area) -> None:
    found = who_else(ours, Sight())
    assert [it.inspection.authority_id for it in found] == ["eastvale", "southmoor", "harrowdene"]
    assert found[0].likeness > found[2].likeness
    assert found[0].themes == ("neglect", "plans-quality")


def test_sees_only_what_the_person_may_see(ours: Area) -> None:
    hidden = Sight(
        frozenset(Document.objects.filter(accounts__inspection__authority="eastvale").values_list("pk", flat=True))
    )
    assert [it.inspection.authority_id for it in who_else(ours, hidden)] == ["southmoor", "harrowdene"]
    assert area_of(ours.pk, Sight(frozenset({ours.document_id}))) is None


def test_follows_what_is_taken_in_and_taken_out(ours: Area) -> None:
    document = told("midmarsh", "2018-06-05", DRIFT, ("plans-quality", "neglect"), "good")
    assert who_else(ours, Sight())[0].inspection.authority_id == "midmarsh"
    search.remove(document)
    assert who_else(ours, Sight())[0].inspection.authority_id == "eastvale"


def test_who_then_improved_and_what_was_praised(ours: Area) -> None:
    later("eastvale", "2021-02-01", "good", "Neglect is seen early.")
    later("southmoor", "2021-03-01", "requires-improvement", "Some plans are good.")
    later("harrowdene", "2021-04-01", "requires-improvement", "Plans are clear.")
    (found,) = then_improved(ours, Sight())
    assert (found.told.inspection.authority_id, found.judged) == ("eastvale", invented.HELP)
    assert (found.before, found.after, found.later.started_on) == ("inadequate", "good", "2021-02-01")
    assert [it.quote for it in found.praised] == ["Neglect is seen early."]


def test_an_area_that_is_not_indexed_is_like_none(ours: Area) -> None:
    search.remove(ours.document)
    assert who_else(ours, Sight()) == ()
    assert then_improved(ours, Sight()) == ()
