"""The groups by which children can be told apart, so that a figure can be asked for each."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

import ibis
import ibis.expr.types as ir

from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Subject
from sightline.knowledge.tables import code_set

NOT_KNOWN = "Not known"
AGE_BANDS = (("Under 1", 1), ("1 to 4", 5), ("5 to 9", 10), ("10 to 15", 16), ("16 to 17", 18))
"""The department's bands: each with the age at which the next begins."""
OLDEST = "18 and over"
UNBORN = "Unborn"


class Breakdown(StrEnum):
    """What to break a figure down by."""

    AGE_BAND = "age-band"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    TEAM = "team"


DRAWN = {
    Breakdown.AGE_BAND: "born_on",
    Breakdown.SEX: "sex",
    Breakdown.ETHNICITY: "ethnicity",
    Breakdown.DISABILITY: "disabilities",
}
"""The column of a subject that tells the group."""


def column_of(breakdown: Breakdown, subject: Subject) -> str | None:
    """The subject's column that a breakdown goes by; ``None`` where the subject has none."""
    if breakdown is Breakdown.TEAM:
        return subject.team
    return DRAWN[breakdown] if subject.child else None


def group(breakdown: Breakdown, column: ir.Value, terms: Terms) -> ir.Value:
    """The group that a row belongs to, in words."""
    match breakdown:
        case Breakdown.AGE_BAND:
            return _age_band(column, terms)
        case Breakdown.SEX:
            return _coded(column, {code.code: code.label for code in code_set("sex").codes})
        case Breakdown.ETHNICITY:
            return _coded(column, {code.code: code.group or NOT_KNOWN for code in code_set("ethnicity").codes})
        case Breakdown.DISABILITY:
            return ibis.cases((column >= 1, "Disabled"), else_="No disability recorded")
        case Breakdown.TEAM:
            return cast(ir.StringValue, column).fill_null(NOT_KNOWN)


def _age_band(born_on: ir.Value, terms: Terms) -> ir.Value:
    bands = [(born_on > terms.born_by(below), label) for label, below in AGE_BANDS]
    known = [(born_on.isnull(), NOT_KNOWN), (born_on > terms.as_at, UNBORN)]
    return ibis.cases(*known, *bands, else_=OLDEST)


def _coded(column: ir.Value, labels: dict[str, str]) -> ir.Value:
    cases = [(column == code, label) for code, label in labels.items()]
    return ibis.cases(*cases, else_=NOT_KNOWN)
