"""Papers in the service: begun, changed, compared, approved by another, issued and taken away."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sightline.papers.models import KeptPaper
from sightline.register.access import Role
from sightline.register.models import Inspection
from tests.pages.conftest import Page
from tests.unit.papers.kept import begun
from tests.unit.register.made import report, taken

QUERIES = 60
"""A paper is composed from everything that is known of an inspection and the one before it."""


@pytest.fixture
def inspection(settings: Any, db: None) -> Inspection:
    settings.SIGHTLINE_AUTHORITY = "northmere"
    found = taken(report(published_on="2024-01-30")).inspection
    assert found is not None
    return found


@pytest.fixture
def paper(inspection: Inspection, people: dict[Role, User]) -> KeptPaper:
    return begun(inspection, people[Role.EDITOR])


def test_nothing_kept_says_how_to_begin(page: Page, db: None) -> None:
    assert "No paper is kept yet." in page("/papers", Role.EDITOR).words
    assert "Write a paper" not in page("/papers").words


def test_a_paper_is_begun_from_a_form(page: Page, inspection: Inspection) -> None:
    sent = {"kind": "panel-report", "inspection": str(inspection.pk)}
    words = page("/papers/begin", Role.EDITOR, post=sent, most_queries=100).words
    assert "Report to the corporate parenting panel" in words
    assert "gaps to fill" in words


def test_a_choice_that_is_missing_is_asked_for(page: Page, inspection: Inspection) -> None:
    words = page("/papers/begin", Role.EDITOR, post={"kind": "", "inspection": ""}, status=422).words
    assert "Choose what kind of paper it is to be" in words
    assert "Choose the inspection or visit it is about" in words


def test_a_viewer_reads_and_changes_nothing(page: Page, paper: KeptPaper) -> None:
    words = page(f"/papers/{paper.pk}?change", most_queries=QUERIES).words
    assert "Take it away" in words
    assert "It has been read" not in words
    assert "Choose a statement to change it" not in words


def test_a_statement_is_changed_and_marked_as_ones_own(page: Page, paper: KeptPaper) -> None:
    sent = {"key": "conclusion.ours", "says": "We will listen to children first.", "seen": "0"}
    page(f"/papers/{paper.pk}/statement", Role.EDITOR, post=sent, most_queries=120)
    assert "We will listen to children first." in page(f"/papers/{paper.pk}", most_queries=QUERIES).words


def test_a_stale_form_shows_both(page: Page, paper: KeptPaper) -> None:
    first = {"key": "conclusion.ours", "says": "The first.", "seen": "0"}
    page(f"/papers/{paper.pk}/statement", Role.EDITOR, post=first, most_queries=120)
    words = page(
        f"/papers/{paper.pk}/statement",
        Role.APPROVER,
        post=first | {"says": "The second."},
        status=409,
        most_queries=120,
    )
    assert "The first." in words.words
    assert "The second." in words.words


@pytest.mark.parametrize("path", ["statement?key=conclusion.ours", "brief", "versions"])
def test_its_pages_stand_every_check(page: Page, paper: KeptPaper, path: str) -> None:
    page(f"/papers/{paper.pk}/{path}", Role.EDITOR, most_queries=QUERIES)


def test_a_step_that_cannot_be_taken_says_why(page: Page, paper: KeptPaper) -> None:
    page(f"/papers/{paper.pk}/step", Role.EDITOR, post={"step": "review"}, most_queries=150)
    words = page(
        f"/papers/{paper.pk}/step", Role.APPROVER, post={"step": "approve"}, status=409, most_queries=150
    ).words
    assert "gaps left. Fill or take out each of them first" in words
    words = page(f"/papers/{paper.pk}/step", Role.EDITOR, post={"step": "approve"}, status=409, most_queries=150).words
    assert "Your role does not let you do this" in words


FILES = [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>"), ("md", b"**DRAFT**")]


@pytest.mark.parametrize(("suffix", "start"), FILES)
def test_it_is_taken_away_in_every_format(
    people: dict[Role, User], paper: KeptPaper, suffix: str, start: bytes
) -> None:
    client = Client()
    client.force_login(people[Role.VIEWER])
    response = client.get(f"/papers/{paper.pk}/file.{suffix}")
    assert response.status_code == 200
    assert response.content.startswith(start)
    assert "attachment" in response.headers["Content-Disposition"]


def test_what_is_not_there_is_said(page: Page, paper: KeptPaper) -> None:
    for path in ("/papers/999999", f"/papers/{paper.pk}/statement?key=no.such", f"/papers/{paper.pk}/file.exe"):
        page(path, Role.EDITOR, status=404, most_queries=QUERIES)


class TestOwnSentences:
    """A sentence of one's own, added on a page."""

    def test_a_statement_leads_to_it(self, page: Page, paper: KeptPaper) -> None:
        path = f"/papers/{paper.pk}/statement?key=background.event"
        assert "Add a sentence of your own after it" in page(path, Role.EDITOR, most_queries=QUERIES).words

    def test_it_is_added_after_a_statement(self, page: Page, paper: KeptPaper) -> None:
        path = f"/papers/{paper.pk}/own"
        assert (
            "It will stand after this"
            in page(f"{path}?after=background.event", Role.EDITOR, most_queries=QUERIES).words
        )
        sent = {"after": "background.event", "section": "", "says": "We were glad that they came."}
        page(path, Role.EDITOR, post=sent, most_queries=150)
        assert "We were glad that they came." in page(f"/papers/{paper.pk}", most_queries=QUERIES).words

    def test_it_is_added_at_the_end_of_a_section(self, page: Page, paper: KeptPaper) -> None:
        words = page(f"/papers/{paper.pk}?change", Role.EDITOR, most_queries=QUERIES).words
        assert "Add a sentence at the end of “Background”" in words
        sent = {"after": "", "section": "Background", "says": "We keep a record of every visit."}
        page(f"/papers/{paper.pk}/own", Role.EDITOR, post=sent, most_queries=150)
        assert "We keep a record of every visit." in page(f"/papers/{paper.pk}", most_queries=QUERIES).words

    def test_nothing_is_asked_about_again(self, page: Page, paper: KeptPaper) -> None:
        sent = {"after": "background.event", "section": "", "says": " "}
        words = page(f"/papers/{paper.pk}/own", Role.EDITOR, post=sent, status=422, most_queries=150).words
        assert "Write the sentence that is to stand there" in words

    @pytest.mark.parametrize("where", ["", "?after=no.such", "?section=No+such+section"])
    def test_a_place_that_is_not_there_is_not_found(self, page: Page, paper: KeptPaper, where: str) -> None:
        page(f"/papers/{paper.pk}/own{where}", Role.EDITOR, status=404, most_queries=QUERIES)


def test_a_letter_to_children_has_its_layout_chosen(
    page: Page, inspection: Inspection, people: dict[Role, User]
) -> None:
    letter = begun(inspection, people[Role.EDITOR], "childrens-letter")
    assert "How should it be set?" in page(f"/papers/{letter.pk}/brief", Role.EDITOR, most_queries=QUERIES).words
    page(f"/papers/{letter.pk}/brief", Role.EDITOR, post={"layout": "easy-read"}, most_queries=150)
    assert "About this letter" in page(f"/papers/{letter.pk}", most_queries=QUERIES).words
