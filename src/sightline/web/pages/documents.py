"""Documents: those held, one of them, and the form that adds one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.register.models import Account, Document
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice, Original


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents held, newest first."""

    documents: tuple[Document, ...] = told("This part of the documents, newest first.")
    total: int = told("How many are held that this person may see.")
    page: int = told("Which part of the list this is.")
    pages: int = told("How many parts there are.")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A fact that the reading in use and the one before it state differently, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ADocument:
    """A document: what it is, what it tells of, and its pages or text."""

    document: Document = told("The document.")
    accounts: tuple[Account, ...] = told("The inspections it tells of, its main one first.")
    original: Original = told("A page of it, or the beginning of its text.")
    otherwise: tuple[Otherwise, ...] = told("What the reading in use says otherwise than the one before it.")
    is_embargoed: bool = told("Whether only those named may see it yet.")
    readers: tuple[str, ...] = told("Who is named, where it is embargoed.")
    people: tuple[Choice, ...] = told("Who can be named, for those who may name them.")


@dataclass(frozen=True, slots=True)
class AddDocument:
    """Add a document."""

    embargo_until: str = told("The embargo’s last day as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
    known: str = told("The hash of the document where it is held already.")
    most_megabytes: int = told("How large a document may be.")
