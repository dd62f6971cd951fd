"""Children with a plan for adoption, and the people who adopt."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.care import ORDER_AFTER, PLACED_AFTER, Care
from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, days_where, table
from sightline.demonstration.children.days import after_days, days
from sightline.demonstration.children.drawing import between, chosen, day_within
from sightline.demonstration.children.people import ETHNICITIES, ETHNICITY_WEIGHTS, People
from sightline.demonstration.children.planting import Planter
from sightline.demonstration.children.workforce import Workforce

CHILDREN_AN_ADOPTER = 250
LEAVES_SHARE = 0.2
REVERSED_SHARE = 0.1


def tables(planter: Planter, who: People, care: Care, staff: Workforce) -> Tables:
    """The tables of adoption."""
    return {"ssd_permanence": _children(planter, who, care, staff), "extra_adopter": _adopters(planter)}


def _children(planter: Planter, who: People, care: Care, staff: Workforce) -> pa.Table:
    """Decision, order, match, placement and adoption; for some, a decision that was reversed."""
    plan, rng = planter.plan, planter.plan.lot("adoption")
    young = (care.age_on(care.start) < 6) & (care.end > after_days(care.start, ORDER_AFTER)) & ~care.is_adopted
    at = np.flatnonzero(care.is_adopted | (young & (rng.random(len(care)) < REVERSED_SHARE)))
    adopted, start, count = care.is_adopted[at], care.start[at], len(at)
    decided = after_days(start, between(rng, count, 120, 200))
    ordered, placed = after_days(start, ORDER_AFTER), after_days(start, PLACED_AFTER)
    matched = after_days(placed, -between(rng, count, 10, 40))
    reversed_on = after_days(decided, between(rng, count, 150, 300))
    return table(
        {
            "perm_table_id": Ids(f"{plan.prefix}PM", at),
            "perm_person_id": who.ids(care.child[at]),
            "perm_cla_id": Ids(f"{plan.prefix}CA", at),
            "perm_adm_decision_date": decided,
            "perm_placement_order_date": days_where(ordered, adopted),
            "perm_placed_for_adoption_date": days_where(placed, adopted),
            "perm_matched_date": days_where(matched, adopted),
            "perm_adopted_by_carer_flag": np.zeros(count, dtype=np.bool_),
            "perm_decision_reversed_date": days_where(reversed_on, ~adopted),
            "perm_part_of_sibling_group": rng.random(count) < 0.3,
            "perm_decision_reversed_reason": Codes(("RD1", "RD3"), np.where(adopted, -1, at % 2)),
            "perm_permanence_order_date": days_where(care.end[at], adopted),
            "perm_permanence_order_type": Codes(("Adoption",), np.where(adopted, 0, -1)),
            "perm_adoption_worker_id": staff.worker_of(care.referral[at]),
            "perm_number_of_adopters": 1 + at % 2,
            HAPPENED: decided,
        }
    )


def _adopters(planter: Planter) -> pa.Table:
    """People who asked to adopt: two stages, approval, a match; some leave."""
    plan, rng = planter.plan, planter.plan.lot("adopters")
    count = max(4, plan.children // CHILDREN_AN_ADOPTER)
    asked = np.sort(day_within(rng, days(count, plan.since), days(count, plan.until)))
    first = after_days(asked, between(rng, count, 5, 40))
    quick, slow = between(rng, count, 30, 57), between(rng, count, 66, 120)
    first_end, _ = planter.clock("adopters-stage-1-in-time", after_days(first, quick), after_days(first, slow))
    second = after_days(first_end, between(rng, count, 1, 20))
    quick, slow = between(rng, count, 70, 118), between(rng, count, 126, 200)
    second_end, _ = planter.clock("adopters-stage-2-in-time", after_days(second, quick), after_days(second, slow))
    approved = after_days(second_end, between(rng, count, 3, 15))
    leaves = rng.random(count) < LEAVES_SHARE
    matched = days_where(after_days(approved, between(rng, count, 40, 300)), ~leaves)
    return table(
        {
            "adop_adopter_id": Ids(f"{plan.prefix}AP", np.arange(count)),
            "adop_family_id": Ids(f"{plan.prefix}AF", np.arange(count) // 2),
            "adop_sex": Codes(("F", "M"), np.arange(count) % 2),
            "adop_ethnicity": Codes(ETHNICITIES, chosen(rng, count, ETHNICITY_WEIGHTS)),
            "adop_disability": np.zeros(count, dtype=np.bool_),
            "adop_fostering_for_adoption": rng.random(count) < LEAVES_SHARE,
            "adop_enquiry_date": asked,
            "adop_stage_1_start_date": first,
            "adop_stage_1_end_date": first_end,
            "adop_stage_2_start_date": second,
            "adop_stage_2_end_date": second_end,
            "adop_application_date": first,
            "adop_approved_date": approved,
            "adop_matched_date": matched,
            "adop_placed_date": after_days(matched, 20),
            "adop_children_placed": pa.array(np.ones(count, dtype=np.int64), mask=leaves),
            "adop_adoption_order_date": after_days(matched, 220),
            "adop_left_date": days_where(after_days(approved, 60), leaves),
            "adop_left_reason": Codes(("withdrew",), np.where(leaves, 0, -1)),
            HAPPENED: asked,
        }
    )
