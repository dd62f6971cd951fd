"""Lineage as the register keeps it: traced anew without loss, decided by people, asked for by pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.register.actions import lineage
from sightline.register.actions.lineage import Refused, Traced
from sightline.register.models import Area, Authority, Event, Inspection, LineageLink
from sightline.register.queries import lineage as asked
from sightline.register.queries.sight import Sight
from tests.unit.register.made import AT, Made, reading, taken

pytestmark = pytest.mark.django_db

FIRST = ["The assessment of private fostering arrangements.", "The quality of supervision and of plans."]
SECOND = ["Oversight of private fostering.", "The stability of the workforce."]


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


def _inspected(on: str, areas: list[str], **told: Any) -> Inspection:
    made = Made(name=f"{on}.pdf", kind=told.pop("document_kind", "inspection-report"))
    told = {"kind": "short-inspection", "grades": {"overall-effectiveness": "good"}} | told
    found = taken(reading(made, areas=areas, started_on=on, ended_on=on, **told)).inspection
    assert found is not None
    return found


@pytest.fixture
def both() -> tuple[Inspection, Inspection]:
    return _inspected("2019-05-13", FIRST), _inspected("2023-05-15", SECOND)


def _trace(inspection: Inspection) -> Traced:
    return lineage.trace(authority=Authority.objects.get(pk=inspection.authority_id), by="import", at=AT)


def _states() -> list[tuple[str, str]]:
    rows = LineageLink.objects.order_by("earlier__position", "state")
    return [(link.earlier.text, link.state) for link in rows if link.decision != "rejected"]


def test_areas_are_traced_once_and_the_same_again(both: tuple[Inspection, Inspection]) -> None:
    assert _trace(both[1]) == Traced(2, 0, 0)
    assert _states() == [(FIRST[0], "repeated"), (FIRST[1], "gone")]
    assert _trace(both[1]) == Traced(0, 0, 0)
    assert Event.objects.filter(kind="lineage-traced").count() == 1


def test_an_import_traces_one_authority_when_its_turn_is_over_and_at_the_end_whatever_is_left(
    both: tuple[Inspection, Inspection],
) -> None:
    _inspected("2019-05-13", FIRST, authority="Eastvale", salt="eastvale")
    _inspected("2023-05-15", SECOND, authority="Eastvale", salt="eastvale")
    traced = lineage.trace_all(by="import", at=AT, among=["eastvale"])
    assert traced == Traced(2, 0, 0)
    assert set(LineageLink.objects.values_list("at_inspection__authority", flat=True)) == {"eastvale"}
    assert lineage.trace_all(by="import", at=AT, among=["eastvale", ""]) == Traced(0, 0, 0)
    assert lineage.trace_all(by="import", at=AT) == Traced(2, 0, 0)
    assert LineageLink.objects.filter(at_inspection=both[1]).count() == 2


def test_a_visit_between_joins_what_was_said_and_ends_nothing(both: tuple[Inspection, Inspection]) -> None:
    between = _inspected("2021-03-02", ["Supervision."], kind="focused-visit", grades={}, document_kind="visit-letter")
    _trace(both[1])
    at_visit = LineageLink.objects.filter(at_inspection=between)
    assert [(link.earlier.text, link.state) for link in at_visit] == [(FIRST[1], "repeated")]
    gone = LineageLink.objects.filter(at_inspection=both[1], state="gone")
    assert {link.earlier.inspection_id for link in gone} == {both[0].pk, between.pk}


def test_a_rejected_tie_stays_rejected_and_its_area_is_gone(both: tuple[Inspection, Inspection], ada: User) -> None:
    _trace(both[1])
    link = LineageLink.objects.get(state="repeated")
    lineage.decide(link=link, decision="rejected", seen="", by=ada, at=AT)
    assert _states() == [(FIRST[0], "gone"), (FIRST[1], "gone")]
    assert _trace(both[1]) == Traced(0, 0, 0)
    link.refresh_from_db()
    assert (link.decision, link.decided_by) == ("rejected", ada)
    assert Event.objects.filter(kind="lineage-rejected", by="ada").count() == 1


def test_a_confirmed_tie_outlives_a_change_of_the_words(both: tuple[Inspection, Inspection], ada: User) -> None:
    _trace(both[1])
    link = LineageLink.objects.get(state="repeated")
    lineage.decide(link=link, decision="confirmed", seen="", by=ada, at=AT)
    Area.objects.filter(pk=link.later_id).update(text="Something else altogether.")
    _trace(both[1])
    link.refresh_from_db()
    assert link.decision == "confirmed"
    assert _states() == [(FIRST[0], "repeated"), (FIRST[1], "gone")]


def test_two_people_cannot_decide_past_each_other(both: tuple[Inspection, Inspection], ada: User) -> None:
    _trace(both[1])
    link = LineageLink.objects.get(state="repeated")
    lineage.decide(link=link, decision="confirmed", seen="", by=ada, at=AT)
    with pytest.raises(Refused, match="ada has confirmed this"):
        lineage.decide(link=link, decision="rejected", seen="", by=ada, at=AT)
    with pytest.raises(Refused, match="confirmed or rejected"):
        lineage.decide(link=link, decision="perhaps", seen="confirmed", by=ada, at=AT)


def test_a_person_ties_what_the_texts_do_not(both: tuple[Inspection, Inspection], ada: User) -> None:
    _trace(both[1])
    earlier, later = Area.objects.get(text=FIRST[1]), Area.objects.get(text=SECOND[1])
    link = lineage.tie(earlier=earlier, later=later, state="repeated", seen="", by=ada, at=AT)
    assert (link.basis, link.decision) == ("person", "confirmed")
    assert _states() == [(FIRST[0], "repeated"), (FIRST[1], "repeated")]


def test_a_tie_goes_forward_in_time_within_one_authority(both: tuple[Inspection, Inspection], ada: User) -> None:
    elsewhere = _inspected("2022-02-07", ["Private fostering."], authority="Eastvale").areas.get()
    earlier, later = Area.objects.get(text=FIRST[0]), Area.objects.get(text=SECOND[0])
    for first, last, state, code in [
        (later, earlier, "repeated", "not-earlier"),
        (earlier, elsewhere, "repeated", "other-authority"),
        (earlier, later, "gone", "not-a-state"),
    ]:
        with pytest.raises(Refused) as refused:
            lineage.tie(earlier=first, later=last, state=state, seen="", by=ada, at=AT)
        assert refused.value.code == code


def test_an_inspection_says_what_is_new_repeated_and_gone_and_why(both: tuple[Inspection, Inspection]) -> None:
    _trace(both[1])
    told = asked.summary(both[1].pk, Sight())
    assert told.compared_with == (both[0].pk,)
    assert [area.text for area in told.repeated] == [SECOND[0]]
    assert [area.text for area in told.new] == [SECOND[1]]
    assert [link.text for link in told.gone] == [FIRST[1]]
    assert told.repeated[0].before[0].why == "Both are about private fostering."
    assert told.repeated[0].before[0].began_by == date(2019, 5, 13)


def test_nothing_is_new_where_nothing_was_said_before(both: tuple[Inspection, Inspection]) -> None:
    _trace(both[1])
    told = asked.summary(both[0].pk, Sight())
    assert (told.compared_with, told.new, told.repeated, told.gone) == ((), (), (), ())
    area = asked.of(Area.objects.get(text=FIRST[0]).pk, Sight())
    assert area is not None
    assert (area.state, [link.state for link in area.after]) == ("first", ["repeated"])


def test_an_area_under_embargo_shows_in_no_lineage(both: tuple[Inspection, Inspection]) -> None:
    _trace(both[1])
    first = Area.objects.get(text=FIRST[0])
    sight = Sight(frozenset({first.document_id}))
    assert asked.of(first.pk, sight) is None
    later = asked.of(Area.objects.get(text=SECOND[0]).pk, sight)
    assert later is not None
    assert (later.state, later.before) == ("first", ())
    assert asked.summary(both[1].pk, sight).gone == ()


def test_a_summary_asks_the_same_number_of_questions_however_many_areas(
    both: tuple[Inspection, Inspection], django_assert_max_num_queries: Any
) -> None:
    _trace(both[1])
    with django_assert_max_num_queries(10):
        asked.summary(both[1].pk, Sight())
