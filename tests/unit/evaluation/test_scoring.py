"""From comparisons to figures: what counts as right, what the floors say, what is only in-sample."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sightline.ground.errors import WrongUsage
from sightline.reading import contract
from sightline.reading.evaluation import labels
from sightline.reading.evaluation.comparing import Comparison, compare
from sightline.reading.evaluation.labels import LabelledReport, LabelledSentence
from sightline.reading.evaluation.scoring import FLOORS, Score, score
from sightline.reading.evaluation.tallies import Tally, macro_f1
from sightline.reading.model import Reading
from tests.unit.cli.conftest import LABEL
from tests.unit.reading import made

RIGHT = LabelledReport(
    sha256="ab" * 32,
    name="Northmere 2024-03-04",
    era="ilacs-2023",
    facts={
        "authority": "Northmere",
        "kind": "short-inspection",
        "started_on": "2024-03-04",
        "ended_on": "2024-03-08",
        "published_on": None,
        "lead_inspector": "Ada Winterbourne",
    },
    grades={"overall-effectiveness": "requires-improvement", "care-leavers": "good"},
    areas_for_improvement=("The quality of plans.",),
    areas_for_priority_action=(),
    lscb_areas=(),
    carried_over=(made.LINES[7],),
    sentences=(
        LabelledSentence("Most plans are clear.", "strength", "Most", frozenset({"plans-quality"}), 1),
        LabelledSentence("A few drift.", "weakness", "a few", frozenset({"plans-quality", "neglect"}), 1),
    ),
)


def _compare(**changes: Any) -> Comparison:
    return compare(replace(RIGHT, **changes), contract.shape(made.reading()))


def _values(found: Score) -> dict[str, float]:
    return {field.field: field.value for field in found.fields}


def test_a_reading_that_agrees_has_every_floor() -> None:
    found = score([_compare()])
    assert found.holds and found.disagreements == ()
    assert {_values(found)[name] for name in FLOORS} == {1.0}
    assert _values(found)["themes"] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("changes", "field", "labelled", "read", "page"),
    [
        ({"facts": RIGHT.facts | {"started_on": "2024-03-05"}}, "started_on", "2024-03-05", "2024-03-04", 1),
        ({"facts": RIGHT.facts | {"published_on": "2024-05-01"}}, "published_on", "2024-05-01", None, None),
        ({"facts": RIGHT.facts | {"lead_inspector": None}}, "lead_inspector", None, "Ada Winterbourne", 1),
        ({"facts": RIGHT.facts | {"kind": "jtai"}}, "kind", "jtai", "short-inspection", None),
        ({"grades": {"care-leavers": "good"}}, "grade of overall-effectiveness", None, "requires-improvement", 1),
        ({"grades": RIGHT.grades | {"care-leavers": "inadequate"}}, "grade of care-leavers", "inadequate", "good", 1),
        ({"areas_for_improvement": ()}, "areas_for_improvement", None, made.LINES[5], 1),
        ({"lscb_areas": ("The board.",)}, "lscb_areas", "The board.", None, None),
        (
            {"sentences": (*RIGHT.sentences, LabelledSentence("Gone.", "neutral", None, frozenset(), 3))},
            "sentences_found",
            "Gone.",
            None,
            3,
        ),
    ],
)
def test_a_disagreement_says_both_sides_and_the_page(
    changes: Any, field: str, labelled: str | None, read: str | None, page: int | None
) -> None:
    found = score([_compare(**changes)])
    assert [(it.field, it.labelled, it.read, it.page) for it in found.disagreements] == [(field, labelled, read, page)]
    assert not found.holds


def test_a_document_without_an_inspection_misses_every_fact() -> None:
    found = score([compare(RIGHT, contract.shape(Reading(made.document(), "unknown")))])
    assert _values(found)["authority"] == 0.0
    assert _values(found)["published_on"] == 1.0
    assert _values(found)["sentences_found"] == 0.0


def test_figures_are_told_by_era() -> None:
    other = _compare(era="ilacs-2018", facts=RIGHT.facts | {"authority": "Eastvale"})
    found = {field.field: field for field in score([_compare(), other]).fields}
    assert found["authority"].by_era == {"ilacs-2018": 0.0, "ilacs-2023": 1.0}
    assert found["authority"].value == pytest.approx(0.5)
    assert not found["authority"].holds


def test_polarity_counts_every_class_alike_and_sets_no_floor() -> None:
    sentences = (replace(RIGHT.sentences[0], polarity="mixed"), RIGHT.sentences[1])
    found = {field.field: field for field in score([_compare(sentences=sentences)]).fields}
    assert found["polarity"].value == pytest.approx(1 / 3)
    assert found["polarity"].floor is None and found["polarity"].holds


@pytest.mark.parametrize(
    ("tally", "f1", "recall"),
    [
        (Tally(), 1.0, 1.0),
        (Tally(right=3), 1.0, 1.0),
        (Tally(right=1, missed=1, extra=1), 0.5, 0.5),
        (Tally(right=2, missed=2), 2 / 3, 0.5),
        (Tally(extra=1), 0.0, 1.0),
    ],
)
def test_tallies(tally: Tally, f1: float, recall: float) -> None:
    assert tally.f1 == pytest.approx(f1)
    assert tally.recall == pytest.approx(recall)


def test_macro_f1_is_the_mean_of_the_classes() -> None:
    assert macro_f1([Tally(right=1), Tally(missed=1)]) == pytest.approx(0.5)


def _load(folder: Path, **changes: Any) -> LabelledReport:
    (folder / "label.json").write_text(json.dumps(LABEL | {"sha256": "ab" * 32} | changes), encoding="utf-8")
    return labels.load(folder)[0]


def test_labels_are_read_in_the_ids_of_the_house(tmp_path: Path) -> None:
    sentence = {"text": "Plans drift.", "polarity": "weakness", "prevalence": None, "themes": ["plans_quality"]}
    findings = [{"number": 1, "section": "x", "page": 4, "sentences": [sentence]}]
    report = _load(tmp_path, judgements={"help and protection": "requires improvement"}, findings=findings)
    assert report.era == "ilacs-2023"
    assert report.facts["kind"] == "short-inspection"
    assert report.grades == {"help-and-protection": "requires-improvement"}
    assert report.sentences == (LabelledSentence("Plans drift.", "weakness", None, frozenset({"plans-quality"}), 4),)


@pytest.mark.parametrize(
    "changes",
    [{"kind": "long inspection"}, {"start": "1 March"}, {"judgements": {"weather": "good"}}, {"findings": None}],
)
def test_a_label_that_is_none_is_wrong_usage(changes: Any, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        _load(tmp_path, **changes)


def test_a_folder_without_labels_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        labels.load(tmp_path)


@pytest.mark.shared
def test_every_label_beside_the_repository_is_understood(shared: Path) -> None:
    reports = labels.load(shared / "labels")
    assert len(reports) == 36
    assert {report.era for report in reports} == {"sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026"}
