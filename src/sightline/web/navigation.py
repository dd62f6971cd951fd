"""The one menu, in its one order. A page joins it when it is there to be opened."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from sightline.register.access import MANAGE_PEOPLE, READ, REVIEW


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its words, its route, and who is shown it.

    ``covers`` are the routes that belong to it, so that the menu shows where a person is.
    """

    text: str
    route: str
    permission: str
    covers: tuple[str, ...] = ()


MENU = (
    Entry("Overview", "overview", READ),
    Entry(
        "Inspections",
        "inspections",
        READ,
        ("inspection", "fact", "documents", "document", "add-document", "document-added"),
    ),
    Entry("Practice", "practice", READ, ("measure",)),
    Entry("England", "england", READ, ("authority", "compare")),
    Entry("Search", "search", READ, ("words", "who-else", "save-search")),
    Entry("Review", "review-queue", REVIEW),
    Entry("People", "people", MANAGE_PEOPLE, ("add-person", "person")),
)


def menu(request: HttpRequest) -> list[dict[str, object]]:
    """The menu as this person sees it, in the shape of the service navigation component."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {
            "text": entry.text,
            "href": reverse(entry.route),
            "current": here == entry.route,
            "active": here in entry.covers,
        }
        for entry in MENU
        if request.user.has_perm(entry.permission)
    ]
