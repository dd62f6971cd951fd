"""Weights survive being written as text; what adds nothing is left out."""

import numpy as np
import pytest

from sightline.reading.classify.features import Noted
from sightline.reading.classify.linear import Known, LinearModel
from sightline.reading.classify.weights import Table, parse, write

TABLE = Table(
    ("strength", "weakness"),
    ("(constant)", "clear", "late", "table"),
    np.array([[0.1, -0.2], [1.5, 0], [0, 2.25], [0.001, 0]], np.float32),
)


@pytest.mark.parametrize("is_sparse", [False, True])
def test_weights_come_back_from_text(is_sparse: bool) -> None:
    read = parse(write(TABLE, is_sparse))
    assert read.classes == TABLE.classes
    assert read.names == ("(constant)", "clear", "late")
    assert np.allclose(read.numbers, TABLE.numbers[:3], atol=0.005)


def test_rows_that_go_by_their_place_are_all_kept() -> None:
    assert parse(write(TABLE, keeps_all=True)).names == TABLE.names


@pytest.mark.parametrize("classes", [("one", "two"), ("one", "two", "never", "nowhere", "nothing")])
def test_scores_add_constants_and_the_features_found(classes: tuple[str, ...]) -> None:
    weights, constants = np.eye(2, len(classes), dtype=np.float32), np.eye(1, len(classes), dtype=np.float32)[0] / 2
    model = LinearModel(classes, Known.of(np.array([3, 7])), weights, constants)
    noted = Noted(np.array([0, 1, 1, 1]), np.array([3, 3, 7, 9]))
    share = 1 / np.sqrt(2)
    expected = [[1.5, 0], [0.5 + share, share], [0.5, 0]]
    assert np.allclose(model.scores(noted, 3)[:, :2], expected)
    assert not model.scores(noted, 3)[:, 2:].any()
