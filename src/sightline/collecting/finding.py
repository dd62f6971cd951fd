"""Finds what the inspectorate has published: reads authorities' pages and remembers what they list."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.collecting.answers import NO_VALIDATORS, Delivered, NotModified, Question, Undelivered
from sightline.collecting.listing import Listing, read_listing
from sightline.collecting.memory import KnownListing
from sightline.collecting.nouns import EventKind, Publication
from sightline.collecting.runs import Run, RunEnded, tell_undelivered
from sightline.ground.problems import Problem
from sightline.ground.wording import count_in_words, day_in_words, list_in_words

LOCAL_AUTHORITY_CHILDRENS_SERVICES = 44
"""The inspectorate's number for this kind of provider, in the address of every authority's page."""


def plan(urns: Iterable[str], run: Run) -> list[Publication]:
    """Every publication that the authorities' pages list, of the kinds that are wanted."""
    found: list[Publication] = []
    for urn in dict.fromkeys(urns):
        if not (urn.isascii() and urn.isdigit()):
            run.journal.fail("", Problem("not-a-urn", f"{urn!r} is not a URN: an authority's URN is a number."))
            continue
        try:
            found += _listed(urn, run)
        except RunEnded:
            found += _wanted(_remembered(urn, run), run)
            break
    return found


def _listed(urn: str, run: Run) -> list[Publication]:
    """What an authority's page lists now; what it listed last time where it cannot be read."""
    address = f"{run.settings.listing_site.rstrip('/')}/provider/{LOCAL_AUTHORITY_CHILDRENS_SERVICES}/{urn}"
    known = run.memory.listings.get(urn)
    version = known.version if known else NO_VALIDATORS
    answer = run.fetcher.ask(Question(address, run.settings.most_listing_bytes, version), run.journal.tell)
    match answer:
        case Delivered():
            _read(answer, urn, address, run)
        case Undelivered():
            tell_undelivered(address, answer, run)
        case NotModified():
            pass
    return _wanted(_remembered(urn, run), run)


def _remembered(urn: str, run: Run) -> tuple[Publication, ...]:
    known = run.memory.listings.get(urn)
    return known.publications if known else ()


def _read(answer: Delivered, urn: str, address: str, run: Run) -> None:
    """Remember what a page lists. The version of a page that came broken is not kept: it is read again."""
    listing = read_listing(answer.content, urn, address, run.settings.files_site)
    _tell_doubts(listing, address, run)
    listed = {publication.address for publication in listing.publications}
    gone = [publication for publication in _remembered(urn, run) if publication.address not in listed]
    if listing.is_whole and listed:
        _tell_withdrawn(gone, run)
        known = KnownListing(listing.publications, answer.version)
    else:
        known = KnownListing((*listing.publications, *gone), NO_VALIDATORS)
    run.memory.remember_listing(urn, known)


def _tell_withdrawn(gone: Iterable[Publication], run: Run) -> None:
    for publication in gone:
        message = f"{publication.title} ({publication.address}) is no longer listed. What was kept of it stays."
        run.journal.note(EventKind.NOTED, publication.address, message)


def _tell_doubts(listing: Listing, address: str, run: Run) -> None:
    if not listing.is_whole:
        message = f"The page {address} came incomplete. What could be read of it was used; it is read again next time."
        run.journal.fail(address, Problem("broken-page", message))
    elif not listing.publications:
        message = f"The page {address} lists no publication. Either there is none yet or the page is built anew."
        run.journal.fail(address, Problem("nothing-listed", message))
    for link in listing.foreign_links:
        message = f"The page {address} links to {link}, which is not the inspectorate's site. It was not fetched."
        run.journal.fail(link, Problem("elsewhere", message))
    for publication in listing.publications:
        _tell_dates(publication, run)


def _tell_dates(publication: Publication, run: Run) -> None:
    if publication.published_on is None:
        message = f"{publication.title} ({publication.address}) is listed without a readable date."
        run.journal.note(EventKind.NOTED, publication.address, message)
    elif publication.also_listed_on:
        days = list_in_words([day_in_words(day) for day in (publication.published_on, *publication.also_listed_on)])
        message = f"{publication.title} ({publication.address}) is listed more than once: on {days}. It is kept once."
        run.journal.note(EventKind.NOTED, publication.address, message)


def _wanted(publications: Iterable[Publication], run: Run) -> list[Publication]:
    """The publications of the wanted kinds; the others are named, so that none is passed over in silence."""
    starts = tuple(start.casefold() for start in run.settings.wanted_titles)
    wanted: list[Publication] = []
    others: list[Publication] = []
    for publication in publications:
        title = publication.title.casefold().replace("’", "'")
        (wanted if title.startswith(starts) else others).append(publication)
    if others:
        titles = list_in_words(sorted({publication.title or "no title" for publication in others}))
        count = count_in_words(len(others), "publication")
        message = f"{count} of the authority with the URN {others[0].urn} passed over, as not asked for: {titles}."
        run.journal.note(EventKind.NOTED, "", message)
    return wanted
