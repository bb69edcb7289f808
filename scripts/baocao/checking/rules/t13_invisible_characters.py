"""T13: invisible characters: control, zero-width, bidirectional, private."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.language.syllables import is_syllable
from baocao.model import Edit, Finding, Report
from baocao.regex import regex

RULE = ReportRule(
    id="T13",
    name="invisible-characters",
    summary="Không có ký tự điều khiển hay ký tự không nhìn thấy.",
    why=(
        "Ký tự không nhìn thấy thường theo vào khi sao chép từ trang web hay PDF: tìm kiếm không ra chữ, và có loại "
        "đảo được thứ tự chữ hiện trên màn hình."
    ),
    fix="Chạy `baocao check --fix` để xóa, hoặc xóa và gõ lại chỗ này.",
    bad="- Tập huấn\u200b kỹ năng số cho cán bộ. <!-- T13 -->\n",
    good="- Tập huấn kỹ năng số cho cán bộ.\n",
    fixable=True,
)

_REMOVABLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_LETTERS = "\u115f\u1160\u3164\uffa0\ufffc\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
_ANY = regex(f"[{_REMOVABLE}{_BREAKS}{_LETTERS}\u00ad]")
_RUN = regex(f"(?P<removable>[{_REMOVABLE}]+)|(?P<break>[{_BREAKS}]+)|(?P<hyphen>\u00ad+)|(?P<letter>[{_LETTERS}]+)")
_WORD_BEFORE, _WORD_AFTER = regex(r"[^\W\d_]*$"), regex(r"[^\W\d_]*")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NAMES = {
    "\u00ad": "gạch nối mềm",
    "\u200b": "dấu cách rộng bằng không",
    "\u200c": "dấu không nối chữ",
    "\u200d": "dấu nối chữ",
    "\u2060": "dấu cấm ngắt dòng",
    "\ufeff": "dấu thứ tự byte",
    "\ufffc": "chỗ của một hình đã mất",
}


def check(report: Report, context: Context) -> Iterator[Finding]:
    source = report.source
    text = source.text
    if context.is_usual or not _ANY.search(text):
        return
    for match in _RUN.finditer(text):
        span = source.span(*match.span())
        message = f"Có ký tự không nhìn thấy: {_described(match[0])}."
        if match["removable"]:
            yield Finding(span, message, edits=(Edit(span, ""),))
        elif match["break"]:
            # A line end for readers, though not for Markdown: the words must not run together.
            inside = text[match.start() - 1 : match.start()].strip() and text[match.end() : match.end() + 1].strip()
            yield Finding(span, message, edits=(Edit(span, " " if inside else ""),))
        elif match["hyphen"] and _is_whole_without(text, *match.span()):
            yield Finding(span, message, edits=(Edit(span, ""),))
        else:
            # May have been a letter or a sign of another font: only the author knows which.
            yield Finding(span, message, "Xóa ký tự này rồi gõ lại chữ hoặc dấu cần có.")


def _is_whole_without(text: str, start: int, end: int) -> bool:
    """Whether the letters around make a word; in `Th\u00adng` the soft hyphen is what an old font left of `ươ`."""
    before, after = _WORD_BEFORE.search(text, max(0, start - 8), start), _WORD_AFTER.match(text, end)
    word = (before[0] if before else "") + (after[0] if after else "")
    return not word or is_syllable(word)


def _described(run: str) -> str:
    letter = run[0]
    if letter in _NAMES:
        name = _NAMES[letter]
    elif letter in _BIDI:
        name = "dấu đổi chiều chữ"
    else:
        name = "ký tự riêng của một phông" if unicodedata.category(letter) == "Co" else "ký tự điều khiển"
    count = f", {len(run)} ký tự liền nhau" if len(run) > 1 else ""
    return f"{name} (U+{ord(letter):04X}){count}"
