"""What a better reader says otherwise, in the words of the page."""

from __future__ import annotations

from sightline.register.queries.readings import Difference
from sightline.web import formats
from sightline.web.pages.documents import Otherwise
from sightline.web.telling import label_of, value_in_words

NOT_READ = "Not read"
_LABELS = {
    "document_kind": "Kind of document",
    "authority": "Authority",
    "framework": "Framework",
    "era": "Era of the framework",
    "on_site_from": "On site from",
    "on_site_until": "On site until",
}
_LISTED = {"area": "Area for improvement", "sentence": "Sentence"}


def in_words(it: Difference) -> Otherwise:
    """A difference as people say it; of what stands in a list its own words are the label."""
    family, _, rest = it.fact.partition("/")
    label = f"{_LISTED[family]}: {rest}" if family in _LISTED else _LABELS.get(it.fact) or label_of(it.fact)
    return Otherwise(label, _value(family, it.before), _value(family, it.after))


def _value(family: str, value: str) -> str:
    if not value:
        return NOT_READ
    if family == "document_kind":
        return formats.document_kind(value)
    if family == "era":
        return formats.era(value) or value
    if family == "sentence":
        return _said(value)
    if family == "area":
        return _asked(value)
    return value_in_words(family, value)


def _said(value: str) -> str:
    """``Weakness, about visits and drift and delay``."""
    polarity, _, themes = value.partition(": ")
    about = ", ".join(formats.theme(theme) for theme in themes.split(", ") if theme)
    return polarity.capitalize() + (f", about {about.lower()}" if about else "")


def _asked(value: str) -> str:
    """``Priority action``, with the cross-references that were printed."""
    urgency, _, tags = value.partition(": ")
    words = "Priority action" if urgency == "priority" else "To improve"
    return words + (f", with {tags}" if tags else "")
