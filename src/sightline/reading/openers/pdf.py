"""Opens PDF: tags where the page has them, printed lines and their places where it has not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import pypdfium2 as pdfium

from sightline.ground.errors import UnusableDocument
from sightline.reading.model import BlockKind, Document
from sightline.reading.openers.builder import DocumentBuilder
from sightline.reading.openers.guards import Deadline, check_pages
from sightline.reading.openers.pdfium import ARTEFACT, Page, TagTrees, content_runs, page_characters
from sightline.reading.openers.pieces import Piece, drop_note_marks, is_dash, is_heading
from sightline.reading.openers.tagged import read_tags
from sightline.reading.openers.untagged import read_lines

MEDIA_TYPE = "application/pdf"
_FEWEST_LETTERS = 40
"""A file with fewer letters in all is taken for a scan: pictures of pages, no text."""
_REPEATS = 3
"""A running head stands on at least so many pages, and on one page in so many."""
_LONGEST_HEAD = 300
"""A running head has fewer letters than this, as printed."""
_NUMBERS = re.compile("[0-9][0-9]*")  # one figure, then others: found several times quicker than some figures
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LAST_LINES = 3
"""So many lines at the end of a block show whether a sentence ends there."""
_GOES_ON = re.compile(r"[a-z(,;–]")
_SENTENCES = re.compile(r"[.!?][’”)]?\s+[A-Z‘“]")
_ENDS = re.compile(r"[.!?:;][’”\"')\]]*\s*\d{0,2}\s*$")


def open_pdf(data: bytes, name: str) -> Document:
    """The document in a PDF file.

    Raises:
        UnusableDocument: ``encrypted``, ``damaged``, ``too-large`` (pages, or time to open) or ``no-text``.
    """
    pdf = _load(data, name)
    try:
        check_pages(len(pdf))
        deadline = Deadline()
        gathered = _Pages()
        for index in range(len(pdf)):
            deadline.check()
            _read_page(pdf, index, gathered, name)
        if not _has_text(gathered.pieces):
            raise UnusableDocument(
                "no-text",
                f"{name} holds pictures of pages and no text. Ask for the original, or have its text recognised first.",
            )
        return _build(gathered, data, name, len(pdf))
    finally:
        pdf.close()


@dataclass(slots=True)
class _Pages:
    """What the pages have yielded so far."""

    pieces: list[Piece] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    trees: TagTrees = field(default_factory=TagTrees)
    tables: int = 0
    last_number: int = 0


def _has_text(pieces: list[Piece]) -> bool:
    """Whether there are more letters than a scan's stray marks; looks no further than it must."""
    letters = 0
    for piece in pieces:
        letters += sum(map(str.isalpha, piece.text))
        if letters >= _FEWEST_LETTERS:
            return True
    return False


def _load(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise UnusableDocument(
                "encrypted", f"{name} is protected by a password. Save a copy without one and try again."
            ) from fault
        raise UnusableDocument(
            "damaged", f"{name} is cut off or damaged, so its pages cannot be opened. Fetch it again."
        ) from fault


def _read_page(pdf: pdfium.PdfDocument, index: int, gathered: _Pages, name: str) -> None:
    try:
        page = Page(pdf, index)
    except pdfium.PdfiumError as fault:
        raise UnusableDocument("damaged", f"Page {index + 1} of {name} is damaged. Fetch the file again.") from fault
    try:
        characters = page_characters(page.text)
        runs = content_runs(page, characters)
        content_ids = {run.content_id for run in runs} - {ARTEFACT}
        elements = gathered.trees.of(page, content_ids) if content_ids else ()
        if elements:
            tags = read_tags(elements, runs, index + 1, gathered.tables, gathered.last_number)
            gathered.pieces += tags.pieces
            gathered.tables += tags.tables
            gathered.last_number = tags.last_number
            gathered.furniture += [run.text for run in runs if run.content_id == ARTEFACT and not run.text.isspace()]
        elif characters:
            lines = read_lines(page, characters, index + 1, gathered.last_number)
            gathered.pieces += lines.pieces
            gathered.last_number = lines.last_number
    finally:
        page.close()


def _build(gathered: _Pages, data: bytes, name: str, pages: int) -> Document:
    builder = DocumentBuilder()
    for words in gathered.furniture:
        builder.furniture(words)
    running = _running_heads(gathered.pieces)
    for words in sorted(running):
        builder.furniture(words)
    kept = [piece for piece in gathered.pieces if not _is_among(running, piece) or _is_cover(piece)]
    drop_note_marks(kept)
    before = ""
    for piece in _joined(kept):
        nested = is_dash(piece.label) and bool(before) and not is_dash(before)
        _emit(builder, piece, 2 if nested else piece.level)
        if piece.kind is BlockKind.LIST_ITEM and not nested:
            before = piece.label
    return builder.build(sha256(data).hexdigest(), name, MEDIA_TYPE, pages, _title(kept))


def _is_cover(piece: Piece) -> bool:
    """Whether it heads the first page: the running heads of a report repeat its title."""
    return piece.page == 1 and piece.kind is BlockKind.HEADING


def _title(pieces: list[Piece]) -> str:
    """The first heading of the first page, whatever its level; else the first words."""
    headings = (piece.text for piece in pieces if piece.kind is BlockKind.HEADING and piece.page == 1)
    return next(headings, pieces[0].text if pieces else "")


def _bare(text: str) -> str:
    """Words without their numbers, so that running heads with page numbers are alike."""
    return " ".join(_NUMBERS.sub("", text).split())


def _running_heads(pieces: list[Piece]) -> set[str]:
    """Wordings that recur first or last on pages: heads that were tagged, or not told apart, as text.

    They stand on a third of the pages, or on two at least that also print their own page number.
    """
    edges: Counter[str] = Counter()
    numbered: Counter[str] = Counter()
    by_page: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page, []).append(piece)
    for page, on_page in by_page.items():
        outer = [piece.text for piece in (*on_page[:2], *on_page[-2:]) if _may_run(piece)]
        bare = {text: _bare(text) for text in outer}
        edges.update(set(bare.values()))
        number = str(page)
        numbered.update({bare[text] for text in outer if number in text and number in _NUMBERS.findall(text)})
    enough = max(_REPEATS, len(by_page) // _REPEATS)
    return {words for words, count in edges.items() if (count >= enough or numbered[words] > 1) and _is_head(words)}


def _may_run(piece: Piece) -> bool:
    return piece.kind is not BlockKind.CELL and len(piece.text) <= _LONGEST_HEAD


def _is_among(running: set[str], piece: Piece) -> bool:
    return bool(running) and len(piece.text) <= _LONGEST_HEAD and _bare(piece.text) in running


def _is_head(words: str) -> bool:
    return is_heading(words) and not words.endswith((".", ":", ";"))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces of the document in reading order, those cut by a page end put together."""
    held: Piece | None = None
    footnotes: list[Piece] = []
    for piece in pieces:
        piece.lines = piece.printed_lines()
        if piece.kind is BlockKind.FOOTNOTE:
            footnotes.append(piece)
        elif held is not None and _goes_on(held, piece):
            held.lines += piece.lines
        else:
            if held is not None:
                yield held
                yield from footnotes
                footnotes = []
            held = piece
    if held is not None:
        yield held
    yield from footnotes


def _goes_on(held: Piece, piece: Piece) -> bool:
    """Whether ``piece`` continues a block that a page end, or a stray tag, cut in mid-sentence."""
    if piece.label or held.kind not in _FLOWING or piece.kind not in _FLOWING or not held.lines:
        return False
    if _ENDS.search(" ".join([line for line, _ in held.lines[-_LAST_LINES:]])):
        return False
    if _GOES_ON.match(piece.text.lstrip()):
        return True
    if piece.page == held.lines[-1][1]:
        return False
    return piece.joins or piece.kind is BlockKind.LIST_ITEM or _holds_sentences(held)


def _holds_sentences(piece: Piece) -> bool:
    return bool(_SENTENCES.search(" ".join([line for line, _ in piece.lines])))


def _emit(builder: DocumentBuilder, piece: Piece, level: int) -> None:
    if piece.kind is BlockKind.HEADING:
        builder.heading(piece.lines, piece.level)
    elif piece.kind is BlockKind.LIST_ITEM:
        builder.list_item(piece.lines, piece.label, level)
    elif piece.kind is BlockKind.CELL and piece.place:
        builder.cell(piece.lines, *piece.place)
    elif piece.kind is BlockKind.FOOTNOTE:
        builder.footnote(piece.lines)
    elif piece.kind is BlockKind.CONTENTS:
        builder.contents(piece.lines)
    else:
        builder.paragraph(piece.lines, label=piece.label)
