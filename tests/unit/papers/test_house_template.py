"""A council's own template: filled, kept in its styles, or refused in plain words."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from sightline.ground.errors import UnusableDocument
from sightline.papers import writers
from tests.unit.papers.stock import EVERYTHING


def _template(*lines: str) -> bytes:
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "Northmere Council: {{title}}"
    for line in lines:
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_the_paper_stands_where_the_template_says() -> None:
    document = docx.Document(BytesIO(writers.word(EVERYTHING, _template("Before", "{{body}}", "After"))))
    texts = [it.text for it in document.paragraphs]
    assert texts[0] == "Before"
    assert texts[-1] == "After"
    assert texts.index("Background") < texts.index("Conclusion")
    assert not any("{{" in text for text in texts)


def test_placeholders_are_filled_in_heads_too() -> None:
    document = docx.Document(BytesIO(writers.word(EVERYTHING, _template("{{body}}"))))
    assert document.sections[0].header.paragraphs[0].text.startswith(f"Northmere Council: {EVERYTHING.title}")
    assert EVERYTHING.title not in [it.text for it in document.paragraphs], "the title is not set twice"


def test_the_councils_styles_stay() -> None:
    document = docx.Document(BytesIO(writers.word(EVERYTHING, _template("{{body}}"))))
    assert document.styles["Heading 1"].font.name == "Georgia"


def _with_macros() -> bytes:
    stream = BytesIO(_template("{{body}}"))
    with ZipFile(stream, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return stream.getvalue()


def _in_a_cell() -> bytes:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{{body}}"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _without(part: str) -> bytes:
    """A template that lost a part, as some tools write them."""
    return _changed({part: None})


def _changed(parts: dict[str, bytes | None]) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(_template("{{body}}"))) as whole, ZipFile(stream, "w") as package:
        for name in whole.namelist():
            data = parts.get(name, whole.read(name))
            if data is not None:
                package.writestr(name, data)
    return stream.getvalue()


def test_a_template_without_lists_takes_the_paper() -> None:
    rels = "word/_rels/document.xml.rels"
    with ZipFile(BytesIO(_template("{{body}}"))) as whole:
        links = re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", whole.read(rels))
    template = _changed({"word/numbering.xml": None, rels: links})
    document = docx.Document(BytesIO(writers.word(EVERYTHING, template)))
    assert "Background" in [it.text for it in document.paragraphs]


REFUSED = [
    ("nothing to replace", _template("Agenda item"), "template-without-body"),
    ("macros", _with_macros(), "template-with-macros"),
    ("no Word file", b"<html>not found</html>", "damaged"),
    ("cut off", _template("{{body}}")[:900], "damaged"),
    ("empty", b"", "damaged"),
    ("its text lost", _without("word/document.xml"), "damaged"),
    ("its text broken", _changed({"word/document.xml": b"<w:document><w:body>"}), "damaged"),
    ("its text of another kind", _changed({"word/document.xml": b"<html/>"}), "damaged"),
    ("its place in a table's cell", _in_a_cell(), "template-without-body"),
    ("larger than any letterhead", b"PK" + bytes(20_000_001), "too-large"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_template_that_cannot_be_used_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(UnusableDocument) as refused:
        writers.word(EVERYTHING, data)
    assert refused.value.code == code
