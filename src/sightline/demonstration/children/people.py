"""Who the made children are: birth, sex, ethnicity, disability, family, home. No name is a real person's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demonstration.children.columns import HAPPENED, Codes, Ids, Tables, all_of, table
from sightline.demonstration.children.days import (
    NEVER,
    Counts,
    Days,
    Flags,
    after_days,
    days,
    on_working_day,
)
from sightline.demonstration.children.drawing import between, chosen, day_within
from sightline.demonstration.children.plan import Plan

FORENAMES = ("Bramble", "Sorrel", "Tansy", "Quill", "Larch", "Teasel", "Fescue", "Yarrow", "Sedge", "Juniper")
SURNAMES = ("Madeup", "Invented", "Imagined", "Contrived", "Pretend", "Fabled", "Supposed", "Drawnbylot")
ETHNICITIES = ("WBRI", "WOTH", "WIRI", "MWBC", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "BAFR", "BCRB", "OOTH", "NOBT")
ETHNICITY_WEIGHTS = (640, 60, 5, 40, 20, 30, 15, 30, 15, 45, 20, 40, 40)
SEXES = ("M", "F", "U")
GENDERS = ("01", "02", "00")
SEX_WEIGHTS = (51, 48.5, 0.5)
DISABILITIES = ("LD", "BEH", "AUT", "MOB", "COMM", "VIS", "HEAR")
DISABLED_SHARE = 0.11
UNBORN_SHARE = 0.03
OLDEST_DAYS = 6300
TERM_DAYS = 180
SIBLINGS = 1.7
MOVED_SHARE = 0.3
POSTCODES = tuple(f"NM{district}{sector}AB" for district in range(1, 20) for sector in range(1, 10))


@dataclass(frozen=True, slots=True)
class People:
    """The made children, by number: when born and when first known, and what is said of them."""

    born_on: Days
    known_on: Days
    sex: Codes
    ethnicity: Codes
    is_disabled: Flags
    prefix: str

    def __len__(self) -> int:
        return len(self.born_on)

    def ids(self, numbers: Counts) -> Ids:
        """The identifiers of these children."""
        return Ids(self.prefix, numbers)


def people(plan: Plan) -> People:
    """Draw the children, numbered in the order in which they come to be known."""
    rng, count = plan.lot("people"), plan.children
    known_on = on_working_day(np.sort(day_within(rng, days(count, plan.since), days(count, plan.until))))
    is_unborn = rng.random(count) < UNBORN_SHARE
    age = np.where(is_unborn, -between(rng, count, 20, TERM_DAYS), between(rng, count, 0, OLDEST_DAYS))
    return People(
        born_on=after_days(known_on, -age),
        known_on=known_on,
        sex=Codes(SEXES, chosen(rng, count, SEX_WEIGHTS)),
        ethnicity=Codes(ETHNICITIES, chosen(rng, count, ETHNICITY_WEIGHTS)),
        is_disabled=rng.random(count) < DISABLED_SHARE,
        prefix=plan.prefix,
    )


def tables(plan: Plan, who: People) -> Tables:
    """The tables about persons."""
    numbers = np.arange(len(who))
    return {
        "ssd_person": _persons(plan, who, numbers),
        "ssd_disability": _disabilities(plan, who),
        "ssd_family": _families(plan, who, numbers),
        "ssd_address": _addresses(plan, who, numbers),
    }


def _persons(plan: Plan, who: People, numbers: Counts) -> pa.Table:
    rng, count = plan.lot("names"), len(who)
    is_unborn = who.born_on > who.known_on
    return table(
        {
            "pers_person_id": who.ids(numbers),
            "pers_forename": Codes(FORENAMES, chosen(rng, count, [1] * len(FORENAMES))),
            "pers_surname": Codes(SURNAMES, chosen(rng, count, [1] * len(SURNAMES))),
            "pers_sex": who.sex,
            "pers_gender": Codes(GENDERS, who.sex.at),
            "pers_ethnicity": who.ethnicity,
            "pers_dob": who.born_on,
            "pers_expected_dob": np.where(is_unborn, who.born_on, NEVER),
            "pers_death_date": np.full(count, NEVER),
            "pers_is_mother": np.zeros(count, dtype=np.bool_),
            HAPPENED: who.known_on,
        }
    )


def _disabilities(plan: Plan, who: People) -> pa.Table:
    numbers = np.flatnonzero(who.is_disabled)
    rng, count = plan.lot("disabilities"), len(numbers)
    return table(
        {
            "disa_table_id": Ids(f"{plan.prefix}DI", numbers),
            "disa_person_id": who.ids(numbers),
            "disa_disability_code": Codes(DISABILITIES, chosen(rng, count, [1] * len(DISABILITIES))),
            HAPPENED: who.known_on[numbers],
        }
    )


def _families(plan: Plan, who: People, numbers: Counts) -> pa.Table:
    rng = plan.lot("families")
    families = rng.integers(0, max(1, int(len(who) / SIBLINGS)), size=len(who))
    return table(
        {
            "fami_table_id": Ids(f"{plan.prefix}FT", numbers),
            "fami_family_id": Ids(f"{plan.prefix}FA", families),
            "fami_person_id": who.ids(numbers),
            HAPPENED: who.known_on,
        }
    )


def _addresses(plan: Plan, who: People, numbers: Counts) -> pa.Table:
    """Everyone's home, and for some the one they moved to."""
    rng, count = plan.lot("addresses"), len(who)
    moved = np.flatnonzero(rng.random(count) < MOVED_SHARE)
    moved_on = after_days(who.known_on[moved], between(rng, len(moved), 60, 1500))
    left_on = np.full(count, NEVER)
    left_on[moved] = moved_on
    start = np.r_[who.known_on, moved_on]
    return table(
        {
            "addr_table_id": Ids(f"{plan.prefix}AD", np.arange(count + len(moved))),
            "addr_address_json": all_of("{}", count + len(moved)),
            "addr_person_id": who.ids(np.r_[numbers, moved]),
            "addr_address_type": all_of("Home", count + len(moved)),
            "addr_address_start_date": start,
            "addr_address_end_date": np.r_[left_on, np.full(len(moved), NEVER)],
            "addr_address_postcode": Codes(POSTCODES, between(rng, count + len(moved), 0, len(POSTCODES) - 1)),
            HAPPENED: start,
        }
    )
