"""What a stranger's report shows is found where it is laid out in ways that no template has."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.checking.check import check_report, chosen_rules
from baocao.exchange.importing import import_document
from baocao.model import Source
from baocao.model.importing import DocumentSigner, Imported
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.word.reading import open_word
from support.offices import office_config
from support.strangers import BOLD, CENTRE, body, ending, head_table, stranger, text_box, title
from support.wordfiles import p, tbl, word_file

OFFICE = office_config()
RIGHT = '<w:jc w:val="right"/>'


def imported(data: bytes) -> Imported:
    return import_document(open_word(data), OFFICE)


def signed_above(look: str, *lines: str) -> bytes:
    """A report whose signature stands above Nơi nhận, without a table."""
    signature = "".join(p(line, look) for line in lines)
    recipients = p("Nơi nhận:") + p("- UBND tỉnh Hải Sơn;") + p("- Lưu: VT.")
    text = head_table() + title() + body(lambda n, text: p(f"{n}. {text}", "", BOLD), lambda text: p(f"- {text}"))
    return word_file(text + p("Trên đây là báo cáo công tác tháng 4 của Sở./.") + signature + recipients)


@pytest.mark.parametrize(
    ("look", "lines", "signer"),
    [
        (RIGHT, ("GIÁM ĐỐC", "", "Đỗ Quang Hưng"), DocumentSigner("", "GIÁM ĐỐC", "Đỗ Quang Hưng")),
        (
            RIGHT,
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "TS. Đỗ Quang Hưng"),
            DocumentSigner("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TS. Đỗ Quang Hưng"),
        ),
        ('<w:ind w:left="5000"/>', ("GIÁM ĐỐC", "", "Lê Văn A"), DocumentSigner("", "GIÁM ĐỐC", "Lê Văn A")),
        ("", ("\t\t\tGIÁM ĐỐC", "", "\t\t\tLê Văn A"), DocumentSigner("", "GIÁM ĐỐC", "Lê Văn A")),
        (RIGHT, ("GIÁM ĐỐC", "", ""), DocumentSigner("", "GIÁM ĐỐC", "")),
    ],
)
def test_a_signature_above_the_recipients_is_one_whatever_its_letters_look_like(
    look: str, lines: tuple[str, ...], signer: DocumentSigner
) -> None:
    made = imported(signed_above(look, *lines))
    assert (made.signer, made.recipients, made.unplaced) == (signer, ("UBND tỉnh Hải Sơn",), ())
    assert "GIÁM ĐỐC" not in made.text.partition("---\n\n")[2]


def test_a_sentence_on_the_right_is_no_name() -> None:
    made = imported(signed_above(RIGHT, "Sở trân trọng báo cáo."))
    assert made.signer == DocumentSigner("", "", "")
    assert "\nSở trân trọng báo cáo.\n" in made.text


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (
            ("1.1. Lúa: 500 ha", "1.2. Ngô: 300 ha", "Các xã thực hiện tốt."),
            ("- Lúa: 500 ha", "- Ngô: 300 ha", "Các xã thực hiện tốt."),
        ),
        (
            ("1) Lúa: 500 ha", "2) Ngô: 300 ha", "3) Sắn: 20 ha", "Các xã thực hiện tốt."),
            ("1) Lúa: 500 ha", "2) Ngô: 300 ha", "3) Sắn: 20 ha", "Các xã thực hiện tốt."),
        ),
        (
            ("1.1. Trồng trọt", "Lúa tốt.", "1.2. Chăn nuôi", "Lợn tốt."),
            ("#### 1.1. Trồng trọt", "Lúa tốt.", "#### 1.2. Chăn nuôi", "Lợn tốt."),
        ),
        (("1.1. Trồng trọt", "Lúa tốt."), ("#### 1.1. Trồng trọt", "Lúa tốt.")),
    ],
)
def test_lines_that_count_together_are_headings_or_points_together(
    lines: tuple[str, ...], seen: tuple[str, ...]
) -> None:
    made = imported(stranger(more=p("4. Nông nghiệp", "", BOLD) + "".join(map(p, lines))))
    below = made.text.partition("Nông nghiệp\n")[2].partition("Trên đây")[0]
    assert tuple(line for line in below.splitlines() if line) == seen


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next(change: str) -> None:
    mark = f'<w:rPr><w:{change} w:id="1" w:author="A" w:date="2023-04-20T08:00:00Z"/></w:rPr>'
    made = imported(stranger(more=p("- Phần đầu câu, ", mark) + p("rồi ", mark) + p("phần sau nối vào.") + p("- Hết.")))
    assert "\n- Phần đầu câu, rồi phần sau nối vào.\n- Hết.\n" in made.text


@pytest.mark.parametrize("between", ["</w:t><w:br/><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>"])
def test_figures_under_each_other_in_a_cell_stay_apart(between: str) -> None:
    rows = (("Xã", "Số<w:br/>hộ"), ("Tân Lập<w:br/>Khe Ngang", "12<w:br/>1,5%"), ("Bản<w:br/>Pác", "7"))
    cells = [tuple(p(text.replace("<w:br/>", between)) for text in row) for row in rows]
    made = imported(stranger(more=tbl(*cells, grid=(4500, 4500))))
    assert "| Xã | Số hộ |" in made.text
    assert "| Tân Lập; Khe Ngang | 12; 1,5% |" in made.text
    assert "| Bản Pác | 7 |" in made.text


def test_a_head_of_one_paragraph_with_line_breaks_is_read_line_by_line() -> None:
    def lines(*texts: str) -> str:
        return p("<w:r>" + "<w:br/>".join(f"<w:t>{text}</w:t>" for text in texts) + "</w:r>", CENTRE, BOLD)

    left = lines("UBND TỈNH HẢI SƠN", "SỞ VĂN HÓA VÀ DU LỊCH", "Số: 45/BC-SVHDL")
    right = lines(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hải Sơn, ngày 20 tháng 4 năm 2023"
    )
    made = imported(stranger(tbl((left, right), grid=(4500, 5000))))
    head = made.head
    assert (head.parent, head.organ, head.code_number) == ("UBND TỈNH HẢI SƠN", "SỞ VĂN HÓA VÀ DU LỊCH", "45")
    assert head.issued_date == date(2023, 4, 20)
    assert made.unplaced == ()


@pytest.mark.parametrize("labels", [("Phụ lục I", "Phụ lục II"), ("Phụ lục",)])
def test_what_has_no_place_breaks_no_numbers_of_annexes(labels: tuple[str, ...]) -> None:
    annexes = "".join(p(label, CENTRE, BOLD) + p("DANH MỤC", CENTRE, BOLD) + p("Việc một.") for label in labels)
    text = head_table() + title() + body(lambda n, text: p(f"{n}. {text}", "", BOLD), lambda text: p(f"- {text}"))
    data = word_file(text + p(text_box(p("Chữ trong khung."))) + ending() + annexes)
    made = imported(data)
    report = parse(Source("reports/2023/2023-04.md", made.text), OFFICE)
    assert [one.text for one in made.unplaced] == ["Chữ trong khung."]
    assert [one.rule for one in check_report(report, Office("", ".", OFFICE, (report,)), chosen_rules(["S04"]))] == []
    assert made.text.splitlines()[made.unplaced[0].line - 3] == "### NỘI DUNG CHƯA XẾP ĐƯỢC CHỖ KHI NHẬP"
