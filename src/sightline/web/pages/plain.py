"""Pages that say something and ask nothing of the register."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Words:
    """A page of words: an error, the accessibility statement."""

    contact: str = told("How to reach those who run the service; empty where the council has set none.")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the guided path."""

    title: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A newcomer’s first six steps."""

    steps: tuple[Step, ...] = told("The steps in order, each leading to a page that is there.")
