"""T10: a blank not filled in, or the author's note to self."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from baocao.checking.author_notes import Look, looks_for_notes
from baocao.checking.rule import Context, ReportRule
from baocao.language.vocabulary import ACTION_VERBS, COUNTED_TOGETHER, COUNTERS, MEASURES
from baocao.language.word_lists import words_of
from baocao.model import Finding, NoteKind, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T10",
    name="placeholder",
    summary="Không để sót chỗ chưa điền và lời tự nhắc của người soạn.",
    why="Chỗ trống “ngày … tháng 3”, “xxx”, “(bổ sung sau)” dễ theo báo cáo đi ra ngoài nếu không có ai nhắc.",
    fix="Điền số liệu, nội dung còn thiếu, hoặc bỏ hẳn chỗ đó.",
    bad=(
        "- Tổ chức … cuộc kiểm tra. <!-- T10 -->\n"
        "- Cấp xxx giấy phép (cần bổ sung số liệu). <!-- T10 -->\n"
        "- Xây dựng Kế hoạch số /KH-SVHDL. <!-- T10 -->\n"
        "- Công khai XX thủ tục, đạt 95% (chị Lan kiểm tra lại số này). <!-- T10 -->\n"
    ),
    good=(
        "- Tổ chức 05 cuộc kiểm tra; hỗ trợ trồng lúa, ngô, sắn…\n- Xây dựng Kế hoạch số 15/KH-SVHDL.\n"
        "- Tôn tạo di tích đầu thế kỷ XX (kiểm tra lại sau 06 tháng theo quy định).\n"
    ),
)

_SLOT = r"(?:điền|nhập|ghi|chèn|tên|số|ngày|nội dung|họ|đơn vị|bổ sung|cập nhật|chức vụ)"
_SIGNS = regex(
    r"(?<!\w)(?:TODO|FIXME|TBD)(?!\w)|(?i:lorem\s+ipsum)"
    r"|(?<!\w)x{2,}(?:/[xyz\d]{1,4})*+(?!\w)|(?<!\w)X{4,}(?!\w)|(?<!\w)XX/(?:XX|YY)(?!\w)|(?<!\w)XX/(?=\d|[A-ZĐ]{2})"
    r"|(?<!\w)(?:20(?:xx|XX)|202[xX])(?!\w)|(?<!\w)(?i:dd/mm(?:/yyyy)?|mm/yyyy)(?!\w)"
    r"|\?{2,}|(?<!hỏi )[(\[]\s*\?+\s*[)\]]"
    r"|\{\{[^{}]*\}\}|\$?\{[A-Za-z_][A-Za-z_.]*(?::\d+)?\}"
    rf"|<\s*(?i:{_SLOT})\b[^<>]*>|<\s*(?:…|\.{{3}})\s*>|\[\s*(?i:{_SLOT})\b[^\[\]]*\]|(?!\A\[ \]\s)\[\s*+_*+\s*+\]"
    r"|_{3,}"
)
_PARTS_OF_SIGNS = (
    "?",
    "{",
    "<",
    "[",
    "__",
    "xx",
    "XX",
    "02x",
    "02X",
    "TODO",
    "FIXME",
    "TBD",
    "orem",
    "OREM",
    "mm/",
    "MM/",
)
_DOTS_SIGNS = ("…", "..")
_DOTTED_DATE = regex(r"(?:…|\.{2,}|_{2,})(?:\s?/\s?(?:…|\.{2,}|_{2,}|(?:19|20)?(?:\d\d|xx|XX)))+")
_TRIPLE_X = regex(r"(?<!\w)XXX(?!\w)")
_DOUBLE_X = regex(r"(?<![\w/.-])XX(?:[.,]X{1,3})*(?=\s?%|(?:\s+[^\W\d_]+){1,3})")
_AFTER_ROMAN = regex(r"(?<!\w)[IVX]+\s*(?:,|-|–|và|hoặc|đến|sang)\s*(?:đầu |giữa |cuối )?$")
_ROMAN_AFTER = frozenset({"chương", "mục", "phần", "khóa", "khoá", "thứ", "lần", "kỷ", "kỳ", "hội", "điều", "biểu"})
_GAPS = regex(r"(?<!\w)[Ss]ố\s*+:?\s*+/\s?(?=[A-ZĐ]{2})|(?<!\w)[Nn]gày\s*/\s*(?=[\d/])|(?<!\w)[Nn]gày\s+tháng\s+(?=\d)")
_SIGNS_OF_GAP = (" /", "ố/", ":/", "y/")
"""In what stands between two blanks, the sign of a gap in a number or a day: begins it, or follows `số`, `ngày`."""
_MAY_BE_DAY_GAP = regex(r"gày\s+tháng\s+\d")
_DOTS = regex(r"(?:…|(?<!\.)\.{3,})(?:\s?(?:…|\.{2,}))*")
_SLOT_WORDS = frozenset(
    {"ngày", "tháng", "năm", "số", "quý", "lúc", "ông", "bà", "chí", "khoảng", "đạt", "với", "là", "của", "tại"}
    | {"từ", "đến", "trên", "cho", "gồm", "và", "do", "theo", "được", "tổng", "có"}
)
_DATE_WORDS = frozenset({"ngày", "tháng", "năm", "số", "quý"})
_VERBS = tuple(verb.strip() for verb in ACTION_VERBS if verb.strip() not in ("đã", "không", "chưa", "đang"))


_PLATES = regex(r"(?<!\w)\d\d-?[A-ZĐ]{1,2}\d?[- ][\dxX]{2,3}\.?[\dxX]{2,3}(?!\w)")
"""A number plate with its last signs hidden: `74A-xxx.xx`."""

_LOOK_AROUND = 400
"""Characters before dots that say what they mean; a clause is rarely longer."""
_LONGEST_QUOTE = 80


def check(report: Report, context: Context) -> Iterator[Finding]:
    for note in report.notes:
        if note.kind is NoteKind.CONFLICT:
            yield Finding(note.span, note.message, note.help, severity=Severity.ERROR)
    if report.is_conflicted:
        return
    text = context.text
    dots, parts = text.having(_DOTS_SIGNS), text.having(_PARTS_OF_SIGNS)
    has_gap = any(map(f" {text.signs}".__contains__, _SIGNS_OF_GAP))
    gaps = text.having(("/",)) if has_gap else set[int]()
    if "gày" in text.pieces and "tháng" in text.pieces:
        gaps = gaps.union(text.matching(_MAY_BE_DAY_GAP))
    dotted_dates = (dots | parts) & text.having(("/",)) if dots or parts else set[int]()
    looks: tuple[Look, ...] = (
        *looks_for_notes(text),
        (parts, _signs),
        (gaps, lambda words: (match.span() for match in _GAPS.finditer(words))),
        (dots, _blanks),
        (dotted_dates, lambda words: (match.span() for match in _DOTTED_DATE.finditer(words))),
    )
    for number in sorted(set[int]().union(*(numbers for numbers, _ in looks))):
        passage = context.passages[number]
        if not passage.is_template:
            places = {place for numbers, look in looks if number in numbers for place in look(passage.text)}
            reach = 0
            for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
                if start >= reach:
                    yield _finding(passage, start, end)
                reach = max(reach, end)


def _finding(passage: Passage, start: int, end: int) -> Finding:
    if _GAPS.match(passage.text, start):  # `số /KH-SVHDL` says more than `số /`
        words = passage.text[start:end] + passage.text[end : end + _LONGEST_QUOTE].split(" ", 1)[0].rstrip(".,;:)")
        return Finding(passage.span(start, end), f"Còn chỗ chưa điền: “{words.strip()}”.")
    words = passage.text[start:end].strip()
    words = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
    if any(letter.isalpha() for letter in words) and not set(words) <= set("xX/"):
        return Finding(passage.span(start, end), f"Còn sót “{words}”.")
    return Finding(passage.span(start, end), f"Còn chỗ chưa điền: “{words}”.")


def _signs(text: str) -> Iterator[tuple[int, int]]:
    text = _PLATES.sub(lambda plate: "0" * len(plate[0]), text)
    yield from (match.span() for match in _SIGNS.finditer(text))
    for match in _TRIPLE_X.finditer(text):
        if _last_word(text, match.start()) not in _ROMAN_AFTER:
            yield match.span()
    yield from (match.span() for match in _DOUBLE_X.finditer(text) if _counts(text, match))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether `XX` is to be replaced by a number, and not itself the number 20: `thế kỷ XX`."""
    word = _last_word(text, match.start())
    if word in _ROMAN_AFTER or _AFTER_ROMAN.search(text[max(0, match.start() - 25) : match.start()]):
        return False
    after = text[match.end() : match.end() + 40].lstrip()
    if after.startswith("%"):
        return True
    words = after.split()[:3]
    if any(" ".join(words[:count]).strip(",.;:()") in _countable() for count in range(1, len(words) + 1)):
        return True
    before = text[max(0, match.start() - _LOOK_AROUND) : match.start()].rstrip().lower()
    return words[0].islower() and (word in _SLOT_WORDS or before.endswith(_VERBS))


@cache
def _countable() -> frozenset[str]:
    return frozenset(
        {*COUNTERS, *MEASURES, *words_of("nouns"), *(word for group in COUNTED_TOGETHER for word in group)}
    )


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
