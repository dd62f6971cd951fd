"""How blocks become one text: white space, labels, lines, pages and hyphens."""

from __future__ import annotations

import pytest

from sightline.reading.model import BlockKind, Document
from sightline.reading.openers.builder import DocumentBuilder, clean, printed_label


def built(builder: DocumentBuilder) -> Document:
    return builder.build("0" * 64, "invented.pdf", "application/pdf")


CLEANED = [
    ("two  spaces\tand\na line", "two spaces and a line"),
    ("no\u00a0break\u2007here\u202fnow", "no break here now"),
    ("zero\u200b width\ufeff and soft\u00ad hyphen", "zero width and soft hyphen"),
    ("multi\x02agency", "multi-agency"),
    ("well\ufffebeing and re\u2011open", "well-being and re-open"),
    ("the ﬁrst oﬃce", "the first office"),
    ("a\x00b\x1bc", "abc"),
    ("half a \ud83d pair", "half a \ufffd pair"),
    (" \u00a0 \n", ""),
]


@pytest.mark.parametrize(("raw", "expected"), CLEANED)
def test_text_is_cleaned(raw: str, expected: str) -> None:
    assert clean(raw) == expected


LABELS = [
    ("•", 1, "•"),
    ("\uf0b7", 1, "•"),
    ("■", 1, "•"),
    ("o", 2, "–"),
    ("n", 1, "•"),
    ("§", 1, "•"),
    ("-", 1, "•"),
    ("-", 2, "–"),
    ("12.", 1, "12."),
    ("a)", 2, "a)"),
    ("(iv)", 2, "(iv)"),
    ("2.3", 1, "2.3"),
]


@pytest.mark.parametrize(("raw", "level", "expected"), LABELS)
def test_bullets_of_every_glyph_read_alike(raw: str, level: int, expected: str) -> None:
    assert printed_label(raw, level) == expected


def test_blocks_stand_apart_and_labels_stand_before_the_words() -> None:
    builder = DocumentBuilder()
    builder.heading("Northmere children’s services", 1)
    builder.paragraph("Help is prompt.", label="1.")
    builder.list_item("thresholds", label="\uf0b7")
    builder.list_item("at night", label="o", level=2)
    document = built(builder)
    assert document.text == "Northmere children’s services\n1. Help is prompt.\n• thresholds\n– at night"
    assert [document.words(block) for block in document.blocks] == [
        "Northmere children’s services",
        "Help is prompt.",
        "thresholds",
        "at night",
    ]
    assert document.title == "Northmere children’s services"
    assert document.blocks[1].number == 1


def test_cells_of_one_row_stand_apart_by_a_tab() -> None:
    builder = DocumentBuilder()
    for table, row, column, words in [(0, 0, 0, "Judgement"), (0, 0, 1, "Grade"), (0, 1, 0, "Overall"), (1, 1, 0, "x")]:
        builder.cell(words, table, row, column)
    document = built(builder)
    assert document.text == "Judgement\tGrade\nOverall\nx"
    assert [block.kind for block in document.blocks] == [BlockKind.CELL] * 4


def test_blocks_without_words_leave_no_trace() -> None:
    builder = DocumentBuilder()
    builder.paragraph(" \u00a0")
    builder.list_item("", label="•")
    builder.paragraph("Words.")
    assert built(builder).text == "Words."


def test_lines_and_pages_are_marked_where_they_begin() -> None:
    builder = DocumentBuilder()
    builder.paragraph([("Plans are", 1), ("mostly clear", 1), ("and timely.", 2)], label="1.")
    builder.paragraph("Next.", page=2)
    document = built(builder)
    text = document.text
    assert text == "1. Plans are mostly clear and timely.\nNext."
    assert document.line_marks == tuple(text.index(word) for word in ("1.", "mostly", "and", "Next"))
    assert document.page_marks == ((0, 1), (text.index("and"), 2))
    assert document.page_at(text.index("clear")) == 1
    assert document.page_at(text.index("timely")) == 2


HYPHENS = [
    ("multi\x02", "agency work", "multi-agency work"),
    ("multi-", "agency work", "multi-agency work"),
    ("short-", "and long-term", "short- and long-term"),
    ("carers -", "and others", "carers - and others"),
    ("aged 16-", "17", "aged 16-17"),
]


@pytest.mark.parametrize(("first", "second", "expected"), HYPHENS)
def test_a_hyphen_at_a_line_end_belongs_to_its_word(first: str, second: str, expected: str) -> None:
    builder = DocumentBuilder()
    builder.paragraph([(first, 1), (second, 1)])
    assert built(builder).text == expected


def test_furniture_is_kept_once_and_not_in_the_text() -> None:
    builder = DocumentBuilder()
    builder.furniture("Page head")
    builder.furniture("Page  head ")
    builder.paragraph("Words.")
    document = built(builder)
    assert (document.furniture, document.text) == (("Page head",), "Words.")
