"""One made child's name and day of birth, looked for in all that the service writes, shows, logs or refuses."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sightline.cli.main import run
from sightline.demonstration.children import CANARY_BORN_ON, CANARY_ID, CANARY_NAMES
from sightline.ground.wording import day_in_words
from sightline.journeys.paper import write_paper
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure, Run
from sightline.register.access import Role
from sightline.register.models import Area, Event
from tests.unit.improvement.made import action_of, plan_of
from tests.unit.journeys.kept_children import UNTIL, kept_return, made_tables
from tests.unit.register.made import report, taken

WORDS = (*CANARY_NAMES, CANARY_BORN_ON.isoformat(), day_in_words(CANARY_BORN_ON), CANARY_BORN_ON.strftime("%d/%m/%Y"))
ON = date(2026, 11, 22)


@pytest.fixture
def home(settings: Any, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service whose analyst keeps a return with the canary in it."""
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY, settings.HOME = "northmere", ON, tmp_path
    monkeypatch.setenv("SIGHTLINE_HOME", str(tmp_path))
    return tmp_path


def answers(client: Client, *addresses: str) -> Iterator[str]:
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        yield "".join(part.decode() for part in response)


def test_the_canary_is_in_what_is_read_so_that_its_absence_tells() -> None:
    import pyarrow.parquet as pq

    people = pq.read_table(made_tables() / "ssd_person.parquet").to_pylist()
    (canary,) = [it for it in people if it["pers_person_id"] == CANARY_ID]
    assert {canary["pers_forename"], canary["pers_surname"]} == set(CANARY_NAMES)
    assert canary["pers_dob"] == CANARY_BORN_ON


def test_the_canary_is_never_seen(
    home: Path, people: dict[Role, User], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    document = taken(report())
    assert document.inspection is not None
    tables, seen = str(made_tables()), []

    # The command line: checked, kept, measured from the file and from what is kept, and asked for what is not there.
    asked = ("--return", "ssd", "--as-at", UNTIL.isoformat())
    keeping, kept = kept_return(home / "children")
    for arguments in (
        ("returns", "check", tables, *asked, "--out", str(home / "out"), "--report", str(home / "mend.xlsx")),
        ("returns", "check", tables, *asked, "--keep", "--authority", "Northmere", "--format", "json"),
        ("returns", "kept"),
        ("measure", tables, *asked, "--format", "json", "--by", "ethnicity"),
        ("measure", kept.id, *asked, "--keep", "Northmere", "--population", "41000"),
        ("returns", "check", f"{tables}/ssd_person.parquet", *asked),
        ("returns", "check", CANARY_NAMES[0], *asked),
        ("measure", tables, "--return", "annex-a", "--as-at", UNTIL.isoformat()),
        ("returns", "log", "--format", "json"),
    ):
        run(arguments)
        told = capfd.readouterr()
        seen += [told.out, told.err] if CANARY_NAMES[0] not in arguments else []
    assert Figure.objects.filter(run__in=Run.objects.all()).count() > 100

    # Every page of practice and of the plan, and every list and file of single children.
    client = Client()
    client.force_login(people[Role.ANALYST])
    plan, areas = plan_of(document.inspection, people[Role.EDITOR])
    action = action_of(plan, people[Role.EDITOR], *areas, owner=people[Role.CONTRIBUTOR])
    area = Area.objects.filter(inspection=document.inspection)[0]
    seen += answers(
        client, "/", "/practice", "/practice/children", *(f"/practice/{id_}" for id_ in list(indicators())[::7])
    )
    seen += answers(client, f"/areas/{area.pk}", "/plan", f"/plan/{plan.pk}", "/plan/actions", "/data")
    seen += answers(client, f"/plan/actions/{action.pk}", f"/plan/areas/{areas[0].pk}", "/practice/comparators")
    lists = [{"purpose": "worklist"}, {"purpose": "worklist", "save": "csv"}]
    lists += [{"purpose": "checking", "measure": "re-referrals"}, {"purpose": "nothing"}]
    shown = [client.post("/practice/children", sent).content.decode() for sent in lists]
    assert CANARY_ID in shown[0], "it is on the list, by its id"
    seen += shown

    # Papers, what is recorded, what is logged, and everything that stands in the home folder as text.
    for kind, returns in (("progress-report", None), ("information-request", home / "out")):
        paper = write_paper(kind, "Northmere", home / f"{kind}.md", on=ON, returns=returns).file
        seen.append(paper.read_text(encoding="utf-8"))
    seen += [str(event.content) for event in Event.objects.all()]
    seen += [record.getMessage() + str(record.exc_info or "") for record in caplog.records]
    seen += [path.read_text(encoding="utf-8") for path in home.rglob("*.json*")]
    seen += [str(path) for path in home.rglob("*")]
    seen += [str(it) for it in keeping.log.entries()]

    assert [(word, text[:200]) for text in seen for word in WORDS if word in text] == []
    assert [text[:200] for text in seen if CANARY_ID in text and text not in shown] == []
