from __future__ import annotations

import pytest

from baocao.word.reading import CHANGES, open_word
from baocao.word.revisions.settling import settled
from support.edit_cases import CASES, EditCase
from support.revised import accepted, rejected, shown
from support.wordfiles import p, r, tbl, word_file
from support.written import compared

_WHO = 'w:id="1" w:author="Trần Văn B" w:date="2022-03-02T08:30:00Z"'
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def ins(inner: str) -> str:
    return f"<w:ins {_WHO}>{inner}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {_WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def ended(mark: str) -> str:
    """The properties of a paragraph whose end was put in or taken out."""
    return f"<w:rPr><w:{mark} {_WHO}/></w:rPr>"


def texts(body: str, *, accept: bool) -> list[str]:
    file = open_word(settled(word_file(body), accept=accept))
    assert not [trace for trace in file.edit_traces if trace.kind in CHANGES]
    return [paragraph.text for paragraph in file.paragraphs]


@each_case
def test_a_comparison_settles_as_word_settles_it(case: EditCase) -> None:
    made = compared(case.old, case.new, case.new_office, case.old_office).data

    assert shown(settled(made, accept=True)) == accepted(made)
    assert shown(settled(made, accept=False)) == rejected(made)


def test_a_file_without_changes_is_the_very_same() -> None:
    data = word_file(p("Không ai sửa."))
    assert settled(data, accept=True) is data
    assert settled(data, accept=False) is data


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4", word_file("<w:p>")])
def test_what_cannot_be_read_comes_back_as_it_is(data: bytes) -> None:
    assert settled(data, accept=True) == data


def test_words_put_in_and_taken_out() -> None:
    body = p(r("Thử nghiệm ") + gone("250") + ins(r("260")) + r(" mẫu."))
    assert texts(body, accept=True) == ["Thử nghiệm 260 mẫu."]
    assert texts(body, accept=False) == ["Thử nghiệm 250 mẫu."]


def test_words_put_in_inside_a_link_and_taken_out_again_by_another() -> None:
    link = f"<w:hyperlink w:anchor='a'>{r('trang ')}{ins(r('mới ') + gone('của '))}{r('Sở')}</w:hyperlink>"
    assert texts(p(link), accept=True) == ["trang mới Sở"]
    assert texts(p(link), accept=False) == ["trang Sở"]


def test_a_paragraph_that_was_split_or_joined() -> None:
    split = p(r("Một."), ended("ins")) + p("Hai.")
    joined = p(r("Một."), ended("del")) + p("Hai.")
    assert texts(split, accept=True) == texts(joined, accept=False) == ["Một.", "Hai."]
    assert texts(split, accept=False) == texts(joined, accept=True) == ["Một.Hai."]


def test_a_move_leaves_the_words_at_one_of_both_places() -> None:
    away = f"<w:moveFrom {_WHO}>{r('Chuyển đi.')}</w:moveFrom>"
    here = f"<w:moveTo {_WHO}>{r('Chuyển đi.')}</w:moveTo>"
    body = p(away, ended("moveFrom")) + p("Ở giữa.") + p(here, ended("moveTo")) + p("Cuối.")
    assert texts(body, accept=True) == ["Ở giữa.", "Chuyển đi.", "Cuối."]
    assert texts(body, accept=False) == ["Chuyển đi.", "Ở giữa.", "Cuối."]


def test_a_row_put_in_and_one_taken_out() -> None:
    table = tbl((p("giữ"),), (p("mới"),), (p("cũ"),))
    first, second, third = (part + "</w:tr>" for part in table.split("</w:tr>")[:3])
    second, third = (
        row.replace("<w:tr>", f"<w:tr><w:trPr><w:{mark} {_WHO}/></w:trPr>")
        for row, mark in ((second, "ins"), (third, "del"))
    )
    body = first + second + third + table.split("</w:tr>")[3] + p("sau")
    assert texts(body, accept=True) == ["giữ", "mới", "sau"]
    assert texts(body, accept=False) == ["giữ", "cũ", "sau"]
