"""Office files without a clock: the same content is the same bytes, so that a kept hash can be compared."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NO_CLOCK = (2020, 1, 1, 0, 0, 0)


def without_clock(package: bytes) -> bytes:
    """The same package with one fixed time on every member."""
    steady = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(steady, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name, NO_CLOCK), before.read(name), ZIP_DEFLATED)
    return steady.getvalue()
