"""``sightline measure``: every indicator, from a return, on the analyst's own machine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sightline.cli import kept_returns
from sightline.cli.output import Format, Status, draw, say, write_json, write_text
from sightline.ground.errors import WrongUsage

if TYPE_CHECKING:
    from sightline.indicators.disclosure import SafeResult
    from sightline.indicators.results import ExactResult
    from sightline.journeys.measure import Measured, Request
    from sightline.knowledge.indicator_model import Indicator

EXAMPLES = """\b
Examples:
  sightline measure annex-a.xlsx --return annex-a --as-at 2026-10-31
  sightline measure ssd-tables --return ssd --as-at 2026-10-31 --population 48200 --format json
  sightline measure ssd-tables --return ssd --as-at 2026-10-31 --indicator re-referrals --by ethnicity --safe"""


class ReturnChoice(StrEnum):
    """What is handed in."""

    ANNEX_A = "annex-a"
    SSD = "ssd"


class EngineOption(StrEnum):
    """What works the figures out."""

    DUCKDB = "duckdb"
    PYSPARK = "pyspark"


class By(StrEnum):
    """What to break the figures down by."""

    AGE_BAND = "age-band"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    TEAM = "team"


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("measure", epilog=EXAMPLES)(measure)


def measure(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A workbook, folder, database, or kept return's id.")],
    kind: Annotated[ReturnChoice, typer.Option("--return", help="Annex A, or the standard dataset's tables.")],
    as_at: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day the lists were cut.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="More ids for --indicator.")] = None,
    indicator: Annotated[list[str] | None, typer.Option(metavar="ID...", help="Measure these alone.")] = None,
    engine: Annotated[EngineOption, typer.Option(help="What works the figures out.")] = EngineOption.DUCKDB,
    population: Annotated[int | None, typer.Option(help="Children who live in the area, for rates.")] = None,
    by: Annotated[By | None, typer.Option(help="Give each group's figures as well.")] = None,
    safe: Annotated[bool, typer.Option("--safe", help="Hide small numbers, for anyone but yourself.")] = False,
    keep: Annotated[
        str | None, typer.Option(metavar="AUTHORITY", help="Keep the safe figures of this run for the Practice pages.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print the figures.")] = Format.TABLE,
) -> None:
    """Measure a return: every indicator with its numerator, denominator, value, period and source.

    The figures are printed as they are, because whoever runs this holds the rows already; small numbers among them
    can point at a child. Use --safe for figures that others will see. Nothing leaves this machine, and nothing is
    kept unless --keep says for whom: then safe figures alone. What the return cannot say is never zero.
    """
    from sightline.indicators.breakdowns import Breakdown
    from sightline.journeys.measure import EngineChoice, Request, measure_return
    from sightline.returns.store import ReturnKind

    kept = kept_returns.read_to_measure(path)
    request = Request(
        where=str(kept[1] if kept else path),
        kind=ReturnKind(kind),
        as_at=as_at.date(),
        indicators=_ids(indicator, more),
        engine=EngineChoice(engine),
        children=population,
        breakdowns=[Breakdown(by)] if by else [],
        choices=Path(os.environ.get("SIGHTLINE_HOME") or "var") / "returns" / "choices.toml",
    )
    if keep is not None:
        return _keep(request, keep, kept[0] if kept else "")
    return _show(measure_return(request), as_at.date(), format, is_safe=safe, has_groups=by is not None)


def _keep(request: Request, authority: str, kept_as: str) -> None:
    from sightline.journeys.opening import open_register

    open_register()
    from sightline.journeys.naming import authority_named
    from sightline.journeys.practise import practise

    held = authority_named(authority)
    run = practise(
        request,
        authority=held.pk,
        return_id=kept_as or f"{request.as_at}-{request.kind.value}",
        by="sightline measure",
        at=datetime.now().astimezone(),
    )
    write_text(
        f"{run.figures.count():,} safe figures of {held.name} as at {request.as_at} are kept for the Practice pages."
    )


def _ids(given: Sequence[str] | None, more: Sequence[str] | None) -> list[str]:
    if more and not given:
        raise WrongUsage("wrong-usage", f"Only one return can be measured at a time; what is {more[0]!r}?")
    return [id_.strip() for words in (*(given or ()), *(more or ())) for id_ in words.split(",") if id_.strip()]


def _show(measured: Measured, as_at: date, format: Format, *, is_safe: bool, has_groups: bool) -> None:
    shown: Sequence[ExactResult | SafeResult] = measured.safe()[0] if is_safe else measured.results
    if format is Format.JSON:
        write_json([told(result, as_at, has_groups) for result in shown])
    else:
        _draw(shown, has_groups)
    if measured.problems:
        say(f"{len(measured.problems):,} problems on the way; sightline returns check says which.")
    if any(problem.list is None and problem.code in UNUSABLE for problem in measured.problems):
        raise typer.Exit(Status.INPUT_UNUSABLE)


UNUSABLE = {"encrypted", "damaged", "too-large", "unsupported", "empty"}
"""Problems of a whole file among others: the rest was measured."""


def told(result: ExactResult | SafeResult, as_at: date, has_groups: bool = False) -> dict[str, Any]:
    """A result in the shape of the contract."""
    indicator = _indicator(result)
    groups = {"breakdown": result.breakdown, "group": result.group} if has_groups else {}
    return {
        "indicator": result.indicator,
        "label": indicator.label,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "value": None if result.value is None else round(result.value, 4),
        "unit": unit_of(indicator),
        "status": str(result.status),
        "why": result.why,
        "as_at": as_at.isoformat(),
        "period": _period(result),
        "source": str(indicator.citation),
    } | groups


def _indicator(result: ExactResult | SafeResult) -> Indicator:
    from sightline.knowledge.indicators import indicators

    return indicators()[result.indicator]


def unit_of(indicator: Indicator) -> str:
    """The unit of a value, with what a mean or median is of."""
    way = indicator.ways[0]
    of = {True: "-days", False: f"-{way.value}"}[way.value_from is not None] if way.value else ""
    return f"{indicator.unit}{of}"


def _period(result: ExactResult | SafeResult) -> str:
    """A day, or the first and last day of a span, as ISO 8601 writes an interval."""
    since, until = result.since.isoformat(), result.until.isoformat()
    return until if since == until else f"{since}/{until}"


def _draw(shown: Sequence[ExactResult | SafeResult], has_groups: bool) -> None:
    from rich.table import Table

    table = Table("Indicator", *(["Group"] if has_groups else []), "Value", "Of", "Period", "Why", title="Measures")
    for result in shown:
        indicator = _indicator(result)
        groups = [result.group or "All"] if has_groups else []
        cells = (_value(result, indicator), _fraction(result), _period(result), result.why)
        table.add_row(indicator.label, *groups, *cells)
    draw(table)


def _value(result: ExactResult | SafeResult, indicator: Indicator) -> str:
    if result.value is None:
        return {"available": "none", "suppressed": "c"}.get(str(result.status), "not available")
    sign = "%" if indicator.unit == "percent" else ""
    return f"{result.value:,.0f}" if indicator.unit == "count" else f"{result.value:,.1f}{sign}"


def _fraction(result: ExactResult | SafeResult) -> str:
    if result.denominator is None:
        return ""
    of = f"{result.denominator:,}"
    return of if result.numerator is None else f"{result.numerator:,} of {of}"
