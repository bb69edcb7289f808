"""Tables and annexes of the Word file: size of letters, pages that lie where a table needs them, sections."""

from __future__ import annotations

import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from support.libreoffice import all_converted, pages, words
from support.tabled import NARROW, WIDE, table, with_annex, with_table
from support.written import DRAFT, FARM, FOREST, ISSUED, File, W, size, written

PRINTED = {
    "wide": with_table(WIDE),
    "wide below a heading": DRAFT.replace("- Trồng rừng.\n", WIDE),
    "annexes": with_annex(WIDE, NARROW, WIDE),
    "long annex": with_annex(table(4, rows=60)),
    "long annex and another": with_annex(table(4, rows=60), NARROW),
    "wide annex": with_annex(WIDE),
    "narrow annex": with_annex(NARROW),
    "annex of words": f"{DRAFT}\n## Phụ lục. Danh sách\n\nNội dung.\n",
}


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """The reports whose pages are looked at, as PDFs made in one go."""
    made = all_converted([written(text, FOREST).data for text in PRINTED.values()], "pdf")
    return dict(zip(PRINTED, made, strict=True))


def orientations(file: File) -> list[WD_ORIENT]:
    return [section.orientation for section in file.docx.sections]


def cell_size(file: File, at: int) -> float:
    return size(file.docx.tables[at].rows[1].cells[1].paragraphs[0])


# --------------------------------------------------------------------------- size of letters


def test_a_table_that_fits_has_the_size_of_the_text() -> None:
    assert cell_size(written(with_table(NARROW), FOREST), 1) == 14
    assert cell_size(written(with_table(NARROW), FARM), 1) == 13


def test_a_table_that_fits_only_so_has_the_next_smaller_size_and_does_not_lie() -> None:
    file = written(with_table(table(7, cell="12.345.678")), FOREST)
    assert cell_size(file, 1) == 13
    assert orientations(file) == [WD_ORIENT.PORTRAIT]


# --------------------------------------------------------------------------- pages that lie: rule 2


def test_a_wide_table_in_the_text_lies_on_a_page_of_its_own_with_what_leads_to_it(printed: dict[str, bytes]) -> None:
    file = written(PRINTED["wide"], FOREST)
    assert orientations(file) == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    lying = file.docx.sections[1]
    assert (round(lying.page_width.mm), round(lying.page_height.mm)) == (297, 210)
    assert Mm(20) <= lying.top_margin <= Mm(25)
    table_width = sum(column.width for column in file.docx.tables[1].columns)
    assert abs(table_width - (lying.page_width - lying.left_margin - lying.right_margin)) < Mm(0.2)
    first, second, third = pages(printed["wide"])
    assert "Trồng rừng." in first
    assert "Chi tiết theo bảng:" not in first
    assert "Chi tiết theo bảng:" in second
    assert "Ghi chú" in second
    assert "Sau bảng." in third


def test_pages_count_on_through_a_page_that_lies(printed: dict[str, bytes]) -> None:
    file = written(PRINTED["wide"], FOREST)
    first, *later = file.docx.sections
    assert first.different_first_page_header_footer
    for section in later:
        assert not section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") is None
    found = pages(printed["wide"])
    assert [page.split()[0] for page in found[1:]] == ["2", "3"]


def test_two_wide_tables_with_a_line_between_share_their_pages() -> None:
    text = with_table(f"{WIDE}\n\nBảng tiếp theo:\n\n{WIDE}")
    assert orientations(written(text, FOREST)) == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_a_heading_goes_with_the_wide_table_it_stands_over(printed: dict[str, bytes]) -> None:
    first, second, *_ = pages(printed["wide below a heading"])
    assert "1. Trồng rừng" not in first
    assert "1. Trồng rừng" in second


@pytest.mark.parametrize(
    "place", ["- Trồng tiếp.\n\nTrên đây là báo cáo tháng 01.\n\nSở trân trọng báo cáo./.", "Mở đầu."]
)
def test_head_and_signature_stand_even_where_a_wide_table_is_next_to_them(place: str) -> None:
    file = written(DRAFT.replace(place, f"Bảng:\n\n{WIDE}"), FOREST)
    assert orientations(file)[0] == orientations(file)[-1] == WD_ORIENT.PORTRAIT
    assert WD_ORIENT.LANDSCAPE in orientations(file)


# --------------------------------------------------------------------------- annexes: rules 79 to 83


def test_an_annex_with_a_wide_table_lies_and_the_next_one_stands(printed: dict[str, bytes]) -> None:
    file = written(PRINTED["annexes"], FOREST)
    stands, lies = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert orientations(file) == [stands, lies, stands, lies]
    assert len(pages(printed["annexes"])) == 4


def test_each_annex_counts_its_pages_from_one_and_shows_no_number_on_its_first(printed: dict[str, bytes]) -> None:
    file = written(PRINTED["long annex and another"], FOREST)
    for section in file.docx.sections:
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.different_first_page_header_footer
    starts = [page.split()[0] for page in pages(printed["long annex and another"])]
    assert starts == ["UBND", "Phụ", "2", "Phụ"] or starts == ["UBND", "Phụ", "2", "3", "Phụ"]


def test_the_head_of_a_table_is_repeated_on_each_page_and_no_row_is_split(printed: dict[str, bytes]) -> None:
    file = written(PRINTED["long annex"], FOREST)
    found = pages(printed["long annex"])
    assert len(found) >= 3
    assert all("Tên đơn vị" in page for page in found[1:])
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in file.docx.tables[2].rows)


def test_label_title_and_pointer_are_centred_on_a_page_that_lies(printed: dict[str, bytes]) -> None:
    found = [word for word in words(printed["wide annex"]) if word.page == 2]
    label, numeral = (next(word for word in found if word.text == text) for text in ("Phụ", "I"))
    middle = (label.left + numeral.right) / 2
    assert middle == pytest.approx((30 + (297 - 45) / 2) / 25.4 * 72, abs=2)


def test_an_annex_has_no_page_of_nothing_behind_it(printed: dict[str, bytes]) -> None:
    for name in ("narrow annex", "annex of words"):
        found = pages(printed[name])
        assert len(found) > 1
        assert all(page.strip() for page in found)


def test_every_section_but_the_last_ends_in_a_paragraph() -> None:
    file = written(with_annex(WIDE, NARROW), FOREST)
    marks = list(file.docx.element.body.iter(f"{W}sectPr"))
    assert [mark.getparent().tag for mark in marks] == [f"{W}pPr", f"{W}pPr", f"{W}body"]


def test_figures_stand_to_the_right_and_columns_have_the_width_of_their_words() -> None:
    file = written(ISSUED, FARM)
    grid = file.docx.tables[1]
    figure = Paragraph(grid.rows[1].cells[2].paragraphs[0]._p, file.docx._body)
    assert figure.paragraph_format.alignment is not None
    widths = [column.width.mm for column in grid.columns]
    assert widths[0] < 15
    assert widths[3] > 80


@pytest.mark.parametrize("rows", [2, 3, 30])
def test_the_last_row_of_a_table_goes_with_the_one_before(rows: int) -> None:
    *_, before, last = written(with_table(table(4, rows)), FOREST).docx.tables[1].rows
    assert all(one.paragraph_format.keep_with_next for cell in before.cells for one in cell.paragraphs)
    assert not any(one.paragraph_format.keep_with_next for cell in last.cells for one in cell.paragraphs)
