"""The public shape: its keys, their order, and the schema that says so."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from sightline.ground.problems import Problem
from sightline.reading import contract
from sightline.reading.model import Reading
from sightline.reading.schema import schema
from sightline.reading.shapes import ReadingShape
from tests.unit.reading import made

KEYS = {
    "": "contract document inspection other_events areas_for_improvement findings carried_over due doubts problems",
    "document": "sha256 filename media_type pages characters title kind",
    "inspection": "authority kind kind_basis framework era started_on ended_on on_site_from on_site_until published_on "
    "lead_inspector inspectors scope judgements not_applicable not_found",
    "inspection.authority": "name gss_code at",
    "inspection.started_on": "value at",
    "inspection.judgements.0": "area grade at",
    "inspection.not_found.0": "what why",
    "areas_for_improvement.0": "text of urgency tags themes at",
    "areas_for_improvement.0.tags.0": "printed kind number means doubt",
    "findings.0": "number area text at sentences",
    "findings.0.sentences.0": "text polarity prevalence themes at",
    "findings.0.at.0": "page start end quote",
    "carried_over.0": "text state at",
    "due.0": "what on at",
    "doubts.0": "code message at",
    "problems.0": "code message",
}


def _part(shape: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        shape = shape[int(step) if step.isdecimal() else step]
    return shape


@pytest.mark.parametrize(("path", "keys"), KEYS.items())
def test_keys_stand_in_the_promised_order(path: str, keys: str) -> None:
    assert list(_part(contract.shape(made.reading()), path)) == keys.split()


def test_values_are_written_as_promised() -> None:
    shape = contract.shape(made.reading())
    event = shape["inspection"]
    assert event is not None and event["started_on"] is not None
    assert shape["contract"] == "reading/1"
    assert shape["document"]["characters"] == len(made.TEXT)
    assert event["started_on"]["value"] == "2024-03-04"
    assert shape["due"][0]["on"] == "2024-05-17"
    assert event["on_site_from"] is None


def test_every_quote_is_its_span_of_the_text() -> None:
    def places(part: Any) -> list[Any]:
        if isinstance(part, list):
            return [place for item in part for place in places(item)]
        if isinstance(part, dict):
            return [part] if "quote" in part else [place for item in part.values() for place in places(item)]
        return []

    found = places(contract.shape(made.reading()))
    assert found
    assert all(made.TEXT[place["start"] : place["end"]] == place["quote"] for place in found)


@pytest.mark.parametrize(
    "shape",
    [
        contract.shape(made.reading()),
        contract.shape(Reading(made.document(), "unknown")),
        contract.unreadable("minutes.pdf", Problem("encrypted", "It needs a password."), "cd" * 32),
        contract.unreadable("gone.pdf", Problem("not-a-document", "There is no such file.")),
    ],
    ids=["full", "bare", "unreadable", "without bytes"],
)
def test_every_shape_validates(shape: ReadingShape) -> None:
    written = json.loads(json.dumps(shape))
    jsonschema.Draft202012Validator(schema()).validate(written)


def test_an_unreadable_file_has_no_inspection_and_a_problem() -> None:
    shape = contract.unreadable("scan.pdf", Problem("no-text", "It holds pictures only."))
    assert shape["inspection"] is None
    assert shape["problems"] == [{"code": "no-text", "message": "It holds pictures only."}]
    assert contract.is_unreadable(shape)
    assert not contract.is_unreadable(contract.shape(made.reading()))


def _set(path: str, value: Any) -> Any:
    shape = json.loads(json.dumps(contract.shape(made.reading())))
    *parents, last = path.split(".")
    _part(shape, ".".join(parents))[last] = value
    return shape


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("contract", "reading/2"),
        ("document.kind", "leaflet"),
        ("document.sha256", "not a hash"),
        ("inspection.judgements.0.grade", "adequate"),
        ("inspection.judgements.0.area", "leadership"),
        ("inspection.kind_basis", "guess"),
        ("inspection.started_on.value", "4 March 2024"),
        ("findings.0.sentences.0.polarity", "good"),
        ("findings.0.sentences.0.themes", ["plans_quality"]),
        ("findings.0.at.0.page", "1"),
        ("due.0.by", "2024-05-17"),
        ("carried_over.0.state", None),
    ],
)
def test_the_schema_refuses_what_was_not_promised(path: str, value: Any) -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid(_set(path, value))


def test_the_schema_wants_every_key_and_no_other() -> None:
    parts = [schema(), *schema()["$defs"].values()]
    assert all(part["required"] == list(part["properties"]) for part in parts)
    assert not any(part["additionalProperties"] for part in parts)
