"""What became of an office in the list that baocao.yml has of all offices."""

from __future__ import annotations

from typing import NamedTuple


class ListChange(NamedTuple):
    """An office that is listed no more, newly, or in another folder: `old` and `new`, None where it was or is not.

    `left`: how many reports still lie where it was, so that they are not deleted but belong to no office.
    """

    id: str
    old: str | None
    new: str | None
    left: int
