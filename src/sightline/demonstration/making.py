"""Makes documents of the demonstration, one or all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sightline.demonstration.blocks import Draft
from sightline.demonstration.kinds import (
    action_plan,
    cabinet_paper,
    inspection_report,
    panel_paper,
    public_words,
    single_inspection,
    visit_letter,
)
from sightline.demonstration.nouns import Commission, Story
from sightline.demonstration.rendering import markup, plain
from sightline.demonstration.rendering.pdf import pdf
from sightline.demonstration.rendering.word import word
from sightline.demonstration.stories import stories, story_of
from sightline.demonstration.truth import Truth

FORMS: Mapping[str, Callable[[Story, Commission], tuple[Draft, Truth]]] = {
    "inspection": inspection_report.build,
    "single-inspection": single_inspection.build,
    "visit-letter": visit_letter.build,
    "panel-paper": panel_paper.build,
    "cabinet-paper": cabinet_paper.build,
    "press-notice": public_words.press_notice,
    "childrens-letter": public_words.childrens_letter,
    "action-plan": action_plan.build,
}
"""The forms of document that can be commissioned."""


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A made document: where it stands in the demonstration, what is in it, and the truth about it."""

    commission: Commission
    content: bytes
    truth: Truth
    path: Path | None = None


def commissions() -> tuple[Commission, ...]:
    """Every document of the demonstration, authority by authority, oldest first."""
    return tuple(commission for story in stories() for commission in story.commissions)


def build(commission: Commission) -> MadeDocument:
    """Make one document; its format is that of the file's ending, its layout that of its oddities.

    :raises KeyError: for a form, an event or an ending that there is not.
    """
    draft, truth = FORMS[commission.form](story_of(commission.events[0]), commission)
    return MadeDocument(commission, _rendered(draft, commission), truth)


def make(folder: Path) -> list[MadeDocument]:
    """Write the whole demonstration below a folder, and say what is true of each document."""
    made = []
    for commission in commissions():
        document = build(commission)
        path = folder / commission.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
        made.append(MadeDocument(commission, document.content, document.truth, path))
    return made


def _rendered(draft: Draft, commission: Commission) -> bytes:
    ending = PurePosixPath(commission.file).suffix
    if ending == ".pdf":
        return pdf(draft, is_tagged=commission.oddities.tagged)
    if ending == ".txt" and commission.oddities.scraped:
        return plain.scraped(draft)
    return {".docx": word, ".html": markup.html, ".md": markup.markdown, ".txt": plain.text}[ending](draft)
