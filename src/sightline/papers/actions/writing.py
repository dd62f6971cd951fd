"""Papers begun and written: what people say of them, and what they say in the place of a statement."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from sightline.papers.actions.refusals import Refused, SaidMeanwhile
from sightline.papers.actions.versions import Moment, keep_version, tell
from sightline.papers.adding import OWN, section_of, sections
from sightline.papers.blocks import Basis
from sightline.papers.kinds import KINDS
from sightline.papers.models import Edit, KeptPaper, OwnSentence
from sightline.papers.models.kept import APPROVED, DRAFT, ISSUED, REVIEWED
from sightline.papers.queries.kept import reads
from sightline.register.models import Inspection

LONGEST = 10_000
BRIEF = ("report_to", "by", "signed_by", "contact", "reference")


@transaction.atomic
def begin(*, kind: str, inspection: Inspection, moment: Moment) -> KeptPaper:
    """Begin a paper of a kind on an inspection or visit."""
    if kind not in KINDS:
        raise Refused("unknown-paper", "There is no paper of that kind.")
    kept = KeptPaper.objects.create(kind=kind, inspection=inspection, begun_by=moment.by, begun_at=moment.at)
    tell(kept, "paper-begun", moment, {"kind": kind})
    keep_version(kept, "begun", moment)
    return kept


@transaction.atomic
def brief(*, paper: KeptPaper, told: dict[str, str], moment: Moment) -> None:
    """Say what only people know of the paper: the committee, the meeting, who signs, whom to ask."""
    kept = _open(paper, moment)
    meeting = told.get("meeting_on", "").strip()
    try:
        meeting = date.fromisoformat(meeting).isoformat() if meeting else ""
    except ValueError:
        raise Refused("not-a-date", "Give the day of the meeting as a date, such as 2026-03-04.") from None
    kept.brief = {name: told.get(name, "").strip()[:500] for name in BRIEF} | {"meeting_on": meeting}
    layouts = [it.value for it in KINDS[kept.kind].layouts]
    kept.brief["layout"] = told["layout"] if told.get("layout") in layouts else layouts[0]
    kept.save(update_fields=["brief"])
    tell(kept, "paper-briefed", moment, kept.brief)


def say(*, paper: KeptPaper, key: str, says: str, seen: int, moment: Moment) -> Edit:
    """Put words in the place of a statement; no words take it out. ``seen`` is the edit the person had before them."""
    return _edit(paper, Edit(key=key, says=says.strip(), number=seen + 1), moment)


def take_back(*, paper: KeptPaper, key: str, seen: int, moment: Moment) -> Edit:
    """Give a statement back to the facts."""
    return _edit(paper, Edit(key=key, is_taken_back=True, number=seen + 1), moment)


@transaction.atomic
def add(*, paper: KeptPaper, after: str = "", section: str = "", says: str, moment: Moment) -> OwnSentence:
    """Add a sentence of one's own after a statement, or at the end of a section where no statement is named."""
    kept = _open(paper, moment)
    composed = reads(kept, moment.sight, moment.on).composed
    if after and all(it.key != after for it in composed.sentences()):
        raise Refused("unknown-statement", "The paper does not make this statement any more. Load it again.")
    if not after and section not in sections(composed):
        raise Refused("unknown-section", "The paper has no such section any more. Load it again.")
    words = says.strip()
    if not words:
        raise Refused("nothing-said", "Write the sentence that is to stand there.")
    _check_length(words)
    where = section_of(composed, after) if after else section
    own = OwnSentence.objects.create(paper=kept, after=after, section=where, says=words, by=moment.by, at=moment.at)
    tell(kept, "statement-added", moment, {"key": f"{OWN}{own.pk}", "after": after, "section": where, "says": words})
    return own


def _check_length(words: str) -> None:
    if len(words) > LONGEST:
        raise Refused("too-long", f"Shorten this by {len(words) - LONGEST:,} characters.")


def _edit(paper: KeptPaper, edit: Edit, moment: Moment) -> Edit:
    try:
        with transaction.atomic():
            edit.paper = _open(paper, moment)
            edit.composed = _composed(edit, moment)
            edit.by, edit.at = moment.by, moment.at
            edit.save(force_insert=True)
            kind = "statement-given-back" if edit.is_taken_back else "statement-changed"
            tell(edit.paper, kind, moment, {"key": edit.key, "says": edit.says})
            return edit
    except IntegrityError:
        theirs = paper.edits.filter(key=edit.key).select_related("by").order_by("-number").first()
        who = theirs.by.get_full_name() or theirs.by.get_username() if theirs else "Somebody"
        raise SaidMeanwhile(who, theirs.says if theirs else "", edit.says) from None


def _composed(edit: Edit, moment: Moment) -> str:
    """What the facts say in the place of the edit, which has to be one that may be changed."""
    composed = reads(edit.paper, moment.sight, moment.on).composed
    sentence = next((it for it in composed.sentences() if it.key == edit.key), None)
    if sentence is None:
        raise Refused("unknown-statement", "The paper does not make this statement any more. Load it again.")
    if sentence.basis is Basis.QUOTED and edit.says:
        raise Refused("a-quotation-is-exact", "These are a document's own words: leave them or take them out.")
    _check_length(edit.says)
    return sentence.text


def _open(paper: KeptPaper, moment: Moment) -> KeptPaper:
    """The paper, locked to be changed. A change after review opens it again; what is issued stays as it is."""
    kept = KeptPaper.objects.select_for_update().get(pk=paper.pk)
    if kept.state == ISSUED:
        raise Refused("already-issued", "This paper has been issued and stays as it is. Begin another one.")
    if kept.state in (REVIEWED, APPROVED):
        kept.state, kept.reviewed_by, kept.approved_by = DRAFT, None, None
        kept.save(update_fields=["state", "reviewed_by", "approved_by"])
        tell(kept, "paper-opened-again", moment, {})
    return kept
