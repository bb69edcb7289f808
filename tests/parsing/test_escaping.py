"""What was typed in Word is printed as it was typed, whatever signs it has."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baocao.model import BlockKind, Source
from baocao.parsing.escaping import escaped, escaped_cell, escaped_heading, tidied
from baocao.parsing.markdown import read_blocks
from baocao.parsing.markers import strip
from support.typed_text import TEXTS_OF_SIGNS

ANY = st.one_of(TEXTS_OF_SIGNS, st.text(), st.text("\\`*_[](){}<>&;#-+=|~!.1a ")).map(tidied).filter(bool)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Thử nghiệm 1.147 mẫu, đạt 90% (gồm 03)", "Thử nghiệm 1.147 mẫu, đạt 90% (gồm 03)"),
        ("- gạch đầu dòng", "\\- gạch đầu dòng"),
        ("1. mục", "1\\. mục"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        ("*sao*", "\\*sao*"),
        ("nam_2022.xlsx", "nam_2022.xlsx"),
        ("{#viec-a đang}", "\\{#viec-a đang}"),
        ("[chữ](http://a.vn)", "\\[chữ](http://a.vn)"),
        ("R&D &amp; <b>", "R\\&D \\&amp; \\<b>"),
        ("C:\\Bao cao", "C:\\Bao cao"),
        ("# 1", "\\# 1"),
    ],
)
def test_no_more_backslashes_are_written_than_are_needed(typed: str, written: str) -> None:
    assert escaped(typed) == written


def printed(markdown: str) -> list[str]:
    """What is printed of each block."""
    blocks = read_blocks(strip(Source("", markdown)))
    return ["".join(inline.text for inline in block.inlines) for block in blocks]


@given(ANY)
@example("***")
@example("--")
@example("-- -")
@example("| a | b |")
@example("\\")
def test_a_paragraph_and_an_item_print_what_was_typed(text: str) -> None:
    assert printed(escaped(text)) == [text]
    (items,) = read_blocks(strip(Source("", f"- {escaped(text)}")))
    (item,) = items.children
    (words,) = item.children
    assert "".join(inline.text for inline in words.inlines) == text


@given(ANY)
@example("ngôn ngữ C #")
@example("\\#")
def test_a_heading_prints_what_was_typed(text: str) -> None:
    assert printed(f"## I. {escaped_heading(text)}") == [f"I. {text}"]


@given(st.lists(ANY, min_size=2, max_size=3))
@example(["a|b", "\\|"])
def test_a_cell_prints_what_was_typed(texts: list[str]) -> None:
    row = f"| {' | '.join(map(escaped_cell, texts))} |"
    rule = f"|{' --- |' * len(texts)}"
    (table,) = read_blocks(strip(Source("", f"{row}\n{rule}")))
    assert table.kind is BlockKind.TABLE
    assert ["".join(inline.text for inline in cell.inlines) for cell in table.children[0].children] == texts


@given(st.text())
def test_a_tidied_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    tidy = tidied(text)
    assert tidied(tidy) == tidy
    assert len(tidy.splitlines()) <= 1
