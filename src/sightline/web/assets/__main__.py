"""``python -m sightline.web.assets [FOLDER]``: fetch and strip the front-end parts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sightline.ground.errors import SightlineError
from sightline.web.assets.build import build


def main() -> int:
    """Build into the folder given, else into the home folder; the exit status."""
    default = Path(os.environ.get("SIGHTLINE_HOME") or "var") / "assets"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    try:
        build(folder)
    except SightlineError as fault:
        sys.stderr.write(f"{fault.message} [{fault.code}]\n")
        return fault.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
