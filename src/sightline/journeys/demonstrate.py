"""The demonstration: documents of invented authorities and lists of invented children, made where there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from sightline.demonstration import make
from sightline.demonstration.children import Plan, world
from sightline.demonstration.children.annex_a import annex_a
from sightline.demonstration.children.defects import spoil, write_defects
from sightline.demonstration.children.writing import write_parquet, write_workbook
from sightline.ground.days import MONTHS_A_YEAR, add_months
from sightline.reading.folders import select

FOLDER = "demo"
"""Where in the home folder the documents are made."""

RETURNS = "demo-returns"
"""Where in the home folder the returns are made."""


def make_documents(folder: Path) -> Sequence[Path]:
    """Make the invented authorities' documents in ``folder`` if it has none; the documents, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    if not select([folder]).documents:
        make(folder)
    return select([folder]).documents


NORTHMERE = Plan(children=12_000, until=date(2026, 9, 30))
"""The invented authority's children, known up to this day: so many that few of its figures have to be hidden."""

CHILDREN_IN_NORTHMERE = 41_000
"""How many children are said to live there, for rates."""

WORKBOOK = "annex-a-"
"""How the name of a workbook begins; the day it was cut follows."""

YEARS_BETWEEN = 3
"""From the return before the inspection of December 2023 to the last one."""


def demonstrate_children(folder: Path, plan: Plan = NORTHMERE) -> Sequence[Path]:
    """Write the invented authority's returns in ``folder`` if it has none; the workbooks, oldest first.

    An Annex A workbook from before the inspection and the last one, which is there once more with faults in it and
    a list of them, and the last return's tables as the standard dataset has them.
    """
    days = (add_months(plan.until, -YEARS_BETWEEN * MONTHS_A_YEAR), plan.until)
    paths = [folder / f"{WORKBOOK}{day}.xlsx" for day in days]
    if not all(path.is_file() for path in paths):
        children = world(plan)
        for day, path in zip(days, paths, strict=True):
            write_workbook(annex_a(children.as_at(day)), path)
        last = children.as_at()
        spoiled = spoil(annex_a(last), seed=plan.seed)
        write_workbook(spoiled.lists, folder / f"annex-a-{last.as_at}-with-faults.xlsx", spoiled.titles)
        write_defects(spoiled, folder / f"annex-a-{last.as_at}-with-faults.csv")
        write_parquet(last, folder / f"ssd-{last.as_at}")
    return paths


def fill_if_empty(*, by: str, now: Callable[[], datetime]) -> bool:
    """Take the invented authorities' documents into a register that holds none; whether that was done.

    A service that is set to be for one authority is never filled with invented ones. Django has been told of
    the register before.
    """
    from django.conf import settings

    from sightline.journeys.opening import home
    from sightline.journeys.take_in import import_paths
    from sightline.register.models import Document

    if Document.objects.exists() or settings.SIGHTLINE_AUTHORITY:
        return False
    import_paths([*make_documents(home() / FOLDER)], by=by, now=now)
    return True


def is_demonstration() -> bool:
    """Whether the register tells of invented authorities alone, and the service is set to be for none."""
    from django.conf import settings

    from sightline.register.models import Account

    told = Account.objects.all()
    return (
        not settings.SIGHTLINE_AUTHORITY
        and told.exists()
        and not told.filter(inspection__authority__is_invented=False).exists()
    )
