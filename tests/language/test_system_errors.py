"""What the system answers is said in Vietnamese, everywhere."""

from __future__ import annotations

import errno
import os

from baocao.language.system_errors import why
from support.made import CHECKOUT
from support.paths import paths_in

PACKAGE = CHECKOUT / "scripts" / "baocao"


def test_a_known_error_is_said_in_words() -> None:
    assert why(PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a.docx")) == "không có quyền"


def test_an_unknown_error_is_said_by_its_number() -> None:
    assert why(OSError(9999, "Strange error")) == "lỗi hệ thống số 9999"


def test_an_error_of_our_own_says_what_it_says() -> None:
    assert why(OSError("đường truyền bị ngắt")) == "đường truyền bị ngắt"


def test_nothing_tells_the_user_what_the_system_says_in_english() -> None:
    modules = paths_in(PACKAGE, "**/*.py")
    assert [path.name for path in modules if ".strerror}" in path.read_text(encoding="utf-8")] == []
