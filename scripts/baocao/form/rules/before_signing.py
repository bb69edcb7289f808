"""Rules D90 to D95: what must be gone from a file before it is signed: slips, and traces of the work on it.

The decree does not number them. Their ground is plain correctness (one text, all of which is seen, on days
that exist) or, where a rule says so, practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from baocao.checking.markup.leftover_markup import leftovers
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import tidy
from baocao.form.boxes.location import PART_NAMES, WHOLE, Box, Location
from baocao.form.findings_in_words import Occurrence, excerpt, grouped
from baocao.form.rule import Seen, decree_rule
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


def _impossible_days(doc: DocumentParts) -> Iterator[Seen]:
    """Days in any form; of the date of issue, the rule on its figures says what no month can have."""
    issued = doc.head.date.paragraph if doc.head.date else None
    is_any = False
    for paragraph in doc.everything:
        for match in impossible_days(tidy(paragraph.text)):
            if paragraph is not issued or is_near(match):
                is_any = True
                yield Seen(False, f"{excerpt(match[0])} không có trong lịch", doc.location_of(paragraph))
    if not is_any:
        yield Seen(True, "ngày nào cũng có trong lịch", Location(WHOLE))


def _markdown(doc: DocumentParts) -> Iterator[Seen]:
    kinds: dict[str, list[Occurrence]] = {}
    for paragraph in doc.everything:
        for line in paragraph.lines:
            for name, words in leftovers(line.text):
                kinds.setdefault(name, []).append(Occurrence(words, doc.location_of(paragraph)))
    return grouped(doc, kinds, "không có")


def _hidden(doc: DocumentParts) -> Iterator[Seen]:
    kinds = _marked(doc, {EditTraceKind.HIDDEN: "chữ ẩn (Hidden)"})
    for paragraph, words in _tiny(doc):
        kinds.setdefault("chữ nhỏ đến mức không đọc được", []).append(Occurrence(words, doc.location_of(paragraph)))
    return grouped(doc, kinds, "không có")


def _marked(doc: DocumentParts, names: Mapping[EditTraceKind, str]) -> dict[str, list[Occurrence]]:
    """The traces of work that have a name, by that; each at its paragraph, if that is shown."""
    paragraphs = {paragraph.number: paragraph for paragraph in doc.paragraphs}
    kinds: dict[str, list[Occurrence]] = {}
    for trace in doc.file.edit_traces:
        if trace.kind not in names:
            continue
        paragraph = paragraphs.get(trace.number) if trace.part in (Part.BODY, Part.TEXT_BOX) else None
        where = doc.location_of(paragraph) if paragraph else Location(PART_NAMES.get(trace.part, WHOLE))
        kinds.setdefault(names[trace.kind], []).append(Occurrence(trace.text, where))
    return kinds


def _tiny(doc: DocumentParts) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in doc.everything:
        for run in paragraph.runs:
            if run.look.size < _UNREADABLE and any(letter.isalnum() for letter in run.text):
                yield paragraph, run.text


def _highlight(doc: DocumentParts) -> Iterator[Seen]:
    kinds: dict[str, list[Occurrence]] = {}
    for paragraph in doc.everything:
        for run in paragraph.runs:
            if run.look.highlight and any(letter.isalnum() for letter in run.text):
                kinds.setdefault("chữ trên nền màu", []).append(Occurrence(run.text, doc.location_of(paragraph)))
    return grouped(doc, kinds, "không có")


def _changes(doc: DocumentParts) -> Iterator[Seen]:
    return grouped(doc, _marked(doc, _CHANGED), "không có")


def _comments(doc: DocumentParts) -> Iterator[Seen]:
    return grouped(doc, _marked(doc, {EditTraceKind.COMMENT: "bình luận"}), "không có")


_rule = partial(decree_rule, box=Box.BEFORE_SIGNING)
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
