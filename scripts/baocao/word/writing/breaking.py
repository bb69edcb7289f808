"""Where a centred text breaks: even lines that tear no word from what it belongs to. Arithmetic only.

No break is inserted, so that the text stays whole for whoever edits or reads it: its column is narrowed
until it breaks so by itself, and where that is not enough, a few blanks become non-breaking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import inf

from baocao.word.font_metrics import width
from baocao.word.writing.binding import BOUND, bound

_MOST_LINES = 8
_TOLERANCE = 0.75  # mm by which another machine's font may set a line wider or narrower
_HAIR = 1e-6
_TEAR = 0.6  # of a mean line: as bad as a line so much longer or shorter than the others is a torn word
_LEAN = 0.3  # as a part of that: a line that ends in a word that leans on the next

# A line should not end in these: they belong to what follows.
_LEANING = frozenset((
    "và", "với", "của", "cho", "về", "các", "tại", "từ", "đến", "theo", "tháng", "năm", "ngày", "số", "trên", "trong",
    "tỉnh", "huyện", "xã", "phường", "phố", "quận", "-", "–",
))  # fmt: skip
_PLACES = frozenset(("tỉnh", "phố", "huyện", "xã", "phường", "quận", "trấn"))
"""What follows these is a name, most of them of two syllables."""
_DASHES = ("-", "–")
_STOPS = ",;:."
# Nor should it end inside one of these words of two syllables, common in names and titles of offices.
_COMPOUNDS = frozenset(
    tuple(word.split())
    for word in """
    an ninh, an toàn, biên giới, biển đảo, buôn bán, báo cáo, bình đẳng, bảo hiểm, bảo tàng, bảo tồn, bảo vệ,
    bảo đảm, bệnh viện, chi cục, chi nhánh, chuyển giao, chuyển đổi, chính phủ, chính sách, chính trị, chăn nuôi,
    chương trình, chất lượng, công an, công chức, công nghiệp, công nghệ, công thương, công trình, công tác,
    cơ quan, cơ sở, cơ yếu, di sản, di tích, dinh dưỡng, doanh nghiệp, du lịch, dân cư, dân số, dân tộc, dịch vụ,
    dự phòng, dự án, gia đình, giao thông, giám sát, giáo dục, giới thiệu, hành chính, hóa chất, hạ tầng,
    hải quan, học sinh, hội đồng, hợp tác, kho bạc, khoa học, khoáng sản, khu vực, khuyến công, khuyến nông,
    khởi nghiệp, kinh doanh, kinh tế, kiểm lâm, kiểm nghiệm, kiểm soát, kiểm sát, kiểm toán, kiểm tra, kiểm định,
    kế hoạch, kết quả, kịch bản, kỹ thuật, lao động, liên hiệp, liên minh, liên đoàn, lâm nghiệp, lâm sinh,
    lãnh đạo, lĩnh vực, lưu trữ, môi trường, nghiên cứu, nghiệp vụ, nghệ thuật, ngoại vụ, nguồn vốn, ngân hàng,
    ngân sách, nhiệm vụ, nhà nước, nhân dân, nông dân, nông nghiệp, nông sản, nông thôn, năng lượng, nội vụ,
    pháp luật, phát thanh, phát triển, phòng chống, phòng ngừa, phòng thủ, phương hướng, phụ nữ, phụ sản,
    quy hoạch, quân sự, quản lý, quốc gia, quốc hội, quốc phòng, quốc tế, sáng tạo, sản phẩm, sản xuất, sở hữu,
    thanh niên, thanh tra, thi hành, thi đua, thiên tai, thành phố, thông tin, thú y, thư viện, thương binh,
    thương mại, thể thao, thị trường, thị xã, thống kê, thủy lợi, thủy sản, thực hiện, thực phẩm, thực vật,
    tiêu chuẩn, triển khai, trung tâm, trung ương, truyền hình, truyền thông, trưởng ban, trẻ em, trồng trọt,
    tài chính, tài nguyên, tài sản, tình hình, tòa án, tôn giáo, tăng trưởng, tư pháp, tổ chức, tổng cục,
    tổng hợp, tổng kết, viễn thông, việc làm, văn bản, văn hóa, văn nghệ, văn phòng, vận tải, vệ sinh, xây dựng,
    xã hội, xúc tiến, y tế, điều dưỡng, điện ảnh, đo lường, đào tạo, đánh giá, đô thị, đường bộ, đường thủy,
    đại biểu, đảng ủy, đầu tư, đề án, địa bàn, đối ngoại, đổi mới, đời sống, ủy ban, ứng dụng
    """.replace("\n", " ").split(",")
)


@dataclass(frozen=True, slots=True)
class BalancedText:
    """A broken text: its `lines`, the column width in mm in which `text` breaks so, and how wide the longest is."""

    text: str
    lines: tuple[str, ...]
    room: float
    longest: float


@lru_cache(maxsize=256)
def balanced(text: str, limit: float, size: float, *, bold: bool = False, italic: bool = False) -> BalancedText:
    """The best lines for a centred `text` at `size` pt in a column of `limit` mm.

    No more lines than `limit` forces; among those the evenest that tear as little as can be.
    """
    words = text.split(" ")  # so that room left for handwriting counts
    tied = _tied_before(text, words)
    widths = [width(word, size, bold=bold, italic=italic) for word in words]
    space = width(" ", size, bold=bold, italic=italic)
    safe = limit - _TOLERANCE
    ends, room = _wrap(widths, space, safe), limit
    longest = max(_lengths(ends, widths, space))
    if 1 < len(ends) <= _MOST_LINES and longest <= safe:
        ends = _evenest(words, tied, widths, space, safe, len(ends))
        longest = max(_lengths(ends, widths, space))
        room = min(limit, longest + 2 * _TOLERANCE)
        text = _tied(words, ends, widths, space, room + _TOLERANCE)
    starts = (0, *ends[:-1])
    lines = tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
    return BalancedText(text, lines, room, longest)


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


def _lengths(ends: Sequence[int], widths: Sequence[float], space: float) -> list[float]:
    starts = (0, *ends[:-1])
    return [sum(widths[i:j]) + space * (j - i - 1) for i, j in zip(starts, ends, strict=True)]


def _evenest(
    words: Sequence[str], tied: frozenset[int], widths: Sequence[float], space: float, limit: float, count: int
) -> tuple[int, ...]:
    """The ends of `count` lines of at most `limit` mm that are least ragged and torn."""
    whole = len(words)
    mean = (sum(widths) + space * (whole - count)) / count
    tears = [(mean * _TEAR) ** 2 * _tears(words, end, tied) for end in range(whole + 1)]
    # best[i]: the cost of the words from i on in the lines so far, counted from the last, and their ends.
    best: list[tuple[float, tuple[int, ...]]] = [*[(inf, ())] * whole, (0.0, ())]
    for _ in range(count):
        longer: list[tuple[float, tuple[int, ...]]] = [(inf, ())] * (whole + 1)
        for start in range(whole):
            length = -space
            for end in range(start + 1, whole + 1):
                length += widths[end - 1] + space
                if length > limit + _HAIR and end > start + 1:
                    break
                cost = best[end][0] + (length - mean) ** 2 + tears[end]
                if cost < longer[start][0]:
                    longer[start] = cost, (end, *best[end][1])
        best = longer
    return best[0][1]


def _tears(words: Sequence[str], at: int, tied: frozenset[int]) -> float:
    """How badly a line that ends before word `at` tears the text; 1 where it parts a word."""
    if at == len(words):
        return 0
    before, after = ([word for word in part if word] for part in (words[:at], words[at:]))
    if not before or not after:
        return 0
    last, first = before[-1].casefold(), after[0].casefold().rstrip(_STOPS)
    is_in_name = len(before) > 1 and before[-2].casefold() in _PLACES and first not in _LEANING
    is_torn = at in tied or (last, first) in _COMPOUNDS or first in _DASHES or is_in_name
    return is_torn + _LEAN * (last in _LEANING)


def _tied_before(text: str, words: Sequence[str]) -> frozenset[int]:
    """The words before which a careful typist would put a non-breaking space."""
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    shown = bound(text)
    return frozenset(
        count for count, start in enumerate(starts) if 0 < start <= len(text) and shown[start - 1] == BOUND
    )


def _tied(words: Sequence[str], ends: Sequence[int], widths: Sequence[float], space: float, room: float) -> str:
    """The text with those blanks made non-breaking without which a line would take words of the next."""
    signs = [" "] * len(words)
    starts = (0, *ends[:-1])
    for length, start, end in zip(_lengths(ends, widths, space), starts[1:], ends[1:], strict=False):
        for at in range(start, end):
            length += space + widths[at]
            if length > room:
                break
            if at + 1 < end:
                signs[at] = BOUND
    signs[-1] = ""
    return "".join(word + sign for word, sign in zip(words, signs, strict=True))
