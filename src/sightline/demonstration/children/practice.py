"""How well an invented authority does each thing, and when that changed (``practice.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on, this share of what is measured is done as it should be."""

    since: date
    share: float


@dataclass(frozen=True, slots=True)
class Practice:
    """The shares of one authority, by measure, oldest step first."""

    steps: Mapping[str, tuple[Step, ...]]

    def share(self, measure: str, on: np.datetime64) -> float:
        """The share that holds on a day; before the first step, that of the first.

        :raises KeyError: for a measure that ``practice.toml`` does not name.
        """
        steps = self.steps[measure]
        past = [step for step in steps if np.datetime64(step.since, "D") <= on]
        return past[-1].share if past else steps[0].share


@cache
def practices() -> Mapping[str, Practice]:
    """Every practice there is, by the name a plan gives; each where it says nothing as ``usual``."""
    text = files(__package__).joinpath("practice.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)
    usual = _steps(rows["usual"])
    return {name: Practice({**usual, **_steps(shares)}) for name, shares in rows.items()}


def _steps(rows: Mapping[str, list[list[object]]]) -> dict[str, tuple[Step, ...]]:
    return {measure: tuple(Step(*pair) for pair in pairs) for measure, pairs in rows.items()}  # type: ignore[arg-type]
