"""What one account tells of an inspection, as plain values that can be weighed and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sightline.ground.dates import PartialDate
from sightline.knowledge.lookup import event_kind
from sightline.reading.shapes import EventShape, StatedDay

GRADED = "inspection"
"""The family of every kind that gives grades: papers do not tell a short inspection from a standard one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An inspection as one account states it; dates as printed, empty where it states none."""

    kind: str = ""
    framework: str = ""
    era: str = ""
    started_on: str = ""
    ended_on: str = ""
    published_on: str = ""
    lead_inspector: str = ""
    scope: tuple[str, ...] = ()
    is_graded: bool = False

    @classmethod
    def by(cls, event: EventShape) -> Told:
        """What an event of a reading tells."""
        lead = event["lead_inspector"]
        return cls(
            kind=event["kind"] or "",
            framework=event["framework"] or "",
            era=event["era"] or "",
            started_on=_day(event["started_on"]) or _day(event["on_site_from"]),
            ended_on=_day(event["ended_on"]) or _day(event["on_site_until"]),
            published_on=_day(event["published_on"]),
            lead_inspector="" if lead is None else lead["value"],
            scope=tuple(words["value"] for words in event["scope"]),
            is_graded=bool(event["judgements"]),
        )

    @classmethod
    def kept(cls, values: Mapping[str, Any]) -> Told:
        """What was kept with :meth:`to_keep`."""
        known = {name: values[name] for name in cls.__slots__ if name in values}
        return cls(**(known | {"scope": tuple(values.get("scope", ()))}))

    def to_keep(self) -> dict[str, Any]:
        """Its values as JSON holds them; what is not told is left out."""
        return {name: value for name, value in asdict(self).items() if value}

    def filled_by(self, other: Told) -> Told:
        """This, with its gaps filled by what another account tells."""
        return Told.kept(other.to_keep() | self.to_keep())

    @property
    def family(self) -> str:
        """What its kind says of it for telling inspections apart; empty where that is open.

        "The 2018 inspection" without more is one that gave grades: nobody names a visit by its year.
        """
        known = event_kind(self.kind) if self.kind else None
        if known is None:
            is_by_year = self.window is not None and not self.is_to_the_month
            return GRADED if self.is_graded or is_by_year else ""
        return GRADED if known.is_graded else known.id

    @property
    def window(self) -> tuple[date, date] | None:
        """The first day it can have begun and the last it can have ended; ``None`` without a date."""
        first, last = self.started_on or self.ended_on, self.ended_on or self.started_on
        return (partial(first).earliest, partial(last).latest) if first else None

    @property
    def is_to_the_day(self) -> bool:
        """Whether the day it began is known."""
        return is_whole(self.started_on)

    @property
    def is_to_the_month(self) -> bool:
        """Whether the month it began or ended is known."""
        words = self.started_on or self.ended_on
        return bool(words) and partial(words).month is not None


def partial(words: str) -> PartialDate:
    """The date that ``2023``, ``2023-12`` or ``2023-12-11`` says; ``ValueError`` for anything else."""
    return PartialDate(*(int(part) for part in words.split("-")))


def is_whole(words: str) -> bool:
    """Whether the words are a date to the day."""
    return bool(words) and partial(words).is_whole


def agree(one: str, other: str) -> bool:
    """Whether two dates may be the same, each as precise as it is: ``2023-12`` agrees with ``2023-12-11``."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def _day(stated: StatedDay | None) -> str:
    return "" if stated is None else stated["value"]
