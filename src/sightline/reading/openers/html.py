"""Opens web pages: committee papers, letters and press notices, without what surrounds them.

Menus, banners, sharing links and comments are set aside as furniture. Committee systems lay pages
out with tables, so a table counts as one only if its cells are as short as those of a real table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sightline.ground.errors import UnusableDocument
from sightline.reading.model import Document
from sightline.reading.openers.builder import clean
from sightline.reading.openers.guards import MAX_DEPTH, Deadline, damaged
from sightline.reading.openers.labels import LabelForm, LabelReader
from sightline.reading.openers.passages import (
    BOLD_HEADING_LEVEL,
    Part,
    Passage,
    Table,
    could_be_bold_heading,
    ends_with_stop,
    is_real_table,
)
from sightline.reading.openers.sniff import Format, decode
from sightline.reading.openers.writer import document_of

_NEVER_TEXT = "script, style, noscript, template, svg, iframe, object, head, select, textarea, math, audio, video"
_FURNITURE_TAGS = "nav, footer, aside, form, button, dialog"
_FURNITURE_ROLES = (
    "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog],"
    "[hidden], [aria-hidden=true]"
)
_FURNITURE_NAMES = re.compile(
    r"(?<![a-z])(?:cookies?|consent|breadcrumbs?|shar(?:e|ing)|social|skip|comments?|related|newsletter|advert(?:s|isement)?"
    r"|sidebar|menu|pagination|pager|toolbar|feedback|masthead|navbar|mgnav|mgfooter|mgheader)(?![a-z])",
    re.IGNORECASE,
)
_MOST_OF_PAGE = 0.4
_MAINS = ("main", "[role=main]", "article", "#mgContent", ".mgContent", "#content", "#main-content")
_LEAST_MAIN = 0.5
_LONGEST_FURNITURE = 300
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header"  # noqa: SIM905
    " hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_CLOSED_BY_OTHERS = frozenset(
    "area base body br caption col colgroup dd dt embed head hr html img input li link meta option p param source"  # noqa: SIM905
    " tbody td tfoot th thead tr track wbr".split()
)
_MOST_UNCLOSED = 500
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_BOLD = ("b", "strong")
_HARD_BREAK = "\n"
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LARGEST_NUMBER = 500
_MOST_DIGITS = 6
_ERROR_PAGE = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|not found|access denied|forbidden|unauthori[sz]ed|unavailable|bad gateway|error|expired"
    r"|just a moment|are you (?:a )?human|captcha|enable javascript|sign in|log ?in|maintenance",
    re.IGNORECASE,
)
_ERROR_PAGE_CHARACTERS = 1_500
_STUB_CHARACTERS = 200


def open_html(data: bytes, name: str) -> Document:
    """The document in a web page.

    Raises UnusableDocument: ``not-a-document`` for an error page that was downloaded in place of
    the report, ``damaged`` for elements nested beyond reason, ``too-large`` past the deadline.
    """
    text = decode(data)
    _check_nesting(text)
    tree = LexborHTMLParser(text)
    title = _title(tree)
    body = tree.body
    if body is None:
        raise UnusableDocument("no-text", "The web page holds no words. Save the page again once it has loaded.")
    furniture = _set_furniture_aside(tree, body)
    root = _main_part(body)
    deadline = Deadline()
    parts = list(_Walk(deadline).parts(root))
    _refuse_error_page(title, parts, name)
    return document_of(parts, data, name, Format.HTML, deadline, furniture, title)


def _check_nesting(text: str) -> None:
    """Refuse, before it is parsed, a page that opens far more elements than it closes.

    The time to parse a page grows with the square of its depth.
    """
    unclosed: Counter[str] = Counter()
    depth = 0
    for found in _TAG.finditer(text):
        tag = found[2].lower()
        if not found[1] and tag not in _CLOSED_BY_OTHERS:
            unclosed[tag] += 1
            depth += 1
        elif found[1] and unclosed[tag]:
            unclosed[tag] -= 1
            depth -= 1
        if depth > _MOST_UNCLOSED:
            raise damaged("opens hundreds of elements that it never closes")


def _title(tree: LexborHTMLParser) -> str:
    """The page's own heading, else its title without the name of the site."""
    heads = [clean(node.text(separator=" ")) for node in tree.css("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    title = tree.css_first("title")
    return clean(re.split(r"\s+[|»·]\s+|\s+[-–]\s+(?=[^-–]*$)", title.text())[0]) if title else ""


def _set_furniture_aside(tree: LexborHTMLParser, body: LexborNode) -> list[str]:
    """Take everything that is not the page's own text out of the tree; the wording of the rest."""
    for node in _outermost(tree.css(_NEVER_TEXT)):
        node.decompose()
    whole = len(body.text())
    found = [node for node in tree.css(_FURNITURE_TAGS) if not _wraps_page(node, whole)]
    found += [node for node in tree.css("header") if not node.css_first("h1")]
    found += [node for node in tree.css(_FURNITURE_ROLES) if not _wraps_page(node, whole)]
    found += [node for node in body.css("[class], [id]") if _is_named_furniture(node) and not _wraps_page(node, whole)]
    found = _outermost(found)
    words = [clean(node.text(separator=" ")) for node in found]
    for node in found:
        node.decompose()
    return [wording for wording in words if 0 < len(wording) <= _LONGEST_FURNITURE]


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Each node once, without those inside another: what is freed with its parent may not be touched."""
    chosen = {node.mem_id: node for node in nodes}
    return [node for node in chosen.values() if not _is_inside(node, chosen)]


def _is_inside(node: LexborNode, others: dict[int, LexborNode]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in others:
            return True
        above = above.parent
    return False


def _is_named_furniture(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return node.tag != "body" and bool(_FURNITURE_NAMES.search(names))


def _wraps_page(node: LexborNode, whole: int) -> bool:
    """Whether an element holds so much of the page that it is no furniture, whatever it is called."""
    return len(node.text()) > whole * _MOST_OF_PAGE


def _main_part(body: LexborNode) -> LexborNode:
    """The element that holds most of the text and is marked as the page's main part, else the body."""
    whole = len(body.text(strip=True))
    for selector in _MAINS:
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text(strip=True)) >= whole * _LEAST_MAIN:
            return found[0]
    return body


def _refuse_error_page(title: str, parts: list[Part], name: str) -> None:
    text = " ".join(part.words for part in parts if isinstance(part, Passage))
    size = len(text) + sum(len(cell) for part in parts if isinstance(part, Table) for row in part.rows for cell in row)
    is_error = size <= _ERROR_PAGE_CHARACTERS and _ERROR_PAGE.search(f"{title} {text[:_STUB_CHARACTERS]}")
    is_stub = size <= _STUB_CHARACTERS and name.lower().endswith((".pdf", ".docx", ".doc"))
    if is_error or is_stub:
        raise UnusableDocument(
            "not-a-document",
            "This looks like a web error page that was downloaded instead of the report. Download the report again.",
        )


class _Walk:
    """Walks a page's elements in order and makes passages and tables of them."""

    def __init__(self, deadline: Deadline) -> None:
        self._labels = LabelReader()
        self._deadline = deadline
        self._run: list[str] = []
        self._is_bold = True
        self._depth = 0
        self._level = 0
        self._item: str | None = None

    def parts(self, root: LexborNode) -> Iterator[Part]:
        """The parts of an element."""
        yield from self._children(root)
        yield from self._flush()

    def _children(self, node: LexborNode, in_bold: bool = False) -> Iterator[Part]:
        self._level += 1
        if self._level > MAX_DEPTH:
            raise damaged(f"is nested more than {MAX_DEPTH} levels deep")
        for child in node.iter(include_text=True):
            yield from self._node(child, in_bold)
        self._level -= 1

    def _node(self, node: LexborNode, in_bold: bool) -> Iterator[Part]:
        tag = node.tag or ""
        if tag == "-text":
            self._take(_SPACES.sub(" ", node.text(deep=False)), in_bold)
        elif tag == "br":
            self._run.append(_HARD_BREAK)
        elif tag in _HEADINGS:
            yield from self._flush()
            yield from self._heading(node, _HEADINGS[tag])
        elif tag in _LISTS:
            yield from self._flush()
            yield from self._list(node)
        elif tag == "table":
            yield from self._flush()
            yield from self._table(node)
        elif tag in _BLOCKS:
            yield from self._flush()
            yield from self._children(node, in_bold)
            yield from self._flush()
        elif not tag.startswith(("-", "_")):
            yield from self._children(node, in_bold or tag in _BOLD)

    def _take(self, text: str, in_bold: bool) -> None:
        self._run.append(text)
        self._is_bold = self._is_bold and (in_bold or not text.strip())

    def _flush(self) -> Iterator[Part]:
        """End the run of words that is open: one passage, or more where lines are broken by hand."""
        self._deadline.check()
        lines = _hand_broken("".join(self._run))
        is_bold, item = self._is_bold, self._item
        self._run, self._is_bold = [], True
        for index, words in enumerate(lines):
            yield self._passage(words, item if index == 0 else None, is_bold and item is None)
            self._item = None

    def _passage(self, words: str, item: str | None, is_bold: bool) -> Passage:
        is_head = is_bold and could_be_bold_heading(words)
        labelled = self._labels.split(words, is_head=is_head)
        if item is not None:
            own = labelled.form is LabelForm.BULLET
            form = LabelForm.NUMBER if item.rstrip(".").isdigit() else LabelForm.BULLET
            return Passage([labelled.words if own else words], item, form, depth=self._depth)
        passage = Passage([labelled.words] if labelled.words else [], labelled.label, labelled.form)
        if is_head and labelled.form in (LabelForm.NONE, LabelForm.NUMBER):
            passage.heading = BOLD_HEADING_LEVEL
        return passage

    def _heading(self, node: LexborNode, level: int) -> Iterator[Part]:
        labelled = self._labels.split(clean(node.text(separator="")), is_head=True)
        if labelled.words:
            yield Passage([labelled.words], labelled.label, labelled.form, heading=level)

    def _list(self, node: LexborNode) -> Iterator[Part]:
        self._depth += 1
        number = _whole(node.attributes.get("start"), 1)
        for child in node.iter(include_text=True):
            if child.tag != "li":
                yield from self._node(child, in_bold=False)
                continue
            self._item = f"{_whole(child.attributes.get('value'), number)}." if node.tag == "ol" else "•"
            number += 1
            yield from self._children(child)
            yield from self._flush()
            self._item = None
        self._depth -= 1

    def _table(self, node: LexborNode) -> Iterator[Part]:
        is_layout = node.attributes.get("role") in ("presentation", "none") or len(node.css("table")) > 1
        grid = [] if is_layout else _grid(node.css("tr"))
        if is_real_table(grid):
            yield Table(grid)
            return
        yield from self._children(node)
        yield from self._flush()


def _hand_broken(run: str) -> list[str]:
    """The passages of a run of words: a line broken by hand ends one, unless the next goes on in lower case."""
    lines: list[str] = []
    for line in map(clean, run.split(_HARD_BREAK)):
        if lines and line[:1].islower() and not ends_with_stop(lines[-1]):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return lines


def _grid(rows: list[LexborNode]) -> list[list[str]]:
    """The cells of a table by row and column; what a merged cell covers is empty."""
    grid: list[list[str]] = []
    covered: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        for cell in row.css("td, th"):
            while covered.get(len(cells), 0):
                cells.append("")
            width = _whole(cell.attributes.get("colspan"), 1)
            height = _whole(cell.attributes.get("rowspan"), 1)
            covered.update(dict.fromkeys(range(len(cells), len(cells) + width), height))
            cells += [clean(cell.text(separator=" ")), *[""] * (width - 1)]
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        grid.append(cells)
    return grid


def _whole(value: str | None, otherwise: int) -> int:
    """A whole number from an attribute, within reason."""
    if value and value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS:
        return min(max(int(value), 1), _LARGEST_NUMBER)
    return otherwise
