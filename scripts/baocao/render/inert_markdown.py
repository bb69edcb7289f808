"""Text from a report inside Markdown that a forge renders: it can be read, and does nothing else. Pure.

Backslashes are not enough there: a forge looks for `@names`, `#12`, addresses and commits in what is rendered. What
has a meaning to Markdown or HTML becomes a numeric entity, which never marks anything up; between a sign and the name
or number that it would link to goes a space of no width, as Renovate and Dependabot do it.
"""

from __future__ import annotations

import re

from baocao.visible import visible

_APART = "&#8203;"
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in '\\`*_{}[]<>|$"'}
_LINKS = re.compile(
    r"(?P<name>[@~])(?=\w)|(?P<number>[#!%&^])(?=\d)"  # people and labels; issues, merge requests, milestones
    r"|(?P<emoji>:)(?=[\w+-]+:)"
    r"|(?P<scheme>\w:)(?=//)"
    r"|(?P<host>\b[Ww][Ww][Ww])(?=\.)"
    r"|(?P<issue>\b[A-Z]{2,}-)(?=\d)"
    r"|(?P<commit>\b(?=[0-9]*[A-Fa-f])[0-9A-Fa-f])(?=[0-9A-Fa-f]{6,39}\b)"
)


def inert(text: str) -> str:
    """`text` on one line, as it is read, without anything that a forge would make of it."""
    parted = _LINKS.sub(lambda match: f"{match[0]}\u200b", visible(text))
    escaped = parted.replace("&", "&#38;").replace("~", "&#126;").translate(_ENTITIES)
    return escaped.replace("\u200b", _APART)


def code(text: str) -> str:
    """A path or a name in the letters of code."""
    return f"<code>{inert(text)}</code>"
