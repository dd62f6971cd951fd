"""Each chart: the finding it states, the words in it, the figures behind it."""

from __future__ import annotations

import re

import pytest

from sightline.charts import (
    WAS_NOT_FOUND,
    Judged,
    ThemeYear,
    grades_over_time,
    strip,
    strips,
    theme_over_time,
    transitions,
)
from sightline.charts.scale import MIXED, NOT_FOUND, NOT_HELD, NOT_JUDGED, POLARITIES, Swatch, grades
from tests.unit.charts.drawn import drawn, judged, words

SUBJECT = "overall effectiveness"
OLD, NEW, NEWEST = "ilacs-2018", "ilacs-2023", "ilacs-2026"
NORTHMERE = judged(
    "northmere",
    ("2018-06-11", OLD, "inadequate"),
    ("2021-05-10", OLD, "requires-improvement"),
    ("2024-02-05", NEW, "good"),
)
EASTVALE = judged("eastvale", ("2019-03-04", OLD, "good"), ("2023-03-06", NEW, "good"))
HARROWDENE = judged("harrowdene", ("2022-01-10", OLD, "outstanding"), ("2025-09-08", NEW, "good"))
ALL = [*NORTHMERE, *EASTVALE, *HARROWDENE]


def _many(count: int, year: int, grade: str, era: str = NEW) -> list[Judged]:
    return [it for n in range(count) for it in judged(f"authority-{n}-{year}-{grade}", (f"{year}-05-08", era, grade))]


def test_transitions_count_what_rose_stayed_and_fell() -> None:
    chart = transitions("t", SUBJECT, ALL)
    shown = words(drawn(chart))
    assert chart is not None
    assert (
        chart.title == "From one inspection to the next, 2 grades for overall effectiveness rose, 1 stayed and 1 fell"
    )
    assert "4 pairs of inspections, of 3 authorities. 3 cross from one era to another" in chart.sentence
    assert ("Inadequate", "Requires improvement to be good", "1", "0", "1") in chart.table.rows
    assert ("Requires improvement to be good", "Good", "0", "1", "1") in chart.table.rows
    assert (shown.count("▲"), shown.count("="), shown.count("▼")) == (2, 1, 1)


def test_an_inspection_that_did_not_judge_the_area_is_no_step_between_two() -> None:
    between = judged("northmere", ("2022-01-10", OLD, ""))
    assert transitions("t", SUBJECT, [*between, *NORTHMERE]) == transitions("t", SUBJECT, NORTHMERE)


def test_a_grade_that_is_not_found_parts_those_around_it() -> None:
    between = judged("eastvale", ("2021-01-11", OLD, WAS_NOT_FOUND))
    assert transitions("t", SUBJECT, [*between, *EASTVALE]) is None


def test_there_are_no_transitions_without_a_pair() -> None:
    assert transitions("t", SUBJECT, NORTHMERE[:1]) is None


def test_grades_over_time_state_the_change_within_the_newest_era_that_has_enough() -> None:
    before = [*_many(6, 2023, "good"), *_many(6, 2023, "inadequate")]
    after = [*_many(9, 2025, "outstanding"), *_many(3, 2025, "inadequate")]
    chart = grades_over_time("g", SUBJECT, [*NORTHMERE, *before, *after])
    drawn(chart)
    assert chart is not None
    assert (
        chart.title == "Good or outstanding for overall effectiveness rose from 50% of 12 in 2023 to 75% of 12 in 2025"
    )


def test_grades_of_two_eras_are_never_one_bar() -> None:
    told = [*_many(2, 2026, "good"), *_many(3, 2026, "good", NEWEST)]
    chart = grades_over_time("g", "help and protection", told)
    shown = words(drawn(chart))
    assert chart is not None
    assert shown.count("2026") == 2
    assert [row[:2] for row in chart.table.rows] == [
        ("ILACS, January 2023 to March 2026", "2026"),
        ("ILACS, from April 2026", "2026"),
    ]
    assert "The 2 eras stand apart" in chart.sentence


def test_few_inspections_are_told_without_a_trend() -> None:
    chart = grades_over_time("g", SUBJECT, ALL)
    drawn(chart)
    assert chart is not None
    assert chart.title == "5 of 7 grades for overall effectiveness were good or outstanding"


def test_a_theme_shows_shares_and_how_many_sentences_there_are() -> None:
    told = [
        ThemeYear(NEW, 2023, "weakness", 30),
        ThemeYear(NEW, 2023, "strength", 10),
        ThemeYear(NEW, 2025, "weakness", 5),
        ThemeYear(NEW, 2025, "mixed", 5),
        ThemeYear(NEW, 2025, "strength", 10),
        ThemeYear(NEW, 2025, "neutral", 100),
    ]
    chart = theme_over_time("t", "Management oversight", told)
    shown = words(drawn(chart))
    assert chart is not None
    assert chart.title == "Management oversight: weaknesses fell from 75% of 40 in 2023 to 25% of 20 in 2025"
    assert {"W 30", "S 10", "40", "20"} <= set(shown)
    assert chart.table.rows[1] == ("ILACS, January 2023 to March 2026", "2025", "10", "5", "5", "20", "25%")


def test_a_share_that_stayed_is_said_to_have_stayed() -> None:
    told = [ThemeYear(NEW, year, polarity, 10) for year in (2023, 2024) for polarity in ("strength", "weakness")]
    chart = theme_over_time("t", "Neglect", told)
    assert chart is not None
    assert chart.title == "Neglect: weaknesses stayed at 50% from 2023 to 2024"


@pytest.mark.parametrize("told", [[], [ThemeYear(NEW, 2023, "neutral", 4)]])
def test_there_is_no_chart_of_a_theme_nobody_weighs(told: list[ThemeYear]) -> None:
    assert theme_over_time("t", "Neglect", told) is None


def test_a_strip_tells_one_authority_s_story_and_joins_grades_of_one_era_only() -> None:
    chart = strip("s", SUBJECT, NORTHMERE)
    root = drawn(chart)
    assert chart is not None
    assert chart.title == (
        "Overall effectiveness: inadequate in 2018, requires improvement to be good in 2021, good in 2024"
    )
    joined = [it for it in root.iter() if it.tag.endswith("line") and it.get("stroke-width") == "1.5"]
    assert len(joined) == 1
    assert chart.table.rows[0] == ("Northmere", "11 June 2018", "ILACS, 2018 to 2022", "Inadequate")


def test_an_area_that_was_not_judged_says_so_on_the_strip() -> None:
    chart = strip("s", SUBJECT, [*NORTHMERE, *judged("northmere", ("2026-05-11", NEWEST, ""))])
    shown = words(drawn(chart))
    assert shown.count("–") == 2  # the legend and the inspection
    assert chart is not None
    assert chart.table.rows[-1][-1] == "Not judged then"


def test_a_grade_that_is_not_found_is_another_silence() -> None:
    chart = strip("s", SUBJECT, [*NORTHMERE, *judged("northmere", ("2025-05-12", NEW, WAS_NOT_FOUND))])
    shown = words(drawn(chart))
    assert (shown.count("–"), shown.count("?")) == (0, 2)


def test_strips_stand_by_name_one_below_the_other() -> None:
    chart = strips("s", SUBJECT, ALL)
    shown = words(drawn(chart))
    assert chart is not None
    assert [it for it in shown if it in ("Northmere", "Eastvale", "Harrowdene")] == [
        "Eastvale",
        "Harrowdene",
        "Northmere",
    ]
    assert chart.title == "Of 3 authorities, 1 rose and 1 fell for overall effectiveness at the latest known inspection"


def test_nothing_held_is_no_chart() -> None:
    assert strip("s", SUBJECT, []) is None
    assert strips("s", SUBJECT, []) is None
    assert grades_over_time("g", SUBJECT, []) is None


def test_words_of_an_authority_cannot_break_out_of_the_picture() -> None:
    name = '<script>"&</script>'
    chart = strips("s", SUBJECT, [Judged("x", name, NEW, it.began_on, "good") for it in NORTHMERE])
    assert name in words(drawn(chart))


def _luminance(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("..", colour.removeprefix("#"))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("swatch", [*grades(), *POLARITIES, NOT_JUDGED, NOT_FOUND, NOT_HELD], ids=lambda it: it.id)
def test_letters_stand_out_from_what_they_stand_on(swatch: Swatch) -> None:
    grounds = [swatch.fill, *([swatch.stripe] if swatch.stripe else [])]
    assert all(_contrast(swatch.ink, ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("scale", [grades(), POLARITIES])
def test_what_is_told_apart_differs_without_colour(scale: tuple[Swatch, ...]) -> None:
    assert len({it.letter for it in scale}) == len(scale)
    for place, one in enumerate(scale):
        for other in scale[place + 1 :]:
            assert _contrast(one.fill, other.fill) >= 1.4 or bool(one.stripe) != bool(other.stripe)


def test_mixed_lies_between_strength_and_weakness() -> None:
    assert POLARITIES.index(MIXED) == 1
