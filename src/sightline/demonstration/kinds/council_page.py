"""What every committee paper of a council has: the block at its head, the signature, strengths it quotes."""

from __future__ import annotations

from sightline.demonstration.blocks import Block, Draft, Heading, Lines, Paragraph, Table
from sightline.demonstration.nouns import Commission, Story
from sightline.demonstration.truth import FindingTruth, SentenceTruth, Truth
from sightline.ground.wording import day_in_words

DISCLAIMER = "Demonstration: invented authority."
COUNT_WORDS = ("no areas", "one area", "two areas", "three areas", "four areas", "five areas", "six areas")


def draft(story: Story, blocks: tuple[Block, ...]) -> Draft:
    """The paper under the council's own emblem."""
    council = story.authority.council
    return Draft(title=f"{council}: committee paper", look="letter", blocks=blocks, settings={"sender": council})


def head(story: Story, commission: Commission, committee: str, title: str) -> tuple[Block, ...]:
    """The title and the table that says to whom the paper goes, when and from whom.

    :raises ValueError: where the commission names no day of meeting.
    """
    if commission.meeting_on is None:
        raise ValueError(f"a committee paper needs the day of its meeting: {commission.file}")
    rows = (
        ("Report to:", committee),
        ("Date of meeting:", day_in_words(commission.meeting_on)),
        ("By:", story.authority.director_title),
        ("Title:", title),
    )
    return (Heading(title, 1), Table(rows, (1, 3), has_head=False))


def foot(story: Story) -> tuple[Block, ...]:
    """The director's name, whom to ask, what is attached."""
    authority = story.authority
    return (
        Lines((authority.director.upper(), authority.director_title)),
        Lines((f"Contact Officer: {authority.officer}", "Appendix 1: Report", "Background documents: none")),
        Paragraph(DISCLAIMER),
    )


def strengths(truth: Truth, count: int) -> tuple[SentenceTruth, ...]:
    """Strengths spread over a whole report, as a council picks them; none about an earlier inspection."""
    carried = {one.text for one in truth.carried_over}
    found = [said for said in truth.sentences if said.polarity == "strength" and said.text not in carried]
    return tuple(found[:: max(len(found) // count, 1)][:count])


def as_findings(sentences: tuple[SentenceTruth, ...]) -> tuple[FindingTruth, ...]:
    """Each sentence as a finding of its own."""
    return tuple(FindingTruth(None, None, (said,)) for said in sentences)
