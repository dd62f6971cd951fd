"""A kept paper as it reads today: composed from the facts, with people's words in it, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from sightline.papers.adding import OWN, Added, with_own
from sightline.papers.balance import Imbalance, imbalances
from sightline.papers.blocks import Paper
from sightline.papers.editing import Differs, Said, differences, outdated, with_edits
from sightline.papers.facts import Brief, Layout
from sightline.papers.gathering import gather
from sightline.papers.kinds import KINDS
from sightline.papers.models import Edit, KeptPaper, Version
from sightline.papers.models.kept import DRAFT, REVIEWED
from sightline.register.models import Account
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Reads:
    """A kept paper as it reads: ``composed`` by the facts, with people's own sentences; ``paper`` with their edits too.

    ``outdated`` are changed statements whose facts have changed since; ``since`` what differs from the latest
    version that is kept.
    """

    kept: KeptPaper
    composed: Paper
    paper: Paper
    edits: Mapping[str, Edit]
    outdated: tuple[Differs, ...]
    since: tuple[Differs, ...]
    latest: Version | None
    imbalances: tuple[Imbalance, ...]


def visible(sight: Sight) -> QuerySet[KeptPaper]:
    """The papers a person may see: none that draws on a document that is hidden from them."""
    hidden = Account.objects.filter(document__in=sight.hidden).values("inspection")
    return KeptPaper.objects.exclude(inspection__in=hidden).select_related("inspection__authority", "begun_by")


def reads(kept: KeptPaper, sight: Sight, on: date) -> Reads:
    """The paper as it reads on a day."""
    facts = gather(kept.inspection, sight, on)
    kind = KINDS[kept.kind]
    made = replace(kind.compose(facts, brief_of(kept)), is_draft=kept.state in (DRAFT, REVIEWED))
    composed = with_own(made, added_to(kept))
    edits = edits_of(kept)
    said = {key: Said(it.composed, it.says, it.by.get_full_name() or it.by.get_username()) for key, it in edits.items()}
    paper = with_edits(composed, said)
    latest = kept.versions.select_related("by").order_by("-number").first()
    since = differences(statements_of(latest), statements(paper)) if latest else ()
    strays = imbalances(paper, facts) if kind.must_balance else ()
    return Reads(kept, composed, paper, edits, outdated(composed, said), since, latest, strays)


def brief_of(kept: KeptPaper) -> Brief:
    """What people said of the paper, as its composing takes it."""
    told = dict(kept.brief)
    meeting = told.pop("meeting_on", "")
    layout = Layout(told.pop("layout", Layout.STANDARD))
    return Brief(meeting_on=date.fromisoformat(meeting) if meeting else None, layout=layout, **told)


def added_to(kept: KeptPaper) -> tuple[Added, ...]:
    """People's own sentences in the order in which they were added."""
    return tuple(
        Added(f"{OWN}{it.pk}", it.after, it.section, it.says, it.by.get_full_name() or it.by.get_username())
        for it in kept.own_sentences.select_related("by")
    )


def edits_of(kept: KeptPaper) -> dict[str, Edit]:
    """The latest edit of each statement that somebody changed and nobody gave back to the facts."""
    latest = {it.key: it for it in kept.edits.select_related("by").order_by("number")}
    return {key: it for key, it in latest.items() if not it.is_taken_back}


def statements(paper: Paper) -> dict[str, str]:
    """The words of each statement, by its key."""
    return {sentence.key: sentence.text for sentence in paper.sentences()}


def statements_of(version: Version) -> dict[str, str]:
    """The words of each statement as the version keeps them."""
    return {key: text for key, text, _ in version.statements}
