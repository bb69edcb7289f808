"""Text that does nothing but be read, whoever wrote it. Pure.

Reports and file names come from anybody: what could steer a terminal, end a line or turn text around is
shown as a sign instead (`␛`, `<U+202E>`).
"""

from __future__ import annotations

import unicodedata

TAB = "    "
_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"


def visible(text: str) -> str:
    """`text` on one line with tabs as blanks and every invisible or steering character as a sign.

    Works character by character, so that a part of `text` gives the same part of the result.
    """
    return text if text.isprintable() else "".join(map(_sign, text))


def _sign(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    if character == "\t":
        return TAB
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    return _DELETE_PICTURE if character == _DELETE else f"<U+{ord(character):04X}>"
