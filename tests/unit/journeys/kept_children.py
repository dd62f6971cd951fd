"""A small made return, checked and kept as anyone's is; the canary is among its children."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sightline.demonstration.children import Plan, world
from sightline.demonstration.children.writing import write_parquet
from sightline.journeys.check_return import KeepIn, check_return
from sightline.returns.keeping import Keeping, Kept
from sightline.returns.store import ReturnKind

UNTIL = date(2026, 9, 30)
FEW = Plan(children=600, until=UNTIL, years=4)
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BY = "delphine.strand"


@cache
def made_tables() -> Path:
    """The tables as a database hands them out, names and all; written once for all tests."""
    folder = Path(mkdtemp(prefix="sightline-tests-"))
    write_parquet(world(FEW).as_at(), folder)
    return folder


def kept_return(folder: Path) -> tuple[Keeping, Kept]:
    """The return in a child-level store in this folder."""
    keeping = Keeping(folder)
    keep = KeepIn(keeping, BY, AT)
    done = check_return(str(made_tables()), ReturnKind.SSD, UNTIL, authority="Northmere", keep=keep)
    assert done.kept is not None
    return keeping, done.kept
