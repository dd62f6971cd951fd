"""Learns the second look at polarity: a few small nets on the view of each sentence, side by side as one."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from sightline.reading.classify.context import verdicts
from sightline.reading.classify.weights import Floats

_NETS = 3
"""They differ by chance alone; together they are steadier than one."""
_TESTS = 16
_DECAY = 2.0
_ROUNDS = 25
_PACE = 0.003
_LEAST_SPREAD = 0.1
"""What hardly ever differs from its mean is not blown up to matter."""
_FOLDS_FOR_SHIFT = 3
_DRAWS = 15
_STEPS = np.linspace(-1.2, 1.2, 13)
_SMOOTHING = (0.25, 0.5, 0.25)


@dataclass(frozen=True, slots=True)
class Examples:
    """What the second look learns from; ``weight`` is how much each sentence counts."""

    view: Floats
    target: np.ndarray
    documents: np.ndarray
    weight: np.ndarray

    def __getitem__(self, rows: np.ndarray) -> Examples:
        return Examples(self.view[rows], self.target[rows], self.documents[rows], self.weight[rows])


def learn(examples: Examples, classes: int) -> tuple[Floats, Floats]:
    """The two layers, constants first, with the rare classes raised as far as macro F1 rewards."""
    context, verdict = _fit(examples)
    verdict[0] += _shift(examples, classes)
    return context, verdict


def _fit(examples: Examples) -> tuple[Floats, Floats]:
    """Nets side by side: their scores are added up."""
    scaler = StandardScaler().fit(examples.view)
    scale = np.maximum(np.sqrt(scaler.var_), _LEAST_SPREAD)
    scaled = ((examples.view - scaler.mean_) / scale).astype(np.float32)
    nets = [_net(scaled, examples, seed) for seed in range(_NETS)]
    weights = np.hstack([net.coefs_[0] for net in nets]) / scale[:, None]
    constants = np.concatenate([net.intercepts_[0] for net in nets]) - scaler.mean_ @ weights
    adds = np.vstack([sum(net.intercepts_[1] for net in nets), *(net.coefs_[1] for net in nets)])
    return np.vstack([constants, weights]), adds


def _net(scaled: Floats, examples: Examples, seed: int) -> MLPClassifier:
    net = MLPClassifier(
        (_TESTS,), alpha=_DECAY, max_iter=_ROUNDS, learning_rate_init=_PACE, batch_size=200, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return net.fit(scaled, examples.target, sample_weight=examples.weight)


def _shift(examples: Examples, classes: int) -> np.ndarray:
    """What to add to each class for the best macro F1 on reports not seen: the mean of the best on many draws."""
    scores = np.zeros((len(examples.target), classes))
    for fit, held in GroupKFold(_FOLDS_FOR_SHIFT).split(examples.view, groups=examples.documents):
        scores[held] = verdicts(examples.view[held], *_fit(examples[fit]))
    whole = np.flatnonzero(examples.weight == 1)
    draws = np.random.default_rng(0).choice(whole, (_DRAWS, len(whole)))
    found: np.ndarray = np.mean([_best_shift(scores[rows], examples.target[rows]) for rows in draws], axis=0)
    return found


def _best_shift(scores: np.ndarray, target: np.ndarray) -> np.ndarray:
    classes = scores.shape[1]
    shift = np.zeros(classes)
    steps = _STEPS * _NETS
    for _ in range(2):
        for kind in range(classes):
            tried = [shift + step * (np.arange(classes) == kind) for step in steps]
            figures = np.pad([_macro_f1(scores + each, target) for each in tried], 1, mode="edge")
            shift = tried[int(np.convolve(figures, _SMOOTHING, "valid").argmax())]
    centred: np.ndarray = shift - shift.mean()
    return centred


def _macro_f1(scores: np.ndarray, target: np.ndarray) -> float:
    classes = scores.shape[1]
    pairs = np.bincount(target * classes + scores.argmax(axis=1), minlength=classes**2).reshape(classes, classes)
    return float((2 * pairs.diagonal() / np.maximum(pairs.sum(axis=0) + pairs.sum(axis=1), 1)).mean())
