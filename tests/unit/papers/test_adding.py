"""People's own sentences in a composed paper: where they stand, and that none is lost when the facts change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sightline.papers import writers
from sightline.papers.adding import Added, section_of, sections, with_own
from sightline.papers.blocks import Basis, Heading, Paper
from tests.unit.papers.stock import EVERYTHING


def keys(paper: Paper) -> list[str]:
    return [it.key for it in paper.sentences()]


def added(number: int, after: str = "", section: str = "") -> Added:
    return Added(f"own.{number}", after, section, f"Our sentence {number}.", "Ada Winterbourne")


AFTER = [
    ("within a paragraph", "b1", ["b1", "own.1", "b2"]),
    ("at the end of a paragraph", "b2", ["b2", "own.1", "f1"]),
    ("after a quotation", "q1", ["q1", "own.1", "p1"]),
    ("after a point", "p1", ["p1", "own.1", "p2"]),
    ("after a point below a point", "p3", ["p4", "own.1", "c1"]),
    ("after a cell", "t1", ["t4", "own.1"]),
    ("after what is asked", "ask", ["ask", "own.1", "b1"]),
    ("after the head", "to", ["date", "own.1", "ask"]),
    ("in a signature", "l1", ["l1", "own.1", "l2"]),
]


@pytest.mark.parametrize(("where", "after", "around"), AFTER, ids=[where for where, _, _ in AFTER])
def test_it_stands_after_its_statement(where: str, after: str, around: list[str]) -> None:
    found = keys(with_own(EVERYTHING, [added(1, after)]))
    place = found.index("own.1")
    start = place - around.index("own.1")
    assert found[start : start + len(around)] == around


@pytest.mark.parametrize(("section", "before"), [("Background", "b2"), ("Findings", "t4"), ("Conclusion", "o1")])
def test_it_closes_a_section_before_any_signature(section: str, before: str) -> None:
    found = keys(with_own(EVERYTHING, [added(1, section=section)]))
    assert found[found.index("own.1") - 1] == before


def test_two_after_the_same_statement_stand_as_they_were_added() -> None:
    found = keys(
        with_own(EVERYTHING, [added(1, "b1"), added(2, "b1"), added(3, "own.1"), added(4, "p1"), added(5, "p1")])
    )
    assert [it for it in found if it.startswith(("b", "own"))][:5] == ["b1", "own.1", "own.2", "own.3", "b2"]
    assert found.index("own.5") == found.index("own.4") + 1


LOST = [
    ("its section is still there", "Background", "b2"),
    ("its section is gone too", "No such section", "o1"),
]


@pytest.mark.parametrize(("what", "section", "before"), LOST, ids=[what for what, _, _ in LOST])
def test_none_is_lost_when_its_statement_is_gone(what: str, section: str, before: str) -> None:
    found = keys(with_own(EVERYTHING, [added(1, "no.such.statement", section)]))
    assert found[found.index("own.1") - 1] == before


def test_it_is_marked_as_theirs_in_every_format() -> None:
    paper = with_own(EVERYTHING, [added(1, "b1")])
    own = next(it for it in paper.sentences() if it.key == "own.1")
    assert (own.basis, own.by) == (Basis.OWN, "Ada Winterbourne")
    assert "Our sentence 1." in writers.markdown(paper)
    assert 'class="paper-own" title="Ada Winterbourne’s own words"' in writers.html_fragment(paper, edit_at="/x")


def test_sections_are_those_a_reader_sees() -> None:
    assert sections(EVERYTHING) == ("Background", "Findings", "Conclusion")
    assert [section_of(EVERYTHING, key) for key in ("to", "b1", "p1", "o1", "none")] == [
        "",
        "Background",
        "Findings",
        "Conclusion",
        "",
    ]


def test_a_paper_of_headings_alone_takes_it() -> None:
    bare = replace(EVERYTHING, blocks=(Heading("Alone"),))
    assert keys(with_own(bare, [added(1, section="Alone")])) == ["own.1"]
