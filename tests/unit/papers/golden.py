"""What the golden papers are made from: Northmere with a plan, measures of its lists, and a check of them.

``python -m tests.unit.papers.golden`` writes the golden files anew; what changed is then read in the diff.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sightline.knowledge.annex_a_lists import lists
from sightline.knowledge.clocks import Came, duties
from sightline.knowledge.next_events import expected
from sightline.papers import writers
from sightline.papers.blocks import Paper, Source
from sightline.papers.facts import Brief, Facts, Layout, ListsFact, Value
from sightline.papers.kinds import KINDS
from sightline.papers.practice_facts import PracticeFacts, PracticeMeasure, PracticePart
from tests.unit.papers.stock import NEEDED, PLAN, QUOTES, facts, inspected

FOLDER = Path(__file__).parents[2] / "golden" / "papers"

_RUN = Source("Measures of the child-level lists", on=date(2024, 3, 31), link="/practice")
_DAYS = (date(2023, 3, 31), date(2023, 9, 30), date(2024, 3, 31))


def _measure(id_: str, label: str, now: str, course: str, *values: float | None) -> PracticeMeasure:
    told = tuple(
        (day, value, "Not shown" if value is None else f"{value:g}%")
        for day, value in zip(_DAYS[-len(values) :], values, strict=True)
    )
    return PracticeMeasure(id_, label, now, "", course, is_share=True, wanted=None, points=told, source=_RUN)


PRACTICE = PracticeFacts(
    as_at=_DAYS[-1],
    before=_DAYS[-2],
    parts=(
        PracticePart(
            "Assessments",
            (
                _measure(
                    "assessments-in-time", "Assessments completed in time", "82%", "Worse: down from 88%", 85, 88, 82
                ),
                _measure(
                    "assessments-with-child-seen", "Assessments in which the child was seen", "96%", "No change", 96, 96
                ),
            ),
        ),
        PracticePart(
            "Children in care",
            (
                _measure(
                    "care-visits-in-time", "Children in care visited in time", "93%", "Better: up from 71%", 71, 93
                ),
                _measure(
                    "care-reviews-in-time", "Children in care with every review in time", "Not shown", "", None, None
                ),
            ),
        ),
    ),
    not_available=3,
    source=_RUN,
)

LISTS = ListsFact(
    as_at=_DAYS[-1],
    lines={it: lines for it, lines in zip(lists(), (420, 61, 130, 97, 44, 310, 38, 77, 5, 12), strict=False)},
    problems=7,
    failed=2,
    not_run=1,
    source=Source("Check of the child-level lists", on=_DAYS[-1]),
)

VISIT = inspected(
    id=3,
    kind="focused-visit",
    era="",
    started_on="2022-05-10",
    ended_on="2022-05-11",
    published_on=date(2022, 6, 20),
    dates=Value(
        "from 10 to 11 May 2022",
        (Source("Ofsted, focused visit to Northmere’s children’s services", "page 1", date(2022, 6, 20)),),
    ),
    judgements={},
    needed=(),
    quotes=(),
    document=Source("Ofsted, focused visit to Northmere’s children’s services", "", date(2022, 6, 20)),
)

_HELD = {area: value.text for area, value in inspected().judgements.items()}

FACTS: Facts = facts(
    visits=(VISIT,),
    expected=expected(_HELD, date(2023, 12, 11), date(2024, 7, 1)),
    plan=PLAN,
    lists=LISTS,
    practice=PRACTICE,
    on=date(2024, 7, 1),
)
_LETTER = Source("Ofsted, focused visit to Northmere’s children’s services", "page 2", date(2025, 9, 1))

AFTER_A_VISIT: Facts = facts(
    inspected=inspected(
        id=4,
        kind="focused-visit",
        era="",
        started_on="2025-07-30",
        ended_on="2025-07-31",
        published_on=date(2025, 9, 1),
        dates=Value("from 30 to 31 July 2025", (_LETTER,)),
        lead_inspector=None,
        quotes=tuple(replace(it, source=_LETTER, area="") for it in QUOTES),
        document=replace(_LETTER, place=""),
        judgements={},
        needed=(replace(NEEDED[0], source=_LETTER, said_before="2023"),),
        scope=("Thresholds", "Children on the edge of care"),
    ),
    before=inspected(),
    duties=tuple(duties(date(2025, 9, 1), came=Came.LETTER)),
    on=date(2025, 9, 15),
)
BRIEF = Brief(
    report_to="",
    meeting_on=date(2024, 7, 10),
    by="Director of Children’s Services",
    signed_by="Ottoline Ferrars",
    contact="Improvement team, improvement@northmere.example",
)


def papers() -> dict[str, Paper]:
    """Every golden paper by the name of its file."""
    found = {id_: kind.compose(FACTS, BRIEF) for id_, kind in KINDS.items()}
    found["panel-report-after-a-visit"] = KINDS["panel-report"].compose(AFTER_A_VISIT, BRIEF)
    found["childrens-letter-easy-read"] = KINDS["childrens-letter"].compose(
        FACTS, Brief(signed_by="Ottoline Ferrars", layout=Layout.EASY_READ)
    )
    return found


def write() -> None:
    """Write the golden files anew."""
    for name, paper in papers().items():
        (FOLDER / f"{name}.md").write_text(writers.markdown(paper), encoding="utf-8")


if __name__ == "__main__":
    write()
