"""The public shape of a reading as a JSON Schema (draft 2020-12), written from the code.

Lists of allowed ids come from :mod:`sightline.knowledge`, so that a new kind or theme needs no
second edit.
"""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints, is_typeddict

from sightline.reading import known
from sightline.reading.shapes import CONTRACT, Among, Form, Known, ReadingShape

Schema = dict[str, Any]
_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


@cache
def schema() -> Schema:
    """The JSON Schema that every object printed by ``sightline read`` validates against."""
    definitions: Schema = {}
    root = _typed_dict(ReadingShape, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A reading ({CONTRACT})",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _typed_dict(shape: Any, definitions: Schema) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()),
        "properties": {key: _any(hint, definitions) for key, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _any(hint: Any, definitions: Schema) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _any(arguments[0], definitions) | _limits(arguments[1])
    if origin is UnionType or len(arguments) > 1:
        return {"anyOf": [_any(argument, definitions) for argument in arguments]}
    if origin is list:
        return {"type": "array", "items": _any(arguments[0], definitions)}
    if is_typeddict(hint):
        return _reference(hint, definitions)
    return {"type": _PLAIN[hint]}


def _reference(shape: Any, definitions: Schema) -> Schema:
    name = shape.__name__.removesuffix("Shape")
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _typed_dict(shape, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _limits(limit: Among | Known | Form) -> Schema:
    match limit:
        case Among(words):
            return {"enum": list(words)}
        case Known(kind):
            return {"enum": list(known.entries(kind))}
        case Form(pattern):
            return {"pattern": pattern}
