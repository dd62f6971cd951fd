"""The glossary is current: in order, each word once, and every name in code it gives really stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.reading import model
from tests.house.source import modules
from tests.shared import REPOSITORY


def _rows() -> Iterator[tuple[str, str, str]]:
    for line in (REPOSITORY / "GLOSSARY.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("Word", "---"):
            yield cells[0], cells[1], cells[2]


def test_words_are_in_order_and_each_stands_once() -> None:
    words = [word.lower() for word, _, _ in _rows()]
    assert words == sorted(set(words))


def test_every_word_is_explained() -> None:
    assert [word for word, meaning, _ in _rows() if len(meaning.split()) < 4] == []


def test_names_in_code_stand_in_the_code() -> None:
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules())
    names = [name for _, _, code in _rows() for name in re.findall(r"`([^`]+)`", code)]
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", source)] == []


def test_every_noun_of_reading_is_explained() -> None:
    named = {name for _, _, code in _rows() for name in re.findall(r"`([^`]+)`", code)}
    nouns = {
        name for name, thing in vars(model).items() if isinstance(thing, type) and thing.__module__ == model.__name__
    }
    assert nouns - named == set()
