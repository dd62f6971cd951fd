"""Whether a person is asked for a second step."""

from __future__ import annotations

from sightline.register.models import SecondStep


def second_step_of(person: int) -> SecondStep | None:
    """The person's authenticator, where they turned it on."""
    return SecondStep.objects.filter(person=person).first()
