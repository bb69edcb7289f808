"""Rules D50 to D59: headings and numbered points of box 6 (NĐ30 PL I, mục II.6d, II.6đ)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from baocao.decree import TEXT_SIZE, Range
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import (
    is_mostly,
    lines_of,
    sizes,
)
from baocao.form.boxes.location import BODY, Box, Location, in_body
from baocao.form.boxes.outline import OutlineEntry, OutlineRank, by_group, outline
from baocao.form.boxes.prose import is_long
from baocao.form.rule import Seen, decree_rule
from baocao.model import Severity

_LABEL_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=False, centred=True)
_TITLE_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True, centred=True)
_LEVEL_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True)


def _entries(doc: DocumentParts, *ranks: OutlineRank) -> tuple[OutlineEntry, ...]:
    return tuple(entry for entry in doc.entries if entry.rank in ranks)


def _label_seen(entry: OutlineEntry, *, is_roman: bool) -> Iterator[Seen]:
    """Whether a label such as `Phần I` stands alone in its style."""
    problems = []
    if entry.title:
        problems.append("tiêu đề nằm cùng dòng")
    if is_roman and not re.search(r" [IVX]+$", entry.sign):
        problems.append("không dùng số La Mã")
    for seen in _LABEL_STYLE.seen(tuple(lines_of((entry.paragraph,))), BODY):
        style_is_wrong = not seen.ok and not entry.title
        found = "; ".join([*problems, *([seen.found] if style_is_wrong else [])])
        yield Seen(not found, found or seen.found, seen.where, f"trên một dòng riêng, {_LABEL_STYLE.words}")


def _title_below(entry: OutlineEntry) -> Iterator[Seen]:
    if entry.following is not None and not entry.title and not _begins_anew(entry):
        yield from _TITLE_STYLE.seen(tuple(lines_of((entry.following,))), BODY)


def _begins_anew(entry: OutlineEntry) -> bool:
    return not entry.heads or (entry.following is not None and bool(outline((entry.following,))))


def _part_label(doc: DocumentParts) -> Iterator[Seen]:
    for entry in _entries(doc, OutlineRank.PART):
        yield from _label_seen(entry, is_roman=True)


def _part_title(doc: DocumentParts) -> Iterator[Seen]:
    for entry in _entries(doc, OutlineRank.PART):
        yield from _title_below(entry)


def _chapter(doc: DocumentParts) -> Iterator[Seen]:
    for entry in _entries(doc, OutlineRank.CHAPTER):
        yield from _label_seen(entry, is_roman=entry.sign.casefold().startswith("chương"))
        yield from _title_below(entry)


def _roman_heading(doc: DocumentParts) -> Iterator[Seen]:
    for entry in _entries(doc, OutlineRank.ROMAN):
        if entry.title:
            yield from _LEVEL_STYLE.seen(tuple(lines_of((entry.paragraph,))), BODY)


def _titled_point(doc: DocumentParts) -> Iterator[Seen]:
    style = _point_style(doc)
    for group in by_group(doc.entries, OutlineRank.ARABIC):
        titled = [entry for entry in group if entry.is_title]
        if style is not None and len(titled) * 2 > len(group):
            for entry in titled:
                yield from style.seen(tuple(lines_of((entry.paragraph,))), BODY)


def _point_style(doc: DocumentParts) -> BoxStyle | None:
    """What a titled point looks like: bold, in the size of the text around it."""
    found = sizes(run for paragraph in doc.plain for run in paragraph.runs)
    return BoxStyle(Range(found[0], found[0]), bold=True, capitals=False) if found else None


def _running_point(doc: DocumentParts) -> Iterator[Seen]:
    for group in by_group(doc.entries, OutlineRank.ARABIC):
        if not any(entry.is_title for entry in group):
            for entry in group:
                if entry.title.endswith((".", ";")) and is_long(entry.paragraph):
                    bold, slanted = is_mostly(entry.runs, "bold"), is_mostly(entry.runs, "italic")
                    found = ", ".join(("nghiêng" if slanted else "đứng", "đậm" if bold else "không đậm"))
                    yield Seen(not bold and not slanted, found, in_body(entry.paragraph))


def _letters(doc: DocumentParts) -> Iterator[Seen]:
    for group in by_group(doc.entries, OutlineRank.LETTER):
        if len(group) < 2:
            continue
        expected = 1
        for entry in group:
            problems = []
            if entry.value != expected:
                problems.append(f"{entry.sign}{entry.stop} đứng ở vị trí thứ {expected}")
            if entry.stop != ")":
                problems.append(f"{entry.sign}{entry.stop} không có dấu đóng ngoặc đơn")
            if not entry.is_title and is_mostly(entry.runs, "bold"):
                problems.append("chữ đậm")
            if is_mostly(entry.runs, "italic"):
                problems.append("chữ nghiêng")
            expected = (entry.value or expected) + 1
            yield Seen(
                not problems, "; ".join(problems) or "đúng thứ tự, có dấu đóng ngoặc đơn", in_body(entry.paragraph)
            )


def _has_title(doc: DocumentParts) -> Iterator[Seen]:
    for entry in _entries(doc, OutlineRank.PART, OutlineRank.CHAPTER, OutlineRank.ROMAN):
        below = entry.rank is not OutlineRank.ROMAN and not _begins_anew(entry)
        right = bool(entry.title) or below
        yield Seen(
            right, "có tiêu đề" if right else f"{entry.sign}{entry.stop} không có tiêu đề", in_body(entry.paragraph)
        )


def _numbering(doc: DocumentParts) -> Iterator[Seen]:
    entries = doc.entries
    for rank in (OutlineRank.PART, OutlineRank.ROMAN, OutlineRank.ARABIC):
        for group in by_group(entries, rank):
            yield from _counts(group)


def _counts(group: Sequence[OutlineEntry]) -> Iterator[Seen]:
    first = group[0]
    if first.value is None or (first.value != 1 and (len(group) < 2 or first.rank is OutlineRank.ARABIC)):
        return  # a quotation, or a list that goes on from one above
    if first.value != 1:
        yield Seen(False, f"bắt đầu từ {first.sign}", in_body(first.paragraph))
    for above, below in pairwise(group):
        if above.value is None or below.value is None:
            continue
        if below.value != above.value + 1:
            yield Seen(False, f"sau {above.sign}. là {below.sign}.", in_body(below.paragraph))
    if all(entry.value == at for at, entry in enumerate(group, 1)):
        yield Seen(True, "liên tục", Location(BODY))


_rule = partial(decree_rule, box=Box.TEXT)
_OF_HEADINGS = "PL I, mục II.6đ"


_W = Severity.WARNING
RULES = (
    _rule(
        50,
        "part-label",
        "Từ “Phần” và số thứ tự",
        f"Phần I, số La Mã, trên một dòng riêng, {_LABEL_STYLE.words}",
        _OF_HEADINGS,
        _part_label,
    ),
    _rule(51, "part-title", "Tiêu đề phần", _TITLE_STYLE.words, _OF_HEADINGS, _part_title),
    _rule(
        52,
        "chapter",
        "Chương, mục, tiểu mục",
        f"từ “Chương”, “Mục” và số thứ tự: {_LABEL_STYLE.words}; tiêu đề ở dòng dưới: {_TITLE_STYLE.words}",
        _OF_HEADINGS,
        _chapter,
    ),
    _rule(53, "roman-heading", "Mục I, II, III", _LEVEL_STYLE.words, "PL I, mục V, ô số 6", _roman_heading),
    _rule(
        54,
        "titled-point",
        "Khoản có tiêu đề (1, 2, 3)",
        "in thường, đứng, đậm, cỡ chữ của nội dung",
        _OF_HEADINGS,
        _titled_point,
    ),
    _rule(55, "running-point", "Khoản không có tiêu đề", "đứng, không đậm", _OF_HEADINGS, _running_point, _W),
    _rule(
        56,
        "letters",
        "Điểm a), b), c)",
        "theo thứ tự bảng chữ cái tiếng Việt, có dấu đóng ngoặc đơn, chữ đứng, không đậm",
        _OF_HEADINGS,
        _letters,
    ),
    _rule(58, "heading-title", "Tiêu đề của phần, chương, mục", "có tiêu đề", "PL I, mục II.6d", _has_title),
    _rule(59, "numbering", "Số thứ tự", "liên tục, không nhảy, không lặp", _OF_HEADINGS, _numbering),
)
