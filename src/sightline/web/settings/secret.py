"""The key that signs sessions: from the environment, or made once and kept in the home folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_KEY_BYTES = 50


def secret_key(home: Path) -> str:
    """The signing key. A new one is readable by its owner alone."""
    if given := os.environ.get("SIGHTLINE_SECRET_KEY"):
        return given
    kept = home / "secret-key"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(_KEY_BYTES))
    return kept.read_text().strip()
