"""T03: a word, or several, typed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, pairwise
from operator import eq

from baocao.checking.report_text import ReportText
from baocao.checking.rule import Context, ReportRule
from baocao.language.letters import fold_tone_marks
from baocao.language.word_lists import words_of
from baocao.model import Finding, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T03",
    name="doubled-words",
    summary="Không gõ lặp một từ hai lần liền nhau.",
    why="Từ lặp (“của của”, “thực hiện thực hiện”) thường còn lại sau khi sửa câu; đọc lướt khó thấy.",
    fix="Bỏ một trong hai từ, hoặc thêm từ còn thiếu ở giữa.",
    bad=(
        "- Triển khai kế hoạch của của Sở Văn hóa và Du lịch. <!-- T03 -->\n"
        "- Giao các phòng nhiệm vụ nhiệm vụ trọng tâm. <!-- T03 -->\n"
    ),
    good=(
        "- Triển khai kế hoạch của Sở Văn hóa và Du lịch; sửa chữa trang thiết bị bị hỏng.\n"
        "- Giao các phòng nhiệm vụ trọng tâm; các cơ sở sản xuất sản xuất ổn định, từng bước từng bước mở rộng.\n"
    ),
    issued=Severity.WARNING,
)

# Most syllables may rightly stand twice: xanh xanh, luôn luôn; thiết bị | bị hỏng; đầu tư | tư nhân. So only
# these words are looked for alone, each with the syllables that make it the end of another word: tiền của | của dân.
_NEVER_TWICE = {
    "và": "",
    "các": "nội",
    "những": "",
    "của": "tiền mất tốn góp người sức công",
    "với": "chới",
    "hoặc": "mê huyễn nghi",
    "trong": "bên phía nước vòng ở từ",
    "ngoài": "bên phía nước vòng ở",
    "trên": "bên phía cấp ở nêu nói kể như đã dẫn tầng từ",
    "tại": "tồn hiện thực nội ngoại đương tự chủ mặc",
    "cho": "",
    "đã": "",
    "đang": "đảm",
    "sẽ": "sạch",
    "là": "lụa bàn ủi",
    "để": "chỗ nơi kho bãi cất",
    "do": "tự lý lí nguyên",
    "vì": "bởi",
    "bởi": "",
    "nhưng": "",
    "nếu": "",
    "thì": "dậy xuân",
    "khi": "đôi có lắm nhiều một",
    "gồm": "",
    "thuộc": "phụ trực trung quen lệ tùy tuỳ gia thân liên",
    "nhằm": "",
    "cũng": "",
    "vẫn": "",
    "mọi": "",
    "rằng": "",
    "này": "",
}
_WORD_BEFORE = regex(r"(?P<word>\w+)\s+$")
_EXCUSED = {word: frozenset(before.split()) for word, before in _NEVER_TWICE.items()}
_ONE = regex(
    rf"(?<![\w-])(?P<word>{'|'.join(_NEVER_TWICE)})\s+(?P<again>(?P=word)(?:\s+(?P=word))*+)(?![\w-])", re.IGNORECASE
)

_SYLLABLE = r"[^\W\d_]+"
_LONGEST = 6
"""The most words that are looked for together."""
_SEVERAL = regex(
    rf"(?<![\w-])(?P<words>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,{_LONGEST - 1}}})"
    r"\s+(?P<again>(?P=words)(?:\s+(?P=words))*+)(?![\w-])"
    r"(?P<makes_a_longer_word>\s+(?:hóa|hoá)\b)?",
    re.IGNORECASE,
)
_NUMBERED_TIMES = ("năm", "quý", "tháng", "tuần", "đợt", "kỳ")
_NUMBERED = regex(
    rf"(?<![\w-])(?P<words>(?:{'|'.join(_NUMBERED_TIMES)})\s+(?:\d{{1,4}}|[IVX]{{1,4}}))\s+(?P<again>(?P=words))(?![\w/.,-]*\w)",
    re.IGNORECASE,
)
"""`năm 2024 năm 2024`."""

# Several words may rightly stand twice too: `cơ sở sản xuất | sản xuất ổn định`, `Viện kiểm sát | kiểm sát`. So
# they must begin with a noun that is no action or a word that only joins, or be what the sentence, or one of these
# words, begins an action with. Three times is always once too much.
_JOINING = frozenset(
    {"của", "tại", "trên", "trong", "ngoài", "dưới", "giữa", "cho", "với", "đối", "theo", "về", "các", "những", "từ"}
    | {"do", "bởi", "bằng", "nhằm", "để", "qua", "sau", "trước", "khi", "đến"}
)
_MANNER = frozenset({"đúng", "kịp", "đầy đủ", "khẩn trương", "nghiêm túc", "thường xuyên"})
"""Words for how something is done, which never end a noun: `đúng tiến độ đúng tiến độ`."""
_BEFORE_ACTION = frozenset({"đã", "đang", "sẽ", "để", "phải", "cần", "không", "chưa", "tục", "trung", "khai", "việc"})
_BEFORE_ACTION_TOO = regex(r"\b(?:(?i:phối hợp|tham mưu|chủ trì|chủ động|công tác)|(?<![Cc]ơ )Sở)\s+$")
_PARTS_OF_LONGER_WORDS = frozenset({"xuất bản", "cho thuê", "kiểm sát", "thanh tra", "bảo vệ", "quản lý"})
"""`xuất bản | xuất bản phẩm`, `cho thuê | cho thuê mua`; `Thanh tra | thanh tra …`: who acts has the action's name."""
_REPEATABLE = frozenset(
    {"từng", "mỗi", "ngày", "một", "dần", "rất", "năm", "nhiều", "càng", "mãi", "đời", "lần", "vừa", "hàng", "hằng"}
    | {"muôn", "lâu", "luôn", "thế"}
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    for number in sorted(_repeating(context.text)):
        passage = context.passages[number]
        text = passage.text
        for match in _ONE.finditer(text):
            word = match["word"].lower()
            if _last_word(text, match.start()) not in _EXCUSED[word] and not _is_name(match["again"]):
                yield _finding(passage, match, "Từ", match["again"].split()[0], len(match["again"].split()))
        for match in _NUMBERED.finditer(text):
            if not _is_name(match["again"]):
                yield _finding(passage, match, "Cụm từ", match["again"], 1)
        for match in _SEVERAL.finditer(text):
            if _is_slip(text, match):
                again, count = match["again"].split(), len(match["words"].split())
                yield _finding(passage, match, "Cụm từ", " ".join(again[:count]), len(again) // count)


def _finding(passage: Passage, match: re.Match[str], kind: str, words: str, more: int) -> Finding:
    times = {1: "hai", 2: "ba"}.get(more, str(more + 1))
    return Finding(passage.span(*match.span("again")), f"{kind} “{words}” lặp {times} lần liền nhau.")


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Whether repeated words are a slip: not reduplication, a name, or the end of one phrase and start of another."""
    words = match["words"].lower().split()
    if len(set(words)) == 1 or words[0] in _REPEATABLE or _is_name(match["again"]):
        return False
    if len(match["again"].split()) > len(words):
        return True
    if " ".join(words) in _PARTS_OF_LONGER_WORDS or match["makes_a_longer_word"]:
        return False
    if words[0] in _JOINING or not _MANNER.isdisjoint((words[0], " ".join(words[:2]))) or _begins_with_noun(words):
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    if words == ["tổ", "chức"] and before.rstrip().endswith(","):
        return False  # `các sở, ngành, tổ chức | tổ chức hội nghị`
    return _last_word(text, match.start()) in ("", *_BEFORE_ACTION) or bool(_BEFORE_ACTION_TOO.search(before))


def _begins_with_noun(words: list[str]) -> bool:
    folded = fold_tone_marks(" ".join(words)).split()
    return any(" ".join(folded[:count]) in _nouns() for count in range(2, min(len(words), 4) + 1))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words_of("nouns"))


def _repeating(text: ReportText) -> set[int]:
    """Which passages repeat a word that is looked for alone, or two to six words, or a numbered one: a quick look
    before the exact one."""
    said: list[str] = []
    for clause in text.clauses:
        words = clause.split()
        again = len(words) - len({*words})
        if again and _repeats(words, again):
            said.append(clause)
    for name in _NUMBERED_TIMES:
        if f" {name} " in text.clauses or text.has_odd_blanks:
            said += _numbers_said_again(text.lower, name)
    return text.having_in_lower(said)


def _repeats(words: Sequence[str], again: int) -> bool:
    """Whether these words, of which so many were said before, repeat some at once."""
    if not _EXCUSED.keys().isdisjoint(compress(words, map(eq, words, words[1:]))):
        return True
    if again < 2 or len({*pairwise(words)}) == len(words) - 1:  # nearly always
        return False
    return any(b"\1" * count in bytes(map(eq, words, words[count:])) for count in range(2, _LONGEST + 1))


def _numbers_said_again(text: str, name: str) -> Iterator[str]:
    """`năm 2024 năm` of `năm 2024 năm 2024`, all that may be such a number."""
    for between, after in pairwise(text.split(name)[1:]):
        number = between.strip()
        if number.isdecimal() and after.lstrip().startswith(number):
            yield f"{name}{between}{name}"


def _last_word(text: str, before: int) -> str:
    """The word before, in small letters; empty at the start and after punctuation."""
    match = _WORD_BEFORE.search(text, max(0, before - 20), before)
    return match["word"].lower() if match else ""


def _is_name(again: str) -> bool:
    """Whether the second one begins with a capital: `quản lý | Quản lý thị trường`; all in capitals is a title."""
    return again[:1].isupper() and not again.isupper()
