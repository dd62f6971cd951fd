"""Authorities as people name them on the command line."""

from __future__ import annotations

from sightline.ground.errors import WrongUsage
from sightline.knowledge.load_authorities import authorities
from sightline.register.models import Authority


def authority_named(name: str) -> Authority:
    """The authority with this everyday name, or this id.

    Raises:
        WrongUsage: ``unknown-authority``: the register holds none of that name.
    """
    found = Authority.objects.filter(name__iexact=name).first() or Authority.objects.filter(pk=name.lower()).first()
    if found is None:
        known = "It is known in England, but nothing about it is in this register. Import its documents first."
        unknown = "Use its everyday name, such as Northmere."
        is_known = name.lower() in {it.name.lower() for it in authorities().values()}
        raise WrongUsage("unknown-authority", f"No authority {name!r} is held. {known if is_known else unknown}")
    return found
