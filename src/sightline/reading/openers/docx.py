"""Opens Word documents (.docx, .docm): what a reader of the printed page would see.

Insertions count and deletions do not, hidden text and field codes are left out, footnotes stand
after the paragraph they belong to, running heads and feet are furniture. Macros are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.reading.model import Document
from sightline.reading.openers.builder import clean
from sightline.reading.openers.guards import Deadline, damaged, inflate, open_archive, parse_xml
from sightline.reading.openers.labels import LabelForm, LabelReader
from sightline.reading.openers.passages import (
    BOLD_HEADING_LEVEL,
    Part,
    Passage,
    Table,
    could_be_bold_heading,
    is_real_table,
)
from sightline.reading.openers.sniff import Format
from sightline.reading.openers.word_styles import Numbering, Styles, attribute, child, children, local, whole
from sightline.reading.openers.writer import document_of

if TYPE_CHECKING:
    import zipfile

    from lxml import etree

BODY = "word/document.xml"
_RUNNING = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_MOST_RUNNING_PARTS = 40
LEFT_OUT = frozenset(
    ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "Fallback", "rt", "annotation", "tblPr", "trPr")
)
_TEXT_BOXES = ("drawing", "pict", "object")
_STAND_INS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WIDEST_SPAN = 100
_JUNK_TITLE = re.compile(r"microsoft word|document\d*$|untitled|template|\.docx?$|^\W*$|report$", re.IGNORECASE)


def open_docx(data: bytes, name: str) -> Document:
    """The document in a Word file.

    Raises UnusableDocument: ``damaged``, ``encrypted`` or ``too-large``, as ``guards`` finds it.
    """
    archive = open_archive(data)
    body = child(part_of(archive, BODY), "body")
    if body is None:
        raise damaged("has no body of text inside")
    deadline = Deadline()
    walk = _Walk(archive, deadline)
    parts = list(walk.parts(body))
    return document_of(parts, data, name, Format.DOCX, deadline, _running_words(archive), _title(archive))


def part_of(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A part of the file, parsed within the limits; ``None`` where it is not there."""
    return parse_xml(inflate(archive, name)) if name in archive.NameToInfo else None


def _title(archive: zipfile.ZipFile) -> str:
    """The title in the file's properties, unless it is what the program wrote there unasked."""
    found = child(part_of(archive, "docProps/core.xml"), "title")
    title = clean(found.text or "") if found is not None else ""
    return "" if _JUNK_TITLE.search(title) else title


def _running_words(archive: zipfile.ZipFile) -> list[str]:
    names = [name for name in archive.namelist() if _RUNNING.fullmatch(name)][:_MOST_RUNNING_PARTS]
    roots = [part_of(archive, name) for name in names]
    return [
        _plain(paragraph) for root in roots if root is not None for paragraph in root.iter() if local(paragraph) == "p"
    ]


def _plain(element: etree._Element) -> str:
    """The words of an element on one line."""
    return clean("".join(texts(element)))


def texts(element: etree._Element) -> Iterator[str]:
    """The printed texts inside an element, text boxes aside."""
    for inner in element:
        name = local(inner)
        if name in LEFT_OUT or name in _TEXT_BOXES or (name == "r" and _is_hidden(inner)):
            continue
        if name == "t":
            yield inner.text or ""
        elif name in _STAND_INS:
            yield _STAND_INS[name]
        else:
            yield from texts(inner)
            yield "\n" if name == "p" else ""


def _is_hidden(run: etree._Element) -> bool:
    return is_on(child(run, "rPr", "vanish"))


def is_on(switch: etree._Element | None) -> bool:
    """Whether a switch of Word's is there and not turned off."""
    return switch is not None and attribute(switch) not in ("0", "false", "off")


class _Walk:
    """Walks the body of a Word file and makes passages and tables of it."""

    def __init__(self, archive: zipfile.ZipFile, deadline: Deadline) -> None:
        self._styles = Styles(part_of(archive, "word/styles.xml"))
        self._numbering = Numbering(part_of(archive, "word/numbering.xml"))
        self._notes = _notes(archive)
        self._labels = LabelReader()
        self._deadline = deadline

    def parts(self, element: etree._Element) -> Iterator[Part]:
        """The parts inside an element, in order."""
        for inner in element:
            self._deadline.check()
            name = local(inner)
            if name == "p":
                yield from self._paragraph(inner)
            elif name == "tbl":
                yield from self._table(inner)
            elif name not in LEFT_OUT:
                yield from self.parts(inner)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Part]:
        lines = [words for line in "".join(texts(paragraph)).split("\n") if (words := clean(line))]
        if lines:
            yield self._passage(lines, paragraph)
        for box in _text_boxes(paragraph):
            yield from self.parts(box)
        yield from self._footnotes(paragraph)

    def _passage(self, lines: list[str], paragraph: etree._Element) -> Passage:
        properties = child(paragraph, "pPr")
        heading = self._styles.heading_level(properties)
        if not heading and could_be_bold_heading(" ".join(lines)) and is_bold(paragraph):
            heading = BOLD_HEADING_LEVEL
        passage = self._labelled(lines, properties, is_head=heading > 0)
        if passage.form in (LabelForm.NONE, LabelForm.NUMBER):
            passage.heading = heading
        return passage

    def _labelled(self, lines: list[str], properties: etree._Element | None, is_head: bool) -> Passage:
        """The passage with its label: from the list it belongs to, or typed before its words."""
        found = self._styles.numbering(properties)
        label = self._numbering.label(*found) if found else ""
        if found and label:
            return _list_passage(lines, label, self._styles.list_depth(properties, found[1]))
        labelled = self._labels.split(lines[0], is_head=is_head)
        rest = [labelled.words] if labelled.words else []
        return Passage([*rest, *lines[1:]], labelled.label, labelled.form)

    def _footnotes(self, element: etree._Element) -> Iterator[Part]:
        for reference in element.iter():
            if local(reference) in ("footnoteReference", "endnoteReference"):
                mark = (local(reference).removesuffix("Reference"), attribute(reference, "id"))
                if words := self._notes.pop(mark, ""):
                    yield Passage([words], is_footnote=True)

    def _table(self, table: etree._Element) -> Iterator[Part]:
        rows = [row for row in table.iter() if local(row) == "tr"]
        grid = [list(_cells(row)) for row in rows]
        nests = sum(local(inner) == "tbl" for inner in table.iter()) > 1
        if nests or not is_real_table(grid):
            for row in rows if not nests else children(table, "tr"):
                for cell in children(row, "tc"):
                    yield from self.parts(cell)
            return
        yield Table(grid)
        yield from self._footnotes(table)


def _list_passage(lines: list[str], label: str, depth: int) -> Passage:
    """A paragraph of a numbered or bulleted list; one numbered in steps (2.1) is no nested item."""
    is_number = label.strip("().")[:1].isdigit()
    is_step = is_number and "." in label.strip(".")
    form = LabelForm.NUMBER if is_number else LabelForm.BULLET if not label[0].isalnum() else LabelForm.LETTER
    return Passage(lines, label, form, depth=0 if is_step else depth)


def _cells(row: etree._Element) -> Iterator[str]:
    """The words of a row's cells; what a merged cell covers is empty."""
    for cell in row.iter():
        if local(cell) != "tc":
            continue
        merge = child(cell, "tcPr", "vMerge")
        goes_on = merge is not None and attribute(merge) != "restart"
        yield "" if goes_on else _plain(cell)
        span = whole(attribute(child(cell, "tcPr", "gridSpan")), 1)
        yield from [""] * (min(span, _WIDEST_SPAN) - 1)


def _text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The contents of text boxes anchored in a paragraph, each once: the second copy is for old programs."""
    return [
        box
        for box in paragraph.iter()
        if local(box) == "txbxContent"
        and not any(local(above) in LEFT_OUT for above in box.iterancestors())
        and next((above for above in box.iterancestors() if local(above) == "p"), None) is paragraph
    ]


def is_bold(paragraph: etree._Element) -> bool:
    """Whether every run that prints something is bold by its own formatting."""
    runs = [run for run in paragraph.iter() if local(run) == "r" and _plain(run)]
    return bool(runs) and all(is_on(child(run, "rPr", "b")) for run in runs)


def _notes(archive: zipfile.ZipFile) -> dict[tuple[str, str], str]:
    """The words of every footnote and endnote by kind and id."""
    notes: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        for note in children(part_of(archive, f"word/{kind}s.xml"), kind):
            if not attribute(note, "type"):
                notes[kind, attribute(note, "id")] = _plain(note)
    return notes
