"""What a sync remembers from one run to the next: a small JSON file, replaced whole at each step."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sightline.collecting.answers import Validators
from sightline.collecting.nouns import Publication
from sightline.collecting.shelf import SHA256
from sightline.collecting.whole_files import write_whole
from sightline.ground.problems import Problem

FORMAT = 1


@dataclass(frozen=True, slots=True)
class KnownListing:
    """An authority's page as it was last read, and the version it had."""

    publications: tuple[Publication, ...]
    version: Validators


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """The hash of the document at an address, its version, and hashes it had before it was replaced."""

    sha256: str
    version: Validators
    earlier: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """Pages by the authority's URN and documents by address. Every change is written at once.

    A document is remembered *before* it is put on the shelf, so that a run killed between the two
    is not asked to fetch again what is stored. Whoever asks must therefore look on the shelf too: a
    remembered document that does not stand there has not come.
    """

    path: Path
    listings: dict[str, KnownListing] = field(default_factory=dict)
    documents: dict[str, KnownDocument] = field(default_factory=dict)

    def remember_listing(self, urn: str, listing: KnownListing) -> None:
        """Keep what an authority's page lists."""
        if self.listings.get(urn) != listing:
            self.listings[urn] = listing
            self._write()

    def remember_document(self, address: str, sha256: str, version: Validators) -> None:
        """Keep which content an address gave; an earlier one stays known."""
        before = self.documents.get(address)
        earlier = before.earlier if before else ()
        if before and before.sha256 != sha256:
            earlier = (*earlier, before.sha256)
        document = KnownDocument(sha256, version, earlier)
        if document != before:
            self.documents[address] = document
            self._write()

    def _write(self) -> None:
        shape = {
            "format": FORMAT,
            "listings": {urn: _listing_shape(listing) for urn, listing in sorted(self.listings.items())},
            "documents": {address: _document_shape(known) for address, known in sorted(self.documents.items())},
        }
        write_whole(self.path, json.dumps(shape, indent=1, ensure_ascii=False).encode("utf-8"))


def recall(path: Path) -> Memory | Problem:
    """What was remembered; nothing where there is no file yet, and a problem where it is unreadable."""
    if not path.exists():
        return Memory(path)
    try:
        shape = json.loads(path.read_bytes())
        if shape["format"] != FORMAT:
            return Problem("unreadable-memory", f"{path} was written by another version of Sightline. Move it away.")
        listings = {urn: _listing(urn, listing) for urn, listing in shape["listings"].items()}
        documents = {address: _document(known) for address, known in shape["documents"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        message = (
            f"{path}, which says what was fetched before, cannot be read. Put it back from a backup or move it away."
        )
        return Problem("unreadable-memory", message)
    return Memory(path, listings, documents)


def _listing_shape(listing: KnownListing) -> dict[str, Any]:
    return {
        **_version_shape(listing.version),
        "publications": [_publication_shape(publication) for publication in listing.publications],
    }


def _publication_shape(publication: Publication) -> dict[str, Any]:
    return {
        "title": publication.title,
        "published_on": publication.published_on.isoformat() if publication.published_on else None,
        "address": publication.address,
        "also_listed_on": [day.isoformat() for day in publication.also_listed_on],
    }


def _document_shape(known: KnownDocument) -> dict[str, Any]:
    return {"sha256": known.sha256, **_version_shape(known.version), "earlier": list(known.earlier)}


def _version_shape(version: Validators) -> dict[str, str]:
    return {"etag": version.etag, "last_modified": version.last_modified}


def _listing(urn: str, shape: dict[str, Any]) -> KnownListing:
    return KnownListing(tuple(_publication(urn, each) for each in shape["publications"]), _version(shape))


def _publication(urn: str, shape: dict[str, Any]) -> Publication:
    published_on = date.fromisoformat(shape["published_on"]) if shape["published_on"] else None
    also = tuple(date.fromisoformat(day) for day in shape["also_listed_on"])
    return Publication(urn, shape["title"], published_on, shape["address"], also)


def _document(shape: dict[str, Any]) -> KnownDocument:
    if not SHA256.fullmatch(shape["sha256"]):
        raise ValueError("a document is remembered by its SHA-256")
    return KnownDocument(shape["sha256"], _version(shape), tuple(shape["earlier"]))


def _version(shape: dict[str, Any]) -> Validators:
    return Validators(shape["etag"], shape["last_modified"])
