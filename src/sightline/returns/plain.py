"""Headers, sheet names and cells in plain form, in which different spellings of one thing are alike."""

from __future__ import annotations

import re
from functools import lru_cache

_APOSTROPHES = re.compile("[‘’ʼ´`']|â€™|ã¢â‚¬â„¢")
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Small letters and digits, single spaces: ``‘Missing’ (Y/N)?`` is ``missing y n``, ``Child's`` is ``childs``."""
    return _OTHER.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()
