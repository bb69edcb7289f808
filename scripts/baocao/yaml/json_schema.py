"""The JSON schemas of front matter and baocao.yml: for editors, and for messages that say what a key may hold.

Pure; made from the typed fields (`config/schema.py`, `parsing/front_matter.py`), so that the two cannot disagree.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from baocao.yaml.tree import Path


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator of `kind`, built on first use, so that importing costs nothing."""
    return TypeAdapter(kind)


@cache
def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON schema of a `kind`; like our reader, it takes a blank key for an absent one."""
    schema: dict[str, Any] = _for_editors(_raw(kind))
    schema.pop("description", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_at(kind: Any, path: Path) -> dict[str, Any]:
    """What the schema of `kind` says of the place `path`; empty where it knows no such place."""
    whole = _raw(kind)
    here = _resolved(whole, whole)
    for step in path:
        if isinstance(step, str):
            here = here.get("properties", {}).get(step) or here.get("additionalProperties") or {}
        else:
            here = here.get("items") or {}
        here = _resolved(here, whole)
    return here


@cache
def _raw(kind: Any) -> dict[str, Any]:
    schema: dict[str, Any] = adapter(kind).json_schema()
    return schema


def _resolved(here: Any, whole: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema `whole` with what it refers to, and without the choice of being blank."""
    found: dict[str, Any] = here if isinstance(here, dict) else {}
    options = [option for option in found.get("anyOf", []) if option.get("type") != "null"]
    found = {**options[0], **found} if options else found
    if reference := found.get("$ref"):
        found = {**whole["$defs"][reference.rpartition("/")[2]], **found}
    return found


def _for_editors(node: Any) -> Any:
    """A part of a schema without the names and texts that pydantic takes from the code."""
    if isinstance(node, list):
        return [_for_editors(part) for part in node]
    if not isinstance(node, dict):
        return node
    # A key may be called "title", too: what belongs to the schema itself is no schema.
    clean = {
        key: _for_editors(value)
        for key, value in node.items()
        if key not in ("title", "default") or isinstance(value, dict)
    }
    for group in clean.get("$defs", {}).values():
        group.pop("description", None)
    if isinstance(keys := clean.get("properties"), dict):
        required = clean.get("required", [])
        clean["properties"] = {key: value if key in required else _or_blank(value) for key, value in keys.items()}
    return clean


def _or_blank(schema: dict[str, Any]) -> dict[str, Any]:
    options = [option for option in schema.pop("anyOf", [schema]) if option != {"type": "null"}]
    shared: dict[str, Any] = {key: schema[key] for key in ("description", "examples") if key in schema}
    return {**shared, "anyOf": [*options, {"type": "null"}]}
