"""The parts of an area's page: what hangs on an area for improvement, each part given by one function.

A room that has something to say of areas adds its function to :data:`PANELS`; the page shows the parts in that order.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from sightline.improvement.access import READ_PLAN
from sightline.improvement.models import Action, PlanArea
from sightline.improvement.queries.actions import lines
from sightline.improvement.queries.areas import is_same
from sightline.improvement.queries.visible import visible_areas
from sightline.papers.access import READ_PAPER
from sightline.papers.kinds import KINDS
from sightline.papers.queries.kept import visible
from sightline.register.access import REVIEW
from sightline.register.models import Area
from sightline.register.queries import lineage
from sightline.register.queries.overview import our_authority
from sightline.register.queries.who_else import who_else
from sightline.web.clock import today
from sightline.web.measures_panel import measures_of
from sightline.web.pages.areas import AlikePanel, LineagePanel, Panel, PapersPanel, PlanPanel
from sightline.web.seeing import sight

MOST_ALIKE = 3
MOST_ACTIONS = 10
MOST_PAPERS = 10
LINEAGE = "lineage"


def lineage_panel(request: HttpRequest, area: Area) -> Panel | None:
    """Where it was said before, what became of it, and who confirmed that."""
    found = lineage.around(area.pk, sight(request))
    if found is None:
        return None
    may_decide = request.user.has_perm(REVIEW)
    content = LineagePanel(found.told, found.further, found.rejected if may_decide else (), may_decide)
    return Panel(LINEAGE, "Said before and after", "areas/lineage.html", content)


def alike_panel(request: HttpRequest, area: Area) -> Panel | None:
    """Who else was told much the same: the most alike, and the way to all."""
    content = AlikePanel(area, who_else(area, sight(request), MOST_ALIKE))
    return Panel("alike", "Who else was told this", "areas/alike.html", content)


def plan_panel(request: HttpRequest, area: Area) -> Panel | None:
    """What the council does about it: the actions that answer it, and how each stands."""
    if not request.user.has_perm(READ_PLAN):
        return None
    held = visible_areas(PlanArea.objects.filter(inspection=area.inspection_id), sight(request))
    planned = next((it for it in held if is_same(it, area.pk, area.inspection_id, area.text)), None)
    if planned is None:
        ours = our_authority()
        if ours is None or ours.pk != area.inspection.authority_id:
            return None
        return Panel("plan", "What is done about it", "areas/plan.html", PlanPanel(None, (), 0))
    answering = Action.objects.filter(areas=planned).order_by("due_on", "id")
    shown = lines(answering[:MOST_ACTIONS], today())
    content = PlanPanel(planned, shown, answering.count() - len(shown))
    return Panel("plan", "What is done about it", "areas/plan.html", content)


def measures_panel(request: HttpRequest, area: Area) -> Panel | None:
    """Whether practice changed: the measures tied to it, since the inspection."""
    content = measures_of(request, area)
    return Panel("measures", "Did it change for children?", "areas/measures.html", content) if content else None


def papers_panel(request: HttpRequest, area: Area) -> Panel | None:
    """The papers that tell of it."""
    if not request.user.has_perm(READ_PAPER):
        return None
    held = visible(sight(request)).filter(inspection=area.inspection_id)[:MOST_PAPERS]
    papers = tuple((it, KINDS[it.kind]) for it in held)
    return Panel("papers", "Papers", "areas/papers.html", PapersPanel(papers)) if papers else None


PANELS: tuple[Callable[[HttpRequest, Area], Panel | None], ...] = (
    lineage_panel,
    plan_panel,
    measures_panel,
    papers_panel,
    alike_panel,
)


def panels(request: HttpRequest, area: Area) -> tuple[Panel, ...]:
    """The parts of an area's page that have something to show this person."""
    made = (panel(request, area) for panel in PANELS)
    return tuple(panel for panel in made if panel is not None)
