"""The pages of plans: in each state, by each role, with every mistake told at its field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.improvement.actions import boards, closing, measures, progress, watching
from sightline.improvement.actions.measures import Found, MeasureWords
from sightline.improvement.models import Action, Evidence, Meeting, Plan, PlanArea, Question
from sightline.register.access import Role
from sightline.register.models import Inspection
from tests.pages.conftest import Page
from tests.unit.improvement.made import action_of, northmere, person, plan_of
from tests.unit.register.made import AT, Made, reading, taken

TODAY = date(2025, 10, 6)


@dataclass
class Planned:
    """A plan with something in every part of it."""

    inspection: Inspection
    plan: Plan
    areas: tuple[PlanArea, ...]
    action: Action
    meeting: Meeting


@pytest.fixture
def planned(settings: Any, people: dict[Role, User]) -> Planned:
    return lay(settings, people)


def lay(settings: Any, people: dict[Role, User]) -> Planned:
    """Northmere's plan in October 2025: one area closed and said again, one open and late."""
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", TODAY
    editor, approver, on = people[Role.EDITOR], people[Role.APPROVER], date(2024, 12, 2)
    inspection = northmere()
    plan, areas = plan_of(inspection, editor)
    action = action_of(plan, editor, *areas, owner=people[Role.CONTRIBUTOR])
    words = MeasureWords(kind="indicator", what="Visits in time", target="85%", target_value=Decimal(85), unit="%")
    measure = measures.add(action=action, words=words, by=editor, at=AT)
    found = Found(
        as_at=date(2024, 11, 30), value=Decimal(71), numerator=142, denominator=200, observer="Bea Example, auditor"
    )
    measures.record(measure=measure, found=found, by=editor, on=on, at=AT)
    progress.add_milestone(action=action, what="First ten", due_on=date(2024, 6, 1), by=editor, on=on, at=AT)
    for seen in (0, 0):
        progress.report(
            action=action,
            status_now="under-way",
            forecast="may-be-late",
            words="Going on.",
            seen=seen,
            by=editor,
            on=on,
            at=AT,
        )
    closure = closing.propose(area=areas[0], reasons="It is better.", by=editor, on=on, at=AT)
    closing.close(closure=closure, by=approver, on=on, at=AT, why="The board agreed.")
    told = {"kind": "focused-visit", "started_on": "2025-07-30", "ended_on": "2025-07-31", "published_on": "2025-09-01"}
    taken(
        reading(Made(kind="visit-letter", name="letter.pdf"), areas=["The timeliness of visits to children."], **told)
    )
    watching.watch_all(by="ada", at=AT)
    board = boards.found(authority=plan.authority, kind="scrutiny", name="Scrutiny", by=editor, at=AT)
    meeting = boards.meet(board=board, on=date(2025, 9, 30), by=editor, at=AT)
    item = boards.put_on(meeting=meeting, what="The plan", about=boards.About(plan=plan), by=editor, at=AT)
    boards.decide(meeting=meeting, item=item, words="Look again.", by=editor, at=AT)
    boards.ask(meeting=meeting, item=item, asked_by="Chair", words="Why late?", by=editor, at=AT)
    return Planned(inspection, plan, areas, action, meeting)


EMPTY = ["/plan", "/plan/mine", "/plan/actions", "/plan/exceptions", "/plan/watch", "/plan/boards", "/plan/begin"]


@pytest.mark.parametrize("path", EMPTY)
def test_pages_without_a_plan_say_what_will_stand_there(page: Page, settings: Any, path: str) -> None:
    northmere()
    settings.SIGHTLINE_AUTHORITY = "northmere"
    assert page(path, Role.EDITOR).words


def paths(planned: Planned) -> list[str]:
    """Every page of plans that is fetched."""
    visit = Inspection.objects.get(kind="focused-visit")
    action, area = planned.action.pk, planned.areas[0].pk
    return [
        *EMPTY,
        f"/plan/{planned.plan.pk}",
        f"/plan/{planned.plan.pk}/sources",
        f"/plan/{planned.plan.pk}/import",
        f"/plan/{planned.plan.pk}/actions?area={area}",
        f"/plan/sources/{planned.plan.sources.get().pk}",
        f"/plan/actions/{action}",
        f"/plan/actions/{action}/edit",
        f"/plan/actions/{action}/progress",
        f"/plan/actions/{action}/date",
        f"/plan/actions/{action}/evidence",
        f"/plan/actions/{action}/measures",
        f"/plan/actions/{action}/people",
        f"/plan/actions/{action}/waits?words=twenty",
        f"/plan/actions/{action}/plans",
        f"/plan/people/{planned.action.owner_id}/hand-over",
        f"/plan/measures/{planned.action.measures.get().pk}",
        f"/plan/areas/{area}",
        f"/plan/areas/{planned.areas[1].pk}",
        f"/plan/watch/{visit.pk}",
        f"/plan/meetings/{planned.meeting.pk}",
    ]


def test_every_page_of_a_plan_with_something_in_it(page: Page, planned: Planned) -> None:
    for path in paths(planned):
        assert page(path, Role.APPROVER).words
    assert page(f"/plan/challenge/area/{planned.areas[0].pk}", Role.ADVISER).words


def test_the_plan_says_first_what_is_late(page: Page, planned: Planned) -> None:
    words = page(f"/plan/{planned.plan.pk}", Role.VIEWER).words
    assert "1 action: 1 late." in words
    assert "It was due on 30 September 2024, 371 days ago, and is not done." in words
    assert "507 days late" in words
    assert "Put it out to consultation" not in words


def test_both_updates_that_were_written_at_once_are_shown(page: Page, planned: Planned) -> None:
    words = page(f"/plan/actions/{planned.action.pk}").words
    assert words.count("Going on.") == 2
    assert "written at the same time as the update below" in words
    assert "71% (142 of 200) on 30 November 2024. The target is 85%: 14 percentage points short." in words


def test_closed_in_december_said_again_in_july_stands_side_by_side(page: Page, planned: Planned) -> None:
    words = page("/plan/watch", Role.EDITOR).words
    assert "Closed in December 2024, said again in July 2025" in words
    assert "The timeliness of visits to children." in words


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def test_a_plan_is_begun_from_an_inspection_and_its_areas_come_with_it(page: Page, planned: Planned) -> None:
    sent = {"title": "After the visit", "inspection": str(Inspection.objects.get(kind="focused-visit").pk)}
    words = page("/plan/begin", Role.EDITOR, post=sent).words
    assert "The plan has been begun." in words
    assert "The timeliness of visits to children." in words
    assert "Give the plan a title" in page("/plan/begin", Role.EDITOR, post={"title": ""}, status=422).words


def test_the_words_of_an_action_are_checked_before_anything_is_saved(page: Page, planned: Planned) -> None:
    sent = {"what": "Improve the quality of plans", "owner_role": "Head of Service", "check": "1"}
    found = page(f"/plan/{planned.plan.pk}/actions", Role.EDITOR, post=sent)
    assert "A wish, not yet an action" in found.words
    assert "It begins with a wish (“improve”)" in found.words
    assert "Owner, by role" in found.words
    assert not Action.objects.filter(what=sent["what"]).exists()
    assert "Can it be worked from?" in page(f"/plan/actions/{planned.action.pk}").words


def test_an_action_is_added_and_changed_and_two_editors_see_each_other(page: Page, planned: Planned) -> None:
    sent = {
        "what": "Brief every team",
        "owner_role": "Head of Service",
        "owner": "",
        "areas": [str(planned.areas[1].pk)],
        **day("due_on", date(2026, 3, 27)),
    }
    where = f"/plan/{planned.plan.pk}/actions"
    assert "The action has been added." in page(where, Role.EDITOR, post=sent).words
    assert (
        "Give a due date, or say why"
        in page(where, Role.EDITOR, post={**sent, **dict.fromkeys(day("due_on", TODAY), "")}, status=422).words
    )
    assert "three numbers" in page(where, Role.EDITOR, post={**sent, "due_on-month": "13"}, status=422).words
    made = Action.objects.get(what="Brief every team")
    edit, seen = f"/plan/actions/{made.pk}/edit", {"version": str(made.version)}
    assert "has been changed" in page(edit, Role.EDITOR, post={**sent, **seen, "what": "Brief each team"}).words
    meanwhile = page(edit, Role.APPROVER, post={**sent, **seen, "what": "Brief all teams"}, status=409)
    assert "Editor Example changed this while you were writing" in meanwhile.words
    assert "Brief each team" in meanwhile.words and "Brief all teams" in meanwhile.words
    fresh = re.search(r'name="version" value="(\d+)"', meanwhile.html)
    assert fresh is not None
    saved = page(edit, Role.APPROVER, post={**sent, "version": fresh[1], "what": "Brief all teams, each"})
    assert "Brief all teams, each" in saved.words
    assert "Words that were set aside" in saved.words


def test_a_contributor_reports_on_what_is_theirs_and_on_nothing_else(page: Page, planned: Planned) -> None:
    sent = {"status_now": "done", "forecast": "on-time", "words": "It is done.", "seen": "2"}
    where = f"/plan/actions/{planned.action.pk}/progress"
    assert "Your update has been recorded." in page(where, Role.CONTRIBUTOR, post=sent).words
    assert "Say in a sentence" in page(where, Role.CONTRIBUTOR, post={**sent, "words": " "}, status=422).words
    other = action_of(planned.plan, person("editor", Role.EDITOR))
    page(f"/plan/actions/{other.pk}/progress", Role.CONTRIBUTOR, status=403)


def test_a_date_is_asked_for_by_one_and_agreed_by_another(page: Page, planned: Planned) -> None:
    where = f"/plan/actions/{planned.action.pk}/date"
    assert (
        "has passed"
        in page(
            where, Role.CONTRIBUTOR, post={**day("new_due_on", date(2025, 1, 1)), "reason": "A post."}, status=422
        ).words
    )
    sent = {**day("new_due_on", date(2025, 12, 1)), "reason": "A post stood empty."}
    assert "Another person has to agree" in page(where, Role.CONTRIBUTOR, post=sent).words
    move = planned.action.date_moves.get()
    assert (
        "The action is due on 1 December 2025."
        in page(f"/plan/date-moves/{move.pk}", Role.APPROVER, post={"decision": "agree"}).words
    )


def test_evidence_is_added_with_its_source(page: Page, planned: Planned) -> None:
    where = f"/plan/actions/{planned.action.pk}/evidence"
    sent = {"kind": "voice", "title": "Families", "words": "“We know.”", "counted": "9", **day("on", date(2025, 9, 1))}
    assert "Say how it was heard" in page(where, Role.CONTRIBUTOR, post=sent, status=422).words
    assert "The evidence has been added." in page(where, Role.CONTRIBUTOR, post={**sent, "heard_how": "A group"}).words
    file = SimpleUploadedFile("minutes.txt", b"What the board saw.")
    document = {**sent, "kind": "document", "file": file, "place": "line 1", "areas": [str(planned.areas[1].pk)]}
    assert "minutes.txt, line 1" in page(where, Role.CONTRIBUTOR, post=document).words
    kept = Evidence.objects.get(kind="document")
    assert list(kept.areas.all()) == [planned.areas[1]]
    assert "Choose the document" in page(where, Role.CONTRIBUTOR, post={**document, "file": ""}, status=422).words


def test_closing_takes_two_and_lists_what_is_missing(page: Page, planned: Planned) -> None:
    where = f"/plan/areas/{planned.areas[1].pk}"
    assert "Not met Evidence of 2 different kinds is wanted, and there is none." in page(where, Role.EDITOR).words
    proposed = page(where, Role.EDITOR, post={"step": "propose", "words": "It is better."})
    assert "Another person who may approve has to decide." in proposed.words
    closure = str(planned.areas[1].closures.get().pk)
    sent = {"step": "close", "closure": closure, "words": ""}
    assert "Say why it can be closed all the same" in page(where, Role.APPROVER, post=sent, status=422).words
    closed = page(where, Role.APPROVER, post={**sent, "words": "The service moved."}).words
    assert "The area is closed. It stays watched." in closed
    assert "is open again" in page(where, Role.EDITOR, post={"step": "reopen", "words": "It came back."}).words
    page(where, Role.VIEWER, post={"step": "propose", "words": "Me too."}, status=403)


def test_an_adviser_writes_a_challenge_and_the_council_answers(page: Page, planned: Planned) -> None:
    where = f"/plan/challenge/plan/{planned.plan.pk}"
    words = page(where, Role.ADVISER, post={"words": "Where are the children?"}).words
    assert "Where are the children?" in words
    note = planned.plan.challenges.get()
    answered = page(f"/plan/challenges/{note.pk}", Role.EDITOR, post={"answer": "Heard in March."}).words
    assert "Heard in March." in answered


def test_what_is_said_at_a_meeting_is_recorded(page: Page, planned: Planned) -> None:
    where = f"/plan/meetings/{planned.meeting.pk}"
    assert "What was decided" not in page(where, Role.VIEWER).words
    assert "Write what was decided" in page(where, Role.EDITOR, post={"step": "decision"}, status=422).words
    decided = page(where, Role.EDITOR, post={"step": "decision", "decision": "Come back."}).words
    assert "Come back." in decided
    question = Question.objects.get()
    answered = page(f"/plan/questions/{question.pk}", Role.EDITOR, post={"answer": "A post."}).words
    assert "A post." in answered
    page(where, Role.VIEWER, post={"step": "decision", "decision": "Mine."}, status=403)


def test_lists_are_narrowed_and_odd_questions_get_an_answer(page: Page, planned: Planned) -> None:
    assert "1 action, soonest" in page("/plan/actions?rating=late").words
    assert "0 actions" in page("/plan/actions?rating=done&words=%27&plan=x").words
    assert page("/plan/actions?plan=999999999999999999&page=zz&words=%00").words
    assert "three numbers" in page("/plan/exceptions?since-day=99&since-month=1&since-year=2025", status=422).words
    assert page("/plan/exceptions?since-day=1&since-month=9&since-year=2025").words


@pytest.mark.parametrize(
    "path", ["/plan/999", "/plan/actions/999", "/plan/areas/999", "/plan/meetings/999", "/plan/watch/999"]
)
def test_what_is_not_there_is_said_in_words(page: Page, planned: Planned, path: str) -> None:
    assert "Page not found" in page(path, status=404).words


def test_words_of_an_embargoed_report_are_hidden_in_the_plan(page: Page, planned: Planned) -> None:
    document = planned.inspection.accounts.get().document
    document.embargo_until = TODAY
    document.save()
    assert planned.areas[1].words not in page(f"/plan/{planned.plan.pk}", Role.VIEWER).words
    page(f"/plan/areas/{planned.areas[1].pk}", Role.VIEWER, status=404)
    assert planned.areas[1].words not in page("/plan/exceptions", Role.VIEWER).words
    assert "said again" not in page("/plan/watch", Role.VIEWER).words.replace("is said again.", "")
