"""The one menu, in its one order. A page joins it when it is there to be opened."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from sightline.improvement.access import READ_PLAN
from sightline.papers.access import READ_PAPER
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


ORDER = (
    "Overview",
    "Inspections",
    "Plan",
    "Practice",
    "Audits",
    "Papers",
    "England",
    "Search",
    "Review",
    "People",
)
"""Where each entry stands, whichever rooms are there: people find a thing where it was."""

_ENTRIES = (
    Entry("Overview", "overview", READ),
    Entry(
        "Inspections",
        "inspections",
        READ,
        (
            "inspection",
            "fact",
            "receive",
            "area",
            "tie-area",
            "tie-measure",
            "decide-tie",
            "documents",
            "document",
            "add-document",
        ),
    ),
    Entry("Papers", "papers", READ_PAPER, ("paper", "statement", "paper-brief", "paper-versions")),
    Entry(
        "Plan",
        "plans",
        READ_PLAN,
        (
            *("plan", "begin-plan", "my-actions", "plan-exceptions", "plan-watch", "plan-visit", "plan-boards"),
            *("plan-meeting", "plan-actions", "plan-action", "edit-action", "action-progress", "move-date"),
            *("add-evidence", "add-measure", "add-result", "plan-area", "plan-source", "add-source", "add-action"),
            *("challenge", "share-action", "wait-for", "stand-in", "serve-evidence", "hand-over"),
            "action-from-sentence",
        ),
    ),
    Entry(
        "Practice",
        "practice",
        READ,
        ("measure", "children", "journeys", "differences", "population", "comparators", "set-limit"),
    ),
    Entry("England", "england", READ, ("authority", "compare")),
    Entry("Search", "search", READ, ("words", "who-else", "save-search")),
    Entry("Review", "review-queue", REVIEW, ("doubt",)),
    Entry("People", "people", MANAGE_PEOPLE, ("add-person", "person", "new-password")),
)
"""The rooms that are there. A new room adds its line here; where it stands in the menu is said above."""

MENU = tuple(sorted(_ENTRIES, key=lambda entry: ORDER.index(entry.text)))

_PERMISSIONS = frozenset(entry.permission for entry in MENU)


def menu(request: HttpRequest) -> list[dict[str, object]]:
    """The menu as this person sees it, in the shape of the service navigation component."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    held = {permission for permission in _PERMISSIONS if request.user.has_perm(permission)}
    return [
        {
            "text": entry.text,
            "href": reverse(entry.route),
            "current": here == entry.route,
            "active": here in entry.covers,
        }
        for entry in MENU
        if entry.permission in held
    ]
