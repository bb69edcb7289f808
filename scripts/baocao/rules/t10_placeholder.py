"""T10: a blank that was to be filled in, or a note of the author to himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.language.passages import Passage
from baocao.model import Finding, NoteKind, Report, Severity
from baocao.rules import Context, Rule
from baocao.vocabulary import ACTION_VERBS

RULE = Rule(
    id="T10",
    name="placeholder",
    summary="Không để sót chỗ chưa điền và lời tự nhắc của người soạn.",
    why="Chỗ trống “ngày … tháng 3”, “xxx”, “(bổ sung sau)” dễ theo báo cáo đi ra ngoài nếu không có ai nhắc.",
    fix="Điền số liệu, nội dung còn thiếu, hoặc bỏ hẳn chỗ đó.",
    bad=(
        "- Tổ chức … cuộc kiểm tra. <!-- T10 -->\n"
        "- Cấp xxx giấy phép (cần bổ sung số liệu). <!-- T10 -->\n"
        "- Xây dựng Kế hoạch số /KH-SVHDL. <!-- T10 -->\n"
    ),
    good="- Tổ chức 05 cuộc kiểm tra; hỗ trợ trồng lúa, ngô, sắn…\n- Xây dựng Kế hoạch số 15/KH-SVHDL.\n",
)

_OBJECT = (
    r"(?:thêm|số liệu|nội dung|thông tin|sau(?!\s*\d)|lại|con số|số|tên|ngày|tháng|vào|chỗ|mục|phần)\b[^()\[\]]{0,60}"
)
_REMINDER = (
    r"(?:(?:cần|chờ|nhớ|xin|đề nghị[^()\[\]]{0,30}?)\s+(?:bổ sung|cập nhật|điền|kiểm tra lại|xác nhận|xem lại)"
    rf"(?:\s+{_OBJECT})?"
    r"|(?:sẽ|đang)\s+cập nhật(?:\s+(?:sau|thêm|số liệu))*"
    r"|(?:bổ sung|cập nhật|điền|viết|sửa)(?:\s+(?:thêm|số liệu|nội dung))*\s+sau"
    r"|chờ\s+số liệu[^()\[\]]{0,60}"
    rf"|(?:kiểm tra|xem|hỏi|tính|rà)\s+lại(?:\s+{_OBJECT})?"
    r"|số liệu\s*+\?++"
    rf"|(?:điền|nhập|ghi rõ|ghi|chèn)\s+(?:họ|đơn vị|{_OBJECT})[^()\[\]]{{0,60}})\s*+[.!?]*+"
)
_BRACKETED = re.compile(rf"\(\s*{_REMINDER}\s*+\)|\[\s*{_REMINDER}\s*+\]", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:cần|chờ|nhớ)\s+(?:bổ sung|cập nhật|điền|số liệu)(?:\s+(?:số liệu|sau|thêm))*+\s*+[.!]*+\s*+"
    r"|\s*(?:bổ sung|cập nhật)(?:\s+số liệu)?\s+sau\s*+[.!]*+\s*+",
    re.IGNORECASE,
)
_SLOT = r"(?:điền|nhập|ghi|chèn|tên|số|ngày|nội dung|họ|đơn vị|bổ sung|cập nhật|chức vụ)"
_SIGNS = re.compile(
    r"(?<!\w)(?:TODO|FIXME|TBD)(?!\w)|(?i:lorem\s+ipsum)"
    r"|(?<!\w)x{2,}(?!\w)|(?<!\w)X{4,}(?!\w)|(?<!\w)XX/(?=\d|XX)"
    r"|\?{2,}|(?<!hỏi )[(\[]\s*\?+\s*[)\]]"
    r"|\{\{[^{}]*\}\}|\$?\{[A-Za-z_.]+(?::\d+)?\}"
    rf"|<\s*(?i:{_SLOT})\b[^<>]*>|<\s*(?:…|\.{{3}})\s*>|\[\s*(?i:{_SLOT})\b[^\[\]]*\]|\[\s*+_*+\s*+\]"
    r"|_{3,}"
)
_PARTS_OF_SIGNS = ("?", "{", "<", "[", "__", "xx", "XX", "TODO", "FIXME", "TBD", "orem", "OREM")
_TRIPLE_X = re.compile(r"(?<!\w)XXX(?!\w)")
_ROMAN_AFTER = frozenset({"chương", "mục", "phần", "khóa", "khoá", "thứ", "lần", "kỷ", "kỳ", "hội", "điều", "biểu"})
_GAPS = re.compile(
    r"(?<!\w)[Ss]ố\s*+:?\s*+/\s?(?=[A-ZĐ]{2})|(?<!\w)[Nn]gày\s*/\s*(?=[\d/])|(?<!\w)[Nn]gày\s+tháng\s+(?=\d)"
)
_DOTS = re.compile(r"(?:…|(?<!\.)\.{3,})(?:\s?(?:…|\.{2,}))*")
_SLOT_WORDS = frozenset(
    {"ngày", "tháng", "năm", "số", "quý", "lúc", "ông", "bà", "chí", "khoảng", "đạt", "với", "là", "của", "tại"}
    | {"từ", "đến", "trên", "cho", "gồm", "và", "do", "theo", "được", "tổng", "có"}
)
_DATE_WORDS = frozenset({"ngày", "tháng", "năm", "số", "quý"})
_VERBS = tuple(verb.strip() for verb in ACTION_VERBS if verb.strip() not in ("đã", "không", "chưa", "đang"))


_LOOK_AROUND = 400
"""Characters before dots that say what they mean; a clause is rarely longer."""
_LONGEST_QUOTE = 80


def check(report: Report, context: Context) -> Iterator[Finding]:
    for note in report.notes:
        if note.kind is NoteKind.CONFLICT:
            yield Finding(note.span, note.message, note.help, severity=Severity.ERROR)
    if report.is_conflicted:
        return
    for passage in context.passages:
        if not passage.is_template:
            reach = 0
            for start, end in sorted(set(_places(passage.text))):
                if start >= reach:
                    yield _finding(passage, start, end)
                reach = max(reach, end)


def _finding(passage: Passage, start: int, end: int) -> Finding:
    words = passage.text[start:end].strip()
    words = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
    if any(letter.isalpha() for letter in words) and not set(words) <= set("xX/"):
        return Finding(passage.span(start, end), f"Còn sót “{words}”.")
    return Finding(passage.span(start, end), f"Còn chỗ chưa điền: “{words}”.")


def _places(text: str) -> Iterator[tuple[int, int]]:
    if "(" in text or "[" in text:
        yield from (match.span() for match in _BRACKETED.finditer(text))
    if any(part in text for part in _PARTS_OF_SIGNS):
        yield from (match.span() for match in _SIGNS.finditer(text))
        for match in _TRIPLE_X.finditer(text):
            if _last_word(text, match.start()) not in _ROMAN_AFTER:
                yield match.span()
    if "/" in text or "tháng" in text:
        yield from (match.span() for match in _GAPS.finditer(text))
    if "…" in text or "..." in text:
        yield from _blanks(text)
    if _ALONE.fullmatch(text):
        yield 0, len(text)


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """The dots that stand for something to fill in, with brackets that hold nothing else."""
    has_words = any(letter.isalnum() for letter in text)
    open_quotes = at = 0
    for match in _DOTS.finditer(text):
        start, end = match.span()
        open_quotes += text.count("“", at, start) - text.count("”", at, start)
        at = start
        if not has_words or (open_quotes <= 0 and _is_blank(text, start, end)):
            in_brackets = text[start - 1 : start] + text[end : end + 1] in ("[]", "()")
            yield start - in_brackets, end + in_brackets


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether dots outside quotations stand for something to fill in; at the end of an enumeration they do not."""
    before, after = text[max(0, start - _LOOK_AROUND) : start].rstrip(), text[end : end + _LOOK_AROUND].lstrip()
    last, following = before[-1:], after[:1]
    if before.endswith(("v.v", "vv", "v.v.")):
        return False
    if last == "/" or following == "/":
        return True
    apart = start == 0 or text[start - 1].isspace()
    word = _last_word(text, start) if last.isalnum() else ""
    if not following or following in tuple(".,;:!?)]”»"):
        return last in (":", "(", "[") or end - start > 5 or (apart and word in _DATE_WORDS)
    if word in _SLOT_WORDS and (apart or not following.isupper()):
        return True
    if last in (",", ";"):
        return False
    if before.lower().endswith(_VERBS):
        return True
    clause = re.split(r"[.;:]\s", before)[-1]
    return apart and "," not in clause and " như " not in clause


def _last_word(text: str, end: int) -> str:
    words = re.findall(r"\w+", text[max(0, end - 30) : end])
    return words[-1].lower() if words else ""
