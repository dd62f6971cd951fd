from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.register import events
from sightline.register.actions import reviews
from sightline.register.actions.documents import Outcome
from sightline.register.models import (
    Account,
    Area,
    Document,
    Doubt,
    Event,
    Finding,
    Inspection,
    Judgement,
    Reading,
    Sentence,
    SentenceTheme,
)
from sightline.register.queries.readings import Change, Difference, difference
from tests.unit.register.made import AT, NEWER, VERSION, Made, reading, report, taken

pytestmark = pytest.mark.django_db

TABLES = (Document, Reading, Inspection, Account, Judgement, Area, Finding, Sentence, SentenceTheme, Doubt, Event)


def _counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in TABLES}


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


def test_everything_read_becomes_rows() -> None:
    came = taken(report())
    assert came.outcome is Outcome.NEW
    assert _counts() == {
        "Document": 1,
        "Reading": 1,
        "Inspection": 1,
        "Account": 1,
        "Judgement": 2,
        "Area": 2,
        "Finding": 2,
        "Sentence": 2,
        "SentenceTheme": 3,
        "Doubt": 1,
        "Event": 1,
    }
    inspection = Inspection.objects.get()
    assert came.inspection == inspection
    assert (inspection.authority_id, inspection.kind, inspection.era) == ("northmere", "short-inspection", "ilacs-2023")
    assert (inspection.started_on, inspection.ended_on) == ("2023-12-11", "2023-12-15")
    assert (inspection.began_by, inspection.ended_by) == (date(2023, 12, 11), date(2023, 12, 15))


def test_every_fact_stands_where_it_says() -> None:
    document = taken(report()).document
    rows: list[Any] = [*Judgement.objects.all(), *Area.objects.all(), *Finding.objects.all(), *Sentence.objects.all()]
    assert [document.text[row.start : row.end] for row in rows] == [row.quote for row in rows]


def test_sentences_can_be_filtered_without_joins() -> None:
    taken(report())
    rows = Sentence.objects.values_list("authority_id", "area", "year", "polarity")
    assert set(rows) == {
        ("northmere", "help-and-protection", 2023, "strength"),
        ("northmere", "help-and-protection", 2023, "weakness"),
    }


def test_an_authority_that_england_does_not_have_is_invented_and_others_are_known() -> None:
    taken(report())
    other = taken(report(authority="Leeds", salt="other"))
    assert Inspection.objects.get(pk=other.inspection.pk).authority.is_invented is False
    assert Inspection.objects.exclude(pk=other.inspection.pk).get().authority.is_invented is True


def test_the_same_reading_a_second_time_changes_nothing() -> None:
    taken(report())
    before = _counts()
    came = taken(report())
    assert came.outcome is Outcome.KNOWN
    assert came.inspection == Inspection.objects.get()
    assert _counts() == before


def test_each_document_leaves_one_event_and_the_chain_holds() -> None:
    document = taken(report()).document
    event = Event.objects.get()
    assert (event.kind, event.subject, event.by) == ("document-taken-in", f"document/{document.pk}", "ada")
    assert event.content["sha256"] == document.sha256
    assert events.verify_chain().faults == ()


def test_a_newer_reading_takes_the_place_of_the_older_and_both_are_kept() -> None:
    taken(report())
    came = taken(
        report(lead_inspector="Bea Summerfield", grades={"overall-effectiveness": "inadequate"}), version=NEWER
    )
    assert came.outcome is Outcome.READ_AGAIN
    inspection = Inspection.objects.get()
    assert inspection.lead_inspector == "Bea Summerfield"
    assert list(Judgement.objects.values_list("area", "grade")) == [("overall-effectiveness", "inadequate")]
    assert dict(Reading.objects.values_list("reader_version", "is_current")) == {VERSION: False, NEWER: True}
    assert [event.kind for event in Event.objects.all()] == ["document-taken-in", "document-read-again"]


def test_a_newer_reading_is_shown_as_a_difference() -> None:
    taken(report())
    document = taken(report(lead_inspector="Bea Summerfield", areas=["The quality of plans."]), version=NEWER).document
    assert difference(document) == [
        Difference(Change.CHANGED, "lead_inspector", "Ada Winterbourne", "Bea Summerfield"),
        Difference(Change.REMOVED, "area/The timeliness of visits.", "improvement: outcome 3", ""),
    ]


def test_without_a_second_reading_there_is_no_difference() -> None:
    assert difference(taken(report()).document) == []


def test_an_area_that_is_read_again_stays_the_same_row() -> None:
    taken(report())
    before = dict(Area.objects.values_list("text", "pk"))
    areas = ["Something else altogether.", "The quality of plans", "The timeliness of visits."]
    taken(report(areas=areas), version=NEWER)
    after = dict(Area.objects.values_list("text", "pk"))
    assert list(Area.objects.values_list("text", flat=True)) == areas
    assert after["The timeliness of visits."] == before["The timeliness of visits."]
    assert after["The quality of plans"] == before["The quality of plans."]


def test_findings_are_replaced_whole() -> None:
    taken(report())
    taken(report(sentences=[("Leaders know their service.", "strength", [])]), version=NEWER)
    assert list(Sentence.objects.values_list("quote", flat=True)) == ["Leaders know their service."]
    assert Finding.objects.count() == 1


def test_what_a_person_corrected_stands_against_a_newer_reading(ada: User) -> None:
    inspection = taken(report()).inspection
    plans = Area.objects.get(text="The quality of plans.")
    for fact, says in [
        ("judgement/overall-effectiveness", "outstanding"),
        ("started_on", "2023-12-12"),
        (f"area/{plans.pk}", "The quality of all plans."),
    ]:
        reviews.correct(
            inspection=inspection, fact=fact, says=says, reason="The page says so.", version=0, by=ada, at=AT
        )
    grades = {"overall-effectiveness": "inadequate", "help-and-protection": "good"}
    taken(report(grades=grades, areas=["Something else altogether."]), version=NEWER)
    inspection.refresh_from_db()
    held = dict(Judgement.objects.values_list("area", "grade"))
    assert held == {"overall-effectiveness": "outstanding", "help-and-protection": "good"}
    assert inspection.started_on == "2023-12-12"
    texts = list(Area.objects.values_list("text", flat=True))
    assert texts == ["Something else altogether.", "The quality of all plans."]


def test_a_settled_fact_follows_its_words_to_where_they_stand_now(ada: User) -> None:
    inspection = taken(report()).inspection
    fact = "judgement/overall-effectiveness"
    reviews.confirm(inspection=inspection, fact=fact, version=0, by=ada, at=AT)
    made = Made()
    made.at("A line that the older reader left out.")
    document = taken(report(made=made, grades={"overall-effectiveness": "good"}), version=NEWER).document
    row = Judgement.objects.get(area="overall-effectiveness")
    assert document.text[row.start : row.end] == row.quote


def test_settled_words_that_are_gone_are_doubted_out_loud(ada: User) -> None:
    inspection = taken(report()).inspection
    reviews.confirm(inspection=inspection, fact="judgement/overall-effectiveness", version=0, by=ada, at=AT)
    taken(report(grades={}), version=NEWER)
    assert Judgement.objects.get().grade == "good"
    assert Doubt.objects.filter(code="words-gone", inspection=inspection).exists()


def test_a_mere_query_does_not_hold_a_newer_reading_up(ada: User) -> None:
    inspection = taken(report()).inspection
    fact = "judgement/overall-effectiveness"
    reviews.query(inspection=inspection, fact=fact, reason="Is it?", version=0, by=ada, at=AT)
    taken(report(grades={"overall-effectiveness": "inadequate"}), version=NEWER)
    assert Judgement.objects.get().grade == "inadequate"


def test_a_newer_reading_with_other_dates_stays_with_its_inspection() -> None:
    before = taken(report()).inspection
    after = taken(report(started_on="2022-12-12", ended_on="2022-12-16"), version=NEWER).inspection
    assert after == before
    assert Inspection.objects.get().started_on == "2022-12-12"
    assert set(Sentence.objects.values_list("year", flat=True)) == {2022}


def test_a_document_that_names_no_authority_is_kept_with_a_doubt() -> None:
    came = taken(report(authority=None))
    assert came.inspection is None
    assert Inspection.objects.count() == 0
    assert Doubt.objects.filter(code="authority-not-named", document=came.document).exists()


def test_a_document_about_no_inspection_is_kept() -> None:
    came = taken(reading(Made(kind="unknown"), is_about=False))
    assert (came.outcome, came.inspection, Document.objects.count()) == (Outcome.NEW, None, 1)


def test_an_embargo_is_kept_with_those_who_may_read(ada: User) -> None:
    document = taken(report(), embargo_until=date(2024, 6, 1), readers=[ada]).document
    assert document.is_embargoed_on(date(2024, 6, 1))
    assert list(document.readers.all()) == [ada]


def test_a_file_that_could_not_be_read_is_refused() -> None:
    shape, text = report()
    shape["inspection"] = None
    shape["problems"] = [{"code": "damaged", "message": "It is damaged."}]
    with pytest.raises(ValueError, match="could not be read"):
        taken((shape, text))
    assert Document.objects.count() == 0
