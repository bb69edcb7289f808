"""Values put into a report's front matter, each in its place: every other letter, comments among them, stays.

PyYAML says where each value stands (`compose` gives marks, and builds nothing); ruamel.yaml, which keeps comments,
writes the whole of it anew, and with that long lines and blanks of the author's another way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import yaml
from baocao.model import Report

_PLAIN = re.compile(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+)*|\d{1,11}|\d{4}-\d\d-\d\d")
_WORDS_OF_YAML = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))


def with_value(report: Report, text: str, keys: Sequence[str], value: str | Sequence[str]) -> tuple[str, int] | None:
    """`text`, that of the report or what became of it, with the value at `keys`, and where that begins.

    None where the front matter cannot be read.
    """
    span = report.front.span
    front = text[span.start : _end(text, span.start)]
    try:
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode) or not text.startswith("---"):
        return None
    start, end, new = _edit(front, root, list(keys), value)
    place = span.start + start
    return text[:place] + new + text[span.start + end :], place + len(new) - len(new.lstrip("\n "))


def _end(text: str, start: int) -> int:
    """Where the line begins that closes the front matter."""
    found = re.compile(r"^(?:---|\.\.\.)\s*$", re.MULTILINE).search(text, start)
    return found.start() if found else len(text)


def _edit(
    front: str, node: yaml.MappingNode, keys: list[str], value: str | Sequence[str], indent: str = ""
) -> tuple[int, int, str]:
    """From where to where to put what."""
    first, *rest = keys
    for own, held in node.value:
        if own.value != first:
            continue
        if rest and isinstance(held, yaml.MappingNode) and held.value:
            inside = " " * held.start_mark.column if not held.flow_style else ""
            return _edit(front, held, rest, value, inside)
        start, end = _stretch(front, own, held)
        return start, end, " " + _written(rest, value)
    if node.flow_style:
        at = node.end_mark.index - 1
        joint = ", " if node.value else ""
        return at, at, f"{joint}{first}: {_written(rest, value)}"
    at = front.find("\n", _stretch(front, *node.value[-1])[1]) + 1 if node.value else 0
    at = at or len(front)
    lead = "" if at == 0 or front[at - 1 : at] == "\n" else "\n"
    return at, at, f"{lead}{indent}{first}: {_written(rest, value)}\n"


def _stretch(front: str, own: yaml.Node, held: yaml.Node) -> tuple[int, int]:
    """From behind the colon up to the end of the value, blanks and comments behind it left alone."""
    colon = front.index(":", own.end_mark.index) + 1
    end = max(_last(held).end_mark.index, colon)
    while end > colon and front[end - 1].isspace():
        end -= 1
    return colon, end


def _last(node: yaml.Node) -> yaml.Node:
    """The node with which this one ends: PyYAML counts the comments behind a block to it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _written(keys: Sequence[str], value: str | Sequence[str]) -> str:
    """The value as YAML, inside mappings with these keys."""
    if keys:
        return f"{{{keys[0]}: {_written(keys[1:], value)}}}"
    if isinstance(value, str):
        return _scalar(value)
    return f"[{', '.join(_scalar(each) for each in value)}]"


def _scalar(value: str) -> str:
    is_plain = _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML
    return value if is_plain else json.dumps(value, ensure_ascii=False)
