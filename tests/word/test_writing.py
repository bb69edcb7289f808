"""The official Word file, opened again and held against NĐ30 rule by rule (numbers: nd30.md, section 1)."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from baocao.model import Signer
from baocao.official import official_parts
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.word.font_metrics import width
from baocao.word.writing import WordError, write_docx
from baocao.word.writing.pandoc import run_pandoc
from baocao.word.writing.reference import REFERENCE, build, pandocs_own
from support.paths import paths_in
from support.written import DRAFT, FARM, FOREST, ISSUED, File, W, effective, look, office, report_of, size, written


@pytest.fixture(scope="module")
def issued() -> File:
    return written(ISSUED, FARM)


@pytest.fixture(scope="module")
def draft() -> File:
    return written(DRAFT, FOREST)


@pytest.fixture(scope="module", params=["issued", "draft"])
def either(request: pytest.FixtureRequest) -> File:
    file: File = request.getfixturevalue(request.param)
    return file


# --------------------------------------------------------------------------- page: rules 1 to 15


def test_rules_1_to_6_every_section_is_a4_upright_with_margins_in_range(either: File) -> None:
    for section in either.docx.sections:
        assert abs(section.page_width - Mm(210)) < Mm(0.2)
        assert abs(section.page_height - Mm(297)) < Mm(0.2)
        assert section.orientation == WD_ORIENT.PORTRAIT
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)


def test_rule_8_no_font_but_times_new_roman_is_named_anywhere(either: File) -> None:
    fonts = {
        value
        for name in either.parts
        if name.endswith(".xml")
        for fonts in either.xml(name).iter(f"{W}rFonts")
        for key, value in fonts.attrib.items()
        if not key.endswith("hint")
    }
    assert fonts == {"Times New Roman"}
    theme = either.xml("word/theme/theme1.xml")
    assert {each.get("typeface") for each in theme.iter("{*}latin", "{*}ea", "{*}cs", "{*}font")} == {"Times New Roman"}
    defaults = either.xml("word/styles.xml").find(f"{W}docDefaults")
    assert defaults.find(f".//{W}rFonts").get(f"{W}ascii") == "Times New Roman"


def test_rule_10_all_text_and_lines_are_black(either: File) -> None:
    colours = {
        value
        for name in either.parts
        if name.endswith(".xml")
        for element in either.xml(name).iter()
        for key, value in element.attrib.items()
        if key.endswith("color") or (element.tag == f"{W}color" and key == f"{W}val")
    }
    assert colours == {"auto"}


def test_rules_11_to_14_the_page_number_is_centred_in_the_header_but_not_on_page_one(either: File) -> None:
    for section in either.docx.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}fmt") == "decimal"
        (number,) = section.header.paragraphs
        assert [field.text.strip() for field in number._p.iter(f"{W}instrText")] == ["PAGE"]
        assert effective(number, "alignment") == WD_ALIGN_PARAGRAPH.CENTER
        assert 13 <= size(number) <= 14
        assert look(number) == (False, False)
        assert "".join(paragraph.text for paragraph in section.first_page_header.paragraphs) == ""
        assert section.header_distance < section.top_margin
    assert either.xml("word/settings.xml").find(f"{W}evenAndOddHeaders") is None


@pytest.mark.parametrize(("file", "sizes"), [("draft", (13, 14, 14)), ("issued", (12, 13, 13))])
def test_rule_15_the_head_has_the_sizes_of_the_offices_tier(
    file: str, sizes: tuple[int, int, int], request: pytest.FixtureRequest
) -> None:
    made: File = request.getfixturevalue(file)
    assert tuple(size(made.one(style)) for style in ("NationalName", "Motto", "PlaceDate")) == sizes
    assert size(made.one("OrganName")) == sizes[0]


# --------------------------------------------------------------------------- head: rules 16 to 37


def test_rules_16_to_19_quoc_hieu_and_tieu_ngu_are_bold_upright_and_centred(either: File) -> None:
    for style, text in (
        ("NationalName", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Motto", "Độc lập - Tự do - Hạnh phúc"),
    ):
        paragraph = either.one(style)
        assert paragraph.text == text
        assert look(paragraph) == (True, False)
        assert effective(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.CENTER


def rule_lines(file: File) -> list[Any]:
    """The drawn lines: empty paragraphs with a solid upper border."""
    styles = file.xml("word/styles.xml")
    border = styles.find(f"{W}style[@{W}styleId='Rule']").find(f".//{W}pBdr/{W}top")
    assert border.get(f"{W}val") == "single"
    return [paragraph for paragraph in file.paragraphs if paragraph.style.style_id in ("Rule", "TitleRule")]


def line_length(line: Paragraph, room: float) -> float:
    """In mm, in a column of `room` mm."""
    return room - float(line.paragraph_format.left_indent.mm) - float(line.paragraph_format.right_indent.mm)


@pytest.mark.parametrize(("file", "motto", "longest"), [("draft", 60.5, 36.2), ("issued", 56.1, 53.5)])
def test_rules_20_and_24_lines_are_as_long_as_the_motto_and_part_of_the_organs_name(
    file: str, motto: float, longest: float, request: pytest.FixtureRequest
) -> None:
    made: File = request.getfixturevalue(file)
    left, right = (float(column.width.mm) for column in made.docx.tables[0].columns)
    under_organ, under_motto, _ = rule_lines(made)[:3]
    assert line_length(under_motto, right) == pytest.approx(motto, abs=0.2)
    # The longest line of the name: SỞ NÔNG NGHIỆP VÀ | PHÁT TRIỂN NÔNG THÔN; SỞ KHOA HỌC | VÀ CÔNG NGHỆ.
    assert longest / 3 <= line_length(under_organ, left) <= longest / 2


def test_rules_21_and_25_the_head_is_single_spaced_without_gaps(either: File) -> None:
    for style in ("NationalName", "Motto", "OrganParent", "OrganName"):
        paragraph = either.one(style)
        assert effective(paragraph, "line_spacing") == 1.0
        assert effective(paragraph, "space_before") == effective(paragraph, "space_after") == 0


def test_rules_22_and_23_the_parent_is_not_bold_and_the_organ_is_both_in_capitals(issued: File) -> None:
    parent, name = issued.one("OrganParent"), issued.one("OrganName")
    assert issued.texts("OrganParent") == ["ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"]
    assert issued.text("OrganName") == "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"
    assert look(parent) == (False, False)
    assert look(name) == (True, False)
    assert 12 <= size(parent) == size(name) <= 13


def test_rules_26_to_28_the_number_line_is_upright_13_pt_and_blank_in_a_draft(issued: File, draft: File) -> None:
    assert issued.text("CodeNumber") == "Số: 05/BC-SNN"
    assert re.fullmatch(r"Số: {5,}/BC-SKHCN", draft.text("CodeNumber"))
    for file in (issued, draft):
        line = file.one("CodeNumber")
        assert size(line) == 13
        assert look(line) == (False, False)
        assert effective(line, "alignment") == WD_ALIGN_PARAGRAPH.CENTER


def test_rules_30_to_32_place_and_date_stand_in_the_row_of_the_number_in_italics(issued: File, draft: File) -> None:
    assert issued.text("PlaceDate") == "Bà Rịa - Vũng Tàu, ngày 05 tháng 4 năm 2023"
    assert re.fullmatch(r"Huế, ngày {3,}tháng 01 năm 2022", draft.text("PlaceDate"))
    for file in (issued, draft):
        row = file.docx.tables[0].rows[1]
        assert [cell.paragraphs[0].style.style_id for cell in row.cells] == ["CodeNumber", "PlaceDate"]
        assert look(file.one("PlaceDate")) == (False, True)


@pytest.mark.parametrize(
    ("issued_date", "shown"),
    [("2022-01-09", "ngày 09 tháng 01"), ("2022-02-10", "ngày 10 tháng 02"), ("2022-12-31", "ngày 31 tháng 12")],
)
def test_rule_31_days_below_ten_and_the_first_two_months_have_a_leading_zero(issued_date: str, shown: str) -> None:
    config = office(FOREST)
    report = report_of(f"---\nperiod: 2022-01\nissued_date: {issued_date}\n---\n", config)
    assert official_parts(report, config).place_and_date == f"Huế, {shown} năm 2022"


def test_rules_33_to_35_type_and_subject_are_bold_and_centred_with_a_line_under_them(either: File) -> None:
    for style in ("Title", "Subtitle"):
        paragraph = either.one(style)
        assert look(paragraph) == (True, False)
        assert 13 <= size(paragraph) <= 14
        assert effective(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.CENTER
    assert either.text("Title") == "BÁO CÁO"
    following = either.styled("Subtitle")[0]._p.getnext()
    assert Paragraph(following, either.docx._body).style.style_id == "TitleRule"


def test_rule_34_the_subject_is_the_offices_template_or_the_reports_own(issued: File, draft: File) -> None:
    assert draft.text("Subtitle") == "Công tác tháng 01"
    assert issued.text("Subtitle") == ("Sản xuất nông nghiệp tháng 03 và phương hướng tháng 04 năm 2023 trên địa bàn")
    config = office(FOREST)
    own = report_of("---\nperiod: 2022-01\nsubject: Tình hình chống rét\n---\n", config)
    assert official_parts(own, config).subject == "Tình hình chống rét"


def test_rule_37_several_addressees_stand_under_each_other_below_the_colon(issued: File, draft: File) -> None:
    assert issued.texts("SalutationLabel") == ["Kính gửi:"]
    assert issued.texts("Addressee") == ["- Ủy ban nhân dân tỉnh;", "- Bộ Nông nghiệp và Phát triển nông thôn."]
    label, (first, second) = issued.one("SalutationLabel"), issued.styled("Addressee")
    colon = label.paragraph_format.left_indent + Mm(width("Kính gửi", 13))
    for entry in (first, second):
        dash = entry.paragraph_format.left_indent + entry.paragraph_format.first_line_indent
        assert abs(dash - colon) < Mm(0.5)
        assert look(entry) == (False, False)
    assert not draft.styled("Salutation")
    assert not draft.styled("SalutationLabel")


def test_rule_37_a_single_addressee_stands_on_the_line_of_kinh_gui() -> None:
    file = written(DRAFT.replace("2022-01\n", "2022-01\naddressees: [Ủy ban nhân dân tỉnh]\n"), FOREST)
    assert file.texts("Salutation") == ["Kính gửi: Ủy ban nhân dân tỉnh"]
    assert file.texts("Recipient")[0] == "- Như trên;"


# --------------------------------------------------------------------------- body: rules 38 to 60


def test_rule_38_each_can_cu_is_a_paragraph_in_italics(issued: File) -> None:
    can_cu = issued.styled("Basis")
    assert [paragraph.text[-1] for paragraph in can_cu] == [";", "."]
    assert all(look(paragraph) == (False, True) for paragraph in can_cu)


def test_rules_45_to_49_text_is_justified_indented_and_spaced(either: File) -> None:
    indent = {13.0: Cm(1), 14.0: Cm(1.27)}
    texts = either.styled("BodyText") + either.styled("ListParagraph") + either.styled("Basis")
    assert len(texts) > 2
    for paragraph in texts:
        assert effective(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert abs(effective(paragraph, "first_line_indent") - indent[size(paragraph)]) < Mm(0.2)
        assert effective(paragraph, "left_indent") == 0
        assert effective(paragraph, "space_before") + effective(paragraph, "space_after") >= Pt(6)
        assert 1.0 <= effective(paragraph, "line_spacing") <= 1.5
    assert len({size(paragraph) for paragraph in texts}) == 1


def test_rules_53_to_56_headings_are_real_and_have_their_weight_and_capitals(issued: File) -> None:
    first, second, third = issued.styled("Heading1")[0], issued.styled("Heading2")[0], issued.one("Heading3")
    assert issued.texts("Heading1")[0] == "I. Kết quả tháng 03/2023"
    assert first.style.name == "Heading 1"
    assert first.style.font.all_caps
    assert [look(heading) for heading in (first, second, third)] == [(True, False), (True, False), (False, False)]
    assert {size(heading) for heading in (first, second, third)} == {13.0}
    outline = [heading.style.element.find(f".//{W}outlineLvl").get(f"{W}val") for heading in (first, second, third)]
    assert outline == ["0", "1", "2"]


def list_labels(file: File) -> list[tuple[str, str, str]]:
    """Each list paragraph's sign, number format and text."""
    numbering = file.xml("word/numbering.xml")
    abstracts = {each.get(f"{W}abstractNumId"): each for each in numbering.iterfind(f"{W}abstractNum")}
    lists = {
        each.get(f"{W}numId"): abstracts[each.find(f"{W}abstractNumId").get(f"{W}val")]
        for each in numbering.iterfind(f"{W}num")
    }
    found = []
    for paragraph in file.styled("ListParagraph"):
        number = paragraph._p.pPr.numPr
        level = lists[str(number.numId.val)].find(f"{W}lvl[@{W}ilvl='{number.ilvl.val}']")
        sign = level.find(f"{W}lvlText").get(f"{W}val")
        found.append((sign, level.find(f"{W}numFmt").get(f"{W}val"), paragraph.text.replace("\u00a0", " ")))
    return found


def test_rule_57_bullets_are_dashes_then_plus_signs_and_numbers_stay_numbers(issued: File) -> None:
    assert list_labels(issued) == [
        ("-", "bullet", "Tập huấn, gồm:"),
        ("+", "bullet", "Lớp thứ nhất;"),
        ("%3.", "decimal", "Buổi một."),
        ("-", "bullet", "Cấp giống"),
        ("%1.", "decimal", "Đánh bắt."),
        ("%1.", "decimal", "Nuôi trồng:"),
        ("-", "bullet", "ao hồ."),
        ("-", "bullet", "Chăm sóc lúa (chi tiết tại Phụ lục I, Phụ lục II)."),
    ]
    assert "Đoạn tiếp theo." in issued.texts("BodyText")


def test_rule_47_list_items_run_on_from_the_left_margin_like_any_paragraph(issued: File) -> None:
    for level in issued.xml("word/numbering.xml").iter(f"{W}lvl"):
        indent = level.find(f"{W}pPr/{W}ind")
        assert indent.get(f"{W}left") == "0"
        assert indent.get(f"{W}firstLine") == str(round(1440 / 2.54))
        assert level.find(f"{W}suff").get(f"{W}val") == "space"


def test_a_numbered_list_starts_where_its_author_starts_it(issued: File) -> None:
    starts = [each.get(f"{W}val") for each in issued.xml("word/numbering.xml").iter(f"{W}startOverride")]
    assert "3" in starts


def test_rule_60_a_report_without_closing_gets_the_offices(issued: File, draft: File) -> None:
    assert issued.texts("BodyText")[-2] == "Sở Nông nghiệp và Phát triển nông thôn trân trọng báo cáo./."
    assert "Xin báo cáo./." not in draft.texts("BodyText")
    assert draft.texts("BodyText")[-1] == "Sở trân trọng báo cáo./."


def test_the_text_stays_as_it_was_typed(issued: File) -> None:
    assert 'Sở báo cáo "kết quả" -- tháng 3...' in issued.texts("BodyText")


def test_no_marker_reaches_the_file(issued: File) -> None:
    assert b"{#" not in issued.parts["word/document.xml"]
    assert b"tap-huan" not in issued.parts["word/document.xml"]


def test_a_table_is_as_wide_as_the_text_repeats_its_head_and_has_figures_to_the_right(issued: File) -> None:
    table = issued.docx.tables[1]
    section = issued.docx.sections[0]
    text_width = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(column.width for column in table.columns) - text_width) < Mm(0.2)
    head, first, _ = table.rows
    assert head._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    assert {cell.paragraphs[0].style.style_id for cell in head.cells} == {"TableHeader"}
    alignments = [effective(cell.paragraphs[0], "alignment") for cell in first.cells]
    assert alignments == [WD_ALIGN_PARAGRAPH.CENTER, None, WD_ALIGN_PARAGRAPH.RIGHT, None]
    assert all(not effective(cell.paragraphs[0], "first_line_indent") for cell in first.cells)
    widths = [float(column.width.mm) for column in table.columns]
    assert widths[0] < widths[2] < widths[1] < widths[3]


# --------------------------------------------------------------------------- closing: rules 61 to 76


def test_rules_61_to_65_authority_position_and_name_are_bold_and_centred(issued: File) -> None:
    assert issued.texts("SignerPosition") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert issued.texts("SignerName") == ["Nguyễn Thị Ánh Tuyết"]
    for paragraph in issued.styled("SignerPosition") + issued.styled("SignerName"):
        assert look(paragraph) == (True, False)
        assert 13 <= size(paragraph) <= 14
        assert effective(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.CENTER


def test_rule_66_there_is_room_for_a_signature_above_the_name(either: File) -> None:
    assert Pt(48) <= effective(either.one("SignerName"), "space_before") <= Pt(90)


def test_a_draft_has_no_name_and_no_number_made_up(draft: File) -> None:
    assert draft.texts("SignerName") == [""]
    assert draft.texts("SignerPosition") == ["GIÁM ĐỐC"]
    assert not re.search(r"\d", draft.text("CodeNumber"))


def test_a_deputys_report_takes_no_name_from_the_offices_usual_signer() -> None:
    config = office(FARM)
    usual = report_of("---\nperiod: 2022-01\n---\n", config)
    deputy = report_of("---\nperiod: 2022-01\nsigner: {position: PHÓ GIÁM ĐỐC}\n---\n", config)
    assert official_parts(usual, config).signer_name == "Trần Văn Giám"
    assert official_parts(deputy, config).signer_name == ""


def test_a_position_over_two_lines_is_two_lines() -> None:
    config = office(FOREST)._replace(signer=Signer(position="KT. Giám đốc / Phó giám đốc"))
    report = report_of("---\nperiod: 2022-01\n---\n", config)
    assert official_parts(report, config).positions == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_rules_68_to_71_recipients_stand_beside_the_signature_from_the_left_margin(issued: File, draft: File) -> None:
    assert issued.texts("Recipient") == [
        "- Như trên;",
        "- Phòng Kinh tế các huyện;",
        "- Lãnh đạo Sở & các đơn vị;",
        "- Lưu: VT, KHTC.",
    ]
    assert draft.texts("Recipient") == ["- Lãnh đạo Sở;", "- Lưu: VT."]
    for file in (issued, draft):
        label = file.one("RecipientsLabel")
        assert label.text == "Nơi nhận:"
        assert (size(label), look(label)) == (12.0, (True, True))
        assert not effective(label, "left_indent")
        assert {(size(entry), look(entry)) for entry in file.styled("Recipient")} == {(11.0, (False, False))}
        left, right = file.docx.tables[-1 if file is draft else 2].rows[0].cells
        assert left.paragraphs[0].style.style_id == "RecipientsLabel"
        assert right.paragraphs[0].style.style_id == "SignerPosition"
        assert effective(left.paragraphs[0], "space_before") == effective(right.paragraphs[0], "space_before")


def test_the_signature_stays_whole_and_with_the_last_paragraph(either: File) -> None:
    row = either.one("SignerName")._p.getparent().getparent()
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    above = Paragraph(row.getparent().getprevious(), either.docx._body)
    assert above.text.endswith("./.")
    assert above.paragraph_format.keep_with_next


def test_rules_75_and_76_the_parts_stand_in_the_order_of_the_decree(issued: File) -> None:
    styles = [paragraph.style.style_id for paragraph in issued.paragraphs]
    order = "OrganParent OrganName NationalName Motto CodeNumber PlaceDate Title Subtitle SalutationLabel Basis"
    order += " Heading1 RecipientsLabel SignerPosition SignerName AnnexLabel"
    places = [styles.index(style) for style in order.split()]
    assert places == sorted(places)


# --------------------------------------------------------------------------- annexes: rules 79 to 83


def test_rules_79_to_81_an_annex_has_its_label_title_and_pointer(issued: File) -> None:
    assert issued.texts("AnnexLabel") == ["Phụ lục I", "Phụ lục II"]
    assert issued.texts("AnnexTitle") == ["Diện tích từng huyện", "Sản lượng"]
    pointer = "(Kèm theo Báo cáo số 05/BC-SNN ngày 05 tháng 4 năm 2023 của Sở Nông nghiệp và Phát triển nông thôn)"
    assert issued.texts("AnnexPointer") == [pointer, pointer]
    label, title, under = (issued.styled(style)[0] for style in ("AnnexLabel", "AnnexTitle", "AnnexPointer"))
    assert (size(label), look(label)) == (14.0, (True, False))
    assert title.style.font.all_caps
    assert look(under) == (False, True)


def test_rule_83_each_annex_begins_a_section_that_counts_its_own_pages(issued: File) -> None:
    assert len(issued.docx.sections) == 3
    assert "word/header1.xml" in issued.parts


def test_an_annex_keeps_the_pointer_its_author_wrote() -> None:
    own = "(Kèm theo Báo cáo của Sở)"
    file = written(f"{DRAFT}\n## Phụ lục. Danh sách\n\n{own}\n\nNội dung.\n", FOREST)
    assert file.texts("AnnexPointer") == [own]
    assert file.texts("AnnexLabel") == ["Phụ lục"]


# --------------------------------------------------------------------------- the file


def test_the_same_report_gives_the_same_bytes() -> None:
    config = office(FARM)
    report = report_of(ISSUED, config)
    assert write_docx(report, config) == write_docx(report, config)


def test_the_properties_carry_the_metadata_and_the_hash_of_the_source(issued: File, draft: File) -> None:
    named = {each.get("name"): each[0].text for each in issued.xml("docProps/custom.xml")}
    assert named["SourceSHA256"] == hashlib.sha256(ISSUED.encode()).hexdigest()
    assert named["CodeNumber"] == "05"
    assert named["IssuedDate"] == "05/04/2023"
    assert named["SignerInfo.FullName"] == "Nguyễn Thị Ánh Tuyết"
    assert issued.docx.core_properties.title == issued.text("Subtitle")
    assert issued.docx.core_properties.created == datetime(2023, 4, 5, tzinfo=UTC)
    assert {"CodeNumber", "IssuedDate", "SignerInfo.FullName"}.isdisjoint(
        each.get("name") for each in draft.xml("docProps/custom.xml")
    )


def test_the_moment_of_a_build_can_be_given() -> None:
    config = office(FOREST)
    moment = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    file = File(write_docx(report_of(DRAFT, config), config, made_at=moment))
    assert file.docx.core_properties.modified == moment


def test_word_opens_the_file_without_compatibility_mode_in_vietnamese(either: File) -> None:
    settings = either.xml("word/settings.xml").iter(f"{W}compatSetting")
    assert ("compatibilityMode", "15") in {(each.get(f"{W}name"), each.get(f"{W}val")) for each in settings}
    languages = {each.get(f"{W}val") for each in either.xml("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"vi-VN"}


_ORDER = "pStyle keepNext keepLines widowControl numPr pBdr spacing ind contextualSpacing jc outlineLvl sectPr"


def test_paragraph_properties_stand_in_the_order_that_word_demands(either: File) -> None:
    order = [f"{W}{name}" for name in _ORDER.split()]
    for part in ("word/document.xml", "word/styles.xml"):
        for properties in either.xml(part).iter(f"{W}pPr"):
            places = [order.index(child.tag) for child in properties]
            assert places == sorted(places), etree.tostring(properties)


def test_every_style_a_paragraph_names_is_there(either: File) -> None:
    known = {style.get(f"{W}styleId") for style in either.xml("word/styles.xml").iter(f"{W}style")}
    naming = either.xml("word/document.xml").iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    assert {each.get(f"{W}val") for each in naming} <= known


def test_the_reference_document_is_what_the_code_builds() -> None:
    assert REFERENCE.read_bytes() == build(pandocs_own()), "run: python -m baocao.word"


def test_every_word_of_the_repositorys_reports_is_in_their_files(repository: Path) -> None:
    config = office((repository / "baocao.yml").read_text(encoding="utf-8"))
    for path in paths_in(repository, "reports/*/*.md"):
        report = parse(decode(path.read_bytes(), path.as_posix()).source, config)
        file = File(write_docx(report, config))
        shown = {" ".join(paragraph.text.split()) for paragraph in file.paragraphs}
        shown |= {f"{annex.label}. {annex.heading.title}" for annex in report.annexes}
        missing = [prose.text for prose in report.prose if " ".join(prose.text.split()) not in shown]
        assert not missing, path


# --------------------------------------------------------------------------- hostile input


def hostile(body: str) -> File:
    return written(f"---\nperiod: 2022-01\n---\n\n{body}\n", FOREST)


def test_raw_html_and_raw_openxml_become_the_letters_they_are() -> None:
    file = hostile(
        "Một <b>hai</b> <!-- ba -->\n\n<div>bốn\nnăm</div>\n\n"
        "```{=openxml}\n<w:p><w:r><w:t>sáu</w:t></w:r></w:p>\n```\n\n`<w:br/>`{=openxml} ${body} $subject$"
    )
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    for written_by_author in ("<b>hai</b> <!-- ba -->", "<div>bốn\nnăm</div>", "<w:t>sáu</w:t>", "${body} $subject$"):
        assert written_by_author in text


@pytest.mark.parametrize(
    "target", ["http://203.0.113.1/a.png", "/etc/passwd", "data:image/png;base64,iVBORw0KGgo=", "../baocao.yml"]
)
def test_a_picture_is_neither_fetched_nor_embedded_but_its_words_stay(target: str) -> None:
    file = hostile(f"![ruộng **lúa**]({target}) sau ảnh")
    assert "ruộng lúa sau ảnh" in file.texts("BodyText")
    assert not [name for name in file.parts if "media" in name]
    assert b"w:drawing" not in file.parts["word/document.xml"]


def test_only_web_and_mail_links_stay_links() -> None:
    file = hostile(
        "[a](https://example.vn/đường?x=1&y=2) [b](javascript:alert(1)) [c](file:///etc/passwd) [d](#muc) "
        "[e](http://[bad) [f](https://a.b/%zz) <thu@example.vn>"
    )
    targets = [each.target_ref for each in file.docx.part.rels.values() if each.is_external]
    assert targets == ["https://example.vn/%C4%91%C6%B0%E1%BB%9Dng?x=1&y=2", "mailto:thu@example.vn"]
    assert file.texts("BodyText")[0] == "a b c d e f thu@example.vn"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "> " * 500 + "x",
        "\n".join("  " * depth + f"- mức {depth}" for depth in range(30)),
        "[" * 3000,
        "| |\n|-|\n| |",
        "|" + "a|" * 90 + "\n|" + "-|" * 90 + "\n|" + "chữ |" * 90,
        "a\x07b\ufffec \u202e",
        "# Một\n\n- ## hai\n\nba\n===\n\n###### bốn\n\n---",
        "## Phụ lục I\n\n## Phụ lục II. *B*\n",
    ],
)
def test_odd_bodies_still_make_a_file_that_opens(body: str) -> None:
    assert hostile(body).texts("Title") == ["BÁO CÁO"]


def test_names_from_the_office_are_text_and_nothing_else() -> None:
    file = written(DRAFT, FOREST.replace("Lãnh đạo Sở", '"</w:t></w:r>$body$ & Sở"'))
    assert file.texts("Recipient")[0] == "- </w:t></w:r>$body$ & Sở;"


def test_trouble_with_pandoc_is_one_exception_in_vietnamese() -> None:
    with pytest.raises(WordError, match="giây"):
        run_pandoc(["--from=commonmark", "--to=docx", "--output=-"], "x " * 100_000, time_limit=0.001)
    with pytest.raises(WordError, match="pandoc dừng"):
        run_pandoc(["--from=khong-co"], "x")
