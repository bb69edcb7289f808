"""Notations of other dialects, of LaTeX and of web pages: ours prints them as they stand. Pure.

What is printed is what was typed, so no comparison finds these: each is a row of `NOTATIONS`, found in
the words of a passage, where addresses and code are blanked out. A backslash before it says that it
is meant literally.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from baocao.language.small_letters import LOWERED_FIGURES, RAISED_FIGURES
from baocao.parsing.markers import EXAMPLE
from baocao.parsing.running_text import Passage
from baocao.regex import regex

_LONGEST_WORD = 20


class Notation(NamedTuple):
    """`sign`: without it in a report the search is spared. `what` goes on “… sẽ in nguyên các dấu ấy: ”."""

    sign: str
    pattern: re.Pattern[str]
    what: str
    help: str


class FoundNotation(NamedTuple):
    """`passage.text[start:end]` is written in `notation`; `help` says what to write instead."""

    passage: Passage
    start: int
    end: int
    notation: Notation
    help: str


def _row(sign: str, pattern: str, what: str, advice: str) -> Notation:
    return Notation(sign, regex(pattern), what, advice)


_FOOTNOTE = "báo cáo không có chú thích cuối trang."
_FOOTNOTE_HELP = "Viết lời chú thích trong ngoặc đơn ngay sau chữ ấy, hoặc thành một đoạn “Ghi chú: …” bên dưới."

NOTATIONS = (
    _row("[^", r"\[\^[^\[\]\s]{1,40}\]:?", _FOOTNOTE, _FOOTNOTE_HELP),
    _row("^[", r"(?<=\w|[.,;:)])\^\[[^\[\]]{1,200}\]", _FOOTNOTE, _FOOTNOTE_HELP),
    _row(
        "~",
        r"(?<=[^\W\d_]|[)\]])~(?P<lowered>[\w+-]{1,10})~(?!\w)|(?<=[A-Z])~(?P<low>\d{1,2})~(?=[A-Z(])",
        "dấu ~ không thành chữ số dưới.",
        "Viết “{}”.",
    ),
    _row("^", r"(?<=[\w)\]])\^(?P<raised>[\w+-]{1,10})\^", "dấu ^ không thành số mũ.", "Viết “{}”."),
    _row(
        "^",
        r"(?<![\w^])(?:[kcdmhµ]?m|dam)\^(?P<raised>[23])(?![\w^])",
        "dấu ^ không thành số mũ.",
        "Viết “{}”.",
    ),
    _row("~~", r"~~(?=[^\s~])[^~]{1,400}~~", "báo cáo không có chữ gạch ngang.", "Bỏ hẳn những chữ cần gạch đi."),
    _row(
        "==",
        r"(?<![\w=<>!])==(?=[^\s=])[^=]{1,400}(?<=\S)==(?!=)",
        "báo cáo không có chữ tô nền.",
        "Muốn nhấn mạnh thì viết **đậm**.",
    ),
    _row(
        "++",
        r"(?<![\w+])\+\+(?=[^\W\d_])[^+]{1,400}(?<=\S)\+\+(?!\w)",
        "báo cáo không có chữ gạch chân.",
        "Muốn nhấn mạnh thì viết **đậm**.",
    ),
    _row(
        "$",
        r"\$\$(?=\S)[^$]{1,400}\$\$|(?<![\w$])\$(?=[^\s$])(?:[^$]{0,200}[\\^_={}][^$]{0,200}|[A-Za-z])(?<=\S)\$(?![\w$])",
        "báo cáo không có công thức.",
        "Viết công thức bằng chữ thường, ví dụ m², 10³, CO₂.",
    ),
    _row(
        "[",
        r"^\[[xX ]\](?=\s)",
        "báo cáo không có ô đánh dấu.",
        f"Viết việc đã xong hay chưa bằng lời, hoặc bằng mã nhiệm vụ như {EXAMPLE}.",
    ),
    _row("#######", r"^#{7,}(?=\s)", "đầu đề có nhiều nhất bốn dấu #.", "Viết ## cho phần, ### cho lĩnh vực."),
    _row("[!", r"^\[![A-Za-z]{1,20}\]", "báo cáo không có khung ghi chú.", "Viết thành đoạn văn thường."),
    _row(":::", r"(?<!\S):{3,}(?:(?=\s|$)|[\w{-])", "báo cáo không có khối riêng.", "Bỏ dòng này."),
    _row(
        "{",
        r"\{-\}|\{:?\s{0,9}(?:[.#][A-Za-z][\w-]{0,40}|[A-Za-z][\w-]{0,40}=[\"“”\w][^{}\n]{0,200})(?:\s[^{}\n]{0,200})?\}",
        "báo cáo không có thuộc tính trình bày.",
        "Bỏ phần trong ngoặc nhọn: máy tự trình bày theo thể thức.",
    ),
    _row(
        "@",
        r"\[(?:[^\[\]@]{0,100}[\s;(-])?@[A-Za-z][\w:.#$%&+?~/-]{0,60}[^\[\]]{0,200}\]",
        "máy không tự lập danh mục trích dẫn.",
        "Viết đầy đủ tên tài liệu.",
    ),
    _row(
        "\n:",
        r"^:[ \t]+(?=\S)",
        "báo cáo không có danh sách định nghĩa.",
        "Viết từ và lời giải thích trong cùng một dòng, ví dụ “OCOP: mỗi xã một sản phẩm”.",
    ),
    _row("[[", r"!?\[\[[^\[\]\n]{1,200}\]\]", "báo cáo không có liên kết kiểu này.", "Viết tên mục bằng chữ."),
    _row(
        ")[",
        r"(?<!\w)\([^()\[\]]{1,200}\)\[(?:https?:|www\.|\N{BLACK VERTICAL RECTANGLE})[^\[\]]{0,400}\]",
        "hai loại ngoặc đổi chỗ cho nhau.",
        "Viết chữ trong ngoặc vuông trước, địa chỉ trong ngoặc đơn sau: [chữ](https://…).",
    ),
    _row(
        "**",
        r"(?<![\w*])\*\*(?=[^\s*])[^*]{0,400}\*\*(?!\*)|(?:(?<=\s)|^)\*{2,3}(?=\s)[^*]{0,400}[^\W\d_][^*]{0,400}\*{2,3}(?!\S)"
        r"|(?<=[^\W\d_])\*{2,4}(?=[^\W\d_])",
        "dấu ** chỉ in đậm khi đứng sát hai đầu cụm từ.",
        "Đặt dấu ** sát chữ, giữa dấu ** đóng và chữ tiếp theo có dấu cách: **1.** Nội dung.",
    ),
    _row(
        "\\",
        r"\\(?:newpage|pagebreak|clearpage|vspace|hspace|noindent|centering|textbf|textit|underline|frac|sqrt)(?![A-Za-z])",
        "lệnh LaTeX không có tác dụng trong báo cáo.",
        "Bỏ lệnh này: máy tự trình bày theo thể thức.",
    ),
)


def foreign_notations(passages: Iterable[Passage], text: str) -> Iterator[FoundNotation]:
    """The notations found in the passages of `text`; of two in the same place the first of the table."""
    active = [(order, notation) for order, notation in enumerate(NOTATIONS) if notation.sign in text]
    if active:
        for passage in passages:
            yield from _of_passage(passage, active)


def _of_passage(passage: Passage, active: Sequence[tuple[int, Notation]]) -> Iterator[FoundNotation]:
    matches = [
        (match.start(), order, match) for order, notation in active for match in notation.pattern.finditer(passage.text)
    ]
    reach = 0
    for start, order, match in sorted(matches, key=lambda place: place[:2]):
        if start >= reach and not _is_escaped(passage, start):
            reach, notation = match.end(), NOTATIONS[order]
            first = _word_start(passage.text, start) if "{}" in notation.help else start
            yield FoundNotation(passage, first, reach, notation, _help(passage, match, notation))


def _word_start(text: str, at: int) -> int:
    """Where the word that ends at `at` begins."""
    begin = at
    while begin > max(0, at - _LONGEST_WORD) and text[begin - 1].isalnum():
        begin -= 1
    return begin


def _is_escaped(passage: Passage, at: int) -> bool:
    """Whether a backslash that is not printed stands before `passage.text[at]`."""
    offset = passage.prose.offset(at)
    source = passage.prose.source.text
    return source[offset - 1 : offset] == "\\" and passage.text[at - 1 : at] != "\\"


def _help(passage: Passage, match: re.Match[str], notation: Notation) -> str:
    if "{}" not in notation.help:
        return notation.help
    ((name, value),) = ((name, value) for name, value in match.groupdict().items() if value)
    shown = value.translate(RAISED_FIGURES if name == "raised" else LOWERED_FIGURES)
    at = match.start(name) - 1
    if any(letter.isalnum() and letter.isascii() for letter in shown):
        return f"Viết bằng chữ thường, không có dấu {passage.text[at]}."
    return notation.help.format(passage.text[_word_start(passage.text, at) : at] + shown)
