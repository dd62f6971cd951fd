"""Sightline: a line of sight from what inspectors wrote to what children experience.

::

    import sightline

    reading = sightline.read("report.pdf")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sightline.journeys.read import read as read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for, so that importing the package does nothing."""
    if name == "read":
        from sightline.journeys.read import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
