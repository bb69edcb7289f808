"""What may stand in front matter or baocao.yml, as a JSON schema, for editors.

Made of the shapes that values are read by (`config/schema.py`, `parsing/front_matter.py`), so that the two
cannot disagree.
"""

from __future__ import annotations

from typing import Any

from baocao.yaml.shapes import ChoiceShape, GroupShape, ListShape, NamesShape, ReaderShape, Shape, TextShape, shape_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_UNQUOTED = ["string", "number", "boolean"]
"""What other YAML readers make of a text: where its author wrote no quotes, `2022` and `true` are texts to us."""


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON schema of a `kind`; like our reader, it takes a blank key for an absent one."""
    groups: dict[str, Any] = {}
    whole = _schema(shape_of(kind), groups)
    own = groups.pop(whole.pop("$ref").rpartition("/")[2])
    return {"$schema": DRAFT, **own, "$defs": groups}


def without_required(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` for a file that may leave to another what must be there."""
    groups = {name: {**group, "required": []} for name, group in schema["$defs"].items()}
    return {**schema, "required": [], "$defs": groups}


def _schema(shape: Shape, groups: dict[str, Any]) -> dict[str, Any]:
    """The schema of what stands at a place; the groups that it refers to are put into `groups`, by name."""
    said: dict[str, Any] = {}
    if shape.description:
        said["description"] = shape.description
    if shape.example is not None:
        said["examples"] = [shape.example]
    return {**_bare(shape, groups), **said}


def _bare(shape: Shape, groups: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case TextShape():
            lengths = {"minLength": shape.min_length, "maxLength": shape.max_length}
            found: dict[str, Any] = {"type": _UNQUOTED}
            found |= {name: length for name, length in lengths.items() if length is not None}
            for check in shape.checks:
                found |= check.schema
            return found
        case ReaderShape():
            return dict(shape.reader.schema)
        case ChoiceShape():
            return {"type": "string", "enum": [*shape.choices]}
        case ListShape():
            item = _schema(shape.item, groups)
            many = {"type": "array", "items": item}
            return {"anyOf": [item, many]} if shape.takes_one else many
        case NamesShape():
            values = {"anyOf": [_schema(shape.value, groups), {"type": "null"}]}
            names = {"propertyNames": {"pattern": "^[0-9]+$"}} if shape.of_years else {}
            return {"type": "object", **names, "additionalProperties": values}
        case GroupShape():
            name = shape.kind.__name__.strip("_")
            if name not in groups:
                groups[name] = _group(shape, groups)
            return {"$ref": f"#/$defs/{name}"}
    raise AssertionError(shape)


def _group(shape: GroupShape, groups: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, key in shape.keys.items():
        schema = _schema(key.shape, groups)
        if not key.is_required:
            said: dict[str, Any] = {word: schema.pop(word) for word in ("description", "examples") if word in schema}
            schema = {**said, "anyOf": [schema, {"type": "null"}]}
        properties[name] = schema
    required = [name for name, key in shape.keys.items() if key.is_required or key.is_expected]
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}
