"""Turns the events of PyYAML's parser into a tree of strings with places, refusing what we do not use of YAML.

Part of `yaml.document`. No recursion and no resolving of anything: no anchors, tags or merged keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml
from baocao.model import Span
from baocao.regex import regex
from baocao.yaml.problem import Problem, quote_it, short

Tree = None | str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]
"""The way to a value from the top: keys, and indexes in lists."""

_DEPTH_LIMIT = 20
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN = 200
"""Characters of a refused value that are looked at."""
GLUED_KEY = regex(r"([\w.-]+):(\S.*)", re.DOTALL)

# The parser of libyaml where PyYAML was built with it, else the parser in Python.
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Frame:
    """A collection being read. `path` is None inside what is thrown away; `key` is the one awaiting its value."""

    def __init__(self, container: dict[str, Tree] | list[Tree], path: Path | None, start: int, end: int) -> None:
        self.container = container
        self.path = path
        self.start = start
        self.end = end
        self.key: str | None = None
        self.key_span: tuple[int, int] | None = None


class TreeBuilder:
    """One reading of the text that `span` covers. Where it stops early, `value` is None."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.value: Tree = None
        self.spans: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        self.documents = 0
        self.text = ""

    def read(self, text: str) -> int | None:
        """Read `text`; returns where the parser gave up, None where it came to the end."""
        self.text = text
        loader = _Loader(text)
        try:
            for event in _events(loader):
                if not self.take(event):
                    break
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            return min(mark.index, len(text)) if mark else 0
        finally:
            loader.dispose()
        # A glued key is a text of its own for YAML, which nobody means: `period:2022-01`.
        return 0 if isinstance(self.value, str) and GLUED_KEY.match(self.value) else None

    def take(self, event: Any) -> bool:
        """Use one event; False where reading must stop."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event, start, start + len(self.text[start:end].rstrip()))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.frames) == _DEPTH_LIMIT:
                message = f"Các mục lồng nhau quá sâu; nhiều nhất là {_DEPTH_LIMIT} bậc."
                self.refuse(start, end, message, "Xóa bớt dấu ngoặc hoặc bậc lùi vào.")
                return False
            path = self.next_path(start, end) if self.is_allowed(event, start, end) else None
            container: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.frames.append(_Frame(container, path, start, end))
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self.frames.pop()
            # A block collection ends where the next token begins; its last value says where it really ends.
            is_flow = self.text[frame.start : frame.start + 1] in ("[", "{")
            self.place(frame.container, frame.path, frame.start, end if is_flow else frame.end)
        elif isinstance(event, yaml.AliasEvent):
            self.is_allowed(event, start, end)
            self.place(None, None, start, end)
        elif isinstance(event, yaml.DocumentStartEvent):
            if self.documents:
                message = "Dòng “---” này mở thêm một phần nữa; tệp chỉ được có một phần."
                self.refuse(start, end, message, "Xóa dòng “---” này.")
                return False
            self.documents += 1
            if event.version or event.tags:
                self.refuse(start, start + 1, "Không dùng dòng bắt đầu bằng dấu “%” ở đây.", "Xóa dòng này.")
        return True

    def scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        """Take a key or a value that is no collection."""
        text, is_plain = event.value, event.implicit[0]
        is_kept = self.is_allowed(event, start, end) and (is_plain or self.is_visible(text, start, end))
        text = unicodedata.normalize("NFC", text)
        frame = self.frames[-1] if self.frames else None
        if frame and isinstance(frame.container, dict) and frame.key_span is None:
            self.mapping_key(frame, text if is_kept else None, is_plain, start, end)
            return
        if frame and frame.key and frame.key_span and start == end and (match := GLUED_KEY.fullmatch(frame.key)):
            # `{full_name:Nguyễn Văn A}` is a name without a value for YAML, which nobody means.
            remedy = f"Thêm một dấu cách: “{match[1]}: {match[2]}”."
            self.refuse(*frame.key_span, "Thiếu dấu cách sau dấu hai chấm.", remedy)
        self.place(
            None if not is_kept or (is_plain and text in _NULLS) else text, self.next_path(start, end), start, end
        )

    def is_visible(self, text: str, start: int, end: int) -> bool:
        """Whether a quoted text has no unseen letter written as `\\u202e`; notes it where it has."""
        unseen = "\\" in self.text[start:end] and any(
            unicodedata.category(letter) in ("Cc", "Cf", "Cs") and letter not in "\n\t" for letter in text
        )
        if unseen:
            message = "Dấu “\\” trong dấu nháy kép ở đây tạo ra một ký tự không nhìn thấy được."
            self.refuse(start, end, message, "Bỏ dấu “\\”, hoặc dùng dấu nháy đơn '…' thay cho dấu nháy kép.")
        return not unseen

    def mapping_key(self, frame: _Frame, key: str | None, is_plain: bool, start: int, end: int) -> None:
        """Take a scalar as the key of `frame`; a key that is refused takes its value with it."""
        frame.key_span, frame.key = (start, end), None
        frame.end = max(frame.end, end)
        if frame.path is None or key is None:
            return
        if is_plain and key != key.strip():
            message = "Trước hoặc sau tên mục này có dấu cách đặc biệt (thường do dán từ Word)."
            self.refuse(start, end, message, "Xóa khoảng trắng quanh tên mục và gõ lại bằng dấu cách thường.")
        elif not key.strip():
            message = "Trước dấu hai chấm ở đây không có tên mục."
            self.refuse(start, end, message, "Ghi tên mục, ví dụ “period: 2022-01”.")
        elif key == "<<" and is_plain:
            self.refuse(start, end, "Không dùng “<<” ở đây.", "Ghi đầy đủ các mục thay cho “<<”.")
        elif (earlier := self.keys.get((*frame.path, key))) is not None:
            message = f"Mục “{short(key)}” ghi hai lần; lần đầu ở dòng {earlier.line}."
            self.refuse(start, end, message, "Giữ lại một dòng đúng và xóa dòng kia.")
        else:
            frame.key = key
            self.keys[*frame.path, key] = self.place_of(start, end)

    def is_allowed(self, event: yaml.NodeEvent, start: int, end: int) -> bool:
        """Whether `event` has neither anchor, alias nor tag; notes it where it has."""
        if event.anchor is None and getattr(event, "tag", None) is None:
            return True
        value = self.text[start : start + _SHOWN].partition("\n")[0].rstrip()
        if self.frames and self.text[self.frames[-1].start] in "[{":
            value = re.split(r"[],}]", value)[0].rstrip()
        message = f"Giá trị không được bắt đầu bằng dấu “{value[:1]}”."
        self.refuse(start, max(end, start + len(value)), message, quote_it("", value))
        return False

    def next_path(self, start: int, end: int) -> Path | None:
        """Where the node that begins now belongs; None where it is thrown away."""
        if not self.frames:
            return ()
        frame = self.frames[-1]
        if frame.path is None:
            return None
        if isinstance(frame.container, list):
            return (*frame.path, len(frame.container))
        if frame.key_span is None:
            message = "Tên mục không thể là một danh sách hay một nhóm."
            self.refuse(start, end, message, "Nếu đây là lời văn thì đặt trong dấu nháy.")
            return None
        return (*frame.path, frame.key) if frame.key is not None else None

    def place(self, value: Tree, path: Path | None, start: int, end: int) -> None:
        """Put a finished node into its collection."""
        if path is not None:
            self.spans[path] = self.place_of(start, end)
        if not self.frames:
            self.value = value if path is not None else None
            return
        frame = self.frames[-1]
        frame.end = max(frame.end, end)
        if isinstance(frame.container, list):
            frame.container.append(value if path is not None else None)
        elif frame.key_span is None:
            frame.key_span, frame.key = (start, end), None
        else:
            if frame.key is not None:
                frame.container[frame.key] = value if path is not None else None
            frame.key_span = frame.key = None

    def place_of(self, start: int, end: int) -> Span:
        return Span(self.span.source, self.span.start + start, self.span.start + max(start, end))

    def refuse(self, start: int, end: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(start, max(start, end), message, remedy))


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()
