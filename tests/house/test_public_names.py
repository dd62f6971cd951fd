"""The names people import, pinned: a name leaves or joins on purpose."""

from __future__ import annotations

import sightline


def test_the_package_offers_these_names() -> None:
    assert sightline.__all__ == ["read"]
    assert all(callable(getattr(sightline, name)) for name in sightline.__all__)
