"""What MkDocs warns of, in Vietnamese: one line each, on stderr."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from baocao.commands.common.output import say

_PAGE = r"Doc file '(.+?)' contains "
_WORDS = (
    (
        rf"{_PAGE}a link '(.+?)', but the target(?: '.+?')? is not found among documentation files\.(.*)",
        r"\1: liên kết “\2” không dẫn đến trang hay tệp nào. Sửa lại liên kết, hoặc thêm tệp ấy vào thư mục các trang "
        r"viết tay.\3",
    ),
    (
        rf"{_PAGE}a link '(.+?)', but there is no such anchor on this page\.(.*)",
        r"\1: liên kết “\2” dẫn đến một chỗ không có trong trang này.\3",
    ),
    (
        rf"{_PAGE}a link '(.+?)', but the doc '(.+?)' does not contain an anchor '(.+?)'\.(.*)",
        r"\1: liên kết “\2” dẫn đến chỗ “\4”, trang \3 không có chỗ ấy.\5",
    ),
    (
        rf"{_PAGE}an absolute link '(.+?)', it was left as is\.(.*)",
        r"\1: liên kết “\2” bắt đầu bằng dấu /; viết đường dẫn tính từ trang này, ví dụ ../trang.md.\3",
    ),
    (
        rf"{_PAGE}an unrecognized relative link '(.+?)', it was left as is\.(.*)",
        r"\1: không rõ liên kết “\2” dẫn đến đâu; viết tên tệp .md của trang ấy.\3",
    ),
    (
        r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found in the documentation "
        r"files\.",
        r"mkdocs.yml: nav có \1, không có trang ấy. Sửa lại tên, hoặc bỏ dòng ấy.",
    ),
    (r" Did you mean '(.+?)'\?", r" Có phải là “\1”?"),
)
_AS_IT_IS = "MkDocs báo: "
_ACCESS = "mkdocs.livereload"
"""Where MkDocs notes each page that a browser asks for in vain."""


@contextmanager
def told() -> Iterator[None]:
    """Tells what MkDocs warns of meanwhile."""
    logger, access = logging.getLogger("mkdocs"), logging.getLogger(_ACCESS)
    handler = _Teller(logging.WARNING)
    before = access.level
    logger.addHandler(handler)
    access.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        access.setLevel(before)


class _Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        for line in in_vietnamese(record.getMessage(), is_ours=record.name.endswith(".baocao")).splitlines():
            say(line)


def in_vietnamese(message: str, *, is_ours: bool = False) -> str:
    """What MkDocs says; what nobody has translated stands as it is, marked as MkDocs' own words."""
    said = message
    for english, vietnamese in _WORDS:
        said = re.sub(english, vietnamese, said)
    return said if is_ours or said != message or not message.isascii() else f"{_AS_IT_IS}{message}"
