"""A changed sentence as far as somebody needs to read it: what changed, and enough around it. Pure."""

from __future__ import annotations

from baocao.review.model import SentenceChange
from baocao.review.words import Fate, Piece, pieces

_AROUND = 12
"""Words beside a change that are kept."""
_LONGEST = 120
"""Words in a row that went or came and are shown."""
_CUT = "…"


def brief(change: SentenceChange) -> tuple[Piece, ...]:
    """The words of both sentences; of what is long and the same, only what is next to a change."""
    found = pieces(change.old or "", change.new or "")
    return tuple(
        Piece(piece.fate, _short(piece, is_first=at == 0, is_last=at == len(found) - 1))
        for at, piece in enumerate(found)
    )


def _short(piece: Piece, *, is_first: bool, is_last: bool) -> str:
    words = piece.text.split()
    blank = " " if piece.text[:1].isspace() else ""
    if piece.fate is not Fate.SAME:
        return piece.text if len(words) <= _LONGEST else f"{blank}{' '.join(words[:_LONGEST])} {_CUT}"
    before = 0 if is_first else _AROUND
    after = 0 if is_last else _AROUND
    if len(words) <= before + after + 4:
        return piece.text
    return blank + " ".join([*words[:before], _CUT, *(words[-after:] if after else [])])
