from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.register.actions import reviews
from sightline.register.actions.facts import held_fact
from sightline.register.actions.reviews import Refused, SaidMeanwhile
from sightline.register.models import Area, Event, Inspection, Judgement, Review
from tests.unit.register.made import AT, Made, reading, report, taken

pytestmark = pytest.mark.django_db

GRADE = "judgement/overall-effectiveness"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def bea() -> User:
    return User.objects.create_user("bea")


@pytest.fixture
def inspection() -> Inspection:
    found = taken(report()).inspection
    assert found is not None
    return found


def _correct(inspection: Inspection, by: User, says: str, version: int = 0, fact: str = GRADE) -> Review:
    return reviews.correct(
        inspection=inspection, fact=fact, says=says, reason="The page says so.", version=version, by=by, at=AT
    )


def test_a_confirmation_keeps_what_was_read_and_held(inspection: Inspection, ada: User) -> None:
    review = reviews.confirm(inspection=inspection, fact=GRADE, version=0, by=ada, at=AT)
    assert (review.verdict, review.read, review.says, review.number) == ("confirmed", "good", "good", 1)
    assert Judgement.objects.get(area="overall-effectiveness").grade == "good"


def test_a_correction_changes_what_is_held_and_keeps_what_was_read(inspection: Inspection, ada: User) -> None:
    review = _correct(inspection, ada, "outstanding")
    assert (review.read, review.says) == ("good", "outstanding")
    assert Judgement.objects.get(area="overall-effectiveness").grade == "outstanding"
    again = _correct(inspection, ada, "inadequate", version=1)
    assert (again.read, again.says) == ("good", "inadequate")


CORRECTIONS: list[tuple[str, str, Any]] = [
    ("kind", "standard-inspection", "standard-inspection"),
    ("started_on", "2023-12-12", "2023-12-12"),
    ("ended_on", "2023-12-14", "2023-12-14"),
    ("published_on", "2024-02-06", date(2024, 2, 6)),
    ("lead_inspector", "Bea Summerfield", "Bea Summerfield"),
]


@pytest.mark.parametrize(("fact", "says", "held"), CORRECTIONS)
def test_a_value_of_the_inspection_is_put_right(
    inspection: Inspection, ada: User, fact: str, says: str, held: Any
) -> None:
    _correct(inspection, ada, says, fact=fact)
    inspection.refresh_from_db()
    assert getattr(inspection, fact) == held


def test_the_words_of_an_area_are_put_right_and_its_quote_is_not(inspection: Inspection, ada: User) -> None:
    area = Area.objects.get(position=0)
    _correct(inspection, ada, "The timeliness of all visits.", fact=f"area/{area.pk}")
    area.refresh_from_db()
    assert (area.text, area.quote) == ("The timeliness of all visits.", "The timeliness of visits.")


def test_a_query_changes_nothing_but_asks(inspection: Inspection, ada: User) -> None:
    review = reviews.query(inspection=inspection, fact=GRADE, reason="Is it?", version=0, by=ada, at=AT)
    assert (review.verdict, review.reason) == ("queried", "Is it?")
    assert Judgement.objects.get(area="overall-effectiveness").grade == "good"


def test_the_second_of_two_is_refused_with_both_texts(inspection: Inspection, ada: User, bea: User) -> None:
    _correct(inspection, ada, "outstanding")
    with pytest.raises(SaidMeanwhile) as refusal:
        _correct(inspection, bea, "inadequate")
    assert refusal.value.code == "said-meanwhile"
    assert refusal.value.theirs is not None
    assert (refusal.value.theirs.says, refusal.value.mine) == ("outstanding", "inadequate")
    assert "ada" in refusal.value.message
    assert "“outstanding”" in refusal.value.message
    assert "“inadequate”" in refusal.value.message
    assert Judgement.objects.get(area="overall-effectiveness").grade == "outstanding"
    assert Review.objects.count() == 1


def test_the_second_may_then_say_it_knowingly(inspection: Inspection, ada: User, bea: User) -> None:
    _correct(inspection, ada, "outstanding")
    _correct(inspection, bea, "inadequate", version=1)
    assert list(Review.objects.order_by("number").values_list("by__username", "says")) == [
        ("ada", "outstanding"),
        ("bea", "inadequate"),
    ]


REFUSALS = [
    ("judgement/overall-effectiveness", "excellent", "not-a-grade"),
    ("judgement/adoption-performance", "good", "unknown-fact"),
    ("started_on", "11/12/2023", "not-a-date"),
    ("published_on", "2024-02", "not-a-date"),
    ("kind", "chat", "not-a-kind"),
    ("lead_inspector", "  ", "nothing-said"),
    ("authority", "eastvale", "unknown-fact"),
    ("area/999999", "Other words.", "unknown-fact"),
    ("area/x", "Other words.", "unknown-fact"),
]


@pytest.mark.parametrize(("fact", "says", "code"), REFUSALS)
def test_what_cannot_be_said_is_refused(inspection: Inspection, ada: User, fact: str, says: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        _correct(inspection, ada, says, fact=fact)
    assert refusal.value.code == code
    assert Review.objects.count() == 0


def test_corrections_and_queries_give_their_reason(inspection: Inspection, ada: User) -> None:
    common: dict[str, Any] = {"inspection": inspection, "fact": GRADE, "reason": " ", "version": 0, "by": ada, "at": AT}
    for ask in (lambda: reviews.correct(says="inadequate", **common), lambda: reviews.query(**common)):
        with pytest.raises(Refused) as refusal:
            ask()
        assert refusal.value.code == "reason-missing"


def test_a_correction_to_an_inspection_that_is_held_is_refused_whole(inspection: Inspection, ada: User) -> None:
    taken(report(salt="other", started_on="2022-12-12", ended_on="2022-12-16"))
    with pytest.raises(Refused) as refusal:
        _correct(inspection, ada, "2022-12-12", fact="started_on")
    assert refusal.value.code == "inspection-held-twice"
    inspection.refresh_from_db()
    assert (inspection.started_on, Review.objects.count()) == ("2023-12-11", 0)


def test_each_review_leaves_an_event(inspection: Inspection, ada: User) -> None:
    _correct(inspection, ada, "outstanding")
    event = Event.objects.latest("number")
    assert (event.kind, event.subject, event.by) == ("fact-corrected", f"inspection/{inspection.pk}", "ada")
    assert (event.content["read"], event.content["says"]) == ("good", "outstanding")


def test_a_settled_grade_outranks_a_report_that_comes_later(ada: User) -> None:
    paper = reading(Made(kind="committee-report", name="paper"), started_on="2023-12", grades={"care-leavers": "good"})
    inspection = taken(paper).inspection
    assert inspection is not None
    reviews.confirm(inspection=inspection, fact="judgement/care-leavers", version=0, by=ada, at=AT)
    taken(report(grades={"care-leavers": "inadequate"}))
    fact = held_fact(inspection, "judgement/care-leavers")
    assert fact is not None
    assert fact.value == "good"
