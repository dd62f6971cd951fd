"""The pages that take a plan over from a file, and the plan as a file: every mistake told, nothing added unasked."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.improvement.models import Action, ColumnChoice, PlanUpload
from sightline.register.access import Role
from sightline.returns.sources.workbooks import open_workbook
from sightline.web.views import plan_files
from tests.pages.conftest import Page
from tests.pages.test_plans import Planned, planned  # noqa: F401
from tests.unit.improvement.files.made import workbook

ROWS = [
    [
        "1.1",
        "The timeliness of visits",
        "Book every visit a month ahead",
        "Head of MASH",
        "end of March 2026",
        "",
        "Green",
    ],
    ["1.2", "Something of our own", "Write to every child\x0b in care", "", "TBC", "95% written to", ""],
    ["", "", "", "Nobody", "ongoing", "", ""],
]


def upload(content: bytes, name: str = "plan.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def sent(page: Page, planned: Planned) -> PlanUpload:  # noqa: F811
    page(f"/plan/{planned.plan.pk}/import", Role.EDITOR, post={"file": upload(workbook(ROWS))})
    return PlanUpload.objects.get()


def test_what_would_be_added_is_shown_and_nothing_is(page: Page, planned: Planned, sent: PlanUpload) -> None:  # noqa: F811
    words = page(f"/plan/imports/{sent.pk}", Role.EDITOR).words
    assert "2 actions would be added to “Getting it right”, with 1 area of our own" in words
    assert "1 row cannot be used" in words
    assert "Code: no-action" in words
    assert Action.objects.count() == 1


def test_confirming_adds_it_and_says_so(page: Page, planned: Planned, sent: PlanUpload) -> None:  # noqa: F811
    words = page(f"/plan/imports/{sent.pk}", Role.EDITOR, post={"step": "take"}).words
    assert "2 actions added from plan.xlsx. 1 row could not be taken over." in words
    assert set(Action.objects.exclude(reference="").values_list("what", flat=True)) == {
        "Book every visit a month ahead",
        "Write to every child\nin care",
    }


def test_a_column_changed_is_looked_at_again_before_anything_is_added(
    page: Page,
    planned: Planned,  # noqa: F811
    sent: PlanUpload,
) -> None:
    said = {"step": "take", "column:lead officer": "comments"}
    words = page(f"/plan/imports/{sent.pk}", Role.EDITOR, post=said).words
    assert "Look at the rows once more" in words
    assert Action.objects.count() == 1
    page(f"/plan/imports/{sent.pk}", Role.EDITOR, post={"step": "take"})
    assert Action.objects.get(reference="1.1").owner_role == "Not named yet"
    assert ColumnChoice.objects.get().column == "comments"


def test_putting_the_file_away_adds_nothing(page: Page, planned: Planned, sent: PlanUpload) -> None:  # noqa: F811
    words = page(f"/plan/imports/{sent.pk}", Role.EDITOR, post={"step": "drop"}).words
    assert "Nothing was taken over" in words
    assert "already" in page(f"/plan/imports/{sent.pk}", Role.EDITOR).words
    assert Action.objects.count() == 1


WRONG: dict[str, tuple[bytes | None, str]] = {
    "none": (None, "Choose a file"),
    "empty": (b"", "submitted file is empty|nothing in the file|Choose a file"),
    "text": (b"Action, by when", "An .*Excel workbook|Excel workbook"),
    "damaged": (b"PK\x03\x04nothing", "damaged"),
    "no plan": (workbook([["a", "b"]], ["Weather", "Wind"]), "No table in the file has the headers of a plan"),
    "nothing": (workbook([], [], titles=()), "nothing in the file"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_file_of_no_use_is_refused_in_words(page: Page, planned: Planned, case: str) -> None:  # noqa: F811
    content, words = WRONG[case]
    said = {"step": "send"} if content is None else {"file": upload(content)}
    told = page(f"/plan/{planned.plan.pk}/import", Role.EDITOR, post=said, status=422).words
    assert re.search(words, told)
    assert PlanUpload.objects.count() == 0


def test_a_file_that_is_gone_is_said(page: Page, planned: Planned, sent: PlanUpload, settings: Any) -> None:  # noqa: F811
    settings.SIGHTLINE_ORIGINALS = settings.SIGHTLINE_ORIGINALS / "elsewhere"
    words = page(f"/plan/imports/{sent.pk}", Role.EDITOR).words
    assert "no longer kept here" in words


def test_the_plan_is_handed_out_as_a_workbook_and_a_word_document(
    client: Any,
    people: dict[Role, User],
    planned: Planned,  # noqa: F811
) -> None:
    client.force_login(people[Role.VIEWER])
    made = client.get(f"/plan/{planned.plan.pk}/file.xlsx")
    assert made.headers["Content-Disposition"] == 'attachment; filename="getting-it-right.xlsx"'
    sheets, _ = open_workbook(io.BytesIO(made.content).getvalue(), "plan.xlsx")
    assert len(sheets[0].rows) == 2
    assert client.get(f"/plan/{planned.plan.pk}/file.docx").content.startswith(b"PK")
    assert client.get(f"/plan/{planned.plan.pk}/file.pdf").status_code == 404


def test_a_plan_too_long_for_word_is_told(
    page: Page,
    planned: Planned,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plan_files, "MOST_IN_WORD", 0)
    assert "Take the workbook" in page(f"/plan/{planned.plan.pk}/file.docx", most_queries=45).words
