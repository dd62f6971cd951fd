"""Every address: promised, with a permission declared, and open to exactly those who hold it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver

from sightline.improvement.access import APPROVE, CHALLENGE, EDIT_PLAN, READ_PLAN, UPDATE_ACTION
from sightline.papers.access import READ_PAPER, WRITE_PAPER
from sightline.practice.access import SEE_CHILDREN, SET_MEASURES
from sightline.register import access
from sightline.register.access import Role
from sightline.web.permissions import ANYONE, declared
from tests.unit.improvement.made import action_of, plan_of, voice_of
from tests.unit.papers.kept import begun
from tests.unit.register.made import report, taken

HASH = "0" * 64

# Route, an address of it, and what a person must be allowed to do. A route leaves or joins on purpose.
ROUTES = {
    "overview": ("/", access.READ),
    "inspections": ("/inspections", access.READ),
    "inspection": ("/inspections/{inspection}", access.READ),
    "fact": ("/inspections/{inspection}/facts/started_on", access.READ),
    "receive": ("/inspections/{inspection}/received", access.REVIEW),
    "documents": ("/documents", access.READ),
    "add-document": ("/documents/add", access.ADD_DOCUMENT),
    "document": ("/documents/{sha256}", access.READ),
    "original": ("/documents/{sha256}/original", access.READ),
    "readers": ("/documents/{sha256}/readers", access.SHARE_DOCUMENT),
    "page-image": ("/documents/{sha256}/pages/1.png", access.READ),
    "authority": ("/authorities/northmere", access.READ),
    "england": ("/england", access.READ),
    "compare": ("/compare", access.READ),
    "practice": ("/practice", access.READ),
    "children": ("/practice/children", SEE_CHILDREN),
    "journeys": ("/practice/journeys", access.READ),
    "differences": ("/practice/differences", access.READ),
    "comparators": ("/practice/comparators", SET_MEASURES),
    "population": ("/practice/population", SET_MEASURES),
    "set-limit": ("/practice/limits/care-visit", SET_MEASURES),
    "measure": ("/practice/care-visits-in-time", access.READ),
    "search": ("/search", access.READ),
    "save-search": ("/search/saved", access.HAVE_ACCOUNT),
    "delete-search": ("/search/saved/1/delete", access.HAVE_ACCOUNT),
    "words": ("/documents/{sha256}/words/0-9", access.READ),
    "who-else": ("/areas/1/who-else", access.READ),
    "area": ("/areas/1", access.READ),
    "tie-area": ("/areas/1/tie", access.REVIEW),
    "tie-measure": ("/areas/1/measures", SET_MEASURES),
    "decide-tie": ("/areas/1/ties/1", access.REVIEW),
    "review-queue": ("/review", access.REVIEW),
    "doubt": ("/review/doubts/1", access.REVIEW),
    "papers": ("/papers", READ_PAPER),
    "begin-paper": ("/papers/begin", WRITE_PAPER),
    "paper": ("/papers/{paper}", READ_PAPER),
    "paper-step": ("/papers/{paper}/step", WRITE_PAPER),
    "statement": ("/papers/{paper}/statement", WRITE_PAPER),
    "own-sentence": ("/papers/{paper}/own?after=opening.title", WRITE_PAPER),
    "paper-brief": ("/papers/{paper}/brief", WRITE_PAPER),
    "paper-versions": ("/papers/{paper}/versions", READ_PAPER),
    "paper-file": ("/papers/{paper}/file.md", READ_PAPER),
    "paper-style": ("/paper.css", ANYONE),
    "plans": ("/plan", READ_PLAN),
    "begin-plan": ("/plan/begin", EDIT_PLAN),
    "my-actions": ("/plan/mine", READ_PLAN),
    "plan-exceptions": ("/plan/exceptions", READ_PLAN),
    "plan-watch": ("/plan/watch", READ_PLAN),
    "plan-visit": ("/plan/watch/{inspection}", READ_PLAN),
    "settle-said-again": ("/plan/said-again/1", EDIT_PLAN),
    "plan-boards": ("/plan/boards", READ_PLAN),
    "plan-meeting": ("/plan/meetings/1", READ_PLAN),
    "answer-question": ("/plan/questions/1", EDIT_PLAN),
    "answer-challenge": ("/plan/challenges/1", EDIT_PLAN),
    "challenge": ("/plan/challenge/plan/{plan}", CHALLENGE),
    "plan-actions": ("/plan/actions", READ_PLAN),
    "plan-action": ("/plan/actions/{action}", READ_PLAN),
    "edit-action": ("/plan/actions/{action}/edit", EDIT_PLAN),
    "action-progress": ("/plan/actions/{action}/progress", UPDATE_ACTION),
    "move-date": ("/plan/actions/{action}/date", UPDATE_ACTION),
    "add-evidence": ("/plan/actions/{action}/evidence", UPDATE_ACTION),
    "add-measure": ("/plan/actions/{action}/measures", EDIT_PLAN),
    "add-milestone": ("/plan/actions/{action}/milestones", EDIT_PLAN),
    "reach-milestone": ("/plan/milestones/1", UPDATE_ACTION),
    "add-result": ("/plan/measures/1", UPDATE_ACTION),
    "share-action": ("/plan/actions/{action}/people", EDIT_PLAN),
    "wait-for": ("/plan/actions/{action}/waits", EDIT_PLAN),
    "stand-in": ("/plan/actions/{action}/plans", EDIT_PLAN),
    "serve-evidence": ("/plan/evidence/{evidence}", UPDATE_ACTION),
    "hand-over": ("/plan/people/{person}/hand-over", EDIT_PLAN),
    "action-from-sentence": ("/plan/sentences/{sha256}/0-9", EDIT_PLAN),
    "decide-move": ("/plan/date-moves/1", APPROVE),
    "evidence-file": ("/plan/evidence/1/file", READ_PLAN),
    "plan-area": ("/plan/areas/{area}", READ_PLAN),
    "plan-source": ("/plan/sources/{source}", EDIT_PLAN),
    "plan": ("/plan/{plan}", READ_PLAN),
    "plan-step": ("/plan/{plan}/steps", EDIT_PLAN),
    "add-source": ("/plan/{plan}/sources", EDIT_PLAN),
    "add-action": ("/plan/{plan}/actions", EDIT_PLAN),
    "import-plan": ("/plan/{plan}/import", EDIT_PLAN),
    "plan-import": ("/plan/imports/1", EDIT_PLAN),
    "plan-file": ("/plan/{plan}/file.xlsx", READ_PLAN),
    "sign-in": ("/sign-in", ANYONE),
    "sign-in-code": ("/sign-in/code", ANYONE),
    "set-up-second-step": ("/account/second-step", access.HAVE_ACCOUNT),
    "turn-off-second-step": ("/account/second-step/off", access.HAVE_ACCOUNT),
    "without-second-step": ("/people/{person}/second-step", access.MANAGE_PEOPLE),
    "sign-out": ("/sign-out", ANYONE),
    "my-account": ("/account", access.HAVE_ACCOUNT),
    "change-password": ("/account/password", access.HAVE_ACCOUNT),
    "make-token": ("/account/tokens", access.HAVE_ACCOUNT),
    "revoke-token": ("/account/tokens/1/revoke", access.HAVE_ACCOUNT),
    "choose-mail": ("/account/mail", access.HAVE_ACCOUNT),
    "make-calendar": ("/account/calendar", access.HAVE_ACCOUNT),
    "revoke-calendar": ("/account/calendar/revoke", access.HAVE_ACCOUNT),
    "my-calendar": ("/calendar/x.ics", ANYONE),
    "plan-calendar": ("/calendar/x/plans/{plan}.ics", ANYONE),
    "people": ("/people", access.MANAGE_PEOPLE),
    "add-person": ("/people/add", access.MANAGE_PEOPLE),
    "person": ("/people/{person}", access.MANAGE_PEOPLE),
    "new-password": ("/people/{person}/password", access.MANAGE_PEOPLE),
    "downloads": ("/data", access.READ),
    "guidance": ("/data/guidance.txt", access.READ),
    "table": ("/data/judgements.csv", access.READ),
    "feed": ("/feed.atom", access.READ),
    "help": ("/help", ANYONE),
    "accessibility": ("/accessibility", ANYONE),
    "brand": ("/brand.css", ANYONE),
    "health": ("/health", ANYONE),
}

MAY: dict[str, set[Role | None]] = {
    ANYONE: {None, *Role},
    access.HAVE_ACCOUNT: {*Role},
    access.READ: {*Role},
    access.REVIEW: {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    access.ADD_DOCUMENT: {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    READ_PAPER: {*Role},
    WRITE_PAPER: {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    access.SHARE_DOCUMENT: {Role.APPROVER, Role.ADMINISTRATOR},
    access.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
    READ_PLAN: {*Role},
    EDIT_PLAN: {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    UPDATE_ACTION: {Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    APPROVE: {Role.APPROVER, Role.ADMINISTRATOR},
    CHALLENGE: {Role.ADVISER},
    SEE_CHILDREN: {Role.ANALYST},
    SET_MEASURES: {Role.ANALYST, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
}


def _pages() -> dict[str, Any]:
    """The routes of the pages; the data interface keeps its own list."""
    return {it.name: it.callback for it in get_resolver().url_patterns if getattr(it, "name", None)}


def test_the_routes_are_these_and_each_declares_its_permission() -> None:
    assert {name: declared(view) for name, view in _pages().items()} == {
        name: permission for name, (_, permission) in ROUTES.items()
    }


@pytest.fixture
def addresses(people: dict[Role, User]) -> dict[str, str]:
    document = taken(report())
    assert document.inspection is not None
    plan, areas = plan_of(document.inspection, people[Role.EDITOR])
    action = action_of(plan, people[Role.EDITOR], *areas, owner=people[Role.CONTRIBUTOR])
    parts = {
        "plan": plan.pk,
        "area": areas[0].pk,
        "action": action.pk,
        "evidence": voice_of(action, people[Role.EDITOR]).pk,
        "source": plan.sources.get().pk,
        "inspection": document.inspection.pk,
        "sha256": document.document.sha256,
        "person": people[Role.VIEWER].pk,
        "paper": begun(document.inspection, people[Role.EDITOR]).pk,
    }
    return {name: address.format(**parts) for name, (address, _) in ROUTES.items()}


def _is_let_in(client: Client, address: str) -> bool:
    response = client.get(address)
    asks_to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/sign-in?next=")
    return not asks_to_sign_in and response.status_code != 403


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_reaches_exactly_its_pages(
    role: Role | None, people: dict[Role, User], addresses: dict[str, str]
) -> None:
    client = Client()
    if role:
        client.force_login(people[role])
    let_in = {name for name, address in addresses.items() if _is_let_in(client, address)}
    assert let_in == {name for name, (_, permission) in ROUTES.items() if role in MAY[permission]}


def test_an_account_without_a_role_reads_nothing(people: dict[Role, User], addresses: dict[str, str]) -> None:
    people[Role.VIEWER].groups.clear()
    client = Client()
    client.force_login(people[Role.VIEWER])
    let_in = {name for name, address in addresses.items() if _is_let_in(client, address)}
    assert let_in == {name for name, (_, needed) in ROUTES.items() if needed in (ANYONE, access.HAVE_ACCOUNT)}


def test_public_reading_opens_what_may_be_read_and_nothing_else(settings: Any, addresses: dict[str, str]) -> None:
    settings.SIGHTLINE_PUBLIC_READING = True
    let_in = {name for name, address in addresses.items() if _is_let_in(Client(), address)}
    assert let_in == {name for name, (_, needed) in ROUTES.items() if needed in (ANYONE, access.READ)}


def test_a_stopped_account_is_let_in_nowhere(people: dict[Role, User], addresses: dict[str, str]) -> None:
    client = Client()
    client.force_login(people[Role.ADMINISTRATOR])
    people[Role.ADMINISTRATOR].is_active = False
    people[Role.ADMINISTRATOR].save()
    assert not _is_let_in(client, addresses["overview"])
