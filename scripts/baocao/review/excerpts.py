"""A changed sentence as far as somebody needs to read it: what changed, and enough around it. Pure."""

from __future__ import annotations

from itertools import zip_longest

from baocao.review.model import SentenceChange
from baocao.review.words import Fate, Piece, pieces

_AROUND = 12
"""Words beside a change that are kept."""
_LONGEST = 120
"""Words in a row that went or came and are shown."""
_CUT = "…"
_NOTHING = Piece(Fate.SAME, "")


def brief(change: SentenceChange) -> tuple[Piece, ...]:
    """The words of both sentences; of what is long and the same, only what is next to a change.

    What came stands apart from what it took the place of: `60 75%`.
    """
    found = pieces(change.old or "", change.new or "")
    shown = [
        Piece(piece.fate, _short(piece, is_first=at == 0, is_last=at == len(found) - 1))
        for at, piece in enumerate(found)
    ]
    return tuple(
        Piece(Fate.GONE, f"{piece.text.rstrip()} ") if piece.fate is Fate.GONE and after.fate is Fate.NEW else piece
        for piece, after in zip_longest(shown, shown[1:], fillvalue=_NOTHING)
    )


def _short(piece: Piece, *, is_first: bool, is_last: bool) -> str:
    words = piece.text.split()
    kept = words
    if piece.fate is not Fate.SAME:
        kept = words if len(words) <= _LONGEST else [*words[:_LONGEST], _CUT]
    else:
        before, after = (0 if is_first else _AROUND), (0 if is_last else _AROUND)
        if len(words) > before + after + 4:
            kept = [*words[:before], _CUT, *(words[-after:] if after else [])]
    if kept is words:
        return piece.text
    blanks = [" " if edge.isspace() else "" for edge in (piece.text[:1], piece.text[-1:])]
    return " ".join(kept).join(blanks)
