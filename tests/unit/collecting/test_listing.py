"""What an authority's page lists, however it is written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.collecting.listing import day_in, read_listing
from tests.replica.pages import Entry, provider_page

SITE = "https://reports.invented.example"
FILES = "https://files.invented.example"
PAGE = f"{SITE}/provider/44/90001"
FILE = f"{FILES}/v1/file/50000001"


def read(page: str) -> list[tuple[str, date | None]]:
    listing = read_listing(page.encode("utf-8"), "90001", PAGE, FILES)
    return [(each.title, each.published_on) for each in listing.publications]


def link(label: str, seen: str = "Children's services inspection", href: str = FILE) -> str:
    return f'<li><a class="publication-link" href="{href}">{seen}<span class="nonvisual">{label}</span></a></li></html>'


INSPECTION = "Children's services inspection"
LABELS = [
    ("Children's services inspection, pdf - 06 February 2024", INSPECTION, date(2024, 2, 6)),
    ("Children's services inspection,  pdf - 16 August 2013", INSPECTION, date(2013, 8, 16)),
    ("Children&#39;s services inspection, PDF – 6 february 2024", INSPECTION, date(2024, 2, 6)),
    ("\n  Children's services\n  inspection, pdf - 1 May 2019 ", INSPECTION, date(2019, 5, 1)),
    ("Area SEND full inspection, pdf - 30 January 2024", "Area SEND full inspection", date(2024, 1, 30)),
    ("Children's services inspection", INSPECTION, None),
    ("Children's services inspection, pdf - 31 February 2024", INSPECTION, None),
    ("Children's services inspection, pdf - 6 Febtober 2024", INSPECTION, None),
    ("", INSPECTION, None),
]


@pytest.mark.parametrize(("label", "title", "day"), LABELS)
def test_title_and_day_are_in_the_label(label: str, title: str, day: date | None) -> None:
    assert read(link(label)) == [(title, day)]


def test_without_a_label_the_day_is_that_of_the_list_item() -> None:
    page = f"""
    <ol><li><time>1 May 2019</time><a href="/about">About</a></li>
    <li><a href="{FILE}">Children's services focused visit</a> <time>6 February 2024</time></li></ol></html>
    """
    assert read(page) == [("Children's services focused visit", date(2024, 2, 6))]


LINKS = [
    (FILE, True),
    (f" {FILE} ", True),
    (f"{FILES.upper()}/v1/file/50000001", True),
    ("//files.invented.example/v1/file/50000001", True),
    ("/v1/file/50000001", False),
    (f"{FILES}/v1/file/", False),
    (f"{FILES}/v1/file/../../secret", False),
    ("http://files.invented.example/v1/file/50000001", False),
    ("https://files.invented.example.elsewhere.example/v1/file/50000001", False),
    ("https://files.invented.example@elsewhere.example/v1/file/50000001", False),
    ("javascript:alert(1)", False),
    ("http://[", False),
    ("", False),
]


@pytest.mark.parametrize(("href", "counts"), LINKS)
def test_only_files_on_the_inspectorates_own_site_count(href: str, counts: bool) -> None:
    assert bool(read(link("Children's services inspection, pdf - 6 February 2024", href=href))) is counts


def test_a_link_to_a_file_on_another_site_is_named() -> None:
    page = link("Children's services inspection", href="https://elsewhere.example/v1/file/1")
    assert read_listing(page.encode(), "90001", PAGE, FILES).foreign_links == ("https://elsewhere.example/v1/file/1",)


def test_a_file_listed_twice_is_one_publication_with_both_days() -> None:
    entries = [Entry(INSPECTION, day, FILE) for day in ("6 February 2024", "9 February 2024", "6 February 2024")]
    listing = read_listing(provider_page("90001", entries).encode(), "90001", PAGE, FILES)
    (publication,) = listing.publications
    assert publication.published_on == date(2024, 2, 6)
    assert publication.also_listed_on == (date(2024, 2, 9),)


def test_a_page_is_whole_where_it_ends_as_a_page_does() -> None:
    page = provider_page("90001", [Entry(INSPECTION, "6 February 2024", FILE)]).encode()
    assert read_listing(page, "90001", PAGE, FILES).is_whole
    assert not read_listing(page[:-10], "90001", PAGE, FILES).is_whole


@given(st.binary(max_size=400))
def test_no_page_is_too_broken_to_read(noise: bytes) -> None:
    page = b"<html><li><a href='" + noise + b"'><span class=nonvisual>" + noise
    read_listing(page, "90001", PAGE, FILES)


@given(st.integers(min_value=0, max_value=2_000))
def test_a_page_may_break_off_anywhere(length: int) -> None:
    page = provider_page("90001", [Entry(INSPECTION, "6 February 2024", FILE)] * 2).encode()
    listing = read_listing(page[:length], "90001", PAGE, FILES)
    assert {each.address for each in listing.publications} <= {FILE}


DAYS = [
    ("6 February 2024", date(2024, 2, 6)),
    ("published on 29 February 2024.", date(2024, 2, 29)),
    ("29 February 2023, then 1 March 2023", date(2023, 3, 1)),
    ("6 February 0024", None),
    ("February 2024", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_a_day_in_words(words: str, day: date | None) -> None:
    assert day_in(words) == day
