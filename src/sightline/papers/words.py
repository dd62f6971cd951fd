"""The turns of phrase that papers share: days and spans, what an inspection is called, where it stands."""

from __future__ import annotations

from datetime import date

from sightline.ground.dates import PartialDate
from sightline.ground.wording import count_in_words, day_in_words, partial_date_in_words
from sightline.knowledge import labels
from sightline.register.told import partial

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def when(started_on: str, ended_on: str) -> str:
    """``from 11 to 15 December 2023``, ``on 4 November 2020`` or ``in December 2023``; blank where nothing is known."""
    first, last = _day(started_on), _day(ended_on)
    if first is None:
        return f"until {partial_date_in_words(last)}" if last else ""
    if not first.is_whole:
        return f"in {partial_date_in_words(first)}"
    if last is None or last == first or not last.is_whole:
        return f"on {partial_date_in_words(first)}"
    return f"from {_start(first.earliest, last.earliest)} to {day_in_words(last.earliest)}"


def _start(first: date, last: date) -> str:
    """The first day, without what it shares with the last."""
    words = day_in_words(first).split()
    shared = 2 if (first.year, first.month) == (last.year, last.month) else int(first.year == last.year)
    return " ".join(words[: len(words) - shared])


def _day(printed: str) -> PartialDate | None:
    return partial(printed) if printed else None


def kind(id_: str) -> str:
    """``short inspection``, ``focused visit``: as said within a sentence."""
    return labels.kind(id_).lower().replace("jtai", "joint targeted area inspection")


def event_at(kind_id: str, authority: str) -> str:
    """``focused visit to Northmere``, ``short inspection of Northmere’s children’s services``."""
    name = kind(kind_id)
    services = f"{possessive(authority)} children’s services"
    return f"{name} to {services}" if name.endswith("visit") else f"{name} of {services}"


def came(kind_id: str, authority: str) -> str:
    """``Ofsted made a focused visit to …``, ``Ofsted carried out a short inspection of …``."""
    did = "made" if kind(kind_id).endswith("visit") else "carried out"
    return f"Ofsted {did} {an(event_at(kind_id, authority))}"


def an(words: str) -> str:
    """The words with their article: ``an assurance visit``, ``a focused visit``."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def number(count: int, one: str, many: str | None = None) -> str:
    """``three areas``, ``no area``: small numbers in words, as in a sentence."""
    if count < len(_NUMBERS):
        return f"{_NUMBERS[count]} {one if count in (0, 1) else many or one + 's'}"
    return count_in_words(count, one, many)


def possessive(name: str) -> str:
    """``Northmere’s``, ``St Helens’``."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def capitalised(words: str) -> str:
    """The words with a capital first letter and the rest as it is."""
    return words[:1].upper() + words[1:]
