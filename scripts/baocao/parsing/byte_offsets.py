"""From bytes of UTF-8, which the CommonMark parser counts in, to the characters that all else counts in. Pure."""

from __future__ import annotations

_STEP = 256
_CONTINUING = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that go on with a character; all others begin one."""


class CharacterOffsets:
    """Byte offsets of one text in UTF-8 as offsets of characters; each as quickly found, however long the lines."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._before = [0]
        """The characters that begin before each `_STEP` bytes."""
        for at in range(0, len(self._data), _STEP):
            self._before.append(self._before[-1] + self._count(at, at + _STEP))

    def at(self, byte: int) -> int:
        """The offset of the character that begins at `byte`, which no character is cut by."""
        if not self._data:
            return byte
        step = min(byte // _STEP, len(self._before) - 1)
        return self._before[step] + self._count(step * _STEP, byte)

    def _count(self, start: int, end: int) -> int:
        return len(self._data[start:end].translate(None, _CONTINUING))
