"""Rules D90 to D95: what must be gone from a file before it is signed: slips, and traces of the work on it.

The decree does not number them. Their ground is plain correctness (one text, all of which is seen, on days
that exist) or, where a rule says so, practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from baocao.checking.markup.leftover_markup import leftovers
from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import tidy
from baocao.form.looking import Place, excerpt, grouped
from baocao.form.model import Seen, decree_rule
from baocao.form.places import PART_NAMES, WHOLE, Box, Where
from baocao.language.dates import impossible_days, is_near
from baocao.model import Severity
from baocao.word.reading import EditTraceKind, Paragraph, Part

_UNREADABLE = 5.0  # pt below which nobody reads a letter
_CHANGED = {
    EditTraceKind.ADDED: "chữ thêm vào",
    EditTraceKind.DELETED: "chữ xóa đi",
    EditTraceKind.MOVED: "chữ chuyển chỗ",
    EditTraceKind.RESTYLED: "định dạng đổi lại",
}


def _impossible_days(a: Anatomy) -> Iterator[Seen]:
    """Days in any form; of the date of issue, the rule on its figures says what no month can have."""
    issued = a.head.date.paragraph if a.head.date else None
    is_any = False
    for paragraph in a.everything:
        for match in impossible_days(tidy(paragraph.text)):
            if paragraph is not issued or is_near(match):
                is_any = True
                yield Seen(False, f"{excerpt(match[0])} không có trong lịch", a.where(paragraph))
    if not is_any:
        yield Seen(True, "ngày nào cũng có trong lịch", Where(WHOLE))


def _markdown(a: Anatomy) -> Iterator[Seen]:
    kinds: dict[str, list[Place]] = {}
    for paragraph in a.everything:
        for line in paragraph.lines:
            for name, words in leftovers(line.text):
                kinds.setdefault(name, []).append(Place(words, a.where(paragraph)))
    return grouped(a, kinds, "không có")


def _hidden(a: Anatomy) -> Iterator[Seen]:
    kinds = _marked(a, {EditTraceKind.HIDDEN: "chữ ẩn (Hidden)"})
    for paragraph, words in _tiny(a):
        kinds.setdefault("chữ nhỏ đến mức không đọc được", []).append(Place(words, a.where(paragraph)))
    return grouped(a, kinds, "không có")


def _marked(a: Anatomy, names: Mapping[EditTraceKind, str]) -> dict[str, list[Place]]:
    """The traces of work that have a name, by that; each at its paragraph, if that is shown."""
    paragraphs = {one.number: one for one in a.paragraphs}
    kinds: dict[str, list[Place]] = {}
    for trace in a.file.edit_traces:
        if trace.kind not in names:
            continue
        paragraph = paragraphs.get(trace.number) if trace.part in (Part.BODY, Part.TEXT_BOX) else None
        where = a.where(paragraph) if paragraph else Where(PART_NAMES.get(trace.part, WHOLE))
        kinds.setdefault(names[trace.kind], []).append(Place(trace.text, where))
    return kinds


def _tiny(a: Anatomy) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in a.everything:
        for run in paragraph.runs:
            if run.look.size < _UNREADABLE and any(letter.isalnum() for letter in run.text):
                yield paragraph, run.text


def _highlight(a: Anatomy) -> Iterator[Seen]:
    kinds: dict[str, list[Place]] = {}
    for paragraph in a.everything:
        for run in paragraph.runs:
            if run.look.highlight and any(letter.isalnum() for letter in run.text):
                kinds.setdefault("chữ trên nền màu", []).append(Place(run.text, a.where(paragraph)))
    return grouped(a, kinds, "không có")


def _changes(a: Anatomy) -> Iterator[Seen]:
    return grouped(a, _marked(a, _CHANGED), "không có")


def _comments(a: Anatomy) -> Iterator[Seen]:
    return grouped(a, _marked(a, {EditTraceKind.COMMENT: "bình luận"}), "không có")


_rule = partial(decree_rule, box=Box.DESK)
_PLAIN = "ngoài Nghị định: sai hiển nhiên"
_HABIT = "ngoài Nghị định: lệ thường"


_W = Severity.WARNING
RULES = (
    _rule(90, "impossible-day", "Ngày không có thật", "ngày có trong lịch", _PLAIN, _impossible_days),
    _rule(
        91,
        "markdown-left",
        "Dấu Markdown còn sót",
        "không còn dấu sao, dấu thăng, gạch đứng, ngoặc vuông, ngoặc nhọn… của tệp Markdown",
        _PLAIN,
        _markdown,
    ),
    _rule(92, "hidden-text", "Chữ không ai thấy", "không có chữ ẩn, chữ quá nhỏ", _PLAIN, _hidden),
    _rule(
        93,
        "highlight",
        "Chữ tô nền",
        "không tô nền (Highlight, Shading); chữ đen trên giấy trắng",
        "cách đọc PL I, mục I.4 (màu đen)",
        _highlight,
        _W,
    ),
    _rule(
        94,
        "pending-changes",
        "Sửa đổi chưa duyệt",
        "mọi sửa đổi (Track Changes) đã được chấp nhận hoặc từ chối",
        _PLAIN,
        _changes,
    ),
    _rule(95, "comments", "Bình luận", "không còn bình luận (Comment)", _HABIT, _comments, _W),
)
