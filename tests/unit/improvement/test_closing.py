"""Closing takes evidence, two people and reasons; what is closed stays watched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sightline.collecting.shelf import Shelf
from sightline.improvement.actions import challenges, closing, evidence, progress, watching
from sightline.improvement.actions.evidence import Claim, File
from sightline.improvement.models import Action, Closure, Evidence, Reopening, SaidAgain
from sightline.improvement.queries.closing import conditions_of, unmet_in_words
from sightline.improvement.queries.evidence import lines_for
from sightline.improvement.queries.watching import said_again, set_against
from sightline.improvement.refusals import Refused
from sightline.register.models import Inspection
from sightline.register.queries.sight import Sight
from tests.unit.improvement.conftest import World
from tests.unit.register.made import AT, Made, reading, taken

ON = date(2024, 12, 2)
ALL = Sight()


def _claim(world: World, on: date = ON, **changes: object) -> Claim:
    told = {"title": "Audit of autumn", "words": "18 of 20 were clear.", "areas": (world.areas[0],)}
    return Claim(authority=world.plan.authority, on=on, **{**told, **changes})  # type: ignore[arg-type]


def _shown(world: World, action: Action) -> None:
    """All that the policy asks for."""
    progress.report(
        action=action,
        status_now="done",
        forecast="on-time",
        words="Done.",
        seen=0,
        by=world.worker,
        on=ON,
        at=AT,
    )
    evidence.add_audit(claim=_claim(world), counted=20, by=world.editor, on=ON, at=AT)
    heard = _claim(world, title="Families")
    evidence.add_voice(claim=heard, heard_how="A group", counted=9, by=world.editor, on=ON, at=AT)


def _closed(world: World, on: date = ON) -> Closure:
    closure = closing.propose(area=world.areas[0], reasons="It is better.", by=world.editor, on=on, at=AT)
    return closing.close(closure=closure, by=world.approver, on=on, at=AT, why="The board agreed.")


def test_what_is_missing_is_listed_in_words(world: World) -> None:
    world.action()
    challenges.challenge(about=world.areas[0], words="Who has asked the children?", by=world.adviser, on=ON, at=AT)
    assert unmet_in_words(conditions_of(world.areas[0], ON)) == (
        "Actions not done: 1 of 1.",
        "Evidence of 2 different kinds is wanted, and there is none.",
        "Nothing that children and families said is among the evidence.",
        "1 challenge about it is not answered.",
    )
    assert unmet_in_words(conditions_of(world.areas[1], ON))[0] == "No action answers it."


def test_with_everything_shown_nothing_is_missing_and_evidence_grows_old(world: World) -> None:
    _shown(world, world.action())
    assert unmet_in_words(conditions_of(world.areas[0], ON)) == ()
    assert unmet_in_words(conditions_of(world.areas[0], date(2025, 6, 2))) == (
        "The newest evidence is 182 days old; it should be no older than 92 days.",
    )


def test_two_different_people_close_an_area(world: World) -> None:
    _shown(world, world.action())
    closure = closing.propose(area=world.areas[0], reasons="It is better.", by=world.approver, on=ON, at=AT)
    with pytest.raises(Refused, match="another person"):
        closing.close(closure=closure, by=world.approver, on=ON, at=AT)
    with pytest.raises(IntegrityError, match="two_different_people"), transaction.atomic():
        Closure.objects.filter(pk=closure.pk).update(
            state="closes", decided_by=world.approver, decided_on=ON, closed_by=world.approver, closed_on=ON
        )


def test_closed_on_and_closed_by_stand_together(world: World) -> None:
    closure = closing.propose(area=world.areas[0], reasons="It is better.", by=world.editor, on=ON, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closure.objects.filter(pk=closure.pk).update(closed_on=ON)


def test_with_something_missing_the_second_person_says_why(world: World) -> None:
    closure = closing.propose(area=world.areas[0], reasons="It is better.", by=world.editor, on=ON, at=AT)
    with pytest.raises(Refused) as refusal:
        closing.close(closure=closure, by=world.approver, on=ON, at=AT)
    assert refusal.value.code == "why-missing"
    closing.close(closure=closure, by=world.approver, on=ON, at=AT, why="The service has moved.")
    assert "No action answers it." in closure.unmet
    world.areas[0].refresh_from_db()
    assert (world.areas[0].state, closure.closed_by, closure.decided_why) == (
        "closed",
        world.approver,
        "The service has moved.",
    )


def test_declined_it_stays_open_and_can_be_proposed_again(world: World) -> None:
    closure = closing.propose(area=world.areas[0], reasons="It is better.", by=world.editor, on=ON, at=AT)
    closing.decline(closure=closure, why="Ask the children.", by=world.approver, on=ON, at=AT)
    with pytest.raises(Refused, match="decided this meanwhile"):
        closing.close(closure=closure, by=world.approver, on=ON, at=AT, why="Yes.")
    _closed(world)


def test_reopening_is_an_entry_of_its_own(world: World) -> None:
    closure = _closed(world)
    closing.reopen(area=world.areas[0], reason="It came back.", by=world.editor, on=ON, at=AT)
    closure.refresh_from_db()
    assert (closure.state, closure.closed_on, Reopening.objects.get().closure) == ("closes", ON, closure)
    world.areas[0].refresh_from_db()
    assert world.areas[0].state == "open"
    with pytest.raises(Refused, match="not closed"):
        closing.reopen(area=world.areas[0], reason="Again.", by=world.editor, on=ON, at=AT)


def _visit(*areas: str, sentences: list[tuple[str, str, list[str]]] | None = None) -> Inspection:
    told = {"kind": "focused-visit", "started_on": "2025-07-30", "ended_on": "2025-07-31", "published_on": "2025-09-01"}
    made = Made(kind="visit-letter", name="letter.pdf")
    found = taken(reading(made, areas=list(areas), sentences=sentences, **told)).inspection
    assert found is not None
    return found


def test_closed_in_december_said_again_in_july(world: World) -> None:
    _closed(world)
    visit = _visit("The timeliness of visits to children.", "Supervision.")
    assert watching.watch_all(by="ada", at=AT) == 1
    (again,) = said_again("northmere", ALL)
    assert again.sentence == "Closed in December 2024, said again in July 2025"
    assert (again.area.words, again.said.words) == (
        "The timeliness of visits.",
        "The timeliness of visits to children.",
    )
    (beside,) = set_against(visit, ALL)
    assert beside.finding == "Closed on 2 December 2024, and said again in July 2025."
    assert watching.watch_all(by="ada", at=AT) == 0, "the same words are held once"


def test_a_critical_sentence_counts_and_praise_does_not(world: World) -> None:
    _closed(world)
    _visit(
        "Supervision.",
        sentences=[
            ("The timeliness of visits is still poor for a few children.", "weakness", ["visits"]),
            ("The timeliness of visits is now good.", "strength", ["visits"]),
        ],
    )
    watching.watch_all(by="ada", at=AT)
    assert [it.of for it in SaidAgain.objects.all()] == ["sentence"]
    assert SaidAgain.objects.get().words.startswith("The timeliness of visits is still poor")


def test_what_a_person_calls_different_is_not_told_again(world: World) -> None:
    _closed(world)
    visit = _visit("The timeliness of visits to children.")
    watching.watch_all(by="ada", at=AT)
    watching.settle(said_again=SaidAgain.objects.get(), is_same=False, by=world.editor, at=AT)
    assert watching.watch_all(by="ada", at=AT) == 0
    assert said_again("northmere", ALL) == ()
    assert set_against(visit, ALL)[0].finding.startswith("Closed on 2 December 2024; nothing like it was said")


def test_what_came_before_the_closing_is_not_watched(world: World) -> None:
    _closed(world, on=date(2025, 12, 1))
    _visit("The timeliness of visits to children.")
    assert watching.watch_all(by="ada", at=AT) == 0


def test_evidence_is_never_a_bare_claim(world: World, tmp_path: Path) -> None:
    shelf, file = Shelf(tmp_path), File("minutes.docx", b"What was seen.")
    told = {"by": world.editor, "on": ON, "at": AT}
    for wrong, code in [
        (lambda: evidence.add_document(claim=_claim(world), file=file, shelf=shelf, place="", **told), "words-missing"),
        (
            lambda: evidence.add_document(
                claim=_claim(world), file=File("a", b""), shelf=shelf, place="page 1", **told
            ),
            "evidence-bare",
        ),
        (lambda: evidence.add_audit(claim=_claim(world), counted=0, **told), "evidence-bare"),
        (lambda: evidence.add_voice(claim=_claim(world), heard_how="", counted=3, **told), "words-missing"),
        (lambda: evidence.add_observation(claim=_claim(world), observer=" ", **told), "words-missing"),
        (lambda: evidence.add_audit(claim=_claim(world, areas=()), counted=3, **told), "evidence-bare"),
        (lambda: evidence.add_audit(claim=_claim(world, on=date(2024, 12, 3)), counted=3, **told), "no-such-day"),
    ]:
        with pytest.raises(Refused) as refusal:
            wrong()
        assert refusal.value.code == code
    assert not Evidence.objects.exists()


def test_a_file_that_is_gone_from_the_disk_is_said_in_words(world: World, tmp_path: Path) -> None:
    shelf, told = Shelf(tmp_path), {"by": world.editor, "on": ON, "at": AT}
    file = File("C:\\papers\\minutes.docx", b"What was seen.")
    kept = evidence.add_document(claim=_claim(world), file=file, shelf=shelf, place="page 2", **told)
    assert (kept.filename, lines_for(world.areas[0], shelf)[0].fault) == ("minutes.docx", "")
    path = shelf.path(kept.sha256)
    assert path is not None
    path.unlink()
    (line,) = lines_for(world.areas[0], shelf)
    assert line.fault.startswith("The file minutes.docx is not where it was kept.")
    assert line.source == "minutes.docx, page 2"


def test_one_piece_of_evidence_serves_several_areas(world: World) -> None:
    kept = evidence.add_audit(claim=_claim(world), counted=20, by=world.editor, on=ON, at=AT)
    evidence.serve(evidence=kept, areas=world.areas, by=world.editor, at=AT)
    assert set(kept.areas.all()) == set(world.areas)
