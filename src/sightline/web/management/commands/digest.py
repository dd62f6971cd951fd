"""``digest``: everyone is mailed what is theirs, at most once a day."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from sightline.ground.errors import SightlineError
from sightline.ground.wording import count_in_words
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.digests import send_all


class NotSent(SightlineError):
    """Some digests could not be sent; the others were. Code: ``mail-failed``."""

    exit_status = 3


class Command(BaseCommand):
    """Mail the digests."""

    help = "Mail everyone what is theirs in the plan: what is due, late, waiting for them, or said again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which day, and whether anything is sent."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)
        parser.add_argument("--dry-run", action="store_true", dest="is_dry_run")

    def handle(self, *args: Any, on: date | None, is_dry_run: bool, **options: Any) -> None:
        """Send each, and say on standard output what became of it."""
        ours = our_authority()
        if ours is None:
            raise SightlineError("no-authority", "The service is for no authority yet: set SIGHTLINE_AUTHORITY.")
        failed = 0
        for sent in send_all(ours, on=on or today(), at=now(), is_dry_run=is_dry_run):
            self.stdout.write(f"{sent.name}\t{sent.outcome}")
            if sent.problem:
                failed += 1
                sys.stderr.write(f"{sent.problem.message} [{sent.problem.code}]\n")
        if failed:
            raise NotSent("mail-failed", f"{count_in_words(failed, 'digest')} could not be sent; the others were.")
