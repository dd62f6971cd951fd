"""The web server, set up in code so that one command starts everything."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication

MOST_WORKERS = 4
THREADS = 4
SECONDS = 120
"""An upload is read while its sender waits, for at most a minute."""


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings: a few processes, a few threads in each."""

    def __init__(self, bind: str) -> None:
        self.bind = bind
        super().__init__()

    def load_config(self) -> None:
        """Where to listen, and with how many hands."""
        wanted = {
            "bind": self.bind,
            "workers": min(os.cpu_count() or 1, MOST_WORKERS),
            "threads": THREADS,
            "preload_app": True,
            "timeout": SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_exit": leave,
        }
        for name, value in wanted.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The service, loaded once before its processes part, with what their first requests would wait for."""
        from sightline.web.warming import warm
        from sightline.web.wsgi import application

        warm()
        connections.close_all()  # each process opens its own
        gc.collect()
        gc.freeze()  # what is loaded by now stays: the collector need not go through it again and again
        return application


def leave(server: Any, worker: Any) -> None:
    """End a process that has answered all it was asked, without taking apart what it holds.

    The first process may load DuckDB, which begins a thread of its own at once. That thread is in no process that is
    forked from it, and DuckDB aborts there when the interpreter, on its way out, has it wait for the thread's end.
    """
    if worker.booted and not worker.alive:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
