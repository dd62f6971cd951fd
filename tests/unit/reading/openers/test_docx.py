"""Word documents read as a person would see them printed."""

from __future__ import annotations

import pytest

from sightline.reading.openers import open_bytes
from tests.unit.reading.openers.made import Outline, outline, paragraph, word_file, word_part

STYLES = word_part(
    '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Council head"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:styleId="LB2"><w:name w:val="List Bullet 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    root="styles",
)
NUMBERING = word_part(
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    root="numbering",
)
NOTES = word_part(
    '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("Since May.")}</w:footnote>',
    root="footnotes",
)
PARTS = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING, "word/footnotes.xml": NOTES}


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def listed(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


BLOCKS: list[tuple[str, str, Outline]] = [
    (
        "headings by style, by the style it is based on, by outline level, in bold",
        paragraph("Visit", style("Title"))
        + paragraph("Help", style("Mine"))
        + paragraph("Care", '<w:outlineLvl w:val="2"/>')
        + paragraph("3 Close", run="<w:b/>")
        + paragraph("Not bold.", style("Round"), run='<w:b w:val="0"/>'),
        [
            ("heading", 1, "", "Visit"),
            ("heading", 2, "", "Help"),
            ("heading", 3, "", "Care"),
            ("heading", 2, "3", "Close"),
            ("paragraph", 0, "", "Not bold."),
        ],
    ),
    (
        "lists with the labels that Word counts",
        "".join(
            paragraph(words, listed(2, level))
            for words, level in [("One.", 0), ("step", 1), ("a", 2), ("b", 2), ("deep", 3), ("Two.", 0), ("step", 1)]
        ),
        [
            ("paragraph", 0, "1.", "One."),
            ("paragraph", 0, "1.1", "step"),
            ("list-item", 3, "a)", "a"),
            ("list-item", 3, "b)", "b"),
            ("list-item", 4, "(i)", "deep"),
            ("paragraph", 0, "2.", "Two."),
            ("paragraph", 0, "2.1", "step"),
        ],
    ),
    (
        "bullets, nested by level and by style, and labels that were typed",
        paragraph("one", listed(1, 0))
        + paragraph("two", listed(1, 1))
        + paragraph("three", style("LB2"))
        + paragraph("2.1 Typed.")
        + paragraph("\uf0b7 four"),
        [
            ("list-item", 1, "•", "one"),
            ("list-item", 2, "–", "two"),
            ("list-item", 2, "–", "three"),
            ("paragraph", 0, "2.1", "Typed."),
            ("list-item", 1, "•", "four"),
        ],
    ),
    (
        "insertions in, deletions, hidden text and field codes out",
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:ins><w:r><w:t>and added</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>, multi</w:t><w:noBreakHyphen/>"
        "<w:t>agency.</w:t></w:r></w:hyperlink></w:p>",
        [("paragraph", 0, "", "Kept and added, multi-agency.")],
    ),
    (
        "a footnote stands after the paragraph it belongs to",
        '<w:p><w:r><w:t>Plans are</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
        " clear.</w:t></w:r></w:p>" + paragraph("Next."),
        [
            ("paragraph", 0, "", "Plans are clear."),
            ("footnote", 0, "", "Since May."),
            ("paragraph", 0, "", "Next."),
        ],
    ),
    (
        "a table with merged cells",
        table(
            cell("Area") + cell("Grade") + cell("Year"),
            cell("Help", '<w:vMerge w:val="restart"/>') + cell("Good", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("Poor") + cell("2019"),
        ),
        [
            ("cell", 0, "0/0/0", "Area"),
            ("cell", 0, "0/0/1", "Grade"),
            ("cell", 0, "0/0/2", "Year"),
            ("cell", 0, "0/1/0", "Help"),
            ("cell", 0, "0/1/1", "Good"),
            ("cell", 0, "0/2/1", "Poor"),
            ("cell", 0, "0/2/2", "2019"),
        ],
    ),
    (
        "a table that only lays the page out, and one inside it",
        table(f"<w:tc>{paragraph('Words.')}{table(cell('Help') + cell('Good'))}</w:tc>"),
        [
            ("paragraph", 0, "", "Words."),
            ("cell", 0, "0/0/0", "Help"),
            ("cell", 0, "0/0/1", "Good"),
        ],
    ),
    (
        "a text box, once",
        f"<w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:AlternateContent><w:Choice><w:drawing><w:txbxContent>"
        f"{paragraph('Boxed.')}</w:txbxContent></w:drawing></w:Choice><w:Fallback><w:pict><w:txbxContent>"
        f"{paragraph('Boxed.')}</w:txbxContent></w:pict></w:Fallback></w:AlternateContent></w:r></w:p>",
        [("paragraph", 0, "", "Before."), ("paragraph", 0, "", "Boxed.")],
    ),
]


@pytest.mark.parametrize(("what", "body", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_word_documents_become_blocks(what: str, body: str, expected: Outline) -> None:
    assert outline(open_bytes(word_file(body, PARTS), "made.docx")) == expected


def test_running_heads_are_furniture() -> None:
    head = word_part(paragraph("Northmere Council – Cabinet"), root="hdr")
    document = open_bytes(word_file(paragraph("Words."), {"word/header1.xml": head}), "made.docx")
    assert (document.text, document.furniture) == ("Words.", ("Northmere Council – Cabinet",))


TITLES = [("Visit to Northmere", "Visit to Northmere"), ("Microsoft Word - draft", "Head"), ("Document1", "Head")]


@pytest.mark.parametrize(("given", "expected"), TITLES)
def test_title_comes_from_the_properties_unless_the_program_wrote_it(given: str, expected: str) -> None:
    core = f'<c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:d"><dc:title>{given}</dc:title></c:coreProperties>'
    body = paragraph("Head", '<w:outlineLvl w:val="0"/>') + paragraph("Words.")
    assert open_bytes(word_file(body, {"docProps/core.xml": core}), "made.docx").title == expected
