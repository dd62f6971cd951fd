"""What a person wants to see of a reading first, in words: who, what, when, by whom, how graded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sightline.ground.dates import PartialDate
from sightline.ground.wording import list_in_words, partial_date_in_words
from sightline.reading.known import label
from sightline.reading.shapes import EventShape, LocatorShape, ReadingShape, StatedDay

NOT_STATED = "not stated"
OVERALL = "overall-effectiveness"


@dataclass(frozen=True, slots=True)
class GradeInWords:
    """A judgement as people say it: ``Leaders`` and ``Requires improvement``, with the id of the grade."""

    area: str
    grade: str
    grade_id: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A reading in words. What the document does not state reads ``not stated``."""

    document_kind: str
    event_kind: str
    authority: str
    inspected: str
    lead_inspector: str
    grades: tuple[GradeInWords, ...]
    improvement_count: int
    priority_count: int
    doubts: tuple[str, ...]
    problems: tuple[str, ...]


def summarise(reading: ReadingShape, untold: Collection[str] = ()) -> Summary:
    """The summary of a reading in its public shape, without the doubts whose codes are ``untold``."""
    event = reading["inspection"]
    areas = reading["areas_for_improvement"]
    priorities = sum(area["urgency"] == "priority" for area in areas)
    return Summary(
        document_kind=label("document-kind", reading["document"]["kind"]),
        event_kind=label("event-kind", event["kind"]) if event and event["kind"] else NOT_STATED,
        authority=event["authority"]["name"] if event and event["authority"] else NOT_STATED,
        inspected=_inspected(event) if event else NOT_STATED,
        lead_inspector=event["lead_inspector"]["value"] if event and event["lead_inspector"] else NOT_STATED,
        grades=_grades(event) if event else (),
        improvement_count=len(areas) - priorities,
        priority_count=priorities,
        doubts=tuple(
            f"{doubt['message']}{_on_page(doubt['at'])}" for doubt in reading["doubts"] if doubt["code"] not in untold
        ),
        problems=tuple(problem["message"] for problem in reading["problems"]),
    )


def grade_in_words(grade: str) -> str:
    """A grade as people say it: ``Requires improvement``, without the printed “to be good”."""
    return label("grade", grade).removesuffix(" to be good")


def days_in_words(first: StatedDay | None, last: StatedDay | None) -> str:
    """``4 to 8 March 2019``: what both days share is said once."""
    if first is None or last is None or first["value"] == last["value"]:
        return _day(first or last)
    since, until = _day(first), _day(last)
    shared = len(_shared_tail(since.split(), until.split()))
    return f"{' '.join(since.split()[: len(since.split()) - shared])} to {until}"


def _shared_tail(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    count = 0
    while count < min(len(one), len(other)) - 1 and one[-1 - count] == other[-1 - count]:
        count += 1
    return one[len(one) - count :]


def _day(stated: StatedDay | None) -> str:
    if stated is None:
        return NOT_STATED
    return partial_date_in_words(PartialDate(*(int(part) for part in stated["value"].split("-"))))


def _inspected(event: EventShape) -> str:
    return days_in_words(event["started_on"] or event["on_site_from"], event["ended_on"] or event["on_site_until"])


def _grades(event: EventShape) -> tuple[GradeInWords, ...]:
    """The grades as the reader found them, the overall one first: it is what people ask for first."""
    judgements = sorted(event["judgements"], key=lambda it: it["area"] != OVERALL)
    return tuple(
        GradeInWords(label("judgement-area", it["area"]), grade_in_words(it["grade"]), it["grade"]) for it in judgements
    )


def _on_page(at: Sequence[LocatorShape]) -> str:
    pages = [str(page) for page in sorted({it["page"] for it in at if it["page"] is not None})]
    return f" ({'page' if len(pages) == 1 else 'pages'} {list_in_words(pages)})" if pages else ""
