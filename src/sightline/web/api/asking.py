"""What a program may ask with: parameters, their limits, and how one page of an answer is cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Field, Path, Schema

from sightline.register.queries.catalogue import Narrowed
from sightline.web.api.refusals import Refusal

MOST_AT_ONCE = 200
FARTHEST = 1_000_000
GREATEST_NUMBER = 2**53 - 1
"""The greatest whole number that every reader of JSON keeps exactly."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{0,80}$")]
"""An id of the register or of knowledge: ``requires-improvement``."""

Words = Annotated[str, Field(max_length=100, pattern=r"^[^\u0000]*$")]
Number = Annotated[int, Field(ge=1, le=GREATEST_NUMBER)]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Grade = Literal["outstanding", "good", "requires-improvement", "inadequate"]

NumberInPath = Annotated[int, Path(ge=1, le=GREATEST_NUMBER)]
IdInPath = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,80}$")]
HashInPath = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


class Asked(Schema):
    """How much of a list is wanted."""

    limit: int = Field(50, ge=1, le=MOST_AT_ONCE, description="How many to give at once.")
    offset: int = Field(0, ge=0, le=FARTHEST, description="How many to pass over.")


class AskedOfInspections(Asked):
    """What to narrow a list to, by the inspection its items belong to."""

    authority: Id = Field("", description="The id of an authority.")
    region: Words = Field("", description="A region, such as South East.")
    kind: Id = Field("", description="The kind of inspection or visit.")
    era: Id = Field("", description="The era of the framework.")
    began_since: Day | None = Field(None, description="The inspection began on this day or later.")
    began_until: Day | None = Field(None, description="The inspection began on this day or earlier.")

    def narrowed(self, inspection: int | None = None) -> Narrowed:
        """The same for the register."""
        return Narrowed(
            authority=self.authority,
            region=self.region,
            kind=self.kind,
            era=self.era,
            began_since=day("began_since", self.began_since),
            began_until=day("began_until", self.began_until),
            inspection=inspection,
        )


T = TypeVar("T")
M = TypeVar("M", bound=Model)


class PageOf(Schema, Generic[T]):
    """A part of a list: ``next`` is the address of the part after it, null at the end."""

    count: int
    limit: int
    offset: int
    next: str | None
    items: list[T]


def page(request: HttpRequest, rows: QuerySet[M], asked: Asked, shape: Callable[[list[M]], list[T]]) -> dict[str, Any]:
    """The part of ``rows`` that was asked for, in its shape.

    :raises Refusal: for a parameter that this list does not know: most likely a slip, and never ignored.
    """
    known_only(request, asked)
    count = rows.count()
    part = list(rows[asked.offset : asked.offset + asked.limit])
    return in_page(request, asked, count, shape(part))


def in_page(request: HttpRequest, asked: Asked, count: int, items: list[T]) -> dict[str, Any]:
    """The frame of a page around its items."""
    after = asked.offset + asked.limit
    following = request.GET.copy()
    following["offset"], following["limit"] = str(after), str(asked.limit)
    address = f"{request.path}?{following.urlencode()}" if after < min(count, FARTHEST) else None
    return {"count": count, "limit": asked.limit, "offset": asked.offset, "next": address, "items": items}


def known_only(request: HttpRequest, asked: Schema) -> None:
    """Refuse parameters that do not exist here.

    :raises Refusal: naming them, and those that exist.
    """
    known = type(asked).model_fields
    if unknown := sorted(set(request.GET) - set(known)):
        message = f"There is no parameter {', '.join(unknown)} here. There are {', '.join(known)}."
        raise Refusal(422, "unknown-parameter", message)


def day(name: str, words: str | None) -> date | None:
    """The day in ``2026-11-21``; none where none was asked for.

    :raises Refusal: where the words are no day.
    """
    if words is None:
        return None
    try:
        found = date.fromisoformat(words)
    except ValueError as fault:
        raise Refusal(422, "not-a-date", f"{name} is a day such as 2026-11-21.") from fault
    if found.isoformat() != words:
        raise Refusal(422, "not-a-date", f"{name} is a day such as 2026-11-21.")
    return found
