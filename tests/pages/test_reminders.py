"""Digests and calendars: what is theirs to each person, once a day, and never more than they may see."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from icalendar import Calendar

from sightline.ground.errors import SightlineError
from sightline.improvement.actions import closing, date_moves, plans, progress
from sightline.improvement.actions.reminding import choose
from sightline.improvement.models import DigestSent
from sightline.register.access import Role
from sightline.register.models import Event
from tests.pages.conftest import Page
from tests.pages.test_plans import TODAY, Planned, lay
from tests.unit.improvement.made import action_of
from tests.unit.register.made import AT


class Failing(EmailBackend):
    """A server that takes mail for everyone but one."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["contributor@example.org"]:
            raise ConnectionRefusedError
        return super().send_messages(messages)


@pytest.fixture
def planned(settings: Any, people: dict[Role, User]) -> Planned:
    settings.SIGHTLINE_ADDRESS = "https://sightline.example.gov.uk"
    found = lay(settings, people)
    for role, person in people.items():
        choose(person=person, how_often="daily", address=f"{role.value}@example.org", at=AT)
    action_of(found.plan, people[Role.EDITOR], owner=people[Role.CONTRIBUTOR], due_on=TODAY, what="Due on the day")
    return found


def sent(on: date = TODAY, **how: Any) -> dict[str, str]:
    """What became of each person's digest, by name."""
    out = StringIO()
    call_command("digest", on=on, stdout=out, **how)
    return dict(line.split("\t") for line in out.getvalue().splitlines())


def letters() -> dict[str, str]:
    return {it.to[0].partition("@")[0]: f"{it.subject}\n{it.body}" for it in mail.outbox}


def test_each_person_is_told_what_is_theirs_and_once_a_day(planned: Planned, people: dict[Role, User]) -> None:
    move = date_moves.ask(
        action=planned.action,
        new_due_on=TODAY + timedelta(9),
        reason="A post.",
        by=people[Role.CONTRIBUTOR],
        on=TODAY,
        at=AT,
    )
    closing.propose(area=planned.areas[1], reasons="Better.", by=people[Role.EDITOR], on=TODAY, at=AT)
    went = sent()
    assert went["contributor"] == went["approver"] == went["editor"] == "sent"
    assert went["viewer"] == went["adviser"] == "nothing to tell"
    told = letters()
    assert told["contributor"].startswith("Northmere: 1 late, 1 due soon\n")
    assert "Due on the day, due on 6 October 2025: due today" in told["contributor"]
    assert "It was due on 30 September 2024, 371 days ago, and is not done." in told["contributor"]
    assert f"https://sightline.example.gov.uk/plan/actions/{planned.action.pk}" in told["contributor"]
    assert "WAITING FOR YOU" not in told["contributor"] and "SAID AGAIN" not in told["contributor"]
    assert (
        f"Contributor Example asks to move a date from 30 September 2024 to {TODAY.day + 9} October 2025"
        in told["approver"]
    )
    assert "Editor Example proposes to close an area" in told["approver"]
    assert "proposes to close an area" not in told["editor"]
    assert "Closed in December 2024, said again in July 2025" in told["editor"]
    assert all("’" not in it or "&" not in it for it in told.values())
    html = mail.outbox[0].alternatives[0][0]
    assert 'href="https://sightline.example.gov.uk/' in html
    assert set(sent().values()) <= {"not due", "nothing to tell"}
    assert len(mail.outbox) == len(told) == Event.objects.filter(kind="digest-sent").count()
    assert move.state == "asked"


def test_a_server_that_fails_for_one_fails_for_no_other(planned: Planned, settings: Any, capsys: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    with pytest.raises(SightlineError) as failed:
        sent()
    assert (failed.value.code, failed.value.exit_status) == ("mail-failed", 3)
    assert "The digest of contributor could not be sent (ConnectionRefusedError)" in capsys.readouterr().err
    assert "editor" in letters() and "contributor" not in letters()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert sent()["contributor"] == "sent"


def test_a_dry_run_sends_nothing_and_says_who_would_be_written_to(planned: Planned) -> None:
    assert sent(is_dry_run=True)["contributor"] == "would be sent"
    assert (mail.outbox, DigestSent.objects.count()) == ([], 0)


# How often, days since the last digest, and what becomes of it on a day on which something falls due.
OFTEN = [("daily", 1, "sent"), ("weekly", 1, "not due"), ("weekly", 7, "sent"), ("weekly", None, "sent")]


@pytest.mark.parametrize(("how_often", "since", "outcome"), OFTEN)
def test_people_choose_how_often(
    planned: Planned, people: dict[Role, User], how_often: str, since: int | None, outcome: str
) -> None:
    person = people[Role.CONTRIBUTOR]
    choose(person=person, how_often=how_often, address="c@example.org", at=AT)
    if since is not None:
        DigestSent.objects.create(person=person, on=TODAY - timedelta(since))
    assert sent()["contributor"] == outcome


def test_nobody_is_written_to_who_does_not_want_it_or_left(planned: Planned, people: dict[Role, User]) -> None:
    choose(person=people[Role.CONTRIBUTOR], how_often="never", address="", at=AT)
    people[Role.EDITOR].is_active = False
    people[Role.EDITOR].save()
    assert not {"contributor", "editor"} & set(sent())


def test_a_day_without_news_brings_no_daily_digest(planned: Planned) -> None:
    assert sent(on=TODAY + timedelta(2))["contributor"] == "nothing to tell"


def test_what_is_under_embargo_is_in_no_digest(planned: Planned, people: dict[Role, User]) -> None:
    closing.propose(area=planned.areas[1], reasons="Better.", by=people[Role.EDITOR], on=TODAY, at=AT)
    document = planned.inspection.accounts.get().document
    document.embargo_until = TODAY
    document.save()
    sent()
    assert all(planned.areas[1].words not in it for it in letters().values())


def test_the_choice_is_made_on_the_page_of_ones_account(page: Page, people: dict[Role, User]) -> None:
    where = "/account/mail"
    wrong = page(where, Role.CONTRIBUTOR, post={"how_often": "weekly", "address": "no address"}, status=422)
    assert "Enter an email address, such as name@example.org" in wrong.words
    assert 'value="no address"' in wrong.html
    assert "Choose how often" in page(where, Role.CONTRIBUTOR, post={"how_often": "hourly"}, status=422).words
    page(where, Role.CONTRIBUTOR, post={"how_often": "weekly", "address": "c@example.org"})
    shown = page("/account", Role.CONTRIBUTOR).html
    assert re.search(r'value="weekly" checked', shown) and 'value="c@example.org"' in shown


def calendar(client: Client, address: str) -> dict[str, tuple[date, str]]:
    """The events of a calendar, by their id, as the library reads them."""
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/calendar")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    read = Calendar.from_ical(answer.content)
    assert not read.errors
    events = list(read.walk("VEVENT"))
    assert {it.decoded("dtstamp") for it in events} == {Event.objects.latest("number").at.replace(microsecond=0)}
    assert all(it["dtstart"].params["VALUE"] == "DATE" for it in events)
    return {str(it["uid"]): (it.decoded("dtstart"), str(it["summary"])) for it in events}


def addresses(page: Page, by: Role = Role.CONTRIBUTOR) -> list[str]:
    made = page("/account/calendar", by, post={})
    return re.findall(r"http://testserver(/calendar/[^<\s]+\.ics)", made.html)


def test_a_calendar_holds_what_is_theirs_on_its_day(page: Page, planned: Planned, people: dict[Role, User]) -> None:
    editor, action = people[Role.EDITOR], planned.action
    due = action_of(
        planned.plan,
        editor,
        owner=people[Role.CONTRIBUTOR],
        due_on=date(2025, 11, 3),
        what="Tell families; then, staff\nand carers — " + "all of them " * 12,
    )
    step = progress.add_milestone(action=due, what="Half", due_on=date(2025, 10, 20), by=editor, on=TODAY, at=AT)
    others = action_of(planned.plan, editor, what="Not theirs", due_on=date(2025, 11, 4))
    mine, whole = addresses(page)
    found = calendar(Client(), mine)
    uid = "{}@northmere.sightline".format
    assert found[uid(f"action-{due.pk}")] == (date(2025, 11, 3), f"Due: {due.what}")
    assert found[uid(f"milestone-{step.pk}")] == (date(2025, 10, 20), "Milestone: Half")
    assert found[uid(f"action-{action.pk}")][0] == date(2024, 9, 30)
    assert found[uid(f"meeting-{planned.meeting.pk}")] == (date(2025, 9, 30), "Meeting: Scrutiny")
    assert found[uid(f"clock-{planned.plan.pk}-{planned.plan.sources.get().pk}-action-plan")][0] == date(2024, 5, 17)
    assert uid(f"action-{others.pk}") not in found
    in_plan = calendar(Client(), whole)
    assert set(found) < set(in_plan) and uid(f"action-{others.pk}") in in_plan
    progress.report(
        action=due, status_now="done", forecast="on-time", words="Done.", seen=0, by=editor, on=TODAY, at=AT
    )
    assert not {uid(f"action-{due.pk}"), uid(f"milestone-{step.pk}")} & set(calendar(Client(), mine))


def test_an_address_shows_nothing_once_revoked_replaced_or_its_owner_left(
    page: Page, planned: Planned, people: dict[Role, User]
) -> None:
    first, _ = addresses(page)
    second, whole = addresses(page)
    assert [Client().get(it).status_code for it in (first, second)] == [404, 200]
    elsewhere = re.sub(r"plans/\d+", "plans/999", whole)
    assert [Client().get(it).status_code for it in (elsewhere, "/calendar/x.ics")] == [404, 404]
    owner = people[Role.CONTRIBUTOR]
    groups = list(owner.groups.all())
    owner.groups.clear()
    assert Client().get(second).status_code == 404
    owner.groups.set(groups)
    page("/account/calendar/revoke", Role.CONTRIBUTOR, post={})
    assert Client().get(second).status_code == 404
    assert "Make an address" in page("/account", Role.CONTRIBUTOR).words


def test_a_plan_without_an_inspection_has_a_calendar_and_a_digest(
    page: Page, planned: Planned, people: dict[Role, User]
) -> None:
    editor = people[Role.EDITOR]
    own = plans.begin(authority=planned.plan.authority, title="Our own", by=editor, on=TODAY, at=AT)
    mine = action_of(own, editor, owner=editor, due_on=TODAY + timedelta(7), on=TODAY)
    whole = next(it for it in addresses(page, Role.EDITOR) if it.endswith(f"/{own.pk}.ics"))
    assert f"action-{mine.pk}@northmere.sightline" in calendar(Client(), whole)
    sent()
    assert "7 days left" in letters()["editor"]
