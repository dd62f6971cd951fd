"""The bones of every kind of paper, as Word and as PDF: what a screen reader, an editor and a printer hold on to."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from itertools import pairwise

import docx
import page
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import QName

from sightline.papers import writers
from sightline.papers.blocks import Details, Heading, Idea, Look, Paper, Picture, Table
from tests.unit.papers.golden import papers
from tests.unit.papers.pdf_tags import tags

PAPERS = papers()
STYLES = {
    *("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Normal", "Numbered Paragraph", "Quote", "Caption"),
    *("Boxed Text", "List Bullet", "List Bullet 2", "Easy Read", "Source Note"),
}

# ECMA-376 part 1: 17.3.1.26, 17.3.2.28, 17.4.60 and 17.4.70. Word may refuse a file that has them in another order.
ORDER = {
    "w:pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "w:rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
        "em lang eastAsianLayout specVanish oMath"
    ),
    "w:tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "w:tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    ),
}

every_kind = pytest.mark.parametrize("name", PAPERS)


@cache
def _word(name: str) -> WordDocument:
    return docx.Document(BytesIO(writers.word(PAPERS[name])))


@cache
def _pdf(name: str) -> bytes:
    return writers.pdf(PAPERS[name])


def _headings(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


@every_kind
class TestWord:
    def test_every_paragraph_has_a_style_that_says_what_it_is(self, name: str) -> None:
        assert {it.style.name for it in _word(name).paragraphs if it.style} <= STYLES

    def test_it_has_one_title_and_headings_that_skip_no_level(self, name: str) -> None:
        styles = [it.style.name for it in _word(name).paragraphs if it.style]
        assert styles.count("Title") == 1
        levels = [int(it.removeprefix("Heading ")) for it in styles if it.startswith("Heading")]
        assert all(after <= before + 1 for before, after in pairwise([0, *levels]))
        assert levels

    def test_every_heading_is_a_real_one(self, name: str) -> None:
        found = [it.text for it in _word(name).paragraphs if it.style and it.style.name.startswith("Heading")]
        about = [] if PAPERS[name].look is Look.ONE_PAGE else ["About this paper"]
        assert found == [*_headings(PAPERS[name]), *about, "Sources"]

    def test_every_number_of_a_source_leads_to_it(self, name: str) -> None:
        body = _word(name).element.body
        marks = [it.get(qn("w:name")) for it in body.iter(qn("w:bookmarkStart"))]
        assert marks == [f"_Source{number + 1}" for number in range(len(marks))]
        leads = [str(it.get(qn("w:instr"))).split()[1] for it in body.iter(qn("w:fldSimple"))]
        assert set(leads) == set(marks)

    def test_properties_stand_in_the_order_that_word_asks_for(self, name: str) -> None:
        word = _word(name)
        parts = (word.element, word.styles.element, word.part.numbering_part.element)
        for element in (it for part in parts for it in part.iter(*map(qn, ORDER))):
            names = [QName(it).localname for it in element]
            order = ORDER[f"w:{QName(element).localname}"].split()
            assert names == sorted(names, key=order.index)

    def test_every_table_of_columns_has_a_head_that_repeats_and_a_caption(self, name: str) -> None:
        blocks = PAPERS[name].blocks
        tables = [it for it in blocks if isinstance(it, Table | Details | Picture)]
        expected = [not isinstance(it, Details) for it in tables if not isinstance(it, Picture) or it.table]
        word = _word(name)
        tables_of_columns = [table for table, has_head in zip(word.tables, expected, strict=True) if has_head]
        for table in tables_of_columns:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.getprevious().pPr.pStyle.val == "Caption"

    def test_every_picture_says_what_it_shows(self, name: str) -> None:
        alt = [it.get("descr") for it in _word(name).element.body.findall(f".//{qn('wp:docPr')}")]
        assert len(alt) == sum(isinstance(it, Picture | Idea) for it in PAPERS[name].blocks)
        assert all(alt)

    def test_no_empty_paragraph_stands_for_space(self, name: str) -> None:
        empty = [
            it for it in _word(name).paragraphs if not it.text.strip() and not it._p.findall(f".//{qn('w:drawing')}")
        ]
        assert empty == []

    def test_it_says_its_title_and_that_it_is_british_english(self, name: str) -> None:
        word = _word(name)
        assert word.core_properties.title == PAPERS[name].title
        assert word.core_properties.language == "en-GB"
        assert word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


@every_kind
class TestPdf:
    def test_it_is_tagged_and_claims_the_standard_for_screen_readers(self, name: str) -> None:
        assert pdfium.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(_pdf(name)).raw)
        assert b"pdfuaid:part>1<" in _pdf(name)

    def test_an_independent_validator_finds_nothing(self, name: str) -> None:
        report = page.validate_pdf_bytes(_pdf(name), profile="ua1")
        assert (report.is_compliant, list(report.failures)) == (True, [])

    def test_it_says_its_title_and_language(self, name: str) -> None:
        assert pypdfium2.PdfDocument(_pdf(name)).get_metadata_value("Title") == PAPERS[name].title
        assert re.search(rb"/Lang ?\(en-GB\)", _pdf(name))

    def test_headings_begin_with_the_title_and_skip_no_level(self, name: str) -> None:
        found = [int(kind[1]) for kind, _ in tags(pypdfium2.PdfDocument(_pdf(name))) if re.fullmatch(r"H[1-6]", kind)]
        assert found[0] == 1
        assert found.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(found))

    def test_every_table_has_heads_and_every_picture_its_words(self, name: str) -> None:
        found = tags(pypdfium2.PdfDocument(_pdf(name)))
        blocks = PAPERS[name].blocks
        heads = sum(len(it.head) for it in blocks if isinstance(it, Table))
        heads += sum(len(it.table.head) for it in blocks if isinstance(it, Picture) and it.table)
        assert sum(kind == "TH" for kind, _ in found) >= heads
        pictures = {alt for kind, alt in found if kind == "Figure"}
        assert "" not in pictures
        assert bool(pictures) == any(isinstance(it, Picture | Idea) for it in blocks)

    def test_headings_stand_in_reading_order(self, name: str) -> None:
        pdf = pypdfium2.PdfDocument(_pdf(name))
        text = re.sub(r"\W+", "", "".join(page.get_textpage().get_text_range() for page in pdf))
        place = 0
        for heading in _headings(PAPERS[name]):
            place = text.index(re.sub(r"\W+", "", heading), place) + 1
