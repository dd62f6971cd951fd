"""The authorities, their codes, names, delivery bodies and neighbours, from their CSV files."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Authority, DatedCode, DeliveryBody, Entry, NeighbourSet
from sightline.knowledge.rows import File, Row, csv_rows, open_file


@cache
def authorities() -> dict[str, Authority]:
    """Every authority by id, those that have ended and those to come among them."""
    codes, names = _codes(), _names()
    table = next(table for table in tables() if table.id == "authorities")
    found = [_authority(row, table, codes, names) for row in csv_rows("authorities.csv")]
    known = {authority.id: authority for authority in found}
    _check_ids("authority_codes.csv", codes, known)
    _check_ids("authority_names.csv", names, known)
    return known


def _authority(row: Row, table: Entry, codes: dict[str, list[DatedCode]], names: dict[str, list[str]]) -> Authority:
    id_ = row.id()
    authority = Authority(
        id=id_,
        label=row.text("name"),
        kind=table.kind,
        citation=table.citation,
        checked_on=table.checked_on,
        review_by=table.review_by,
        ons_name=row.text("ons_name"),
        council_kind=row.text("council_kind"),
        region=row.text("region"),
        la_code=row.text("la_code", ""),
        urn=row.text("urn", ""),
        gss_codes=tuple(codes.get(id_, ())),
        since=row.cell_day("since"),
        until=row.cell_day("until"),
        successors=tuple(row.text("successors", "").split()),
        printed=tuple(names.get(id_, ())),
    )
    row.done()
    return authority


def _codes() -> dict[str, list[DatedCode]]:
    codes = defaultdict(list)
    for row in csv_rows("authority_codes.csv"):
        code = DatedCode(row.text("gss_code"), row.cell_day("since"), row.cell_day("until"))
        codes[row.id("authority")].append(code)
        row.done()
    return codes


def _names() -> dict[str, list[str]]:
    names = defaultdict(list)
    for row in csv_rows("authority_names.csv"):
        names[row.id("authority")].append(row.text("printed"))
        row.done()
    return names


def _check_ids(file: str, used: dict[str, list[str]] | dict[str, list[DatedCode]], known: dict[str, Authority]) -> None:
    for id_ in used:
        if id_ not in known:
            raise Row(file, {"id": id_}).fault("is not in authorities.csv")


@cache
def _header() -> tuple[tuple[Entry, ...], tuple[DeliveryBody, ...], tuple[Row, ...]]:
    file = open_file("authorities.toml")
    tables = tuple(_table(row) for row in file.entries("table"))
    bodies = _bodies(file)
    sets = file.entries("neighbour_set")
    file.done()
    return tables, bodies, sets


def _table(row: Row) -> Entry:
    entry = Entry(**common(row))
    row.done()
    return entry


def _bodies(file: File) -> tuple[DeliveryBody, ...]:
    found = []
    for row in file.entries("delivery_body"):
        base, served = common(row), row.texts("authorities")
        found.append(DeliveryBody(**base, authorities=served, printed=row.texts("printed")))
        row.done()
    return tuple(found)


def tables() -> tuple[Entry, ...]:
    """What the CSV files hold and where that comes from."""
    return _header()[0]


def delivery_bodies() -> tuple[DeliveryBody, ...]:
    """The trusts and companies that deliver services for authorities."""
    return _header()[1]


@cache
def neighbour_sets() -> tuple[NeighbourSet, ...]:
    """The sets of statistical neighbours, newest first; read only when asked for."""
    return tuple(_neighbour_set(row.copy()) for row in _header()[2])


def _neighbour_set(row: Row) -> NeighbourSet:
    base, file = common(row), row.text("file")
    row.done()
    neighbours = {inner.id("authority"): tuple(inner.text("neighbours").split()) for inner in csv_rows(file)}
    return NeighbourSet(**base, neighbours=neighbours)
