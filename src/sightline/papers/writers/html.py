"""A paper as a web page: a fragment for the preview in the service, or a page that stands alone."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sightline.papers.blocks import Block, Paper, Sentence
from sightline.papers.laying import Notes, laid_out, printable
from sightline.papers.writers.pictures import place_for


def html(paper: Paper) -> str:
    """The paper as a page of its own, with its style inside and nothing fetched."""
    return _environment().get_template("page.html").render(paper=printable(paper), body=html_fragment(paper))


def html_fragment(paper: Paper, level: int = 1, edit_at: str = "", add_at: str = "") -> Markup:
    """The paper as an ``article`` to stand in another page; its title is a heading of ``level``.

    With ``edit_at`` each statement leads to that address with its key, and with ``add_at`` the end of each section to
    that one with its heading. The template escapes every value.
    """
    paper = printable(paper)
    notes = Notes(paper)
    text = (
        _environment()
        .get_template("paper.html")
        .render(paper=paper, laid=tuple(laid_out(paper)), notes=notes, level=level, edit_at=edit_at, add_at=add_at)
    )
    return Markup(text)


def style() -> str:
    """The style of a fragment, as a sheet of its own."""
    return _environment().get_template("paper.css").render()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sightline.papers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["place_for"] = place_for
    environment.tests["a"] = _is_a
    environment.filters["numbers"] = lambda sentence, notes: _numbers(sentence, notes)
    return environment


def _is_a(block: Block, name: str) -> bool:
    return type(block).__name__ == name


def _numbers(sentence: Sentence, notes: Notes) -> tuple[int, ...]:
    return notes.numbers(sentence)
