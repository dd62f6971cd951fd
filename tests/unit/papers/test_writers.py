"""One paper in four formats: the same words in all, and each format as it should be for whoever reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import docx
import html5lib
import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from sightline.ground.errors import UnusableDocument
from sightline.papers import writers
from sightline.papers.blocks import Box, Bullet, Bullets, Details, Idea, Lines, Look, Paper, Paragraph, Sentence, Table
from tests.unit.papers.stock import EVERYTHING, REPORT

WORD = re.compile(r"[\w’]+")


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return docx.Document(BytesIO(writers.word(EVERYTHING)))


def _words_of_pdf(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in pdf)


def _words_of_html(text: str) -> str:
    body = re.sub(r"<(style|title|svg).*?</\1>", " ", text, flags=re.DOTALL)
    return re.sub(r"&(lt|gt|amp|#3[49]);", " ", re.sub(r"<[^>]+>", " ", body))


def _words_of_word(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    return " ".join(it.text or "" for it in document.element.body.iter(qn("w:t")))


TEXTS = [
    ("Markdown", lambda: writers.markdown(EVERYTHING).replace("\\", "")),
    ("a web page", lambda: _words_of_html(writers.html(EVERYTHING))),
    ("PDF", lambda: _words_of_pdf(writers.pdf(EVERYTHING))),
    ("Word", lambda: _words_of_word(writers.word(EVERYTHING))),
]


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[name for name, _ in TEXTS])
def test_every_format_says_every_word_of_the_paper(name: str, text) -> None:
    said = set(WORD.findall(text()))
    wanted = [it.text for it in EVERYTHING.sentences()]
    wanted += ["Background", "Findings", "Points", "Conclusion", EVERYTHING.title, REPORT, "Report to", "Month Visits"]
    missing = [word for words in wanted for word in WORD.findall(words) if word not in said and word.isascii()]
    assert missing == []


def test_a_paper_is_the_same_bytes_every_time() -> None:
    for write in (writers.word, writers.pdf):
        assert write(EVERYTHING) == write(EVERYTHING)


def test_sections_and_paragraphs_are_numbered_as_committees_number_them() -> None:
    lines = writers.markdown(EVERYTHING).splitlines()
    numbers = [line.split()[0] for line in lines if re.match(r"\d+\.\d", line)]
    assert [line for line in lines if line.startswith("## ")][:3] == [
        "## 1 Background",
        "## 2 Findings",
        "## 3 Conclusion",
    ]
    assert numbers == ["1.1", "2.1", "3.1"]


def test_a_source_is_one_note_however_often_it_is_used() -> None:
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", writers.markdown(EVERYTHING), flags=re.MULTILINE)
    assert [place.rpartition(", ")[2] for _, place in notes] == ["page 1", "page 2", "page 3", "page 4"]


class TestWord:
    def test_headings_have_heading_styles_in_order(self, word: WordDocument) -> None:
        found = [(it.style.name, it.text) for it in word.paragraphs if it.style and it.style.name.startswith("Heading")]
        assert found == [
            ("Heading 1", "Background"),
            ("Heading 1", "Findings"),
            ("Heading 2", "Points"),
            ("Heading 1", "Conclusion"),
            ("Heading 1", "About this paper"),
            ("Heading 1", "Sources"),
        ]

    def test_tables_have_a_header_row_that_repeats(self, word: WordDocument) -> None:
        heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables]
        assert heads == [False, True, True], "the first holds labels and values, not columns"

    def test_pictures_say_in_words_what_they_show(self, word: WordDocument) -> None:
        pictures = word.element.body.findall(f".//{qn('wp:docPr')}")
        assert [it.get("descr") for it in pictures] == ["In October 2024, 82 of 100 visits were in time."]

    def test_no_empty_paragraph_stands_for_space(self, word: WordDocument) -> None:
        empty = [it for it in word.paragraphs if not it.text.strip() and not it._p.findall(f".//{qn('w:drawing')}")]
        assert empty == []

    def test_the_words_are_british_english(self, word: WordDocument) -> None:
        language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        assert language.get(qn("w:val")) == "en-GB"
        assert word.core_properties.language == "en-GB"

    def test_paragraphs_carry_words_own_numbers(self, word: WordDocument) -> None:
        numbered = word.styles["Numbered Paragraph"].element.find(f".//{qn('w:numPr')}/{qn('w:ilvl')}")
        assert numbered.get(qn("w:val")) == "1"

    def test_properties_say_what_was_used(self, word: WordDocument) -> None:
        core = word.core_properties
        assert (core.title, core.author, core.subject) == (EVERYTHING.title, "Northmere Council", "panel-report")
        assert "1 March 2024" in core.comments

    @pytest.mark.parametrize(("is_draft", "marks"), [(True, 1), (False, 0)])
    def test_only_a_draft_is_marked_as_one(self, is_draft: bool, marks: int) -> None:
        document = docx.Document(BytesIO(writers.word(replace(EVERYTHING, is_draft=is_draft))))
        assert document.sections[0].header._element.xml.count('string="DRAFT"') == marks


class TestPdf:
    def test_it_is_tagged_and_says_its_title_and_language(self) -> None:
        data = writers.pdf(EVERYTHING)
        assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == EVERYTHING.title
        assert b"/MarkInfo" in data
        assert re.search(rb"/Lang ?\(en-GB\)", data)

    def test_it_claims_the_standard_for_screen_readers(self) -> None:
        assert b"pdfuaid:part>1<" in writers.pdf(EVERYTHING)

    def test_words_stand_in_reading_order(self) -> None:
        text = _words_of_pdf(writers.pdf(EVERYTHING))
        order = [
            "Corporate Parenting Panel",
            "Background",
            "Findings",
            "One point",
            "Conclusion",
            "A Director",
            "Sources",
        ]
        places = [text.rindex(words) for words in order]
        assert places == sorted(places)


class TestHtml:
    def test_it_is_strict_and_has_one_title(self) -> None:
        html5lib.HTMLParser(strict=True).parse(writers.html(EVERYTHING))
        assert writers.html(EVERYTHING).count("<h1") == 1

    def test_what_is_written_is_never_taken_for_markup(self) -> None:
        assert "&lt;for&gt;" in writers.html(EVERYTHING)
        sly = Paper("x", "<script>alert(1)</script>", (Paragraph((Sentence("a", "<img src=x>"),)),))
        assert "<script>" not in writers.html(sly)
        assert "<img" not in writers.html(sly)

    def test_the_fragment_takes_the_level_it_is_given(self) -> None:
        assert '<h2 class="paper-title"' in writers.html_fragment(EVERYTHING, level=2)


ODD_TEXTS = [
    ("emoji", "Thank you 😀 and well done 👏🏽."),
    ("names from right to left", "We thank שרה לוי and مريم حداد for their work."),
    ("names of many alphabets", "Ünal, Zoë, Łukasz, Đặng, Χρήστος, Оксана"),
    ("ten thousand words", "word " * 10_000),
    ("a word without end", "x" * 5_000),
    ("a character no XML may hold", "before\x0bafter"),
    ("half a character", "before\ud83dafter"),
    ("a mark of order", "before\u202eafter\u202c"),
    ("breaks of lines", "one\r\ntwo\n\nthree"),
    ("typst's own marks", "#let x = 1 $a$ *b* _c_ @d <e> [f] \\g"),
    ("marks of a web page", "</p><script>alert(1)</script>&nbsp;"),
    ("marks of a table", "a | b \\| c"),
    ("nothing but spaces", "   "),
]


def _pdf_or_why_not(paper: Paper) -> bytes:
    """The PDF; where this machine has no font for a letter, the same paper once that is told in plain words."""
    try:
        return writers.pdf(paper)
    except UnusableDocument as refused:
        assert refused.code == "letters-missing"
        return writers.pdf(replace(paper, blocks=()))


@pytest.mark.parametrize(("name", "text"), ODD_TEXTS, ids=[name for name, _ in ODD_TEXTS])
def test_odd_words_are_set_and_not_obeyed(name: str, text: str) -> None:
    said = (Sentence("a", text),)
    table = Table("Odd", ("One", "Two"), (said * 2,))
    blocks = (Paragraph(said), Bullets((Bullet(said),)), Details((("Odd", said),)), Box("Odd", said, said), table)
    paper = Paper("x", "Odd", (*blocks, Lines(said), Idea(text, said)), look=Look.LETTER)
    kept = re.findall(r"[^\W_]+", text.replace("\x0b", " ").replace("\ud83d", " "))
    page = writers.html(paper)
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script>" not in page
    word = " ".join(it.text for it in docx.Document(BytesIO(writers.word(paper))).paragraphs)
    for made in (page, word, writers.markdown(paper)):
        assert [part for part in kept if part not in made] == []
        assert made.encode()
    assert "Odd" in _words_of_pdf(_pdf_or_why_not(paper))
