"""Web pages keep their own words and lose what surrounds them."""

from __future__ import annotations

import pytest

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers import open_bytes
from tests.unit.reading.openers.made import HTML, Outline, opened, outline

LONG = "Inspectors found that plans for children are clear and that managers review them at good intervals. " * 4


def page(body: str, head: str = "<title>Visit to Northmere | Northmere Council</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


BLOCKS: list[tuple[str, str, Outline]] = [
    (
        "lists, nested, numbered and of Word's making",
        "<p>The themes:</p><ul><li>one<ul><li><p>two</p></li></ul></li></ul><ol start=3><li>Plans.</li></ol>"
        "<p>·<span>&nbsp; </span>three</p>",
        [
            ("paragraph", 0, "", "The themes:"),
            ("list-item", 1, "•", "one"),
            ("list-item", 2, "–", "two"),
            ("paragraph", 0, "3.", "Plans."),
            ("list-item", 1, "•", "three"),
        ],
    ),
    (
        "lines broken by hand",
        "<h2>To</h2><p>Northmere House<br>High Row</p><p>The letter<br/>is short.</p>",
        [
            ("heading", 2, "", "To"),
            ("paragraph", 0, "", "Northmere House"),
            ("paragraph", 0, "", "High Row"),
            ("paragraph", 0, "", "The letter is short."),
        ],
    ),
    (
        "headings by mark-up, in bold, and numbered",
        "<h1>Visit</h1><p><b>2 Findings</b></p><p>2.1 Plans are <b>clear</b>.</p><h3>What needs to improve?</h3>",
        [
            ("heading", 1, "", "Visit"),
            ("heading", 2, "2", "Findings"),
            ("paragraph", 0, "2.1", "Plans are clear."),
            ("heading", 3, "", "What needs to improve?"),
        ],
    ),
    (
        "a table with merged cells",
        "<table><tr><th>Area<th>Grade<th>Year</tr><tr><td rowspan=2>Help</td><td colspan=2>Good</td></tr>"
        "<tr><td>Poor</td><td>2019</td></tr></table>",
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
        "a table that only lays the page out",
        "<table><tr><td><p>One.</p><table><tr><td>Help</td><td>Good</td></tr></table></td></tr></table>",
        [
            ("paragraph", 0, "", "One."),
            ("cell", 0, "0/0/0", "Help"),
            ("cell", 0, "0/0/1", "Good"),
        ],
    ),
]


@pytest.mark.parametrize(("what", "body", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_pages_become_blocks(what: str, body: str, expected: Outline) -> None:
    assert outline(opened(page(body))) == expected


def test_what_surrounds_the_page_is_furniture() -> None:
    document = opened(
        page(
            "<header>Northmere Council</header><nav>Home</nav><div class='cookie-banner'>We use cookies</div>"
            f"<article><h1>Northmere praised</h1><p>{LONG}</p><div class='share-links'>Share this</div></article>"
            "<section id='comments'>Comments</section><script>var a = 1</script><footer>Contact us</footer>"
        )
    )
    assert outline(document) == [("heading", 1, "", "Northmere praised"), ("paragraph", 0, "", LONG.strip())]
    assert set(document.furniture) == {
        "Northmere Council", "Home", "We use cookies", "Share this", "Comments", "Contact us",
    }  # fmt: skip


def test_a_wrapper_is_not_furniture_whatever_it_is_called() -> None:
    assert LONG.strip() in opened(page(f"<div class='no-sidebar social-care menu'><p>{LONG}</p></div>")).text


def test_title_is_the_page_heading_or_its_title_without_the_site() -> None:
    assert opened(HTML).title == "Visit to Northmere"
    assert opened(page(f"<p>{LONG}</p>")).title == "Visit to Northmere"


ERROR_PAGES = [
    ("not found", page("<h1>404</h1><p>Page not found</p>", "<title>Not Found</title>"), "report.pdf"),
    ("denied", page("<p>Access denied. Ask the administrator.</p>"), "report.html"),
    ("a login page", page("<p>Please sign in to go on.</p>"), "report.pdf"),
    ("a stub in place of a report", page("<p>Loading</p>"), "report.pdf"),
]


@pytest.mark.parametrize(("what", "text", "name"), ERROR_PAGES, ids=[row[0] for row in ERROR_PAGES])
def test_an_error_page_is_no_document(what: str, text: str, name: str) -> None:
    with pytest.raises(UnusableDocument) as refused:
        open_bytes(text.encode(), name)
    assert refused.value.code == "not-a-document"
    assert "error page" in refused.value.message


def test_a_page_with_real_words_is_a_document_whatever_its_name() -> None:
    assert open_bytes(page(f"<p>{LONG}</p>").encode(), "report.pdf").media_type == "text/html"


def test_a_page_that_never_closes_its_elements_is_damaged() -> None:
    with pytest.raises(UnusableDocument) as refused:
        opened(page("<div>" * 5000 + LONG))
    assert refused.value.code == "damaged"
