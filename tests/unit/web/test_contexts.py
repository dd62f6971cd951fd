"""What a template shows is what its page says it holds: every field explained, every field used, no other name."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from sightline.web import pages

TEMPLATES = Path(pages.__file__).parent.parent / "templates"
SHOWN = {
    "overview.Overview": "overview.html",
    "overview.NoAuthority": "no-authority.html",
    "inspections.Inspections": "inspections/inspections.html",
    "inspections.AnInspection": "inspections/inspection.html",
    "inspections.ReviewQueue": "inspections/queue.html",
    "areas.AnArea": "areas/area.html",
    "areas.TieArea": "areas/tie.html",
    "areas.TieMeasure": "areas/tie-measure.html",
    "inspections.ADoubt": "inspections/doubt.html",
    "documents.Documents": "documents/documents.html",
    "documents.ADocument": "documents/document.html",
    "documents.AddDocument": "documents/add.html",
    "authorities.AnAuthority": "authorities/authority.html",
    "authorities.England": "authorities/england.html",
    "account.SignIn": "account/sign-in.html",
    "account.MyAccount": "account/my-account.html",
    "account.CalendarMade": "account/calendar.html",
    "account.TokenMade": "account/token.html",
    "second_step.SetUpSecondStep": "account/second-step.html",
    "second_step.RecoveryCodes": "account/recovery-codes.html",
    "second_step.SignInCode": "account/code.html",
    "account.ChangePassword": "account/password.html",
    "account.People": "people/people.html",
    "account.PersonForm": "people/person.html",
    "account.PasswordGiven": "people/password.html",
    "plain.Words": "parts/words.html",
    "plain.Guide": "help.html",
    "compare.Compare": "compare.html",
    "practice.Practice": "practice/practice.html",
    "practice.AMeasure": "practice/measure.html",
    "children.Children": "practice/children.html",
    "practice_forms.SetLimit": "practice/limit.html",
    "practice_forms.Comparators": "practice/comparators.html",
    "practice_forms.APopulation": "practice/population.html",
    "journeys.Journeys": "practice/journeys.html",
    "journeys.Differing": "practice/differences.html",
    "downloads.Downloads": "downloads.html",
    "search.Search": "search/search.html",
    "search.Words": "search/words.html",
    "papers.Papers": "papers/papers.html",
    "papers.APaper": "papers/paper.html",
    "papers.AStatement": "papers/statement.html",
    "papers.AnOwnSentence": "papers/own.html",
    "papers.ABrief": "papers/brief.html",
    "papers.Compared": "papers/compare.html",
    "search.WhoElse": "search/who-else.html",
    "plans.Plans": "plan/plans.html",
    "plans.BeginPlan": "plan/begin.html",
    "plans.APlan": "plan/plan.html",
    "plans.ASource": "plan/source.html",
    "plans.AddSource": "plan/add-source.html",
    "plans.AnArea": "plan/area.html",
    "plans.Watch": "plan/watch.html",
    "plans.ASetAgainst": "plan/visit.html",
    "plans.ExceptionsReport": "plan/exceptions.html",
    "plans.Boards": "plan/boards.html",
    "plans.AMeeting": "plan/meeting.html",
    "plans.Challenge": "plan/challenge.html",
    "plan_files.ImportPlan": "plan/import.html",
    "plan_files.PlanPreview": "plan/preview.html",
    "ties.Share": "plan/share.html",
    "ties.Waits": "plan/waits.html",
    "ties.StandIn": "plan/stand-in.html",
    "ties.Serve": "plan/serve.html",
    "ties.HandOver": "plan/hand-over.html",
    "ties.FromSentence": "plan/sentence.html",
    "actions.Actions": "plan/actions.html",
    "actions.MyActions": "plan/mine.html",
    "actions.AnAction": "plan/action.html",
    "actions.ActionForm": "plan/action-form.html",
    "actions.ProgressForm": "plan/progress.html",
    "actions.DateForm": "plan/date.html",
    "actions.EvidenceForm": "plan/evidence.html",
    "actions.MeasureForm": "plan/measure.html",
}


def _pages() -> Iterator[type]:
    """The dataclasses that a template is filled with: those whose fields are explained."""
    for module in pkgutil.iter_modules(pages.__path__):
        name = f"{pages.__name__}.{module.name}"
        for thing in vars(importlib.import_module(name)).values():
            is_own = isinstance(thing, type) and thing.__module__ == name and dataclasses.is_dataclass(thing)
            if is_own and any(field.metadata for field in dataclasses.fields(thing)):
                yield thing


def _name(page: type) -> str:
    return f"{page.__module__.rpartition('.')[2]}.{page.__name__}"


def test_every_page_has_its_template() -> None:
    assert {_name(page) for page in _pages()} == set(SHOWN)


@pytest.mark.parametrize("page", list(_pages()), ids=lambda page: _name(page))
def test_a_page_explains_each_field_and_its_template_shows_exactly_those(page: type) -> None:
    fields = dataclasses.fields(page)
    assert [field.name for field in fields if not field.metadata.get("told", "").endswith(".")] == []
    text = (TEMPLATES / SHOWN[_name(page)]).read_text(encoding="utf-8")
    used = set(re.findall(r"\bpage\.(\w+)", text))
    assert used == {field.name for field in fields}


STRAIGHT = re.compile(r"""["']""")
TAG = re.compile(r"<[^>]*>")


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_prose_has_no_straight_quotation_marks(template: Path) -> None:
    lexed = Environment().lex(template.read_text(encoding="utf-8"))
    prose = TAG.sub("", "".join(words if kind == "data" else "x" for _, kind, words in lexed))
    assert [line for line in prose.splitlines() if STRAIGHT.search(line)] == []
