"""Notes that an author or a colleague left for another in the text of a report. Pure; decides nothing.

They stand in brackets mostly: `(cần bổ sung số liệu)`, `(anh Hùng kiểm tra lại số này)`. Words in
brackets that tell the reader something look much alike: `(anh Nguyễn Văn A, Chủ tịch xã)`,
`(kiểm tra lại sau 06 tháng)`. A note asks for something to be done to the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from baocao.checking.report_text import ReportText
from baocao.regex import regex

_LONGEST = 200
"""The most characters of a note; anything longer is not a note."""
_IN_BRACKETS = regex(rf"\((?P<round>[^()\[\]]{{1,{_LONGEST}}})\)|\[(?P<square>[^()\[\]]{{1,{_LONGEST}}})\]")

_OBJECT = (
    r"(?:thêm|số liệu|nội dung|thông tin|sau(?!\s*\d)|lại|con số|số|tên|ngày|tháng|vào|chỗ|mục|phần)\b[^()\[\]]{0,60}"
)
_REMINDER = regex(
    r"(?:(?:cần|chờ|nhớ|xin|đề nghị[^()\[\]]{0,30}?)\s+(?:bổ sung|cập nhật|điền|kiểm tra lại|xác nhận|xem lại)"
    rf"(?:\s+{_OBJECT})?"
    r"|(?:sẽ|đang)\s+cập nhật(?:\s+(?:sau|thêm|số liệu))*"
    r"|(?:bổ sung|cập nhật|điền|viết|sửa)(?:\s+(?:thêm|số liệu|nội dung))*\s+sau"
    r"|chờ\s+số liệu[^()\[\]]{0,60}"
    r"|hỏi\s+(?:lại\s+)?(?:anh|chị|đ/c|đồng chí|phòng|văn phòng|bộ phận|kế toán|văn thư)\b[^()\[\]]{0,60}"
    rf"|(?:kiểm tra|xem|hỏi|tính|rà)\s+lại(?:\s+{_OBJECT})?"
    r"|số liệu\s*+\?++"
    rf"|(?:điền|nhập|ghi rõ|ghi|chèn)\s+(?:họ|đơn vị|{_OBJECT})[^()\[\]]{{0,60}})\s*+[.!?]*+",
    re.IGNORECASE,
)
_ALONE = regex(
    r"\s*(?:cần|chờ|nhớ)\s+(?:bổ sung|cập nhật|điền|số liệu)(?:\s+(?:số liệu|sau|thêm))*+\s*+[.!]*+\s*+"
    r"|\s*(?:bổ sung|cập nhật)(?:\s+số liệu)?\s+sau\s*+[.!]*+\s*+",
    re.IGNORECASE,
)

# --------------------------------------------------------------------------- what is asked of whom

_NAME = r"[A-ZÀ-ỸĐ][^\W\d_]*"
_WHO = (
    rf"(?:(?i:anh|chị|em|cô|chú|bác|thầy|đồng chí|đ/c|ông|bà|a\.|c\.|bạn)\s*{_NAME}(?:\s+{_NAME}){{0,3}}"
    r"|(?i:phòng|bộ phận|văn phòng|kế toán|văn thư|tổ|ban)(?:\s+[^\W\d_]+){0,5}?|(?:VP|TCHC|KHTC|P\.\s?[^\W\d_]+)"
    rf"|@?{_NAME}(?:\s+{_NAME})?)"
)
_DO = r"(?:kiểm tra|xem|rà soát|rà|đối chiếu|xác minh|xác nhận|hỏi|tính|đọc|làm rõ|viết|sửa|chỉnh|cộng|đếm)"
_FILL = r"(?:bổ sung|cập nhật|điền|nhập|thêm|ghi|gửi|cho|viết|sửa)"
_HERE = (
    r"(?:số|số liệu|con số|chỗ|đoạn|câu|ý|mục|phần|tên|dòng|bảng|nội dung|tỷ lệ|tổng)\s+(?:này|đây|kia)(?![^\W\d_])"
    r"|(?:vào|ở|chỗ)\s+đây(?![^\W\d_])"
)
_BEFORE_HELP = (
    "xem", "tra", "soát", "rà", "chiếu", "minh", "hỏi", "tính", "đọc", "rõ", "viết", "sửa", "chỉnh", "cộng", "đếm",
    "lại", "này", "đây", "điền", "nhập",
)  # fmt: skip
_HELP = rf"(?<!\w)(?:giúp|giùm|dùm|(?:{'|'.join(map('(?<={} )'.format, _BEFORE_HELP))})hộ)"
"""`hộ` is a household, unless it follows what is asked: `cấp giấy cho 31 hộ`, but `xem lại hộ`."""
_PLEASE = (
    rf"{_HELP}(?:\s+(?:em|mình|tôi|cháu|với|nhé|nha|ạ)(?!\w)|\s+(?:anh|chị|phòng)(?=\s*(?:[.,;!]|nhé|nha|ạ|$)))+"
    rf"|\s(?:nhé|nha|ạ)\s*[.!]*$|{_HELP}\s*[.!]*$"
)
_ENDS = r"(?:\s+(?:này|nhé|nha|ạ|với|giúp|trước khi trình|trước khi ký|trước khi gửi))*\s*[.!?]*$"
_ASKED = regex(
    rf"{_WHO}(?:\s+ơi)?[\s,:-]*(?i:(?:(?:xin|cần|nhờ|đề nghị|sẽ|nhớ|vui lòng)\s+)?(?:"
    rf"{_DO}(?:\s+(?:và|,)\s+{_DO})?\s+lại(?:\s+(?:số|số liệu|con số|chỗ|đoạn|câu|ý|mục|phần|tên|tổng|tỷ lệ))*{_ENDS}"
    rf"|{_FILL}\s+(?:thêm\s+)?(?:số|số liệu|nội dung|con số|tên|ý)(?:\s+(?:vào|ở)\s+(?:đây|chỗ này|báo cáo))?{_ENDS}"
    rf"|(?:[^\W\d_]+\s+){{0,3}}?(?:{_DO}|{_FILL})\b.{{0,80}}?(?:{_PLEASE}|{_HERE})))"
)
_CALLED = regex(
    rf"(?i:anh|chị|em|cô|chú|bác|thầy|a\.|c\.|bạn|đồng chí|đ/c)\s*{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+ơi)?[\s,:-]*"
    rf"(?i:(?:xin|cần|nhờ|nhớ|vui lòng)\s+)?(?i:{_DO}|{_FILL})\b"
)
_ASKS, _POINTS = regex(_PLEASE, re.IGNORECASE), regex(_HERE, re.IGNORECASE)
_POLITE = regex(rf"(?:nhờ|(?:{_DO}|{_FILL})\b).{{0,80}}?(?:{_PLEASE})", re.IGNORECASE)
_ABOUT_HERE = regex(
    rf"(?:{_DO}|{_FILL})(?:\s+[^\W\d_]+){{0,2}}?\s+(?:{_HERE})"
    rf"|(?:{_HERE})[\s,:]*(?:cần|phải|nhờ|hỏi|lấy (?:ở đâu|tạm|từ)|ở đâu|sai|không khớp|chưa (?:đúng|chắc|khớp|rõ|chốt)"
    rf"|{_DO} lại|em |để )",
    re.IGNORECASE,
)
_UNSURE = regex(
    r"(?:số liệu|số|con số|tỷ lệ)(?:\s+này)?\s+(?:(?:này|còn|vẫn|hiện)\s+)*"
    r"(?:chưa (?:chốt|chắc|khớp|kiểm tra|đối chiếu|xác minh|kiểm chứng|rà|rà soát|có)|còn nghi ngờ|lấy tạm|tạm lấy"
    r"|để tạm|ghi tạm)(?:\s+(?:lại|chắc|xong|được|chắn|số|với phòng[^()\[\]]{0,30}))*\s*[.!?]*"
    r"|chưa (?:chốt|có|đối chiếu) số(?: liệu)?\s*[.!?]*"
    r"|(?:cần|phải|chờ|nhờ)\s+(?:xác minh|đối chiếu|rà soát|làm rõ|kiểm tra)\s+(?:lại|số|số liệu|lại số|lại số liệu)"
    r"\s*[.!?]*|(?:em|mình)\s+(?:chưa (?:có|rõ|chắc|tìm được) số|lấy (?:tạm|theo)|để tạm|tạm (?:ghi|lấy|để)).{0,80}",
    re.IGNORECASE,
)
_SQUARE = regex(
    r"\s*(?:cần|chờ|chưa|hỏi|nhờ|xem lại|kiểm tra|bổ sung|cập nhật|thiếu|sửa|viết|xác minh|đối chiếu|rà soát)\b.*"
    rf"|\s*(?:anh|chị|em|đồng chí|đ/c)\s.*\b(?:{_DO}|{_FILL})\b.*",
    re.IGNORECASE,
)
_LABELS = ("note", "todo", "fixme", "tbd", "nb")
_LABELLED = regex(rf"(?<![\w/])(?:{'|'.join(_LABELS)})\s*:(?!//)", re.IGNORECASE)
_ARROW = regex(r"(?:->|=>|→|⇒|//|>>)\s*")
_SENTENCE = regex(rf"[^.;!?]{{1,{_LONGEST + 1}}}+[.!?]*+")
_BEGIN_NOTES = ("cần", "chờ", "nhớ", "bổ", "cập")
"""With one of these begins what `_ALONE` finds."""

# Few reports have a note, so what each pattern cannot do without is looked for before it.
_POINTING = ("này", "đây", "kia")
_POINTED_AT = (
    "số", "liệu", "chỗ", "đoạn", "câu", "ý", "mục", "phần", "tên", "dòng", "bảng", "dung", "lệ", "tổng", "vào", "ở",
)  # fmt: skip
_HELPING = ("giúp", "hộ", "giùm", "dùm", "nhé", " nha", " ạ")
_HELPED = ("em", "anh", "chị", "mình", "tôi", "cháu", "phòng", "với", "nhé", "nha", "ạ", *".;!?")
"""Whom somebody helps, or the end of the sentence."""
_REMINDING = frozenset({"bổ", "cập", "điền", "lại", "xác", "viết", "sửa", "chờ", "hỏi", "liệu", "nhập", "ghi", "chèn"})
_LAST_ASKED = frozenset(
    {"lại", "số", "liệu", "chỗ", "đoạn", "câu", "ý", "mục", "phần", "tên", "tổng", "lệ", "dung", "cáo", "này", "đây"}
    | {"nhé", "nha", "ạ", "với", "giúp", "trình", "ký", "gửi"}
)
"""With one of these ends what is asked without a word of `_HERE` or `_PLEASE`."""
_DOUBTING = frozenset({"chưa", "nghi", "tạm", "cần", "phải", "chờ", "nhờ", "em", "mình"})
_WORD = regex(r"\w+")

Look = tuple[set[int], Callable[[str], Iterator[tuple[int, int]]]]
"""In which passages of a report something may stand, and what finds the places of it in the words of one."""


def looks_for_notes(text: ReportText) -> tuple[Look, ...]:
    """What finds notes in a report; brackets around a note are part of it."""
    asking = (*_POINTING, *_HELPING)
    return (
        (text.having(("(", "[")), _in_brackets),
        (text.having_in_lower(_LABELS), _labelled),
        (text.beginning_with(_BEGIN_NOTES), _alone),
        (text.having_in_lower(map(str.strip, asking) if text.has_odd_blanks else asking), _whole_sentences),
    )


def _in_brackets(text: str) -> Iterator[tuple[int, int]]:
    for match in _IN_BRACKETS.finditer(text):
        if _is_note(match["round"] or match["square"], is_square=match["square"] is not None):
            yield match.span()


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    return ((match.start(), _end_of_label(text, match.end())) for match in _LABELLED.finditer(text))


def _alone(text: str) -> Iterator[tuple[int, int]]:
    if _ALONE.fullmatch(text):
        yield 0, len(text)


def _is_note(words: str, *, is_square: bool) -> bool:
    words = words.strip(" \t\u00a0*")
    said = _WORD.findall(words.lower())
    if not said:
        return False
    asks = _may_ask(words)
    return bool(
        (not _REMINDING.isdisjoint(said) and _REMINDER.fullmatch(words))
        or ((asks or said[-1] in _LAST_ASKED) and _ASKED.match(words))
        or (asks and (_POLITE.match(words) or _ABOUT_HERE.match(words)))
        or (not _DOUBTING.isdisjoint(said) and _UNSURE.fullmatch(words))
        or (is_square and _SQUARE.fullmatch(words))
    )


def _may_ask(words: str) -> bool:
    """Whether these words may have what `_PLEASE` or `_HERE` finds."""
    words = words.lower()
    if not words.isprintable():  # has another blank than the usual
        words = " ".join(words.split())
    return any(
        before.rstrip().endswith(_POINTED_AT) for it in _POINTING if it in words for before in words.split(it)[:-1]
    ) or any(
        not (after := behind.lstrip()) or after.startswith(_HELPED)
        for it in _HELPING
        if it in words
        for behind in words.split(it)[1:]
    )


def _end_of_label(text: str, at: int) -> int:
    """Where the note that `note:` opens ends: with its bracket, its sentence or the text."""
    ends = [end for sign in (")", "]", ". ", "; ") if (end := text.find(sign, at, at + _LONGEST)) >= 0]
    return min(ends, default=min(len(text), at + _LONGEST))


def _whole_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences without brackets that as a whole ask somebody to look at the text: after an arrow, or alone."""
    if not _may_ask(text):
        return
    starts = [0, *(match.end() for match in _ARROW.finditer(text))]
    for start in starts:
        for match in _SENTENCE.finditer(text, start):
            words = match[0].strip()
            at = match.end() - len(match[0].lstrip())
            if len(words) <= _LONGEST and (asked := _ASKED.match(words)) and _is_personal(asked[0], is_open=not start):
                yield at, at + len(words)
            if start:
                break


def _is_personal(words: str, *, is_open: bool) -> bool:
    """Whether a sentence speaks to a colleague about the text: `… giúp em`, or `… số này` behind an arrow.

    In the open, an office too has looked at `nội dung này`: only who is called by name is asked so.
    """
    speaks_of_here = not is_open or _CALLED.match(words)
    return bool(_ASKS.search(words) or (speaks_of_here and _POINTS.search(words)))
