"""Modules and functions stay small, say what they are, and use the words of the field."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import functions, modules, short, tree

MODULE_LINES = 400
FUNCTION_LINES = 40

# The naming guide: the word people reach for, and the one the house uses.
FORBIDDEN_WORDS = {
    "lac": "children_in_care",
    "cla": "children_in_care",
    "icpc": "initial_conference",
    "s47": "section_47_enquiry",
    "judgment": "judgement",
    "organization": "organisation",
    "kpi": "indicator",
    "regulator": "inspectorate",
    "recommendation": "area_for_improvement",
    "recommendations": "areas_for_improvement",
    "insight": "finding",
    "insights": "findings",
    "scrape": "reading",
    "extraction": "reading",
    "pupil": "child",
    "peers": "comparators",
    "sla": "timescale or deadline",
}
DRAWERS = {"common", "data", "helper", "helpers", "manager", "misc", "process", "util", "utils"}


def _length(node: ast.AST) -> int:
    return (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1


def _names(module: Path) -> Iterator[str]:
    yield module.stem
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+", name)}


def test_modules_stay_under_400_lines() -> None:
    written = [module for module in modules() if module.parent.name != "migrations"]  # those Django writes
    lengths = {short(module): len(module.read_text(encoding="utf-8").splitlines()) for module in written}
    assert {name: lines for name, lines in lengths.items() if lines >= MODULE_LINES} == {}


def test_functions_stay_under_40_lines() -> None:
    lengths = {f"{short(m)}::{f.name}": _length(f) for m in modules() for f in functions(m)}
    assert {name: lines for name, lines in lengths.items() if lines >= FUNCTION_LINES} == {}


def test_every_module_says_what_it_is() -> None:
    assert [short(module) for module in modules() if not ast.get_docstring(tree(module))] == []


def test_nothing_is_printed_outside_the_command_line() -> None:
    calls = [
        f"{short(module)}:{node.lineno}"
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def test_no_module_is_a_drawer() -> None:
    assert [short(module) for module in modules() if _words(module.stem) & DRAWERS] == []


def test_names_use_the_words_of_the_naming_guide() -> None:
    wrong = {
        f"{short(module)}: {name}": f"write {FORBIDDEN_WORDS[word]}"
        for module in modules()
        for name in _names(module)
        for word in _words(name) & FORBIDDEN_WORDS.keys()
    }
    assert wrong == {}
