"""A folder as a person has it, and the command line run in it as they would."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sightline.cli.main import run
from tests.unit.returns.made import sound_sheets, write_workbook

REPORT = """# Northmere

Inspection of children's services

Inspection dates: 4 to 8 March 2024

Lead inspector: Ada Winterbourne, His Majesty's Inspector

What needs to improve

- The timeliness of visits to children in need.
- The quality of plans for children in care.

The experiences and progress of children who need help and protection: good

1. Most children get help when they need it. A small number wait too long.
"""

LETTER = """<html><head><title>Letter</title></head><body>
<h1>Focused visit to Eastvale</h1><p>Dear Ms Hartwell</p>
<p>This letter summarises the findings of the focused visit to Eastvale on 5 and 6 June 2024.</p>
</body></html>
"""

LABEL = {
    "authority": "Northmere",
    "kind": "short inspection",
    "start": "2024-03-04",
    "end": "2024-03-08",
    "published": None,
    "lead_inspector": "Ada Winterbourne",
    "judgements": {"help and protection": "good"},
    "areas_for_improvement": ["The timeliness of visits to children in need."],
    "areas_for_priority_action": [],
    "lscb_areas_for_improvement": [],
    "national_framework_refs": [None],
    "previous_inspection": None,
    "carried_over": [],
    "findings": [],
}

TEAMS = "dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name\nT1,Harrowdene Team,,\n"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit status and what it wrote on each stream."""

    status: int
    out: str
    err: str


Runs = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a report, a letter, a folder of both, labels of the report, and returns."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "labels").mkdir()
    for place in (tmp_path, tmp_path / "reports"):
        (place / "report.pdf").write_text(REPORT, encoding="utf-8")
        (place / "letter.html").write_text(LETTER, encoding="utf-8")
    label = LABEL | {"sha256": hashlib.sha256(REPORT.encode()).hexdigest()}
    (tmp_path / "labels" / "northmere.json").write_text(json.dumps(label), encoding="utf-8")
    write_workbook(tmp_path / "annex-a.xlsx", sound_sheets())
    (tmp_path / "ssd-tables").mkdir()
    (tmp_path / "ssd-tables" / "ssd_department.csv").write_text(TEAMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGHTLINE_HOME", str(tmp_path / "var"))
    return tmp_path


@pytest.fixture
def sightline(folder: Path, capfd: pytest.CaptureFixture[str]) -> Runs:
    """Run the command line with these arguments, in the folder."""

    def runs(*arguments: str) -> Outcome:
        capfd.readouterr()
        status = run(arguments)
        return Outcome(status, *capfd.readouterr())

    return runs
