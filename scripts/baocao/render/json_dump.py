"""Values as JSON for other programs. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from baocao.visible import visible

_COMMAND = re.compile(r"#(?=#\w*\[)")
"""What some build machines take for a command, wherever it is in a line."""


def dump(value: Any) -> str:
    """`value` as JSON for people to read too; what could steer a terminal is escaped, the value stays the same.

    Only bytes of file names that are not letters become U+FFFD: not every JSON reader takes half a character.
    """
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    text = "\n".join(line if line.isprintable() else "".join(map(_escaped, line)) for line in lines)
    return _COMMAND.sub(r"\\u0023", text) + "\n"


def _escaped(character: str) -> str:
    if visible(character) == character:
        return character
    return "\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]
