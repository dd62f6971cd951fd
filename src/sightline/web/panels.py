"""The parts of an area's page: what hangs on an area for improvement, each part given by one function.

A room that has something to say of areas adds its function to :data:`PANELS`; the page shows the parts in that order.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from sightline.register.access import REVIEW
from sightline.register.models import Area
from sightline.register.queries import lineage
from sightline.register.queries.who_else import who_else
from sightline.web.pages.areas import AlikePanel, LineagePanel, Panel
from sightline.web.seeing import sight

MOST_ALIKE = 3
LINEAGE = "lineage"


def lineage_panel(request: HttpRequest, area: Area) -> Panel | None:
    """Where it was said before, what became of it, and who confirmed that."""
    seen = sight(request)
    told = lineage.of(area.pk, seen)
    if told is None:
        return None
    may_decide = request.user.has_perm(REVIEW)
    rejected = lineage.rejected(area.pk, seen) if may_decide else ()
    content = LineagePanel(told, lineage.further(told, seen), rejected, may_decide)
    return Panel(LINEAGE, "Said before and after", "areas/lineage.html", content)


def alike_panel(request: HttpRequest, area: Area) -> Panel | None:
    """Who else was told much the same: the most alike, and the way to all."""
    content = AlikePanel(area, who_else(area, sight(request), MOST_ALIKE))
    return Panel("alike", "Who else was told this", "areas/alike.html", content)


PANELS: tuple[Callable[[HttpRequest, Area], Panel | None], ...] = (lineage_panel, alike_panel)


def panels(request: HttpRequest, area: Area) -> tuple[Panel, ...]:
    """The parts of an area's page that have something to show this person."""
    made = (panel(request, area) for panel in PANELS)
    return tuple(panel for panel in made if panel is not None)
