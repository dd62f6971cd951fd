"""An uploaded file on its way into the register: read apart from the service, so that it can harm nothing."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile

from sightline.improvement.actions import watching
from sightline.journeys.read_whole import ReadsAndKeeps
from sightline.journeys.take_in import Imported, record
from sightline.reading.files import sha256_of
from sightline.reading.workers import read_in_workers
from sightline.register.actions import lineage
from sightline.register.actions.embargo import end_embargoes
from sightline.register.models import Account, Document
from sightline.web.clock import now, today

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an upload: why it could not be used, or its hash, whether it is new, and its inspection."""

    problem: str = ""
    sha256: str = ""
    is_new: bool = False
    inspection: int | None = None


def add(uploaded: UploadedFile[Any], *, by: User, embargo_until: date | None) -> Added:
    """Read an upload in a process of its own and take it in; the person who adds it may always read it."""
    if (uploaded.size or 0) > settings.SIGHTLINE_MOST_UPLOAD_BYTES:
        return Added(problem="The file is too large. Split it, or make its pictures smaller")
    if not uploaded.size:
        return Added(problem="The file is empty. Check that it is the right one")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _safe_name(uploaded.name or "")
        with path.open("wb") as file:
            for chunk in uploaded.chunks():
                file.write(chunk)
        return _take_in(path, by, embargo_until)


def _take_in(path: Path, by: User, embargo_until: date | None) -> Added:
    sha256 = sha256_of(path) or ""
    if Document.objects.filter(sha256=sha256).exists():
        return Added(sha256=sha256)
    imported = Imported()
    answers = read_in_workers([path], jobs=1, read=ReadsAndKeeps(settings.SIGHTLINE_ORIGINALS))
    for _ in record(answers, imported, by=by.get_username(), now=now, embargo_until=embargo_until, readers=[by]):
        continue
    end_embargoes(on=today(), by=by.get_username(), at=now())
    if imported.unusable:
        return Added(problem=imported.unusable[0][1].message)
    account = (
        Account.objects.filter(document__sha256=sha256, role="main").select_related("inspection__authority").first()
    )
    if account:
        lineage.trace(authority=account.inspection.authority, by=by.get_username(), at=now())
        watching.watch(authority=account.inspection.authority, by=by.get_username(), at=now())
    return Added(sha256=sha256, is_new=True, inspection=account.inspection_id if account else None)


def _safe_name(name: str) -> str:
    """The file's own name without what a file name may not hold."""
    plain = re.sub(r"[^\w.,()& -]+", "-", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return plain[-_LONGEST_NAME:] or "document"
