"""Signs of Markdown that stand in a printed text as they were typed: `**đậm**`, `[^1]`, `| a | b |`. Pure.

Only what nobody types for its own sake: a star also marks notes, a bar separates addresses, a dollar is money.
Every pattern looks at most a few hundred letters ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.model.marker import OPENING

_BOLD = re.compile(
    r"(?:(?<![\w*])(\*{2,3})(?=[^\s*)\]])|(?<=\w)(\*{2,3})(?=[\"“'(\[]))[^*\n]{0,300}(?<=[^*(\[])(?:\1|\2)(?!\*)"
)
_SLANTED = re.compile(
    r"(?<![\w*])\*(?=[\w“\"'(\[])[^*\n]{0,300}(?:(?<=[\w”\"'.!?,:;%)\]])\*(?![\w*])|(?<=[”\"')\]])\*(?!\*))"
)
"""Stars in pairs, also such as Markdown itself leaves as they are: `**Lưu ý: **nộp`, `**“Nghị định”**số 5`."""
_FORMULA = re.compile(
    r"(?<![\w$])\${1,2}(?=[^\s$])(?:[A-Za-z]|[^$\n]{0,80}[\\^_={}][^$\n]{0,80})(?<=[^\s$])\${1,2}(?![\w$])"
)
_RULE = r"(?<!-)-{3,}+:?"
_TABLE = re.compile(
    rf"^\s*\|(?:[^|\n]{{0,200}}\|){{2}}.{{0,40}}|\|\s?:?{_RULE}\s?\||{_RULE}\s?\|\s?:?{_RULE}"  # a row, or a rule
)
_ADDRESS = r"(?:\w{2,10}:|www\.|[./#]|[^\s()]{1,100}\.\w{2,5}\b)[^\s()]{0,300}"
_LINK = re.compile(rf"!?\[[^\[\]\n]{{0,200}}\]\({_ADDRESS}[^()\n]{{0,100}}\)")
_TAG = r"(?:a|b|i|u|s|p|br|hr|em|li|ol|td|th|tr|ul|div|img|pre|sub|sup|code|font|span|strong|table)"
_HTML = re.compile(
    rf"</?{_TAG}(?:\s[^<>=\n]{{0,100}}=[^<>\n]{{0,200}})?\s?/?>|<!--|&(?:nbsp|amp|quot|lt|gt|\#\d{{1,5}});",
    re.IGNORECASE,
)
_PATTERNS = (
    ("dấu in đậm", _BOLD),
    ("dấu in nghiêng", _SLANTED),
    ("dấu chú thích", re.compile(r"\[\^[^\]\[\s]{1,40}\]")),
    ("dấu gạch bỏ", re.compile(r"~~(?=[^\s~])[^~\n]{0,300}(?<=[^\s~])~~")),
    ("dấu chỉ số dưới", re.compile(r"(?<=\w)~\w{1,20}~(?!~)")),
    ("dấu chỉ số trên", re.compile(r"(?<=\w)\^[\w+-]{1,20}\^")),
    ("công thức", _FORMULA),
    ("mã nhiệm vụ", re.compile(re.escape(OPENING) + r"[\w?][^{}\n]{0,200}\}?")),
    ("thuộc tính", re.compile(r"(?<=[\w)\]`])\{[.=]\w[^{}\n]{0,100}\}")),
    ("dấu đầu đề", re.compile(r"^\s{0,3}#{2,6}\s+(?=\w).{1,80}")),
    ("bảng gõ bằng gạch đứng", _TABLE),
    ("khung bảng", re.compile(r"\+(?:[-=:]{3,}\+)+")),
    ("đường dẫn", _LINK),
    ("dấu mã nguồn", re.compile(r"(?<![\w`])(`{1,3})(?=[^\s`])[^`\n]{0,300}(?<=[^\s`])\1(?![\w`])|^\s*```")),
    ("dấu thoát", re.compile(r"\\[*_#|~`\[\]{}]")),
    ("thẻ HTML", _HTML),
)
"""The name of each kind, and its pattern."""


def leftovers(line: str) -> Iterator[tuple[str, str]]:
    """The name and text of each leftover in the line, in order; they do not overlap."""
    found = ((*match.span(), name) for name, pattern in _PATTERNS for match in pattern.finditer(line))
    told = 0
    for start, end, name in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= told:
            told = end
            yield name, line[start:end].strip()
