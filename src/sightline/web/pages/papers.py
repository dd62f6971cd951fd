"""What the pages about papers show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sightline.papers.editing import Differs
from sightline.papers.facts import Layout
from sightline.papers.kinds import Kind
from sightline.papers.models import Edit, IssuedFile, KeptPaper, Version
from sightline.papers.queries.kept import Reads
from sightline.register.models import Inspection
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers that are kept, and what a new one can be on."""

    papers: tuple[tuple[KeptPaper, Kind], ...] = told("Papers with their kinds, newest first.")
    kinds: tuple[Kind, ...] = told("Every kind of paper.")
    inspections: tuple[Inspection, ...] = told("Our inspections and visits that a document tells of, newest first.")
    chosen: Mapping[str, str] = told("The kind and the inspection as they were chosen.")
    errors: Mapping[str, str] = told("What is wrong with the form, by the field it stands at.")
    page: int = told("Which part of the list this is.")
    pages: int = told("How many parts there are.")


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done next with a paper: its id, the words of its button, and what it will do."""

    id: str
    words: str
    hint: str


@dataclass(frozen=True, slots=True)
class APaper:
    """A paper as it reads today, and what is to be done with it."""

    kind: Kind = told("Its kind.")
    reads: Reads = told("The paper, its gaps, and what changed since.")
    preview: Markup = told("The paper as it will be written.")
    is_editing: bool = told("Whether each statement leads to its change.")
    steps: tuple[Step, ...] = told("What this person can do next.")
    files: tuple[IssuedFile, ...] = told("The files as they were issued.")
    versions: tuple[Version, ...] = told("The versions kept, newest first.")
    errors: Mapping[str, str] = told("Why a step could not be taken.")


@dataclass(frozen=True, slots=True)
class AStatement:
    """One statement of a paper, to be changed, taken out, or given back to the facts."""

    kept: KeptPaper = told("The paper.")
    kind: Kind = told("Its kind.")
    key: str = told("The name of the statement.")
    composed: str = told("What the facts say.")
    sources: tuple[str, ...] = told("Where the facts can be checked.")
    is_quoted: bool = told("Whether these are a document’s own words.")
    is_own: bool = told("Whether a person added it of their own accord.")
    edit: Edit | None = told("What a person put in its place; none where nobody did.")
    seen: int = told("The number of the edit that was seen.")
    typed: str = told("The words in the box.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class AnOwnSentence:
    """A sentence of one's own that is to stand in a paper."""

    kept: KeptPaper = told("The paper.")
    kind: Kind = told("Its kind.")
    after: str = told("The name of the statement it is to follow; blank where it closes a section.")
    section: str = told("The heading of the section that it is to close; blank where it follows a statement.")
    before: str = told("The words of the statement it is to follow.")
    typed: str = told("The words in the box.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class ABrief:
    """What only people know of a paper."""

    kept: KeptPaper = told("The paper.")
    kind: Kind = told("Its kind.")
    typed: Mapping[str, str] = told("The fields as they were typed.")
    layouts: tuple[tuple[Layout, str], ...] = told("The ways a letter can be set, in words.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a paper beside each other."""

    kept: KeptPaper = told("The paper.")
    kind: Kind = told("Its kind.")
    versions: tuple[Version, ...] = told("The versions kept, newest first.")
    before: Version = told("The older of the two.")
    after: Version = told("The newer of the two.")
    differences: tuple[Differs, ...] = told("What differs, in the order of the newer one.")
