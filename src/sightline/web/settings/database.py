"""Where the register is kept: SQLite in the home folder, or PostgreSQL by ``DATABASE_URL``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sightline.ground.errors import WrongUsage

_POSTGRES = ("postgres", "postgresql")


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings for the database at ``url``; without one, SQLite under ``home``.

    :raises WrongUsage: for an address that is neither ``postgresql://`` nor ``sqlite:///``.
    """
    parts = urlsplit(url)
    if not url:
        return _sqlite(home / "register.sqlite3")
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in _POSTGRES:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
        }
    raise WrongUsage(
        "database-address", "DATABASE_URL begins with postgresql:// or sqlite:///. Leave it out to use a file in var/."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    """SQLite as a service needs it: readers never wait for the writer, writers wait for each other."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,  # a thread keeps its connection, and with it the pages of the file that it has read
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
            " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
        },
    }
