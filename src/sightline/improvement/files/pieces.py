"""Steps and measures as a plan's cells hold them: one a line, each with what stands beside it in other columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sightline.improvement.files.due import day_in
from sightline.improvement.models.measure import HIGHER, LOWER
from sightline.knowledge.plan_columns import words_of
from sightline.returns.plain import plain

INDICATOR, AUDIT_QUESTION, VOICE = "indicator", "audit-question", "what-children-say"
KIND_WORDS = {
    INDICATOR: "An indicator",
    AUDIT_QUESTION: "An audit question",
    VOICE: "What children and families say",
}
BETTER_WORDS = {HIGHER: "Higher is better", LOWER: "Lower is better"}
NO_TARGET = "As written"
"""The target of a measure that states it in its own words; a measure has one."""

NOTHING = "–"
"""What stands for a measure that has nothing in a column, so that lines beside each other belong together."""

LONGEST_LINE = 300
LONGEST_TARGET = 200
LONGEST_UNIT = 40
_LABEL = re.compile(r"(?:[•·▪*–-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+")
_STEP_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2})+[.)]?\s+")
_STEP = re.compile(r"(?P<what>.+?)(?:\s+–\s+|,?\s+\(?)by (?P<due>[^()–]+?)\)?(?:\s+–\s+reached on (?P<reached>[^–]+))?")
_NUMBER = r"(-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,3})?)"
_UNIT = r"(%|per [\d,]+(?: [a-z]+)?|(?!(?:of|to|by|in|on|at|from|and|or|than)\b)[A-Za-z]+(?: [A-Za-z]+)?)?"
_VALUE = re.compile(rf"{_NUMBER}\s?{_UNIT}")
_VALUE_AFTER = re.compile(rf"(?P<words>.+) \({_NUMBER}\s?{_UNIT}\)")
_RESULT = re.compile(r"(?P<found>.+?) on (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})")
_COUNTED = re.compile(r"(?P<value>.+?) \((?P<part>\d{1,9}) of (?P<all>\d{1,9})\)")


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way; its own day where it gives one."""

    what: str
    due_on: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure stood at on a day: a value with its counts, or words."""

    as_at: date
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMeasure:
    """A measure as its columns say it; ``left`` is what a column says that could not be read."""

    kind: str
    what: str
    reference: str = ""
    target: str
    baseline: str = ""
    baseline_value: Decimal | None = None
    target_value: Decimal | None = None
    unit: str = ""
    better: str = HIGHER
    by_when: date | None = None
    result: Result | None = None
    left: str = ""


def lines_of(cell: str) -> list[str]:
    """The lines of a cell without their labels; one that begins with a small letter goes on from the one before."""
    found: list[str] = []
    for line in cell.split("\n"):
        words = line.strip()
        label = _LABEL.match(words)
        if found and not label and words[:1].islower():
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words[label.end() :].strip() if label else words)
    return [it for it in found if it]


def action_and_steps(cell: str) -> tuple[str, tuple[Step, ...]]:
    """An action whose numbered paragraphs are its steps; all of it is the action where nothing leads them."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    first = next((at for at, line in enumerate(lines) if _STEP_LABEL.match(line)), None)
    if not first:  # none is numbered, or nothing stands before the first number
        return cell.strip(), ()
    steps: list[str] = []
    for line in lines[first:]:
        if label := _STEP_LABEL.match(line):
            steps.append(line[label.end() :].strip())
        else:
            steps[-1] = f"{steps[-1]} {line}"
    return "\n".join(lines[:first]), tuple(step(it) for it in steps if it)


def step(line: str) -> Step:
    """A step with its own day, where the line ends in one."""
    found = _STEP.fullmatch(line)
    due_on = day_in(found["due"]) if found else None
    if found is None or due_on is None:
        return Step(line)
    return Step(found["what"].strip(), due_on, day_in(found["reached"] or ""))


def read_measures(cells: Mapping[str, str]) -> tuple[ReadMeasure, ...]:
    """The measures of a row: line by line with what stands beside each in the other columns."""
    lines = lines_of(cells.get("measure", ""))
    beside = {name: _beside(cells.get(name, ""), len(lines)) for name in _BESIDE}
    return tuple(_measure(what, {name: beside[name][at] for name in _BESIDE}) for at, what in enumerate(lines))


_BESIDE = ("measure-kind", "baseline", "measure-target", "better", "measure-by", "value")


def _beside(cell: str, count: int) -> list[str]:
    """A column's lines, one a measure; where they are not as many, the whole stands beside the first."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) != count:
        lines = lines_of(cell)
    if len(lines) != count:
        lines = [" ".join(lines)] + [""] * (count - 1) if count else []
    return ["" if it == NOTHING else it for it in lines]


def _measure(what: str, beside: Mapping[str, str]) -> ReadMeasure:
    target, target_value, unit = _valued(beside["measure-target"])
    baseline, baseline_value, other_unit = _valued(beside["baseline"])
    kind, reference = _kind(beside["measure-kind"], what)
    result = _result(beside["value"])
    by_when = day_in(beside["measure-by"])
    unread = [
        beside["value"] if beside["value"] and result is None else "",
        beside["measure-by"] if beside["measure-by"] and by_when is None else "",
    ]
    found = ReadMeasure(
        kind=kind,
        what=what,
        reference=reference,
        target=target or NO_TARGET,
        baseline=baseline,
        baseline_value=baseline_value,
        target_value=target_value,
        unit=unit or other_unit,
        better=LOWER if plain(beside["better"]).startswith("lower") else HIGHER,
        by_when=by_when,
        result=result,
    )
    return _fitted(found, [it for it in unread if it])


def _fitted(found: ReadMeasure, left: Sequence[str]) -> ReadMeasure:
    """The measure within the room there is; what is longer is told whole in ``left``."""
    long = [it for it, most in ((found.what, LONGEST_LINE), (found.target, LONGEST_TARGET)) if len(it) > most]
    long += [found.baseline] if len(found.baseline) > LONGEST_TARGET else []
    return replace(
        found,
        what=shortened(found.what, LONGEST_LINE),
        target=shortened(found.target, LONGEST_TARGET),
        baseline=shortened(found.baseline, LONGEST_TARGET),
        left="\n".join([*left, *long]),
    )


def shortened(words: str, most: int) -> str:
    """The words within the room there is; whoever cuts them keeps the whole elsewhere."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _valued(words: str) -> tuple[str, Decimal | None, str]:
    """Words and the number that they are, or end with in brackets: ``62%``, ``Most of them (62%)``."""
    if found := _VALUE.fullmatch(words):
        return words, _number(found[1]), _unit(found[2])
    if found := _VALUE_AFTER.fullmatch(words):
        return found["words"], _number(found[2]), _unit(found[3])
    return words, None, ""


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _unit(text: str | None) -> str:
    unit = (text or "").strip()
    return unit if len(unit) <= LONGEST_UNIT else ""


def _kind(words: str, what: str) -> tuple[str, str]:
    """The kind and, in brackets behind it, the measure's reference; where none is said it goes by the words."""
    for kind, said in KIND_WORDS.items():
        if words == said or (words.startswith(f"{said} (") and words.endswith(")")):
            return kind, words[len(said) + 2 : -1]
    told = f" {plain(f'{words} {what}')} "
    if any(f" {it} " in told for it in words_of("measures-by-voice")):
        return VOICE, ""
    return (AUDIT_QUESTION if any(f" {it} " in told for it in words_of("measures-by-audit")) else INDICATOR), ""


def _result(words: str) -> Result | None:
    found = _RESULT.fullmatch(words)
    day = day_in(found["day"]) if found else None
    if found is None or day is None:
        return None
    told, part, whole = found["found"], None, None
    if counted := _COUNTED.fullmatch(told):
        told, part, whole = counted["value"], int(counted["part"]), int(counted["all"])
    if value := _VALUE.fullmatch(told):
        is_count = part is not None and whole is not None and part <= whole and whole > 0
        return Result(day, _number(value[1]), part if is_count else None, whole if is_count else None)
    return Result(day, words=found["found"])
