"""The tokens a person's programs read with."""

from __future__ import annotations

from sightline.register.models import AccessToken


def tokens_of(person: int) -> tuple[AccessToken, ...]:
    """The tokens in use, the newest first."""
    return tuple(AccessToken.objects.filter(owner=person, revoked_at=None))


def token_of(id_: int, person: int) -> AccessToken | None:
    """A token of the person's own; nobody else's."""
    return AccessToken.objects.filter(pk=id_, owner=person).select_related("owner").first()
