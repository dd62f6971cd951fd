"""Digests by email: made for each person whose day it is, sent one by one; one that fails holds up no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

from sightline.ground.problems import Problem
from sightline.ground.wording import day_in_words
from sightline.improvement.actions import reminding
from sightline.improvement.models.reminding import DAILY
from sightline.improvement.queries.digests import Digest, Recipient, digest_of, recipients
from sightline.register.models import Authority
from sightline.register.queries.sight import sight_of


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one person's digest: ``outcome`` in a word, and the problem where it could not be sent."""

    name: str
    outcome: str
    problem: Problem | None = None


def send_all(authority: Authority, *, on: date, at: datetime, is_dry_run: bool = False) -> Iterator[Sent]:
    """Send everyone their digest of the day, at most one each; what became of each, by name."""
    connection = get_connection(stream=sys.stderr)  # mail written to the screen is no result
    for each in recipients(on):
        if each.is_due:
            yield _send(each, authority, on, at, None if is_dry_run else connection)
        else:
            yield Sent(each.person.get_username(), "not due")


def _send(each: Recipient, authority: Authority, on: date, at: datetime, connection: Any) -> Sent:
    """Send one digest; without a connection only say what would be."""
    name = each.person.get_username()
    found = digest_of(each.person, authority.pk, on, sight_of(each.person.pk, on))
    if found.is_empty or (each.how_often == DAILY and not found.has_news):
        return Sent(name, "nothing to tell")
    if not each.address:
        return Sent(name, "no address")
    if connection is None:
        return Sent(name, "would be sent")
    entry = reminding.begin_digest(person=each.person, on=on)
    if entry is None:
        return Sent(name, "not due")
    try:
        _mail(each, authority, found, connection).send()
    except OSError as fault:  # what SMTP and the network raise
        reminding.forget_digest(sent=entry)
        words = f"The digest of {name} could not be sent ({type(fault).__name__}). It is tried again by the next run."
        return Sent(name, "not sent", Problem("mail-failed", words))
    reminding.digest_went(sent=entry, told=_count(found), at=at)
    return Sent(name, "sent")


def _mail(each: Recipient, authority: Authority, found: Digest, connection: Any) -> EmailMultiAlternatives:
    subject = f"{authority.name}: {_subject(found)}"
    told = {
        "subject": subject,
        "name": _name(each.person),
        "authority": authority.name,
        "digest": found,
        "link": link,
        "person": _name,
    }
    mail = EmailMultiAlternatives(
        subject, render_to_string("mail/digest.txt", told), to=[each.address], connection=connection
    )
    mail.attach_alternative(render_to_string("mail/digest.html", told), "text/html")
    return mail


def link(route: str, *about: int) -> str:
    """The address of a page as people reach the service."""
    return f"{settings.SIGHTLINE_ADDRESS}{reverse(route, args=about)}"


def _subject(found: Digest) -> str:
    waiting = len(found.moves) + len(found.closures)
    parts = [
        f"{found.late_count:,} late" if found.late_count else "",
        f"{len(found.soon):,} due soon" if found.soon else "",
        f"{waiting:,} waiting for you" if waiting else "",
        f"{len(found.again):,} said again" if found.again else "",
    ]
    return ", ".join(part for part in parts if part) or f"the plan on {day_in_words(found.on)}"


def _count(found: Digest) -> int:
    told: tuple[tuple[object, ...], ...] = (found.today, found.late, found.soon, found.moves, found.closures)
    return sum(map(len, told)) + len(found.again)


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()
