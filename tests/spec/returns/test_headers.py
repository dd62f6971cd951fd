"""Which column a header names, and which list a sheet's name says: whole, and one only."""

from __future__ import annotations

import pytest

from sightline.knowledge.annex_a_lists import lists
from sightline.returns.choices import Choices
from sightline.returns.matching import match_headers, named_list

HEADERS = [
    ("list-1", "Child Unique ID", "child-id"),
    ("list-1", "  CHILD UNIQUE ID ", "child-id"),
    ("list-1", "Child ID", "child-id"),
    ("list-1", "Unique Child Identifier", "child-id"),
    ("list-1", "Age", "age"),
    ("list-1", "Age of Child (Years)", "age"),
    ("list-1", "Date of Birth", "dob"),
    ("list-1", "DOB", "dob"),
    ("list-1", "Contact Source", "contact-source"),
    ("list-1", "Date of Contact", "contact-date"),
    ("list-3", "Date of Referral", "referral-date"),
    ("list-3", "Referral NFA?", "nfa"),
    ("list-4", "Was the child assessed as requiring LA children’s social care support?", "support-needed"),
    ("list-4", "Was the child assessed as requiring LA children's social care support", "support-needed"),
    ("list-5", "Strategy discussion initiating Section 47 Enquiry Start Date", "strategy-date"),
    (
        "list-7",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
        "emergency",
    ),
    ("list-8", "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))", "uasc"),
    (
        "list-8",
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
        "missing-12",
    ),
    (
        "list-8",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "absent-12",
    ),
    ("list-8", "Date of Last IRO Visit / Contact to the Child", "last-officer-visit"),
    ("list-1", "ChildUniqueID", "child-id"),
    ("list-1", "DateOfContact", "contact-date"),
    ("list-8", "date_of_latest_statutory_review", "last-review"),
    ("list-9", "LatestPathwayPlan", "plan-review"),
    ("list-9", "LAInTouch", "in-touch"),
    ("list-9", "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", "uasc"),
    ("list-11", "Date child/children placed with adopter(s)", "placed"),
    ("list-11", "No. of children placed", "children"),
    ("list-1", "1. Child Unique ID", "child-id"),
    ("list-1", "(4) Date of Birth", "dob"),
    ("list-1", "a) Gender", "gender"),
    ("list-1", "6 Date of Contact", "contact-date"),
    ("list-1", "Date of Contact (dd/mm/yyyy)", "contact-date"),
    ("list-1", "Date of Contact DD-MMM-YYYY", "contact-date"),
    ("list-1", "Child Unique ID [mandatory] *", "child-id"),
    ("list-3", "8. Referral NFA? (Y/N)", "nfa"),
    ("list-4", "Does the Child have a Disability (Y/N/U)", "disability"),
]

NO_HEADERS = [
    ("list-1", "Language"),
    ("list-1", "Percentage"),
    ("list-1", "Date"),
    ("list-1", "12"),
    ("list-1", "Date of Contact (previous)"),
    ("list-3", "Allocated Team 2"),
    ("list-3", "Date of referral outcome decision letter"),
    ("list-8", "Date of Birth of Mother's Manager"),
]

NAMES = [
    ("List 1", "list-1"),
    ("List 10", "list-10"),
    ("list_1", "list-1"),
    ("List11", "list-11"),
    ("List 1 - Contacts", "list-1"),
    ("AnnexA_List_10_2026", "list-10"),
    ("Contacts", "list-1"),
    ("Early Help", "list-2"),
    ("EH", "list-2"),
    ("CPP", "list-7"),
    ("Child Protection", "list-7"),
    ("Care leavers", "list-9"),
    ("Adopters", "list-11"),
    ("Adoption", "list-10"),
    ("Sec47 and ICPC", "list-5"),
    ("Section 47", "list-5"),
    ("S47", "list-5"),
    ("Children in Need", "list-6"),
    ("Children in Care", "list-8"),
    ("CIN", "list-6"),
    ("LAC", "list-8"),
    ("Guidance", None),
    ("List 12", None),
    ("Sheet1", None),
]


@pytest.mark.parametrize(("list_", "header", "column"), HEADERS)
def test_a_header_names_a_column(list_: str, header: str, column: str) -> None:
    found = match_headers([header], lists()[list_], Choices(), "2024")
    assert dict(found.columns) == {column: 0}


@pytest.mark.parametrize(("list_", "header"), NO_HEADERS)
def test_part_of_a_name_is_no_name(list_: str, header: str) -> None:
    found = match_headers([header], lists()[list_], Choices(), "2024")
    assert (dict(found.columns), found.unknown) == ({}, ((0, header),))


@pytest.mark.parametrize(("title", "list_"), NAMES)
def test_a_sheets_name_says_a_list(title: str, list_: str | None) -> None:
    assert named_list(title, lists()) == list_


def test_every_printed_header_is_its_own_column() -> None:
    for shape in lists().values():
        found = match_headers([column.label for column in shape.columns], shape, Choices(), "2024")
        assert list(found.columns) == [column.id for column in shape.columns]


def test_a_persons_choice_is_believed_first() -> None:
    chosen = Choices().with_header("list-3", "Date ref recd", "referral-date")
    found = match_headers(["date REF recd"], lists()["list-3"], chosen, "2024")
    assert dict(found.columns) == {"referral-date": 0}
