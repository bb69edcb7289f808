"""Rules D77 to D83: the annexes (NĐ30 PL I, mục III.1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.decree import ANNEX_LABEL_SIZE, TEXT_SIZE
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.closing import ANNEX_LABEL, AnnexHead
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import is_capitals, tidy
from baocao.form.boxes.location import ANNEX, Box, Location
from baocao.form.findings_in_words import excerpt, joined
from baocao.form.rule import Seen, decree_rule
from baocao.language.official_form import annex_sign, mentioned, misnumbered, shouted_organ
from baocao.model import Severity

_LABEL_STYLE = BoxStyle(ANNEX_LABEL_SIZE, bold=True, capitals=False, centred=True)
_TITLE_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True, centred=True)
_POINTER_STYLE = BoxStyle(TEXT_SIZE, italic=True, centred=True)
_POINTER_WORDS = f"in thường, {_POINTER_STYLE.words}"


def _at(annex: AnnexHead) -> Location:
    return Location(ANNEX, annex.label.paragraph)


def _pointed_to(doc: DocumentParts) -> Iterator[Seen]:
    if doc.is_annex or not doc.annexes:
        return
    start = doc.annexes[0].label.paragraph.number
    text = tidy(" ".join(paragraph.text for paragraph in doc.paragraphs if paragraph.number < start))
    for annex, right in zip(doc.annexes, mentioned([annex.label.text for annex in doc.annexes], text), strict=True):
        name = annex.label.text if annex_sign(annex.label.text) else "Phụ lục"
        yield Seen(right, "có chỉ dẫn" if right else f"nội dung không nhắc đến {excerpt(name, 30)}", _at(annex))


def _roman_numbers(doc: DocumentParts) -> Iterator[Seen]:
    if len(doc.annexes) < 2:
        return
    for annex, is_wrong in zip(doc.annexes, misnumbered([annex.label.text for annex in doc.annexes]), strict=True):
        yield Seen(not is_wrong, excerpt(annex.label.text, 30) if is_wrong else "số La Mã", _at(annex))


def _label(doc: DocumentParts) -> Iterator[Seen]:
    for annex in doc.annexes:
        if not ANNEX_LABEL.fullmatch(annex.label.text):
            yield Seen(False, "tiêu đề nằm cùng dòng với từ “Phụ lục”", _at(annex))
        else:
            yield from _LABEL_STYLE.seen((annex.label,), ANNEX)


def _title(doc: DocumentParts) -> Iterator[Seen]:
    for annex in doc.annexes:
        if ANNEX_LABEL.fullmatch(annex.label.text):
            yield from _TITLE_STYLE.seen(annex.title, ANNEX)


def _pointer(doc: DocumentParts) -> Iterator[Seen]:
    for annex in doc.annexes:
        if annex.pointer:
            text = joined(annex.pointer)
            shouted = text if is_capitals(text) else shouted_organ(text)
            for seen in _POINTER_STYLE.seen(annex.pointer, ANNEX):
                found = f"in hoa {excerpt(shouted)}, {seen.found}" if shouted else seen.found
                yield Seen(seen.ok and not shouted, found, seen.where, _POINTER_WORDS)
        else:
            yield Seen(False, "không có dòng “(Kèm theo …)”", _at(annex))


def _pointer_line(doc: DocumentParts) -> Iterator[Seen]:
    for annex in doc.annexes:
        if annex.pointer:
            yield Seen(bool(annex.strokes), "có" if annex.strokes else "không có", _at(annex))


def _own_pages(doc: DocumentParts) -> Iterator[Seen]:
    if doc.is_annex:
        return
    before = doc.paragraphs[0].section if doc.paragraphs else 0
    for annex in doc.annexes:
        section = doc.file.sections[annex.section]
        if annex.section == before:
            found = (
                "cùng phần (Section) với văn bản"
                if annex is doc.annexes[0]
                else "cùng phần (Section) với phụ lục trước"
            )
            yield Seen(False, f"{found}, số trang chạy tiếp", _at(annex))
        else:
            starts = section.page_start
            found = "số trang chạy tiếp" if starts is None else f"bắt đầu từ {starts}"
            yield Seen(starts == 1, found, _at(annex))
        before = annex.section


_N = Severity.NOTE


_rule = partial(decree_rule, box=Box.ANNEX)


RULES = (
    _rule(
        77,
        "annex-mention",
        "Chỉ dẫn đến phụ lục",
        "nội dung văn bản nhắc đến từng phụ lục",
        "PL I, mục III.1a",
        _pointed_to,
    ),
    _rule(
        78,
        "annex-number",
        "Số của phụ lục",
        "có từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã",
        "PL I, mục III.1a",
        _roman_numbers,
    ),
    _rule(79, "annex-label", "Từ “Phụ lục”", f"trên một dòng riêng, {_LABEL_STYLE.words}", "PL I, mục III.1b", _label),
    _rule(80, "annex-title", "Tiêu đề phụ lục", _TITLE_STYLE.words, "PL I, mục III.1b", _title),
    _rule(
        81,
        "annex-pointer",
        "Dòng “Kèm theo”",
        f"“(Kèm theo Báo cáo số … của …)”, {_POINTER_WORDS}",
        "PL I, mục III.1c",
        _pointer,
    ),
    _rule(
        82,
        "annex-line",
        "Đường kẻ dưới dòng “Kèm theo”",
        "có trong các mẫu của Nghị định",
        "PL I, mục III.1; PL III, mẫu 2.1",
        _pointer_line,
        _N,
    ),
    _rule(
        83, "annex-pages", "Số trang phụ lục", "mỗi phụ lục đánh số trang riêng, từ 1", "PL I, mục III.1đ", _own_pages
    ),
)
