"""The six first steps, each leading to a page that is there for this register."""

from __future__ import annotations

from django.urls import reverse

from sightline.register.queries.overview import our_authority, our_newest_inspection
from sightline.register.queries.sight import sight_of
from sightline.web.clock import today
from sightline.web.pages.plain import Step


def steps() -> tuple[Step, ...]:
    """Where we stand, an inspection beside its page, our history, the plan, England, a person's check."""
    ours = our_authority()
    newest = our_newest_inspection(ours.id, sight_of(None, today())) if ours else None
    return (
        Step(
            "See where we stand",
            "The overview tells the latest judgements in words, what inspectors asked for, and what falls due.",
            reverse("overview"),
        ),
        Step(
            "Open a fact and see its words",
            "An inspection shows what was read beside the page of the original. Choose a fact: its words are marked.",
            reverse("inspection", args=[newest]) if newest else reverse("inspections"),
        ),
        Step(
            "Read our history",
            "Every inspection and visit in order, grades by area, and what became of each thing inspectors asked for.",
            reverse("authority", args=[ours.id]) if ours else reverse("england"),
        ),
        Step(
            "Follow the plan",
            "What is done about each thing inspectors asked for: what is late, why dates moved, what shows the change.",
            reverse("plans"),
        ),
        Step(
            "Look across England",
            "All authorities with their latest known judgements. Choose a region or a grade to narrow the list.",
            reverse("england"),
        ),
        Step(
            "Check what the reader doubts",
            "Sign in as an editor: the review list puts the most doubtful facts first, to confirm or correct.",
            reverse("review-queue"),
        ),
    )
