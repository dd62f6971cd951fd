from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from sightline.register import events
from sightline.register.actions import reviews
from sightline.register.actions.reviews import SaidMeanwhile
from sightline.register.models import Event, Judgement, Review
from tests.unit.register.made import AT, report, taken

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4
EVENTS_EACH = 15


def _at_once(*tasks: Callable[[], None]) -> None:
    """Run tasks in threads of their own that start together."""
    ready = Barrier(len(tasks))

    def run(task: Callable[[], None]) -> None:
        ready.wait()
        try:
            task()
        finally:
            connection.close()

    threads = [Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_people_correct_one_fact_and_the_second_hears_of_the_first() -> None:
    inspection = taken(report()).inspection
    assert inspection is not None
    refusals: list[SaidMeanwhile] = []

    def corrects(name: str, grade: str) -> Callable[[], None]:
        by = User.objects.create_user(name)

        def correct() -> None:
            try:
                reviews.correct(
                    inspection=type(inspection).objects.get(pk=inspection.pk),
                    fact="judgement/overall-effectiveness",
                    says=grade,
                    reason="The page says so.",
                    version=0,
                    by=by,
                    at=AT,
                )
            except SaidMeanwhile as refusal:
                refusals.append(refusal)

        return correct

    _at_once(corrects("ada", "outstanding"), corrects("bea", "inadequate"))
    review = Review.objects.get()
    assert len(refusals) == 1
    assert refusals[0].theirs == review
    assert {review.says, refusals[0].mine} == {"outstanding", "inadequate"}
    assert Judgement.objects.get(area="overall-effectiveness").grade == review.says
    assert events.verify_chain().faults == ()


def test_events_of_many_writers_at_once_make_one_chain() -> None:
    def write() -> None:
        for number in range(EVENTS_EACH):
            events.append(kind="tried", subject=f"document/{number}", by="ada", at=AT)

    _at_once(*[write] * WRITERS)
    chain = events.verify_chain()
    assert (chain.events, chain.faults) == (WRITERS * EVENTS_EACH, ())
    assert list(Event.objects.values_list("number", flat=True)) == list(range(1, WRITERS * EVENTS_EACH + 1))


def test_the_same_document_taken_in_by_two_at_once_is_held_once() -> None:
    faults: list[Exception] = []

    def take() -> None:
        try:
            taken(report())
        except Exception as fault:  # whichever comes second may be refused, but leaves nothing behind
            faults.append(fault)

    _at_once(take, take)
    assert Judgement.objects.count() == 2
    assert Event.objects.count() == 1
    assert len(faults) <= 1
