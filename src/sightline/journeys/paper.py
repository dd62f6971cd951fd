"""From the register to a paper in a file: find the inspection, gather its facts, compose, write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sightline.ground.errors import WrongUsage
from sightline.ground.wording import list_in_words
from sightline.journeys.naming import authority_named
from sightline.papers import writers
from sightline.papers.balance import Imbalance, imbalances
from sightline.papers.blocks import Paper, Sentence
from sightline.papers.facts import Brief, ListsFact
from sightline.papers.gathering import gather, newest, newest_planned
from sightline.papers.gathering_lists import lists_of
from sightline.papers.kinds import KINDS, Kind
from sightline.register.models import Authority, Inspection
from sightline.register.queries.sight import Sight, sight_of
from sightline.returns.store import open_store

Write = Callable[[Paper, bytes | None], bytes]

FORMATS: Mapping[str, Write] = {
    ".docx": writers.word,
    ".html": lambda paper, house: writers.html(paper).encode(),
    ".pdf": lambda paper, house: writers.pdf(paper),
    ".md": lambda paper, house: writers.markdown(paper).encode(),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written: the gaps people must fill, and where it strays from what inspectors said."""

    file: Path
    missing: tuple[Sentence, ...]
    strays: tuple[Imbalance, ...]


def write_paper(
    kind: str,
    authority: str,
    file: Path,
    *,
    on: date,
    inspection: int | None = None,
    brief: Brief | None = None,
    house: Path | None = None,
    returns: Path | None = None,
) -> Written:
    """Write a paper as its file's ending says, from what anybody may see on that day.

    Raises:
        WrongUsage: ``unknown-paper``, ``unknown-format``, ``unknown-layout``, ``unknown-authority``,
            ``unknown-inspection`` or ``nothing-known``.
        UnusableDocument: the template cannot be used.
    """
    write = _format_of(file)
    chosen = _kind_of(kind)
    _check_layout(chosen, brief or Brief())
    sight = sight_of(None, on)
    facts = gather(_inspection_of(authority_named(authority), inspection, chosen, sight), sight, on)
    facts = replace(facts, lists=lists_at(returns)) if returns else facts
    paper = chosen.compose(facts, brief or Brief())
    made = write(paper, house.read_bytes() if house else None)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made)
    return Written(file, paper.missing(), imbalances(paper, facts) if chosen.must_balance else ())


def lists_at(returns: Path) -> ListsFact:
    """What the last check of a return that stands in a folder found, in counts.

    Raises:
        WrongUsage: ``no-check``: no check is kept there.
        UnusableReturn: where no return is kept there.
    """
    found = lists_of(open_store(returns))
    if found is None:
        raise WrongUsage(
            "no-check", f"No check of a return is kept in {returns}. Run sightline returns check --out first."
        )
    return found


def _format_of(file: Path) -> Write:
    write = FORMATS.get(file.suffix.lower())
    if write is None:
        endings = list_in_words(list(FORMATS), "or")
        raise WrongUsage("unknown-format", f"A paper is written to a file that ends in {endings}, not {file.name}.")
    return write


def _kind_of(kind: str) -> Kind:
    if kind not in KINDS:
        raise WrongUsage(
            "unknown-paper", f"There is no paper of the kind {kind!r}. There are {list_in_words(list(KINDS))}."
        )
    return KINDS[kind]


def _check_layout(kind: Kind, brief: Brief) -> None:
    if brief.layout not in kind.layouts:
        others = list_in_words([it.label.lower() for it in KINDS.values() if brief.layout in it.layouts])
        raise WrongUsage("unknown-layout", f"Only the {others} can be set in {brief.layout.value}.")


def _inspection_of(authority: Authority, number: int | None, kind: Kind, sight: Sight) -> Inspection:
    if number is None:
        planned = newest_planned(authority, sight) if kind.is_of_plan else None
        found = planned or newest(authority, sight, is_graded=kind.is_of_grades)
        if found is None:
            raise WrongUsage(
                "nothing-known",
                f"No document here tells of an inspection of {authority.name}. Import its report or letter first.",
            )
        return found
    held = sight.inspections().filter(authority=authority)
    chosen = held.filter(pk=number).first()
    if chosen is None:
        known = list_in_words([f"{it.pk} ({it.kind} {it.started_on})" for it in held]) or "none"
        raise WrongUsage("unknown-inspection", f"{authority.name} has no inspection {number}. It has {known}.")
    return chosen
