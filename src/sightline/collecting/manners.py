"""What a site's robots.txt allows us, and how long it wants us to pause."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from sightline.collecting.answers import Answer, Delivered, Undelivered

OUR_NAME = "Sightline"
"""The name by which a robots.txt can speak to us."""

TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Manners:
    """The rules of one site for us. ``why_not`` is set where nothing may be asked at all."""

    rules: RobotFileParser
    why_not: str = ""

    def allow(self, address: str) -> bool:
        """Whether the site lets us ask for this address."""
        return not self.why_not and self.rules.can_fetch(OUR_NAME, address)

    @property
    def pause_seconds(self) -> float:
        """The pause the site asks for; 0 where it asks for none."""
        delay = self.rules.crawl_delay(OUR_NAME)
        rate = self.rules.request_rate(OUR_NAME)
        return max(float(delay or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)


def manners_from(answer: Answer) -> Manners:
    """Read the answer to the question for robots.txt as RFC 9309 says.

    A site that has none (4xx) lets everybody in. One that cannot say (5xx, no answer) is left alone.
    """
    rules = RobotFileParser()
    if isinstance(answer, Delivered):
        rules.parse(answer.content.decode("utf-8", errors="replace").splitlines())
        return Manners(rules)
    if isinstance(answer, Undelivered) and _has_none(answer.status):
        rules.parse([])
        return Manners(rules)
    why = answer.problem.message if isinstance(answer, Undelivered) else "it gave no rules"
    return Manners(rules, why)


def _has_none(status: int | None) -> bool:
    return status is not None and 400 <= status < 500 and status != TOO_MANY
