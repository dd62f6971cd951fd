"""``serve``: everything the service needs made ready, then the service itself."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from sightline.journeys.beside import measuring_beside
from sightline.journeys.opening import bring_up_to_date
from sightline.web.assets.build import build
from sightline.web.first_account import first_sign_in
from sightline.web.server import Server

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    """Serve the pages."""

    help = "Make the register and the front-end parts ready, then serve the pages."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """Make ready, say how to sign in, serve until stopped."""
        build(settings.SIGHTLINE_ASSETS)
        bring_up_to_date()
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        lines = first_sign_in(is_for_this_machine_only=host in LOOPBACK)
        shown = f"[{host}]" if ":" in host else host
        sys.stderr.write("\n".join([f"Sightline is at http://{shown}:{port}/", *lines, "Stop it with Ctrl+C.", ""]))
        sys.stderr.flush()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
        connections.close_all()  # each process that serves opens its own
        with measuring_beside():
            Server(f"{shown}:{port}").run()
