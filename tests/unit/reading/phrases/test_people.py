"""Names in lists of inspectors. Every person here is invented."""

from __future__ import annotations

import pytest

from sightline.reading.phrases.people import find_names, inspectors_in, lead_among

NAMES = [
    ("Ada Marlowe, His Majesty's Inspector", ["Ada Marlowe"]),
    ("Ada Marlowe, His Majesty’s Inspector", ["Ada Marlowe"]),
    ("Ada Marlowe HMI", ["Ada Marlowe"]),
    ("Ada Marlowe Her Majesty's Inspector", ["Ada Marlowe"]),
    ("Dr Ada Marlowe OBE, HMI", ["Ada Marlowe"]),
    ("Ada Marlowe-Finch", ["Ada Marlowe-Finch"]),
    ("Bran O’Dell, Senior His Majesty's Inspector", ["Bran O’Dell"]),
    ("Bran d’Inverness", ["Bran d’Inverness"]),
    ("Ada Marlowe- Finch", ["Ada Marlowe-Finch"]),
    ("Ada Marlowe Deputy lead inspector: Bran Dell", ["Ada Marlowe", "Bran Dell"]),
    ("Ada Marlowe Senior HMI Team inspectors: Bran J Dell", ["Ada Marlowe", "Bran J Dell"]),
    ("Bran P. Dell", ["Bran P. Dell"]),
    ("Bran van der Meer, Social Care Regulatory Inspector", ["Bran van der Meer"]),
    ("Zoë Ångel", ["Zoë Ångel"]),
    ("Ada Marlowe, HMI, Bran Dell, SCRI and Cato Finch, OI", ["Ada Marlowe", "Bran Dell", "Cato Finch"]),
    ("Ada Marlowe and Bran  Dell", ["Ada Marlowe", "Bran Dell"]),
    ("His Majesty's Inspector", []),
]

LISTS = [
    (
        "The visit was carried out by Ada Marlowe, Bran Dell and Cato Finch, Her Majesty's Inspectors. ",
        ["Ada Marlowe", "Bran Dell", "Cato Finch"],
    ),
    (
        "The visit was carried out by His Majesty’s Inspectors, Ada Marlowe and Bran Dell.",
        ["Ada Marlowe", "Bran Dell"],
    ),
    ("Her Majesty’s inspectors for this visit were Ada Marlowe and Bran Dell.", ["Ada Marlowe", "Bran Dell"]),
    ("The inspection was led by Ada Marlowe HMI from 3 to 7 June.", ["Ada Marlowe"]),
    ("Leaders were supported by Northmere Council.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_lose_titles_and_honours(text: str, expected: list[str]) -> None:
    assert [name.name for name in find_names(text)] == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_inspectors_of_a_sentence(text: str, expected: list[str]) -> None:
    assert [name.name for name in inspectors_in(text)] == expected


def test_name_stands_where_it_is_printed() -> None:
    text = "Lead inspector: Ada Marlowe, HMI"
    name = find_names(text)[0]
    assert text[name.start : name.end] == "Ada Marlowe"


@pytest.mark.parametrize(
    "text",
    [
        "carried out by Bran Dell and the lead inspector, Ada Marlowe",
        "The lead inspector for this visit was Ada Marlowe and Bran Dell came too",
        "was carried out by Ada Marlowe (lead inspector) and Bran Dell",
    ],
)
def test_lead_is_the_one_the_words_name(text: str) -> None:
    lead = lead_among(text, find_names(text))
    assert lead is not None
    assert lead.name == "Ada Marlowe"
