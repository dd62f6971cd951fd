"""Kept papers of tests: begun on an inspection that the register holds."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User

from sightline.papers.actions.versions import Moment
from sightline.papers.actions.writing import begin
from sightline.papers.models import KeptPaper
from sightline.register.models import Inspection
from sightline.register.queries.sight import sight_of
from tests.unit.register.made import AT

ON = date(2024, 5, 1)


def moment(by: User, on: date = ON, at: datetime = AT) -> Moment:
    """A person on an invented day."""
    return Moment(sight_of(by.pk, on), by, on, at)


def begun(inspection: Inspection, by: User, kind: str = "panel-report") -> KeptPaper:
    """A paper begun by somebody."""
    return begin(kind=kind, inspection=inspection, moment=moment(by))
