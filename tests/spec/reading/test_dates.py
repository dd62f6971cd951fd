"""The forms in which dates are printed, and what each means. Read it as a table."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.reading.phrases.dates import find_dates

SINGLE = [
    ("6 February 2024", "2024-02-06"),
    ("Tuesday 6 February 2024", "2024-02-06"),
    ("Tuesday, 6th February, 2024", "2024-02-06"),
    ("6th of February 2024", "2024-02-06"),
    ("6 FEBRUARY 2024", "2024-02-06"),
    ("6 Feb 2024", "2024-02-06"),
    ("6 Feb. 2024", "2024-02-06"),
    ("1 Sept 2019", "2019-09-01"),
    ("31July 2025", "2025-07-31"),
    ("February 6, 2024", "2024-02-06"),
    ("2024-02-06", "2024-02-06"),
    ("06/02/2024", "2024-02-06"),
    ("6.2.2024", "2024-02-06"),
    ("6-2-2024", "2024-02-06"),
    ("06/02/24", "2024-02-06"),
    ("6  February  2024", "2024-02-06"),
    ("6\u00a0February\u00a02024", "2024-02-06"),
    ("6 February 2 024", "2024-02-06"),
    ("6 Febuary 2024", "2024-02-06"),
    ("6 Septmber 2024", "2024-09-06"),
    ("6 Spetember 2024", "2024-09-06"),
    ("6 Decmber 2024", "2024-12-06"),
    ("December 2023", "2023-12"),
    ("the January 2019 visit", "2019-01"),
    ("Novmber 2021", "2021-11"),
    ("in 2018", "2018"),
    ("since the 2018 inspection", "2018"),
    ("autumn 2020", "2020"),
    ("31 June 2020", "2020-06"),
]

RANGES = [
    ("11 to 22 May 2026", "2026-05-11", "2026-05-22"),
    ("11 May to 22 May 2026", "2026-05-11", "2026-05-22"),
    ("11 – 15 December 2023", "2023-12-11", "2023-12-15"),
    ("11–15 December 2023", "2023-12-11", "2023-12-15"),
    ("11-15 December 2023", "2023-12-11", "2023-12-15"),
    ("11th—15th December 2023", "2023-12-11", "2023-12-15"),
    ("11 until 15 December 2023", "2023-12-11", "2023-12-15"),
    ("Monday 11 to Friday 15 December 2023", "2023-12-11", "2023-12-15"),
    ("Monday 11 December to Friday 15 December 2023", "2023-12-11", "2023-12-15"),
    ("the 11 to the 15 December 2023", "2023-12-11", "2023-12-15"),
    ("30 September 2014 – 22 October 2014", "2014-09-30", "2014-10-22"),
    ("2 March to 13 March 2020", "2020-03-02", "2020-03-13"),
    ("21st February to 4th March 2022", "2022-02-21", "2022-03-04"),
    ("28 November to 9 December 2022", "2022-11-28", "2022-12-09"),
    ("12 December to 13 January 2023", "2022-12-12", "2023-01-13"),
    ("between 22 February and 16 March 2016", "2016-02-22", "2016-03-16"),
    ("between the 23 and 31July 2025", "2025-07-23", "2025-07-31"),
    ("7 and 8 June 2022", "2022-06-07", "2022-06-08"),
    ("7 & 8 June 2022", "2022-06-07", "2022-06-08"),
    ("7, 8 and 9 June 2022", "2022-06-07", "2022-06-09"),
    ("31 January and 1 February 2023", "2023-01-31", "2023-02-01"),
    ("30 and 31 January and 1 February 2023", "2023-01-30", "2023-02-01"),
    ("5 July 2022 and 6 July 2022", "2022-07-05", "2022-07-06"),
    ("February and March of 2019", "2019-02", "2019-03"),
    ("January to March 2023", "2023-01", "2023-03"),
    ("November 2022 to January 2023", "2022-11", "2023-01"),
    ("from 2018 to 2022", "2018", "2022"),
    ("during 2022–23", "2022", "2023"),
]

SEVERAL = [
    (
        "14 to 18 May 2018 and 29 to 31 May 2018",
        [("2018-05-14", "2018-05-18", "printed"), ("2018-05-29", "2018-05-31", "printed")],
    ),
    (
        "14 to 18 May 2018 and 29 to 31 May",
        [("2018-05-14", "2018-05-18", "printed"), ("2018-05-29", "2018-05-31", "neighbour")],
    ),
    (
        "14 to 18 May and 29 to 31 May 2018",
        [("2018-05-14", "2018-05-18", "neighbour"), ("2018-05-29", "2018-05-31", "printed")],
    ),
    (
        "4 to 8 and 11 to 15 March 2019",
        [("2019-03-04", "2019-03-08", "printed"), ("2019-03-11", "2019-03-15", "printed")],
    ),
    (
        "between the 23 and 31July 2025 (on-site 30 to 31 July)",
        [("2025-07-23", "2025-07-31", "printed"), ("2025-07-30", "2025-07-31", "neighbour")],
    ),
    ("Tuesday 5 July and Wednesday 6 July 2022", [("2022-07-05", "2022-07-06", "neighbour")]),
    ("14 May and 29 May 2018", [("2018-05-14", None, "neighbour"), ("2018-05-29", None, "printed")]),
    ("visits in March and July 2019", [("2019-03", None, "printed"), ("2019-07", None, "printed")]),
    ("March 2019 and April 2020", [("2019-03", None, "printed"), ("2020-04", None, "printed")]),
]

NO_DATES = [
    "published 6 February and is attached",
    "15 December and then again on 10 January",
    "0300 123 1231",
    "a grant of £2019",
    "12 Marsh Lane",
    "the financial year 2018/19",
    "paragraphs 11 to 15",
    "children may be seen",
    "SW1H 9EX",
    "2,018 children",
]


def printed(text: str) -> list[tuple[str, str | None, str]]:
    return [(str(one.first), str(one.last) if one.last else None, str(one.year_from)) for one in find_dates(text)]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_date_is_as_precise_as_printed(text: str, expected: str) -> None:
    assert printed(text) == [(expected, None, "printed")]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_range_keeps_both_ends(text: str, first: str, last: str) -> None:
    assert [one[:2] for one in printed(text)] == [(first, last)]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_dates_stay_apart(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert printed(text) == []


def test_year_that_is_nowhere_printed_comes_only_from_a_date_the_caller_names() -> None:
    mention = find_dates("published 6 February and attached", near=date(2023, 12, 15))[0]
    assert (str(mention.first), mention.year_from) == ("2024-02-06", "context")


def test_day_before_the_documents_own_is_the_last_such_day() -> None:
    (mention,) = find_dates("inspected on 10 November", before=date(2023, 6, 15))
    assert (str(mention.first), mention.year_from) == ("2022-11-10", "context")


def test_year_far_from_its_neighbour_is_not_borrowed() -> None:
    found = find_dates("inspected on 15 December 2023 and again on 10 January")
    assert [str(one.first) for one in found] == ["2023-12-15"]


def test_span_is_the_printed_words() -> None:
    text = "Inspection dates: 11 to 22 May 2026. Lead inspector"
    mention = find_dates(text)[0]
    assert text[mention.start : mention.end] == "11 to 22 May 2026"


def test_only_the_window_asked_for_is_searched() -> None:
    text = "6 February 2024 and 7 March 2024"
    assert [str(one.first) for one in find_dates(text, 16)] == ["2024-03-07"]
