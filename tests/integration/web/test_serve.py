"""``sightline serve`` on an empty store: ready at once, with the demonstration and a way to sign in."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.web.assets.build import is_built
from sightline.web.first_account import NAME, PASSWORD
from tests.pages.conftest import BUILT
from tests.shared import REPOSITORY

MOST_SECONDS = 120
ASK = """
import re, sys, urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode
base, name, password = sys.argv[1:]
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
form = browser.open(base + "/sign-in").read().decode()
token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
style = re.search(r'href="(/static/govuk/[^"]+)"', form)[1]
assert b".govuk-table" in browser.open(base + style).read()
sent = urlencode({"csrfmiddlewaretoken": token, "name": name, "password": password}).encode()
sys.stdout.write(browser.open(base + "/sign-in", sent).read().decode())
"""
"""Asked in a process of its own: no test reaches for the network, not even for this machine's."""


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The service on a free port, its address and where its words go; stopped afterwards."""
    if not is_built(BUILT):
        assert os.environ.get("CI") != "true", "the front-end parts are not built (make assets)"
        pytest.skip("the front-end parts are not built (make assets)")
    port, said = _free_port(), tmp_path / "said"
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SIGHTLINE_AUTHORITY")},
        "SIGHTLINE_HOME": str(tmp_path / "home"),
        "SIGHTLINE_ASSETS": str(BUILT),
        "PYTHONPATH": str(REPOSITORY / "src"),
    }
    command = [sys.executable, "-m", "sightline", "serve", "--port", str(port)]
    with said.open("w") as words:
        running = subprocess.Popen(command, env=environment, stderr=words, cwd=tmp_path)
        try:
            yield f"http://127.0.0.1:{port}", said
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(MOST_SECONDS)


def _asked(base: str) -> str:
    """The page after signing in, once the service answers."""
    deadline = time.monotonic() + MOST_SECONDS
    while True:
        asked = subprocess.run(
            [sys.executable, "-c", ASK, base, NAME, PASSWORD], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout
        assert time.monotonic() < deadline, asked.stderr
        time.sleep(1)


@pytest.mark.slow
def test_the_first_run_shows_the_demonstration_and_says_how_to_sign_in(service: tuple[str, Path]) -> None:
    base, said = service
    page = _asked(base)
    assert "Northmere" in page
    assert "guided path of six steps" in page
    assert "National facts cover" in page
    words = said.read_text(encoding="utf-8")
    assert f"Sightline is at {base}/" in words
    assert f"Sign in as “{NAME}” with the password “{PASSWORD}”" in words
