"""The floors bite: each import that would leak breaks a contract, and the command starts light."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOMS_BELOW_DJANGO, dotted, modules
from tests.shared import REPOSITORY

HEAVY = ("numpy", "pypdfium2", "lxml", "docx", "selectolax", "nupunkt", "typst", "sklearn", "django")


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", str(folder / "pyproject.toml"), "--no-cache", "--no-logo"],
        cwd=folder / "src",
        env={"PYTHONPATH": str(folder / "src"), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house in which a test may make a mess."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "sightline", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_keeps_every_contract(house: Path) -> None:
    ran = _lint_imports(house)
    assert ran.returncode == 0, ran.stdout + ran.stderr


LEAKS = [
    ("ground/outcomes.py", "from sightline.reading import model", "Imports go downward only"),
    ("reading/model.py", "import sightline.cli", "Imports go downward only"),
    ("drawer/__init__.py", "", "Imports go downward only"),
    ("reading/model.py", "import django", "Floors 0 to 3 know nothing of Django"),
    ("reading/model.py", "import pypdfium2", "Libraries that open documents are used by the openers only"),
    ("cli/main.py", "import lxml.etree", "Libraries that open documents are used by the openers only"),
    ("reading/openers/__init__.py", "import typst", "Typst is used by what sets papers only"),
    ("collecting/ofsted.py", "import httpx2", "One module reaches the network"),
    ("reading/model.py", "import sklearn", "Libraries for training and testing are never shipped"),
]


@pytest.mark.parametrize(("module", "offence", "contract"), LEAKS)
def test_a_leak_breaks_its_contract(house: Path, module: str, offence: str, contract: str) -> None:
    place = house / "src" / "sightline" / module
    place.parent.mkdir(exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        file.write(f"\n{offence}\n")
    ran = _lint_imports(house)
    assert ran.returncode != 0
    assert f"{contract} BROKEN" in ran.stdout


def test_every_room_below_django_is_held_to_it() -> None:
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    held = next(c["source_modules"] for c in contracts["contracts"] if c["id"] == "no-django-below")
    standing = {f"sightline.{room}" for room in ROOMS_BELOW_DJANGO if (PACKAGE / room).is_dir()}
    assert standing == set(held)


def _loaded_after(statements: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", f"{statements}; import json, sys; print(json.dumps(sorted(sys.modules)))"],
        env={"PYTHONPATH": str(PACKAGE.parent), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout))


def test_the_command_starts_without_the_heavy_libraries() -> None:
    assert _loaded_after("import sightline.cli.main").isdisjoint(HEAVY)


def test_floors_0_to_3_import_without_django() -> None:
    below = [
        dotted(module)
        for module in modules()
        if module.relative_to(PACKAGE).parts[0] in ROOMS_BELOW_DJANGO and module.stem != "__main__"
    ]
    blocked = "import sys; sys.modules['django'] = None"
    loaded = _loaded_after(f"{blocked}; import {', '.join(below)}")
    assert set(below) <= loaded


def test_ground_and_knowledge_need_the_standard_library_only() -> None:
    below = [dotted(m) for m in modules() if m.relative_to(PACKAGE).parts[0] in ("ground", "knowledge")]
    loaded = {name.partition(".")[0] for name in _loaded_after(f"import {', '.join(below)}")}
    bare = {name.partition(".")[0] for name in _loaded_after("pass")}
    assert loaded - bare - sys.stdlib_module_names == {"sightline"}
