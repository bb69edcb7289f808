"""T09: text typed in a TCVN3 or VNI font, which shows as other letters in any other font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from baocao.language.syllables import is_syllable
from baocao.model import Finding, Report, Span
from baocao.rules import Context, Rule

RULE = Rule(
    id="T09",
    name="legacy-font-letters",
    summary="Chữ phải là Unicode, không phải chữ gõ bằng phông TCVN3 (.VnTime) hay VNI.",
    why="Chữ gõ bằng phông cũ dán sang đây thành “Së Khoa häc”: không ai đọc được, máy không tìm được.",
    fix="Mở lại tệp gốc, chuyển mã sang Unicode (ví dụ bằng Unikey, Ctrl+Shift+F6), rồi dán lại đoạn này.",
    bad="- B¸o c¸o cña Së V¨n hãa vµ Du lÞch. <!-- T09 -->\n",
    good="- Báo cáo của Sở Văn hóa và Du lịch, thông số Ø21, 5 µg/l; tiêu chuẩn của Müller® (Köln).\n",
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I phần I mục I.4",
)

# What each code of a TCVN3 font shows, by the letter that the code is in Unicode.
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# VNI writes a letter and its mark as two codes, and some letters as one.
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ò": "ị", "ó": "ĩ", "í": "í", "ì": "ì", "î": "ỵ"}
_VNI = {
    base + mark: unicodedata.normalize("NFC", {"ö": "ư", "ô": "ơ"}.get(base, base) + marks)
    for base, (mark, marks) in product("aeouyöô", _VNI_MARKS.items())
} | _VNI_LETTERS
_VNI |= {key.upper(): letters.upper() for key, letters in _VNI.items()}
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
) | frozenset("đĐ")
_FOREIGN = frozenset(_TCVN3) | frozenset("".join(_VNI)) - _VIETNAMESE - frozenset("aeouyAEOUY")
_STRANGE = "".join(re.escape(letter) for letter in sorted(_FOREIGN - _VIETNAMESE))
_WORD = re.compile(r"(?<![^\W_])[A-Za-z\u00a1-\u00ff]{1,30}(?![^\W_])")  # no syllable is longer
_HAS_STRANGE = re.compile(f"[{_STRANGE}]")
_MISREAD_UTF8 = re.compile("á[º»][\u0080-\u00bf\u0152-\u2122]|Ã[\u0080-\u00bf]\\w|Æ[°¡]|Ä[\u0080-\u0091\u2018\u0192]")
_SUSPECT = re.compile(rf"[{_STRANGE}ºÃÄÆÐƉ\N{{REPLACEMENT CHARACTER}}]")
_LOOKALIKE = re.compile(r"(?<![^\W_])[ÐƉ](?=[^\W\d_])")
ENOUGH = 2
"""Words in a report that read as Vietnamese in an old font before it is said that one was used."""


@dataclass(frozen=True, slots=True)
class _Legacy:
    """A word that is Vietnamese only in an old font: its place, the font, and the word meant."""

    span: Span
    font: str
    meant: str


def check(report: Report, context: Context) -> Iterator[Finding]:
    if not _SUSPECT.search(report.source.text):
        return
    stretches = [_front_matter(report), *((passage.text, passage.span) for passage in context.passages)]
    found = [words for text, place in stretches if (words := list(_legacy_words(text, place)))]
    if len({word.meant.lower() for words in found for word in words}) >= ENOUGH:
        for first, *more in found:
            others = f" và {len(more)} từ nữa ở đoạn này" if more else ""
            yield Finding(first.span, f"“{first.span.text}”{others} gõ bằng phông {first.font}: “{first.meant}”.")
    else:
        found = []
    for text, place in stretches:
        yield from _misread(text, place, has_old_font=bool(found))


def _front_matter(report: Report) -> tuple[str, Callable[[int, int], Span]]:
    front = report.front.span
    return front.text, lambda start, end: front.source.span(front.start + start, front.start + end)


def _legacy_words(text: str, place: Callable[[int, int], Span]) -> Iterator[_Legacy]:
    for match in _WORD.finditer(text) if _HAS_STRANGE.search(text) else ():
        font, meant = _decoded(match[0]) if _HAS_STRANGE.search(match[0]) else ("", "")
        if font:
            yield _Legacy(place(*match.span()), font, meant)


@lru_cache(maxsize=4096)
def _decoded(word: str) -> tuple[str, str]:
    """The font in which `word` is a Vietnamese syllable, and that syllable; two empty texts where in none."""
    if word.isascii() or not re.search("[A-Za-z]", word):
        return "", ""
    tcvn3 = "".join(_TCVN3.get(letter, letter) for letter in word)
    vni = _VNI_CODES.sub(lambda match: _VNI[match[0]], word)
    for font, meant in (("TCVN3", tcvn3), ("VNI", vni)):
        if is_syllable(meant):
            return font, meant
    return "", ""


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
