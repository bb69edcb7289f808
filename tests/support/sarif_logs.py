"""Logs of SARIF held against the schema of the standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def run_in(printed: str) -> dict[str, Any]:
    """The only run of what was printed, which keeps to the schema."""
    log = json.loads(printed)
    assert [f"{list(error.path)}: {error.message}" for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def uris_in(node: object) -> Iterator[str]:
    """Every URI below `node`."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "uri")
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from uris_in(one)
