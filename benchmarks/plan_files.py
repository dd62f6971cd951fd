"""How long a spreadsheet of 5,000 rows with merged cells takes to be a plan, and that plan to be handed out again.

Part of ``python -m benchmarks.plans``. The workbook is invented: two hundred areas, each a cell merged over 25 rows;
owners merged over five; dates as people write them. Every row must arrive, once.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import xlsxwriter

ROWS, AN_AREA, AN_OWNER = 5_000, 25, 5
AT = datetime(2025, 10, 6, 9, tzinfo=UTC)
HEADERS = ("Area for improvement", "Ref", "Action", "Owner", "Due date", "Change for children", "Last update")

Answer = TypeVar("Answer")


def workbook(rows: int = ROWS) -> bytes:
    """A plan as offices keep it: what holds for several rows is one merged cell beside them."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Action plan")
        sheet.write_row(0, 0, HEADERS)
        for first in range(0, rows, AN_AREA):
            area = f"The timeliness of visits to children in district {first // AN_AREA + 1}."
            sheet.merge_range(first + 1, 0, first + AN_AREA, 0, area)
        for first in range(0, rows, AN_OWNER):
            sheet.merge_range(first + 1, 3, first + AN_OWNER, 3, "Head of Service")
        for number in range(rows):
            due = date(2025, 11, 1) + timedelta(days=number % 300)
            what = f"Check {number + 5} records of district {number // AN_AREA + 1} and mend what is missing"
            sheet.write_row(number + 1, 1, (str(number + 1), what))
            sheet.write_row(
                number + 1, 4, (f"{due:%d/%m/%Y}", "Children are seen when they should be", "Most of it is done.")
            )
    return file.getvalue()


def measure(plan: Any, by: Any, on: date) -> None:
    """Look at the file, take it over, and hand the plan out as either: a line of figures for each."""
    from sightline.collecting.shelf import Shelf
    from sightline.improvement.actions import taking_over
    from sightline.improvement.actions.evidence import File
    from sightline.improvement.files.workbook import plan_workbook
    from sightline.improvement.models import PlanUpload
    from sightline.improvement.queries import uploads
    from sightline.improvement.queries.plan_table import plan_table
    from sightline.journeys.plan_document import plan_document
    from sightline.register.queries.sight import Sight

    content = workbook()
    print(f"\na spreadsheet of {ROWS:,} rows with {ROWS // AN_AREA + ROWS // AN_OWNER:,} merged cells")
    print(f"{'step':<28}{'work s':>10}{'peak MB':>10}", flush=True)
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        file = File("plan.xlsx", content)
        upload: PlanUpload = taking_over.send(plan=plan, file=file, shelf=shelf, by=by, at=AT)
        found = timed("shown before it is taken", lambda: uploads.preview(upload, shelf, on, Sight()))
        taken = timed(
            "taken over",
            lambda: taking_over.take_over(upload=upload, file=found.file, areas=found.areas, by=by, on=on, at=AT),
        )
    assert (taken.added, taken.areas, taken.refused) == (ROWS, ROWS // AN_AREA, 0), taken
    rows = timed("read as a table", lambda: plan_table(plan, on, Sight()))
    timed("handed out as a workbook", lambda: plan_workbook(plan.title, rows))
    timed("handed out as Word", lambda: plan_document(plan, rows, on))


def timed(name: str, act: Callable[[], Answer]) -> Answer:
    """Do it, and print what it cost."""
    began = time.process_time()
    answer = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<28}{time.process_time() - began:>10.1f}{peak:>10.0f}", flush=True)
    return answer
