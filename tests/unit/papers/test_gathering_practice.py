"""What papers take from kept runs and kept returns: safe figures and counts, up to the day of the paper."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sightline.papers.blocks import Picture, Sentence, Table
from sightline.papers.facts import ListsFact
from sightline.papers.gathering_lists import gather_lists
from sightline.papers.gathering_practice import gather_practice
from sightline.papers.parts.practice import what_lists_show
from sightline.papers.practice_facts import PracticeFacts
from sightline.register.models import Authority
from sightline.returns.history import FILE
from sightline.returns.keeping import Keeping
from tests.unit.practice.test_runs import AFTER, BEFORE, VISITS, kept, safe
from tests.unit.register.made import report, taken
from tests.unit.returns.keeping.test_keeping import made_store

pytestmark = pytest.mark.django_db

DENTAL = "dental-checks-in-time"
AT = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def northmere() -> Authority:
    taken(report())
    return Authority.objects.get(pk="northmere")


@pytest.fixture
def practice() -> PracticeFacts:
    kept(BEFORE, safe(BEFORE, 71.0), safe(BEFORE, None, DENTAL))
    kept(AFTER, safe(AFTER, 93.0), safe(AFTER, None, DENTAL))
    found = gather_practice("northmere", AFTER)
    assert found is not None
    return found


def _said(practice: PracticeFacts, *, in_full: bool = True) -> list[Sentence]:
    return [it for block in what_lists_show(practice, in_full=in_full) for it in block.said()]


class TestMeasures:
    def test_a_figure_stands_beside_the_run_before(self, practice: PracticeFacts) -> None:
        visits = next(it for it in practice.measures() if it.id == VISITS)
        assert (visits.now, visits.counted, visits.course) == ("93%", "93 of 100", "Better: up from 71%")
        assert [(day, value) for day, value, _ in visits.points] == [(BEFORE, 71.0), (AFTER, 93.0)]

    def test_what_is_hidden_has_no_number_anywhere(self, practice: PracticeFacts) -> None:
        dental = next(it for it in practice.measures() if it.id == DENTAL)
        assert (dental.now, dental.counted, dental.course) == ("Not shown", "", "")
        assert all(value is None for _, value, _ in dental.points)
        told = " ".join(it.text for it in _said(practice))
        assert "One figure is not shown: a child could be known from them." in told

    def test_what_moved_is_a_chart_and_every_measure_a_row(self, practice: PracticeFacts) -> None:
        blocks = what_lists_show(practice, in_full=True)
        assert [it.sentence.key for it in blocks if isinstance(it, Picture)] == [f"practice.chart.{VISITS}"]
        rows = [row[0].key for it in blocks if isinstance(it, Table) for row in it.rows]
        assert set(rows) == {f"practice.{VISITS}", f"practice.{DENTAL}"}

    def test_a_board_is_told_what_is_better_or_worse(self, practice: PracticeFacts) -> None:
        tables = [it for it in what_lists_show(practice, in_full=False) if isinstance(it, Table)]
        assert [(it.caption, len(it.rows)) for it in tables] == [("Measures that are better", 1)]

    def test_every_figure_has_its_source(self, practice: PracticeFacts) -> None:
        assert all(it.sources for it in _said(practice) if it.key.endswith(".now"))

    def test_a_later_run_is_not_told(self, practice: PracticeFacts) -> None:
        found = gather_practice("northmere", BEFORE)
        assert found is not None
        assert (found.as_at, found.before) == (BEFORE, None)

    def test_where_nothing_was_measured_there_is_a_gap(self) -> None:
        assert gather_practice("northmere", AFTER) is None
        said = [it for block in what_lists_show(None, in_full=True) for it in block.said()]
        assert [it.is_missing for it in said] == [True]


class TestLists:
    @pytest.fixture
    def home(self, settings: Any, tmp_path: Path) -> Path:
        settings.HOME = str(tmp_path)
        return tmp_path

    def _keep(self, home: Path, counted: dict[str, int]) -> None:
        store = made_store(home / "made")
        row = {"as_at": "2026-09-30", "seconds": 1.0, "lines": {"ssd_contacts": 900}, "problems": {"not-a-date": 3}}
        row |= {"drawn": counted, "lacking": {"list-9": ["Allocated Team"]}}
        row["checks"] = {"passed": 9, "failed": 2, "not-run": 1}
        (store.folder / FILE).write_text(json.dumps(row) + "\n", encoding="utf-8")
        Keeping.of_home(home).take_in(store, by="ada", at=AT)

    def test_the_state_of_each_list_comes_from_the_kept_return(self, home: Path, northmere: Authority) -> None:
        self._keep(home, {"list-1": 40, "list-9": 4})
        found = gather_lists(northmere, date(2026, 11, 1))
        assert isinstance(found, ListsFact)
        assert (dict(found.lines), found.problems, found.failed, found.not_run) == (
            {"list-1": 40, "list-9": 4},
            3,
            2,
            1,
        )
        assert (found.is_drawn, dict(found.lacking)) == (True, {"list-9": ("Allocated Team",)})

    def test_a_return_of_a_later_day_is_not_told(self, home: Path, northmere: Authority) -> None:
        self._keep(home, {"list-1": 40})
        assert gather_lists(northmere, date(2020, 1, 1)) is None

    def test_nothing_kept_is_nothing_known(self, home: Path, northmere: Authority) -> None:
        assert gather_lists(northmere, date(2026, 11, 1)) is None
