"""The whole merge: a report then and now, what its Word file showed and shows; a `Merge` out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.checking.indicators import is_mentioned, stated_in_results
from baocao.config.schema import Config
from baocao.exchange.letters import letter_notes, on_the_line
from baocao.exchange.merging.assembly import assembled
from baocao.exchange.merging.authors import authors_of, signed
from baocao.exchange.merging.chunks import Chunk, chunks_of
from baocao.exchange.merging.head import HeadChanges, HeadValue, head_changes
from baocao.exchange.merging.head_writing import HeadWriting
from baocao.exchange.merging.item_labels import shown_otherwise
from baocao.exchange.merging.lost_marks import lost_marks
from baocao.exchange.merging.nodes import Node
from baocao.exchange.merging.placing import Assembled
from baocao.exchange.merging.plan import Entry, Plan, plan_of
from baocao.exchange.merging.units import body_units, bounds, with_typed_labels
from baocao.exchange.merging.wording import clean
from baocao.form.boxes.document import find_parts
from baocao.language.alignment import differences
from baocao.model import Edit, Report, Source
from baocao.model.merge import AppliedEdit, EditConflict, Merge, PlacedComment, UnplacedEdit
from baocao.official import official_parts
from baocao.parsing.editing import apply
from baocao.word.reading import EditTraceKind, WordFile

Reparse = Callable[[str], Report]
_UNWRITABLE = "Tệp Markdown không ghi được câu này đúng như trong Word: sửa tay."
_UNMARKED = (
    "Dấu “DỰ THẢO” đã bị bỏ trong Word. Nếu văn bản đã ký, ghi status: ban hành ở đầu báo cáo; merge không tự đổi."
)

_NO_CLOSING = (
    "Báo cáo không còn câu kết ở cuối, nên bản Word xuất ra sẽ có câu kết chung trong baocao.yml (report.closing). Nếu "
    "câu kết đã bị bỏ hoặc chuyển chỗ thì xem lại."
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What meets in a merge. `base` and `ours`: the report as the file was made from it, and now; `built` and
    `reviewed`: what the file showed and shows, `traced` the same with changes that still wait for a decision."""

    base: Report
    ours: Report
    config: Config
    built: WordFile
    reviewed: WordFile
    traced: WordFile


@dataclass(frozen=True, slots=True)
class Change:
    """One edit that can be taken or left: its number, and the words before and after."""

    number: int
    old: str
    new: str


def changes_of(sides: Sides) -> list[Change]:
    """The edits one by one, in the order of the file."""
    draft = _Merging(sides, frozenset())
    return [Change(number, *draft.told(number)) for number in draft.numbers()]


def merge(sides: Sides, read: Reparse, left: Container[int] = frozenset()) -> Merge:
    """What comes of bringing in all edits but those whose numbers are `left` out; `read` parses a file's text."""
    return _Merging(sides, left).merge(read)


class _Merging:
    def __init__(self, sides: Sides, left: Container[int]) -> None:
        self._sides, self._left = sides, left
        reviewed, self._flattened = on_the_line(sides.reviewed)
        self._old, self._new = find_parts(sides.built), find_parts(reviewed)
        self._base = chunks_of(sides.base)
        old = body_units(self._old)
        self._plan = plan_of(
            sides.base,
            self._base,
            old,
            with_typed_labels(body_units(self._new), old),
            official_parts(sides.base, sides.config).closing,
            bounds(self._new)[1][1],
        )
        self._head = head_changes(self._old, self._new, sides.config.signer)
        self._all: list[HeadValue | Entry | int] = [
            *self._head.values,
            *(entry for entry in self._plan.entries if entry.does_something),
            *self._plan.gone,
        ]

    # ----------------------------------------------------------------- one by one

    def numbers(self) -> range:
        return range(1, len(self._all) + 1)

    def told(self, number: int) -> tuple[str, str]:
        each = self._all[number - 1]
        return (self._base[each].shown, "") if isinstance(each, int) else (each.old, each.new)

    def _wanted(self) -> tuple[Plan, list[HeadValue]]:
        """The plan and the values without what is left out."""
        left = [each for number, each in enumerate(self._all, start=1) if number in self._left]
        entries: list[Entry] = []
        for entry in self._plan.entries:
            if not any(entry is each for each in left):
                entries.append(entry)
            elif not entry.is_new:
                entries.append(replace(entry, changes=[], is_moved=False, deeper=0, new=entry.old))
        gone = [at for at in self._plan.gone if at not in [each for each in left if isinstance(each, int)]]
        values = [value for value in self._head.values if not any(value is each for each in left)]
        return Plan(entries, gone, self._plan.unplaced), values

    # ----------------------------------------------------------------- all of it

    def merge(self, read: Reparse) -> Merge:
        sides = self._sides
        plan, values = self._wanted()
        made = assembled(sides.ours, self._base, plan, lambda text: _parsed(sides.ours, text, read))
        heads = HeadWriting(sides.base, sides.ours, made.text)
        for value in values:
            heads.put(value)
        text = heads.text
        source = Source(sides.ours.path, text)
        shift = len(text) - len(made.text)
        starts = {id(node): start + shift for node, start in zip(made.nodes, made.starts, strict=True)}

        def line(node: Node | None, at: int = 0) -> int:
            return source.position(starts[id(node)] + at)[0] if node is not None and id(node) in starts else 1

        ours = chunks_of(sides.ours)
        conflicts = [*heads.conflicts]
        for each in made.conflicts:
            conflicts.append(EditConflict(line(each.node, _within(each.node, each.offset)), each.ours, each.theirs))
        is_changed = text != sides.ours.source.text
        raw = _raw(sides.ours, text) if is_changed else None
        merged = read(raw) if raw is not None else sides.ours
        is_all = (
            sides.ours.source.text == sides.base.source.text
            and not any(number in self._left for number in self.numbers())
            and not (conflicts or made.refused or made.kept or plan.unplaced)
        )
        entry_of = {id(made.places[id(entry)]): entry for entry in plan.entries if id(entry) in made.places}
        return Merge(
            report=sides.ours.path,
            base="",
            base_name="",
            applied=tuple(
                sorted(
                    signed([*heads.applied(source), *_applied(made, ours, line)], sides.traced),
                    key=lambda edit: edit.line,
                )
            ),
            conflicts=tuple(conflicts),
            unplaced=(
                *heads.unplaced,
                *self._head.unplaced,
                *plan.unplaced,
                *(UnplacedEdit(entry.old, entry.new, _UNWRITABLE) for entry in made.refused),
                *(UnplacedEdit(text, "", _UNWRITABLE) for text in made.kept),
                *shown_otherwise(made.nodes, merged, entry_of, is_all=is_all),
            ),
            comments=tuple(self._comments(made, line)),
            notes=(*letter_notes(sides.reviewed, self._flattened), *_notes(sides, self._head, merged)),
            authors=authors_of(sides.traced),
            text=raw,
        )

    def _comments(self, made: Assembled, line: Callable[[Node | None], int]) -> Iterator[PlacedComment]:
        entry_of = {number: entry for entry in self._plan.entries for unit in entry.units for number in unit.numbers}
        for trace in self._sides.reviewed.edit_traces:
            if trace.kind is EditTraceKind.COMMENT:
                entry = entry_of.get(trace.number)
                at = line(made.places.get(id(entry))) if entry else 1
                yield PlacedComment(trace.author, trace.date, clean(trace.text), clean(trace.quote), at)


def _within(node: Node | None, at: int) -> int:
    """Where in the lines of a node the letter of its text may stand, which knows no signs of Markdown."""
    return min(at, len(node.text)) if node else 0


def _applied(made: Assembled, ours: Sequence[Chunk], line: Callable[..., int]) -> Iterator[AppliedEdit]:
    for entry in made.done:
        node = made.places.get(id(entry))
        at = 0
        if node and entry.changes and node.ours:
            was = "\n".join(ours[each].written for each in node.ours)
            at = next((at for at, (a, b) in enumerate(zip(was, node.text, strict=False)) if a != b), 0)
        is_move = entry.is_moved or entry.deeper != 0
        yield AppliedEdit(line(node, at), "" if entry.is_new else entry.old, entry.new, is_move)
    for text, node in made.dropped:
        yield AppliedEdit(line(node), text, "")


# --------------------------------------------------------------------------- texts


def _parsed(report: Report, text: str, read: Reparse) -> Report:
    return read(_raw(report, text))


def _raw(report: Report, text: str) -> str:
    """The file's text once it says `text`, every line that is the same as it was byte by byte."""
    source = report.source
    old, new = source.text.split("\n"), text.split("\n")
    edits = []
    for gap in differences(old, new):
        start, end = (_offset(source, at, len(old)) for at in (gap.old_start, gap.old_end))
        came = "".join(f"{line}\n" for line in new[gap.new_start : gap.new_end])
        if gap.old_end == len(old):
            came = came[:-1] if came else came
            if gap.old_start == gap.old_end or not came:
                start = max(start - (gap.old_end == gap.old_start or start == len(source.text)), 0)
                came = f"\n{came}" if came else came
        edits.append(Edit(source.span(start, end), came))
    return apply(source, edits)


def _offset(source: Source, line: int, lines: int) -> int:
    return source.line_starts[line] if line < lines else len(source.text)


# --------------------------------------------------------------------------- notes


def _notes(sides: Sides, head: HeadChanges, merged: Report) -> Iterator[str]:
    if head.is_unmarked:
        yield _UNMARKED
    if sides.ours.closing and not merged.closing:
        yield _NO_CLOSING
    yield from lost_marks(sides.ours, merged)
    if (added := sides.reviewed.pictures - sides.built.pictures) > 0:
        yield f"Tệp Word có thêm {added} hình hoặc đối tượng; báo cáo Markdown không chứa hình nên không đưa vào."
    for name, indicator in sides.config.indicators.items():
        before, after = (
            {stated.text for stated in stated_in_results(report, indicator)} for report in (sides.ours, merged)
        )
        held = merged.front.indicators.get(name)
        if held is not None and before == after and is_mentioned(sides.ours, indicator, held):
            if not is_mentioned(merged, indicator, held):
                yield (
                    f"Chỉ tiêu “{indicator.label}” ({name}): lời văn sau khi sửa không còn số {held:g} mà phần khai "
                    f"báo đầu tệp ghi. Sửa indicators.{name} nếu số mới là đúng."
                )
        elif before != after and after - before:
            says = f"phần khai báo đầu tệp ghi {held:g}" if held is not None else "phần khai báo đầu tệp chưa ghi"
            yield (
                f"Chỉ tiêu “{indicator.label}” ({name}) trong câu đổi từ {', '.join(sorted(before)) or '(không có)'} "
                f"thành {', '.join(sorted(after))}; {says}: sửa indicators.{name} nếu số mới là đúng."
            )
