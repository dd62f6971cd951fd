"""The server: a process that served lists of children stops without a word, whatever its libraries hold."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

SERVICE = """
import sys
import duckdb  # as the first process does, which fills the demonstration
from sightline.web.server import Server

def answer(environ, start):
    with duckdb.connect(config={"threads": 2}) as connection:
        (count,) = connection.execute("select count(*) from range(100000)").fetchone()
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(count).encode()]

class Small(Server):
    def load_config(self):
        super().load_config()
        self.cfg.set("workers", 1)
        self.cfg.set("post_worker_init", lambda worker: print("ready", flush=True))

    def load(self):
        return answer

sys.argv = ["service"]
Small(BIND).run()
"""


def asked(path: Path) -> bytes:
    connection = http.client.HTTPConnection("northmere")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(str(path))
    connection.request("GET", "/", headers={"Connection": "close"})
    return connection.getresponse().read()


def test_a_process_that_used_duckdb_stops_without_a_word(tmp_path: Path) -> None:
    script = tmp_path / "service.py"
    script.write_text(SERVICE.replace("BIND", repr(f"unix:{tmp_path}/s")), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "ready\n"
        assert asked(tmp_path / "s") == b"100000"
        service.send_signal(signal.SIGTERM)
        _, said = service.communicate(timeout=60)
    assert (service.returncode, said) == (0, "")
