"""Values that a Word file has around its text, written into the front matter of a report where it still says what it
said when the file was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.exchange.merging.front_matter import with_value
from baocao.exchange.merging.head import HeadValue
from baocao.exchange.merging.wording import key
from baocao.model import FrontMatter, NoteKind, Report, Source
from baocao.model.merge import AppliedEdit, EditConflict, UnplacedEdit

_NO_FRONT = "Phần khai báo đầu tệp không đọc được: sửa ở đó trước."


class HeadWriting:
    """Values put one after the other into the front matter of `ours`, whose new text is `text`."""

    def __init__(self, base: Report, ours: Report, text: str) -> None:
        self._base, self._ours, self.text = base, ours, text
        self.conflicts: list[EditConflict] = []
        self.unplaced: list[UnplacedEdit] = []
        self._done: list[HeadValue] = []
        self._is_readable = all(note.kind is not NoteKind.YAML for note in ours.notes)

    def put(self, value: HeadValue) -> None:
        base, ours = (_held(report.front, value.keys) for report in (self._base, self._ours))
        if _plain(ours) == _plain(value.value):
            return
        if _plain(ours) != _plain(base):
            line = self._ours.front.spans.get(".".join(value.keys), self._ours.front.span).line
            self.conflicts.append(EditConflict(line, ", ".join(_listed(ours)), value.new))
            return
        done = with_value(self._ours, self.text, value.keys, value.value) if self._is_readable else None
        if done is None:
            self.unplaced.append(UnplacedEdit(value.old, value.new, _NO_FRONT))
            return
        self.text = done[0]
        self._done.append(value)

    def applied(self, source: Source) -> Iterator[AppliedEdit]:
        for value in self._done:
            found = with_value(self._ours, source.text, value.keys, value.value)
            yield AppliedEdit(source.position(found[1])[0] if found else 1, value.old, value.new)


def _held(front: FrontMatter, keys: Sequence[str]) -> object:
    held: object = front
    for each in keys:
        held = getattr(held, each, None)
    return held


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(key(str(each)) for each in value)
    text = key(str(value)) if value is not None else ""
    return text.lstrip("0") if text.isdecimal() else text


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else [str(value if value is not None else "")]
