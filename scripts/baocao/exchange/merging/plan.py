"""What was done in Word as a plan: in the order of the file, what stays, with its edits, and what is new; what is gone;
and what has no place in the Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from baocao.exchange.merging.chunks import Chunk
from baocao.exchange.merging.pairing import Pair, pairs
from baocao.exchange.merging.rewording import Rewording, rewordings
from baocao.exchange.merging.targets import Target, placed, targets_of
from baocao.exchange.merging.units import Unit, as_item, as_table
from baocao.exchange.merging.wording import END, key
from baocao.language.alignment import differences
from baocao.model import Report
from baocao.model.merge import UnplacedEdit

_IN_NO_MARKDOWN = "Câu này do chương trình in thêm, không nằm trong tệp Markdown."
_TABLE_SHAPE = "Số ô của hàng đã đổi: sửa bảng trong tệp Markdown."
_IN_PART = "Chỉ một phần của đầu đề bị bỏ: sửa trong tệp Markdown."
_AFTER_ALL = "Đoạn này đứng sau phần ký, không thuộc nội dung báo cáo."
_NO_RUNNING_TEXT = "Chỗ này của tệp Markdown không phải đoạn văn thường: sửa tay."


@dataclass(slots=True, eq=False)
class Entry:
    """A place of the text as it is wanted. `chunks`: those of the base that stand there, none for what is new;
    `changes`: what becomes of their words; `deeper`: by how many levels an item stands further in than it did;
    `units`: the places in the file that show it."""

    chunks: tuple[int, ...]
    old: str
    new: str
    units: list[Unit]
    changes: list[Rewording] = field(default_factory=list)
    is_moved: bool = False
    deeper: int = 0
    closes: bool = False
    """Whether it stands in for the closing sentence that every output adds."""

    @property
    def is_new(self) -> bool:
        return not self.chunks

    @property
    def does_something(self) -> bool:
        """Whether the report is another with it."""
        return bool(self.is_new or self.changes or self.is_moved or self.deeper)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(unit.text for unit in self.units)


@dataclass(slots=True)
class Plan:
    """The plan; `gone`: chunks that are no more."""

    entries: list[Entry]
    gone: list[int]
    unplaced: list[UnplacedEdit]


def plan_of(
    report: Report,
    chunks: Sequence[Chunk],
    old: Sequence[Unit],
    new: Sequence[Unit],
    closing: Sequence[str],
    last: int,
) -> Plan:
    """What became of the `chunks` of the base `report`, whose file shows `old`, where `new` is shown now.

    `closing`: the closing sentences that the file has of its own accord; `last`: the number of the paragraph with
    which the signature ends.
    """
    return _Planning(report, chunks, old, new, closing, last).plan()


class _Planning:
    def __init__(
        self,
        report: Report,
        chunks: Sequence[Chunk],
        old: Sequence[Unit],
        new: Sequence[Unit],
        closing: Sequence[str],
        last: int,
    ) -> None:
        self._chunks, self._old, self._new, self._last = chunks, old, new, last
        self._closing = {key(text) for text in closing}
        self._targets = placed(list(targets_of(report, chunks)), old)
        self._entries: list[Entry] = []
        self._by_chunk: dict[int, Entry] = {}
        self._unplaced: list[UnplacedEdit] = []

    def plan(self) -> Plan:
        found = pairs(self._old, self._new)
        taken = {at for pair in found for at in range(pair.old_start, pair.old_end)}
        at = 0
        for pair in found:
            self._add_new(self._new[at : pair.new_start])
            self._pair(pair)
            at = pair.new_end
        self._add_new(self._new[at:])
        gone = self._gone([at for at in range(len(self._old)) if at not in taken])
        self._mark_moves()
        self._keep_closing()
        return Plan(self._entries, gone, self._unplaced)

    # ----------------------------------------------------------------- what is still there

    def _pair(self, pair: Pair) -> None:
        olds = self._old[pair.old_start : pair.old_end]
        news = self._new[pair.new_start : pair.new_end]
        targets = [self._targets.get(at) for at in range(pair.old_start, pair.old_end)]
        is_same = len(olds) == len(news) == 1 and olds[0].key == news[0].key
        placed = [target for target in targets if target is not None]
        if len(placed) < len(targets):
            self._not_of_markdown(olds, news, is_same=is_same)
        elif len(olds) == len(news) == 1:
            self._one(placed[0], olds[0], news[0], is_same=is_same)
        else:
            self._several(placed, olds, news)

    def _one(self, target: Target, old: Unit, new: Unit, *, is_same: bool) -> None:
        entry = self._by_chunk.get(target.chunk)
        if entry is None:
            entry = Entry((target.chunk,), old.shown, new.shown, [new], deeper=_deeper(old, new))
            self._by_chunk[target.chunk] = entry
            self._entries.append(entry)
        else:  # another part of the same lines
            entry.units.append(new)
            entry.old, entry.new = f"{entry.old} {old.shown}", f"{entry.new} {new.shown}"
        if is_same:
            return
        chunk = self._chunks[target.chunk]
        if not old.is_row:
            at = sum(len(leaf.text) + 1 for leaf in chunk.leaves[: target.leaf]) + target.start
            text = chunk.leaves[target.leaf].text[target.start : target.end]
            entry.changes += rewordings(text, new.text, at)
        elif len(new.cells) == len(chunk.leaves):
            at = 0
            for leaf, cell in zip(chunk.leaves, new.cells, strict=True):
                entry.changes += rewordings(leaf.text, cell, at)
                at += len(leaf.text) + 1
        else:
            entry.new = entry.old
            self._unplaced.append(UnplacedEdit(old.shown, new.shown, _TABLE_SHAPE))

    def _several(self, targets: Sequence[Target], olds: Sequence[Unit], news: Sequence[Unit]) -> None:
        chunks = [target.chunk for target in targets]
        are_simple = all(target.is_whole and self._chunks[target.chunk].is_simple for target in targets)
        are_neighbours = chunks == list(range(chunks[0], chunks[0] + len(chunks)))
        old, new = (END.join(unit.text for unit in units) for units in (olds, news))
        deeper = _deeper(olds[0], news[0])
        entry = Entry(tuple(chunks), "\n".join(unit.shown for unit in olds), _lines(news), list(news), deeper=deeper)
        if are_simple and are_neighbours:
            written = END.join(self._chunks[at].text for at in chunks)
            entry.changes += rewordings(written, new)
        else:
            entry.new = entry.old
            self._unplaced.append(UnplacedEdit(old.replace(END, "\n"), new.replace(END, "\n"), _NO_RUNNING_TEXT))
        self._entries.append(entry)
        self._by_chunk |= dict.fromkeys(chunks, entry)

    def _not_of_markdown(self, olds: Sequence[Unit], news: Sequence[Unit], *, is_same: bool) -> None:
        """What our file shows, and the report does not hold."""
        if all(old.key in self._closing for old in olds):
            self._entries.append(Entry((), _lines(olds), _lines(news) if not is_same else "", list(news), closes=True))
        elif not is_same:
            self._unplaced.append(UnplacedEdit(_lines(olds), _lines(news), _IN_NO_MARKDOWN))

    # ----------------------------------------------------------------- what is new

    def _add_new(self, units: Sequence[Unit]) -> None:
        units = [as_item(unit) for unit in units]
        at = 0
        while at < len(units):
            end = at + 1
            if units[at].is_row and not self._is_known_table(units[at].table):
                while end < len(units) and units[end].is_row and units[end].table == units[at].table:
                    end += 1
                units[at:end] = as_table(units[at:end])
            if self._is_outside(units[at]):
                self._unplaced.append(UnplacedEdit("", _lines(units[at:end]), _AFTER_ALL))
            else:
                self._entries.append(Entry((), "", _lines(units[at:end]), list(units[at:end])))
            at = end

    def _is_known_table(self, table: int | None) -> bool:
        """Whether rows of that table stood there before."""
        return any(
            unit.table == table and not entry.is_new for entry in self._entries for unit in entry.units if unit.is_row
        )

    def _is_outside(self, unit: Unit) -> bool:
        """Whether it stands behind the signature, and no annex does."""
        return unit.numbers[0] > self._last and not any(
            other.numbers[0] > self._last for entry in self._entries if not entry.is_new for other in entry.units
        )

    # ----------------------------------------------------------------- what is gone, and where it went

    def _gone(self, left: Sequence[int]) -> list[int]:
        gone: list[int] = []
        for at in left:
            target = self._targets.get(at)
            if target is None:
                self._unplaced.append(UnplacedEdit(self._old[at].shown, "", _IN_NO_MARKDOWN))
            elif target.chunk in self._by_chunk:
                self._unplaced.append(UnplacedEdit(self._old[at].shown, "", _IN_PART))
            elif target.chunk not in gone:
                gone.append(target.chunk)
        return gone

    def _mark_moves(self) -> None:
        kept = [entry for entry in self._entries if entry.chunks]
        order = [str(entry.chunks[0]) for entry in kept]
        wanted = sorted(order, key=int)
        for each in differences(wanted, order):
            for at in range(each.new_start, each.new_end):
                kept[at].is_moved = True

    def _keep_closing(self) -> None:
        """Write the closing sentences down where they are others now, or where something new follows them."""
        closing = [at for at, entry in enumerate(self._entries) if entry.closes]
        if not closing:
            return
        following = self._entries[closing[-1] + 1 :][:1]
        is_last = all(entry.units[0].numbers[0] > self._last for entry in following)
        is_changed = any(self._entries[at].new for at in closing)
        if is_changed or not is_last:
            for at in closing:
                entry = self._entries[at]
                entry.new = entry.new or entry.old
        else:
            self._entries = [entry for entry in self._entries if not entry.closes]


def _deeper(old: Unit, new: Unit) -> int:
    """By how many levels an item of a list stands further in."""
    return new.level - old.level if new.level is not None and old.level is not None and not new.rank else 0


def _lines(units: Sequence[Unit]) -> str:
    return "\n".join(unit.shown for unit in units)
