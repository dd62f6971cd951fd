"""PDF made here by Typst, opened by its tags; the same page without tags, opened by its print."""

from __future__ import annotations

import pytest
import typst

from sightline.ground.errors import UnusableDocument
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.openers.pdf import open_pdf

REPORT = """
#set page(paper: "a5", header: context [Inspection of Northmere children's services #counter(page).display()])
#set text(size: 11pt)
= Inspection of Northmere local authority children's services
Inspection dates: 3 to 14 March 2025

#table(columns: 2, table.header[Judgement][Grade],
  [The impact of leaders on social work practice with children and families], [Good],
  [The experiences and progress of children in care], [Requires improvement to be good])

== What needs to improve?#footnote[The areas have been cross-referenced with the national framework.]
- The quality of plans.
  - for disabled children
- The recording of supervision.

== The experiences and progress of children in care: good
1. #lorem(90)
2. Reviews are multi-agency and timely. #lorem(170)
3. Children say that they feel safe.
"""


def compiled(source: str, tagged: bool = True) -> bytes:
    """A PDF of Typst source, with or without tags."""
    return typst.compile(source.encode(), format="pdf", **({} if tagged else {"pdf_tags": False}))  # type: ignore[no-any-return, arg-type]


@pytest.fixture(scope="module")
def report() -> Document:
    return open_pdf(compiled(REPORT), "northmere.pdf")


def words(document: Document, kind: BlockKind) -> list[str]:
    return [document.words(block) for block in document.blocks if block.kind is kind]


def block_of(document: Document, beginning: str) -> Block:
    return next(block for block in document.blocks if document.words(block).startswith(beginning))


def test_headings_are_the_tagged_ones(report: Document) -> None:
    assert words(report, BlockKind.HEADING) == [
        "Inspection of Northmere local authority children’s services",
        "What needs to improve?",
        "The experiences and progress of children in care: good",
    ]


def test_title_is_the_first_heading(report: Document) -> None:
    assert report.title == "Inspection of Northmere local authority children’s services"


def test_table_cells_keep_their_row_and_column(report: Document) -> None:
    cells = {(b.row, b.column): report.words(b) for b in report.blocks if b.kind is BlockKind.CELL}
    assert cells[1, 0] == "The impact of leaders on social work practice with children and families"
    assert cells[2, 1] == "Requires improvement to be good"


def test_lists_keep_labels_and_nesting(report: Document) -> None:
    items = [(b.label, b.level, report.words(b)[:24]) for b in report.blocks if b.kind is BlockKind.LIST_ITEM][:3]
    assert items == [
        ("•", 1, "The quality of plans."),
        ("–", 2, "for disabled children"),
        ("•", 1, "The recording of supervi"),
    ]


def test_footnote_stands_apart_and_its_mark_is_gone(report: Document) -> None:
    assert len(words(report, BlockKind.FOOTNOTE)) == 1
    assert block_of(report, "What needs to improve").number is None


def test_running_heads_are_furniture_not_text(report: Document) -> None:
    assert report.pages is not None and report.pages > 1
    assert report.text.count("Inspection of Northmere") == 1
    assert any(words.startswith("Inspection of Northmere") for words in report.furniture)


def test_paragraph_cut_by_a_page_end_is_one_block_on_two_pages(report: Document) -> None:
    block = next(b for b in report.blocks if report.page_at(b.start) != report.page_at(b.end - 1))
    assert report.page_at(block.start) == block.page
    assert "\n" not in report.words(block)


def test_numbers_of_paragraphs_are_read(report: Document) -> None:
    assert [b.number for b in report.blocks if b.number] == [1, 2, 3]


def test_untagged_page_gives_the_same_headings_rows_and_numbers() -> None:
    document = open_pdf(compiled(REPORT, tagged=False), "northmere.pdf")
    assert "What needs to improve?" in words(document, BlockKind.HEADING)
    assert "Requires improvement to be good" in words(document, BlockKind.CELL)
    assert [b.number for b in document.blocks if b.number] == [1, 2, 3]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "damaged"),
        (compiled("#rect(width: 10cm, height: 10cm)"), "no-text"),
        (compiled("Enough words to be a document, were it not cut off.")[:900], "damaged"),
    ],
)
def test_unusable_files_say_why(data: bytes, code: str) -> None:
    with pytest.raises(UnusableDocument) as refusal:
        open_pdf(data, "x.pdf")
    assert refusal.value.code == code
