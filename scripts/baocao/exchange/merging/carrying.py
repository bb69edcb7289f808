"""Edits of the base carried over to the report as it is now: where each clause that they touch still says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from baocao.exchange.merging.chunks import Chunk
from baocao.exchange.merging.rewording import Rewording, reworded
from baocao.exchange.merging.wording import END, folded, key
from baocao.language.alignment import differences
from baocao.parsing.clauses import clauses


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a text, from `start` to `end`; the end of a leaf is a piece of its own."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return self.text if self.text == END else key(self.text)


@dataclass(slots=True)
class Clash:
    """A stretch that both changed, each otherwise; `at`: where ours begins in its text."""

    at: int
    ours: str
    theirs: str


@dataclass(slots=True)
class Carried:
    """The edits in the words of ours, and what clashes."""

    changes: list[Rewording] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def carried(base: Sequence[Chunk], ours: Sequence[Chunk], changes: Sequence[Rewording]) -> Carried:
    """The changes of the text of `base` as such of the text of `ours`."""
    before, now = list(_pieces(base)), list(_pieces(ours))
    partner: dict[int, int] = {}
    i = j = 0
    gaps = differences([piece.key for piece in before], [piece.key for piece in now])
    for gap in gaps:
        partner |= {i + at: j + at for at in range(gap.old_start - i)}
        i, j = gap.old_end, gap.new_end
    partner |= {i + at: j + at for at in range(len(before) - i)}
    found = Carried()
    refused: dict[tuple[int, int], list[Rewording]] = {}
    for change in changes:
        first, last = _touched(before, change)
        places = [partner.get(at) for at in range(first, last + 1)]
        start, end = places[0], places[-1]
        if start is not None and end is not None and places == list(range(start, end + 1)):
            found.changes.append(
                Rewording(
                    _mapped(before[first], now[start], change.start, is_start=change.end > change.start),
                    _mapped(before[last], now[end], change.end, is_start=False),
                    change.text,
                )
            )
        else:
            refused.setdefault((first, last), []).append(change)
    for (first, last), own in _together(refused):
        wanted = reworded("".join(piece.text for piece in before[first : last + 1]), own, before[first].start)
        spans = [gap for gap in gaps if gap.old_start <= last and gap.old_end > first]
        begin = min([gap.new_start for gap in spans] + [partner[at] for at in range(first, last + 1) if at in partner])
        stop = max([gap.new_end for gap in spans] + [partner[at] + 1 for at in range(first, last + 1) if at in partner])
        kept = "".join(piece.text for piece in now[begin:stop])
        if key(kept) != key(wanted):
            at = now[begin].start if begin < len(now) else (now[-1].end if now else 0)
            found.clashes.append(Clash(at, _shown(kept), _shown(wanted)))
    return found


def _together(
    refused: dict[tuple[int, int], list[Rewording]],
) -> Iterator[tuple[tuple[int, int], list[Rewording]]]:
    """What was refused of clauses that are touched together."""
    open_: tuple[tuple[int, int], list[Rewording]] | None = None
    for (first, last), own in sorted(refused.items()):
        if open_ and first <= open_[0][1]:
            open_ = ((open_[0][0], max(last, open_[0][1])), [*open_[1], *own])
            continue
        if open_:
            yield open_
        open_ = ((first, last), own)
    if open_:
        yield open_


def _pieces(chunks: Sequence[Chunk]) -> Iterator[Piece]:
    at = 0
    for number, leaf in enumerate(leaf for chunk in chunks for leaf in chunk.leaves):
        if number:
            yield Piece(at, at + 1, END)
            at += 1
        starts = [start for start, _, _ in clauses(leaf.prose)][1:] if leaf.prose else []
        for start, end in pairwise([0, *starts, len(leaf.text)]):
            yield Piece(at + start, at + end, leaf.text[start:end])
        at += len(leaf.text)


def _touched(pieces: Sequence[Piece], change: Rewording) -> tuple[int, int]:
    """The first and the last piece that the change is in; what is put in between two goes with the one before."""
    if change.start == change.end:
        at = next((at for at, piece in enumerate(pieces) if change.start <= piece.end and piece.text != END), 0)
        return at, at
    inside = [at for at, piece in enumerate(pieces) if piece.start < change.end and change.start < piece.end]
    return inside[0], inside[-1]


def _mapped(piece: Piece, other: Piece, at: int, *, is_start: bool) -> int:
    """Where in `other`, which says the same, the letter stands that begins (or else ends) at `at` in `piece`."""
    local = at - piece.start
    if piece.text == other.text:
        return other.start + local
    first, second = folded(piece.text), folded(other.text)
    shift = _lead(second.text) - _lead(first.text)
    if is_start:
        return other.start + second.start(sum(start < local for start in first.starts) + shift)
    return other.start + second.end(sum(end <= local for end in first.ends) + shift)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _shown(text: str) -> str:
    return " ".join(text.replace(END, "\n").split(" ")).strip()
