"""Which inspections and visits a sentence tells of, and which grades it gives of what."""

from __future__ import annotations

import pytest

from sightline.knowledge import lookup
from sightline.reading.finders.events_told import events_told
from sightline.reading.finders.grades_told import grades_told
from sightline.reading.openers import open_bytes

EVENTS = [
    ("Ofsted made a focused visit to Northmere on 6 and 7 June 2023.", [("focused-visit", "ilacs", "2023-06-06")]),
    ("The Focussed Inspection took place between the 6 and 7June 2023.", [("focused-visit", "ilacs", "2023-06-06")]),
    ("A monitoring visit was held on 6 June 2023.", [("monitoring-visit", None, "2023-06-06")]),
    ("After the assurance visit in October 2020 leaders met.", [("assurance-visit", "ilacs", "2020-10")]),
    ("There was a JTAI in 2019.", [("jtai", None, "2019")]),
    ("Our last ILACS was in May 2019.", [(None, "ilacs", "2019-05")]),
    (
        "A standard inspection under the ILACS framework from 3 to 14 June 2019.",
        [("standard-inspection", "ilacs", "2019-06-03")],
    ),
    ("The 2018 inspection was kind.", [(None, None, "2018")]),
    ("Since the July 2019 Ofsted focused visit much was done.", [("focused-visit", "ilacs", "2019-07")]),
    (
        "There was no focused visit, neither following the ILACS in 2018 nor the ILACS in 2021.",
        [(None, "ilacs", "2018"), (None, "ilacs", "2021")],
    ),
    ("Inspections in 2018 and 2021 said the same.", [(None, None, "2018"), (None, None, "2021")]),
    (
        "The inspection of 2 to 20 March 2015 had been undertaken under the Single Inspection Framework (SIF) and the "
        "inspection of 3 to 14 June 2019 under the ILACS framework.",
        [("single-inspection", "sif", "2015-03-02"), (None, "ilacs", "2019-06-03")],
    ),
    ("The focused visit took place on 31 January and 1 February 2023.", [("focused-visit", "ilacs", "2023-01-31")]),
    ("Ofsted inspected from 14 to 18 May 2019 and 29 to 31 May 2019.", [(None, None, "2019-05-14")]),
    ("It was reported that between 3 and 14 June 2019 a full inspection was completed.", [(None, None, "2019-06-03")]),
    ("The letter about the visit was published on 3 July 2023.", []),
    ("The next inspection is due to take place in 2026.", []),
    ("Since 2019 leaders have rebuilt the harbour.", []),
    ("The inspection of the children's home in 2023 was kind.", []),
    ("The school inspection in March 2023 was kind.", []),
    ("At its meeting on 3 July 2023 the Cabinet noted the inspection.", []),
]

GRADES = [
    ("Overall effectiveness: Good", [("good", "overall-effectiveness")]),
    (
        "Northmere was given an overall rating of ‘requires improvement’.",
        [("requires-improvement", "overall-effectiveness")],
    ),
    (
        "Services were judged good overall and outstanding for children in care.",
        [("good", "overall-effectiveness"), ("outstanding", "children-in-care")],
    ),
    (
        "There were ‘good’ judgements for children in care and leadership and management.",
        [("good", "children-in-care"), ("good", "impact-of-leaders")],
    ),
    (
        "The judgements on children needing help and protection and care leavers are ‘require improvement to be good’.",
        [("requires-improvement", "help-and-protection"), ("requires-improvement", "care-leavers")],
    ),
    (
        "Inspectors gave ‘outstanding’ judgements for children in care and care leavers.",
        [("outstanding", "children-in-care"), ("outstanding", "care-leavers")],
    ),
    (
        "Good ratings were received for the impact of leaders and help and protection; and an Outstanding rating "
        "for care leavers.",
        [("good", "impact-of-leaders"), ("good", "help-and-protection"), ("outstanding", "care-leavers")],
    ),
    ("Inspectors rated the service as Good.", [("good", "overall-effectiveness")]),
    ("The local authority was judged inadequate.", [("inadequate", "overall-effectiveness")]),
    ("Northmere has kept its ‘Outstanding’ rating.", [("outstanding", "overall-effectiveness")]),
    ("All areas were judged inadequate.", [("inadequate", None)]),
    ("It was deemed to ‘require improvement to be good’ across all areas.", [("requires-improvement", None)]),
    (
        "Ofsted awarded Northmere Council’s Children’s Services an “Outstanding” rating.",
        [("outstanding", "overall-effectiveness")],
    ),
    ("No authority has been judged ‘outstanding’ overall.", []),
    (
        "It was ‘good’ for help and protection, ‘good’ for boats and ‘outstanding’ for children leaving care.",
        [
            ("good", "help-and-protection"),
            ("outstanding", "care-leavers"),
        ],
    ),
    ("The overall effectiveness of children’s services was inadequate.", [("inadequate", "overall-effectiveness")]),
    ("Children make good progress and receive good support.", []),
    ("Half of the audited cases were judged good.", []),
    ("The school was judged to be outstanding.", []),
    ("Placement choice requires improvement.", []),
    ("The grades are inadequate, requires improvement, good and outstanding.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events_of_a_sentence(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    told = events_told(open_bytes(text.encode(), "sentence.txt"))
    assert [(event.kind, event.framework, str(event.when.first)) for event in told] == expected


@pytest.mark.parametrize(("text", "expected"), GRADES)
def test_grades_of_a_sentence(text: str, expected: list[tuple[str, str | None]]) -> None:
    told = grades_told(text, 0, len(text), lookup.era("ilacs-2023"))
    assert [(grade.grade, grade.area) for grade in told] == expected


def test_same_inspection_told_twice_is_one_with_its_most_precise_dates() -> None:
    text = "The focused visit in June 2023 went well.\n\nThe focused visit on 6 and 7 June 2023 looked at boats."
    (event,) = events_told(open_bytes(text.encode(), "paper.txt"))
    assert str(event.when.first) == "2023-06-06"


def test_days_on_site_are_told_beside_the_period() -> None:
    text = "Ofsted made a focused visit between the 3 and 11June 2023 (on-site 10 to 11 June)."
    (event,) = events_told(open_bytes(text.encode(), "paper.txt"))
    assert event.on_site is not None
    assert (str(event.when.first), str(event.on_site.first)) == ("2023-06-03", "2023-06-10")
