"""Two people on one action at the same moment, in two connections: nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from sightline.improvement.actions import actions, progress
from sightline.improvement.models import Action, ActionRevision
from sightline.improvement.refusals import ChangedMeanwhile
from sightline.register import events
from tests.unit.improvement.made import BEGUN, action_of, northmere, person, plan_of, words
from tests.unit.register.made import AT

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_two_editors_on_one_action_at_once_lose_nobodys_words() -> None:
    ada, bea = person("ada"), person("bea")
    plan, areas = plan_of(northmere(), ada)
    action = action_of(plan, ada, *areas)
    refusals: list[ChangedMeanwhile] = []

    def revises(what: str, name: str) -> Callable[[], None]:
        by = {"ada": ada, "bea": bea}[name]

        def revise() -> None:
            held = Action.objects.get(pk=action.pk)
            try:
                actions.revise(action=held, words=words(what=what), seen=1, by=by, on=BEGUN, at=AT)
            except ChangedMeanwhile as refusal:
                refusals.append(refusal)

        return revise

    def reports(said: str) -> Callable[[], None]:
        def report() -> None:
            held = Action.objects.get(pk=action.pk)
            progress.report(
                action=held,
                status_now="under-way",
                forecast="on-time",
                words=said,
                seen=0,
                by=ada,
                on=BEGUN,
                at=AT,
            )

        return report

    _at_once(revises("Ada’s words", "ada"), revises("Bea’s words", "bea"), reports("One."), reports("Two."))
    action.refresh_from_db()
    set_aside = ActionRevision.objects.get(is_applied=False)
    assert {action.what, set_aside.content["what"]} == {"Ada’s words", "Bea’s words"}
    assert [(it.theirs["what"], it.mine["what"]) for it in refusals] == [(action.what, set_aside.content["what"])]
    assert {it.words for it in action.updates.all()} == {"One.", "Two."}
    assert events.verify_chain().faults == ()
