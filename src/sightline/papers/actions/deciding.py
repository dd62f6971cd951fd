"""A paper on its way out: reviewed, approved by somebody else, issued; issued files are kept by their hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import transaction

from sightline.collecting.shelf import Shelf
from sightline.ground.wording import count_in_words, day_in_words
from sightline.papers import writers
from sightline.papers.actions.refusals import Refused
from sightline.papers.actions.versions import Moment, keep_version, tell
from sightline.papers.blocks import Paper
from sightline.papers.models import IssuedFile, KeptPaper
from sightline.papers.models.kept import APPROVED, DRAFT, ISSUED, REVIEWED
from sightline.papers.queries.kept import reads
from sightline.register.models import Document

WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    ".docx": writers.word,
    ".pdf": writers.pdf,
    ".html": lambda paper: writers.html(paper).encode(),
    ".md": lambda paper: writers.markdown(paper).encode(),
}
"""The formats of a paper, by the ending of its file."""


@transaction.atomic
def make_again(*, paper: KeptPaper, moment: Moment) -> None:
    """Take the facts as they stand now for the paper's own, and keep how it reads."""
    kept = _in(paper, DRAFT, REVIEWED, APPROVED)
    if kept.state != DRAFT:
        kept.state, kept.reviewed_by, kept.approved_by = DRAFT, None, None
        kept.save(update_fields=["state", "reviewed_by", "approved_by"])
    tell(kept, "paper-made-again", moment, {})
    keep_version(kept, "made again", moment)


@transaction.atomic
def review(*, paper: KeptPaper, moment: Moment) -> None:
    """Say that the paper has been read and can go to whoever approves it."""
    kept = _in(paper, DRAFT)
    kept.state, kept.reviewed_by = REVIEWED, moment.by
    kept.save(update_fields=["state", "reviewed_by"])
    tell(kept, "paper-reviewed", moment, {})
    keep_version(kept, "reviewed", moment)


@transaction.atomic
def approve(*, paper: KeptPaper, moment: Moment) -> None:
    """Approve a reviewed paper that has no gap left; whoever began it cannot."""
    kept = _in(paper, REVIEWED)
    if kept.begun_by_id == moment.by.pk:
        raise Refused("same-person", "You began this paper. Somebody else has to approve it.")
    missing = reads(kept, moment.sight, moment.on).paper.missing()
    if missing:
        gaps = count_in_words(len(missing), "gap")
        raise Refused(
            "gaps-left", f"{gaps} left. Fill or take out each of them first, beginning with: {missing[0].text}"
        )
    kept.state, kept.approved_by = APPROVED, moment.by
    kept.save(update_fields=["state", "approved_by"])
    tell(kept, "paper-approved", moment, {})
    keep_version(kept, "approved", moment)


@transaction.atomic
def issue(*, paper: KeptPaper, shelf: Shelf, moment: Moment) -> tuple[IssuedFile, ...]:
    """Issue an approved paper: its files are made once and kept. Nothing goes out before an embargo ends."""
    kept = _in(paper, APPROVED)
    embargoed = Document.objects.filter(accounts__inspection=kept.inspection_id, embargo_until__gte=moment.on)
    until = embargoed.order_by("-embargo_until").values_list("embargo_until", flat=True).first()
    if until:
        message = f"What it draws on is under embargo until {day_in_words(until)}. Issue it the day after."
        raise Refused("under-embargo", message)
    read = reads(kept, moment.sight, moment.on)
    kept.state, kept.issued_by, kept.issued_at = ISSUED, moment.by, moment.at
    kept.save(update_fields=["state", "issued_by", "issued_at"])
    files = tuple(
        IssuedFile.objects.create(paper=kept, suffix=suffix, sha256=shelf.put(write(read.paper), suffix).sha256)
        for suffix, write in WRITERS.items()
    )
    tell(kept, "paper-issued", moment, {"files": {it.suffix: it.sha256 for it in files}})
    keep_version(kept, "issued", moment)
    return files


def _in(paper: KeptPaper, *states: str) -> KeptPaper:
    kept = KeptPaper.objects.select_for_update().get(pk=paper.pk)
    if kept.state == ISSUED:
        raise Refused("already-issued", "This paper has been issued and stays as it is. Begin another one.")
    if kept.state not in states:
        raise Refused("not-in-order", f"The paper is {kept.state} now. Load the page again to see what comes next.")
    return kept
