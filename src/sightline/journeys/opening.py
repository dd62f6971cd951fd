"""The register made ready for a command: Django told of its settings, the tables brought up to date."""

from __future__ import annotations

import gc
import os
from pathlib import Path

SETTINGS = "sightline.web.settings"
ORIGINALS = "originals"


def open_register() -> None:
    """Make the register usable in this process; its tables are made, or changed to what this version needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    bring_up_to_date()
    gc.freeze()  # what is loaded by now stays: no need to go through it again for the many values of each document


def home() -> Path:
    """The folder of the store."""
    from django.conf import settings

    return Path(settings.HOME)


def originals() -> Path:
    """The folder in which originals are kept by hash."""
    return home() / ORIGINALS


def bring_up_to_date() -> None:
    """Make the tables of a new store, or change those of an old one to what this version needs."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from sightline.journeys import new_store

    home().mkdir(parents=True, exist_ok=True)
    if new_store.is_new():
        new_store.lay()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
