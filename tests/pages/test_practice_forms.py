"""Local limits, published figures and measures of an area, as people set and see them."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.indicators.disclosure import SafeResult, Shown
from sightline.practice.models import Benchmark, LocalLimit, Run, Target
from sightline.register.access import Role
from sightline.register.models import Area, Authority, Event
from tests.pages.conftest import Page
from tests.unit.practice.test_runs import AFTER, BEFORE, VISITS, kept, safe
from tests.unit.register.made import Made, report, taken

HEAD = "time_period,time_identifier,geographic_level,country_name,region_name,la_name,placement,percentage,note"
ROWS = [
    "202425,Financial year,National,England,,,Total,88.0,a",
    "202425,Financial year,National,England,,,Foster,90.0,a",
    "202425,Financial year,Local authority,England,,Northmere,Total,91.5,a",
    "202425,Financial year,Local authority,England,,Eastvale,Total,84.0,a",
    "202425,Financial year,Local authority,England,,Harrowdene,Total,c,a",
    "202425,Financial year,Local authority,England,,Nowhere,Total,12.0,a",
]


@pytest.fixture
def northmere(settings: Any, db: None) -> Authority:
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", date(2026, 11, 22)
    for name in ("Northmere", "Eastvale", "Harrowdene"):
        taken(report(made=Made(name=f"{name}.pdf"), authority=name))
    return Authority.objects.get(pk="northmere")


@pytest.fixture
def area(northmere: Authority) -> Area:
    return Area.objects.filter(inspection__authority=northmere).select_related("inspection")[0]


def upload(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("open.csv", "\n".join(lines).encode(), content_type="text/csv")


def sealed(page_html: str) -> str:
    found = re.search(r'name="sent" value="([^"]+)"', page_html)
    assert found is not None
    return html.unescape(found[1])


LIMIT = {"count": "30", "unit": "working-days", "since-day": "1", "since-month": "10", "since-year": "2026"}


def test_an_own_limit_is_set_and_stands_beside_the_field(page: Page, northmere: Authority) -> None:
    address = "/practice/limits/care-visit"
    words = page(address, Role.EDITOR, post={**LIMIT, "reason": "Agreed by our panel."}).words
    assert "30 working daysFrom 1 October 2026. Agreed by our panel." in words
    assert LocalLimit.objects.get().count == 30
    assert "Our own: 30 working days" in page(f"/practice/{VISITS}").words
    assert Event.objects.filter(kind="limit-set").count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"count": "0", "reason": "x"}, "Write how many"),
        ({"reason": " "}, "Say why"),
        ({"unit": "moons", "reason": "x"}, "Choose what it is counted in"),
        ({"since-day": "31", "since-month": "2", "reason": "x"}, "Give the day as three numbers"),
    ],
)
def test_what_is_wrong_with_a_limit_is_said_at_its_field(
    page: Page, northmere: Authority, sent: dict[str, str], words: str
) -> None:
    assert words in page("/practice/limits/care-visit", Role.ANALYST, post=LIMIT | sent, status=422).words
    assert not LocalLimit.objects.exists()


def test_published_figures_are_looked_at_and_then_loaded(page: Page, northmere: Authority) -> None:
    read = page("/practice/comparators", Role.ANALYST, post={"file": upload(HEAD, *ROWS)})
    assert "5 lines of the file are about these places." in read.words, "nobody else's figures are taken"
    chosen = {"sent": sealed(read.html), "measure": VISITS, "column": "percentage", "filter-0": "Total"}
    looked = page("/practice/comparators", Role.ANALYST, post=chosen)
    assert "1 value is left out" in looked.words
    assert "Northmere202591.5%" in looked.words
    assert not Benchmark.objects.exists()
    loaded = chosen | {"load": "yes", "source": "Invented statistics 2025"}
    words = page("/practice/comparators", Role.ANALYST, post=loaded).words
    assert sorted(Benchmark.objects.values_list("place", "value")) == [
        ("Eastvale", 84.0),
        ("England", 88.0),
        ("Northmere", 91.5),
    ]
    assert "Northmere 91.5%, England 88%" in words
    csv = page_csv(page, f"/practice/{VISITS}?csv=compared")
    assert csv.splitlines()[1].startswith("Northmere,91.5%")


def page_csv(page: Page, path: str) -> str:
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username=Role.VIEWER.value))
    return "".join(part.decode() for part in client.get(path))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["a,b", "1,2"], "has no columns time_period and geographic_level"),
        ([HEAD, ROWS[-1]], "says nothing of us"),
        ([], "has no columns"),
    ],
)
def test_a_file_that_is_no_open_data_is_said(page: Page, northmere: Authority, lines: list[str], words: str) -> None:
    answer = page("/practice/comparators", Role.ANALYST, post={"file": upload(*(lines or [" "]))}, status=422)
    assert words in answer.words


def test_a_choice_that_leaves_several_values_is_said(page: Page, northmere: Authority) -> None:
    rows = [*ROWS, "202425,Financial year,National,England,,,Total,77.0,b"]
    read = page("/practice/comparators", Role.ANALYST, post={"file": upload(HEAD, *rows)})
    chosen = {"sent": sealed(read.html), "measure": VISITS, "column": "percentage", "filter-0": "Total"}
    words = page("/practice/comparators", Role.ANALYST, post=chosen, status=422).words
    assert "Nothing is left" in words or "more than one value for England in 2025" in words
    page("/practice/comparators", Role.ANALYST, post=chosen | {"sent": "forged"}, status=422)


TIE = {
    "indicator": VISITS,
    "wanted": "90",
    "wanted_by-day": "31",
    "wanted_by-month": "12",
    "wanted_by-year": "2026",
}


def measured(*values: tuple[date, float | None]) -> list[Run]:
    return [kept(on, safe(on, value)) for on, value in values]


def test_a_measure_is_tied_and_the_area_says_how_far_it_has_to_go(page: Page, area: Area) -> None:
    runs = measured((BEFORE, 71.0), (AFTER, 84.0))
    words = page(f"/areas/{area.pk}").words
    assert "No measure is tied to it" in words
    words = page(f"/areas/{area.pk}/measures", Role.EDITOR, post=TIE | {"run": str(runs[0].pk)}).words
    assert "From 71% on 30 September 2023 to 90% by 31 December 2026." in words
    assert "84% (84 of 100) on 30 September 2026: 6 percentage points to go." in words
    assert "With fewer than 12 values nobody can tell change from chance" in words
    assert Event.objects.filter(kind="target-set").count() == 1
    csv = page_csv(page, f"/areas/{area.pk}?csv=measure-{Target.objects.get().pk}")
    assert "30 September 2026" in csv


def test_a_target_that_a_run_has_reached_already_says_so(page: Page, area: Area) -> None:
    runs = measured((BEFORE, 71.0), (date(2025, 9, 30), 92.0), (AFTER, 91.0))
    words = page(f"/areas/{area.pk}/measures", Role.EDITOR, post=TIE | {"run": str(runs[0].pk)}).words
    assert "reached first on 30 September 2025." in words
    assert Event.objects.filter(kind="target-reached").count() == 1


MISSING = SafeResult(
    indicator=VISITS, status=Shown.NOT_AVAILABLE, why="The return holds no visits.", since=AFTER, until=AFTER
)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "It was not measured since the inspection"),
        (safe(AFTER, None), "may not be shown, because so few children are counted"),
        (MISSING, "The latest return cannot say it. The return holds no visits."),
        (
            SafeResult(
                indicator=VISITS,
                status=Shown.AVAILABLE,
                numerator=84,
                denominator=100,
                value=84.0,
                why="Another way.",
                since=AFTER,
                until=AFTER,
            ),
            "worked out otherwise now",
        ),
    ],
    ids=["no run since", "hidden", "not available", "another way"],
)
def test_an_area_says_when_its_measure_cannot_tell(page: Page, area: Area, last: SafeResult | None, words: str) -> None:
    runs = measured((date(2020, 9, 30), 71.0))
    if last is not None:
        kept(AFTER, last)
    assert words in page(f"/areas/{area.pk}/measures", Role.EDITOR, post=TIE | {"run": str(runs[0].pk)}).words


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose the return where it starts"),
        ({"run": "own", "wanted": "many"}, "Write a number"),
        ({"run": "own", "indicator": "nothing"}, "There is no such measure"),
        ({"run": "own", "indicator": "re-referrals"}, "That run has no value for this measure"),
    ],
)
def test_what_is_wrong_with_a_target_is_said(page: Page, area: Area, sent: dict[str, str], words: str) -> None:
    (run,) = measured((BEFORE, 71.0))
    sent = {**TIE, **sent} | ({"run": str(run.pk)} if sent.get("run") else {})
    assert words in page(f"/areas/{area.pk}/measures", Role.EDITOR, post=sent, status=422).words


def test_another_authoritys_area_is_tied_to_nothing(page: Page, northmere: Authority) -> None:
    other = Area.objects.filter(inspection__authority="eastvale")[0]
    page(f"/areas/{other.pk}/measures", Role.EDITOR, status=404)
    assert "Did it change for children?" not in page(f"/areas/{other.pk}").words
