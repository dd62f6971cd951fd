"""What the models reach on reports they have not seen: five folds, no report in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import GroupKFold

from sightline.reading.classify import weights
from sightline.reading.classify.model import WEIGHTS, Judged, SentenceModel, model_from
from training import polarity, themes
from training.dataset import Dataset, Example
from training.learning import paragraphs_of, prepare

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Every labelled sentence beside what a model that had not seen its report made of it."""

    examples: Sequence[Example]
    judged: Sequence[Judged]


def learn(dataset: Dataset, without: frozenset[str] = frozenset()) -> tuple[weights.Table, ...]:
    """The five tables of weights, from all reports but those in ``without``."""
    whole = [one for one in dataset.examples if one.document not in without]
    short = {document[:12] for document in without}
    further = [one for one in dataset.further if one.document not in short]
    sentences, labelled = prepare(whole, further), prepare(whole)
    ids = tuple(sorted({theme for one in dataset.examples for theme in one.themes or ()}))
    return (
        *polarity.learn(sentences),
        *themes.learn(labelled, np.ones(len(labelled), bool), ids),
    )


def cross_validate(dataset: Dataset) -> Measured:
    """Each fifth of the reports judged by what was learnt from the others."""
    documents = np.array([one.document for one in dataset.examples])
    examples: list[Example] = []
    judged: list[Judged] = []
    for _, held in GroupKFold(FOLDS).split(documents, groups=documents):
        unseen = [dataset.examples[index] for index in held]
        model = as_shipped(learn(dataset, frozenset(one.document for one in unseen)))
        examples += unseen
        judged += model.judge(paragraphs_of(unseen))
    return Measured(examples, judged)


def as_shipped(tables: Sequence[weights.Table]) -> SentenceModel:
    """The model as it comes back from its files, rounded as they are."""
    return model_from(*(weights.parse(text) for text in written(tables).values()))


def written(tables: Sequence[weights.Table]) -> Mapping[str, str]:
    """The text of each file of weights."""
    return {
        name: weights.write(table, name.startswith("theme"), not name.endswith("words.tsv"))
        for name, table in zip(WEIGHTS, tables, strict=True)
    }


def polarity_f1(measured: Measured, chosen: Callable[[Example], bool] = lambda _: True) -> Mapping[str, float]:
    """F1 of each polarity, and their plain mean as ``macro``."""
    pairs = [
        (one.polarity, made.polarity)
        for one, made in zip(measured.examples, measured.judged, strict=True)
        if chosen(one)
    ]
    figures = {
        kind: _f1(
            sum(one == other == kind for one, other in pairs),
            sum(one == kind for one, _ in pairs),
            sum(other == kind for _, other in pairs),
        )
        for kind in polarity.CLASSES
    }
    return figures | {"macro": sum(figures.values()) / len(figures)}


def themes_f1(measured: Measured, chosen: Callable[[Example], bool] = lambda _: True) -> float:
    """Micro F1 over all themes of all sentences."""
    right = labelled = found = 0
    for one, made in zip(measured.examples, measured.judged, strict=True):
        if chosen(one):
            right += len((one.themes or frozenset()) & set(made.themes))
            labelled += len(one.themes or ())
            found += len(made.themes)
    return _f1(right, labelled, found)


def prevalence_f1(measured: Measured, is_exact: bool = False) -> float:
    """F1 of saying how many at all; ``is_exact`` asks for the same quantities, articles and "of" aside."""
    right = labelled = found = 0
    for one, made in zip(measured.examples, measured.judged, strict=True):
        labelled += one.prevalence is not None
        found += made.prevalence is not None
        if one.prevalence and made.prevalence:
            right += not is_exact or quantities(one.prevalence) == quantities(made.prevalence)
    return _f1(right, labelled, found)


def quantities(words: str) -> frozenset[str]:
    """The quantities named, without articles, "only" before and "of" after."""
    bare: set[str] = set()
    for part in words.lower().split(";"):
        kept = part.split()
        while kept and kept[0] in {"a", "an", "the", "in", "only", "just"}:
            kept = kept[1:]
        while kept and kept[-1] in {"of", "the", "these", "them", "cases", "instances"}:
            kept = kept[:-1]
        bare.add(" ".join(kept))
    return frozenset(bare)


def by_theme(measured: Measured) -> Mapping[str, tuple[int, float]]:
    """How many sentences each theme has, and its F1."""
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, made in zip(measured.examples, measured.judged, strict=True):
        for theme in set(made.themes) | (one.themes or frozenset()):
            tallies[theme][0] += theme in made.themes and theme in (one.themes or ())
            tallies[theme][1] += theme in (one.themes or ())
            tallies[theme][2] += theme in made.themes
    return {theme: (tally[1], _f1(*tally)) for theme, tally in sorted(tallies.items())}


def _f1(right: int, labelled: int, found: int) -> float:
    return 2 * right / (labelled + found) if labelled + found else 0.0
