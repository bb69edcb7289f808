"""Offsets in bytes of UTF-8, as the CommonMark parser gives them, to offsets in characters. Pure."""

from __future__ import annotations

from itertools import accumulate

_STEP = 256
_CONTINUING = bytes(range(0x80, 0xC0))
"""The bytes that continue a character in UTF-8; every other byte begins a character."""


class CharacterOffsets:
    """Translates the byte offsets of one text; as fast for long lines as for short ones.

    Most offsets that are asked for lie just behind the last one.
    """

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._before: list[int] = []
        """The characters that begin before each `_STEP` bytes, once somebody asks for an offset before the last one."""
        self._last = self._last_byte = 0

    def at(self, byte: int) -> int:
        """The offset of the character that begins at `byte`."""
        if not self._data:
            return byte
        ahead = byte - self._last_byte
        if ahead < 0 or (ahead >= _STEP and self._before):
            if not self._before:
                self._before = self._counted()
            step = min(byte // _STEP, len(self._before) - 1)
            self._last, self._last_byte = self._before[step], step * _STEP
        self._last += self._count(self._last_byte, byte)
        self._last_byte = byte
        return self._last

    def _counted(self) -> list[int]:
        counts = (self._count(at, at + _STEP) for at in range(0, len(self._data), _STEP))
        return list(accumulate(counts, initial=0))

    def _count(self, start: int, end: int) -> int:
        return len(self._data[start:end].translate(None, _CONTINUING))
