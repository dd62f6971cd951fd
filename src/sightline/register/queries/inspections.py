"""Where the documents that tell of one inspection contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from sightline.register.actions.facts import JUDGEMENT
from sightline.register.models import Document, Inspection
from sightline.register.ranking import rank
from sightline.register.told import agree


@dataclass(frozen=True, slots=True)
class Says:
    """What one document says of a fact; without a document it is the national fact."""

    document: Document | None
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A grade or a date on which accounts differ: each value with who says so, what counts most first."""

    fact: str
    says: tuple[Says, ...]


def contradictions(inspection: Inspection) -> list[Contradiction]:
    """Where accounts of one inspection differ: dates that cannot be the same, grades that are not.

    A month agrees with every day in it. Dates of publication are left out: each document has its own.
    """
    accounts = list(inspection.accounts.select_related("document").defer("document__text"))
    accounts.sort(key=lambda it: (rank(it), it.document_id))
    order = {account.document_id: place for place, account in enumerate(accounts)}
    said: dict[str, list[Says]] = {}
    for name in ("started_on", "ended_on"):
        told = [Says(account.document, account.told.get(name, "")) for account in accounts]
        said[name] = [*told, Says(None, inspection.national.get(name, ""))]
    rows = list(inspection.judgements.select_related("document").defer("document__text"))
    for row in sorted(rows, key=lambda it: order.get(it.document_id, len(order)) if it.document_id else len(order)):
        said.setdefault(f"{JUDGEMENT}{row.area}", []).append(Says(row.document, row.grade))
    differing = ((name, tuple(it for it in told if it.value)) for name, told in said.items())
    return [Contradiction(name, told) for name, told in differing if _differ(told)]


def _differ(told: tuple[Says, ...]) -> bool:
    return any(not agree(one.value, other.value) for one, other in combinations(told, 2))
