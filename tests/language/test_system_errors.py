"""What the system answers is said in Vietnamese, everywhere."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from baocao.language.system_errors import why
from support.made import CHECKOUT

PACKAGE = CHECKOUT / "scripts" / "baocao"


def test_a_known_error_is_said_in_words() -> None:
    assert why(PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a.docx")) == "không có quyền"


def test_an_unknown_error_is_said_by_its_number() -> None:
    assert why(OSError(9999, "Strange error")) == "lỗi hệ thống số 9999"


def test_an_error_of_our_own_says_what_it_says() -> None:
    assert why(OSError("đường truyền bị ngắt")) == "đường truyền bị ngắt"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_tells_the_user_what_the_system_says_in_english(path: Path) -> None:
    assert ".strerror}" not in path.read_text(encoding="utf-8")
