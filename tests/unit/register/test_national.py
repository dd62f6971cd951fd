from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sightline.journeys.national import write_facts
from sightline.knowledge import lookup
from sightline.knowledge.load_authorities import authorities
from sightline.register import national
from sightline.register.actions.national import load
from sightline.register.models import Account, Document, Event, Inspection, Judgement
from sightline.register.models.judgement import GRADES
from sightline.register.national import NationalFact
from sightline.register.queries.national import coverage
from sightline.register.told import Told, is_whole
from tests.unit.register.made import AT, REPORT, Made, reading, report, taken

FACT = NationalFact(
    authority="leeds",
    told=Told(
        kind="short-inspection",
        framework="ilacs",
        era="ilacs-2023",
        started_on="2023-12-11",
        ended_on="2023-12-15",
        published_on="2024-02-06",
        is_graded=True,
    ),
    grades={"overall-effectiveness": "good", "help-and-protection": "requires-improvement"},
    source_url="https://files.example/report",
    sha256="ab" * 32,
)


def _load(*facts: NationalFact) -> int:
    return load(by="ada", at=AT, national=facts or (FACT,))


@pytest.mark.django_db
class TestLoading:
    def test_a_fact_is_an_inspection_with_grades_that_carry_their_source(self) -> None:
        assert _load() == 1
        inspection = Inspection.objects.get()
        assert (inspection.authority_id, inspection.kind, inspection.era) == ("leeds", "short-inspection", "ilacs-2023")
        assert (inspection.started_on, inspection.published_on) == ("2023-12-11", date(2024, 2, 6))
        assert inspection.is_national_fact
        rows = Judgement.objects.values_list("area", "grade", "document", "source_url")
        assert set(rows) == {(area, grade, None, FACT.source_url) for area, grade in FACT.grades.items()}

    def test_a_second_time_changes_nothing(self) -> None:
        _load()
        events = Event.objects.count()
        assert _load() == 0
        assert (Inspection.objects.count(), Judgement.objects.count(), Event.objects.count()) == (1, 2, events)

    def test_a_fact_put_right_in_a_later_release_is_put_right_here(self) -> None:
        _load()
        assert _load(replace(FACT, grades={"overall-effectiveness": "outstanding"})) == 1
        assert list(Judgement.objects.values_list("grade", flat=True)) == ["outstanding"]

    def test_the_report_joins_its_fact(self) -> None:
        _load()
        came = taken(report(authority="Leeds"))
        inspection = Inspection.objects.get()
        assert came.inspection == inspection
        assert inspection.published_on == date(2024, 2, 6)
        assert inspection.lead_inspector == REPORT["lead_inspector"]
        assert Judgement.objects.filter(document=came.document).count() == 2

    def test_the_very_document_joins_its_fact_even_where_it_is_read_otherwise(self) -> None:
        shape, text = report(authority="Leeds", started_on="2020-01-06", ended_on="2020-01-10")
        _load(replace(FACT, sha256=str(shape["document"]["sha256"])))
        taken((shape, text))
        assert Inspection.objects.get().accounts.count() == 1

    def test_a_fact_joins_the_report_that_was_there_before(self) -> None:
        taken(report(authority="Leeds"))
        _load()
        inspection = Inspection.objects.get()
        assert inspection.is_national_fact
        assert Account.objects.get().inspection == inspection
        assert inspection.published_on == date(2024, 2, 6)

    def test_coverage_is_said_only_where_facts_are_held(self) -> None:
        assert coverage() is None
        _load()
        assert coverage() == national.coverage()


def test_the_shipped_facts_hold_together() -> None:
    facts = national.facts()
    assert {fact.authority for fact in facts} <= set(authorities())
    assert len({fact.sha256 for fact in facts}) == len(facts)
    assert len({(fact.authority, fact.told.kind, fact.told.started_on) for fact in facts}) == len(facts)
    for fact in facts:
        era = lookup.era(fact.told.era)
        assert set(fact.grades) <= set(era.area_ids), fact
        assert set(fact.grades.values()) <= set(GRADES)
        assert is_whole(fact.told.started_on)
        assert fact.told.started_on <= fact.told.ended_on <= fact.told.published_on, fact
        assert fact.source_url.startswith("https://")


def test_the_header_says_what_the_facts_cover() -> None:
    covered = national.coverage()
    published = sorted(fact.told.published_on for fact in national.facts())
    assert covered is not None
    assert covered.reports == len(published)
    assert (covered.since.isoformat(), covered.until.isoformat()) == (published[0], published[-1])


REPORT_TEXT = """# Leeds

Inspection of children's services

Inspection dates: 4 to 8 March 2024

Lead inspector: Ada Winterbourne, His Majesty's Inspector

What needs to improve

- The timeliness of visits to children in need.

The experiences and progress of children who need help and protection: good

1. Most children get help when they need it.
"""


def test_facts_are_written_from_a_folder_and_its_list(tmp_path: Path) -> None:
    (tmp_path / "leeds.md").write_text(REPORT_TEXT, encoding="utf-8")
    (tmp_path / "other.md").write_text("Nothing about any inspection.", encoding="utf-8")
    index = tmp_path / "index.csv"
    rows = [
        "path,listed_date,source_url",
        "leeds.md,2024-04-15,https://a.example/1",
        "other.md,2024-04-16,https://a.example/2",
    ]
    index.write_text("\n".join(rows), encoding="utf-8")
    written, header = tmp_path / "facts.csv", tmp_path / "facts.toml"
    write_facts(tmp_path, index, date(2024, 5, 1), written, header)
    with written.open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["authority"], row["started_on"], row["published_on"]) == ("leeds", "2024-03-04", "2024-04-15")
    assert row["help-and-protection"] == "good"
    assert "Ada" not in written.read_text(encoding="utf-8")
    assert "left_out = 1" in header.read_text(encoding="utf-8")


@pytest.mark.django_db
class TestAddresses:
    """A document that came from a folder gets the address at which the national facts found it published."""

    def test_a_report_of_an_inspection_that_the_facts_hold_gets_its_address(self) -> None:
        _load()
        taken(report(authority="Leeds"))
        assert Document.objects.get().source_url == FACT.source_url

    def test_a_report_that_came_before_the_facts_gets_it_when_they_come(self) -> None:
        taken(report(authority="Leeds"))
        _load()
        assert Document.objects.get().source_url == FACT.source_url

    def test_a_paper_about_it_was_not_published_there(self) -> None:
        _load()
        paper = reading(Made(kind="committee-report", name="paper.pdf"), **REPORT, authority="Leeds")
        assert taken(paper).inspection == Inspection.objects.get()
        assert Document.objects.get().source_url == ""

    def test_an_address_that_is_known_stays(self) -> None:
        _load()
        taken(report(authority="Leeds"), source_url="https://files.example/other")
        assert Document.objects.get().source_url == "https://files.example/other"
