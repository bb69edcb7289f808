"""T09: text typed in a TCVN3 or VNI font, which shows as other letters in any other font."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, Report, Span
from baocao.regex import regex

RULE = ReportRule(
    id="T09",
    name="legacy-font-letters",
    summary="Chữ phải là Unicode, không phải chữ gõ bằng phông TCVN3 (.VnTime) hay VNI.",
    why="Chữ gõ bằng phông cũ dán sang đây thành “Së Khoa häc”: không ai đọc được, máy không tìm được.",
    fix="Mở lại tệp gốc, chuyển mã sang Unicode (ví dụ bằng Unikey, Ctrl+Shift+F6), rồi dán lại đoạn này.",
    bad="- B¸o c¸o cña Së V¨n hãa vµ Du lÞch. <!-- T09 -->\n",
    good="- Báo cáo của Sở Văn hóa và Du lịch, thông số Ø21, 5 µg/l; tiêu chuẩn của Müller® (Köln).\n",
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I phần I mục I.4",
)

_MISREAD_UTF8 = regex("á[º»][\u0080-\u00bf\u0152-\u2122]|Ã[\u0080-\u00bf]\\w|Æ[°¡]|Ä[\u0080-\u0091\u2018\u0192]")
_LOOKALIKE = regex(r"(?<![^\W_])[ÐƉ](?=[^\W\d_])")


def check(report: Report, context: Context) -> Iterator[Finding]:
    if context.is_usual or not is_suspect(report.source.text):
        return
    from baocao.language.legacy_letters import ENOUGH, legacy_words

    stretches = [_front_matter(report), *((passage.text, passage.span) for passage in context.passages)]
    found = [(words, place) for text, place in stretches if (words := list(legacy_words(text)))]
    if len({word.meant.lower() for words, _ in found for word in words}) >= ENOUGH:
        for (first, *more), place in found:
            others = f" và {len(more)} từ nữa ở đoạn này" if more else ""
            span = place(first.start, first.end)
            yield Finding(span, f"“{span.text}”{others} gõ bằng phông {first.font}, đọc là “{first.meant}”.")
    else:
        found = []
    for text, place in stretches:
        yield from _misread(text, place, has_old_font=bool(found))


def is_suspect(text: str) -> bool:
    """Whether the text has some letter that may come from an old font, or that was misread."""
    from baocao.language.legacy_letters import STRANGE_LETTERS  # nearly all reports have usual letters alone

    return re.search(rf"[{STRANGE_LETTERS}ºÃÄÆÐƉ\N{{REPLACEMENT CHARACTER}}]", text) is not None


def _front_matter(report: Report) -> tuple[str, Callable[[int, int], Span]]:
    front = report.front.span
    return front.text, lambda start, end: front.source.span(front.start + start, front.start + end)


def _misread(text: str, place: Callable[[int, int], Span], *, has_old_font: bool) -> Iterator[Finding]:
    if match := _MISREAD_UTF8.search(text):
        yield Finding(
            place(*match.span()),
            f"“{match[0]}” là chữ Việt bị đọc nhầm bảng mã.",
            "Mở lại tệp gốc với mã UTF-8 rồi dán lại đoạn này.",
        )
    if (at := text.find("\N{REPLACEMENT CHARACTER}")) >= 0:
        yield Finding(
            place(at, at + 1),
            "Có chữ đã mất khi chuyển mã, chỉ còn dấu \N{REPLACEMENT CHARACTER}.",
            "Xem lại tệp gốc và gõ lại chữ này.",
        )
    for match in () if has_old_font else _LOOKALIKE.finditer(text):
        yield Finding(place(*match.span()), f"Chữ “{match[0]}” chỉ giống hình chữ “Đ” của tiếng Việt.", "Gõ lại chữ Đ.")
