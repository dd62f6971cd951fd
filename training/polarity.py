"""Learns polarity: a first look at the words alone, a second at the sentence among its neighbours."""

from __future__ import annotations

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from sightline.reading.classify.context import openings_of, polarity_view
from sightline.reading.classify.features import Noted, polar_features_of
from sightline.reading.classify.linear import Known, LinearModel
from sightline.reading.classify.weights import Table
from training.learning import Sentences, as_table, keys_worth_having, table_of

CLASSES = ("mixed", "neutral", "strength", "weakness")
_FEWEST = 3
_LEAST_WEIGHT = 0.16
_FOLDS = 5
_FOLDS_FOR_SHIFT = 5
_STEPS = np.linspace(-1.2, 1.2, 13)


def learn(sentences: Sentences, learns: np.ndarray) -> tuple[Table, Table]:
    """The two tables of weights, from the sentences that ``learns`` marks."""
    noted = polar_features_of(sentences.batch.tokens, sentences.vocabulary)
    target = np.array([CLASSES.index(example.polarity) for example in sentences.examples])
    scores = _scores_of_unseen(sentences, noted, target, learns)
    whole = learns & ~sentences.is_further
    view = _view(sentences, scores)[whole]
    weights, constants = _second_look(view, target[whole])
    constants = constants + _shift(view, target[whole], sentences.documents[whole])
    names = ("(constant)", *(f"{place}" for place in range(view.shape[1])))
    context = Table(CLASSES, names, np.vstack([constants, weights]).astype(np.float32))
    return as_table(_first_look(noted, target, sentences.documents, learns), sentences.vocabulary), context


def _first_look(noted: Noted, target: np.ndarray, documents: np.ndarray, learns: np.ndarray) -> LinearModel:
    keys = keys_worth_having(noted, documents, learns, _FEWEST)
    table, scale = table_of(noted, keys, learns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = LinearSVC(C=0.5, class_weight="balanced").fit(table[learns].multiply(scale).tocsr(), target[learns])
    weights = (fitted.coef_ * scale).T.astype(np.float32)
    kept = np.abs(weights).max(axis=1) >= _LEAST_WEIGHT
    return LinearModel(CLASSES, Known.of(keys[kept]), weights[kept], fitted.intercept_.astype(np.float32))


def _scores_of_unseen(sentences: Sentences, noted: Noted, target: np.ndarray, learns: np.ndarray) -> np.ndarray:
    """First-look scores of the sentences that learn, each by a model that did not see its report."""
    scores = np.zeros((len(sentences), len(CLASSES)), np.float32)
    rows = np.flatnonzero(learns)
    for fit, held in GroupKFold(_FOLDS).split(rows, groups=sentences.documents[rows]):
        marks = np.zeros(len(learns), bool)
        marks[rows[fit]] = True
        scores[rows[held]] = _first_look(noted, target, sentences.documents, marks).scores(noted, len(learns))[
            rows[held]
        ]
    return scores


def _view(sentences: Sentences, scores: np.ndarray) -> np.ndarray:
    return polarity_view(scores, sentences.batch, openings_of(sentences.batch.texts))


def _second_look(view: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scaler = StandardScaler().fit(view)
    fitted = LogisticRegression(C=0.02, max_iter=300).fit(scaler.transform(view), target)
    weights = (fitted.coef_ / scaler.scale_).T
    return weights, fitted.intercept_ - scaler.mean_ @ weights


def _shift(view: np.ndarray, target: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """What to add to each class so that rare classes are found as often as macro F1 rewards."""
    scores = np.zeros((len(target), len(CLASSES)))
    for fit, held in GroupKFold(_FOLDS_FOR_SHIFT).split(view, groups=groups):
        weights, constants = _second_look(view[fit], target[fit])
        scores[held] = view[held] @ weights + constants
    shift = np.zeros(len(CLASSES))
    for _ in range(2):
        for kind in range(len(CLASSES)):
            tried = [shift + step * (np.arange(len(CLASSES)) == kind) for step in _STEPS]
            figures = [f1_score(target, (scores + each).argmax(axis=1), average="macro") for each in tried]
            shift = tried[int(np.argmax(figures))]
    return shift
