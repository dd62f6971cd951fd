"""What the national facts cover, in the one sentence that stands at the foot of every page."""

from __future__ import annotations

from django.core.cache import cache

from sightline.ground.wording import count_in_words, day_in_words
from sightline.register.national import Coverage
from sightline.register.queries.national import coverage

_KEPT = "coverage-in-words"
_SECONDS = 60


def coverage_in_words() -> str:
    """The sentence; asked of the register once a minute. Empty where no national facts are held."""
    words: str | None = cache.get(_KEPT)
    if words is None:
        words = _sentence(coverage())
        cache.set(_KEPT, words, _SECONDS)
    return words


def _sentence(covered: Coverage | None) -> str:
    if covered is None:
        return ""
    reports = count_in_words(covered.reports, "published report")
    return (
        f"National facts cover {reports} up to {day_in_words(covered.until)}. Newer ones may exist: “latest known”"
        " means latest among these."
    )
