"""Documents: added with clear words where that cannot be, embargoed, fetched as they came."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sightline.collecting.shelf import Shelf
from sightline.demonstration import make
from sightline.register.access import Role
from sightline.register.models import Document
from tests.pages.conftest import Page
from tests.unit.register.made import NEWER, report, taken


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's documents."""
    folder = tmp_path_factory.mktemp("demonstration")
    make(folder)
    return folder


def _file(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_report_is_added_read_and_shown_beside_its_page(page: Page, made: Path) -> None:
    file = _file(made / "northmere" / "2024-01-30-inspection-report.pdf")
    fetched = page("/documents/add", Role.EDITOR, post={"document": file}, most_queries=400)
    assert "The document has been added and read." in fetched.words
    assert "Short inspection of Northmere" in fetched.words
    picture = next(image.get("src") or "" for image in fetched.root.iter("img"))
    client = Client()
    client.force_login(User.objects.get(username="viewer"))
    assert client.get(picture).content.startswith(b"\x89PNG")
    again = page(
        "/documents/add",
        Role.EDITOR,
        post={"document": _file(made / "northmere" / "2024-01-30-inspection-report.pdf")},
        status=422,
    )
    assert "This document is held already, so nothing was changed" in again.words
    document = Document.objects.get()
    saved = client.get(f"/documents/{document.sha256}/original")
    assert b"".join(saved.streaming_content)[:4] == b"%PDF"  # type: ignore[attr-defined]
    assert saved.headers["Content-Disposition"].startswith("attachment")
    fact = page(f"/inspections/{document.accounts.get(role='main').inspection_id}/facts/judgement/help-and-protection")
    assert len([mark for mark in fact.root.iter() if str(mark.tag).endswith("rect")]) >= 2


HOSTILE = [
    ("empty.pdf", b"", "The file is empty"),
    ("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not"),
    ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    ("..\\..\\secret/report.docx", b"PK\x03\x04 nonsense", "cut short"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data", "words"), HOSTILE)
@pytest.mark.django_db(transaction=True)
def test_what_is_no_document_is_refused_in_words(page: Page, name: str, data: bytes, words: str) -> None:
    sent = {"document": SimpleUploadedFile(name, data)}
    fetched = page("/documents/add", Role.EDITOR, post=sent, status=422)
    assert "There is a problem" in fetched.words
    assert words in fetched.words
    assert not Document.objects.exists()


def test_nothing_chosen_is_said(page: Page) -> None:
    assert "Choose a document" in page("/documents/add", Role.EDITOR, post={}, status=422).words


def test_a_file_too_large_is_refused_before_it_is_kept(people: dict[Role, User], settings: Any) -> None:
    settings.SIGHTLINE_MOST_UPLOAD_BYTES = 10
    client = Client()
    client.force_login(people[Role.EDITOR])
    answer = client.post("/documents/add", {"document": SimpleUploadedFile("big.pdf", b"x" * 1_100_000)})
    assert answer.status_code == 413
    assert "The file is too large" in answer.content.decode()


@pytest.fixture
def embargoed(people: dict[Role, User], settings: Any) -> Document:
    """A report under embargo to 1 June 2026, seen on 31 May; the editor is named."""
    settings.SIGHTLINE_TODAY = date(2026, 5, 31)
    return taken(report(), embargo_until=date(2026, 6, 1), readers=[people[Role.EDITOR]]).document


def _all_pages(document: Document) -> list[str]:
    inspection = document.accounts.get().inspection_id
    return [
        f"/documents/{document.sha256}",
        f"/inspections/{inspection}",
        f"/inspections/{inspection}/facts/started_on",
    ]


def test_an_embargoed_document_and_its_facts_are_for_those_named(page: Page, embargoed: Document) -> None:
    for path in _all_pages(embargoed):
        page(path, Role.ADMINISTRATOR, status=404)
        page(path, Role.EDITOR)
    assert "No document is held yet" in page("/documents", Role.VIEWER).words
    assert "The timeliness of visits." not in page("/authorities/northmere", Role.ADMINISTRATOR).words
    assert "The timeliness of visits." in page("/authorities/northmere", Role.EDITOR).words


def test_an_embargo_ends_after_its_last_day(page: Page, embargoed: Document, settings: Any) -> None:
    settings.SIGHTLINE_TODAY = date(2026, 6, 2)
    page("/", Role.VIEWER, most_queries=60)  # the first to look lets in what was held back
    for path in _all_pages(embargoed):
        page(path, Role.VIEWER)


def test_public_reading_does_not_open_an_embargo(page: Page, embargoed: Document, settings: Any) -> None:
    settings.SIGHTLINE_PUBLIC_READING = True
    for path in _all_pages(embargoed):
        page(path, None, status=404)


def test_an_approver_who_is_named_names_others(page: Page, embargoed: Document, people: dict[Role, User]) -> None:
    embargoed.readers.add(people[Role.APPROVER])
    sent = {"reader": str(people[Role.VIEWER].pk)}
    fetched = page(f"/documents/{embargoed.sha256}/readers", Role.APPROVER, post=sent, most_queries=40)
    assert "Viewer Example may read this document from now on" in fetched.words
    page(f"/documents/{embargoed.sha256}", Role.VIEWER)


def test_an_original_that_is_lost_is_not_found(people: dict[Role, User], settings: Any) -> None:
    document = taken(report()).document
    assert not Shelf(settings.SIGHTLINE_ORIGINALS).has(document.sha256)
    client = Client()
    client.force_login(people[Role.VIEWER])
    assert client.get(f"/documents/{document.sha256}/original").status_code == 404
    assert client.get(f"/documents/{document.sha256}/pages/1.png").status_code == 404


def test_what_a_better_reader_says_otherwise_is_shown(page: Page, db: None) -> None:
    document = taken(report()).document
    assert "What a newer reading says otherwise" not in page(f"/documents/{document.sha256}").words
    changed = {"grades": {"overall-effectiveness": "good", "help-and-protection": "good"}, "ended_on": None}
    sentences = [
        ("Most plans are clear.", "mixed", ["plans-quality"]),
        ("A few visits are late.", "weakness", ["visits", "visits", "drift-and-delay"]),
    ]
    taken(report(**changed, sentences=sentences, areas=["The quality of plans."]), version=NEWER)
    words = page(f"/documents/{document.sha256}").words
    for said in (
        "children who need help and protection Requires improvement to be good Good",
        "Ended on 15 December 2023 Not read",
        "Sentence: Most plans are clear. Strength, about quality of plans Mixed, about quality of plans",
        "Area for improvement: The timeliness of visits. To improve, with outcome 3 Not read",
    ):
        assert said in words
