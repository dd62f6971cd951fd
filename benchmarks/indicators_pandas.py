"""Ten indicators as an analyst writes them with pandas, on the same files: what the grammar is compared with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from sightline.knowledge import load

Answer = tuple[int, int]
Frames = Callable[[str], pd.DataFrame]


def ten(folder: Path, as_at: date) -> dict[str, Answer]:
    """The ten, by the ids of the same indicators."""
    day = pd.Timestamp(as_at)
    since = day - pd.DateOffset(months=12)

    def read(name: str) -> pd.DataFrame:
        frame = pd.read_parquet(folder / f"{name}.parquet")
        for column in frame.columns[frame.columns.str.endswith("_date")]:
            frame[column] = pd.to_datetime(frame[column])
        return frame

    ways = (_assessments, _re_referrals, _conferences, _visits, _second_plans, _placements, _dental, _touch, _adviser)
    found: dict[str, Answer] = {}
    for way in (*ways, _permanent):
        found |= way(read, day, since)
    return found


def _within(start: pd.Series, stop: pd.Series, days: int) -> pd.Series:
    holidays = np.array(sorted(load.holidays()), "datetime64[D]")
    due = np.busday_offset(start.to_numpy("datetime64[D]"), days, roll="backward", holidays=holidays)
    return pd.Series(due >= stop.to_numpy("datetime64[D]"), index=start.index) & (stop >= start)


def _assessments(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_cin_assessments")
    done = rows[(rows.cina_assessment_auth_date > since) & (rows.cina_assessment_auth_date <= day)]
    met = _within(done.cina_assessment_start_date, done.cina_assessment_auth_date, 45)
    return {"assessments-in-45-working-days": (int(met.sum()), len(done))}


def _re_referrals(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_cin_episodes")
    days = rows[["cine_person_id", "cine_referral_date"]].drop_duplicates().sort_values("cine_referral_date")
    days["previous"] = days.groupby("cine_person_id").cine_referral_date.shift()
    rows = rows.merge(days, on=["cine_person_id", "cine_referral_date"])
    rows = rows[(rows.cine_referral_date > since) & (rows.cine_referral_date <= day)]
    met = rows.cine_referral_date <= rows.previous + pd.DateOffset(months=12)
    return {"re-referrals": (int(met.sum()), len(rows))}


def _conferences(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_initial_cp_conference")
    rows = rows[(rows.icpc_icpc_date > since) & (rows.icpc_icpc_date <= day) & (rows.icpc_icpc_transfer_in != True)]  # noqa: E712
    rows = rows.merge(read("ssd_s47_enquiry"), left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id")
    met = _within(rows.s47e_s47_start_date, rows.icpc_icpc_date, 15)
    return {"conferences-in-15-working-days": (int(met.sum()), len(rows))}


def _plans(read: Frames, day: pd.Timestamp) -> pd.DataFrame:
    rows = read("ssd_cp_plans")
    return rows[rows.cppl_cp_plan_ola != True]  # noqa: E712


def _visits(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = _plans(read, day)
    ended = rows.cppl_cp_plan_end_date
    rows = rows[(rows.cppl_cp_plan_start_date <= day) & (ended.isna() | (ended > day))]
    last = read("ssd_cp_visits").groupby("cppv_cp_plan_id").cppv_cp_visit_date.max().rename("last")
    rows = rows.join(last, on="cppl_cp_plan_id")
    until = pd.Series(day, index=rows.index)
    known = rows["last"].fillna(rows.cppl_cp_plan_start_date)
    met = _within(known, until, 20) | _within(rows.cppl_cp_plan_start_date, until, 20)
    return {"protection-visits-in-time": (int(met.sum()), len(rows))}


def _second_plans(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = _plans(read, day)
    first = rows.groupby("cppl_person_id").cppl_cp_plan_start_date.transform("min")
    new = (rows.cppl_cp_plan_start_date > since) & (rows.cppl_cp_plan_start_date <= day)
    return {"second-or-later-plans": (int((new & (rows.cppl_cp_plan_start_date > first)).sum()), int(new.sum()))}


def _in_care(read: Frames, day: pd.Timestamp) -> pd.DataFrame:
    rows = read("ssd_cla_episodes")
    ceased = rows.clae_cla_episode_ceased_date
    rows = rows[(rows.clae_cla_episode_start_date <= day) & (ceased.isna() | (ceased > day))]
    return rows.sort_values("clae_cla_episode_start_date").drop_duplicates("clae_person_id", keep="last")


def _placements(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_cla_placement")
    ended = rows.clap_cla_placement_end_date
    here = (rows.clap_cla_placement_start_date <= day) & (ended.isna() | (ended >= since))
    number = (
        rows[here & ~rows.clap_cla_placement_type.isin(["T0", "T1", "T2", "T3", "T4"])].groupby("clap_cla_id").size()
    )
    found = _in_care(read, day).clae_cla_id.map(number).dropna()
    return {"three-or-more-placements": (int((found >= 3).sum()), len(found))}


def _dental(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = _in_care(read, day)
    rows = rows[rows.clae_entered_care_date <= since]
    checks = read("ssd_cla_health")
    checks = checks[(checks.clah_health_check_type == "dental-check") & (checks.clah_health_check_date <= day)]
    checks = checks[~checks.clah_health_check_status.isin(["Planned", "Refused", "Cancelled"])]
    last = rows.clae_person_id.map(checks.groupby("clah_person_id").clah_health_check_date.max())
    return {"dental-checks-in-time": (int((last >= since).sum()), len(rows))}


def _touch(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    asked = read("ssd_care_leavers").clea_care_leaver_in_touch
    counted = asked[asked.isin(["YES", "NO", "REFU", "NREQ"])]
    return {"care-leavers-in-touch": (int((counted == "YES").sum()), len(counted))}


def _adviser(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_care_leavers")
    rows = rows[rows.clea_care_leaver_eligibility.isin(["Relevant", "Former Relevant", "Qualifying", "Eligible"])]
    rows = rows[~rows.clea_care_leaver_in_touch.isin(["DIED", "NREQ", "RHOM"])]
    return {
        "care-leavers-with-a-personal-adviser": (int(rows.clea_care_leaver_personal_advisor.notna().sum()), len(rows))
    }


def _permanent(read: Frames, day: pd.Timestamp, since: pd.Timestamp) -> dict[str, Answer]:
    rows = read("ssd_cla_episodes")
    left = rows[(rows.clae_cla_episode_ceased_date > since) & (rows.clae_cla_episode_ceased_date <= day)]
    left = left[left.clae_cla_episode_ceased_reason.notna() & (left.clae_cla_episode_ceased_reason != "X1")]
    met = left.clae_cla_episode_ceased_reason.isin(["E11", "E12", "E41", "E45", "E46", "E47", "E48"])
    return {"left-care-to-a-permanent-family": (int(met.sum()), len(left))}
