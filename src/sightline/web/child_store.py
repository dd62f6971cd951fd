"""Where the service finds the child-level store."""

from __future__ import annotations

from sightline.journeys.opening import home
from sightline.returns.keeping import Keeping


def child_store() -> Keeping:
    """The child-level returns that are kept beside the register."""
    return Keeping.of_home(home())
