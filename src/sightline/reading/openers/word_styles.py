"""What a Word file's styles and lists say of a paragraph: its heading level, its printed label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sightline.reading.openers.builder import BULLET

if TYPE_CHECKING:
    from lxml import etree

_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number) (\d)", re.IGNORECASE)
_TITLE_NAMES = ("title", "document title", "report title")
_BODY_OUTLINE_LEVEL = 9
_LONGEST_STYLE_CHAIN = 20
_LAST_LEVEL = 8
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 399
_LETTERS = 26


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; Word has two namespaces for the same names."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of an element that have a name."""
    for child in element if element is not None else ():
        if local(child) == name:
            yield child


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of a name, then its first child of the next name, and so on."""
    for name in names:
        element = next(children(element, name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """An attribute by its name without namespace; empty where the element or it is missing."""
    if element is None:
        return ""
    found = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))


def whole(value: str, otherwise: int) -> int:
    """A whole number of up to six digits from an attribute."""
    return int(value) if re.fullmatch(r"\d{1,6}", value, re.ASCII) else otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name, the style it is based on, its outline level and its list."""

    name: str
    based_on: str
    properties: etree._Element | None


class Styles:
    """The paragraph styles of a Word file."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {
            attribute(style, "styleId"): Style(
                attribute(child(style, "name")), attribute(child(style, "basedOn")), child(style, "pPr")
            )
            for style in children(root, "style")
        }

    def heading_level(self, properties: etree._Element | None) -> int:
        """The heading level of a paragraph by its outline level or its style's name; 0 for body text."""
        if (outline := child(properties, "outlineLvl")) is not None:
            return self._outline(outline)
        for style in self._chain(properties):
            if found := _HEADING_NAME.match(style.name):
                return max(int(found[1]), 1)
            if style.name.lower() in _TITLE_NAMES:
                return 1
            if (outline := child(style.properties, "outlineLvl")) is not None:
                return self._outline(outline)
        return 0

    def numbering(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list a paragraph belongs to and its level in it from 0, its own or its style's."""
        for holder in (properties, *(style.properties for style in self._chain(properties))):
            if (found := child(holder, "numPr")) is not None:
                level = whole(attribute(child(found, "ilvl")), 0)
                return attribute(child(found, "numId")), min(level, _LAST_LEVEL)
        return None

    def list_depth(self, properties: etree._Element | None, level: int) -> int:
        """How deep a list item stands, from 1: by its list's level or by a style such as List Bullet 2."""
        named = [int(found[1]) for style in self._chain(properties) if (found := _LIST_NAME.match(style.name))]
        return max([level + 1, *named])

    def _chain(self, properties: etree._Element | None) -> Iterator[Style]:
        style = self._styles.get(attribute(child(properties, "pStyle")))
        for _ in range(_LONGEST_STYLE_CHAIN):
            if style is None:
                return
            yield style
            style = self._styles.get(style.based_on)

    @staticmethod
    def _outline(element: etree._Element) -> int:
        level = whole(attribute(element), _BODY_OUTLINE_LEVEL)
        return level + 1 if level < _BODY_OUTLINE_LEVEL else 0


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file, counting as the paragraphs go by."""

    root: etree._Element | None
    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        abstract = {attribute(kind, "abstractNumId"): kind for kind in children(self.root, "abstractNum")}
        for instance in children(self.root, "num"):
            levels = abstract.get(attribute(child(instance, "abstractNumId")))
            self._lists[attribute(instance, "numId")] = {
                whole(attribute(level, "ilvl"), 0): _Level(
                    attribute(child(level, "numFmt")) or "decimal",
                    attribute(child(level, "lvlText")),
                    whole(attribute(child(level, "start")), 1),
                )
                for level in children(levels, "lvl")
            }

    def label(self, list_id: str, level: int) -> str:
        """The label printed before the next paragraph of a list; empty where it has none."""
        levels = self._lists.get(list_id, {})
        if level not in levels or levels[level].form == "none":
            return ""
        if levels[level].form == "bullet":
            return BULLET
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda found: self._printed(list_id, int(found[1]) - 1), levels[level].text)

    def _printed(self, list_id: str, level: int) -> str:
        form = self._lists[list_id].get(level)
        if form is None:
            return ""
        return _number(self._counts[list_id].get(level, form.start), form.form)


def _number(number: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS % _LETTERS + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < number <= _LARGEST_ROMAN:
        return _roman(number).upper() if form.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (number // value)
        number %= value
    return printed
