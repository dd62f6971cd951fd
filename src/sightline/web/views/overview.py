"""Where our authority stands."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sightline.ground.wording import count_in_words, day_in_words, days_left
from sightline.improvement.access import READ_PLAN
from sightline.improvement.queries.plans import all_in_hand, summary
from sightline.knowledge.action_status import Rating
from sightline.knowledge.next_events import Expected
from sightline.register.access import READ
from sightline.register.models import Authority
from sightline.register.queries import overview as ask
from sightline.register.queries.authorities import Happened, history
from sightline.register.queries.grades import OVERALL
from sightline.web import formats
from sightline.web.clock import now, today
from sightline.web.line_of_sight import in_sight
from sightline.web.pages.overview import ClockLine, NoAuthority, Overview
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show


@needs(READ)
def overview(request: HttpRequest) -> HttpResponse:
    """The page a director opens in the morning."""
    ours = ask.our_authority()
    if ours is None:
        page = NoAuthority(bool(settings.SIGHTLINE_AUTHORITY), settings.SIGHTLINE_AUTHORITY)
        return show(request, "no-authority.html", page)
    return show(request, "overview.html", _page(request, ours))


def _page(request: HttpRequest, ours: Authority) -> Overview:
    on, seen = today(), sight(request)
    happened = history(ours.pk, seen)
    latest = next((it for it in happened if it.is_graded), None)
    since = tuple(it for it in happened if not it.is_graded and (latest is None or _follows(it, latest)))
    expected = ask.likely_next(happened, on)
    stand = all_in_hand(ours.pk, on) if request.user.has_perm(READ_PLAN) else {}
    return Overview(
        authority=ours,
        standing=_standing(latest, since),
        latest=latest,
        since=since,
        asked=in_sight(request, ours.pk, (*since, *([latest] if latest else [])), on),
        plan=summary(stand) if stand else "",
        late=stand.get(Rating.LATE, 0),
        clocks=tuple(_line(clock, on) for clock in ask.running(happened, on)),
        expected=expected,
        window=_window(expected, on),
        new=ask.new_documents(ours.pk, now() - ask.NEW_FOR, seen),
        is_invented=ours.is_invented,
    )


def _follows(visit: Happened, latest: Happened) -> bool:
    return bool(visit.began_by and latest.began_by and visit.began_by > latest.began_by)


def _standing(latest: Happened | None, since: tuple[Happened, ...]) -> str:
    """Where we stand in one sentence, from the latest known inspection and the visits since."""
    if latest is None:
        return "No inspection with judgements is held yet."
    when = formats.in_words(latest.published_on or latest.started_on)
    overall = latest.grade_of(OVERALL)
    judged = (
        f"{formats.grade(overall.grade).lower()} overall" if overall else "judged area by area, with no overall grade"
    )
    visits = f" {count_in_words(len(since), 'visit')} since." if since else ""
    return f"In the latest known report, of {when}, we were {judged}.{visits}"


def _line(clock: ask.Clock, on: date) -> ClockLine:
    return ClockLine(clock, days_left(clock.duty.due_on, on), clock.duty.due_on < on)


def _window(expected: Expected | None, on: date) -> str:
    if expected is None or expected.earliest is None or expected.latest is None:
        return ""
    span = f"{day_in_words(expected.earliest)} to {day_in_words(expected.latest)}"
    if on < expected.earliest:
        return f"Usually from {span}. The window has not opened yet."
    if on > expected.latest:
        return f"Usually from {span}. The window has passed: the call may come any day."
    return f"Usually from {span}. The window is open now."
