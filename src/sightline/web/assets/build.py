"""Puts together what the browser is served: the stripped style sheet and the script, and nothing else."""

from __future__ import annotations

import tarfile
from pathlib import Path

from sightline.web.assets.fetch import archive, locked
from sightline.web.assets.strip import strip_script, strip_styles

_STYLES = "package/dist/govuk/govuk-frontend.min.css"
_SCRIPT = "package/dist/govuk/govuk-frontend.min.js"
_MADE_FROM = "made-from.txt"


def build(folder: Path) -> Path:
    """Make the front-end parts in ``folder`` where they are not there yet; the folder to serve.

    :raises AssetFault: where the locked package cannot be had.
    """
    folder = folder.resolve()
    served = folder / "served" / "govuk"
    if not is_built(folder):
        kept = archive(folder / "fetched")
        served.mkdir(parents=True, exist_ok=True)
        with tarfile.open(kept) as package:
            (served / "govuk-frontend.css").write_text(strip_styles(_text(package, _STYLES)), encoding="utf-8")
            (served / "govuk-frontend.js").write_text(strip_script(_text(package, _SCRIPT)), encoding="utf-8")
        (folder / _MADE_FROM).write_text(locked().integrity, encoding="utf-8")
    return folder / "served"


def is_built(folder: Path) -> bool:
    """Whether ``folder`` holds what the lock asks for."""
    made_from = folder / _MADE_FROM
    return made_from.is_file() and made_from.read_text(encoding="utf-8") == locked().integrity


def _text(package: tarfile.TarFile, name: str) -> str:
    file = package.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read().decode("utf-8")
