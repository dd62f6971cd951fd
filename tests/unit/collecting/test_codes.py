"""Every problem a sync can have is explained in the guide, and the guide explains no other."""

from __future__ import annotations

import ast
import re

from tests.house.source import PACKAGE, tree
from tests.shared import REPOSITORY

MAKERS = {"Problem", "_refused", "_passing"}


def _codes_in_the_code() -> set[str]:
    return {
        node.args[0].value
        for module in (PACKAGE / "collecting").glob("*.py")
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def test_the_guide_explains_every_code() -> None:
    guide = (REPOSITORY / "docs" / "how-to" / "fetch-new-reports.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE)) == _codes_in_the_code()
