"""A panel paper from the facts of a published one: every fact that stands there stands here, and has its place."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from sightline.journeys.take_in import import_paths
from sightline.papers import writers
from sightline.papers.blocks import Basis, Bullets, Paper, Sentence, Table
from sightline.papers.facts import Brief, Facts, Layout
from sightline.papers.gathering import gather
from sightline.papers.kinds import KINDS
from sightline.papers.kinds.childrens_letter import OLDEST
from sightline.papers.reading_age import reading_age
from sightline.register.actions import national
from sightline.register.models import Inspection
from sightline.register.national import facts as national_facts
from sightline.register.queries.sight import Sight
from tests.conftest import NEEDS_SHARED
from tests.shared import SHARED, has_shared

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

AUTHORITY = "east-sussex"
MEETING = date(2024, 4, 24)
AT = datetime(2024, 4, 10, 9, tzinfo=UTC)
BRIEF = Brief(meeting_on=MEETING, by="Director of Children’s Services", signed_by="A Director", contact="An officer")


def _seed(name: str) -> Path:
    return next((SHARED / "seeds").glob(f"{name}_*.txt"))


@pytest.fixture(scope="module")
def facts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Facts:
    """The inspection of December 2023 as the published letter and paper tell of it, beside the national facts.

    They are gathered once; the register is then as it was.
    """
    if not has_shared():
        pytest.skip(NEEDS_SHARED)
    with django_db_blocker.unblock(), transaction.atomic():
        here = tuple(it for it in national_facts() if it.authority == AUTHORITY)
        national.load(by="ada", at=AT, national=here)
        assert import_paths([_seed("001"), _seed("002")], by="ada", now=lambda: AT, jobs=1).unusable == []
        found = gather(Inspection.objects.get(authority=AUTHORITY, started_on="2023-12-11"), Sight(), MEETING)
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def panel(facts: Facts) -> Paper:
    return KINDS["panel-report"].compose(facts, BRIEF)


SAID = [
    ("when inspectors came", "background.event", "11 to 15 December 2023"),
    ("when the outcome was published", "background.published", "6 February 2024"),
    ("where the report is attached", "background.published", "Appendix 1"),
    ("the overall grade", "outcome", "good overall"),
    ("the best grade", "outcome", "children in care: outstanding"),
    ("since when care leavers are judged apart", "judgement.framework.ilacs-2023", "January 2023"),
    ("how many areas for improvement", "needed.count", "three areas"),
    ("when the plan is due", "owed.", "17 May 2024"),
]


@pytest.mark.parametrize(("what", "key", "words"), SAID, ids=[what for what, _, _ in SAID])
def test_each_fact_is_said_and_has_its_place(panel: Paper, what: str, key: str, words: str) -> None:
    said = [it for it in panel.sentences() if it.key.startswith(key) and words in it.text]
    assert said
    assert any(it.sources for it in panel.sentences() if it.key.startswith(key)), f"{what} has no source"


GRADES = [
    ("The impact of leaders on social work practice with children and families", "Outstanding", "Good"),
    ("The experiences and progress of children who need help and protection", "Good", "Good"),
    ("The experiences and progress of children in care", "Not applicable", "Outstanding"),
    ("The experiences and progress of care leavers", "Not applicable", "Good"),
    ("The experiences and progress of children in care and care leavers", "Outstanding", "Not applicable"),
    ("Overall effectiveness", "Outstanding", "Good"),
]


def test_the_grades_of_both_inspections_stand_side_by_side(panel: Paper) -> None:
    table = next(it for it in panel.blocks if isinstance(it, Table) and it.caption == "Judgements and grades")
    assert table.head == ("Judgement", "Grade 2018", "Grade 2023")
    assert [tuple(cell.text for cell in row) for row in table.rows] == GRADES
    given = [cell for row in table.rows for cell in row[1:] if cell.text != "Not applicable"]
    assert all(cell.sources for cell in given)


def test_the_three_areas_stand_as_the_paper_prints_them(panel: Paper) -> None:
    """The words are compared with the paper's own, which is read here and kept nowhere."""
    areas = next(it for it in panel.blocks if isinstance(it, Bullets) and it.items[0].sentences[0].key == "needed.1")
    printed = re.sub(r"\s+", " ", _seed("002").read_text(encoding="utf-8"))
    said: list[Sentence] = [it for item in areas.items for it in (item.sentences[0], *(p[0] for p in item.parts))]
    assert [len(item.parts) for item in areas.items] == [0, 0, 2]
    assert all(it.text in printed and it.basis is Basis.QUOTED and it.sources for it in said)


def test_the_appendices_stand_in_the_order_of_the_paper(panel: Paper) -> None:
    told = [it.text for it in panel.sentences() if it.key.startswith("appendix.")]
    assert [re.sub(r"^Appendix \d: ", "", it) for it in told] == [
        "Ofsted’s report",
        "letter to children and young people",
        "draft plan",
    ]


def test_only_what_people_know_is_left_to_add(panel: Paper) -> None:
    assert {it.key for it in panel.missing()} == {
        "conclusion.ours",
        "implications.finance",
        "implications.equality",
        "implications.voice",
    }


def test_no_officer_and_no_telephone_is_taken_from_a_source(panel: Paper) -> None:
    printed = _seed("002").read_text(encoding="utf-8")
    numbers = re.findall(r"\b0\d{9,10}\b|\b0\d{4} \d{6}\b", printed)
    text = writers.markdown(panel)
    assert numbers
    assert not any(number in text for number in numbers)
    assert "@" not in text


@pytest.mark.parametrize("layout", Layout)
def test_the_letter_to_children_can_be_read_at_ten(facts: Facts, layout: Layout) -> None:
    letter = KINDS["childrens-letter"].compose(facts, Brief(signed_by="A Director", layout=layout))
    age = reading_age(it.text for it in letter.sentences() if not it.is_missing)
    assert age is not None
    assert age.by_syllables <= OLDEST
    assert age.by_letters <= OLDEST
    assert dict(letter.properties)["Hard words"]
