"""Seals: each entry of a chain carries a hash of the one before, so that none can be changed, dropped or slipped in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def seal(before: str, content: Mapping[str, Any]) -> str:
    """The SHA-256 of the seal before and of an entry's content in one fixed form."""
    form = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{form}".encode()).hexdigest()
