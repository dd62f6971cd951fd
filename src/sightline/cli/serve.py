"""``sightline serve``: the pages in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  sightline serve
  sightline serve --host 0.0.0.0 --port 8080"""


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("serve", epilog=EXAMPLES)(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at; 127.0.0.1 is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
) -> None:
    """Serve the pages: overview, inspections beside their originals, England.

    The register is made ready first. An empty one is filled with the invented authority, unless
    SIGHTLINE_AUTHORITY says whose service this is. How to sign in is printed.
    """
    from sightline.journeys.opening import open_register

    open_register()
    from django.core.management import call_command

    call_command("serve", host=host, port=port)
