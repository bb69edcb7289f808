"""A stranger's report becomes ours, however its office lays it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from baocao.checking.check import check_report, chosen_rules
from baocao.exchange.importing import NotImported, Unreadable, import_document
from baocao.model import PLAN, RESULTS, Report, Source
from baocao.model.importing import DocumentHead, DocumentSigner, Imported, Origin
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.period import parse_period
from baocao.word.reading import open_word
from support.offices import office_config
from support.strangers import (
    AREA_LOOKS,
    AREAS,
    BOLD,
    CENTRE,
    HEADS,
    ITEM_LOOKS,
    MERGED_TABLE,
    NUMBERING,
    PAGE,
    PAGE_PARTS,
    PLANNED,
    RESULT,
    SUBJECT,
    ending,
    head_table,
    numbered_item,
    stranger,
    text_box,
    title,
)
from support.wordfiles import p, r, tbl, word_file
from support.words_kept import document_paragraphs, lost_words

OFFICE = office_config()


def imported(data: bytes, period: str = "") -> Imported:
    """What the Word file becomes in the office of the golden stories."""
    return import_document(open_word(data), OFFICE, parse_period(period))


def report_of(made: Imported) -> Report:
    return parse(Source(f"reports/{made.period.year}/{made.period}.md", made.text), OFFICE)


def lost(data: bytes, made: Imported) -> dict[str, int]:
    """The words of the file that are nowhere in the report."""
    return dict(lost_words(document_paragraphs(data), made.text, OFFICE))


@pytest.mark.parametrize("set_as", ["", CENTRE, '<w:ind w:left="2835"/>'], ids=["plain", "type centred", "indented"])
@pytest.mark.parametrize(
    "lines", [(SUBJECT,), tuple(SUBJECT.replace(" và ", "\nvà ", 1).splitlines())], ids=["one", "two"]
)
def test_a_title_that_nothing_sets_apart_is_told_by_its_words(set_as: str, lines: tuple[str, ...]) -> None:
    own = "" if set_as == CENTRE else set_as
    made = imported(stranger(titled=p("BÁO CÁO", set_as) + "".join(p(line, own) for line in lines)))
    assert (made.head.subject, made.unplaced) == (SUBJECT, ())
    assert made.text.count(SUBJECT) == 1, "it is in front matter alone"


def test_a_sentence_below_the_type_is_no_title() -> None:
    made = imported(stranger(titled=p("BÁO CÁO", CENTRE, BOLD) + p("Sở báo cáo kết quả như sau:")))
    assert made.head.subject == ""


def test_room_left_for_number_and_day_parts_no_line() -> None:
    head = "".join(
        p(f"{r(left)}<w:r><w:tab/><w:tab/></w:r>{r(right)}")
        for left, right in (
            ("UBND TỈNH HẢI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("SỞ VĂN HÓA VÀ DU LỊCH", "Độc lập - Tự do - Hạnh phúc"),
            ("Số:        /BC-SVHDL", "Hải Sơn, ngày        tháng 4 năm 2023"),
        )
    )
    found = imported(stranger(head)).head
    assert (found.organ, found.code_number, found.code_notation) == ("SỞ VĂN HÓA VÀ DU LỊCH", "", "BC-SVHDL")
    assert (found.place, found.issued_date) == ("Hải Sơn", None)


@pytest.mark.parametrize("look", HEADS)
def test_a_head_is_read_however_it_is_laid_out(look: str) -> None:
    data = stranger(HEADS[look]())
    made = imported(data)
    assert made.head == DocumentHead(
        "UBND TỈNH HẢI SƠN",
        "SỞ VĂN HÓA VÀ DU LỊCH",
        "45",
        "BC-SVHDL",
        "Hải Sơn",
        date(2023, 4, 20),
        "BÁO CÁO",
        SUBJECT,
    )
    assert made.signer == DocumentSigner("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị B")
    assert made.recipients == ("UBND tỉnh", "Lãnh đạo Sở")
    assert made.unplaced == ()
    assert lost(data, made) == {}


@pytest.mark.parametrize("look", AREA_LOOKS)
def test_areas_are_found_however_their_headings_look(look: str) -> None:
    data = stranger(area=AREA_LOOKS[look])
    made = imported(data)
    report = report_of(made)
    assert [section.id for section in report.sections] == [RESULTS, "assessment", PLAN]
    for section in (report.sections[0], report.sections[2]):
        assert [area.id for area in section.areas] == ["chuyen-doi-so", "bao-tang"]
        assert [area.heading.number for area in section.areas] == [1, 2]
        assert not any(area.heading.title.endswith(":") for area in section.areas)
    assert lost(data, made) == {}


@pytest.mark.parametrize("look", ITEM_LOOKS)
def test_items_are_found_however_they_look(look: str) -> None:
    data = stranger(item=ITEM_LOOKS[look])
    made = imported(data)
    results, _, plan = report_of(made).sections
    assert [item.text for item in results.areas[0].items] == [RESULT, "Cấp 02 giấy phép"]
    assert [item.text for item in plan.areas[0].items] == [PLANNED]
    assert lost(data, made) == {}


def bold(text: str) -> str:
    return p(text, "", BOLD)


def part(label: str, title_: str) -> str:
    return p(label, CENTRE, BOLD) + p(title_, CENTRE, BOLD)


SECTIONS = {
    "I.": bold("I. KẾT QUẢ THÁNG 4/2023") + "{}" + bold("II. KẾ HOẠCH THÁNG 5 NĂM 2023") + "{}",
    "I/": bold("I/ KẾT QUẢ THÁNG 4/2023") + "{}" + bold("II/ KẾ HOẠCH THÁNG 5 NĂM 2023") + "{}",
    "I -": p("I - KẾT QUẢ THÁNG 4/2023") + "{}" + p("II - KẾ HOẠCH THÁNG 5 NĂM 2023") + "{}",
    "plain, in small letters": p("I. Kết quả tháng 4/2023") + "{}" + p("II. Kế hoạch tháng 5 năm 2023") + "{}",
    "Phần": part("Phần thứ nhất", "KẾT QUẢ THÁNG 4/2023") + "{}" + part("Phần thứ hai", "KẾ HOẠCH THÁNG 5/2023") + "{}",
    "capitals alone": bold("KẾT QUẢ THÁNG 4/2023") + "{}" + bold("KẾ HOẠCH THÁNG 5 NĂM 2023") + "{}",
    "levels of Word": (
        p("KẾT QUẢ THÁNG 4/2023", '<w:outlineLvl w:val="0"/>')
        + "{}"
        + p("KẾ HOẠCH THÁNG 5 NĂM 2023", '<w:outlineLvl w:val="0"/>')
        + "{}"
    ),
}


@pytest.mark.parametrize("look", SECTIONS)
def test_sections_are_found_however_their_headings_look(look: str) -> None:
    area = bold("1. Chuyển đổi số") + p("- Việc.")
    data = word_file(head_table() + title() + SECTIONS[look].format(area, area) + ending(), numbering=NUMBERING)
    made = imported(data)
    report = report_of(made)
    assert [section.heading.label for section in report.sections] == ["I", "II"]
    assert [section.id for section in report.sections] == [RESULTS, PLAN]
    assert [[area.id for area in section.areas] for section in report.sections] == [["chuyen-doi-so"]] * 2
    assert made.head.subject == SUBJECT
    assert lost(data, made) == {}


def test_letters_stand_over_roman_numbers_and_what_is_deeper_keeps_its_label() -> None:
    body = (
        bold("A. KẾT QUẢ THÁNG 4/2023") + bold("I. Chuyển đổi số") + bold("1.1. Hạ tầng") + p("- Việc.")
        + bold("B. KẾ HOẠCH THÁNG 5 NĂM 2023") + bold("I. Chuyển đổi số") + p("1.2. Tuyển 5 người.")
    )  # fmt: skip
    made = imported(word_file(head_table() + title() + body + ending()))
    headings = [line for line in made.text.split("\n") if line.startswith("#")]
    assert headings == [
        "## I. KẾT QUẢ THÁNG 4/2023",
        "### 1. Chuyển đổi số",
        "#### 1.1. Hạ tầng",
        "## II. KẾ HOẠCH THÁNG 5 NĂM 2023",
        "### 1. Chuyển đổi số",
    ]
    assert "- Tuyển 5 người.\n" in made.text


def test_points_of_a_list_are_no_headings() -> None:
    more = bold("IV. KIẾN NGHỊ") + p("1. Cấp thêm kinh phí.") + p("2. Bổ sung biên chế.") + p("a) một;") + p("b) hai.")
    made = imported(stranger(more=more))
    assert "1. Cấp thêm kinh phí.\n2. Bổ sung biên chế.\n   - một;\n   - hai.\n" in made.text


def test_a_text_inside_a_frame_of_one_cell_flows_on() -> None:
    inside = bold("I. KẾT QUẢ THÁNG 4/2023") + bold("1. Chuyển đổi số") + p("- Việc.")
    made = imported(word_file(head_table() + title() + tbl((inside,), grid=(9000,)) + ending()))
    assert "## I. KẾT QUẢ THÁNG 4/2023\n\n### 1. Chuyển đổi số\n\n- Việc.\n" in made.text


def test_kinh_gui_and_an_annex_have_their_places() -> None:
    annex = (
        p("PHỤ LỤC I", CENTRE, BOLD)
        + p("DANH SÁCH DI TÍCH", CENTRE, BOLD)
        + tbl((p("TT"), p("Tên")), (p("1"), p("Hạ")))
    )
    salutation = p("Kính gửi: Ủy ban nhân dân tỉnh", CENTRE)
    data = word_file(head_table() + title() + salutation + bold("I. KẾT QUẢ") + p("- Việc.") + ending() + annex)
    made = imported(data)
    report = report_of(made)
    assert report.front.addressees == ("Ủy ban nhân dân tỉnh",)
    assert [annex.heading.title for annex in report.annexes] == ["DANH SÁCH DI TÍCH"]
    assert made.unplaced == ()
    assert lost(data, made) == {}


def test_a_name_on_two_lines_is_one() -> None:
    head = head_table().replace(
        p("UBND TỈNH HẢI SƠN", CENTRE), p("ỦY BAN NHÂN DÂN", CENTRE) + p("TỈNH HẢI SƠN", CENTRE)
    )
    made = imported(stranger(head))
    assert made.head.parent == "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN"
    assert [each.text for each in made.unplaced] == ["ỦY BAN NHÂN DÂN TỈNH HẢI SƠN"]


def test_what_has_no_place_is_found_by_check() -> None:
    made = imported(stranger(more=p(text_box(p("Ghi trong khung")))))
    report = report_of(made)
    found = check_report(report, Office("", ".", OFFICE, (report,)), chosen_rules(["T10"]))
    assert [each.span.line for each in found] == [each.line for each in made.unplaced]


def test_what_differs_from_the_office_goes_to_the_front_matter_and_nothing_else() -> None:
    front = report_of(imported(stranger())).front
    assert (front.code_number, front.issued_date, front.code_notation) == ("45", date(2023, 4, 20), None)
    assert front.subject == SUBJECT
    assert front.signer is not None
    assert (front.signer.authority, front.signer.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert front.to == ("UBND tỉnh", "Lãnh đạo Sở")
    assert front.archive == ("VT", "VP")
    assert front.indicators == {"khach_tham_quan": 1205}


def test_nested_bullets_stay_below_the_item_they_belong_to() -> None:
    typed = p("- Gồm:") + p("+ một;") + p("+ hai.") + p("- Hết.")
    assert "- Gồm:\n  - một;\n  - hai.\n- Hết.\n" in imported(stranger(more=typed)).text
    automatic = p("Gồm:") + numbered_item("một:") + numbered_item("hai", level=1) + numbered_item("ba")
    assert "Gồm:\n\n- một:\n  - hai\n- ba\n" in imported(stranger(more=automatic)).text


def test_merged_cells_become_blank_ones() -> None:
    data = stranger(more=MERGED_TABLE)
    made = imported(data)
    assert (
        "| Đơn vị | Số lớp \\| học viên | |\n| --- | --- | --- |\n| | Lớp | Người |\n| Phòng A | 2 | 0 |\n" in made.text
    )
    assert lost(data, made) == {}


def test_what_is_typed_is_text() -> None:
    data = stranger(more=p("*Sao* và {#viec-a xong}, [chữ](http://a.vn) &amp;amp; 1 &lt; 2") + p("# Thăng"))
    report = report_of(imported(data))
    assert not report.markers
    texts = [prose.text for prose in report.prose]
    assert "*Sao* và {#viec-a xong}, [chữ](http://a.vn) &amp; 1 < 2" in texts
    assert "# Thăng" in texts
    assert lost(data, imported(data)) == {}


def test_a_line_break_parts_what_has_labels_of_its_own() -> None:
    more = p(f"{r('- một;')}<w:r><w:br/></w:r>{r('- hai')}<w:r><w:br/></w:r>{r('ba.')}")
    assert "- một;\n- hai ba.\n" in imported(stranger(more=more)).text


def test_running_heads_boxes_and_notes_stand_at_the_end_marked() -> None:
    note = f'<w:footnote w:id="2">{p("Nguồn: Cục Thống kê.")}</w:footnote>'
    data = stranger(
        more=p(text_box(p("Ghi trong khung"))),
        sectPr=PAGE_PARTS,
        headers={"rIdH1": p("Lưu hành nội bộ"), "rIdFooter1": p(r("Trang ") + PAGE)},
        footnotes=note,
    )
    made = imported(data)
    assert [(each.origin, each.text) for each in made.unplaced] == [
        (Origin.TEXT_BOX, "Ghi trong khung"),
        (Origin.HEADER, "Lưu hành nội bộ"),
        (Origin.NOTE, "Nguồn: Cục Thống kê."),
    ]
    lines = made.text.split("\n")
    assert all(each.text in lines[each.line - 1] for each in made.unplaced)
    assert lost(data, made) == {}


def test_changes_count_as_accepted_and_comments_are_told() -> None:
    more = (
        f'<w:p>{r("Giữ ")}<w:ins w:id="1" w:author="An">{r("thêm")}</w:ins>'
        '<w:del w:id="2" w:author="An"><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>'
    )
    made = imported(stranger(more=more))
    assert "\nGiữ thêm\n" in made.text
    assert "bớt" not in made.text
    assert any("Track Changes" in note for note in made.notes)


def test_another_office_is_named_and_its_name_kept() -> None:
    data = stranger(head_table().replace("SỞ VĂN HÓA VÀ DU LỊCH", "SỞ NỘI VỤ").replace("BC-SVHDL", "BC-SNV"))
    made = imported(data)
    assert any("“SỞ NỘI VỤ”" in note for note in made.notes)
    assert (Origin.HEAD, "SỞ NỘI VỤ") in [(each.origin, each.text) for each in made.unplaced]
    assert report_of(made).front.code_notation == "BC-SNV"
    assert lost(data, made) == {}


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("Kết quả công tác tháng 4 và kế hoạch tháng 5 năm 2023", "2023-04"),
        ("Công tác tháng 12 và nhiệm vụ trọng tâm tháng 01 năm 2023", "2022-12"),
        ("Tình hình thực hiện nhiệm vụ quý I, phương hướng quý II năm 2023", "2023-Q1"),
        ("Kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2023", "2023-H1"),
        ("Kết quả 9 tháng đầu năm 2023", "2023-9M"),
        ("Kết quả thực hiện Kế hoạch cải cách hành chính năm 2023, tháng 4", "2023-04"),
        ("Tổng kết công tác năm 2022, phương hướng nhiệm vụ năm 2023", "2022"),
    ],
)
def test_the_period_is_told_by_the_title(subject: str, period: str) -> None:
    body = head_table() + p("BÁO CÁO", CENTRE, BOLD) + p(subject, CENTRE, BOLD) + p() + p("I. KẾT QUẢ", "", BOLD)
    assert str(imported(word_file(body + p("- Việc.") + ending())).period) == period


def test_the_headings_tell_the_period_where_the_title_does_not() -> None:
    body = head_table() + p("BÁO CÁO", CENTRE, BOLD) + p("Kết quả công tác", CENTRE, BOLD) + p()
    made = imported(word_file(body + p("I. KẾT QUẢ THÁNG 3/2023", "", BOLD) + p("- Việc.") + ending()))
    assert str(made.period) == "2023-03"


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("Kết quả tháng 6 và 6 tháng đầu năm 2023", "2023-06 hoặc 2023-H1"),
        ("Kết quả tháng 12 và cả năm 2023", "2023-12 hoặc 2023"),
        ("Kết quả công tác", "Không rõ báo cáo của kỳ nào"),
    ],
)
def test_a_period_that_cannot_be_told_is_asked_for(subject: str, why: str) -> None:
    body = head_table() + p("BÁO CÁO", CENTRE, BOLD) + p(subject, CENTRE, BOLD) + p() + p("I. KẾT QUẢ", "", BOLD)
    data = word_file(body + p("- Việc.") + ending())
    with pytest.raises(NotImported, match=why):
        imported(data)
    assert str(imported(data, "2023-06").period) == "2023-06"


def test_a_file_of_two_months_is_refused() -> None:
    def month(number: int) -> str:
        subject = p(f"Kết quả công tác tháng {number} năm 2023", CENTRE, BOLD)
        return head_table() + p("BÁO CÁO", CENTRE, BOLD) + subject + p() + p("I. KẾT QUẢ", "", BOLD) + p("Việc.")

    with pytest.raises(NotImported, match="2023-04, 2023-05"):
        imported(word_file(month(4) + ending() + month(5) + ending()), "2023-04")


def test_a_letter_is_no_report() -> None:
    body = head_table() + p("Kính gửi: Sở Nội vụ") + p("Mời dự họp ngày 5 tháng 5 năm 2023.") + ending()
    with pytest.raises(NotImported, match="không giống một báo cáo"):
        imported(word_file(body))


PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"


@pytest.mark.parametrize(("body", "why"), [(p(PICTURE), "bản quét"), (p(), "không có chữ nào")], ids=["scan", "empty"])
def test_a_file_without_words_is_said_to_be_one(body: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        imported(word_file(body), "2023-04")


def test_the_usual_closing_is_not_repeated() -> None:
    usual = OFFICE.report.closing
    closing: Callable[[str], str] = lambda text: title() + p("I. KẾT QUẢ", "", BOLD) + p("- Việc.") + p(text)  # noqa: E731
    made = imported(word_file(head_table() + closing(usual) + ending().partition("</w:p>")[2], numbering=NUMBERING))
    assert usual not in made.text
    assert AREAS[0] not in made.text
