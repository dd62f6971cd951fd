"""What an authority's page on the inspectorate's site lists: each publication's title, date and file.

Every entry of the page is a link to the file, with its title in sight and, for screen readers, the
whole label out of sight: ``Children's services inspection, pdf - 6 February 2024``. The entry stands
in the list item of its day, which gives the date a second time. The page is read as broken as it
comes; what it does not say is missing from the answer, never guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

from sightline.collecting.addresses import led_to, site_of
from sightline.collecting.nouns import Publication

MONTHS = {calendar.month_name[number].lower(): number for number in range(1, 13)}
DAY = re.compile(r"\b(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\s+(?P<year>(?:19|20)\d{2})\b")
FILE_PATH = re.compile(r"/v1/file/\d+")
LABEL_TAIL = re.compile(r"\s*,?\s*(?:pdf)?\s*[-–]?\s*(?:\d{1,2}\s+[A-Za-z]+\s+\d{4})?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """An authority's page as read: its publications, links that lead elsewhere, whether it was whole."""

    publications: tuple[Publication, ...]
    foreign_links: tuple[str, ...]
    is_whole: bool


@dataclass(slots=True)
class _Link:
    address: str
    list_item: int
    seen: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


def read_listing(page: bytes, urn: str, page_address: str, files_site: str) -> Listing:
    """Read the page of the authority with this ``urn``; files count only where they are on ``files_site``."""
    reader = _PageReader()
    reader.feed(page.decode("utf-8", errors="replace"))
    reader.close()
    publications: dict[str, Publication] = {}
    foreign = []
    for link in reader.links:
        address = led_to(page_address, link.address)
        if site_of(address) == site_of(files_site) and FILE_PATH.fullmatch(urlsplit(address).path):
            entry = _publication(link, urn, address, reader.days.get(link.list_item))
            publications[address] = _merged(publications.get(address), entry)
        elif FILE_PATH.fullmatch(urlsplit(address).path):
            foreign.append(address)
    return Listing(tuple(publications.values()), tuple(foreign), reader.is_whole)


def _publication(link: _Link, urn: str, address: str, day_of_item: date | None) -> Publication:
    label = " ".join("".join(link.unseen).split())
    title = LABEL_TAIL.sub("", label) or " ".join("".join(link.seen).split())
    return Publication(urn, title, day_in(label) or day_of_item, address)


def _merged(earlier: Publication | None, entry: Publication) -> Publication:
    """One publication for one file: it keeps its first title and date, and the other dates beside them."""
    if earlier is None:
        return entry
    days = dict.fromkeys(day for day in (*earlier.also_listed_on, entry.published_on) if day)
    days.pop(earlier.published_on or date.min, None)
    if earlier.published_on is None and days:
        first, *others = days
        return Publication(earlier.urn, earlier.title, first, earlier.address, tuple(others))
    return Publication(earlier.urn, earlier.title, earlier.published_on, earlier.address, tuple(days))


def day_in(words: str) -> date | None:
    """The first whole date in some words, as the site prints it: ``6 February 2024``."""
    return next(_days(words), None)


def _days(words: str) -> Iterator[date]:
    for match in DAY.finditer(words):
        month = MONTHS.get(match["month"].lower())
        day, year = int(match["day"]), int(match["year"])
        if month and year and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield date(year, month, day)


class _PageReader(HTMLParser):
    """Collects links with their labels, and the day of each list item."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[_Link] = []
        self.days: dict[int, date] = {}
        self.is_whole = False
        self._item = 0
        self._link: _Link | None = None
        self._is_unseen = False
        self._is_time = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "li":
            self._item += 1
        elif tag == "a":
            self._link = _Link(attributes.get("href", ""), self._item)
            self.links.append(self._link)
        elif tag == "span":
            self._is_unseen = "nonvisual" in attributes.get("class", "").split()
        elif tag == "time":
            self._is_time = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        elif tag == "span":
            self._is_unseen = False
        elif tag == "time":
            self._is_time = False
        elif tag == "html":
            self.is_whole = True

    def handle_data(self, data: str) -> None:
        if self._is_time:
            day = day_in(data)
            if day:
                self.days.setdefault(self._item, day)
        if self._link is not None:
            (self._link.unseen if self._is_unseen else self._link.seen).append(data)
