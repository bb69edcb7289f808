"""Bytes as decisions: what a fuzzer changes in them changes one decision, and never how many there are before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Takes decisions from `data`, one or two bytes each; where it has ended, each is the first of all."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def number(self, most: int) -> int:
        """A number from 0 to `most`, which is at most 65,535."""
        size = 1 if most < 256 else 2
        taken = int.from_bytes(self._data[self._at : self._at + size], "big")
        self._at += size
        return taken % (most + 1)

    def one_of(self, options: Sequence[T]) -> T:
        """One of `options`."""
        return options[self.number(len(options) - 1)]

    def rest(self) -> bytes:
        """All that is left."""
        left, self._at = self._data[self._at :], len(self._data)
        return left
