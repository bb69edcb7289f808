"""Offsets in bytes of UTF-8, as the CommonMark parser gives them, to offsets in characters. Pure."""

from __future__ import annotations

_STEP = 256
_CONTINUING = bytes(range(0x80, 0xC0))
"""The bytes that continue a character in UTF-8; every other byte begins a character."""


class CharacterOffsets:
    """Translates the byte offsets of one text; as fast for long lines as for short ones."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._before = [0]
        """The characters that begin before each `_STEP` bytes."""
        for at in range(0, len(self._data), _STEP):
            self._before.append(self._before[-1] + self._count(at, at + _STEP))

    def at(self, byte: int) -> int:
        """The offset of the character that begins at `byte`."""
        if not self._data:
            return byte
        step = min(byte // _STEP, len(self._before) - 1)
        return self._before[step] + self._count(step * _STEP, byte)

    def _count(self, start: int, end: int) -> int:
        return len(self._data[start:end].translate(None, _CONTINUING))
