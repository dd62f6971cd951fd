"""A return from file to figures: read, brought to tables, measured, and where wanted made safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.ground.days import Period
from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words, list_in_words
from sightline.indicators import engines
from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.disclosure import Mask, SafeResult, Settings, protect
from sightline.indicators.measuring import Engine, measure
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators
from sightline.knowledge.tables import tables
from sightline.returns import store as stores
from sightline.returns.choices import read_choices
from sightline.returns.dataset import contents
from sightline.returns.loading import load_return
from sightline.returns.mapping import map_lists
from sightline.returns.problems import ReturnProblem


class EngineChoice(StrEnum):
    """What works the figures out."""

    DUCKDB = "duckdb"
    PYSPARK = "pyspark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to measure and how. No indicators means all; ``children`` is how many live in the area, for rates.

    Figures are for everyone together, and then by each of the ``breakdowns``.
    """

    where: str
    kind: stores.ReturnKind
    as_at: date
    indicators: Sequence[str] = ()
    engine: EngineChoice = EngineChoice.DUCKDB
    children: int | None = None
    local: Mapping[str, Period] | None = None
    breakdowns: Sequence[Breakdown] = ()
    choices: Path | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures as counted, for the analyst who holds the return, and what could not be read of it."""

    results: list[ExactResult]
    problems: tuple[ReturnProblem, ...] = ()

    def safe(self, settings: Settings | None = None, mask: Mask | None = None) -> tuple[list[SafeResult], Mask]:
        """The figures that anybody else may see."""
        return protect(self.results, settings, mask)


def measure_return(request: Request) -> Measured:
    """Measure the return at a path: a workbook, a folder of CSV or Parquet files, a kept return, a database.

    :raises UnusableReturn: where nothing of it can be used.
    :raises WrongUsage: for an indicator that is not known, a kept return of another day or kind.
    """
    wanted = named(request.indicators)
    terms = Terms(as_at=request.as_at, kind=request.kind, local=request.local or {}, children=request.children)
    with ExitStack() as open_things:
        source = _open(request)
        engine = open_things.enter_context(_engine(request.engine, source))
        results = measure(engine, terms, wanted)
        for by in request.breakdowns:
            results += measure(engine, terms, wanted, by)
    return Measured(results, source.problems)


def named(ids: Sequence[str]) -> list[Indicator]:
    """The indicators with these ids, in the order of the journey; all of them for none.

    :raises WrongUsage: where one is not known.
    """
    known = indicators()
    for id_ in ids:
        if id_ not in known:
            near = get_close_matches(id_, known, n=3)
            hint = f" Did you mean {list_in_words(near, 'or')}?" if near else ""
            raise WrongUsage(
                "unknown-indicator",
                f"There is no indicator {id_!r}.{hint} `sightline knowledge list indicator` shows all.",
            )
    return [indicator for id_, indicator in known.items() if not ids or id_ in ids]


@dataclass(frozen=True, slots=True)
class _Source:
    """The tables of a return, in files or in memory."""

    files: Mapping[str, Path]
    contents: Mapping[str, pa.Table]
    problems: tuple[ReturnProblem, ...] = ()


def _open(request: Request) -> _Source:
    folder = Path(request.where)
    if (folder / stores.DESCRIPTION).is_file():
        return _kept(request, stores.open_store(folder))
    files = typed_files(folder) if request.kind is stores.ReturnKind.SSD else {}
    if files:
        return _Source(files, {})
    loaded = load_return(request.where, request.kind, read_choices(request.choices) if request.choices else None)
    found = list(loaded.lists.values())
    is_annex_a = loaded.kind is stores.ReturnKind.ANNEX_A
    held = map_lists(found, request.as_at).contents if is_annex_a else contents(found)
    return _Source({}, held, loaded.problems)


def _kept(request: Request, store: stores.TableStore) -> _Source:
    told = store.manifest
    if told.kind is not request.kind:
        raise WrongUsage("another-kind", f"The return in {request.where} is of the kind {told.kind}.")
    if told.as_at != request.as_at:
        raise WrongUsage(
            "another-day", f"The return in {request.where} was cut on {day_in_words(told.as_at)}. Give that day."
        )
    return _Source({name: store.path(name) for name in store.tables()}, {})


def typed_files(folder: Path) -> dict[str, Path]:
    """The tables of a folder that holds nothing but Parquet files with our types; empty where one differs.

    Such files are measured where they lie. All others are read cell by cell first, as strangers.
    """
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    if not files or any(file.suffix != ".parquet" for file in files):
        return {}
    return {file.stem: file for file in files} if all(_is_typed(file) for file in files) else {}


def _is_typed(file: Path) -> bool:
    shape = tables().get(file.stem)
    if shape is None:
        return False
    try:
        schema = pq.read_schema(file)
    except (OSError, pa.ArrowInvalid):
        return False
    types = {column.name: stores.ARROW_TYPES[column.type] for column in shape.columns}
    return all(types.get(field.name, field.type) == field.type for field in schema)


@contextmanager
def _engine(choice: EngineChoice, source: _Source) -> Iterator[Engine]:
    with ExitStack() as open_things:
        if choice is EngineChoice.DUCKDB:
            yield open_things.enter_context(engines.duckdb_engine(source.files, source.contents))
        else:
            files = source.files or _written(source, open_things)
            yield open_things.enter_context(engines.own_spark_engine(files))


def _written(source: _Source, open_things: ExitStack) -> dict[str, Path]:
    """The tables in files for as long as they are needed: Spark reads files. The folder is this user's alone."""
    folder = Path(open_things.enter_context(TemporaryDirectory(prefix="sightline-measure-")))
    for name, table in source.contents.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return {name: folder / f"{name}.parquet" for name in source.contents}
