"""Learns polarity: a first look at the words alone, a second at the sentence among its neighbours."""

from __future__ import annotations

import warnings

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from sightline.reading.classify.context import openings_of, polarity_view
from sightline.reading.classify.features import Noted, features_of, polar_features_of
from sightline.reading.classify.linear import Known, LinearModel
from sightline.reading.classify.weights import Table
from training import second_look
from training.learning import Sentences, as_table, keys_worth_having, table_of

CLASSES = ("mixed", "neutral", "strength", "weakness")
CLOSE_CALLS = (("neutral", "strength"), ("mixed", "weakness"))
"""The pairs that are taken for each other most: the first look weighs these two alone against each other as well."""
LOOKED_AT = (*CLASSES, *(" or ".join(pair) for pair in CLOSE_CALLS))
_FEWEST = 3
_LEAST_WEIGHT = 0.16
_FOLDS = 5
_NOT_LABELLED = -1
_HARDNESS, _HARDNESS_OF_CLOSE_CALLS = 0.5, 0.3
_WEIGHT_OF_FURTHER = 0.5
"""How much a further label counts for the words beside one given by a reader of the whole paragraph."""
_WEIGHT_OF_FURTHER_IN_PLACE = 0.8
"""The same for the second look; these labels were given to sentences read alone."""


def learn(sentences: Sentences) -> tuple[Table, Table, Table]:
    """The three tables of weights, from the sentences that are labelled, each seen among its neighbours."""
    tokens = sentences.batch.tokens
    noted = polar_features_of(tokens, sentences.vocabulary, features_of(tokens))
    target = np.array([CLASSES.index(one.polarity) if one.polarity else _NOT_LABELLED for one in sentences.examples])
    learns = sentences.are_labelled
    scores = _scores_of_unseen(sentences, noted, target, learns)
    view = _view(sentences, scores)
    weight = np.where(sentences.is_further, _WEIGHT_OF_FURTHER_IN_PLACE, 1)
    examples = second_look.Examples(view, target, sentences.documents, weight)[np.flatnonzero(learns)]
    context, verdict = second_look.learn(examples, len(CLASSES))
    first = _first_look(noted, target, sentences, learns)
    return (
        as_table(first, sentences.vocabulary),
        Table(tuple(f"{test}" for test in range(context.shape[1])), _places(context), context.astype(np.float32)),
        Table(CLASSES, _places(verdict), verdict.astype(np.float32)),
    )


def _places(numbers: np.ndarray) -> tuple[str, ...]:
    """Names for rows that go by their place."""
    return ("(constant)", *(f"{place}" for place in range(len(numbers) - 1)))


def _first_look(noted: Noted, target: np.ndarray, sentences: Sentences, learns: np.ndarray) -> LinearModel:
    """Learnt twice: from all features, then anew from those that weighed most, which make up for the rest."""
    keys = keys_worth_having(noted, sentences.documents, learns, _FEWEST)
    weights, _ = _fit(noted, keys, target, sentences, learns)
    keys = keys[np.abs(weights).max(axis=1) >= _LEAST_WEIGHT]
    weights, constants = _fit(noted, keys, target, sentences, learns)
    return LinearModel(LOOKED_AT, Known.of(keys), weights, constants)


def _fit(
    noted: Noted, keys: np.ndarray, target: np.ndarray, sentences: Sentences, learns: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What each feature adds to each class and each close call, and the constants."""
    table, scale = table_of(noted, keys, learns)
    scaled, target = table[learns].multiply(scale).tocsr(), target[learns]
    weight = np.where(sentences.is_further, _WEIGHT_OF_FURTHER, 1)[learns]
    fitted = [_machine(scaled, target, weight, _HARDNESS)]
    for one, other in CLOSE_CALLS:
        rows = np.flatnonzero(np.isin(target, (CLASSES.index(one), CLASSES.index(other))))
        is_one = target[rows] == CLASSES.index(one)
        fitted.append(_machine(scaled[rows], is_one, weight[rows], _HARDNESS_OF_CLOSE_CALLS))
    weights = np.vstack([each.coef_ for each in fitted]) * scale
    return weights.T.astype(np.float32), np.concatenate([each.intercept_ for each in fitted]).astype(np.float32)


def _machine(table: csr_matrix, target: np.ndarray, weight: np.ndarray, hardness: float) -> LinearSVC:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return LinearSVC(C=hardness, class_weight="balanced").fit(table, target, sample_weight=weight)


def _scores_of_unseen(sentences: Sentences, noted: Noted, target: np.ndarray, learns: np.ndarray) -> np.ndarray:
    """First-look scores of every sentence, each by a model that did not see its report."""
    scores = np.zeros((len(sentences), len(LOOKED_AT)), np.float32)
    for _, held in GroupKFold(_FOLDS).split(scores, groups=sentences.documents):
        others = np.ones(len(sentences), bool)
        others[held] = False
        model = _first_look(noted, target, sentences, learns & others)
        scores[held] = model.scores(noted, len(sentences))[held]
    return scores


def _view(sentences: Sentences, scores: np.ndarray) -> np.ndarray:
    return polarity_view(scores, sentences.batch, openings_of(sentences.batch.texts))
