"""The sentences of a report, and which of them read otherwise than before. Pure.

A sentence is what a reader sees: without markers and emphasis, however its lines are wrapped. Those that are the
same are found in their order; what is left is paired by the task it is about, else by shared words, in its own
section first: a result is not what the plan said of the same task.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.language.alignment import Difference, differences
from baocao.language.wording import one_line
from baocao.model import Block, BlockKind, Prose, Report
from baocao.parsing.block_words import joined
from baocao.review.model import MovedSentence, SentenceChange

_END = re.compile(r"(?<=[.!?…])(?<!\bTP\.)(?<!\bTX\.)(?<!\bThS\.)(?<!\bTS\.)\s+(?=(?P<next>\w))")
_WORDS = re.compile(r"\w+(?:[.,/]\w+)*")
_ALIKE = 0.5
"""From this share of common words on, one sentence is the other, changed."""
_MOST_PAIRS = 40_000
"""Of more pairs of sentences only those of the same place are compared."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, the line that it begins on, the tasks whose markers stand in it, the section that it is of, and
    whether it is a heading."""

    text: str
    line: int
    slugs: frozenset[str]
    section: str = ""
    is_heading: bool = False

    @cached_property
    def words(self) -> Counter[str]:
        """Its words, without regard to letter case."""
        return Counter(_WORDS.findall(self.text.lower()))


@dataclass(frozen=True, slots=True)
class SentenceChanges:
    """The sentences that read otherwise, in the order of the file, and those that are the same at another place."""

    changes: tuple[SentenceChange, ...]
    moved: tuple[MovedSentence, ...]


def sentences_of(report: Report) -> list[Sentence]:
    """What a report says below its front matter, sentence by sentence; a row of a table is one."""
    names = {section.heading.span.line: section.id or section.heading.title for section in report.sections}
    names |= {annex.heading.span.line: annex.label for annex in report.annexes}
    found: list[Sentence] = []
    name = ""
    for block in report.blocks:
        name = names.get(block.span.line, name)
        found += (replace(sentence, section=name) for sentence in _sentences([block]))
    return found


def sentence_changes(old: Sequence[Sentence], new: Sequence[Sentence]) -> SentenceChanges:
    """What reads otherwise in `new`."""
    gone: dict[int, int] = {}  # by index of the old sentence, before which new one it stood
    come: list[int] = []
    for each in _differences(old, new):
        shift = each.new_start - each.old_start
        gone |= {before: min(before + shift, each.new_end) for before in range(each.old_start, each.old_end)}
        come += range(each.new_start, each.new_end)
    left_gone, left_come = dict(gone), dict.fromkeys(come)
    moved: list[MovedSentence] = []
    pairs: list[tuple[int, int]] = []
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for before in reversed(left_gone):
        by_text[old[before].text].append(before)
    for after in come:
        if same := by_text[new[after].text]:
            del left_gone[same.pop()], left_come[after]
            moved.append(MovedSentence(new[after].text, new[after].line))
    for before, after in _alike(old, new, left_gone, list(left_come)):
        pairs.append((before, after))
        del left_gone[before], left_come[after]
    found: list[tuple[int, int, SentenceChange]] = []  # by the new sentence that it is, or stood before
    for before, after in pairs:
        found.append((after, 1, SentenceChange(old[before].text, new[after].text, new[after].line)))
    for after in left_come:
        found.append((after, 1, SentenceChange(None, new[after].text, new[after].line)))
    for before, at in left_gone.items():
        found.append((at, 0, SentenceChange(old[before].text, None, old[before].line)))
    found.sort(key=lambda entry: entry[:2])
    return SentenceChanges(tuple(change for *_, change in found), tuple(moved))


def _differences(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Difference]:
    """The differences, as few as can be; where a line may as well have moved past a heading as the heading past the
    line, it is the line."""
    found = differences([sentence.text for sentence in old], [sentence.text for sentence in new])
    if not any(sentence.is_heading for each in found for sentence in old[each.old_start : each.old_end]):
        return found
    between = list(_between_headings(old, new))
    sizes = [sum(each.old_end - each.old_start for each in own) for own in (between, found)]
    return between if sizes[0] <= sizes[1] else found


def _between_headings(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Difference]:
    """The differences between headings that stayed in their order."""
    headings = [[at for at, sentence in enumerate(own) if sentence.is_heading] for own in (old, new)]
    texts = [[own[at].text for at in places] for own, places in zip((old, new), headings, strict=True)]
    old_start = new_start = 0
    for old_end, new_end in [*_same(headings, differences(*texts)), (len(old), len(new))]:
        before, after = old[old_start:old_end], new[new_start:new_end]
        for each in differences([one.text for one in before], [one.text for one in after]):
            yield Difference(
                old_start + each.old_start,
                old_start + each.old_end,
                new_start + each.new_start,
                new_start + each.new_end,
            )
        old_start, new_start = old_end, new_end


def _same(both: Sequence[Sequence[int]], others: Iterable[Difference]) -> Iterator[tuple[int, int]]:
    """The members of both sequences that are the same, in order, where the others are known."""
    old, new = both
    old_start = new_start = 0
    for other in [*others, Difference(len(old), len(old), len(new), len(new))]:
        yield from zip(old[old_start : other.old_start], new[new_start : other.new_start], strict=True)
        old_start, new_start = other.old_end, other.new_end


def _alike(
    old: Sequence[Sentence], new: Sequence[Sentence], gone: dict[int, int], come: list[int]
) -> list[tuple[int, int]]:
    """The pairs of sentences that are one, changed; the surest first, each sentence once."""
    are_few = len(gone) * len(come) <= _MOST_PAIRS
    rated = []
    for before, at in gone.items():
        for after in come if are_few else range(max(at - 1, 0), min(at + 2, len(new))):
            likeness = _likeness(old[before], new[after])
            if likeness >= _ALIKE:
                is_elsewhere = old[before].section != new[after].section
                rated.append((is_elsewhere, -likeness, abs(at - after), before, after))
    taken_old, taken_new, pairs = set[int](), set[int](), []
    wanted = set(come)
    for *_, before, after in sorted(rated):
        if before not in taken_old and after not in taken_new and after in wanted:
            taken_old.add(before)
            taken_new.add(after)
            pairs.append((before, after))
    return pairs


def _likeness(old: Sentence, new: Sentence) -> float:
    """How alike two sentences are, 0 to 1; in a section those of one task come before all others."""
    total = old.words.total() + new.words.total()
    share = 2 * (old.words & new.words).total() / total if total else 0.0
    if old.slugs and new.slugs and old.section == new.section:
        return 1 + share if old.slugs & new.slugs else share / 2
    return share


def _sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    for block in blocks:
        if block.kind is BlockKind.ROW:
            cells = [cell.prose for cell in block.children if cell.prose]
            if cells:
                prose = joined(cells, " | ")
                yield _sentence(prose, 0, len(prose.text))
            continue
        if block.kind in (BlockKind.CODE, BlockKind.HTML):
            for number, line in enumerate(block.text.splitlines()):
                if line.strip():
                    yield Sentence(one_line(line), block.span.line + number, frozenset())
        if block.prose is not None and block.kind is BlockKind.HEADING:
            heading = _sentence(block.prose, 0, len(block.prose.text))  # `1. …`, whose label is no sentence
            yield replace(heading, is_heading=True)
        elif block.prose is not None:
            yield from _of_prose(block.prose)
        yield from _sentences(block.children)


def _of_prose(prose: Prose) -> Iterator[Sentence]:
    start = 0
    ends = (match.end() for match in _END.finditer(prose.text) if match["next"].isupper())
    for end in [*ends, len(prose.text)]:
        if prose.text[start:end].strip():
            yield _sentence(prose, start, end)
        start = end


def _sentence(prose: Prose, start: int, end: int) -> Sentence:
    slugs = frozenset(slug for at, marker in prose.marks if start < at <= end for slug in marker.slugs)
    text = prose.text[start:end]
    first = start + len(text) - len(text.lstrip())
    return Sentence(one_line(text), prose.span(first, max(first + 1, end)).line, slugs)
