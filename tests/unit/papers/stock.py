"""Facts about Northmere, an invented authority, and a paper with every kind of block in it."""

from __future__ import annotations

from datetime import date

from sightline.knowledge.clocks import Came, duties
from sightline.papers.blocks import (
    Basis,
    Box,
    Bullet,
    Bullets,
    Details,
    Heading,
    Lines,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Sentence,
    Source,
    Table,
    gap,
)
from sightline.papers.facts import Facts, Inspected, Needed, Quote, Value
from sightline.papers.plan_facts import ActionFact, AgainFact, AreaFact, MeasureFact, MoveFact, PlanFacts

REPORT = "Ofsted, short inspection of Northmere’s children’s services"
PUBLISHED = date(2024, 2, 6)
EARLIER = Source("Ofsted, short inspection of Northmere’s children’s services", "page 1", date(2018, 9, 4))


def place(page: int, quote: str = "") -> Source:
    """A place in the report of 2023."""
    return Source(REPORT, f"page {page}", PUBLISHED, quote, "/inspections/2")


def _quote(text: str, page: int, area: str, polarity: str, theme: str = "plans-quality") -> Quote:
    return Quote(text, place(page, text), area, polarity, themes=(theme,))


QUOTES = (
    _quote(
        "Children in Northmere get help quickly when their families ask for it.",
        2,
        "help-and-protection",
        "strength",
        "early-help",
    ),
    _quote(
        "Most social workers see children often and know them well.",
        2,
        "help-and-protection",
        "strength",
        "visits-direct-work",
    ),
    _quote(
        "Plans do not say what will change for the child, and few have dates.", 2, "help-and-protection", "weakness"
    ),
    _quote(
        "Children in care live near their friends and go to the same school.",
        3,
        "children-in-care",
        "strength",
        "placements-sufficiency",
    ),
    _quote(
        "Carers are warm, well trained and stay with children for years.",
        3,
        "children-in-care",
        "strength",
        "fostering",
    ),
    _quote(
        "A small number of children wait too long to see a dentist.",
        3,
        "children-in-care",
        "weakness",
        "health-of-children",
    ),
)

NEEDED = (
    Needed(
        1,
        "The quality of plans, so that each says what will change for the child and by when.",
        place(2),
        lead="The quality of plans, so that each says what will change for the child and by when.",
        themes=("plans-quality",),
        said_before="2018",
    ),
    Needed(
        2,
        "The response to children:; who live with neglect; who are privately fostered",
        place(2),
        lead="The response to children:",
        parts=("who live with neglect", "who are privately fostered"),
        themes=("neglect", "private-fostering"),
    ),
)


def inspected(**changes: object) -> Inspected:
    """The short inspection of December 2023."""
    values: dict[str, object] = {
        "id": 2,
        "kind": "short-inspection",
        "era": "ilacs-2023",
        "started_on": "2023-12-11",
        "ended_on": "2023-12-15",
        "published_on": PUBLISHED,
        "received_on": None,
        "lead_inspector": Value("Cornelius Appleyard", (place(1),)),
        "dates": Value("from 11 to 15 December 2023", (place(1),)),
        "judgements": {
            "impact-of-leaders": Value("good", (place(1),)),
            "help-and-protection": Value("requires-improvement", (place(1),)),
            "children-in-care": Value("outstanding", (place(1),)),
            "care-leavers": Value("good", (place(1),)),
            "overall-effectiveness": Value("good", (place(1),)),
        },
        "needed": NEEDED,
        "quotes": QUOTES,
        "document": Source(REPORT, "", PUBLISHED),
    }
    return Inspected(**{**values, **changes})  # type: ignore[arg-type]


BEFORE = inspected(
    id=1,
    era="ilacs-2018",
    started_on="2018-07-02",
    ended_on="2018-07-06",
    published_on=date(2018, 9, 4),
    lead_inspector=None,
    dates=Value("from 2 to 6 July 2018", (EARLIER,)),
    judgements={
        "impact-of-leaders": Value("outstanding", (EARLIER,)),
        "help-and-protection": Value("good", (EARLIER,)),
        "children-in-care-and-care-leavers": Value("outstanding", (EARLIER,)),
        "overall-effectiveness": Value("outstanding", (EARLIER,)),
    },
    needed=(),
    quotes=(),
    document=Source(EARLIER.title, "", EARLIER.on),
)


def facts(**changes: object) -> Facts:
    """Northmere after the inspection of December 2023, as at 1 March 2024."""
    values: dict[str, object] = {
        "authority": "Northmere",
        "authority_id": "northmere",
        "inspected": inspected(),
        "before": BEFORE,
        "visits": (),
        "duties": tuple(duties(PUBLISHED, came=Came.REPORT)),
        "expected": None,
        "on": date(2024, 3, 1),
        "knowledge": "2026-11-21",
    }
    return Facts(**{**values, **changes})  # type: ignore[arg-type]


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60" role="img" font-family="Arial">'
    '<rect x="5" y="10" width="200" height="20" fill="#1d5b79"/>'
    '<text x="5" y="50" font-size="12">82 of 100</text></svg>'
)


def _said(key: str, text: str, *sources: Source, basis: Basis = Basis.COMPOSED) -> Sentence:
    return Sentence(key, text, basis, sources)


FIGURES = Table(
    "Visits in time",
    ("Month", "Visits"),
    (
        (_said("t1", "September 2024"), _said("t2", "71 of 100", place(4))),
        (_said("t3", "October 2024"), _said("t4", "82 of 100", place(4))),
    ),
    (2, 1),
)

EVERYTHING = Paper(
    "panel-report",
    "A paper with every kind of block",
    (
        Details(
            (
                ("Report to", (_said("to", "Corporate Parenting Panel"),)),
                ("Date of meeting", (gap("date", "the date"),)),
            )
        ),
        Box("Recommendation", (_said("ask", "The panel is recommended to note the report."),)),
        Heading("Background"),
        Paragraph(
            (_said("b1", "Inspectors came in December 2023.", place(1)), _said("b2", "They stayed a week.", place(1)))
        ),
        Heading("Findings"),
        Paragraph((_said("f1", "The report says:", place(2), place(3)),)),
        Quotation(_said("q1", "Plans are too long & “unclear” <for> children.", place(2), basis=Basis.QUOTED)),
        Heading("Points", level=2),
        Bullets(
            (
                Bullet((_said("p1", "One point."),)),
                Bullet(
                    (_said("p2", "Two points:"),),
                    ((_said("p3", "a *starred* one"),), (_said("p4", "a [bracketed] one"),)),
                ),
            )
        ),
        Picture(
            "Visits in time rose to 82 of 100",
            _said("c1", "In October 2024, 82 of 100 visits were in time.", place(4)),
            SVG,
            FIGURES,
        ),
        FIGURES,
        NewPage(),
        Heading("Conclusion"),
        Paragraph((_said("o1", "We thank Ünal and Zoë.", basis=Basis.OWN),)),
        Lines((_said("l1", "A Director"), _said("l2", "Northmere Council"))),
    ),
    author="Northmere Council",
    properties=(("Inspection", "short inspection from 11 to 15 December 2023"), ("Facts as at", "1 March 2024")),
)


_PLAN = Source("Plan after the inspection of December 2023", on=date(2024, 7, 1))
_DATED = MeasureFact(
    1,
    "Plans with dates",
    "82% on 1 June 2024; the target is 90%, 8 more.",
    "Nearer to target",
    90.0,
    "%",
    ((date(2024, 3, 1), 71.0, "71 of 100"), (date(2024, 6, 1), 82.0, "82 of 100")),
    Source("Measure: Plans with dates", on=date(2024, 6, 1)),
)
_VOICE = MeasureFact(
    2,
    "What children say of their plan",
    "The target is in words. It has not been measured yet.",
    "Not measured yet",
    None,
    "",
    (),
    Source("Measure: What children say of their plan"),
)
_TRAIN = ActionFact(
    1,
    "action 1",
    "Train every team in writing plans with dates",
    "Principal Social Worker (Ada Winterbourne)",
    "1 July 2024",
    "Late",
    "It was due on 1 May 2024, 61 days ago.",
    "Children know what will happen and when",
    "Two teams are left.",
    "Ada Winterbourne",
    Source(_PLAN.title, "action 1", _PLAN.on),
    (_DATED, _VOICE),
)
PLAN = PlanFacts(
    id=1,
    title=_PLAN.title,
    state="approved",
    source=_PLAN,
    summary="Of 1 action 1 late.",
    clocks=("Publish the plan: sent on 10 May 2024.",),
    areas=(
        AreaFact(
            1, NEEDED[0].lead, place(2), "Open", None, (_TRAIN,), (("Observation: a visit", "Plans had dates.", _PLAN),)
        ),
        AreaFact(2, NEEDED[1].lead, place(2), "Closed", date(2024, 3, 4), ()),
    ),
    late=(_TRAIN,),
    at_risk=(),
    undated=(),
    moves=(
        MoveFact(
            1,
            _TRAIN.what,
            "From 1 May 2024 to 1 July 2024: the training was put off. Agreed by A Director.",
            Source(_PLAN.title, "action 1", date(2024, 4, 20)),
        ),
    ),
    again=(AgainFact(1, "Closed in March 2024, said again in July 2025", NEEDED[1].text, ("Neglect again.",), _PLAN),),
    on=date(2024, 7, 1),
)
"""A plan with everything a board has to hear of in it."""
