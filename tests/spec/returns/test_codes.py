"""Which code a cell means, as authorities write it; what is none is said, never guessed."""

from __future__ import annotations

import pytest

from sightline.returns.choices import Choices
from sightline.returns.codes import Recogniser

CODES = [
    ("sex", "a) Male", "M"),
    ("sex", "F", "F"),
    ("sex", "2 - Female", "F"),
    ("sex", "c) Not stated/recorded (or unborn)", "U"),
    ("ethnicity", "a) WBRI", "WBRI"),
    ("ethnicity", "s) NOBT", "NOBT"),
    ("ethnicity", "WBRI - White British", "WBRI"),
    ("ethnicity", "White - British [WBRI]", "WBRI"),
    ("ethnicity", "White and Black Caribbean", "MWBC"),
    ("ethnicity", "Mixed - White/Asian", "MWAS"),
    ("ethnicity", "CNHE", "CHNE"),
    ("ethnicity", "Chinese or Other Ethnic Group (Any other ethnic group)", "OOTH"),
    ("ethnicity", "Asian or Asian British - Indian", "AIND"),
    ("ethnicity", "Black or Black British - African", "BAFR"),
    ("ethnicity", "Gypsy / Roma", "WROM"),
    ("ethnicity", "Information not yet obtained", "NOBT"),
    ("ethnicity", "u) UNKNOWN", "NOBT"),
    ("contact-source", "a) 1A: Individual", "1A"),
    ("contact-source", "p1) 5D: LA services", "5D"),
    ("contact-source", "q) 6: Police", "6"),
    ("contact-source", "6", "6"),
    ("contact-source", "10 - Unknown", "10"),
    ("contact-source", "‘HEALTH SERVICES’ – GP.", "3A"),
    ("contact-source", "2A Schools", "2A"),
    ("primary-need", "N2 - Child’s disability", "N2"),
    ("primary-need", "a) Abuse or neglect", "N1"),
    ("primary-need", "Family in acute stress [N4]", "N4"),
    ("closure-reason", "RC7", "RC7"),
    ("closure-reason", "b) Died", "RC2"),
    ("case-status", "a) Looked after child", "in-care"),
    ("case-status", "c) Child in need plan", "need-plan"),
    ("case-status", "e) Closed episode", "closed"),
    ("category-of-abuse", "a) Neglect", "NEG"),
    ("category-of-abuse", "Neglect, Sexual", "MUL"),
    ("category-of-abuse", "e) Multiple/not recommended", "MUL"),
    ("legal-status", "C2: FCO", "C2"),
    ("legal-status", "E1: Placement order", "E1"),
    ("legal-status", "Interim care order Sec. 38(1)", "C1"),
    ("permanence-plan", "f) Long-term fostering", "LTFOST18"),
    ("permanence-plan", "c) SGO/CAO", "LTRELFR"),
    ("care-ceased-reason", "e) E4A: Returned home to live with parents or relatives - part of planning", "E4A"),
    ("care-ceased-reason", "E13 - Left care to live with parents, relatives", "E13"),
    ("placement-type", "d) U4: Foster placement - other - long term", "U4"),
    ("placement-type", "A4OUT - Placed for Adoption", "A4"),
    ("placement-type", "p) K2: Children’s Homes", "K2"),
    ("placement-provider", "PR1 - Own provision by LA", "PR1"),
    ("placement-location", "b) Out", "OUT"),
    ("leaving-care-eligibility", "b) Former relevant child", "Former Relevant"),
    ("leaving-care-eligibility", "a) Relevant child", "Relevant"),
    ("in-touch", "d) Refu", "REFU"),
    ("in-touch", "1 - Yes, resident in the UK", "YES"),
    ("accommodation", "B: Parents/relatives", "B"),
    ("accommodation", "(Z) With former foster carers", "Z"),
    ("accommodation", "Bed And Breakfast", "W"),
    ("accommodation-suitability", "b) Unsuitable", "2"),
    ("activity", "F1: Full time in higher education", "F1"),
    ("activity", "G5 - Not in education, employment or training - other", "G5"),
    ("adoption-reversed-reason", "The Court did not make a placement order (RD2)", "RD2"),
    ("adopter-left-reason", "1 - Adopter withdrew from process", "withdrew"),
    ("flag", "a) Yes", True),
    ("flag", "b) No", False),
    ("flag", "0 - No", False),
    ("flag", "Y", True),
    ("flag", "b", False),
    ("flag", True, True),
    ("flag", "c) Unknown", None),
    ("disability-flag", "AUT", True),
    ("disability-flag", "NONE", False),
    ("disability-flag", "a) Yes", True),
]

NONE = [
    ("category-of-abuse", "neglect " * 5_000, "unknown-code"),
    ("ethnicity", "x" * 40_000, "unknown-code"),
    ("ethnicity", "Martian", "unknown-code"),
    ("placement-type", "Q9", "unknown-code"),
    ("flag", "perhaps", "bad-flag"),
    ("sex", "k", "unknown-code"),
]


@pytest.mark.parametrize(("code_set", "cell", "expected"), CODES)
def test_a_code_however_it_is_written(code_set: str, cell: str, expected: str | bool | None) -> None:
    found = Recogniser(code_set, Choices()).meaning(cell)
    assert (found.value, found.problem) == (expected, None)


@pytest.mark.parametrize(("code_set", "cell", "problem"), NONE)
def test_what_is_no_code_is_said(code_set: str, cell: str, problem: str) -> None:
    assert Recogniser(code_set, Choices()).meaning(cell).problem == problem


def test_a_persons_choice_is_believed_first() -> None:
    chosen = Choices().with_code("ethnicity", "Martian", "OOTH")
    assert Recogniser("ethnicity", chosen).meaning("MARTIAN ").value == "OOTH"


def test_a_guess_names_a_code_and_not_the_cell() -> None:
    guess = Recogniser("ethnicity", Choices()).guess("Bangladesi-ish")
    assert guess == "Perhaps ABAN (Bangladeshi)?"
