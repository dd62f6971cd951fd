"""Reviews that follow one another: each is due so long after the last one, and held in time or late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sightline.demonstration.children.days import NEVER, Counts, Days, Flags, after_months, after_working_days, days
from sightline.demonstration.children.drawing import between
from sightline.demonstration.children.planting import Planter, Spells

EARLY_DAYS, LATE_DAYS = 9, 25


@dataclass(frozen=True, slots=True)
class Chain:
    """Events in chains: whose, the how-manieth (from nought), due when, held when, and whether too late.

    ``ends`` is when each owner's chain ends; ``due_first`` when its first was due.
    """

    owner: Counts
    serial: Counts
    due: Days
    when: Days
    is_late: Flags
    owners: int
    due_first: Days
    due_next: Days

    def first(self) -> Days:
        """For each owner the day of its first; not a day where there was none."""
        found = np.full(self.owners, NEVER)
        is_first = self.serial == 0
        found[self.owner[is_first]] = self.when[is_first]
        return found

    def next_due(self, on: np.datetime64) -> Days:
        """For each owner the day on which the next one is due, as things stand at the end of a day."""
        found = self.due_first.copy()
        seen = self.when <= on
        np.maximum.at(found, self.owner[seen], self.due_next[seen])
        return found


def chain(planter: Planter, measure: str, start: Days, until: Days, due_after: Callable[[int, Days], Days]) -> Chain:
    """Draw chains from each start up to each end; the share planned for the measure is held when due.

    ``due_after`` answers when one is due, from its serial number and the day of the one before (or the start).
    """
    rng, count = planter.plan.lot(f"{measure} chain"), len(start)
    due_first = due_after(0, start)
    parts: list[tuple[Counts, Counts, Days, Days, Flags, Days]] = []
    owner, before, serial = np.arange(count), start, 0
    while len(owner):
        due = due_after(serial, before)
        quick = np.maximum(
            after_working_days(due, -between(rng, len(owner), 1, EARLY_DAYS)), after_working_days(before, 1)
        )
        slow = after_working_days(due, between(rng, len(owner), 3, LATE_DAYS))
        in_chain = until[owner]
        when, is_met = planter.clock(measure, _until(quick, in_chain), _until(slow, in_chain), part=str(serial))
        kept = ~np.isnat(when)
        owner, when, is_met, due = owner[kept], when[kept], is_met[kept], due[kept]
        serial += 1
        parts.append((owner, np.full(len(owner), serial - 1), due, when, ~is_met, due_after(serial, when)))
        before = when
    owner, number, due, when, is_late, due_next = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Chain(owner, number, due, when, is_late, count, due_first, due_next)


def _until(when: Days, last: Days) -> Days:
    return np.where(when <= last, when, NEVER)


def tell_reviewed(
    planter: Planter, measure: str, spells: Spells, held: Chain, counts: Callable[[np.datetime64], Flags]
) -> None:
    """Write down which open spells have had every review of the last year when it was due, and none outstanding."""
    for on in planter.plan.quarter_days:
        counted = spells.open_on(on) & counts(on)
        missed = np.zeros(len(counted), dtype=np.bool_)
        year_ago = after_months(days(1, on), -12)[0]
        missed[held.owner[held.is_late & (held.due < on) & (held.when > year_ago)]] = True
        missed |= held.next_due(on) < on
        planter.truths.stood(measure, on, int((counted & ~missed).sum()), int(counted.sum()))
