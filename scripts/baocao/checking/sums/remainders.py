"""`12 đơn, đã giải quyết 9, còn 4`: what was to be done, what is done and what is left. Pure; adds nothing up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checking.sums.amounts import Amount, amount, is_rough
from baocao.checking.sums.breakdowns import Breakdown, Claim
from baocao.language.figures import Figure, counted
from baocao.regex import regex

_VERBS = (
    r"(?:giải quyết|xử lý|hoàn thành|trả(?: kết quả)?|giải ngân|thanh toán|thực hiện|nghiệm thu|cấp|bàn giao|khắc phục"
    r"|tiêm|sử dụng|phê duyệt|thẩm định|kiểm định|thi hành|chi trả|thu|chi|quyết toán|tuyển|tuyển dụng|xét duyệt"
    r"|hòa giải|hoà giải|xác minh|số hóa|trả lời|nộp|phát|phân bổ|trồng|lắp đặt|gửi|ban hành|xóa|giao)"
)
_BETWEEN = r"(?:\s+(?:xong|dứt điểm|được|kết quả|đúng hạn|trước hạn|là|cho))*+\s*:?\s*"
_DONE = regex(rf"\bđã\s+(?:được\s+)?{_VERBS}{_BETWEEN}(?P<done>\d+)(?:/(?P<all>\d+)(?!\d))?", re.IGNORECASE)
_REST = regex(
    rf"\b(?P<left>còn(?:\s+lại)?(?:\s+(?:là|có))?)\s+(?=\d)|\b(?:đang|chưa)\s+(?:được\s+)?{_VERBS}{_BETWEEN}(?=\d)",
    re.IGNORECASE,
)
SIGNS_OF_REST = ("còn", "đang", "chưa")
"""Without any of these, in small letters, a text leaves no rest."""
_TO_DO = regex(
    r"\b(?:tiếp nhận|nhận|thụ lý|phát sinh|tổng|có|phải|giao|đăng ký|kế hoạch|vốn|dự toán|theo dõi|toàn bộ|trong số"
    r"|chỉ tiêu|nhu cầu|gửi)\b",
    re.IGNORECASE,
)
_MORE_THAN_THAT = regex(
    r"\b(?:kỳ trước|năm trước|tháng trước|quý trước|từ trước|tồn|chuyển sang|chuyển kỳ|lũy kế|luỹ kế|đầu năm|trong đó"
    r"|mỗi|so với|cùng kỳ|tăng|giảm|bổ sung|thêm|mới)\b|\d\s*[-–]\s*\d",
    re.IGNORECASE,
)
_BRACKETS = regex(r"\([^()]*\)")
_SENTENCE = regex(r"(?:[^.!?]|[.!?](?!\s|$))+")
_CLAUSE_START = regex(r"[;:]")
_SAYS_NO_KIND = frozenset(
    {
        "",
        "đang",
        "chưa",
        "thuộc",
        "trong",
        "tiếp",
        "do",
        "đạt",
        "bằng",
        "còn",
        "được",
        "đã",
        "chiếm",
        "sẽ",
        "và",
        "xong",
    }
    | {"không", "vướng", "chờ", "quá", "đúng", "để", "phải", "cần"}
)
_LONGEST_SENTENCE = 1000
_MOST_PARTS = 6


def remainders(text: str) -> Iterator[Breakdown]:
    """What is done and what is left of a total given earlier in the sentence; the last part is what is left."""
    if "đã" not in text.lower():
        return
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        if len(words) <= _LONGEST_SENTENCE and (rest := _REST.search(words)) and not _MORE_THAN_THAT.search(words):
            # Brackets only tell more of what is done; blanks keep the offsets.
            open_words = _BRACKETS.sub(lambda match: " " * len(match[0]), words)
            found = _remainder(sentence.start(), open_words, rest)
            if found is not None:
                yield found


def _remainder(offset: int, words: str, rest: re.Match[str]) -> Breakdown | None:
    done = _DONE.search(words, 0, rest.start())
    last = next(counted(words, rest.end()), None)
    if done is None or last is None or last.start != rest.end():
        return None
    total = _total(words, done, may_be_any=bool(rest["left"]) and "lại" in rest["left"].lower())
    if total is None:
        return None
    between = [figure for figure in counted(words, done.end(), rest.start()) if _fits(amount(figure), total)]
    first = Figure(*done.span("done"), done["done"], "", "")
    if not done["all"]:
        first = next((figure for figure in counted(words, done.start("done"))), first)
    figures = [first, *between, last]
    parts = [amount(figure) for figure in figures]
    if len(parts) > _MOST_PARTS or not all(_fits(part, total) for part in parts):
        return None
    moved = [_moved(part.of_the_kind_of(total) if part.kind != total.kind else part, offset) for part in parts]
    return Breakdown(tuple(moved), (_moved(total, offset),), Claim.REST if rest["left"] else Claim.SOME)


def _total(words: str, done: re.Match[str], *, may_be_any: bool) -> Amount | None:
    """What there was to do: the `12` of `9/12 đơn`, or the nearest exact number before, where it says so.

    `may_be_any`: `còn lại` says that it is what is left of that number, also behind `Giám sát 25 cơ sở`.
    """
    if done["all"]:
        start, end = done.span("all")
        noun = next((amount(figure) for figure in counted(f"{' ' * start}{words[start:]}", start)), None)
        return noun if noun and noun.word and noun.figure.end == end else None
    figures = [figure for figure in counted(words, 0, done.start()) if figure.noun and not is_rough(figure)]
    if not figures:
        return None
    figure = figures[-1]
    start = max((cut.end() for cut in _CLAUSE_START.finditer(words, 0, figure.start)), default=0)
    before = words[start : figure.start].strip()
    return amount(figure) if may_be_any or not before or _TO_DO.search(before) else None


def _fits(part: Amount, total: Amount) -> bool:
    return part.kind == total.kind or (not part.is_known and part.word in _SAYS_NO_KIND)


def _moved(part: Amount, offset: int) -> Amount:
    figure = part.figure
    moved = figure._replace(start=figure.start + offset, end=figure.end + offset)
    return part._replace(figure=moved)
