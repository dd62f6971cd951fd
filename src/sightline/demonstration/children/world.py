"""A made authority's children over the years, and what a return says of them on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.demonstration.children import (
    adoption,
    care,
    care_checks,
    court,
    front_door,
    help,
    leaving,
    people,
    protection,
    wider,
    workforce,
)
from sightline.demonstration.children.careers import referrals
from sightline.demonstration.children.columns import HAPPENED, Tables
from sightline.demonstration.children.days import day
from sightline.demonstration.children.edges import with_edges
from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.truth import Truth
from sightline.ground.errors import WrongUsage
from sightline.knowledge.tables import ColumnType, tables

UNKNOWN_UNTIL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ssd_cin_episodes": {"cine_close_date": ("cine_close_reason",)},
    "ssd_cin_assessments": {"cina_assessment_auth_date": ("cina_assessment_child_seen", "cina_assessment_outcome_nfa")},
    "ssd_early_help_episodes": {"earl_episode_end_date": ("earl_episode_end_reason",)},
    "ssd_s47_enquiry": {"s47e_s47_end_date": ("s47e_s47_nfa",)},
    "ssd_cla_episodes": {"clae_cla_episode_ceased_date": ("clae_cla_episode_ceased_reason",)},
    "ssd_cla_placement": {"clap_cla_placement_end_date": ("clap_cla_placement_change_reason",)},
    "ssd_missing": {"miss_missing_episode_end_date": ("miss_missing_rhi_offered", "miss_missing_rhi_accepted")},
    "ssd_permanence": {
        "perm_decision_reversed_date": ("perm_decision_reversed_reason",),
        "perm_permanence_order_date": ("perm_permanence_order_type",),
    },
    "ssd_pre_proceedings": {"prep_agree_stepdown_issue_date": ("prep_pre_pro_outcome",)},
    "extra_pre_proceedings": {"prex_end_date": ("prex_outcome",), "prex_final_order_date": ("prex_extended",)},
    "extra_lado": {"lado_closed_date": ("lado_outcome",)},
    "extra_complaint": {"comp_responded_date": ("comp_upheld",)},
    "extra_adopter": {"adop_left_date": ("adop_left_reason",), "adop_placed_date": ("adop_children_placed",)},
}
"""What is not known before a day has come: that day, and what is said of it."""

KEPT = 4

FORESEEN = ("due", "target", "expected")
"""Days that are set beforehand, so that a return holds them though they are still to come."""


@dataclass(frozen=True, slots=True)
class Return:
    """What the authority says of its children on a day, and what is true of it: measure by measure."""

    as_at: date
    tables: Tables
    truths: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that happens to an authority's made children up to the last day of the plan."""

    plan: Plan
    planter: Planter
    who: people.People
    periods: care.Care
    staff: workforce.Workforce
    events: Tables

    def as_at(self, on: date | None = None, months: int = 12) -> Return:
        """The return of a quarter day (the last, unless said): what was known then, and nothing later.

        ``months`` is the period over which the truths count events.

        :raises WrongUsage: for a day that is no quarter day of the plan.
        """
        on, moment = on or self.plan.until, day(on or self.plan.until)
        if moment not in self.plan.quarter_days:
            raise WrongUsage(
                "not-a-quarter-day", f"{on} is no quarter day of the plan, which ends on {self.plan.until}."
            )
        found = {name: _known(name, rows, moment) for name, rows in self.events.items()}
        found["ssd_care_leavers"] = leaving.leavers(self.planter, self.who, self.periods, self.staff, moment)
        found["extra_elective_home_education"] = wider.home_educated(self.planter, self.who, moment)
        shaped = {name: _shaped(name, rows) for name, rows in sorted(found.items())}
        truths = self.planter.truths.as_at(on, months)
        if self.plan.has_edges and on == self.plan.until:
            shaped, truths = with_edges(self.plan, shaped, truths)
        return Return(on, shaped, truths)


@lru_cache(maxsize=KEPT)
def world(plan: Plan) -> World:
    """An authority's children; the last few worlds are kept, because to make them again changes nothing."""
    return make_world(plan)


def make_world(plan: Plan) -> World:
    """Make an authority's children."""
    planter = Planter(plan)
    who = people.people(plan)
    made = referrals(plan, who)
    staff = workforce.workforce(planter, who, made)
    assessed = front_door.assessments(planter, made)
    kept = protection.protection(planter, made)
    periods = care.care(plan, who, made, kept)
    legal, placed = care.legal_steps(plan, periods), care.placement_steps(plan, periods)
    events = {
        **people.tables(plan, who),
        **front_door.tables(planter, who, made, staff, assessed),
        **workforce.tables(planter, who, made, staff),
        **protection.tables(planter, who, made, staff, kept),
        **help.tables(planter, who, made, staff, assessed, kept),
        **care.tables(plan, who, periods, legal, placed),
        **care_checks.tables(planter, who, periods, placed),
        **court.tables(planter, who, made, kept),
        **adoption.tables(planter, who, periods, staff),
        **wider.tables(planter, who),
    }
    return World(plan, planter, who, periods, staff, events)


def _known(name: str, rows: pa.Table, on: np.datetime64) -> pa.Table:
    """The rows that were there on a day, without what was not yet known."""
    moment = pa.scalar(on.astype(date), pa.date32())
    rows = rows.filter(pc.less_equal(rows[HAPPENED], moment)).drop_columns([HAPPENED])
    for at, column in enumerate(rows.column_names):
        is_day = pa.types.is_temporal(rows.schema.field(at).type)
        if is_day and not any(word in column for word in FORESEEN):
            rows = _forget(rows, column, UNKNOWN_UNTIL.get(name, {}).get(column, ()), moment)
    return rows


def _forget(rows: pa.Table, column: str, beside: tuple[str, ...], on: pa.Scalar) -> pa.Table:
    is_known = pc.fill_null(pc.less_equal(pc.cast(rows[column], pa.date32()), on), False)
    for each in (column, *beside):
        kept = pc.if_else(is_known, rows[each], pa.scalar(None, rows.schema.field(each).type))
        rows = rows.set_column(rows.column_names.index(each), each, kept)
    return rows


ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.DATE: pa.date32(),
    ColumnType.DATETIME: pa.timestamp("us"),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
}


def _shaped(name: str, rows: pa.Table) -> pa.Table:
    """The columns in the order and the types of the table's shape."""
    shape = tables()[name]
    fields = [pa.field(it.name, ARROW[it.type]) for it in shape.columns if it.name in rows.column_names]
    return rows.select([field.name for field in fields]).cast(pa.schema(fields))
