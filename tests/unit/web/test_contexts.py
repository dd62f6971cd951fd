"""What a template shows is what its page says it holds: every field explained, every field used, no other name."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from sightline.web import pages

TEMPLATES = Path(pages.__file__).parent.parent / "templates"
SHOWN = {
    "Overview": ["overview.html"],
    "NoAuthority": ["no-authority.html"],
    "Inspections": ["inspections/inspections.html"],
    "AnInspection": ["inspections/inspection.html"],
    "ReviewQueue": ["inspections/queue.html"],
    "Documents": ["documents/documents.html"],
    "ADocument": ["documents/document.html"],
    "AddDocument": ["documents/add.html"],
    "AnAuthority": ["authorities/authority.html"],
    "England": ["authorities/england.html"],
    "SignIn": ["account/sign-in.html"],
    "MyAccount": ["account/my-account.html"],
    "ChangePassword": ["account/password.html"],
    "People": ["people/people.html"],
    "PersonForm": ["people/person.html"],
    "PasswordGiven": ["people/password.html"],
    "Words": ["parts/words.html"],
    "Guide": ["help.html"],
}


def _pages() -> Iterator[type]:
    for module in pkgutil.iter_modules(pages.__path__):
        for thing in vars(importlib.import_module(f"{pages.__name__}.{module.name}")).values():
            if dataclasses.is_dataclass(thing) and isinstance(thing, type) and thing.__module__.startswith(pages.__name__):
                if any(field.metadata for field in dataclasses.fields(thing)):
                    yield thing


def test_every_page_has_its_template() -> None:
    assert {page.__name__ for page in _pages()} == set(SHOWN)


@pytest.mark.parametrize("page", list(_pages()), ids=lambda page: page.__name__)
def test_a_page_explains_each_field_and_its_template_shows_exactly_those(page: type) -> None:
    fields = dataclasses.fields(page)
    assert [field.name for field in fields if not field.metadata.get("told", "").endswith(".")] == []
    text = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in SHOWN[page.__name__])
    used = set(re.findall(r"\bpage\.(\w+)", text))
    assert used == {field.name for field in fields}


STRAIGHT = re.compile(r"""["']""")
TAG = re.compile(r"<[^>]*>")


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_prose_has_no_straight_quotation_marks(template: Path) -> None:
    lexed = Environment().lex(template.read_text(encoding="utf-8"))
    prose = TAG.sub("", "".join(words if kind == "data" else "x" for _, kind, words in lexed))
    assert [line for line in prose.splitlines() if STRAIGHT.search(line)] == []
