"""The national facts, made from a folder of published reports and the list of where each was published.

``python -m sightline.journeys.national FOLDER --index FOLDER/index.csv`` writes the two files of
``sightline.register.national``. The list has the columns ``path``, ``listed_date`` and ``source_url``.
Facts only: no sentence of a report is kept, and no person's name.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sightline.journeys.read import read_many
from sightline.knowledge import authorities
from sightline.knowledge.load import frameworks
from sightline.reading.shapes import ReadingShape
from sightline.reading.version import reader_version
from sightline.register.national import CSV, FACTS, HEADER, SOURCE
from sightline.register.told import Told

MADE_FROM = "Reports of graded inspections of children's services, as published by the inspectorate"
GRADED_REPORT = "inspection-report"

HEADER_TEXT = """# Written by python -m sightline.journeys.national; not by hand.
reports = {reports}
since = {since}
until = {until}
left_out = {left_out}
made_from = "{made_from}"
made_on = {made_on}
reader_version = "{version}"
"""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """Where a report was published, and on which day the list says so."""

    path: Path
    listed_on: str
    source_url: str


def write_facts(folder: Path, index: Path, on: date, csv_file: Path = CSV, header: Path = HEADER) -> Sequence[Row]:
    """Read the listed reports of a folder and write what they state; a report without authority, kind or
    first day is left out and counted."""
    listed = _listed(folder, index)
    readings = [json.loads(answer.json) for answer in read_many([it.path for it in listed])]
    rows = [row for it, reading in zip(listed, readings, strict=True) if (row := _row(it, reading))]
    rows.sort(key=lambda row: (row["authority"], row["started_on"], row["kind"]))
    areas = dict.fromkeys(area.id for framework in reversed(frameworks()) for area in framework.areas)
    with csv_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*FACTS, *areas, *SOURCE], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    _write_header(header, rows, len(listed) - len(rows), on)
    return rows


def _listed(folder: Path, index: Path) -> list[Listed]:
    with index.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Listed(folder / row["path"], row["listed_date"], row["source_url"]) for row in rows]


def _row(listed: Listed, reading: ReadingShape) -> Row | None:
    event = reading["inspection"]
    if reading["document"]["kind"] != GRADED_REPORT or event is None or event["authority"] is None:
        return None
    told = Told.by(event)
    authority = authorities.authority(event["authority"]["name"], told.window[0] if told.window else None)
    if authority is None or not told.kind or not told.is_to_the_day:
        return None
    facts = {name: getattr(told, name) for name in FACTS if name != "authority"}
    grades = {judgement["area"]: judgement["grade"] for judgement in event["judgements"]}
    source = {"source_url": listed.source_url, "sha256": reading["document"]["sha256"] or ""}
    published = {"published_on": told.published_on or listed.listed_on}
    return {"authority": authority.id} | facts | published | grades | source


def _write_header(header: Path, rows: Sequence[Row], left_out: int, on: date) -> None:
    published = [row["published_on"] for row in rows]
    words = HEADER_TEXT.format(
        reports=len(rows),
        since=min(published),
        until=max(published),
        left_out=left_out,
        made_from=MADE_FROM,
        made_on=on.isoformat(),
        version=reader_version(),
    )
    header.write_text(words, encoding="utf-8")


def main() -> None:
    """Write the national facts from the command line."""
    parser = argparse.ArgumentParser(description="Write the national facts from a folder of published reports.")
    parser.add_argument("folder", type=Path, help="the folder of reports")
    parser.add_argument("--index", type=Path, required=True, help="the list of where each report was published")
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="the day of making, such as 2026-11-22")
    arguments = parser.parse_args()
    write_facts(arguments.folder, arguments.index, arguments.on)


if __name__ == "__main__":
    main()
