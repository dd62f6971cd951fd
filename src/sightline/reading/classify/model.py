"""Polarity, prevalence and themes of whole paragraphs, from the weights that ship."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from sightline.reading.classify import weights
from sightline.reading.classify.batches import Batch, Paragraph, batch_of
from sightline.reading.classify.context import openings_of, polarity_view, theme_views, verdicts
from sightline.reading.classify.features import Noted, features_of, polar_features_of
from sightline.reading.classify.linear import LinearModel, model_of, words_in
from sightline.reading.classify.vocabulary import Vocabulary
from sightline.reading.classify.weights import Floats, Table

POLARITY_WORDS, POLARITY_CONTEXT = "polarity-words.tsv", "polarity-context.tsv"
POLARITY_VERDICT = "polarity-verdict.tsv"
THEME_WORDS, THEME_CONTEXT = "theme-words.tsv", "theme-context.tsv"
WEIGHTS = (POLARITY_WORDS, POLARITY_CONTEXT, POLARITY_VERDICT, THEME_WORDS, THEME_CONTEXT)


class Judged(NamedTuple):
    """What is made of one sentence; a named tuple, because a report has hundreds."""

    polarity: str
    prevalence: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Two looks at polarity and two at themes: at the words, then at the sentence in its place."""

    vocabulary: Vocabulary
    polarity_words: LinearModel
    polarity_context: Floats
    polarity_verdict: Floats
    theme_words: LinearModel
    theme_context: Floats

    def judge(self, paragraphs: Sequence[Paragraph]) -> list[Judged]:
        """Every sentence of ``paragraphs``, in order. Several paragraphs at once cost little more than one."""
        batch = batch_of(paragraphs, self.vocabulary)
        if not batch.texts:
            return []
        openings = openings_of(batch.texts)
        runs = features_of(batch.tokens)
        polarities = self._polarities(batch, openings, runs)
        themes = self._themes(batch, openings, runs)
        return list(map(Judged, polarities, batch.quantities, themes))

    def _polarities(self, batch: Batch, openings: Floats, runs: Noted) -> list[str]:
        noted = polar_features_of(batch.tokens, self.vocabulary, runs)
        scores = self.polarity_words.scores(noted, len(batch.texts))
        view = polarity_view(scores, batch, openings)
        best = verdicts(view, self.polarity_context, self.polarity_verdict).argmax(axis=1)
        return [self.polarity_words.classes[index] for index in best]

    def _themes(self, batch: Batch, openings: Floats, runs: Noted) -> list[tuple[str, ...]]:
        scores = self.theme_words.scores(runs, len(batch.texts))
        classes = self.theme_words.classes
        found: list[list[str]] = [[] for _ in batch.texts]
        above = np.nonzero(theme_scores(scores, batch, openings, self.theme_context) > 0)
        for sentence, theme in zip(*(places.tolist() for places in above), strict=True):
            found[sentence].append(classes[theme])
        return list(map(tuple, found))


def theme_scores(scores: Floats, batch: Batch, openings: Floats, context: Floats) -> Floats:
    """How far each theme is above its threshold: constants first in ``context``, then each theme's own, then shared."""
    own, shared = theme_views(scores, batch, openings)
    total: Floats = shared @ context[1 + len(own) :] + context[0]
    weighted = np.empty_like(total)
    for weight, column in zip(context[1 : 1 + len(own)], own, strict=True):
        total += np.multiply(weight, column, out=weighted)
    return total


@cache
def sentence_model() -> SentenceModel:
    """The model that ships, loaded once."""
    return model_from(*map(weights.load, WEIGHTS))


def model_from(
    polarity_words: Table,
    polarity_context: Table,
    polarity_verdict: Table,
    theme_words: Table,
    theme_context: Table,
) -> SentenceModel:
    """The model that five tables of weights describe."""
    vocabulary = Vocabulary(words_in(polarity_words.names) | words_in(theme_words.names))
    return SentenceModel(
        vocabulary,
        model_of(polarity_words, vocabulary),
        polarity_context.numbers,
        polarity_verdict.numbers,
        model_of(theme_words, vocabulary),
        theme_context.numbers,
    )
