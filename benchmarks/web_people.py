"""People who read the pages, for locust: each opens a page of any kind, looks at it a moment, and opens another.

What there is to open is in the file that ``PAGES`` names: the sessions of people who are signed in, and the
addresses of each kind of page. ``benchmarks.web_one`` writes it.
"""

from __future__ import annotations

import json
import os
import random
from itertools import count
from pathlib import Path

from locust import FastHttpUser, between, task

PAGES = "SIGHTLINE_BENCH_PAGES"
_ASKED = json.loads(Path(os.environ[PAGES]).read_text(encoding="utf-8"))
_NUMBERS = count()


class Person(FastHttpUser):
    """Somebody signed in, with a steady chance of their own."""

    wait_time = between(1, 3)

    def on_start(self) -> None:
        """Take a session."""
        number = next(_NUMBERS)
        self.chance = random.Random(number)
        self.session = {"Cookie": f"sessionid={_ASKED['sessions'][number % len(_ASKED['sessions'])]}"}

    @task
    def look(self) -> None:
        """Open one page."""
        kind = self.chance.choice(list(_ASKED["pages"]))
        self.client.get(self.chance.choice(_ASKED["pages"][kind]), name=kind, headers=self.session)
