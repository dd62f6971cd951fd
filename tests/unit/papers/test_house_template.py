"""A council's own template: filled, kept in its styles, or refused in plain words."""

from __future__ import annotations

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


REFUSED = [
    ("nothing to replace", _template("Agenda item"), "template-without-body"),
    ("macros", _with_macros(), "template-with-macros"),
    ("no Word file", b"<html>not found</html>", "damaged"),
    ("cut off", _template("{{body}}")[:900], "damaged"),
    ("empty", b"", "damaged"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_template_that_cannot_be_used_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(UnusableDocument) as refused:
        writers.word(EVERYTHING, data)
    assert refused.value.code == code
