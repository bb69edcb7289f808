"""How values become cells: exact, readable for Excel, and never a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.open_data.table import csv_cell, csv_rows, csv_text

SIGNS = "=+-@＝＋－＠"
HOSTILE = [
    "=cmd|'/c calc'!A1",
    "@SUM(1)",
    "+1",
    "-1+2",
    "\t=1",
    "\r=1",
    "\n=1",
    '"=1"',
    "a;=1",
    'a;"=1',
    "a\n=1",
    "a\t@b",
    "＝1",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_program_finds_a_formula_whatever_it_takes_for_the_end_of_a_cell(text: str, delimiter: str) -> None:
    written = csv_rows([("so-a", text, "x")])
    cells = [cell for row in csv.reader(io.StringIO(written), delimiter=delimiter) for cell in row]
    assert [cell for cell in cells if cell.lstrip('"')[:1] in tuple(SIGNS) or cell[:1] in ("\t", "\r", "\n")] == []


@pytest.mark.parametrize("text", ["Mua máy chủ", "a - b", "a; - b", "2022-01", "5-7 ngày", "a@b.vn", "a=b", ""])
def test_usual_words_stay_as_they_are(text: str) -> None:
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("value", "text"), [(-5, "-5"), (-0.5, "-0.5"), (1e6, "1000000"), (1147.0, "1147"), (True, "true"), (None, "")]
)
def test_a_number_is_never_taken_for_a_formula(value: float | None, text: str) -> None:
    assert csv_cell(value) == text


@given(st.text())
def test_every_text_is_read_back_but_for_the_apostrophe(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_rows([("a", text, "b")]), newline=""))
    assert row[0] == "a"
    assert re.sub("'", "", row[1]) == re.sub("'", "", re.sub("\r\n?", "\n", text).replace("\0", "\ufffd"))


def test_half_a_letter_of_a_file_name_can_be_written() -> None:
    assert csv_rows([("\udce1.md",)]).encode() == "\ufffd.md\n".encode()


def test_excel_is_told_that_a_file_is_utf_8() -> None:
    assert csv_text(("a", "b"), ["c,d\n"]) == "\ufeffa,b\nc,d\n"
    assert csv_text(("a", "b"), [], for_excel=False) == "a,b\n"
