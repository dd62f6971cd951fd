"""What becomes of invented areas for improvement, told from their words and what people decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sightline.register.lineage.model import Basis, CarriedOver, Occasion, Said, State
from sightline.register.lineage.narrowing import narrows
from sightline.register.lineage.tracing import trace

VISITS = Said(1, "The frequency of social work visits to children on the edge of town.")
FOSTERING = Said(2, "The assessment of children in private fostering arrangements.")
PLANS = Said(3, "The quality of plans, so that they say by when what must change.")
BOARD = Said(4, "The board’s oversight of private fostering.", of="lscb")

TIES = [
    ("Oversight of private fostering arrangements.", 2, State.REPEATED),
    ("The regularity of social work visits to children.", 1, State.REPEATED),
    ("The quality of plans for disabled children.", 3, State.NARROWED),
]


@pytest.mark.parametrize(("text", "earlier", "state"), TIES)
def test_a_later_area_follows_the_one_about_the_same_practice(text: str, earlier: int, state: State) -> None:
    ties = trace(Occasion((Said(9, text),), (VISITS, FOSTERING, PLANS)))
    followed = [tie for tie in ties if tie.later == 9]
    assert [(tie.earlier, tie.basis) for tie in followed] == [(earlier, Basis.LIKENESS)]


NEW = [
    "The take-up of return home interviews.",
    "Health histories for care leavers.",
    "The stability of the workforce.",
]


@pytest.mark.parametrize("text", NEW)
def test_an_area_about_other_practice_is_new(text: str) -> None:
    ties = trace(Occasion((Said(9, text),), (VISITS, FOSTERING, PLANS)))
    assert {tie.later for tie in ties} == {None}


def test_what_an_inspection_says_no_more_is_gone_and_what_a_visit_does_not_say_is_not() -> None:
    occasion = Occasion((Said(9, "Private fostering."),), (VISITS, FOSTERING))
    gone = [(tie.earlier, tie.later) for tie in trace(occasion) if tie.state is State.GONE]
    assert gone == [(1, None)]
    assert [tie.state for tie in trace(replace(occasion, ends=False)) if tie.later is None] == []


def test_areas_of_different_bodies_are_never_one_and_a_silent_body_ends_nothing() -> None:
    ties = trace(Occasion((Said(9, "Private fostering."),), (BOARD,)))
    assert ties == ()


def test_an_area_that_says_it_was_said_before_is_tied_by_its_own_words() -> None:
    text = "Strengthen work with private fostering. (This was a recommendation at the last inspection.)"
    tie = next(tie for tie in trace(Occasion((Said(9, text),), (FOSTERING,))) if tie.later == 9)
    assert tie.basis is Basis.STATED
    assert "last inspection" in tie.quote


def test_a_sentence_carried_over_outranks_likeness() -> None:
    sentence = CarriedOver("Private fostering remains weak, as it was at the earlier visit.", "persists")
    occasion = Occasion((Said(9, "Private fostering arrangements."),), (FOSTERING,), (sentence,))
    assert [(tie.basis, tie.quote) for tie in trace(occasion)] == [(Basis.STATED, sentence.text)]


def test_what_persists_in_words_is_not_gone_and_what_is_resolved_is_even_at_a_visit() -> None:
    later = (Said(9, "The stability of the workforce."),)
    persists = CarriedOver("Private fostering arrangements are still not assessed.", "persists")
    assert trace(Occasion(later, (FOSTERING,), (persists,))) == ()
    resolved = CarriedOver("Private fostering arrangements are now assessed.", "resolved")
    ties = trace(Occasion(later, (FOSTERING,), (resolved,), ends=False))
    assert [(tie.state, tie.basis, tie.quote) for tie in ties] == [(State.GONE, Basis.STATED, resolved.text)]


def test_what_a_person_decided_is_not_traced_again() -> None:
    occasion = Occasion((Said(9, "Private fostering arrangements."),), (FOSTERING,))
    assert trace(replace(occasion, decided={(2, 9): True})) == ()
    rejected = trace(replace(occasion, decided={(2, 9): False}))
    assert [(tie.earlier, tie.later, tie.state) for tie in rejected] == [(2, None, State.GONE)]
    assert trace(replace(occasion, decided={(2, 9): False, (2, None): False})) == ()


def test_without_anything_said_before_nothing_is_tied() -> None:
    assert trace(Occasion((VISITS, PLANS), ())) == ()


NARROWED = [
    ("The quality of plans for disabled children.", "The quality of plans.", True),
    ("The quality of plans.", "The quality of plans for disabled children.", False),
    ("Pathway plans.", "Pathway plans and health histories.", True),
    ("Pathway plans and health histories.", "Pathway plans.", False),
    ("Supervision.", "Supervision.", False),
]


@pytest.mark.parametrize(("later", "earlier", "is_so"), NARROWED)
def test_a_part_of_the_matters_or_some_of_the_children_is_narrower(later: str, earlier: str, is_so: bool) -> None:
    assert narrows(later, earlier) is is_so
