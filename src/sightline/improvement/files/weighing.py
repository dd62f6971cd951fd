"""The rows of a file against the plan: what would be added, what is there already, and which area each answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sightline.improvement.files.areas import NEW, NONE, AreaText, meant, texts_of
from sightline.improvement.files.problems import FileProblem, problem
from sightline.improvement.files.reading import PlanFile
from sightline.improvement.files.rows import PlanRow
from sightline.improvement.models import Action, Plan, PlanArea
from sightline.returns.plain import plain

ADDED, SAME, THERE, REFUSED = "added", "same", "there", "refused"


@dataclass(frozen=True, slots=True)
class AreaAsked:
    """An area as the file prints it, how many rows name it, and what it is taken for.

    ``taken_for`` is the number of an area of the plan, ``new`` or ``none``; ``is_sure`` where nobody need look.
    """

    text: AreaText
    rows: int
    taken_for: str
    is_sure: bool
    said_in: str = ""


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """A row at its place in the file: what would become of it, the keys of its areas, and all there is to look at.

    ``same_as`` is the place of an earlier row that says the same.
    """

    place: int
    row: PlanRow
    outcome: str
    areas: tuple[str, ...]
    reference: str
    problems: tuple[FileProblem, ...]
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file against a plan."""

    rows: tuple[WeighedRow, ...]
    areas: tuple[AreaAsked, ...]

    def count(self, outcome: str) -> int:
        """How many rows would come to this."""
        return sum(it.outcome == outcome for it in self.rows)


@dataclass(frozen=True, slots=True)
class Held:
    """What the plan holds: its actions by reference and by words, and the references that others of ours have."""

    by_reference: Mapping[str, str]
    words: frozenset[str]
    elsewhere: frozenset[str]


def held_of(plan: Plan) -> Held:
    """What a plan holds, in two queries."""
    own = list(plan.actions.values_list("pk", "reference", "what"))
    ours = {pk for pk, _, _ in own}
    others = Action.objects.filter(authority=plan.authority_id).exclude(reference="").values_list("pk", "reference")
    return Held(
        {reference: plain(what) for _, reference, what in own if reference},
        frozenset(plain(what) for _, _, what in own),
        frozenset(reference for pk, reference in others if pk not in ours),
    )


def weigh(file: PlanFile, held: Held, areas: Sequence[PlanArea], choices: Mapping[str, str]) -> Weighed:
    """Every row against the plan; ``choices`` are what a person said of areas, by their keys."""
    printed = {area: texts_of(area) for area in dict.fromkeys(row.area for row in file.rows)}
    weighing = _Weighing(held, printed)
    return Weighed(tuple(map(weighing.row, file.rows)), _asked(file.rows, printed, areas, choices))


@dataclass(slots=True)
class _Weighing:
    """What was seen of a file so far: each action once, each reference once."""

    held: Held
    printed: Mapping[str, tuple[AreaText, ...]]
    first: dict[tuple[object, ...], int] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    seen: int = 0

    def row(self, row: PlanRow) -> WeighedRow:
        """The next row of the file."""
        place, self.seen = self.seen, self.seen + 1
        outcome, code = self._outcome(row)
        reference, same_as = row.reference, None
        if outcome == ADDED:
            same_as = self.first.setdefault(_same(row), place)
            if same_as != place:
                outcome, code = SAME, "same-as-row"
            elif reference and (reference in self.given or reference in self.held.elsewhere):
                reference, code = "", "reference-taken"
            self.given.add(row.reference)
        more = (problem(code, table=row.table, row=row.number),) if code else ()
        areas = tuple(text.key for text in self.printed[row.area])
        first = same_as if outcome == SAME else None
        return WeighedRow(place, row, outcome, areas, reference, (*row.problems, *more), first)

    def _outcome(self, row: PlanRow) -> tuple[str, str]:
        if not row.is_usable:
            return REFUSED, ""
        words = plain(row.what)
        if row.reference and row.reference in self.held.by_reference:
            return THERE, "" if self.held.by_reference[row.reference] == words else "words-differ"
        return (THERE if words in self.held.words else ADDED), ""


def _same(row: PlanRow) -> tuple[object, ...]:
    """What makes two rows one action: the same words, owner and day; those with references of their own are two."""
    return (plain(row.what), row.owners.role, row.owners.person, row.due_on, row.reason, row.reference)


def _asked(
    rows: Sequence[PlanRow],
    printed: Mapping[str, tuple[AreaText, ...]],
    areas: Sequence[PlanArea],
    choices: Mapping[str, str],
) -> tuple[AreaAsked, ...]:
    counts = Counter(row.area for row in rows)
    allowed = {NEW, NONE, *(str(area.pk) for area in areas)}
    found: dict[str, AreaAsked] = {}
    said = {row.area: row.said_in for row in reversed(rows)}
    for area, texts in printed.items():
        places = said[area].split("\n")
        for at, text in enumerate(texts):
            before = found[text.key].rows if text.key in found else 0
            said_in = places[at] if len(places) == len(texts) else said[area]
            guess = meant(text, areas)
            chosen = choices.get(text.key, "")
            taken_for = chosen if chosen in allowed else str(guess.area.pk) if guess else NEW
            is_sure = chosen in allowed or (guess is not None and guess.is_sure)
            found[text.key] = AreaAsked(text, before + counts[area], taken_for, is_sure, " ".join(said_in.split()))
    return tuple(found.values())
