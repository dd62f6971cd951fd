"""A kept paper from its first draft until it is issued: what is changed stays, what is decided takes two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from sightline.collecting.shelf import Shelf
from sightline.ground.errors import SightlineError
from sightline.papers.actions import deciding, writing
from sightline.papers.blocks import Look
from sightline.papers.models import KeptPaper
from sightline.papers.queries.kept import reads, visible
from sightline.register.models import Document, Event, Inspection
from sightline.register.queries.sight import sight_of
from tests.unit.papers.kept import ON, begun, moment
from tests.unit.register.made import report, taken


@pytest.fixture
def inspection(db: None) -> Inspection:
    found = taken(report(published_on="2024-01-30")).inspection
    assert found is not None
    return found


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada", first_name="Ada Winterbourne")


@pytest.fixture
def bea(db: None) -> User:
    return User.objects.create_user("bea", first_name="Bea Lockhart")


@pytest.fixture
def paper(inspection: Inspection, ada: User) -> KeptPaper:
    return begun(inspection, ada, "press-notice")


def _reads(paper: KeptPaper, by: User) -> dict[str, str]:
    kept = KeptPaper.objects.get(pk=paper.pk)
    return {it.key: it.text for it in reads(kept, sight_of(by.pk, ON), ON).paper.sentences()}


def _say(paper: KeptPaper, by: User, key: str, says: str, seen: int = 0) -> None:
    writing.say(paper=paper, key=key, says=says, seen=seen, moment=moment(by))


def _fill(paper: KeptPaper, by: User) -> None:
    kept = KeptPaper.objects.get(pk=paper.pk)
    for gap in reads(kept, sight_of(by.pk, ON), ON).paper.missing():
        _say(paper, by, gap.key, "Filled.", KeptPaper.objects.get(pk=paper.pk).edits.filter(key=gap.key).count())


def test_a_change_is_kept_when_the_paper_is_made_again(paper: KeptPaper, ada: User) -> None:
    _say(paper, ada, "notice.says", "We are sorry, and here is what we will do.")
    deciding.make_again(paper=paper, moment=moment(ada))
    assert _reads(paper, ada)["notice.says"] == "We are sorry, and here is what we will do."


def test_a_statement_can_be_taken_out_and_given_back(paper: KeptPaper, ada: User) -> None:
    _say(paper, ada, "notice.read", "")
    assert "notice.read" not in _reads(paper, ada)
    writing.take_back(paper=paper, key="notice.read", seen=1, moment=moment(ada))
    assert _reads(paper, ada)["notice.read"] == "The report can be read on Ofsted’s website."


def test_two_people_at_once_lose_no_words(paper: KeptPaper, ada: User, bea: User) -> None:
    _say(paper, ada, "notice.says", "Ada was first.")
    with pytest.raises(SightlineError) as refused:
        _say(paper, bea, "notice.says", "Bea saw nothing.")
    assert refused.value.code == "said-meanwhile"
    assert "Ada was first." in refused.value.message
    assert _reads(paper, ada)["notice.says"] == "Ada was first."


def test_facts_that_change_behind_a_persons_words_are_shown(
    paper: KeptPaper, ada: User, inspection: Inspection
) -> None:
    _say(paper, ada, "notice.lead", "Our own lead.")
    inspection.ended_on = "2023-12-20"
    inspection.save()
    read = reads(KeptPaper.objects.get(pk=paper.pk), sight_of(ada.pk, ON), ON)
    assert [it.key for it in read.outdated] == ["notice.lead"]
    assert "20 December 2023" in read.outdated[0].now


def test_a_re_run_shows_what_the_facts_changed_since(paper: KeptPaper, ada: User, inspection: Inspection) -> None:
    inspection.ended_on = "2023-12-20"
    inspection.save()
    read = reads(KeptPaper.objects.get(pk=paper.pk), sight_of(ada.pk, ON), ON)
    assert "notice.lead" in [it.key for it in read.since]
    deciding.make_again(paper=paper, moment=moment(ada))
    assert reads(KeptPaper.objects.get(pk=paper.pk), sight_of(ada.pk, ON), ON).since == ()


class TestOnItsWayOut:
    def test_it_takes_two_and_no_gap(self, paper: KeptPaper, ada: User, bea: User, tmp_path: Path) -> None:
        deciding.review(paper=paper, moment=moment(ada))
        _refused("gaps-left", lambda: deciding.approve(paper=paper, moment=moment(bea)))
        _fill(paper, ada)
        deciding.review(paper=paper, moment=moment(ada))
        _refused("same-person", lambda: deciding.approve(paper=paper, moment=moment(ada)))
        deciding.approve(paper=paper, moment=moment(bea))
        files = deciding.issue(paper=paper, shelf=Shelf(tmp_path), moment=moment(bea))
        assert {it.suffix for it in files} == {".docx", ".pdf", ".html", ".md"}
        assert all(Shelf(tmp_path).has(it.sha256) for it in files)
        _refused("already-issued", lambda: _say(paper, ada, "notice.read", "Too late."))
        kinds = list(Event.objects.filter(subject=f"paper/{paper.pk}").values_list("kind", flat=True))
        assert kinds[0] == "paper-begun"
        assert kinds[-2:] == ["paper-approved", "paper-issued"]

    def test_a_change_after_approval_opens_it_again(self, paper: KeptPaper, ada: User, bea: User) -> None:
        _fill(paper, ada)
        deciding.review(paper=paper, moment=moment(ada))
        deciding.approve(paper=paper, moment=moment(bea))
        _say(paper, ada, "notice.read", "Changed.")
        assert KeptPaper.objects.get(pk=paper.pk).state == "draft"

    def test_nothing_is_issued_under_embargo(self, paper: KeptPaper, ada: User, bea: User, tmp_path: Path) -> None:
        _fill(paper, ada)
        deciding.review(paper=paper, moment=moment(ada))
        deciding.approve(paper=paper, moment=moment(bea))
        document = Document.objects.get()
        document.embargo_until = date(2024, 6, 1)
        document.save()
        _refused("under-embargo", lambda: deciding.issue(paper=paper, shelf=Shelf(tmp_path), moment=moment(bea)))
        assert list(visible(sight_of(ada.pk, ON))) == [], "not even the draft is shown to who is not named"

    def test_steps_have_their_order(self, paper: KeptPaper, bea: User, tmp_path: Path) -> None:
        _refused("not-in-order", lambda: deciding.approve(paper=paper, moment=moment(bea)))
        _refused("not-in-order", lambda: deciding.issue(paper=paper, shelf=Shelf(tmp_path), moment=moment(bea)))


REFUSED = [
    ("unknown-statement", "no.such.key", "Words."),
    ("too-long", "notice.read", "x" * 10_001),
]


@pytest.mark.parametrize(("code", "key", "says"), REFUSED)
def test_what_cannot_be_said_is_refused(paper: KeptPaper, ada: User, code: str, key: str, says: str) -> None:
    _refused(code, lambda: _say(paper, ada, key, says))


def test_a_quotation_is_exact_or_gone(inspection: Inspection, ada: User) -> None:
    paper = begun(inspection, ada, "panel-report")
    key = next(key for key in _reads(paper, ada) if key.startswith("needed.") and key != "needed.count")
    _refused("a-quotation-is-exact", lambda: _say(paper, ada, key, "Nicer words."))
    _say(paper, ada, key, "")
    assert key not in _reads(paper, ada)


def test_a_meeting_has_a_date(paper: KeptPaper, ada: User) -> None:
    _refused("not-a-date", lambda: writing.brief(paper=paper, told={"meeting_on": "soon"}, moment=moment(ada)))
    writing.brief(paper=paper, told={"meeting_on": "2024-06-04"}, moment=moment(ada))
    assert KeptPaper.objects.get(pk=paper.pk).brief["meeting_on"] == "2024-06-04"


def _refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(SightlineError) as refused:
        act()
    assert refused.value.code == code, refused.value.message


class TestOwnSentences:
    """What a person adds of their own accord."""

    def _add(self, paper: KeptPaper, by: User, says: str = "Children come first.", **where: str) -> str:
        own = writing.add(paper=paper, says=says, moment=moment(by), **where)
        return f"own.{own.pk}"

    def test_it_stays_when_the_paper_is_made_again(self, paper: KeptPaper, ada: User, inspection: Inspection) -> None:
        key = self._add(paper, ada, after="notice.lead")
        Inspection.objects.filter(pk=inspection.pk).update(published_on=date(2024, 2, 14))
        deciding.make_again(paper=paper, moment=moment(ada))
        assert _reads(paper, ada)[key] == "Children come first."

    def test_it_stays_when_its_statement_is_taken_out(self, paper: KeptPaper, ada: User) -> None:
        key = self._add(paper, ada, after="notice.read")
        _say(paper, ada, "notice.read", "")
        assert key in _reads(paper, ada)
        assert "notice.read" not in _reads(paper, ada)

    def test_it_can_be_changed_taken_out_and_given_back(self, paper: KeptPaper, ada: User) -> None:
        key = self._add(paper, ada, section="Notes for editors")
        _say(paper, ada, key, "Children always come first.")
        assert _reads(paper, ada)[key] == "Children always come first."
        _say(paper, ada, key, "", 1)
        assert key not in _reads(paper, ada)
        writing.take_back(paper=paper, key=key, seen=2, moment=moment(ada))
        assert _reads(paper, ada)[key] == "Children come first."

    def test_comparing_versions_shows_it(self, paper: KeptPaper, ada: User) -> None:
        key = self._add(paper, ada, after="notice.lead")
        since = reads(KeptPaper.objects.get(pk=paper.pk), sight_of(ada.pk, ON), ON).since
        assert [(it.key, it.before, it.now) for it in since] == [(key, "", "Children come first.")]

    def test_a_reviewed_paper_is_opened_again(self, paper: KeptPaper, ada: User) -> None:
        deciding.review(paper=paper, moment=moment(ada))
        self._add(paper, ada, after="notice.lead")
        assert KeptPaper.objects.get(pk=paper.pk).state == "draft"

    def test_it_leaves_an_event(self, paper: KeptPaper, ada: User) -> None:
        self._add(paper, ada, after="notice.lead")
        assert Event.objects.filter(kind="statement-added", subject=f"paper/{paper.pk}").count() == 1

    @pytest.mark.parametrize(
        ("code", "where", "says"),
        [
            ("unknown-statement", {"after": "no.such"}, "Words."),
            ("unknown-section", {"section": "No such section"}, "Words."),
            ("nothing-said", {"after": "notice.lead"}, "  "),
            ("too-long", {"after": "notice.lead"}, "x" * 10_001),
        ],
    )
    def test_what_cannot_be_added_is_refused(
        self, paper: KeptPaper, ada: User, code: str, where: dict[str, str], says: str
    ) -> None:
        with pytest.raises(SightlineError) as refused:
            self._add(paper, ada, says, **where)
        assert refused.value.code == code


def test_the_layout_of_a_letter_is_kept(inspection: Inspection, ada: User) -> None:
    letter = begun(inspection, ada, "childrens-letter")
    writing.brief(paper=letter, told={"layout": "easy-read"}, moment=moment(ada))
    kept = KeptPaper.objects.get(pk=letter.pk)
    assert reads(kept, sight_of(ada.pk, ON), ON).paper.look is Look.EASY_READ


def test_a_report_has_one_layout(paper: KeptPaper, ada: User) -> None:
    writing.brief(paper=paper, told={"layout": "easy-read"}, moment=moment(ada))
    kept = KeptPaper.objects.get(pk=paper.pk)
    assert reads(kept, sight_of(ada.pk, ON), ON).paper.look is Look.LETTER
