"""Fetches documents, looks whether they are what they should be, and puts them on the shelf."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sightline.collecting.answers import NO_VALIDATORS, Delivered, NotModified, Question, Undelivered
from sightline.collecting.nouns import EventKind, Publication
from sightline.collecting.runs import Run, RunEnded, tell_undelivered
from sightline.collecting.shelf import Shelved
from sightline.ground.problems import Problem

PDF_BEGINS = b"%PDF-"
PDF_ENDS = b"%%EOF"
FRINGE_BYTES = 2048
"""How far from its first and last byte a PDF may have its marks: some carry a few bytes more."""


def fetch(found: Iterable[Publication], run: Run) -> dict[str, Shelved]:
    """Fetch what is not on the shelf yet; the original for each address that is there now."""
    originals: dict[str, Shelved] = {}
    has_ended = False
    for address in dict.fromkeys(publication.address for publication in found):
        standing = _standing(address, run)
        if standing is not None:
            originals[address] = standing
        if has_ended or (standing is not None and not run.settings.asks_again_for_stored):
            continue
        try:
            fetched = _fetch_one(address, run)
        except RunEnded:
            has_ended = True
            continue
        if fetched is not None:
            originals[address] = fetched
    return originals


def _standing(address: str, run: Run) -> Shelved | None:
    known = run.memory.documents.get(address)
    path = run.shelf.path(known.sha256) if known else None
    return Shelved(known.sha256, path, was_new=False) if known and path else None


def _fetch_one(address: str, run: Run) -> Shelved | None:
    known = run.memory.documents.get(address)
    version = known.version if known and run.shelf.has(known.sha256) else NO_VALIDATORS
    answer = run.fetcher.ask(Question(address, run.settings.most_document_bytes, version), run.journal.tell)
    match answer:
        case Delivered():
            return _keep(address, answer, run)
        case Undelivered():
            tell_undelivered(address, answer, run)
        case NotModified():
            pass
    return None


def _keep(address: str, answer: Delivered, run: Run) -> Shelved | None:
    problem = _why_no_pdf(address, answer)
    if problem is not None:
        run.journal.fail(address, problem)
        return None
    # Remembered first, shelved second: see Memory.
    run.memory.remember_document(address, hashlib.sha256(answer.content).hexdigest(), answer.version)
    shelved = run.shelf.put(answer.content, ".pdf")
    run.journal.note(EventKind.STORED, address, f"Kept {address} as {shelved.sha256}.")
    return shelved


def _why_no_pdf(address: str, answer: Delivered) -> Problem | None:
    """What is wrong with the content, whatever the site says it is."""
    if PDF_BEGINS not in answer.content[:FRINGE_BYTES]:
        kind = "a web page" if "html" in answer.content_type.lower() else "something else"
        return Problem(
            "not-a-pdf", f"{address} gave {kind} instead of a PDF. Nothing was kept; it is asked for next time."
        )
    if PDF_ENDS not in answer.content[-FRINGE_BYTES:]:
        return Problem("cut-off", f"The PDF at {address} ends early. Nothing was kept; it is asked for next time.")
    return None
