"""What our own Word file shows of the chunks of a report, and where in the file. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Chunk, ChunkKind
from baocao.exchange.merging.units import Unit
from baocao.exchange.merging.wording import key
from baocao.language.alignment import differences
from baocao.model import Report


@dataclass(frozen=True, slots=True)
class Target:
    """What a paragraph of our file shows: letters `start` to `end` of a leaf of a chunk, or a whole row."""

    chunk: int
    leaf: int
    start: int
    end: int
    is_whole: bool
    key: str


def targets_of(report: Report, chunks: Sequence[Chunk]) -> Iterator[Target]:
    """What our file shows of the chunks, in order."""
    annexes = {id(annex.heading.block): annex.heading for annex in report.annexes}
    for at, chunk in enumerate(chunks):
        if chunk.kind is ChunkKind.ROW:
            yield Target(at, 0, 0, len(chunk.text), True, chunk.key)
            continue
        for number, leaf in enumerate(chunk.leaves):
            heading = annexes.get(id(leaf.block))
            text, begin = leaf.text, len(leaf.text)
            if heading and heading.title:  # label and title stand on lines of their own
                begin = text.find(heading.title.split()[0], len(heading.label))
            if 0 < begin < len(text):
                label = text[:begin].rstrip(" .:-–")
                yield Target(at, number, 0, len(label), False, key(label))
                yield Target(at, number, begin, len(text), False, key(text[begin:]))
            else:
                yield Target(at, number, 0, len(text), len(chunk.leaves) == 1, key(text))


def placed(targets: Sequence[Target], units: Sequence[Unit]) -> dict[int, Target]:
    """By the place of a unit in our own file, what it shows."""
    found: dict[int, Target] = {}
    i = j = 0
    ends = [*differences([target.key for target in targets], [unit.key for unit in units]), None]
    for gap in ends:
        stop = gap.old_start if gap else len(targets)
        found |= {j + at: targets[i + at] for at in range(stop - i)}
        if gap:
            i, j = gap.old_end, gap.new_end
    return found
