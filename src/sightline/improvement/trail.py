"""The audit trail of plans: each action leaves its event about the thing it changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from sightline.register import events


def tell(about: Model, kind: str, by: User, at: datetime, content: Mapping[str, Any] | None = None) -> None:
    """Leave an event about a plan, an action or whatever it is; days in ``content`` are written as text."""
    held = {name: it.isoformat() if isinstance(it, date) else it for name, it in (content or {}).items()}
    subject = f"{about._meta.model_name}/{about.pk}"
    events.append(kind=kind, subject=subject, by=by.get_username(), at=at, content=held)
