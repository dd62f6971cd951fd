"""The demonstration as a whole: every kind and era, always the same, and every truth is in print."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.demonstration import Commission, MadeDocument, build, commissions, make
from sightline.knowledge import load
from sightline.knowledge.lookup import eras
from tests.unit.demonstration.opened import words

ALL = commissions()


@pytest.fixture(scope="module")
def made() -> dict[str, MadeDocument]:
    return {commission.file: build(commission) for commission in ALL}


def by_file(commission: Commission) -> str:
    return commission.file


def test_the_whole_set_is_written_below_the_folder(tmp_path: Path) -> None:
    documents = make(tmp_path)
    assert len(documents) >= 20
    assert all(document.path and document.path.read_bytes() == document.content for document in documents)
    assert len({document.path for document in documents}) == len(documents)


def test_every_kind_of_document_and_event_and_every_era_is_made(made: dict[str, MadeDocument]) -> None:
    truths = [document.truth for document in made.values()]
    not_made = {"self-evaluation", "unknown"}
    assert {truth.kind for truth in truths} == {kind.id for kind in load.document_kinds()} - not_made
    assert {truth.inspection.era for truth in truths} >= {era.id for era in eras()}
    assert {truth.inspection.kind for truth in truths} >= {
        "single-inspection",
        "standard-inspection",
        "short-inspection",
        "focused-visit",
        "assurance-visit",
        "monitoring-visit",
    }


def test_every_format_is_made() -> None:
    assert {Path(commission.file).suffix for commission in ALL} == {".pdf", ".docx", ".html", ".md", ".txt"}


@pytest.mark.parametrize("commission", ALL, ids=by_file)
def test_the_same_document_is_the_same_bytes(commission: Commission, made: dict[str, MadeDocument]) -> None:
    assert build(commission).content == made[commission.file].content


@pytest.mark.parametrize("commission", ALL, ids=by_file)
def test_every_truth_is_in_print(commission: Commission, made: dict[str, MadeDocument]) -> None:
    document = made[commission.file]
    text, truth = words(document.content, commission.file), document.truth
    expected = [sentence.text for sentence in truth.sentences]
    expected += [part for area in truth.areas_for_improvement for part in (area.text, *area.parts)]
    expected += [tag.printed for area in truth.areas_for_improvement for tag in area.tags]
    expected += [carried.text for carried in truth.carried_over]
    expected += [truth.inspection.authority, *truth.inspection.inspectors, *truth.inspection.scope]
    expected += [truth.inspection.lead_inspector] if truth.inspection.lead_inspector else []
    assert [line for line in expected if line not in text] == []


@pytest.mark.parametrize("commission", ALL, ids=by_file)
def test_every_document_says_that_it_is_invented(commission: Commission, made: dict[str, MadeDocument]) -> None:
    text = words(made[commission.file].content, commission.file).lower()
    assert "demonstration: invented authority" in text or "made to demonstrate sightline" in text


@pytest.mark.parametrize("commission", ALL, ids=by_file)
def test_prevalence_and_numbers_hold_together(commission: Commission, made: dict[str, MadeDocument]) -> None:
    truth = made[commission.file].truth
    assert all(said.prevalence is None or said.prevalence in said.text for said in truth.sentences)
    numbers = [finding.number for finding in truth.findings if finding.number is not None]
    assert numbers == sorted(set(numbers))


def test_every_report_states_the_whole_set_of_its_eras_judgements(made: dict[str, MadeDocument]) -> None:
    areas = {era.id: set(era.area_ids) for era in eras()}
    for document in made.values():
        if document.truth.kind == "inspection-report":
            event = document.truth.inspection
            assert set(event.judgements) == areas[str(event.era)]


def test_northmeres_panel_paper_tells_two_inspections_apart(made: dict[str, MadeDocument]) -> None:
    truth = made["northmere/2024-04-17-corporate-parenting-panel.docx"].truth
    assert "care-leavers" in truth.inspection.judgements
    assert "care-leavers" not in truth.other_events[0].judgements
    assert truth.other_events[0].judgements["children-in-care-and-care-leavers"] == "outstanding"
    assert [(due.what, due.on) for due in truth.due] == [("action plan", "2024-05-10")]
    assert [len(area.parts) for area in truth.areas_for_improvement] == [0, 0, 2]


def test_northmeres_cabinet_paper_tells_notice_from_days_on_site(made: dict[str, MadeDocument]) -> None:
    truth = made["northmere/2025-11-11-cabinet-scraped.txt"].truth
    visit = truth.inspection
    assert (visit.started_on, visit.on_site_from, visit.on_site_until) == ("2025-07-23", "2025-07-30", "2025-07-31")
    assert len(visit.scope) == 7
    assert [tag.printed for area in truth.areas_for_improvement for tag in area.tags] == ["outcome 3"]


def test_no_report_repeats_the_one_before_it(made: dict[str, MadeDocument]) -> None:
    first = {said.text for said in made["northmere/2018-07-20-inspection-report.pdf"].truth.sentences}
    second = {said.text for said in made["northmere/2024-01-30-inspection-report.pdf"].truth.sentences}
    assert len(first & second) < len(second) / 2


def test_a_truth_is_plain_for_json(made: dict[str, MadeDocument]) -> None:
    plain = made["northmere/2024-01-30-inspection-report.pdf"].truth.as_dict()
    assert plain["inspection"]["judgements"]["children-in-care"] == "outstanding"
    assert plain["areas_for_improvement"][0]["of"] == "authority"
