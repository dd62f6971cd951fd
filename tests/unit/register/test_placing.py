from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from sightline.register.actions.documents import main_inspection
from sightline.register.models import Account, Document, Doubt, Inspection, Judgement
from sightline.register.queries.inspections import contradictions
from tests.unit.register.made import REPORT, Made, reading, report, taken

pytestmark = pytest.mark.django_db


def _paper(name: str, kind: str, **told: Any) -> Any:
    return reading(Made(kind=kind, name=name), **told)


def _documents() -> dict[str, Any]:
    """Four documents about one inspection, each telling it in its own way."""
    return {
        "report": report(),
        "panel": _paper("panel.html", "committee-report", started_on="2023-12-11", published_on="2024-02-06"),
        "letter": _paper("letter.docx", "childrens-letter", started_on="2023-12"),
        "notice": _paper("notice.html", "press-notice", started_on="2024-02", grades={"overall-effectiveness": "good"}),
    }


@pytest.mark.parametrize("order", list(permutations(["report", "panel", "letter"])), ids=" ".join)
def test_documents_about_one_inspection_are_one_inspection_in_whatever_order(order: tuple[str, ...]) -> None:
    for name in order:
        taken(_documents()[name])
    inspection = Inspection.objects.get()
    assert (inspection.kind, inspection.started_on, inspection.ended_on) == (
        "short-inspection",
        "2023-12-11",
        "2023-12-15",
    )
    assert inspection.published_on == date(2024, 2, 6)
    assert inspection.lead_inspector == "Ada Winterbourne"
    assert inspection.accounts.filter(role="main").count() == len(order)


def test_a_notice_that_dates_an_inspection_by_its_publication_joins_it() -> None:
    for name in ("report", "panel", "notice"):
        taken(_documents()[name])
    assert Inspection.objects.get().started_on == "2023-12-11"


def test_the_month_of_publication_comes_first_and_the_report_after() -> None:
    taken(_documents()["notice"])
    taken(report(published_on="2024-02-06"))
    assert Inspection.objects.get().started_on == "2023-12-11"


def test_an_invented_year_is_enough_where_one_inspection_fits() -> None:
    taken(report())
    taken(_paper("plan.docx", "action-plan", started_on="2023"))
    assert Inspection.objects.count() == 1


def test_two_that_fit_are_never_guessed_between() -> None:
    taken(report())
    taken(report(salt="spring", started_on="2023-03-06", ended_on="2023-03-10"))
    document = taken(_paper("plan.docx", "action-plan", started_on="2023")).document
    assert Inspection.objects.count() == 3
    assert Doubt.objects.get(document=document).code == "inspection-ambiguous"


APART = [
    ("another authority", {"authority": "Eastvale"}),
    ("another kind of event", {"kind": "focused-visit", "grades": {}}),
    ("another framework", {"kind": "single-inspection", "framework": "sif"}),
    ("another year", {"started_on": "2018-12-10", "ended_on": "2018-12-14"}),
]


@pytest.mark.parametrize(("why", "told"), APART, ids=[why for why, _ in APART])
def test_what_cannot_be_one_stays_apart(why: str, told: dict[str, Any]) -> None:
    taken(report())
    taken(report(salt="other", **told))
    assert Inspection.objects.count() == 2


def test_two_inspections_within_three_weeks_are_doubted() -> None:
    taken(report())
    document = taken(report(salt="other", started_on="2023-12-18", ended_on="2023-12-22")).document
    assert Inspection.objects.count() == 2
    assert Doubt.objects.filter(document=document, code="inspections-close-together").exists()


def test_told_in_passing_to_the_month_begins_an_inspection_which_its_report_then_joins() -> None:
    earlier = {"started_on": "2018-11", "grades": {"overall-effectiveness": "inadequate"}, "era": "ilacs-2018"}
    taken(report(others=[earlier]))
    assert set(Inspection.objects.values_list("started_on", flat=True)) == {"2023-12-11", "2018-11"}
    told = {"started_on": "2018-11-12", "ended_on": "2018-11-23", "kind": "standard-inspection"}
    found = taken(report(salt="earlier", **told)).inspection
    assert Inspection.objects.count() == 2
    assert found is not None
    assert set(found.accounts.values_list("role", flat=True)) == {"main", "passing"}


def test_told_in_passing_by_the_year_waits_for_its_report() -> None:
    earlier = {"started_on": "2018", "grades": {"overall-effectiveness": "inadequate"}, "era": "ilacs-2018"}
    document = taken(report(others=[earlier])).document
    assert Inspection.objects.count() == 1
    assert Doubt.objects.filter(document=document, code="event-not-placed").exists()
    found = taken(report(salt="earlier", started_on="2018-11-12", ended_on="2018-11-23")).inspection
    assert not Doubt.objects.filter(code="event-not-placed").exists()
    assert Account.objects.get(document=document, role="passing").inspection == found
    assert Judgement.objects.filter(document=document, inspection=found).get().grade == "inadequate"


def test_a_document_tells_one_inspection_once_however_often_it_speaks_of_it() -> None:
    taken(report(others=[{"started_on": "2023-12", "grades": {"care-leavers": "good"}}]))
    account = Account.objects.get()
    assert account.role == "main"
    assert account.told["started_on"] == "2023-12-11"
    assert Judgement.objects.count() == 3


def test_the_report_counts_more_than_a_paper_that_came_first() -> None:
    taken(_paper("panel.html", "committee-report", started_on="2023-12-13", ended_on="2023-12-15", lead_inspector="B"))
    taken(report())
    inspection = Inspection.objects.get()
    assert (inspection.started_on, inspection.lead_inspector) == ("2023-12-11", "Ada Winterbourne")


def test_contradictions_are_kept_and_shown() -> None:
    taken(report())
    grades = {"overall-effectiveness": "requires-improvement", "help-and-protection": "requires-improvement"}
    taken(_paper("panel.html", "committee-report", started_on="2023-12-12", ended_on="2023-12", grades=grades))
    found = contradictions(Inspection.objects.get())
    assert {it.fact: [says.value for says in it.says] for it in found} == {
        "started_on": ["2023-12-11", "2023-12-12"],
        "judgement/overall-effectiveness": ["good", "requires-improvement"],
    }


def test_documents_that_agree_show_no_contradiction() -> None:
    for name in ("report", "panel", "letter"):
        taken(_documents()[name])
    assert contradictions(Inspection.objects.get()) == []


def test_every_main_document_has_its_one_inspection() -> None:
    for shape in _documents().values():
        taken(shape)
    assert {main_inspection(document) is not None for document in Document.objects.all()} == {True}
    assert REPORT["started_on"] in set(Inspection.objects.values_list("started_on", flat=True))
