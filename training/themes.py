"""Learns themes: one linear model a theme, first from the words, then from the paragraph as well."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from sightline.reading.classify.context import openings_of, theme_views
from sightline.reading.classify.features import Noted, features_of
from sightline.reading.classify.linear import Known, LinearModel
from sightline.reading.classify.weights import Table
from training.learning import Sentences, as_table, keys_worth_having, table_of

_FEWEST = 3
_FEWEST_SENTENCES = 4
_LEAST_WEIGHT = 0.03
_FOLDS = 4
_NEVER = -1.5
_THRESHOLDS = np.linspace(0.2, 0.6, 17)


def learn(sentences: Sentences, learns: np.ndarray, themes: tuple[str, ...]) -> tuple[Table, Table]:
    """The two tables of weights, from the sentences that ``learns`` marks."""
    noted = features_of(sentences.batch.tokens)
    target = np.array([[theme in (one.themes or ()) for theme in themes] for one in sentences.examples])
    scores = _scores_of_unseen(sentences, noted, target, learns, themes)
    own, shared = theme_views(scores, sentences.batch, openings_of(sentences.batch.texts))
    context = _second_look(own, shared, target, learns)
    names = ("(constant)", *(f"own {place}" for place in range(len(own))))
    names = (*names, *(f"shared {place}" for place in range(shared.shape[1])))
    words = as_table(_first_look(noted, target, sentences.documents, learns, themes), sentences.vocabulary)
    return words, Table(themes, names, context.astype(np.float32))


def _first_look(
    noted: Noted, target: np.ndarray, documents: np.ndarray, learns: np.ndarray, themes: tuple[str, ...]
) -> LinearModel:
    keys = keys_worth_having(noted, documents, learns, _FEWEST)
    table, scale = table_of(noted, keys, learns)
    scaled = table[learns].multiply(scale).tocsr()
    weights = np.zeros((len(keys), len(themes)), np.float32)
    constants = np.full(len(themes), _NEVER, np.float32)
    for index in np.flatnonzero(target[learns].sum(axis=0) >= _FEWEST_SENTENCES):
        fitted = LinearSVC(C=1).fit(scaled, target[learns, index])
        weights[:, index] = np.where(np.abs(fitted.coef_[0]) >= _LEAST_WEIGHT / 0.15, fitted.coef_[0] * scale, 0)
        constants[index] = fitted.intercept_[0]
    kept = np.abs(weights).max(axis=1) > 0
    return LinearModel(themes, Known.of(keys[kept]), weights[kept], constants)


def _scores_of_unseen(
    sentences: Sentences, noted: Noted, target: np.ndarray, learns: np.ndarray, themes: tuple[str, ...]
) -> np.ndarray:
    """First-look scores of the sentences that learn, each by a model that did not see its report."""
    scores = np.full((len(sentences), len(themes)), _NEVER, np.float32)
    rows = np.flatnonzero(learns)
    for fit, held in GroupKFold(_FOLDS).split(rows, groups=sentences.documents[rows]):
        marks = np.zeros(len(learns), bool)
        marks[rows[fit]] = True
        model = _first_look(noted, target, sentences.documents, marks, themes)
        scores[rows[held]] = model.scores(noted, len(learns))[rows[held]]
    return scores


def _second_look(own: list[np.ndarray], shared: np.ndarray, target: np.ndarray, learns: np.ndarray) -> np.ndarray:
    """For each theme its constant, what its own columns add and what the shared ones add."""
    context = np.zeros((1 + len(own) + shared.shape[1], target.shape[1]))
    context[0] = _NEVER
    unseen = np.zeros((int(learns.sum()), target.shape[1]))
    for index in np.flatnonzero(target[learns].sum(axis=0) >= _FEWEST_SENTENCES):
        view = np.hstack([np.stack([column[learns, index] for column in own], axis=1), shared[learns]])
        truth = target[learns, index]
        fitted = LogisticRegression(C=1, max_iter=300).fit(view, truth)
        context[:, index] = np.append(fitted.intercept_, fitted.coef_[0])
        unseen[:, index] = fitted.predict_proba(view)[:, 1]
    threshold = _best_threshold(unseen, target[learns])
    context[0] -= np.log(threshold / (1 - threshold))
    return context


def _best_threshold(shares: np.ndarray, target: np.ndarray) -> float:
    """The one threshold for all themes that gives the best micro F1."""
    figures = [2 * ((shares > at) & target).sum() / ((shares > at).sum() + target.sum()) for at in _THRESHOLDS]
    return float(_THRESHOLDS[int(np.argmax(figures))])
