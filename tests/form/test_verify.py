"""Holding Word files against the decree: what we write holds every rule, and one spoilt value is caught by one rule."""

from __future__ import annotations

import time

import pytest

from baocao.form import all_rules
from baocao.model import Severity
from support.decree_file import base, broken, told, verdict_of
from support.slips_of_form import CENTRED, OPENING, SPOILT, wide_table, with_part, with_run, without_number
from support.spoiling import Change, Spoilt, paragraph
from support.wordfiles import p, r, word_file


def test_a_written_file_holds_every_rule() -> None:
    verdict = verdict_of(base())
    assert broken(verdict) == set(), told(verdict)
    assert {rule.id for rule in verdict.silent} <= {"D42", "D44", "D50", "D51", "D52", "D72", "D73"}


@pytest.mark.parametrize(
    ("number", "change"), [(n, c) for n, _, c in SPOILT], ids=[f"D{n:02} {w}" for n, w, _ in SPOILT]
)
def test_one_spoilt_value_is_caught_by_exactly_its_rule(number: int, change: Change) -> None:
    file = Spoilt(base())
    change(file)
    verdict = verdict_of(file.bytes())
    assert broken(verdict) == {f"D{number:02}"}, told(verdict)


def test_a_subject_too_long_for_the_document_system_is_caught() -> None:
    file = Spoilt(base())
    file.rewrite("Sản xuất nông nghiệp", "Sản xuất", "Tình hình sản xuất vụ xuân " * 20 + "sản xuất")
    verdict = verdict_of(file.bytes())
    assert broken(verdict) == {"D36"}, told(verdict)


def test_room_too_small_for_a_signature_is_a_note() -> None:
    file = Spoilt(base())
    name = file.find("Nguyễn Thị")
    for above in list(name.itersiblings(preceding=True)):
        if above.tag.endswith("}p") and not "".join(above.itertext()).strip():
            above.getparent().remove(above)
    file.layout("Nguyễn Thị", "spacing", before="0", after="0")
    file.layout("PHÓ GIÁM ĐỐC", "spacing", before="0", after="0")
    verdict = verdict_of(file.bytes())
    assert broken(verdict) == {"D66"}, told(verdict)


def test_a_file_with_day_but_without_number_is_a_warning_and_one_with_neither_is_none() -> None:
    file = Spoilt(base())
    without_number(file)
    (check,) = verdict_of(file.bytes()).failed
    assert (check.rule.id, check.severity) == ("D27", Severity.WARNING)
    assert "“ngày 05 tháng 4 năm 2023”" in check.found
    file.rewrite("An Phú, ngày", "ngày 05 tháng 4", "ngày      tháng 4")
    assert broken(verdict_of(file.bytes())) == set()


@pytest.mark.parametrize(
    ("organ", "parent", "name", "allowed"),
    [
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "UBND TỈNH AN PHÚ", "TS. Nguyễn Văn An", False),
        ("SỞ Y TẾ", "UBND TỈNH AN PHÚ", "BSCKII. Nguyễn Văn An", False),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "UBND TỈNH AN PHÚ", "Thạc sỹ Nguyễn Văn An", False),
        ("VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH AN PHÚ", "ThS Nguyễn Văn An", False),
        ("ỦY BAN NHÂN DÂN", "XÃ QUÂN CHU", "NGƯT Nguyễn Văn An", False),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "UBND TỈNH AN PHÚ", "TS. Nguyễn Văn An", False),
        ("BỆNH VIỆN ĐA KHOA AN PHÚ", "SỞ Y TẾ", "BSCKII. Nguyễn Văn An", True),
        ("TRƯỜNG CAO ĐẲNG AN PHÚ", "UBND TỈNH AN PHÚ", "TS. Nguyễn Văn An", True),
        ("KHOA NÔNG LÂM", "TRƯỜNG ĐẠI HỌC AN PHÚ", "PGS.TS. Nguyễn Văn An", True),
        ("VIỆN NGHIÊN CỨU NGÔ", "BỘ NÔNG NGHIỆP", "GS.TSKH. Nguyễn Văn An", True),
        ("TRUNG TÂM KIỂM NGHIỆM", "SỞ Y TẾ", "DS. Nguyễn Văn An", True),
        ("BỘ CHỈ HUY QUÂN SỰ", "QUÂN KHU 2", "Đại tá Nguyễn Văn An", True),
        ("PHÒNG THAM MƯU", "CÔNG AN TỈNH AN PHÚ", "Thượng tá Nguyễn Văn An", True),
        ("SỞ NÔNG NGHIỆP", "UBND TỈNH AN PHÚ", "Tsàn A Sìn", True),
        ("SỞ NÔNG NGHIỆP", "UBND TỈNH AN PHÚ", "Ksor H'Bơ Khăp", True),
        ("SỞ NÔNG NGHIỆP", "UBND TỈNH AN PHÚ", "Nguyễn Tiến Sỹ", True),
    ],
)
def test_only_forces_and_units_that_teach_heal_or_do_research_show_ranks(
    organ: str, parent: str, name: str, allowed: bool
) -> None:
    file = Spoilt(base())
    file.rewrite("Nguyễn Thị", "Nguyễn Thị Ánh Tuyết", name)
    file.rewrite("UBND TỈNH", "UBND TỈNH AN PHÚ", parent)
    file.rewrite("SỞ NÔNG NGHIỆP", "SỞ NÔNG NGHIỆP", organ)
    verdict = verdict_of(file.bytes())
    assert ("D65" not in broken(verdict)) is allowed, told(verdict)


def test_what_must_be_gone_before_signing_is_told_of_any_file_at_all() -> None:
    body = p("Ngày 31 tháng 02, **họp**") + p(r("a") + r("ẩn", "<w:vanish/>")) + p(r("b", '<w:highlight w:val="red"/>'))
    verdict = verdict_of(word_file(body))
    assert {"D90", "D91", "D92", "D93"} <= broken(verdict), told(verdict)


def test_blank_lines_are_let_pass_beside_a_table_a_centred_line_and_outside_the_text() -> None:
    file = Spoilt(base())
    centred = paragraph("Trong đó", layout=CENTRED, letters='<w:sz w:val="28"/>')
    file.insert_before("b) Tập huấn", "<w:p/>", centred, "<w:p/>")
    file.insert_before("Căn cứ khoản 2", "<w:p/>", "<w:p/>")
    file.insert_before("DIỆN TÍCH", "<w:p/>")
    assert "D96" not in broken(verdict_of(file.bytes()))


@pytest.mark.parametrize(("width", "severity"), [(9000, None), (9900, Severity.WARNING), (12000, Severity.ERROR)])
def test_a_table_off_the_paper_is_graver_than_one_in_the_margin(width: int, severity: Severity | None) -> None:
    file = Spoilt(base())
    wide_table(width)(file)
    assert [check.severity for check in verdict_of(file.bytes()).failed] == ([severity] if severity else [])


def test_thousands_of_changes_and_leftovers_are_told_as_one_each_in_no_time() -> None:
    file = Spoilt(base())
    for _ in range(1500):
        with_run(OPENING, around="ins", text=" **thêm** và [^1]")(file)
    file.insert_before("b) Tập huấn", *[paragraph("**Việc** cần làm", letters='<w:sz w:val="28"/>')] * 1500)
    begun = time.process_time()
    verdict = verdict_of(file.bytes())
    assert time.process_time() - begun < 20
    assert [check.found.split(",")[0] for check in verdict.failed if check.rule.id in ("D91", "D94")] == [
        "dấu in đậm ở 3000 chỗ",
        "dấu chú thích ở 1500 chỗ",
        "chữ thêm vào ở 1500 chỗ",
    ]


def test_every_rule_is_spoilt_once() -> None:
    spoilt = {number for number, _, _ in SPOILT} | {36, 66}
    assert spoilt == {int(loaded.rule.id[1:]) for loaded in all_rules()}


def test_parts_set_as_the_decree_wants_are_not_accused() -> None:
    for change in (with_part(), with_part(name="Chương I")):
        file = Spoilt(base())
        change(file)
        verdict = verdict_of(file.bytes())
        assert broken(verdict) == set(), told(verdict)
