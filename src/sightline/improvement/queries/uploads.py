"""Plans' files that wait to be looked at, what people said of headers before, and a file against its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from sightline.collecting.shelf import Shelf
from sightline.improvement.files.owners import people_of
from sightline.improvement.files.problems import unusable
from sightline.improvement.files.reading import PlanFile, read_plan
from sightline.improvement.files.weighing import Weighed, held_of, weigh
from sightline.improvement.models import ColumnChoice, Plan, PlanArea, PlanUpload
from sightline.improvement.models.upload import WAITING
from sightline.improvement.queries.visible import visible_areas
from sightline.register.queries.sight import Sight

MOST_WAITING = 10


@dataclass(frozen=True, slots=True)
class Previewed:
    """A file as it was read, against its plan: ``areas`` are those of the plan that the person may see."""

    file: PlanFile
    weighed: Weighed
    areas: tuple[PlanArea, ...]


def waiting_of(plan: Plan) -> tuple[PlanUpload, ...]:
    """The files of a plan that nobody has taken over or put away, newest first."""
    return tuple(plan.uploads.filter(state=WAITING).select_related("sent_by")[:MOST_WAITING])


def remembered(authority: str) -> dict[str, str]:
    """What headers mean here, by their plain spelling."""
    return dict(ColumnChoice.objects.filter(authority=authority).values_list("header", "column"))


def hashes() -> list[str]:
    """The hash of every file that was taken over, or waits to be: each belongs on the shelf."""
    return sorted(set(PlanUpload.objects.values_list("sha256", flat=True)))


def preview(upload: PlanUpload, shelf: Shelf, on: date, sight: Sight) -> Previewed:
    """What would be taken over, by the choices made so far; nothing is written.

    :raises UnusablePlan: where the file cannot be used, or is no longer on the shelf.
    """
    file = read_upload(upload, shelf, on)
    areas: Sequence[PlanArea] = tuple(visible_areas(upload.plan.areas.all(), sight).order_by("id"))
    return Previewed(file, weigh(file, held_of(upload.plan), areas, upload.areas), tuple(areas))


def read_upload(upload: PlanUpload, shelf: Shelf, on: date) -> PlanFile:
    """The file of an upload, read by what people said of its columns, now or before."""
    try:
        with shelf.open(upload.sha256) as stream:
            content = stream.read()
    except FileNotFoundError as missing:
        raise unusable("file-gone") from missing
    return read_content(content, upload.filename, upload.plan, {**upload.columns}, on)


def read_content(content: bytes, name: str, plan: Plan, columns: dict[str, str], on: date) -> PlanFile:
    """A file's content, read with the names of our people and the headers we know."""
    choices = {**remembered(plan.authority_id), **columns}
    return read_plan(content, name, choices, people_of(User.objects.all()), on)
