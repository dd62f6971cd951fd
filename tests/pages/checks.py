"""What every page must be, whatever it shows: asked of each answer that a test fetches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

SVG = "{http://www.w3.org/2000/svg}"
NAMED_OTHERWISE = ("hidden", "submit", "button", "reset", "image")


def parsed(html: str) -> Element:
    """The page as strict HTML 5; anything that is not stops the test."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return root


def faults(root: Element) -> Iterator[str]:
    """What is wrong with a page, in words."""
    yield from _head(root)
    yield from _structure(root)
    yield from _forms(root)
    yield from _inline(root)


def _head(root: Element) -> Iterator[str]:
    if root.get("lang") != "en-GB":
        yield "the page does not say that it is in British English"
    title = "".join(root.find("head/title").itertext()) if root.find("head/title") is not None else ""
    if not re.fullmatch(r"\S.* – Sightline", title) or "  " in title:
        yield f"the title is {title!r}, not “Something – Sightline”"


def _structure(root: Element) -> Iterator[str]:
    headings = [element for element in root.iter() if element.tag == "h1"]
    if len(headings) != 1 or not "".join(headings[0].itertext()).strip():
        yield f"there are {len(headings)} first headings"
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    yield from (f"the id {id_} stands {count} times" for id_, count in ids.items() if count > 1)
    yield from (
        f"a link leads to #{link}, which is not there"
        for element in root.iter("a")
        if (link := (element.get("href") or "").partition("#")[2]) and not (element.get("href") or "").partition("#")[0]
        if link not in ids
    )
    if "main-content" not in ids or not any(a.get("href") == "#main-content" for a in root.iter("a")):
        yield "there is no link that skips to the main content"
    if levels and max(levels) > 4:
        yield "headings go too deep"
    yield from (f"a picture has no words: {image.get('src')}" for image in root.iter("img") if image.get("alt") is None)
    yield from ("a table has no caption" for table in root.iter("table") if table.find("caption") is None)


def _forms(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label")}
    for tag in ("input", "select", "textarea"):
        for field in root.iter(tag):
            is_named = field.get("type") in NAMED_OTHERWISE or field.get("id") in labelled or field.get("aria-label")
            if not is_named:
                yield f"the field {field.get('name')} has no label"
    for form in root.iter("form"):
        if form.get("method") == "post" and not any(
            field.get("name") == "csrfmiddlewaretoken" and field.get("value") for field in form.iter("input")
        ):
            yield "a form that changes something has no token"


def _inline(root: Element) -> Iterator[str]:
    yield from ("there is a script in the page" for script in root.iter("script") if not script.get("src"))
    yield from ("there is a style in the page" for _ in root.iter("style"))
    for element in root.iter():
        yield from (
            f"{element.tag} has {name}, which the content security policy stops"
            for name in element.attrib
            if name == "style" or name.startswith("on")
        )
        for name in ("href", "src", "action"):
            if name in element.attrib and not element.get(name):
                yield f"{element.tag} has an empty {name}"
        if element.tag in ("script", "link", "img", f"{SVG}image") and "//" in (element.get("src") or ""):
            yield f"{element.tag} is fetched from elsewhere"
