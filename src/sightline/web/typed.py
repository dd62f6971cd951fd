"""What people type into the forms of plans, from text to values; what cannot be read is said at its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from sightline.ground.errors import SightlineError
from sightline.improvement.refusals import Refused

Typed = Mapping[str, str]
LONGEST_NUMBER = 9
LONGEST_KEY = 15


def typed(sent: QueryDict) -> dict[str, str]:
    """Every field as it was sent, by name."""
    return {name: str(sent.get(name, "")).replace("\0", "") for name in sent if name != "csrfmiddlewaretoken"}


def day(sent: Typed, name: str) -> date | None:
    """A day from its three fields; ``None`` where all are empty."""
    parts = [sent.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return None
    try:
        days, month, year = (int(part) for part in parts)
        return date(year, month, days)
    except (ValueError, OverflowError):
        message = "Give the day as three numbers, such as 27 3 2026."
        raise Refused("no-such-day", message, name) from None


def needed_day(sent: Typed, name: str) -> date:
    """The same where a day has to be given."""
    found = day(sent, name)
    if found is None:
        raise Refused("no-such-day", "Give a day, such as 27 3 2026.", name)
    return found


def day_parts(name: str, value: date | None) -> dict[str, str]:
    """A day as its three fields, for a form that is filled."""
    if value is None:
        return {}
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def number(sent: Typed, name: str) -> int | None:
    """A whole number; ``None`` where the field is empty."""
    text = sent.get(name, "").replace(",", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > LONGEST_NUMBER:
        raise Refused("not-known", "Write a whole number, such as 20.", name)
    return int(text)


def decimal(sent: Typed, name: str) -> Decimal | None:
    """A number, with or without a decimal point or a percent sign; ``None`` where the field is empty."""
    text = sent.get(name, "").replace(",", "").replace("%", "").strip()
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise Refused("not-known", "Write a number, such as 85 or 12.5.", name) from None


def key(sent: str) -> int:
    """The number of a row as a form sends it; 0, which no row has, for anything else."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_KEY else 0


def errors_of(fault: SightlineError, fields: tuple[str, ...]) -> dict[str, str]:
    """What is wrong, at the field it is about; at the first field where it is about none of them."""
    field = fault.field if isinstance(fault, Refused) else ""
    return {field if field in fields else fields[0]: fault.message.rstrip(".")}
