"""Search as a person meets it: asked, narrowed, turned, saved; and what it says when nothing fits."""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.register import search
from sightline.register.access import Role
from sightline.register.models import Area, Document, SavedSearch, Sentence
from tests.integration.search import invented
from tests.pages.conftest import Page


@pytest.fixture
def laid(db: None) -> dict[str, Document]:
    """The invented register."""
    return invented.lay()


def test_an_empty_register_says_what_search_is_for(page: Page) -> None:
    assert "Search every sentence of findings" in page("/search").words
    assert "None yet." in page("/search").words


def test_finds_marks_and_cites(page: Page, laid: dict[str, Document]) -> None:
    found = page("/search?q=%E2%80%9Ctimely+visits%E2%80%9D")
    assert "1 sentence from 1 authority, newest first." in found.words
    assert "Harrowdene, standard inspection, 16 January 2023, page 2" in found.words
    assert "Children in care" in found.words
    assert [mark.text for mark in found.root.iter("mark")] == ["timely visits"]
    assert "&lt;plans&gt;" in found.html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("theme=neglect", "2 areas for improvement from 2 authorities"),
        ("q=plans&polarity=weakness", "1 sentence from 1 authority"),
        ("q=plans&grade=good&since=2023&until=2023", "Nothing was found"),
        ("region=East&of=area", "Region: East Remove region"),
        ("neighbours_of=northmere", "from 1 authority"),
        ("q=zebra", "use fewer words"),
        ("q=%22%29+%28+NEAR%28%7B+*", "Nothing was found"),
        ("q=plans&theme=no-such-theme&page=x&since=999999", "2 areas for improvement and 4 sentences"),
        ("q=plans&page=0", "2 areas for improvement and 4 sentences"),
        ("q=plans&page=9999", "2 areas for improvement and 4 sentences"),
        ("q=%00%F0%9F%98%80", "Nothing was found"),
    ],
)
def test_whatever_is_asked_gets_an_answer_in_words(
    page: Page, laid: dict[str, Document], query: str, words: str
) -> None:
    assert words in page(f"/search?{query}").words


def test_ten_thousand_characters_are_refused_in_words(page: Page, laid: dict[str, Document]) -> None:
    refused = page(f"/search?q={'x' * 10_000}", status=422)
    assert "The search is 10,000 characters long. Use at most 500" in refused.words
    assert "Nothing was found" not in refused.words


def test_turns_pages(page: Page) -> None:
    document = invented.report(invented.inspection("northmere", "2020-01-13"))
    invented.sentences(document, [f"Plans have number {number}." for number in range(45)])
    search.index(document)
    second = page("/search?q=plans&polarity=neutral&page=2")
    assert "Plans have number 20." in second.words
    hrefs = [link.get("href") for link in second.root.iter("a") if "page=" in (link.get("href") or "")]
    assert "/search?q=plans&polarity=neutral&page=1" in hrefs
    assert "/search?q=plans&polarity=neutral&page=3" in hrefs


def test_a_search_is_saved_opened_and_deleted(page: Page, laid: dict[str, Document]) -> None:
    saved = page("/search/saved", post={"name": " Drift ", "search": "q=drift&polarity=weakness&x=y"})
    assert "The search “Drift” has been saved." in saved.words
    kept = SavedSearch.objects.get()
    assert (kept.name, kept.query) == ("Drift", "q=drift&polarity=weakness")
    assert "None yet" not in page("/search").words
    assert "has been deleted" in page(f"/search/saved/{kept.pk}/delete", post={}).words
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 121, "Drift"])
def test_a_search_without_a_good_name_is_not_saved_and_not_lost(
    page: Page, laid: dict[str, Document], name: str
) -> None:
    page("/search/saved", post={"name": "Drift", "search": "q=drift"})
    refused = page("/search/saved", post={"name": name, "search": "q=drift"}, status=422)
    assert "There is a problem" in refused.words
    assert "2 sentences" in refused.words
    assert SavedSearch.objects.count() == 1


def test_nobody_sees_or_deletes_anothers_search(page: Page, laid: dict[str, Document]) -> None:
    page("/search/saved", Role.VIEWER, post={"name": "Mine", "search": "q=drift"})
    kept = SavedSearch.objects.get()
    assert "Mine" not in page("/search", Role.EDITOR).words
    page(f"/search/saved/{kept.pk}/delete", Role.EDITOR, post={}, status=404)
    assert SavedSearch.objects.exists()


def test_words_are_shown_where_they_stand(page: Page, laid: dict[str, Document]) -> None:
    sentence = Sentence.objects.get(quote="Plans are reviewed well and do not drift.")
    address = f"/documents/{sentence.document.sha256}/words/{sentence.start}-{sentence.end}"
    shown = page(address).words
    assert "Plans are reviewed well and do not drift." in shown
    assert "Read as Strength" in shown
    assert "How many “most”" in shown
    page(f"/documents/{sentence.document.sha256}/words/1-2", status=404)


def test_who_else_was_told_this(page: Page, laid: dict[str, Document]) -> None:
    area = Area.objects.get(document=laid["first"])
    found = page(f"/areas/{area.pk}/who-else").words
    assert "The quality of written plans, so that neglect is seen early." in found
    assert "both about neglect, quality of plans" in found
    assert "none is known here to have been graded better" in found
    page("/areas/999999/who-else", status=404)


def test_who_then_improved(page: Page, laid: dict[str, Document]) -> None:
    told = invented.report(invented.inspection("westholme", "2018-01-15"))
    invented.grade(told, invented.OVERALL, "inadequate")
    invented.asked(told, "The timeliness of planning for children at risk of neglect.", ("plans-quality", "neglect"))
    then = invented.report(invented.inspection("westholme", "2021-01-18"))
    invented.grade(then, invented.OVERALL, "good")
    invented.sentence(then, "Plans are made in time.", invented.HELP, "strength", "", ("plans-quality",))
    for document in (told, then):
        search.index(document)
    area = Area.objects.get(document=laid["first"])
    words = page(f"/areas/{area.pk}/who-else").words
    assert "1 authority that was told much the same was graded better at its next inspection" in words
    assert "Overall effectiveness: Inadequate then Good" in words
    assert "Plans are made in time." in words


def test_an_embargoed_report_is_in_nobodys_results(page: Page, laid: dict[str, Document]) -> None:
    Document.objects.filter(pk=laid["fourth"].pk).update(embargo_until="2999-01-01")
    assert "Nothing was found" in page("/search?q=%22timely+visits%22", Role.ADMINISTRATOR).words
    sentence = Sentence.objects.get(document=laid["fourth"])
    address = f"/documents/{sentence.document.sha256}/words/{sentence.start}-{sentence.end}"
    page(address, Role.ADMINISTRATOR, status=404)


@pytest.mark.django_db
def test_asks_to_sign_in_and_comes_back() -> None:
    response = Client().get("/search?q=drift")
    assert response.headers["Location"] == "/sign-in?next=/search%3Fq%3Ddrift"
