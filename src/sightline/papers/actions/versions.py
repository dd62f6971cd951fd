"""How a paper stood: a version kept with what led to it, and the events of papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User

from sightline.papers.models import KeptPaper, Version
from sightline.papers.queries.kept import reads
from sightline.register import events
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Moment:
    """Who does something with a paper, what they may see, and when."""

    sight: Sight
    by: User
    on: date
    at: datetime


def tell(kept: KeptPaper, kind: str, moment: Moment, content: Mapping[str, Any]) -> None:
    """Leave an event about a paper."""
    events.append(kind=kind, subject=f"paper/{kept.pk}", by=moment.by.get_username(), at=moment.at, content=content)


def keep_version(kept: KeptPaper, why: str, moment: Moment) -> Version:
    """Keep the paper as it reads now."""
    paper = reads(kept, moment.sight, moment.on).paper
    statements = [[it.key, it.text, it.basis.value] for it in paper.sentences()]
    number = kept.versions.count() + 1
    return Version.objects.create(paper=kept, number=number, why=why, statements=statements, by=moment.by, at=moment.at)
