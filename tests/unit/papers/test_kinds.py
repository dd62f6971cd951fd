"""Every kind of paper over invented facts: what must stand in it, what must never, and what is marked as missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sightline.papers import writers
from sightline.papers.balance import imbalances
from sightline.papers.blocks import Basis, Heading, Paper, Paragraph, Picture, Sentence, Source
from sightline.papers.facts import Brief, Facts, ListsFact, Value
from sightline.papers.kinds import KINDS
from sightline.papers.reading_age import reading_age
from tests.unit.papers.golden import PRACTICE
from tests.unit.papers.stock import BEFORE, NEEDED, PLAN, QUOTES, facts, inspected

BRIEF = Brief(
    report_to="Corporate Parenting Panel",
    meeting_on=date(2024, 4, 24),
    by="Director of Children’s Services",
    signed_by="A Director",
    contact="Improvement team, improvement@northmere.example",
)

VISIT = facts(
    inspected=inspected(kind="focused-visit", judgements={}, scope=("Children in need",), needed=NEEDED[:1]),
    duties=(),
)
EMPTY = facts(
    inspected=inspected(judgements={}, needed=(), quotes=(), lead_inspector=None, published_on=None, document=None),
    before=None,
    duties=(),
)


def _text(paper: Paper) -> str:
    return " ".join(sentence.text for sentence in paper.sentences())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "known", [facts(), facts(plan=PLAN), VISIT, EMPTY], ids=["inspection", "plan", "visit", "hardly anything"]
)
def test_every_kind_can_be_written_in_every_format(kind: str, known: Facts) -> None:
    paper = KINDS[kind].compose(known, Brief())
    assert writers.word(paper)
    assert writers.pdf(paper)
    assert writers.html(paper)
    assert writers.markdown(paper)


@pytest.mark.parametrize("kind", KINDS)
def test_a_quotation_is_exact_and_has_its_place(kind: str) -> None:
    exact = {it.text for it in QUOTES} | {it.lead for it in NEEDED} | {part for it in NEEDED for part in it.parts}
    exact |= {area.words for area in PLAN.areas}
    for sentence in KINDS[kind].compose(facts(plan=PLAN), BRIEF).sentences():
        if sentence.basis is Basis.QUOTED:
            assert sentence.text in exact
            assert sentence.sources


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_has_a_key_of_its_own(kind: str) -> None:
    keys = [sentence.key for sentence in KINDS[kind].compose(facts(plan=PLAN), BRIEF).sentences()]
    assert len(keys) == len(set(keys))
    assert all(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_has_said_is_a_marked_gap(kind: str) -> None:
    missing = KINDS[kind].compose(EMPTY, Brief()).missing()
    assert all(it.text.startswith("[To be added: ") for it in missing)
    assert "None" not in _text(KINDS[kind].compose(EMPTY, Brief()))


TELL_AREAS = (
    "panel-report",
    "cabinet-report",
    "scrutiny-report",
    "action-plan",
    "press-notice",
    "lead-member-briefing",
)


@pytest.mark.parametrize("kind", [*TELL_AREAS, "staff-summary", "one-page-summary"])
def test_every_area_for_improvement_is_told(kind: str) -> None:
    text = _text(KINDS[kind].compose(facts(), BRIEF))
    for area in NEEDED:
        assert area.lead in text
        assert all(part in text for part in area.parts)


class TestPanelReport:
    PAPER = KINDS["panel-report"].compose(facts(), BRIEF)

    def test_two_eras_are_never_shown_as_one(self) -> None:
        markdown = writers.markdown(self.PAPER)
        rows = {line.split(" | ")[0].lstrip("| "): line for line in markdown.splitlines() if line.startswith("| The")}
        assert "Not applicable | Good" in _bare(rows["The experiences and progress of care leavers"])
        combined = "The experiences and progress of children in care and care leavers"
        assert "Outstanding | Not applicable" in _bare(rows[combined])

    def test_deadlines_run_from_publication_until_receipt_is_known(self) -> None:
        assert "17 May 2024" in _text(self.PAPER)
        assert "the day the report was published" in _text(self.PAPER)
        received = facts(inspected=inspected(received_on=date(2024, 2, 6)))
        assert "the day the report was received" in _text(KINDS["panel-report"].compose(received, BRIEF))

    def test_an_area_said_before_says_so(self) -> None:
        assert "(Inspectors had said so before, in 2018.)" in _text(self.PAPER)

    def test_overall_effectiveness_is_never_made_up(self) -> None:
        without = {k: v for k, v in inspected().judgements.items() if k != "overall-effectiveness"}
        its = facts(inspected=inspected(judgements=without, era="ilacs-2026", started_on="2026-05-11"), before=None)
        assert "overall" not in _text(KINDS["panel-report"].compose(its, BRIEF)).lower()


def _bare(line: str) -> str:
    return "".join(line.replace("[^", "\0").split("\0")[0:1]) + "".join(
        part.partition("]")[2] for part in line.replace("[^", "\0").split("\0")[1:]
    )


class TestChildrensLetter:
    PAPER = KINDS["childrens-letter"].compose(facts(), BRIEF)

    def test_a_child_of_ten_can_read_it(self) -> None:
        found = reading_age(it.text for it in self.PAPER.sentences() if not it.is_missing)
        assert found
        assert found.by_syllables <= 10
        assert found.by_letters <= 10

    def test_it_shows_its_reading_age_and_names_hard_words(self) -> None:
        assert {"Reading age", "Hard words"} <= {name for name, _ in self.PAPER.properties}

    def test_it_tells_what_must_get_better_in_plain_words(self) -> None:
        assert "Plans do not always say clearly what will happen and when." in _text(self.PAPER)

    def test_overall_comes_last(self) -> None:
        keys = [it.key for it in self.PAPER.sentences() if it.key.startswith("letter.area.")]
        assert keys[-1] == "letter.area.overall-effectiveness"


class TestBalance:
    def test_our_own_notice_is_balanced(self) -> None:
        assert imbalances(KINDS["press-notice"].compose(facts(), BRIEF), facts()) == ()

    PRAISE = Paragraph((Sentence("q", QUOTES[0].text, Basis.QUOTED, (QUOTES[0].source,)),))
    OWN = Paragraph((Sentence("o", "We are delighted.", Basis.OWN),))
    STRAYS = [
        ("praise before grades", (PRAISE,), "grades-not-first"),
        ("grades left out", (OWN,), "grades-left-out"),
        ("areas left out", (OWN,), "areas-left-out"),
        ("nothing but praise", (PRAISE,), "more-praise-than-the-report"),
        ("triumph beside requires improvement", (OWN,), "triumph-beside-a-low-grade"),
    ]

    @pytest.mark.parametrize(("name", "blocks", "code"), STRAYS, ids=[name for name, _, _ in STRAYS])
    def test_what_strays_is_said(self, name: str, blocks: tuple[Paragraph, ...], code: str) -> None:
        paper = Paper("press-notice", "Good news", blocks)
        assert code in [it.code for it in imbalances(paper, facts())]


def test_a_change_of_grade_is_asked_about() -> None:
    text = _text(KINDS["lead-member-briefing"].compose(facts(), BRIEF))
    assert "Why did the grade for help and protection change from good to requires improvement to be good?" in text


def test_grades_that_no_document_tells_are_not_known() -> None:
    partly = replace(BEFORE, judgements={"overall-effectiveness": Value("good", ())})
    text = writers.markdown(KINDS["panel-report"].compose(facts(before=partly), BRIEF))
    assert "Not known" in text


class TestProgressReport:
    PAPER = KINDS["progress-report"].compose(facts(plan=PLAN), BRIEF)

    def test_the_bad_stands_first(self) -> None:
        headings = [it.text for it in self.PAPER.blocks if isinstance(it, Heading) and it.level == 1]
        assert headings == [
            "How the plan stands",
            "What the board has to hear of",
            "Whether children notice a difference",
            "What the child-level lists show",
            "All areas and actions",
        ]

    def test_it_tells_what_is_late_what_moved_and_what_was_said_again(self) -> None:
        text = _text(self.PAPER)
        assert "One action is late:" in text
        assert "From 1 May 2024 to 1 July 2024: the training was put off. Agreed by A Director." in text
        assert "Closed in March 2024, said again in July 2025." in text

    def test_a_measure_that_ran_is_a_chart_with_its_figures(self) -> None:
        pictures = [it for it in self.PAPER.blocks if isinstance(it, Picture)]
        assert [it.title for it in pictures] == [
            "Plans with dates: 82 of 100 on 1 June 2024, up from 71 of 100 on 1 March 2024"
        ]
        assert pictures[0].table
        assert len(pictures[0].table.rows) == 2

    def test_a_measure_that_has_not_run_is_told_in_words(self) -> None:
        assert "What children say of their plan: The target is in words. It has not been measured yet." in _text(
            self.PAPER
        )


class TestActionPlan:
    def test_a_measure_of_plan_and_lists_is_told_once_with_both_facts(self) -> None:
        made = next(it for it in PRACTICE.measures() if it.id == "care-visits-in-time")
        tied = replace(PLAN.areas[0].actions[0].measures[0], what=made.label, indicator=made.id)
        action = replace(PLAN.areas[0].actions[0], measures=(tied, replace(tied, id=9)))
        plan = replace(PLAN, areas=(replace(PLAN.areas[0], actions=(action,)),))
        paper = KINDS["progress-report"].compose(facts(plan=plan, practice=PRACTICE), BRIEF)
        [picture] = [it for it in paper.blocks if isinstance(it, Picture) and made.label in it.title]
        assert picture.sentence.text == (
            "Nearer to target. 82% on 1 June 2024; the target is 90%, 8 more. Better: up from 71% on 30 September 2023."
        )

    def test_an_action_is_told_in_full_once(self) -> None:
        undated = replace(PLAN, undated=PLAN.late)
        text = _text(KINDS["progress-report"].compose(facts(plan=undated), BRIEF))
        assert "One action is without a date; told above: action 1." in text
        assert text.count("61 days ago. Ada Winterbourne says") == 1

    def test_more_late_actions_than_are_told_are_counted(self) -> None:
        text = _text(KINDS["progress-report"].compose(facts(plan=replace(PLAN, late_count=40)), BRIEF))
        assert "40 actions are late; the first 1 by due date:" in text

    def test_an_area_nobody_answers_is_a_gap(self) -> None:
        missing = [it.text for it in KINDS["action-plan"].compose(facts(plan=PLAN), BRIEF).missing()]
        assert "[To be added: the actions that answer this area]" in missing

    def test_how_actions_stand_is_not_published(self) -> None:
        assert "Late" not in _text(KINDS["action-plan"].compose(facts(plan=PLAN), BRIEF))


def test_words_more_than_a_year_old_are_flagged_as_weak() -> None:
    fresh, stale = facts(), facts(on=date(2025, 6, 1))
    assert "Weak:" not in _text(KINDS["self-evaluation"].compose(fresh, BRIEF))
    assert "Weak: what follows was published on 6 February 2024" in _text(
        KINDS["self-evaluation"].compose(stale, BRIEF)
    )


class TestInformationRequest:
    LISTS = ListsFact(date(2024, 3, 31), {"list-1": 1204, "list-11": 3}, 12, 1, 4, Source("Check of the lists"))

    def test_every_list_is_told_and_few_lines_are_not_counted(self) -> None:
        text = _text(KINDS["information-request"].compose(facts(lists=self.LISTS), BRIEF))
        assert "Enclosed, 1,204 lines" in text
        assert "Enclosed, with few lines" in text
        assert "3 lines" not in text
        assert text.count("[To be added: this list]") == 9

    def test_lists_still_to_be_drawn_from_the_dataset_say_what_they_will_lack(self) -> None:
        drawn = replace(self.LISTS, is_drawn=True, lacking={"list-1": ("Ethnicity", "Contact Source")})
        text = _text(KINDS["information-request"].compose(facts(lists=drawn), BRIEF))
        assert "To be drawn from the dataset, 1,204 lines, without “Ethnicity” and “Contact Source”" in text
        assert "To be drawn from the dataset, with few lines" in text
        assert text.count("[To be added: this list, which the dataset does not hold]") == 9
        assert "Enclosed" not in text

    def test_without_a_check_every_list_is_a_gap(self) -> None:
        missing = [it.key for it in KINDS["information-request"].compose(facts(), BRIEF).missing()]
        assert sum(key.endswith(".state") for key in missing) == 11


def test_the_kinds_are_those_that_are_promised() -> None:
    promised = "panel-report cabinet-report scrutiny-report progress-report action-plan childrens-letter press-notice "
    promised += (
        "lead-member-briefing staff-summary self-evaluation monitoring-visit-pack information-request one-page-summary"
    )
    assert set(KINDS) == set(promised.split())
