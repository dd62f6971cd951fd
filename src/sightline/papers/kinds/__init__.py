"""Every kind of paper, by the id that the command line and the pages know it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sightline.papers.blocks import Paper
from sightline.papers.facts import Brief, Facts, Layout
from sightline.papers.kinds import (
    childrens_letter,
    committee_report,
    information_request,
    plan_papers,
    press_notice,
    self_evaluation,
    short_papers,
)

Compose = Callable[[Facts, Brief], Paper]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: what it is called, whom it is for, and the rules that compose it.

    ``is_of_grades`` says that it is written after a graded inspection rather than a visit, ``is_of_plan`` that it
    answers the inspection that the plan draws from, not one that came since; ``must_balance``
    that the public reads it, so that it must tell praise and criticism as the report does. ``layouts`` are the
    ways it can be set.
    """

    id: str
    label: str
    reader: str
    compose: Compose
    is_of_grades: bool = False
    is_of_plan: bool = False
    must_balance: bool = False
    layouts: tuple[Layout, ...] = (Layout.STANDARD,)


KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("panel-report", "Report to the corporate parenting panel", "members", committee_report.panel),
        Kind("cabinet-report", "Report to Cabinet", "members", committee_report.cabinet),
        Kind("scrutiny-report", "Report to a scrutiny committee", "members", committee_report.scrutiny),
        Kind("progress-report", "Progress report to a board", "members", plan_papers.progress_report, is_of_plan=True),
        Kind(
            "action-plan",
            "Action plan",
            "the public and the inspectorate",
            plan_papers.action_plan,
            is_of_plan=True,
        ),
        Kind(
            "childrens-letter",
            "Letter to children and young people",
            "children",
            childrens_letter.compose,
            is_of_grades=True,
            layouts=tuple(Layout),
        ),
        Kind("press-notice", "Press notice", "the public", press_notice.compose, must_balance=True),
        Kind("lead-member-briefing", "Briefing for the lead member", "members", short_papers.lead_member_briefing),
        Kind("staff-summary", "Summary for staff", "staff", short_papers.staff_summary),
        Kind("self-evaluation", "Self-evaluation", "the inspectorate", self_evaluation.compose),
        Kind(
            "monitoring-visit-pack", "Pack for a monitoring visit", "inspectors", self_evaluation.monitoring_visit_pack
        ),
        Kind("information-request", "Cover of an information request", "inspectors", information_request.compose),
        Kind("one-page-summary", "Summary on one page", "members", short_papers.one_page_summary),
    )
}
