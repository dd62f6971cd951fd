"""How much each account of an inspection counts, and what they tell of it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sightline.register.models import Account, Inspection
from sightline.register.told import Told, is_whole

SOURCES = ("inspection-report", "visit-letter")
"""The kinds of document that are the inspectorate's own word."""

FIELDS = ("kind", "started_on", "ended_on", "published_on", "lead_inspector")
"""The values of an inspection that a person may confirm or correct."""

REPORT, NATIONAL, PAPER, PASSING = range(4)
Ranked = tuple[int, Told]


def rank(account: Account) -> int:
    """How much an account counts; 0 counts most."""
    if account.role != "main":
        return PASSING
    return REPORT if account.document.kind in SOURCES else PAPER


def counting(inspection: Inspection, accounts: Iterable[Account]) -> list[Account]:
    """The accounts that make an inspection what it is held to be.

    What a document under embargo tells is held back as long as the national facts or another document tell of
    the inspection.
    """
    every = list(accounts)
    let_in = [account for account in every if not account.document.is_held_back]
    return let_in if let_in or inspection.national else every


def ranked(inspection: Inspection, accounts: Iterable[Account]) -> list[Ranked]:
    """What is told of an inspection and counts, what counts most first."""
    told = [(rank(account), Told.kept(account.told)) for account in counting(inspection, accounts)]
    if inspection.national:
        told.append((NATIONAL, Told.kept(inspection.national)))
    return sorted(told, key=lambda it: it[0])


def values(told: list[Ranked]) -> dict[str, str]:
    """The best of what is told: first and last day from one account, of papers the most precise."""
    dates = min(
        (it for it in told if it[1].window),
        key=lambda it: (it[0] > NATIONAL, -len(it[1].started_on), it[0]),
        default=(0, Told()),
    )[1]
    return {
        "kind": first(told, lambda it: it.kind),
        "framework": dates.framework or first(told, lambda it: it.framework),
        "started_on": dates.started_on,
        "ended_on": dates.ended_on,
        "published_on": first(told, lambda it: it.published_on if is_whole(it.published_on) else ""),
        "lead_inspector": first(told, lambda it: it.lead_inspector),
    }


def first(told: list[Ranked], ask: Callable[[Told], str]) -> str:
    """The first answer that is not empty."""
    return next((value for _, it in told if (value := ask(it))), "")
