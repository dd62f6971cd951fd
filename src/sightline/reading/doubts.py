"""What the reader can be unsure of: each doubt has a permanent code, a title and an explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.ground.locators import Locator
from sightline.reading.model import Doubt


@dataclass(frozen=True, slots=True)
class DoubtKind:
    """A kind of doubt: what it is called and what a person should do about it."""

    title: str
    explanation: str


DOUBTS = {
    "grades-differ": DoubtKind(
        "The document states two grades for one judgement",
        "Of a report the grade of its table is taken, not that of a heading or sentence; elsewhere neither.",
    ),
    "dates-differ": DoubtKind(
        "The report states two sets of inspection dates",
        "The cover and the running head differ, mostly by a misprint. The dates of the cover are taken.",
    ),
    "unusual-length": DoubtKind(
        "The inspection lasted neither as long as a short nor as a standard one",
        "The kind of the inspection could not be told from its length and is left open.",
    ),
    "kind-and-length-differ": DoubtKind(
        "The kind that the report states does not fit its dates",
        "The kind stated is taken; check the dates on the cover.",
    ),
    "weekend-date": DoubtKind(
        "The inspection began or ended on a weekend",
        "Inspectors are on site on working days, so one of the dates may be misprinted.",
    ),
    "authority-misprinted": DoubtKind(
        "The name of the authority is misprinted",
        "It is a letter or two away from that of one authority, which is taken.",
    ),
    "authority-unknown": DoubtKind(
        "The authority is not among those of England",
        "The name is kept as printed, without a code.",
    ),
    "not-judged": DoubtKind(
        "The report says that something was not judged",
        "Its era has this judgement; the report states that inspectors gave no grade.",
    ),
    "sections-unassigned": DoubtKind(
        "Some findings stand under no judgement",
        "A heading of a judgement was not found, so the findings below it carry no area.",
    ),
    "area-without-findings": DoubtKind(
        "No section of the report stands under a judgement",
        "Its heading was not found, so its findings carry the area of the section before.",
    ),
    "several-lead-inspectors": DoubtKind(
        "The report names more than one lead inspector",
        "The first named is taken as lead inspector; all are among the inspectors.",
    ),
    "earlier-grades-left-open": DoubtKind(
        "Grades of an earlier inspection are stated for all areas at once",
        "The report does not name the areas, so no judgement is recorded for them.",
    ),
    "all-areas": DoubtKind(
        "A grade is given for all areas at once",
        "The document names no area, so no judgement is recorded. Take the grades from the inspection report.",
    ),
    "grade-of-the-service": DoubtKind(
        "A grade is given without saying of which judgement",
        "It is said of the authority or its services as a whole and read as overall effectiveness.",
    ),
    "grade-of-a-visit": DoubtKind(
        "A grade stands beside a visit",
        "Visits give no grades, so none is recorded; it may belong to an inspection nearby.",
    ),
    "year-from-context": DoubtKind(
        "A date is printed without its year",
        "The year follows from the day of the document or of the inspection.",
    ),
    "count-differs": DoubtKind(
        "The document announces another number of areas for improvement than it lists",
        "Those listed are recorded; compare with the inspection report.",
    ),
    "press-notice-grades": DoubtKind(
        "The grades come from a press notice",
        "A press notice is no source of grades. Take them from the inspection report.",
    ),
    "lead-by-signature": DoubtKind(
        "The letter names no lead inspector",
        "The inspector who signs the letter is taken as the lead.",
    ),
    "areas-reaffirmed": DoubtKind(
        "The letter upholds earlier areas for improvement without repeating them",
        "They are not listed here: take them from the report or letter that set them.",
    ),
}


def doubt(code: str, message: str, at: Iterable[Locator] = ()) -> Doubt:
    """A doubt of a known kind. An unknown code is a mistake of the program (``KeyError``)."""
    if code not in DOUBTS:
        raise KeyError(code)
    return Doubt(code, message, tuple(at))
