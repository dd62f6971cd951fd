"""A table of days with the last day in time of every clock, so that engines compare and never count.

Each engine adds months and skips weekends in its own way, and none knows our bank holidays. Here the days are
counted once, as ``ground.days`` counts them (a test compares every day); a clock between two columns is then a join
and a comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from ibis import util
from ibis.expr import operations as ops
from ibis.formats.pyarrow import PyArrowTableProxy

from sightline.ground.days import HOURS_A_DAY, Period, Start, Unit

YEARS_BACK = 22
"""As far back as a clock between two days can have begun: no child has been in care for longer."""
DAYS_A_WEEK = 7
DAY = "day"
Days = np.ndarray[Any, np.dtype[np.datetime64]]


def due_name(timescale: str) -> str:
    """The column that holds the last day in time."""
    return "due_" + timescale.replace("-", "_")


def calendar(as_at: date, periods: Mapping[str, Period], holidays: frozenset[date]) -> ir.Table:
    """Every day on which a clock may have begun, with its last day in time by each of these timescales."""
    columns = {DAY: _column(days_until(as_at))}
    for name in sorted(periods):
        columns[due_name(name)] = _column(due_days(as_at, periods[name], holidays))
    return _in_memory(pa.Table.from_arrays(list(columns.values()), names=list(columns)))


def _in_memory(table: pa.Table) -> ir.Table:
    """As ``ibis.memtable`` makes it, without loading pandas to ask whether this is one of its frames."""
    name, schema = util.gen_name("calendar"), ibis.Schema.from_pyarrow(table.schema)
    return ops.InMemoryTable(name=name, schema=schema, data=PyArrowTableProxy(table)).to_expr()


def _column(days: Days) -> pa.Array:
    """The days as Arrow holds them. Handed a numpy array, Arrow would load pandas to look at it."""
    known = ~np.isnat(days)
    bits = pa.py_buffer(np.packbits(known, bitorder="little").tobytes())
    return pa.Array.from_buffers(pa.date32(), len(days), [bits, pa.py_buffer(days.astype(np.int32).tobytes())])


@cache
def days_until(last: date) -> Days:
    """Every day of the calendar of a return of that day."""
    return np.arange(np.datetime64(last.replace(year=last.year - YEARS_BACK, day=1)), np.datetime64(last) + 1)


@cache
def due_days(last: date, period: Period, holidays: frozenset[date]) -> Days:
    """The last day in time for each day; not a time where the bank holidays of its year are not known."""
    days = days_until(last)
    triggers = days if period.start is Start.EXCLUDED else days - 1
    match period.unit:
        case Unit.WORKING_DAYS:
            return _working_days(triggers, period.count, holidays)
        case Unit.CALENDAR_MONTHS:
            return _months_later(days, period.count) - (0 if period.start is Start.EXCLUDED else 1)
        case Unit.WEEKS:
            return triggers + DAYS_A_WEEK * period.count
        case Unit.HOURS:
            return triggers - (-period.count // HOURS_A_DAY)
        case Unit.CALENDAR_DAYS:
            return triggers + period.count


def _working_days(triggers: Days, count: int, holidays: frozenset[date]) -> Days:
    closed = np.array(sorted(holidays), "datetime64[D]")
    due: Days = np.busday_offset(triggers, count, roll="backward", holidays=closed)
    known = (triggers >= np.datetime64(min(holidays), "Y")) & (due < np.datetime64(max(holidays), "Y") + 1)
    found: Days = np.where(known, due, np.datetime64("NaT"))
    return found


def _months_later(days: Days, count: int) -> Days:
    """The same day of the month so many months on, or the last of that month where it is shorter."""
    months = days.astype("datetime64[M]")
    later = months + count
    last = (later + 1).astype("datetime64[D]") - 1
    due: Days = np.minimum(later.astype("datetime64[D]") + (days - months.astype("datetime64[D]")), last)
    return due
