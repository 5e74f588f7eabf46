"""JSON Schema from our shapes, so that editors complete and check what is typed.

Draft 2020-12. Editors read YAML as YAML 1.2 does, so that a number or a day arrives
converted; the schema therefore takes a number where we read the text of a number.
"""

from __future__ import annotations

from collections.abc import Callable

from qms.i18n import _
from qms.model.kind import Kind
from qms.model.leaves import ID
from qms.model.shape import (
    Anything,
    Either,
    Field,
    Keyed,
    Leaf,
    ListOf,
    Maybe,
    Shape,
    Structure,
)

Json = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMERIC = {"integer": "integer", "number": "number", "year": "integer"}


def document_schema(shape: Structure, kind: Kind | None, language: str) -> Json:
    """The schema of a whole file: front matter, charter, qms.yaml, governance."""
    schema = schema_of(shape)
    title = kind.title(language) if kind else ""
    head: Json = {"$schema": DIALECT}
    if title:
        head["title"] = title
    if kind and kind.pattern_text:
        properties = schema["properties"]
        if isinstance(properties, dict):
            properties["id"] = {
                "type": "string",
                "pattern": f"^(?:{kind.pattern_text})$",
            }
            properties["kind"] = {"const": kind.name}
    return head | schema


def schema_of(shape: Shape) -> Json:
    """The schema of a shape."""
    return _MAKERS[type(shape)](shape)


def _leaf(shape: Leaf) -> Json:
    if shape.name == "truth":
        return {"type": "boolean"}
    if shape.choices:
        numbers = [int(each) for each in shape.choices if each.isdecimal()]
        return {"enum": [*shape.choices, *numbers]}
    if shape.name in NUMERIC:
        return {"type": NUMERIC[shape.name]}
    if shape.name == "id":
        return {"type": ["string", "integer"], "pattern": _whole(ID.pattern)}
    schema: Json = {"type": "string"}
    if shape.pattern:
        schema["pattern"] = _whole(shape.pattern)
    if shape.name in ("text", "raw"):
        schema["type"] = ["string", "number", "boolean"]
    return schema


def _whole(pattern: str) -> str:
    return "^" + pattern.replace("\\Z", "$")


def _maybe(shape: Maybe) -> Json:
    return {"anyOf": [schema_of(shape.of), {"type": "null"}]}


def _list(shape: ListOf) -> Json:
    many: Json = {"type": "array", "items": schema_of(shape.of)}
    return {"anyOf": [many, schema_of(shape.of)]} if shape.alone else many


def _keyed(shape: Keyed) -> Json:
    schema: Json = {"type": "object", "additionalProperties": schema_of(shape.of)}
    if shape.key.pattern:
        schema["propertyNames"] = {"pattern": _whole(shape.key.pattern)}
    return schema


def _either(shape: Either) -> Json:
    return {"anyOf": [schema_of(option) for option in shape.options]}


def _anything(shape: Anything) -> Json:
    return {}


def _structure(shape: Structure) -> Json:
    schema: Json = {
        "type": "object",
        "properties": {field.name: _field(field) for field in shape.fields},
    }
    if shape.required:
        schema["required"] = list(shape.required)
    if shape.forbidden:
        schema["not"] = {"anyOf": [{"required": [name]} for name in shape.forbidden]}
    return schema


def _field(field: Field) -> Json:
    schema = schema_of(field.shape)
    return {"description": _(field.about)} | schema if field.about else schema


_MAKERS: dict[type, Callable[..., Json]] = {
    Anything: _anything,
    Either: _either,
    Keyed: _keyed,
    Leaf: _leaf,
    ListOf: _list,
    Maybe: _maybe,
    Structure: _structure,
}
