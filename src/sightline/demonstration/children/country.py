"""Many authorities side by side: the same making with other seeds, one after another, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.practice import practices
from sightline.demonstration.children.world import Return, make_world
from sightline.demonstration.children.writing import write_parquet


@dataclass(frozen=True, slots=True)
class MadeAuthority:
    """One authority of the country: its plan and its return."""

    plan: Plan
    made: Return


def plans(authorities: int, like: Plan) -> Iterator[Plan]:
    """Plans for so many authorities like this one: each with a seed, a practice and identifiers of its own."""
    names = sorted(practices())
    for number in range(authorities):
        yield replace(like, seed=like.seed + number, prefix=f"A{number:03}", practice=names[number % len(names)])


def country(authorities: int, like: Plan) -> Iterator[MadeAuthority]:
    """Make so many authorities, one at a time: nothing of one is kept when the next is made."""
    for plan in plans(authorities, like):
        yield MadeAuthority(plan, make_world(plan).as_at())


def write_country(folder: Path, authorities: int, like: Plan) -> dict[str, list[Path]]:
    """Write so many authorities as Parquet, a folder each; for every table its files."""
    files: dict[str, list[Path]] = {}
    for one in country(authorities, like):
        for table, path in write_parquet(one.made, folder / one.plan.prefix).items():
            files.setdefault(table, []).append(path)
    return files
