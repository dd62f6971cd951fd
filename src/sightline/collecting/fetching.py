"""Asks the inspectorate's sites as a considerate visitor does.

One request at a time, a pause between any two, only what robots.txt allows, a passing failure tried
again after a longer and longer wait, a redirect followed only to the sites themselves, and an end to
the run where a site is in trouble or asks to be left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Protocol

from sightline.collecting.addresses import site_of
from sightline.collecting.answers import Answer, Delivered, NotModified, Question, Undelivered
from sightline.collecting.line import HttpLine, Redirected
from sightline.collecting.manners import OUR_NAME, Manners, manners_from
from sightline.collecting.nouns import EventKind, SyncEvent, Tell
from sightline.collecting.pacing import Pace, Watch
from sightline.collecting.settings import MEGABYTE, SyncSettings
from sightline.ground.problems import Problem
from sightline.ground.wording import count_in_words

GONE = (404, 410)
"""Statuses that tell of one address only; any other failure may be about us or the whole site."""

WhyNot = Callable[[str, Tell], Undelivered | None]
"""Says why an address must not be asked for, or nothing where it may be."""


class Fetcher(Protocol):
    """Whoever can be asked for an address, and tells of each request."""

    def ask(self, question: Question, tell: Tell) -> Answer: ...


class Line(Protocol):
    """One request, one answer; redirects come back as they are."""

    def ask(self, question: Question) -> Answer | Redirected: ...


class PoliteFetcher:
    """Asks one run's questions. A new run needs a new one: it remembers the time and the failures."""

    def __init__(self, line: Line, settings: SyncSettings, watch: Watch, chance: Random) -> None:
        self._line = line
        self._settings = settings
        self._pace = Pace(settings, watch, chance)
        self._manners: dict[str, Manners] = {}
        self._failures_in_a_row = 0
        self._end: Undelivered | None = None

    def ask(self, question: Question, tell: Tell) -> Answer:
        """Ask for an address, as often as it is worth while, and answer what came of it."""
        if self._end is not None:
            return self._end
        answer = self._ask_patiently(question, tell, self._why_not_page)
        self._remember(answer)
        return self._end or answer

    def _ask_patiently(self, question: Question, tell: Tell, why_not: WhyNot) -> Answer:
        for failures in range(1, self._settings.attempts + 1):
            answer = self._ask_following(question, tell, why_not)
            if not isinstance(answer, Undelivered) or not answer.is_passing or failures == self._settings.attempts:
                break
            wait = max(self._pace.wait_after(failures), answer.wait_seconds or 0)
            if wait > self._settings.longest_wait_seconds:
                return _left_alone(question, wait)
            if not self._pace.has_time_for(wait):
                return _time_is_up()
            tell(SyncEvent(EventKind.WAITED, question.address, f"{answer.problem.message} Waiting {wait:.0f} seconds."))
            self._pace.wait(wait)
        return answer

    def _ask_following(self, question: Question, tell: Tell, why_not: WhyNot) -> Answer:
        address, been = question.address, [question.address]
        while True:
            refusal = why_not(address, tell)
            if refusal is not None:
                return refusal
            answer = self._ask_once(Question(address, question.most_bytes, question.known), tell)
            if not isinstance(answer, Redirected):
                return answer
            address = answer.address
            if address in been or len(been) > self._settings.most_redirects:
                return _refused("redirects", f"{question.address} sends us round in circles and was given up.")
            been.append(address)

    def _ask_once(self, question: Question, tell: Tell) -> Answer | Redirected:
        pause = max(self._settings.pause_seconds, self._pause_of(question.address))
        if not self._pace.has_time_for(pause):
            return _time_is_up()
        self._pace.pause(pause)
        answer = self._line.ask(question)
        self._pace.request_ended()
        tell(SyncEvent(EventKind.ASKED, question.address, _in_words(question, answer)))
        return answer

    def _pause_of(self, address: str) -> float:
        manners = self._manners.get(site_of(address))
        return manners.pause_seconds if manners else 0.0

    def _why_not_page(self, address: str, tell: Tell) -> Undelivered | None:
        elsewhere = self._why_not_site(address, tell)
        if elsewhere is not None:
            return elsewhere
        site = site_of(address)
        if site not in self._manners:
            question = Question(f"{site}/robots.txt", MEGABYTE)
            answer = self._ask_patiently(question, tell, self._why_not_site)
            if isinstance(answer, Undelivered) and answer.ends_run:
                return answer
            self._manners[site] = manners_from(answer)
        manners = self._manners[site]
        if manners.why_not:
            message = f"{site} does not say what it allows, so nothing was asked of it. {manners.why_not}"
            return Undelivered(Problem("no-rules", message), ends_run=True)
        if not manners.allow(address):
            return _refused("not-allowed", f"The site's robots.txt asks not to fetch {address}, so it was not fetched.")
        return None

    def _why_not_site(self, address: str, tell: Tell) -> Undelivered | None:
        if site_of(address) in self._settings.sites:
            return None
        return _refused(
            "elsewhere", f"We were sent to {address}, which is not the inspectorate's site, and did not go."
        )

    def _remember(self, answer: Answer) -> None:
        """Count failures that look like the site's own trouble; too many in a row end the run."""
        if not isinstance(answer, Undelivered):
            self._failures_in_a_row = 0
            return
        self._failures_in_a_row += answer.is_passing or answer.status not in (None, *GONE)
        if answer.ends_run:
            self._end = answer
        elif self._failures_in_a_row >= self._settings.failures_in_a_row:
            count = count_in_words(self._failures_in_a_row, "address", "addresses")
            message = f"{count} failed one after another, so the site was left alone. {answer.problem.message}"
            self._end = Undelivered(Problem("site-in-trouble", message), ends_run=True)


@contextmanager
def polite_fetcher(settings: SyncSettings, version: str) -> Iterator[PoliteFetcher]:
    """A fetcher over the network that says who asks: our name and version, and the contact."""
    watch = Watch()
    with HttpLine(settings, user_agent(settings, version), watch) as line:
        yield PoliteFetcher(line, settings, watch, Random())


def user_agent(settings: SyncSettings, version: str) -> str:
    """How we introduce ourselves: ``Sightline/1.0 (contact: data@northmere.example)``."""
    contact = f" (contact: {settings.contact})" if settings.contact else ""
    return f"{OUR_NAME}/{version}{contact}"


def _in_words(question: Question, answer: Answer | Redirected) -> str:
    match answer:
        case Delivered():
            return f"Asked for {question.address}: {count_in_words(len(answer.content), 'byte')} came."
        case NotModified():
            return f"Asked for {question.address}: unchanged."
        case Redirected():
            return f"Asked for {question.address}: sent on to {answer.address}."
        case Undelivered():
            return f"Asked in vain: {answer.problem.message}"


def _refused(code: str, message: str) -> Undelivered:
    return Undelivered(Problem(code, message))


def _left_alone(question: Question, wait: float) -> Undelivered:
    message = f"The site asks us to wait {wait:,.0f} seconds before asking again ({question.address}). The run ended."
    return Undelivered(Problem("asked-to-wait", message), ends_run=True)


def _time_is_up() -> Undelivered:
    message = "The time for this run is up. What is left is fetched next time."
    return Undelivered(Problem("time-is-up", message), ends_run=True)
