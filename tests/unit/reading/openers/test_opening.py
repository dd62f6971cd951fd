"""Opening a file by its path: whatever is wrong with the path is said in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sightline.ground.errors import UnusableDocument
from sightline.reading.openers import open_bytes, open_document
from tests.unit.reading.openers.made import HTML, MARKDOWN, PLAIN, WORD


def refused(path: Path) -> UnusableDocument:
    with pytest.raises(UnusableDocument) as error:
        open_document(path)
    return error.value


def test_a_file_is_opened_by_content_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(WORD)
    document = open_document(path)
    assert document.filename == "letter.pdf"
    assert document.media_type.endswith("wordprocessingml.document")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).message


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "gone.pdf").message


def test_a_name_no_disk_can_hold_is_refused() -> None:
    assert refused(Path("x" * 5000)).code == "not-a-document"
    assert refused(Path("nil\0byte")).code == "not-a-document"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "device or a pipe" in refused(tmp_path / "pipe").message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_that_may_not_be_read_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Words.")
    path.chmod(0)
    assert "permission" in refused(path).message


@pytest.mark.parametrize("data", [PLAIN.encode(), MARKDOWN.encode(), HTML.encode(), WORD])
def test_the_same_bytes_give_the_same_document(data: bytes) -> None:
    assert open_bytes(data, "made") == open_bytes(data, "made")


def test_importing_the_openers_imports_no_format_library() -> None:
    code = (
        "import sys, sightline.reading.openers;"
        "print([name for name in ('lxml', 'selectolax', 'pypdfium2') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ran.stdout.strip() == "[]"
