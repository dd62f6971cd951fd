"""Where the published documents stand: beside the repository, never in it."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


def has_shared() -> bool:
    """Whether the published documents and their labels are at hand."""
    return (SHARED / "corpus").is_dir() and (SHARED / "labels").is_dir()
