"""The published documents of these kinds, read whole: facts only, none of their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.reading.model import Event, Reading, StatedDate
from sightline.reading.openers import open_document
from sightline.reading.pipeline import read_document

pytestmark = pytest.mark.shared


def read(folder: Path, beginning: str) -> Reading:
    (path,) = folder.glob(f"{beginning}*")
    return read_document(open_document(path))


def day(stated: StatedDate | None) -> str | None:
    return str(stated.value) if stated else None


def days(event: Event) -> tuple[str | None, str | None, str | None]:
    return day(event.started_on), day(event.ended_on), day(event.published_on)


def grades(event: Event) -> dict[str, str]:
    return {one.area: one.grade for one in event.judgements}


def about(reading: Reading) -> Event:
    assert reading.inspection is not None
    return reading.inspection


GOOD, OUTSTANDING, REQUIRES, INADEQUATE = "good", "outstanding", "requires-improvement", "inadequate"


def test_cabinet_paper(shared: Path) -> None:
    reading = read(shared / "seeds", "000")
    event = about(reading)
    assert (reading.kind, event.kind) == ("committee-report", "focused-visit")
    assert event.authority is not None and event.authority.gss_code == "E10000011"
    assert days(event) == ("2025-07-23", "2025-07-31", "2025-09-01")
    assert (day(event.on_site_from), day(event.on_site_until)) == ("2025-07-30", "2025-07-31")
    assert len(event.scope) == 7
    (area,) = reading.areas_for_improvement
    assert [(tag.printed, tag.means, tag.doubt) for tag in area.tags] == [("outcome 3", "outcome-safety", None)]
    earlier = {day(other.started_on): grades(other) for other in reading.other_events}
    assert earlier == {"2023-12": {"overall-effectiveness": GOOD}, "2018": {}}


def test_letter_to_children(shared: Path) -> None:
    reading = read(shared / "seeds", "001")
    event = about(reading)
    assert reading.kind == "childrens-letter"
    assert days(event) == ("2023-12", "2023-12", "2024-02-06")
    assert event.lead_inspector is not None
    assert grades(event) == {
        "impact-of-leaders": GOOD,
        "help-and-protection": GOOD,
        "children-in-care": OUTSTANDING,
        "care-leavers": GOOD,
        "overall-effectiveness": GOOD,
    }


def test_panel_paper(shared: Path) -> None:
    reading = read(shared / "seeds", "002")
    event = about(reading)
    assert (reading.kind, event.kind, event.kind_basis) == ("committee-report", "short-inspection", "duration")
    assert days(event) == ("2023-12-11", "2023-12-15", "2024-02-06")
    assert len(grades(event)) == 5 and grades(event)["children-in-care"] == OUTSTANDING
    (earlier,) = reading.other_events
    assert day(earlier.started_on) == "2018"
    assert grades(earlier) == {
        "impact-of-leaders": OUTSTANDING,
        "help-and-protection": GOOD,
        "children-in-care-and-care-leavers": OUTSTANDING,
        "overall-effectiveness": OUTSTANDING,
    }
    assert "care-leavers" in earlier.not_applicable
    assert [len(area.at) for area in reading.areas_for_improvement] == [1, 1, 3]
    assert [str(due.on) for due in reading.due] == ["2024-05-17"]


def test_press_notice(shared: Path) -> None:
    reading = read(shared / "seeds", "003")
    event = about(reading)
    assert (reading.kind, day(event.started_on)) == ("press-notice", "2023-03")
    assert grades(event) == {
        "impact-of-leaders": GOOD,
        "help-and-protection": REQUIRES,
        "children-in-care": GOOD,
        "care-leavers": REQUIRES,
        "overall-effectiveness": REQUIRES,
    }
    assert {"press-notice-grades", "all-areas"} <= {doubt.code for doubt in reading.doubts}
    assert [(day(other.started_on), grades(other)) for other in reading.other_events] == [("2019", {})]


def test_visit_letter(shared: Path) -> None:
    reading = read(shared / "seeds", "004")
    event = about(reading)
    assert (reading.kind, event.kind) == ("visit-letter", "focused-visit")
    assert days(event) == ("2020-10-20", "2020-10-20", "2020-12-04")
    assert len(event.inspectors) == 5
    assert event.lead_inspector is not None
    assert event.lead_inspector.value == event.inspectors[0].value
    assert len(reading.areas_for_improvement) == 1
    assert "persists" in {carried.state for carried in reading.carried_over}
    assert [day(other.started_on) for other in reading.other_events] == ["2019-02"]


MORE = [
    ("barking", None, "2019-02", {"overall-effectiveness": REQUIRES}),
    ("halton", "standard-inspection", "2020-03-02", {}),
    ("havering", "focused-visit", "2021-05", {}),
    ("leeds", "standard-inspection", "2022-02-21", {"overall-effectiveness": OUTSTANDING}),
    ("monitoring", "monitoring-visit", "2022-06-07", {}),
    ("southwark", "focused-visit", "2019-01-15", {}),
    ("thurrock", "standard-inspection", "2019-11-04", {"overall-effectiveness": GOOD}),
]


@pytest.mark.parametrize(("beginning", "kind", "started_on", "expected"), MORE)
def test_what_a_page_leaves_open_is_read_as_open(
    shared: Path, beginning: str, kind: str | None, started_on: str, expected: dict[str, str]
) -> None:
    event = about(read(shared / "more-documents", beginning))
    assert (event.kind, day(event.started_on), grades(event)) == (kind, started_on, expected)
