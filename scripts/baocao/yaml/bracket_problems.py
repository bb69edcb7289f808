"""Finds problems in a YAML value in `[…]` or `{…}`, which may run over several lines.

Part of `yaml.line_problems`: offsets in, problems out; decides nothing about the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.regex import regex
from baocao.yaml.problem import Problem, line_end, quote_it, short

PAIRS = {"[": "]", "{": "}"}
SPECIAL = "@`%&*!|>?"
"""Signs that a plain value may not begin with."""

_NEXT = regex(r"\s*(\S)")
_BAD_ESCAPE = regex(r"\\(?![0abt\tnvfre \"/\\N_LP\n]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")


def quote_end(text: str, at: int, limit: int) -> int | None:
    """The offset after the quote that closes the one at `at`; None where `limit` comes first."""
    quote, i = text[at], at + 1
    while i < limit:
        if text[i] == "\\" and quote == '"':
            i += 2
        elif text[i] != quote:
            i += 1
        elif quote == "'" and text.startswith("'", i + 1):
            i += 2
        else:
            return i + 1
    return None


def backslash(text: str, start: int, end: int) -> Problem | None:
    """The problem with a backslash in the double quotes of `text[start:end]` that YAML gives no meaning."""
    bad = _BAD_ESCAPE.search(text, start, end) if text[start] == '"' else None
    return bad and Problem(
        bad.start(),
        bad.start() + 2,
        "Dấu “\\” trong dấu nháy kép ở đây không đọc được.",
        "Dùng dấu nháy đơn '…' thay cho dấu nháy kép, hoặc viết hai dấu “\\\\”.",
        start,
        end,
    )


def has_text(rest: str) -> bool:
    """Whether what follows a value on its line is more than blanks and a comment."""
    return bool(rest.strip(" \t")) and not (rest[0] in " \t" and rest.lstrip(" \t").startswith("#"))


def special_space(start: int, end: int) -> Problem:
    """The problem with a space that only looks like one."""
    message = "Ở cuối dòng này có dấu cách đặc biệt (thường do dán từ Word)."
    return Problem(start, end, message, "Xóa khoảng trắng ở cuối dòng.")


class Brackets:
    """One reading of the value at `start`, which must be closed before `limit`; `key` is how its line begins."""

    def __init__(self, text: str, start: int, limit: int, key: str) -> None:
        self.text = text
        self.start = start
        self.limit = limit
        self.key = key
        self.end: int | None = None
        self.open: list[int] = []
        self.has_word = False
        self.has_colon = False
        self.word = start
        self.comment = -1

    def problems(self) -> Iterator[Problem]:
        """What is wrong, at most one; `end` is the offset after the closing bracket where it is found."""
        at: int | Problem = self.start
        while isinstance(at, int) and at < self.limit and self.end is None:
            at = self.step(at)
        if isinstance(at, Problem):
            yield at
        elif self.end is None:
            yield self.unclosed()
        else:
            yield from self.after(self.end)

    def step(self, at: int) -> int | Problem:
        """Go over what stands at `at`: the offset behind it, or what is wrong with it."""
        letter = self.text[at]
        if letter in " \t\n":
            return at + 1
        if letter == "#" and self.text[at - 1] in " \t\n":
            self.comment = at
            return line_end(self.text, at)
        if letter in PAIRS and not self.has_word:
            self.open.append(at)
            self.has_colon = False
            return at + 1
        if letter in PAIRS:
            # A template without quotes: {title: THÁNG {month:02}/{year}, areas: all}
            rest, *others = re.split(r",\s+[\w.-]+:\s", self.text[self.item_start(at) : line_end(self.text, at)])
            value = rest if others else re.sub(r"[\]}]\s*$", "", rest)
            message = f"Giá trị có dấu “{letter}” ở đây phải đặt trong dấu nháy."
            return self.problem(at, at + 1, message, quote_it("", value))
        if letter in "]}":
            return self.close(at)
        if letter == ",":
            if not self.has_word and not self.has_colon:
                return self.problem(at, at + 1, "Ở đây thừa một dấu phẩy.", "Xóa dấu phẩy thừa.")
            self.has_word = self.has_colon = False
            return at + 1
        if letter == ":" and self.text[at + 1 : at + 2] in (" ", "\t", "\n", ",", "]", "}", ""):
            return self.colon(at)
        if not self.has_word:
            self.word = at
        if letter in "\"'" and not self.has_word:
            return self.quoted(at)
        if letter in f"{SPECIAL}:" and not self.has_word:
            end = self.item_end(at)
            remedy = quote_it("", self.text[at:end].strip())
            return self.problem(at, end, f"Giá trị không được bắt đầu bằng dấu “{letter}”.", remedy)
        self.has_word = True
        return at + 1

    def close(self, at: int) -> int | Problem:
        opened = self.text[self.open[-1]]
        if self.text[at] != PAIRS[opened]:
            message = f"Ngoặc mở bằng “{opened}” nhưng đóng bằng “{self.text[at]}”."
            return self.problem(self.open[-1], at + 1, message, f"Đóng bằng “{PAIRS[opened]}”.")
        self.open.pop()
        self.has_word = True
        if not self.open:
            self.end = at + 1
        elif self.is_followed_by_text(at + 1):
            message = "Sau dấu đóng ngoặc ở đây thiếu dấu phẩy, hoặc còn chữ."
            remedy = "Thêm dấu phẩy sau dấu đóng ngoặc, hoặc đặt cả giá trị trong dấu nháy."
            return self.problem(at, self.item_end(at + 1), message, remedy)
        return at + 1

    def colon(self, at: int) -> int | Problem:
        if self.has_colon:
            return self.problem(
                self.item_start(at),
                self.item_end(at),
                "Ở đây có hai dấu hai chấm mà không có dấu phẩy ở giữa.",
                'Thêm dấu phẩy giữa hai mục; nếu dấu hai chấm thuộc về lời văn thì đặt lời văn trong dấu nháy "…".',
            )
        if "\n" in self.text[self.word : at]:
            end = line_end(self.text, self.word)
            message = "Một mục trong ngoặc bị ngắt dòng ở giữa tên mục."
            return self.problem(self.word, end, message, "Viết tên mục và giá trị trên cùng một dòng.")
        if self.text[at + 1 : at + 2] in (",", "]", "}") and self.text[at - 1] not in "\"'":
            name = self.text[self.item_start(at) : at]
            remedy = f"Thêm một dấu cách: “{short(name)}: …”."
            return self.problem(self.item_start(at), at + 1, "Thiếu dấu cách sau dấu hai chấm.", remedy)
        self.has_colon, self.has_word = True, False
        return at + 1

    def quoted(self, at: int) -> int | Problem:
        quote = self.text[at]
        end = quote_end(self.text, at, self.limit)
        if end is None:
            message = f"Thiếu dấu nháy đóng {quote} ở dòng này."
            remedy = f"Thêm dấu nháy {quote} ở cuối đoạn chữ ấy."
            return self.problem(at, line_end(self.text, at), message, remedy)
        if bad := backslash(self.text, at, end):
            return bad
        if self.is_followed_by_text(end):
            return self.problem(
                at,
                self.item_end(end),
                "Sau dấu nháy đóng ở đây thiếu dấu phẩy, hoặc còn chữ.",
                "Thêm dấu phẩy sau dấu nháy đóng, hoặc đặt cả đoạn chữ trong dấu nháy.",
            )
        self.has_word = True
        return end

    def is_followed_by_text(self, at: int) -> bool:
        """Whether a value that ends at `at` is followed by anything but the next item, a bracket or a comment."""
        match = _NEXT.match(self.text, at, self.limit)
        return match is not None and match[1] not in ",]}:#"

    def unclosed(self) -> Problem:
        at = self.open[-1]
        end, closing = line_end(self.text, at), PAIRS[self.text[at]]
        if at < self.comment < end:
            message = f"Ở dòng này, phần sau dấu “#” bị coi là lời chú thích nên thiếu dấu đóng ngoặc “{closing}”."
            return self.problem(at, end, message, 'Đặt đoạn chữ có dấu “#” trong dấu nháy "…".')
        message = f"Thiếu dấu đóng ngoặc “{closing}” ở dòng này."
        if self.text[end : self.limit].strip():
            return self.problem(at, end, message, f"Thêm “{closing}” sau giá trị cuối cùng trong ngoặc.")
        shown = self.text[at:end].rstrip().rstrip(",")
        key = self.key if at == self.start else ""
        return self.problem(at, end, message, f"Thêm “{closing}” ở cuối: “{key}{short(shown)}{closing}”.")

    def after(self, at: int) -> Iterator[Problem]:
        """Look at what follows the closing bracket on its line."""
        end = line_end(self.text, at)
        rest = self.text[at:end]
        if not has_text(rest):
            return
        if not rest.strip():
            yield special_space(at, end)
        elif rest.strip()[0] in "]},":
            yield self.problem(at, end, f"Ở dòng này thừa dấu “{rest.strip()[0]}”.", "Xóa dấu thừa ấy.")
        else:
            whole = self.text[self.start : end].strip()
            yield self.problem(self.start, end, "Sau dấu đóng ngoặc ở dòng này còn chữ.", quote_it(self.key, whole))

    def problem(self, start: int, end: int, message: str, remedy: str) -> Problem:
        return Problem(start, end, message, remedy, self.start, max(self.limit, line_end(self.text, end)))

    def item_start(self, at: int) -> int:
        """Where the name or value that `at` is in begins."""
        start = max(self.text.rfind(sign, self.start, at) for sign in (",", "[", "{", "\n", ": ")) + 1
        return start + len(self.text[start:at]) - len(self.text[start:at].lstrip(": "))

    def item_end(self, at: int) -> int:
        ends = (self.text.find(sign, at) for sign in ",]}\n")
        return min((end for end in ends if end != -1), default=len(self.text))
