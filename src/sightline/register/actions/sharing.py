"""Who may read a document under embargo."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.register import events
from sightline.register.models import Document


@transaction.atomic
def name_reader(*, document: Document, reader: User, by: str, at: datetime) -> bool:
    """Let a person read a document under embargo; whether they were not named before."""
    if document.readers.filter(pk=reader.pk).exists():
        return False
    document.readers.add(reader)
    subject, content = f"document/{document.pk}", {"reader": reader.get_username()}
    events.append(kind="embargo-reader-named", subject=subject, by=by, at=at, content=content)
    return True
