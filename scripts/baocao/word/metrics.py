"""How wide a text is in Times New Roman, and where a centred text breaks: arithmetic only, no font files.

The advance widths are those of the metric-compatible Liberation Serif 2. Vietnamese tone marks add
nothing to a letter's width, so letters are looked up without them; ơ, ư and đ have widths of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_UNITS_PER_EM = 2048
_MM_PER_PT = 25.4 / 72
_HORN = "\u031b"
_LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "ơưđƠƯĐ–—‘’“”…•§°²³±×÷«»"
_REGULAR = """
512 682 836 1024 1024 1706 1593 369 682 682 1024 1155 512 682 512 569 1024 1024 1024 1024 1024 1024 1024 1024 1024
1024 569 569 1155 1155 1155 909 1886 1479 1366 1366 1479 1251 1139 1479 1479 682 797 1479 1251 1821 1479 1479 1139
1479 1366 1139 1251 1479 1479 1933 1479 1479 1251 682 569 682 961 1024 682 909 1024 909 1024 909 682 1024 1024 569
569 1024 569 1593 1024 1024 1024 1024 682 797 569 1024 1024 1479 1024 1024 909 983 410 983 1108 1083 1110 1024 1479
1589 1479 1024 2048 682 682 909 909 2048 717 1024 819 614 614 1124 1155 1124 1024 1024
"""
_BOLD = """
512 682 1137 1024 1024 2048 1706 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 1024 1024 1024 1024
1024 682 682 1167 1167 1167 1024 1905 1479 1366 1479 1479 1366 1251 1593 1593 797 1024 1593 1366 1933 1479 1593 1251
1593 1479 1139 1366 1479 1479 2048 1479 1479 1366 682 569 682 1190 1024 682 1024 1139 909 1139 909 682 1024 1139 569
682 1139 569 1706 1139 1024 1139 1139 909 797 682 1139 1024 1479 1024 1024 909 807 451 807 1065 1134 1229 1139 1593
1630 1479 1024 2048 682 682 1024 1024 2048 717 1024 819 614 614 1124 1167 1124 1024 1024
"""
_ITALIC = """
512 682 860 1024 1024 1706 1593 438 682 682 1024 1382 512 682 512 569 1024 1024 1024 1024 1024 1024 1024 1024 1024
1024 682 682 1382 1382 1382 1024 1884 1251 1251 1366 1479 1251 1251 1479 1479 682 909 1366 1139 1706 1366 1479 1251
1479 1251 1024 1139 1479 1251 1706 1251 1139 1139 797 569 797 864 1024 682 1024 1024 909 1024 909 569 1024 1024 569
569 909 569 1479 1024 1024 1024 1024 797 797 569 1024 909 1366 909 909 797 819 563 819 1108 1093 1117 1024 1479 1544
1479 1024 1821 682 682 1139 1139 1821 717 1024 819 614 614 1124 1382 1124 1024 1024
"""
_WIDTHS = {
    style: dict(zip(_LETTERS, map(int, rows.split()), strict=True))
    for style, rows in (("regular", _REGULAR), ("bold", _BOLD), ("italic", _ITALIC))
}
_MOST_LINES = 8
_TOLERANCE = 0.75  # mm by which another machine's font may set a line wider or narrower
_HAIR = 1e-6
_UNKNOWN = 1479  # a letter outside the table counts as a wide capital, so that room is never short

# A line had better not end in these: they belong to what follows.
_LEANING = frozenset((
    "và", "với", "của", "cho", "về", "các", "tại", "từ", "đến", "theo", "tháng", "năm", "ngày", "số",
    "tỉnh", "huyện", "xã", "phường", "-", "–",
))  # fmt: skip
# Nor had it better end inside one of these words of two syllables, common in names and titles of offices.
_COMPOUNDS = frozenset(
    tuple(word.split())
    for word in """
    an ninh, an toàn, báo cáo, bảo đảm, bảo hiểm, chi cục, chi nhánh, chuyển đổi, chương trình, chất lượng, công nghệ,
    công tác, công thương, cơ quan, dân số, dân tộc, dịch vụ, du lịch, giao thông, giáo dục, gia đình, hành chính,
    hội đồng, khoa học, kinh tế, kiểm lâm, kiểm tra, kế hoạch, kết quả, kịch bản, kỹ thuật, lao động, lâm nghiệp,
    lĩnh vực, môi trường, nghiên cứu, nghiệp vụ, ngoại vụ, nhiệm vụ, nhân dân, nông nghiệp, nông thôn, nội vụ,
    phát triển, quy hoạch, quản lý, quốc phòng, thanh niên, thanh tra, thi hành, thành phố, thông tin, thương binh,
    thương mại, thể thao, thị xã, thống kê, thủy lợi, thực hiện, tiêu chuẩn, trung tâm, triển khai, truyền thông,
    trưởng ban, tài chính, tài nguyên, tình hình, tôn giáo, tăng trưởng, tư pháp, tổ chức, tổng hợp, tổng kết, ứng dụng,
    vận tải, văn hóa, văn phòng, xã hội, xây dựng, y tế, ủy ban, đo lường, đào tạo, đánh giá, đầu tư, đề án, đổi mới
    """.replace("\n", " ").split(",")
)


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of `text` on one line in mm, at `size` pt, without kerning."""
    widths = _WIDTHS["bold" if bold else "italic" if italic else "regular"]
    return sum(widths.get(_bare(letter), _UNKNOWN) for letter in text) / _UNITS_PER_EM * size * _MM_PER_PT


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """`letter` without marks that do not change its width."""
    if letter in _LETTERS:
        return letter
    if letter == "\u00a0":
        return " "
    base, *marks = list(unicodedata.normalize("NFD", letter))
    return unicodedata.normalize("NFC", base + _HORN) if _HORN in marks else base


@lru_cache(maxsize=256)
def balanced(
    text: str, limit: float, size: float, *, bold: bool = False, italic: bool = False
) -> tuple[tuple[str, ...], float]:
    """The best lines for a centred `text` and the column width in mm in which it breaks so by itself.

    No more lines than `limit` forces; among those the evenest that do not tear words from what they
    belong to. Narrowing the column instead of inserting breaks keeps the text whole for whoever edits
    or reads it.
    """
    words = text.split(" ")  # so that room left for handwriting counts
    widths = [width(word, size, bold=bold, italic=italic) for word in words]
    space = width(" ", size, bold=bold, italic=italic)
    safe = limit - _TOLERANCE
    forced = _wrap(widths, space, safe)
    best, room, least = forced, limit, float("inf")
    if 1 < len(forced) <= _MOST_LINES:
        edges = _edges(widths, space, sum(widths) / len(forced), safe)
        breaks = [_wrap(widths, space, edge) for edge in edges]
        for at, (edge, lines) in enumerate(zip(edges, breaks, strict=True)):
            after = next((edges[i] for i in range(at, len(edges)) if breaks[i] != lines), limit)
            is_new = not at or lines != breaks[at - 1]
            if len(lines) != len(forced) or not is_new or after - edge < 2 * _TOLERANCE:
                continue
            cost = _cost(lines, words, widths, space)
            if cost < least:
                best, room, least = lines, min((edge + after) / 2, edge + 3), cost
    starts = (0, *best[:-1])
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, best, strict=True)), room


def _wrap(widths: Sequence[float], space: float, limit: float) -> tuple[int, ...]:
    """Where the lines end, as numbers of words, when a word processor fills a column of `limit` mm."""
    ends: list[int] = []
    filled = 0.0
    for count, each in enumerate(widths):
        if count and filled + space + each > limit + _HAIR:
            ends.append(count)
            filled = each
        else:
            filled += each + (space if count else 0)
    return (*ends, len(widths))


def _edges(widths: Sequence[float], space: float, least: float, limit: float) -> list[float]:
    """The column widths from `least` to `limit` at which some line just fits."""
    edges = {limit}
    for start in range(len(widths)):
        filled = -space
        for each in widths[start:]:
            filled += space + each
            if filled > limit:
                break
            if filled >= least:
                edges.add(filled)
    return sorted(edges)


def _cost(ends: Sequence[int], words: Sequence[str], widths: Sequence[float], space: float) -> float:
    """How ragged the lines are, and how many words are torn from their own."""
    starts = (0, *ends[:-1])
    lines = [sum(widths[i:j]) + space * (j - i - 1) for i, j in zip(starts, ends, strict=True)]
    longest = max(lines)
    cost = sum((longest - each) ** 2 for each in lines)
    for end in ends[:-1]:
        last = next((word.casefold() for word in reversed(words[:end]) if word), "")
        first = words[end].casefold()
        cost += ((last, first) in _COMPOUNDS or last in _LEANING) * (longest / 3) ** 2
    return cost
