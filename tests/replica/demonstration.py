"""The demonstration's invented authorities, published on the replica as the inspectorate would."""

from __future__ import annotations

from sightline.demonstration.making import build
from sightline.demonstration.nouns import Commission, Story
from sightline.demonstration.stories import stories
from sightline.ground.wording import day_in_words
from tests.replica.answers import Served, page
from tests.replica.pages import Entry, provider_page
from tests.replica.server import Replica

FIRST_URN = 90001
FIRST_FILE = 50000001

TITLES = {
    "inspection": "Children's services inspection",
    "single-inspection": "Children's services inspection",
    "visit-letter": "Children's services focused visit",
}
"""What the inspectorate publishes; the other forms of the demonstration are the councils' own."""


def publish_demonstration(replica: Replica) -> dict[str, str]:
    """Publish the reports and letters of every invented authority; the authority's name for each URN."""
    names: dict[str, str] = {}
    number = FIRST_FILE
    for urn, story in enumerate(stories(), start=FIRST_URN):
        entries = []
        for commission in _published(story):
            replica.reply(f"/v1/file/{number}", Served(build(commission).content, etag=f'"{number}"'))
            day = day_in_words(story.event(commission.events[0]).published_on)
            entries.append(Entry(TITLES[commission.form], day, replica.file_address(number)))
            number += 1
        replica.reply(f"/provider/44/{urn}", page(provider_page(str(urn), entries[::-1]), etag=f'"{urn}"'))
        names[str(urn)] = story.authority.name
    return names


def _published(story: Story) -> list[Commission]:
    """One document for each event, in the form in which the inspectorate publishes it."""
    pdfs = [each for each in story.commissions if each.form in TITLES and each.file.endswith(".pdf")]
    return list({each.events[0]: each for each in pdfs}.values())
