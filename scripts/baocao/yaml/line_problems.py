"""What may be wrong with a YAML text that cannot be read, in the order of the file.

A parser says where it gave up, which is often lines after the mistake: an open quote swallows what follows. So this
reads the text again, line by line as a person does. It knows only the everyday part of YAML and may report a line
that is right; `yaml.document` keeps the first problem whose removal makes the text readable.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from baocao.regex import regex
from baocao.yaml.bracket_problems import PAIRS, SPECIAL, Brackets, backslash, has_text, quote_end, special_space
from baocao.yaml.problem import Problem, line_end, quote_it, short

_COLON = regex(r":(?=[ \t]|$)")
_QUOTED_KEY = regex(r"(?:\"[^\"]*\"|'[^']*')[ \t]*:(?=[ \t]|$)")
_NO_KEY_START = frozenset("#[]{},&*!|>'\"%@`:")
_GLUED = regex(r"(?P<key>[A-Za-z_][\w.-]*):(?!//)(?P<value>\S.*|[^\S \t\n].*)")
_KEY_LINE = regex(r"^(?P<indent>[ ]*)(?:- |[\w.-]+:(?:[ \t]|$))", re.MULTILINE)
_BLOCK_TEXT = regex(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?")
_COMMENT = regex(r"(?:^|(?<=[ \t]))#")


def line_problems(text: str) -> Iterator[Problem]:
    """Everything that looks wrong in `text`, in order."""
    return _LineReader(text).lines()


@dataclass(slots=True)
class _Line:
    """A line with text: it covers `text[start:end]`, its first word stands at `word`."""

    start: int
    end: int
    word: int

    @property
    def column(self) -> int:
        return self.word - self.start


class _LineReader:
    """One reading of a text.

    `levels` are the columns of the groups and lists that are open, with whether it is a list; `opens`:
    whether a deeper level may begin; `first`: the first line; `at`: where the next line begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.levels: list[tuple[int, bool]] = []
        self.opens = True
        self.first: _Line | None = None
        self.at = 0

    def lines(self) -> Iterator[Problem]:
        block_text_in: int | None = None
        while self.at < len(self.text):
            start, end = self.at, line_end(self.text, self.at)
            self.at = end + 1
            stripped = self.text[start:end].lstrip()
            if not stripped or stripped.startswith("#"):
                continue
            line = _Line(start, end, end - len(stripped))
            self.first = self.first or line
            if block_text_in is not None and line.column > block_text_in:
                continue
            block_text_in = None
            yield from self.indentation(line)
            value_at = yield from self.names(line)
            if value_at is not None:
                self.opens = False
                if _BLOCK_TEXT.fullmatch(self.text[value_at:end].rstrip()):
                    block_text_in = self.levels[-1][0]
                    continue
                yield from self.value(value_at, line)
            if (tab := self.text.find("\t", line.word, line.end)) != -1:
                yield Problem(tab, tab + 1, "Trong dòng này có dấu Tab.", "Thay dấu Tab bằng dấu cách.")

    # ----------------------------------------------------------------- what stands before the value

    def indentation(self, line: _Line) -> Iterator[Problem]:
        indent = self.text[line.start : line.word]
        if "\t" in indent:
            remedy = "Xóa dấu Tab và lùi vào bằng dấu cách, mỗi bậc hai dấu cách."
            yield Problem(line.start, line.word, "Đầu dòng này có dấu Tab.", remedy, seen_at=line.end)
        elif indent.strip(" "):
            message = "Đầu dòng này có dấu cách đặc biệt (thường do dán từ Word)."
            remedy = "Xóa khoảng trắng đầu dòng và gõ lại bằng dấu cách thường."
            yield Problem(line.start, line.word, message, remedy, seen_at=line.end)

    def names(self, line: _Line) -> Generator[Problem, None, int | None]:
        """Look at dashes and key of a line; returns the offset of its value, None where there is none to look at."""
        at, is_listed = line.word, False
        while self.text[at : at + 2] in ("- ", "-\t", "-\n", "-"):
            yield from self.level(at, line, is_list=True)
            at, is_listed = self.skip_blanks(at + 1, line), True
            self.opens = True
        comment = _COMMENT.search(self.text, at, line.end)
        content = self.text[at : comment.start() if comment else line.end].rstrip()
        if not content:
            return None
        match = _QUOTED_KEY.match(content)
        if match is None and content[0] not in _NO_KEY_START and (is_listed or not content.startswith("- ")):
            match = _COLON.search(content)
        if match is None:
            if is_listed:
                return at
            yield from self.no_key(at, content, line, has_comment=comment is not None)
            return None
        yield from self.level(at, line, is_list=False)
        self.opens = True
        value_at = self.skip_blanks(at + match.end(), line)
        return None if value_at == line.end or self.text[value_at] == "#" else value_at

    def skip_blanks(self, at: int, line: _Line) -> int:
        rest = self.text[at : line.end]
        return at + len(rest) - len(rest.lstrip(" \t"))

    def level(self, at: int, line: _Line, *, is_list: bool) -> Iterator[Problem]:
        """Look whether the dash or key at `at` is in line with what stands above it."""
        column, was = at - line.start, list(self.levels)
        while self.levels and (self.levels[-1][0] > column or (not is_list and self.levels[-1] == (column, True))):
            self.levels.pop()
        if self.levels and self.levels[-1] == (column, is_list):
            return
        if self.levels and self.levels[-1][0] == column and not self.opens:
            message = "Dòng này có gạch đầu dòng như một danh sách, nhưng mục ở dòng trên đã có giá trị."
            remedy = "Bỏ dấu gạch đầu dòng; nếu là danh sách thì để trống sau dấu hai chấm của mục ấy."
            yield Problem(at, line.end, message, remedy)
            return
        if was and not self.levels and self.first and self.first.column > 0:
            message = "Dòng này lùi vào so với các dòng dưới."
            remedy = "Xóa khoảng trắng đầu dòng để các mục cùng bậc thẳng hàng."
            yield Problem(self.first.word, self.first.end, message, remedy, seen_at=line.end)
        if was and (not self.opens or was[-1][0] > column):
            yield Problem(
                at,
                line.end,
                "Dòng này lùi vào không khớp với các dòng trên.",
                "Các mục cùng bậc phải thẳng hàng. Nếu đây là phần tiếp theo của câu ở dòng trên thì đặt cả câu trên "
                'một dòng, trong dấu nháy "…".',
                line.start,
            )
        self.levels.append((column, is_list))

    def no_key(self, at: int, content: str, line: _Line, *, has_comment: bool) -> Iterator[Problem]:
        """Look at a line that has neither key nor dash."""
        end = at + len(content)
        name, _, rest = content.partition(" ")
        name, rest = name.rstrip("=:;,"), rest.lstrip("=:;, ")
        if match := _GLUED.match(content):
            key, value = match["key"], match["value"]
            message = f"Thiếu dấu cách sau dấu hai chấm của mục “{key}”."
            remedy = f"Thêm một dấu cách: “{key}: {short(value)}”."
            if value[0].isspace():
                message = f"Sau dấu hai chấm của mục “{key}” là dấu cách đặc biệt (thường do dán từ Word)."
                remedy = f"Xóa dấu cách ấy và gõ lại bằng dấu cách thường: “{key}: {short(value.strip())}”."
            yield Problem(at, end, message, remedy)
        elif content[0] == "-":
            remedy = f"Thêm một dấu cách: “- {short(content[1:])}”."
            yield Problem(at, end, "Thiếu dấu cách sau dấu gạch đầu dòng.", remedy)
        elif content[0] in "\"'" and quote_end(self.text, at, line.end) is None:
            remedy = f"Bỏ dấu nháy ấy: “{short(content[1:])}”."
            yield Problem(at, end, f"Dấu nháy {content[0]} ở đầu dòng này không có dấu nháy đóng.", remedy)
        elif content[0] == ":":
            remedy = "Ghi tên mục, ví dụ “period: 2022-01”."
            yield Problem(at, end, "Trước dấu hai chấm ở đây không có tên mục.", remedy)
        elif content[0] in SPECIAL and _COLON.search(content):
            remedy = f"Xóa dấu ấy: “{short(content.lstrip(f'{SPECIAL} '))}”."
            yield Problem(at, end, f"Tên mục không được bắt đầu bằng dấu “{content[0]}”.", remedy)
        elif re.fullmatch(r"[A-Za-z_][\w.-]*", name):
            remedy = f"Viết “{short(name)}: {short(rest) or '…'}”; nếu là lời ghi chú thì thêm dấu # ở đầu dòng."
            message = "Dòng này thiếu dấu hai chấm sau tên mục."
            if has_comment and _COLON.search(self.text, end, line.end):
                message = "Phần sau dấu “#” ở dòng này bị coi là lời chú thích nên thiếu dấu hai chấm."
            yield Problem(at, end, message, remedy)
        else:
            remedy = "Xóa dòng này, hoặc viết lại; nếu là lời ghi chú thì thêm dấu # ở đầu dòng."
            yield Problem(at, end, "Dòng này không có dạng “tên: giá trị”.", remedy)

    # ----------------------------------------------------------------- values

    def value(self, at: int, line: _Line) -> Iterator[Problem]:
        key = self.text[line.word : at].rstrip() + " "
        if self.text[at] in "\"'":
            yield from self.quoted(at, line, key)
        elif self.text[at] in PAIRS:
            brackets = Brackets(self.text, at, self.stop(line), key)
            yield from brackets.problems()
            if brackets.end is not None:
                self.at = line_end(self.text, brackets.end) + 1
        else:
            yield from self.plain(at, line, key)

    def plain(self, at: int, line: _Line, key: str) -> Iterator[Problem]:
        comment = _COMMENT.search(self.text, at, line.end)
        value = self.text[at : comment.start() if comment else line.end].rstrip()
        end = at + len(value)
        if not value:
            return
        if value[0] in SPECIAL or value[0] in "]},":
            yield Problem(at, end, f"Giá trị không được bắt đầu bằng dấu “{value[0]}”.", quote_it(key, value))
        elif value.startswith("- "):
            message = "Danh sách có gạch đầu dòng không được viết cùng dòng với tên mục."
            remedy = f"Xuống dòng trước mỗi dấu “-”, hoặc viết “{key}[{short(value[2:])}]”."
            yield Problem(at, end, message, remedy)
        elif _COLON.search(value):
            remedy = f"{quote_it(key, value)} Nếu là hai mục thì viết thành hai dòng."
            if re.match(r"[a-z_]+:", value):
                remedy = f"Nếu là một nhóm thì đặt trong ngoặc nhọn: “{key}{{{short(value)}}}”. {quote_it(key, value)}"
            yield Problem(at, end, "Giá trị ở dòng này có dấu hai chấm nên phải đặt trong dấu nháy.", remedy)

    def quoted(self, at: int, line: _Line, key: str) -> Iterator[Problem]:
        quote = self.text[at]
        end = quote_end(self.text, at, line.end) or quote_end(self.text, at, self.stop(line))
        if end is None:
            value = self.text[at + 1 : line.end].strip()
            remedy = f"Thêm dấu nháy ở cuối: “{key}{quote}{short(value)}{quote}”."
            yield Problem(at, line.end, f"Thiếu dấu nháy đóng {quote} ở dòng này.", remedy)
            return
        last = line_end(self.text, end)
        self.at = last + 1
        if bad := backslash(self.text, at, end):
            yield bad
        if has_text(rest := self.text[end:last]):
            if not rest.strip():
                yield special_space(end, last)
                return
            other = "'" if quote == '"' else '"'
            whole = self.text[at:last].strip()
            # 'Bình's' was meant as "Bình's"; "A" và "B" as '"A" và "B"'.
            inner = whole[1:-1] if whole.endswith(quote) and whole.count(quote) == 3 else whole
            remedy = f"Đặt cả giá trị trong dấu nháy: “{key}{other}{short(inner)}{other}”."
            yield Problem(at, last, "Sau dấu nháy đóng ở dòng này còn chữ.", remedy)

    def stop(self, line: _Line) -> int:
        """The end of the lines that may still belong to a value of `line`: before the next key or dash of its level."""
        at = line.end + 1
        while (match := _KEY_LINE.search(self.text, at)) is not None:
            if len(match["indent"]) <= line.column:
                return match.start() - 1
            at = match.end()
        return len(self.text)
