from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.register.documents import write_documents

KILLS = 100
DOCUMENTS = 80


def _held_after(kills: int, folder: Path, store: dict[str, str]) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.integration.register.killed_import", str(folder), str(kills)],
        env=store,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    held: dict[str, Any] = json.loads(ran.stdout)
    return held


@pytest.mark.slow
def test_an_import_killed_a_hundred_times_loses_nothing_and_repeats_nothing(
    tmp_path: Path, new_store: Callable[[str], dict[str, str]]
) -> None:
    write_documents(tmp_path / "documents", DOCUMENTS)
    undisturbed = _held_after(0, tmp_path / "documents", new_store("undisturbed"))
    killed = _held_after(KILLS, tmp_path / "documents", new_store("killed"))
    assert killed.pop("killed") == KILLS
    assert killed.pop("finished")
    assert killed["broken"] == []
    assert len(killed["documents"]) == DOCUMENTS
    assert set(dict(killed["events_a_document"]).values()) == {1}
    del undisturbed["killed"], undisturbed["finished"]
    assert killed == undisturbed
