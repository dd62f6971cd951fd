"""What each page shows: one dataclass a page, a sentence a field; a template sees nothing else."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def told(meaning: str) -> Any:
    """A field of a page, and the sentence that says what it holds."""
    return field(metadata={"told": meaning})
