"""Makes text from anybody safe to print: it can be read, and does nothing else. Pure.

Reports and file names come from anybody: what could steer a terminal, end a line or turn text around is
shown as a sign instead (`␛`, `<U+202E>`).
"""

from __future__ import annotations

import unicodedata

from baocao.regex import regex

COLOUR = regex(r"\x1b\[(?:[012]|1;3[1-6])m")
"""The colours that we print ourselves; no other terminal sequence is let through."""
_STEERS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters, except tab and line feed, and the marks that turn the direction of what follows."""
_STEERING_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_STEERING_STARTS = (
    regex(rb"\xc2[\x80-\x9f]"),
    regex(rb"\xd8\x9c"),
    regex(rb"\xe2(?:\x80[\x8e\x8f\xa8-\xae]|\x81[\xa6-\xa9])"),
)
"""The same in UTF-8, apart from each other by their first bytes, for each of which a text is looked through at once."""
_ANY_COMMAND = regex(r"^(\s*):(?=:)|#(?=#\w*\[)")
"""What a machine that runs our commands would take for one of its own: GitHub's at the start of a line, and those
of older agents (`##[…]`, `##vso[…]`) anywhere in it."""
TAB = "    "
_LINE_END = regex(r"(\r?\n)")
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}


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
    return _PICTURES.get(character) or f"<U+{ord(character):04X}>"


def still(text: str) -> str:
    """A whole text, such as a page, with a sign in place of each character that steers; the others where they were."""
    return _STEERS.sub(lambda match: _PICTURES.get(match[0], "\ufffd"), text)


def still_bytes(text: str) -> bytes:
    """`still` in UTF-8, in half the time: hardly any text has something to change."""
    data = text.encode()
    if text.isprintable():
        return data
    is_still = len(data.translate(None, _STEERING_BYTES)) == len(data) and not any(
        steers.search(data) for steers in _STEERING_STARTS
    )
    return data if is_still else still(text).encode()


def harmless(text: str, *, colours: bool, no_commands: bool) -> str:
    """`text` with each of its lines visible, and with our own colours where they are wanted. Lines end as they did:
    those of a calendar by carriage return and line feed.

    With `no_commands`, what a build machine would take for a command to it is parted by a blank.
    """
    pieces = _LINE_END.split(text)
    lines = [_harmless_line(line, colours) for line in pieces[::2]]
    if no_commands:
        lines = [_ANY_COMMAND.sub(r"\g<0> ", line) for line in lines]
    return "".join(line + end for line, end in zip(lines, [*pieces[1::2], ""], strict=True))


def _harmless_line(line: str, colours: bool) -> str:
    if line.isprintable() or not colours:
        return visible(line)
    pieces, ours = COLOUR.split(line), COLOUR.findall(line)
    return "".join(visible(piece) + colour for piece, colour in zip(pieces, [*ours, ""], strict=True))
