"""What the browser is served holds no typeface, crown, crest or word mark of GOV.UK."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from sightline.web.assets import fetch
from sightline.web.assets.build import build, is_built
from sightline.web.assets.fetch import AssetFault, Locked
from sightline.web.assets.strip import MARKS, strip_script, strip_styles
from tests.shared import REPOSITORY

BUILT = REPOSITORY / "var" / "assets"
OWN = REPOSITORY / "src" / "sightline" / "web" / "static"
MOST_BYTES_OF_STYLE = 130_000

STYLES = [
    ("@font-face{font-family:GDS Transport;src:url(/a.woff2)}a{color:red}", "a{color:red}"),
    ("a{font-family:GDS Transport,arial,sans-serif;color:red}", "a{font-family:Arial,Helvetica,sans-serif;color:red}"),
    ("a{font-family:sans-serif}", "a{font-family:sans-serif}"),
    (".govuk-footer__crown{margin:0}a{color:red}", "a{color:red}"),
    (".govuk-header{color:#fff}.govuk-generic-header{color:#fff}", ".govuk-generic-header{color:#fff}"),
    (".govuk-header,.govuk-generic-header{color:#fff}", ".govuk-generic-header{color:#fff}"),
    (".x{background:url(/assets/images/govuk-crest.svg)}", ""),
    ("@media print{.govuk-header__logotype{color:red}}a{color:red}", "a{color:red}"),
    ("/* Margaret Calvert */a{color:red}", "a{color:red}"),
]


@pytest.mark.parametrize(("css", "left"), STYLES)
def test_fonts_and_marks_leave_a_style_sheet_and_nothing_else_does(css: str, left: str) -> None:
    assert strip_styles(css) == left


def test_a_script_loses_the_pointer_to_its_map() -> None:
    assert strip_script("let a;\n//# sourceMappingURL=a.js.map") == "let a;\n"


def _package(css: str) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as package:
        for name, text in (("govuk-frontend.min.css", css), ("govuk-frontend.min.js", "export {};")):
            member = tarfile.TarInfo(f"package/dist/govuk/{name}")
            member.size = len(text)
            package.addfile(member, io.BytesIO(text.encode()))
    return archive.getvalue()


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """An npm that hands out the last of these archives; the lock asks for the first."""
    held = [_package("a{font-family:GDS Transport}")]
    integrity = f"sha512-{base64.b64encode(hashlib.sha512(held[0]).digest()).decode()}"
    wanted = Locked("parts", "1.0.0", integrity)

    def run(command: list[str], *, cwd: str, **options: Any) -> None:
        (Path(cwd) / wanted.filename).write_bytes(held[-1])

    monkeypatch.setattr("sightline.web.assets.fetch.subprocess.run", run)
    monkeypatch.setattr("sightline.web.assets.fetch.locked", lambda: wanted)
    monkeypatch.setattr("sightline.web.assets.build.locked", lambda: wanted)
    monkeypatch.setattr("sightline.web.assets.fetch._npm", lambda: ["npm"])
    return held


def test_what_is_served_is_fetched_once_and_stripped(npm: list[bytes], tmp_path: Path) -> None:
    served = build(tmp_path)
    assert (served / "govuk" / "govuk-frontend.css").read_text() == "a{font-family:Arial,Helvetica,sans-serif}"
    npm.append(b"never asked for")
    assert build(tmp_path) == served
    assert is_built(tmp_path)


def test_contents_other_than_the_lock_says_are_refused(npm: list[bytes], tmp_path: Path) -> None:
    npm.append(_package("a{color:evil}"))
    with pytest.raises(AssetFault, match="not what the lock says") as refused:
        build(tmp_path)
    assert refused.value.code == "wrong-contents"
    assert not is_built(tmp_path)


def test_no_network_is_said_in_words(npm: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], **options: Any) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr("sightline.web.assets.fetch.subprocess.run", fail)
    with pytest.raises(AssetFault, match="Check the network"):
        build(tmp_path)


def test_the_lock_names_no_registry() -> None:
    assert "//" not in fetch.LOCK.read_text(encoding="utf-8")


def served_files() -> list[Path]:
    return [path for folder in (BUILT / "served", OWN) for path in folder.rglob("*") if path.is_file()]


def test_no_file_that_is_served_holds_a_mark_that_is_not_ours() -> None:
    if not is_built(BUILT) and os.environ.get("CI") != "true":
        pytest.skip("the front-end parts are not built (make assets)")
    files = served_files()
    assert is_built(BUILT) and len(files) > 4
    assert [path.name for path in files if MARKS.search(path.read_text(encoding="utf-8"))] == []
    assert [path.name for path in files if path.suffix not in (".css", ".js", ".svg")] == []


def test_the_whole_style_sheet_stays_whole() -> None:
    if not is_built(BUILT):
        pytest.skip("the front-end parts are not built (make assets)")
    css = (BUILT / "served" / "govuk" / "govuk-frontend.css").read_text(encoding="utf-8")
    assert css.count("{") == css.count("}")
    assert all(
        component in css for component in (".govuk-generic-header", ".govuk-footer", ".govuk-table", ".govuk-tag")
    )
    assert len(css) < MOST_BYTES_OF_STYLE
