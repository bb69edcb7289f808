"""T08: spaces and dashes that are not where Vietnamese typing puts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Edit, Finding, Report, Severity, Source, Span
from baocao.parsing.running_text import BLANK, Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T08",
    name="spacing",
    summary="Dấu cách và dấu gạch nối đặt đúng chỗ.",
    why=(
        "Dấu cách thừa làm dòng chữ hở hoặc đẩy dấu phẩy xuống đầu dòng. Gạch dài “–” do Word tự đổi thì tìm kiếm "
        "không thấy; văn bản mẫu của Nghị định dùng “-” có dấu cách hai bên."
    ),
    fix="Chạy `baocao check --fix`, hoặc sửa dấu cách, dấu gạch theo lời nhắc.",
    bad=(
        "- Kiểm tra  12 cơ sở lưu trú. <!-- T08 -->\n"
        "- Kiểm tra 12 cơ sở ; xử phạt 02 cơ sở. <!-- T08 -->\n"
        "- Phát triển văn hóa – xã hội giai đoạn 2021-2030. <!-- T08 -->\n"
    ),
    good=(
        "- Kiểm tra 12 cơ sở lưu trú; xử phạt 02 cơ sở.\n"
        "- Phát triển văn hóa - xã hội giai đoạn 2021-2030, đạt 1.147,5 triệu đồng.\n"
    ),
    issued=Severity.WARNING,
    fixable=True,
)

_BLANKS = " \t\u00a0\u2000-\u200a\u202f\u3000"
_ODD_BLANKS = "\t\u2000-\u200a\u3000"
# Each begins with the letter it is about and then looks back: that is what makes the search fast.
_WIDE = regex(rf"[{_BLANKS}](?<=\S[{_BLANKS}])(?:[{_BLANKS}]+|(?<=[{_ODD_BLANKS}]))(?=\S)")
_BEFORE_SIGN = regex(
    rf"[{_BLANKS}](?<=[^\s(\[“‘«–—-][{_BLANKS}])[{_BLANKS}]*"
    r"(?=(?P<sign>[,;)\]»!?]|[.:](?=\s|$)|\./\.|[”’](?!\w)))"
)
_FIGURE_AFTER_SIGN = regex(r".\s*\d")
_AFTER_OPENING = regex(rf"(?P<sign>[(\[«“])(?:(?<!“)|(?<![^\s(]“))(?P<blank>[{_BLANKS}]+)(?=\w)")
_COLON_ASTRAY = regex(rf"[{_BLANKS}](?<=[^\W_][{_BLANKS}]):(?=[^\W\d_]{{2}})(?![\w-]+:)")
_NO_BLANK = regex(r"[,;](?:(?<=[^\W\d_].)(?=[^\W\d_])(?!(?<=\b\w.)\w\b)|(?<=\d.)(?=[^\W\d_]{2}))")  # but N,N-dimetyl
_DOUBLED = regex(r"(?P<sign>[,;])(?<=\w.)(?P=sign)(?=\s|$)")
_NO_BLANK_AFTER_STOP = regex(r"\.(?=(?P<next>[^\W\d_]{2}))")
_WORD_BEFORE = regex(r"(?<!\w)[^\W\d_]{2,}$")
_LONG_DASH = regex(r"[\u2010-\u2015]")
_TWO_HYPHENS = regex(r"--(?:(?<![-\w]--)(?!-)|(?<=\w--)(?=\w))")
_ONE_SIDED = regex(r"-(?:(?<=[^\W\d_]{2} -)(?=[^\W\d_])|(?<=[^\W\d_]{2}-) (?=\w))")
_DASHES = "\u2012\u2013\u2014\u2212"
_BULLETS = "•●▪◦‣∙■□➢➤✓"
_LIST_SIGN = regex(rf"(?P<sign>[{_BULLETS}{_DASHES}])[{_BLANKS}]+(?=[\w“(*])")
_LETTER_SIGN = regex(rf"(?<!\S)(?P<sign>o)[{_BLANKS}]+(?=(?P<next>[^\W_]))")
_ENDED = regex(r"[.:;!?…][”\"’')\]»]*\s*$")
_ABBREVIATIONS = frozenset({"tp", "tx", "tt", "gs", "pgs", "ts", "ths", "bs", "ks", "cn", "cv", "đc", "hđ", "mr", "st"})


# A quick look at a whole report: without any of these it has nothing of what the patterns above find.
_BLANKS_AT_SIGNS = (*(f" {sign}" for sign in ",;)]»!?.:”’"), *(f"{sign} " for sign in "([«“"))
_LONG_DASHES = frozenset(map(chr, range(0x2010, 0x2016)))
_MAY_BE_DASH = regex(r"-(?:-|(?<!\S.)(?=[^\W\d_])|(?<=[^\W\d_]{2}.)(?!\S))")
_BEHIND_A_BRACE = regex(r"\}(?=\w)")
_LIST_SIGNS = frozenset(_BULLETS + _DASHES)
_MAY_BE_LETTER_SIGN = regex(rf"\n[ \t]*o[{_BLANKS}]")


def check(report: Report, context: Context) -> Iterator[Finding]:
    text, passages, lines = context.text, context.passages, _Lines(report.source)
    if text.has_odd_blanks or any(map(f" {text.signs} ".__contains__, _BLANKS_AT_SIGNS)):
        for passage in passages:
            yield from _blanks(passage, context)
    if _NO_BLANK.search(text.signs) or _NO_BLANK_AFTER_STOP.search(text.signs):
        for passage in passages:
            yield from _missing_blanks(passage)
    if _DOUBLED.search(text.signs):
        for passage in passages:
            yield from _doubled(passage)
    if _BEHIND_A_BRACE.search(report.source.text):
        for passage in passages:
            yield from _glued(passage)
    if not text.letters.isdisjoint(_LONG_DASHES) or _MAY_BE_DASH.search(text.signs):
        for passage in passages:
            yield from _dashes(passage, lines)
    if not text.letters.isdisjoint(_LIST_SIGNS):
        for passage in passages:
            yield from _list_signs(passage, lines)
    if _MAY_BE_LETTER_SIGN.search(report.source.text, max(report.body_start - 1, 0)):
        for passage in passages:
            yield from _letter_signs(passage, lines)


def _blanks(passage: Passage, context: Context) -> Iterator[Finding]:
    text = passage.text
    for match in _WIDE.finditer(text):
        if "\t" in match[0] and context.is_pasted(passage.span(*match.span()).start):
            continue  # T15 turns these lines into a table; blanks would merge them into one line
        if _is_in_source(passage, match) and not _BEFORE_SIGN.match(text, match.start()):
            what = "Thừa dấu cách" if len(match[0]) > 1 else "Dấu tab hoặc dấu cách lạ"
            yield Finding(passage.span(*match.span()), f"{what} giữa hai từ.", edits=passage.edits(*match.span(), " "))
    for match in _BEFORE_SIGN.finditer(text):
        between_figures = text[match.start() - 1].isdigit() and _FIGURE_AFTER_SIGN.match(text, match.end())
        begins_line = match["sign"] == ":" and not _is_in_source(passage, match)  # T14 reports it
        if not (match["sign"] == ":" and between_figures) and not begins_line:  # tỷ lệ 1 : 500
            yield Finding(
                passage.span(*match.span()),
                f"Thừa dấu cách trước dấu “{match['sign']}”.",
                edits=passage.edits(*match.span(), ""),
            )
    for match in _COLON_ASTRAY.finditer(text):
        if _is_in_source(passage, match):
            yield Finding(
                passage.span(*match.span()),
                "Dấu “:” viết liền chữ đứng trước, cách chữ đứng sau.",
                edits=passage.edits(*match.span(), ": "),
            )
    for match in _AFTER_OPENING.finditer(text):
        blank = match.span("blank")
        yield Finding(
            passage.span(*blank), f"Thừa dấu cách sau dấu “{match['sign']}”.", edits=passage.edits(*blank, "")
        )


def _missing_blanks(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for match in _NO_BLANK.finditer(text):
        yield Finding(
            passage.span(*match.span()),
            f"Thiếu dấu cách sau dấu “{match[0]}”.",
            edits=passage.edits(*match.span(), f"{match[0]} "),
        )
    for match in _NO_BLANK_AFTER_STOP.finditer(text):
        # `tỉnh.Tiếp tục`; but TP.Huế, gs.Trần, Th.S
        lead = _WORD_BEFORE.search(text, max(0, match.start() - 10), match.start())
        word, following = lead[0] if lead else "", match["next"]
        is_sentence = following[0].isupper() and following[1].islower()
        if is_sentence and word.islower() and word not in _ABBREVIATIONS:
            yield Finding(
                passage.span(*match.span()),
                "Thiếu dấu cách sau dấu chấm hết câu.",
                edits=passage.edits(*match.span(), ". "),
            )


def _doubled(passage: Passage) -> Iterator[Finding]:
    """A sign that was typed twice between two clauses, `đạt,, khá`."""
    for match in _DOUBLED.finditer(passage.text):
        sign = match["sign"]
        yield Finding(passage.span(*match.span()), f"Thừa một dấu “{sign}”.", edits=passage.edits(*match.span(), sign))


def _glued(passage: Passage) -> Iterator[Finding]:
    """Words with nothing but a marker between them, `máy{#mua-may}Tổ chức`, which are printed as one."""
    text = passage.text
    for at, marker in passage.prose.marks:
        if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            behind = Span(marker.span.source, marker.span.end, marker.span.end)
            yield Finding(marker.span, "Thiếu dấu cách sau mã nhiệm vụ.", edits=(Edit(behind, " "),))


def _dashes(passage: Passage, lines: _Lines) -> Iterator[Finding]:
    text = passage.text
    first_word = _first(text, str.isalnum)
    if first_word == len(text):
        return  # a cell with a dash says that there is nothing
    for match in (*_LONG_DASH.finditer(text), *_TWO_HYPHENS.finditer(text)):
        # At the start of a line a `-` would begin a list: that is for the author to decide.
        begins = match.start() <= first_word
        is_list_sign = _LIST_SIGN.match(text, match.start()) is not None
        begins_line = begins or not lines.before(passage, match.start())[1]
        if is_list_sign and (begins or (begins_line and _ends_above(text, match.start()))):
            continue
        yield Finding(
            passage.span(*match.span()),
            f"Dấu gạch “{match[0]}” viết là “-”.",
            help="Đầu dòng của một danh sách viết “- ” ở đầu dòng." if begins else "",
            edits=() if begins_line else passage.edits(*match.span(), "-"),
        )
    for match in _ONE_SIDED.finditer(text):
        yield Finding(
            passage.span(*match.span()),
            "Dấu gạch chỉ có dấu cách ở một bên.",
            "Giữa hai cụm từ viết “ - ”; trong một tên viết liền, ví dụ “Covid-19”.",
        )


def _list_signs(passage: Passage, lines: _Lines) -> Iterator[Finding]:
    """Signs that Word draws before the parts of a list and that come along with pasted text."""
    text = passage.text
    matches = list(_LIST_SIGN.finditer(text))
    first_word = _first(text, str.isalnum) if matches else 0
    for match in matches:
        sign = match["sign"]
        in_list, behind_words = lines.before(passage, match.start())
        is_within = match.start() > first_word
        if behind_words or (sign in _DASHES and is_within and not _ends_above(text, match.start())):
            continue
        yield Finding(
            passage.span(*match.span("sign")),
            f"Dấu “{sign}” đầu dòng viết là “-”.",
            "Mỗi nội dung bắt đầu bằng “- ”; chạy `baocao check --fix` để máy đổi.",
            edits=passage.edits(*match.span(), "" if in_list else "- "),
        )


def _letter_signs(passage: Passage, lines: _Lines) -> Iterator[Finding]:
    """The `o` that Word draws before the smaller parts of a list: `o Xã A: 3`."""
    text = passage.text
    is_below_item = lines.before(passage, 0) == (True, False)
    for match in _LETTER_SIGN.finditer(text):
        at = match.start()
        if match["next"].islower() or lines.before(passage, at)[0] or (at and not _ends_above(text, at)):
            continue
        yield Finding(
            passage.span(*match.span("sign")),
            "Chữ “o” đầu dòng là dấu mà Word đặt trước ý nhỏ.",
            "Ý nhỏ viết “  + ”, nội dung ngang hàng viết “- ”; chạy `baocao check --fix` để máy đổi.",
            edits=passage.edits(*match.span(), "  + " if at and is_below_item else "- "),
        )


def _ends_above(text: str, at: int) -> bool:
    """Whether a clause has ended before `at`, so that a dash there joins no words."""
    return _ENDED.search(text, max(0, at - 20), at) is not None


def _is_in_source(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the blanks stand side by side in the source, and are not what is left around a line's end."""
    return "\n" not in passage.span(*match.span()).text


def _first(text: str, is_wanted: Callable[[str], bool]) -> int:
    """The offset of the first letter that is wanted; the length of `text` where there is none."""
    return next((at for at, letter in enumerate(text) if is_wanted(letter)), len(text))


class _Lines:
    """Where the words of each line of a source begin, looked up once a line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts: dict[int, tuple[int, int]] = {}

    def before(self, passage: Passage, at: int) -> tuple[bool, bool]:
        """Whether anything, and whether a word, stands in its line before `passage.text[at]`."""
        line, column = self._source.position(passage.span(at, at + 1).start)
        if line not in self._starts:
            text = self._source.line(line)
            self._starts[line] = (_first(text, lambda letter: not letter.isspace()), _first(text, _is_word))
        anything, word = self._starts[line]
        return anything < column - 1, word < column - 1


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == BLANK
