"""Questions readers of documents ask: which era, area, grade, meaning. Drawn as tables."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.errors import WrongUsage
from sightline.knowledge import lookup

ERAS = [
    # framework, began on, era
    (None, date(2013, 7, 15), None),
    (None, date(2013, 11, 1), "sif-2013"),
    (None, date(2017, 12, 31), "sif-2013"),
    (None, date(2018, 1, 1), "ilacs-2018"),
    ("sif", date(2018, 5, 14), "sif-2013"),
    ("ilacs", date(2018, 5, 14), "ilacs-2018"),
    ("ilacs", date(2022, 12, 31), "ilacs-2018"),
    ("ilacs", date(2023, 1, 1), "ilacs-2023"),
    ("ilacs", date(2026, 3, 31), "ilacs-2023"),
    ("ilacs", date(2026, 4, 1), "ilacs-2026"),
    ("sif", date(2019, 1, 1), None),
    ("ilacs", date(2017, 6, 1), None),
    ("cfs-2027", date(2027, 9, 1), None),
]


@pytest.mark.parametrize(("framework", "began_on", "wanted"), ERAS)
def test_an_era_goes_by_the_day_the_inspection_began(framework: str | None, began_on: date, wanted: str | None) -> None:
    found = lookup.era_for(framework, began_on)
    assert (found.id if found else None) == wanted


@pytest.mark.parametrize(
    ("era", "not_applicable"),
    [
        ("ilacs-2018", {"children-in-care", "care-leavers"}),
        ("ilacs-2023", {"children-in-care-and-care-leavers"}),
        ("ilacs-2026", {"children-in-care-and-care-leavers", "overall-effectiveness"}),
        ("sif-2013", set()),
    ],
)
def test_what_an_era_does_not_judge_is_not_applicable(era: str, not_applicable: set[str]) -> None:
    assert set(lookup.era(era).not_applicable) == not_applicable


def test_from_april_2026_there_is_no_overall_effectiveness() -> None:
    has = {era.id: era.has_overall_effectiveness for era in lookup.eras()}
    assert has == {"sif-2013": True, "ilacs-2018": True, "ilacs-2023": True, "ilacs-2026": False}


def test_not_every_single_inspection_reviewed_the_board() -> None:
    era = lookup.era("sif-2013")
    assert set(era.area_ids) - set(era.expected) == {"lscb-effectiveness"}


def test_an_unknown_era_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage, match="Known are sif-2013, ilacs-2018"):
        lookup.era("ilacs-1999")


AREAS = [
    # words as printed, era, area
    ("The impact of leaders on social work \npractice with children and families", "ilacs-2018", "impact-of-leaders"),
    ("The impact of leaders on practice with children and families", "ilacs-2026", "impact-of-leaders"),
    ("THE EXPERIENCES AND PROGRESS OF CHILDREN IN CARE", "ilacs-2023", "children-in-care"),
    ("The experiences and progess of children in care", "ilacs-2023", "children-in-care"),
    ("The experiences and progress of children care leavers", "ilacs-2023", "care-leavers"),
    ("3. The experiences and progress of care leavers1", "ilacs-2023", "care-leavers"),
    (
        "The experiences and progress of children in care and care leavers",
        "ilacs-2018",
        "children-in-care-and-care-leavers",
    ),
    ("The experiences and progress of children in care and care leavers", "ilacs-2023", None),
    ("The experiences and progress of care leavers", "ilacs-2018", None),
    ("Children in care (and care leavers 2018)", "ilacs-2018", "children-in-care-and-care-leavers"),
    ("Children in care (and care leavers 2018)", "ilacs-2023", "children-in-care"),
    ("Care leavers (introduced in January 2023)", "ilacs-2023", "care-leavers"),
    ("Care leavers (introduced in January 2023)", "ilacs-2018", None),
    ("Overall effectiveness", "ilacs-2023", "overall-effectiveness"),
    ("Overall effectiveness", "ilacs-2026", None),
    ("1. Children who need help and protection", "sif-2013", "help-and-protection"),
    ("2.1 Adoption performance", "sif-2013", "adoption-performance"),
    ("2.2 Experiences and progress of Care Leavers", "sif-2013", "care-leavers"),
    ("The Northmere Safeguarding Children Board", "sif-2013", "lscb-effectiveness"),
    ("Judgement", "ilacs-2023", None),
    ("", "ilacs-2023", None),
    (
        "Children in care said that they like where they live and that someone comes to see them when they ask for it",
        "ilacs-2023",
        None,
    ),
]


@pytest.mark.parametrize(("words", "era", "area"), AREAS)
def test_judgement_area(words: str, era: str, area: str | None) -> None:
    assert lookup.judgement_area(words, lookup.era(era)) == area


def test_without_an_era_an_area_is_found_in_any() -> None:
    assert lookup.judgement_area("2.1 Adoption performance") == "adoption-performance"
    assert lookup.judgement_area("Care leavers") == "care-leavers"


GRADES = [
    ("Good", "good"),
    ("OUTSTANDING", "outstanding"),
    ("Requires improvement to be good", "requires-improvement"),
    ("Requires \nimprovement to be \ngood", "requires-improvement"),
    ("Requires improvement", "requires-improvement"),
    ("Require improvement", "requires-improvement"),
    ("inadequate.", "inadequate"),
    ("Good1", "good"),
    ("Adequate", None),
    ("Not yet good", None),
    ("good and outstanding", None),
    ("N/A", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "wanted"), GRADES)
def test_grade(words: str, wanted: str | None) -> None:
    assert lookup.grade(words) == wanted


HEADINGS = [
    (
        "The experiences and progress of care leavers: requires improvement to be good",
        ("care-leavers", "requires-improvement"),
    ),
    ("Overall effectiveness Good", ("overall-effectiveness", "good")),
    ("The experiences and progress of children in care are outstanding", ("children-in-care", "outstanding")),
    ("The experiences and progress of children in care", None),
    ("What needs to improve", None),
]


@pytest.mark.parametrize(("heading", "wanted"), HEADINGS)
def test_area_and_grade_of_a_heading(heading: str, wanted: tuple[str, str] | None) -> None:
    assert lookup.area_and_grade(heading, lookup.era("ilacs-2023")) == wanted


SENTENCES = [
    ("The overall judgement is requires improvement.", ("overall-effectiveness", "requires-improvement")),
    ("The graded judgment for adoption performance is that it is good", ("adoption-performance", "good")),
    (
        "The graded judgement about the experience and progress of care leavers is that it requires improvement",
        ("care-leavers", "requires-improvement"),
    ),
    ("The Local Safeguarding Children Board is inadequate", ("lscb-effectiveness", "inadequate")),
    (
        "Children’s services in Northmere require improvement to be good",
        ("overall-effectiveness", "requires-improvement"),
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES)
def test_area_and_grade_of_a_sentence_in_the_older_framework(sentence: str, wanted: tuple[str, str]) -> None:
    assert lookup.area_and_grade(sentence, lookup.era("sif-2013")) == wanted


@pytest.mark.parametrize(
    ("days", "framework", "kinds"),
    [
        (5, "ilacs", ["short-inspection"]),
        (12, "ilacs", ["standard-inspection"]),
        (2, "ilacs", []),
        (7, "ilacs", []),
        (17, "ilacs", ["standard-inspection"]),
        (23, "sif", []),
    ],
)
def test_length_tells_an_inspection_apart(days: int, framework: str, kinds: list[str]) -> None:
    assert [kind.id for kind in lookup.event_kinds_lasting(days, framework)] == kinds


MEANINGS = [
    # kind, number, published, means, doubtful
    ("outcome", 3, date(2025, 9, 1), "outcome-safety", False),
    ("outcome", 2, date(2025, 9, 1), "outcome-family-network", False),
    ("outcome", 3, date(2026, 3, 16), "outcome-safety", False),
    ("outcome", 2, date(2026, 6, 17), "outcome-safety", True),
    ("outcome", 3, date(2026, 7, 7), "outcome-family-network", True),
    ("outcome", 2, date(2027, 3, 1), "outcome-safety", False),
    ("outcome", 4, date(2026, 7, 7), "outcome-stable-loving-homes", False),
    ("enabler", 2, date(2026, 7, 7), "enabler-leadership", False),
    ("principle", 2, date(2025, 1, 7), "principle-wishes-and-feelings", False),
    ("outcome", 9, date(2025, 1, 7), None, True),
    ("outcome", 1, date(2022, 1, 7), None, True),
]


@pytest.mark.parametrize(("kind", "number", "on", "means", "doubtful"), MEANINGS)
def test_what_a_national_framework_number_means(
    kind: str, number: int, on: date, means: str | None, doubtful: bool
) -> None:
    found = lookup.outcome_meaning(kind, number, on)
    assert (found.id, found.doubt is not None) == (means, doubtful)


def test_words_beside_a_number_decide() -> None:
    found = lookup.outcome_meaning("enabler", 2, date(2026, 7, 7), "leaders drive conditions for effective practice")
    assert found == lookup.Meaning("enabler-leadership")
    named = lookup.outcome_meaning("enabler", None, date(2026, 7, 7), "the workforce is equipped and effective")
    assert named == lookup.Meaning("enabler-workforce")


def test_a_number_that_says_otherwise_than_its_words_is_a_doubt() -> None:
    found = lookup.outcome_meaning("enabler", 3, date(2026, 7, 7), "leaders drive conditions for effective practice")
    assert found.id == "enabler-leadership"
    assert found.doubt is not None and "enabler 3" in found.doubt


@pytest.mark.parametrize(("word", "number"), [("3", 3), ("three", 3), (" Two ", 2), ("many", None)])
def test_numbers_are_read_in_figures_and_words(word: str, number: int | None) -> None:
    assert lookup.number_in_words(word) == number


@pytest.mark.parametrize("id_", ["front-door-mash", "front_door_mash"])
def test_a_theme_is_found_by_its_id_and_by_the_labelling_guides(id_: str) -> None:
    found = lookup.theme(id_)
    assert found is not None and found.label == "Front door and MASH"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the arrangements at the front door", "front-door"),
        ("Planning and achieving permanence", "planning-and-achieving-permanence"),
        ("children in need and care leavers", None),
        ("the weather", None),
    ],
)
def test_visit_theme(words: str, wanted: str | None) -> None:
    found = lookup.visit_theme(words)
    assert (found.id if found else None) == wanted
