"""Value, target and distance, always in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sightline.improvement.actions import measures
from sightline.improvement.actions.measures import Found, MeasureWords
from sightline.improvement.queries.measuring import measured
from sightline.improvement.refusals import Refused
from tests.unit.improvement.conftest import World
from tests.unit.register.made import AT

ON = date(2024, 7, 1)
JUNE = date(2024, 6, 30)
SHARE: dict[str, Any] = {
    "kind": "indicator",
    "what": "Visits in time",
    "target": "85%",
    "target_value": Decimal(85),
    "baseline_value": Decimal(62),
    "unit": "%",
    "by_when": date(2025, 3, 31),
}
DAYS = {**SHARE, "target_value": Decimal(10), "baseline_value": Decimal(30), "unit": "days", "better": "lower"}
STANDS: list[tuple[dict[str, Any], dict[str, Any] | None, str, str]] = [
    (SHARE, None, "not-measured", "The target is 85% by 31 March 2025. It has not been measured yet."),
    (
        SHARE,
        {"value": Decimal(71), "numerator": 142, "denominator": 200},
        "nearer",
        "71% (142 of 200) on 30 June 2024. The target is 85% by 31 March 2025: 14 percentage points short; "
        "it began at 62%.",
    ),
    (SHARE, {"value": Decimal("84.0")}, "nearer", "1 percentage point short"),
    (SHARE, {"value": Decimal(62)}, "no-nearer", "23 percentage points short"),
    (SHARE, {"value": Decimal(85)}, "at-target", "The target is 85% by 31 March 2025: it is reached."),
    ({**SHARE, "by_when": date(2024, 6, 30)}, {"value": Decimal(80)}, "missed", "5 percentage points short"),
    (
        DAYS,
        {"value": Decimal("22.5")},
        "nearer",
        "22.5 days on 30 June 2024. The target is 10 days by 31 March 2025: 12.5 days too many",
    ),
    (DAYS, {"value": Decimal(9)}, "at-target", "it is reached"),
    (
        {"kind": "what-children-say", "what": "Plans", "target": "Children can say what happens next"},
        {"words": "Nine of twelve could"},
        "in-words",
        "Nine of twelve could on 30 June 2024. The target is Children can say what happens next.",
    ),
]


SEEN = "Dora Example, team manager"


@pytest.mark.parametrize(("words", "found", "nearness", "sentence"), STANDS)
def test_a_measure_says_how_near_it_is(
    world: World, words: dict[str, Any], found: dict[str, Any] | None, nearness: str, sentence: str
) -> None:
    measure = measures.add(action=world.action(), words=MeasureWords(**words), by=world.editor, at=AT)
    if found:
        measures.record(measure=measure, found=Found(as_at=JUNE, observer=SEEN, **found), by=world.worker, on=ON, at=AT)
    (told,) = measured([measure], ON)
    assert told.nearness == nearness
    assert sentence in told.sentence


def test_the_newest_result_of_the_day_counts(world: World) -> None:
    measure = measures.add(action=world.action(), words=MeasureWords(**SHARE), by=world.editor, at=AT)
    for as_at, value in ((JUNE, 80), (date(2024, 5, 31), 70)):
        found = Found(as_at=as_at, value=Decimal(value), observer=SEEN)
        measures.record(measure=measure, found=found, by=world.worker, on=ON, at=AT)
    assert "80%" in measured([measure], ON)[0].sentence
    assert "70%" in measured([measure], date(2024, 6, 1))[0].sentence


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"as_at": JUNE}, "words-missing"),
    ({"as_at": date(2024, 7, 2), "value": Decimal(1)}, "no-such-day"),
    ({"as_at": JUNE, "value": Decimal(1), "numerator": 3}, "counts-do-not-fit"),
    ({"as_at": JUNE, "value": Decimal(1), "numerator": 3, "denominator": 2}, "counts-do-not-fit"),
    ({"as_at": JUNE, "value": Decimal("NaN")}, "not-known"),
    ({"as_at": JUNE, "value": Decimal(1), "observer": " "}, "words-missing"),
]


@pytest.mark.parametrize(("found", "code"), REFUSED)
def test_a_result_that_cannot_be_is_refused(world: World, found: dict[str, Any], code: str) -> None:
    measure = measures.add(action=world.action(), words=MeasureWords(**SHARE), by=world.editor, at=AT)
    with pytest.raises(Refused) as refusal:
        measures.record(measure=measure, found=Found(**{"observer": SEEN, **found}), by=world.worker, on=ON, at=AT)
    assert refusal.value.code == code
