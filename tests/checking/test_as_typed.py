"""T14 and T15: what was typed is what is printed, or a finding says so."""

from __future__ import annotations

import time

import pytest

from baocao.checking.check import check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.checking.rules import t14_not_as_typed
from baocao.model import Diagnostic, Severity, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from support.offices import office_config, report_of, with_front_matter

RULES = chosen_rules(["T", "K12"])


def found(source: Source) -> list[Diagnostic]:
    report = parse(source, office_config())
    return list(check_report(report, Office("", ".", office_config(), (report,)), RULES))


def findings(body: str) -> list[Diagnostic]:
    return found(report_of(with_front_matter(body + "\n")).source)


def said(body: str) -> list[tuple[str, str]]:
    """Rule and words of each finding."""
    return [(one.rule, one.span.text) for one in findings(body)]


def mended(body: str) -> str:
    report = report_of(with_front_matter(body + "\n"))
    return mend(report.source, found)[report.body_start :].strip("\n")


NOT_AS_TYPED = [
    # swallowed
    ("- Lát sân 5*3*2 m.", "5*3*2", "- Lát sân 5\\*3\\*2 m."),
    ("- Số ước (*) tăng, số sơ bộ (*) giảm.", "(*) tăng, số sơ bộ (*)", "- Số ước (\\*) tăng, số sơ bộ (\\*) giảm."),
    (
        "*Ghi chú: A* là số ước, B* là số sơ bộ.",
        "*Ghi chú: A*",
        "\\*Ghi chú: A\\* là số ước, B* là số sơ bộ.",
    ),
    ("- ## Mục lục.", "## Mục lục.", "- \\## Mục lục."),
    ("- > 05 hồ sơ.", "> 05 hồ sơ.", "- \\> 05 hồ sơ."),
    ("- *****rất quan trọng*****", "*****rất quan trọng*****", "- " + "\\*" * 5 + "rất quan trọng" + "\\*" * 5),
    ("- Theo **Đ**iều 5.", "**Đ**iều", None),
    ("- *** rất quan trọng ***", "*** rất quan trọng ***", None),
    ("- Mã 2**3**4.", "2**3**4.", "- Mã 2\\*\\*3\\*\\*4."),
    ("- Biểu _01_ và biểu __mau__.", "_01_", "- Biểu \\_01\\_ và biểu \\_\\_mau\\_\\_."),
    ("- Lưu tại C:\\(chung).", "C:\\(chung).", "- Lưu tại C:\\\\(chung)."),
    ("- Lưu tại \\\\maychu\\chung.", "\\\\maychu\\chung.", "- Lưu tại \\\\\\maychu\\chung."),
    ("- Đạt 95\\% kế hoạch.", "95\\%", None),
    ("- Liên hệ ông An <an@example.com>.", "<an@example.com>.", "- Liên hệ ông An \\<an@example.com>."),
    ("- Sở KH&amp;CN.", "&amp;", "- Sở KH&CN."),
    ("- Kết quả &lt;5%&gt;.", "&lt;", "- Kết quả \\<5%\\>."),
    ("- Kết quả ghi tại `Biểu A`.", "`Biểu A`.", "- Kết quả ghi tại \\`Biểu A\\`."),
    ("- Theo báo cáo [1].\n\n[1]: https://example.com/a", "[1]: https://example.com/a", "- Theo báo cáo [1].\n\n\\[1]: https://example.com/a"),
    ("- Xem mục [3](5).", "[3](5).", "- Xem mục \\[3](5)."),
    ("- [](https://example.com) là trang mới.", "[](https://example.com)", None),
    ("> 90% hồ sơ đúng hạn.", "> 90% hồ sơ đúng hạn.", "\\> 90% hồ sơ đúng hạn."),
    ("- Tỷ lệ đúng hạn đạt\n> 90% kế hoạch.", "> 90% kế hoạch.", "- Tỷ lệ đúng hạn đạt\n\\> 90% kế hoạch."),
    ("### 1. Lập trình C #", "#", "### 1. Lập trình C \\#"),
    ("Kết quả trong tháng\n---\nTốt.", "---", None),
    ("Một đoạn.\n\n***\n\nĐoạn khác.", "***", None),
    ("```\nBảng kê\n```", "```", None),
    # bent
    ("- Việc một.\n\n\t- Việc hai.", None, None),
    ("Dẫn.\n\n\t- Việc hai. {#viec-hai xong}", "- Việc hai. {#viec-hai xong}", "Dẫn.\n\n- Việc hai. {#viec-hai xong}"),
    ("Đoạn dẫn.\n\n    Dòng lùi bốn dấu cách.", "Dòng lùi bốn dấu cách.", "Đoạn dẫn.\n\nDòng lùi bốn dấu cách."),
    ("- Xong năm\n2022. Còn lại làm sau.", "2022. Còn lại làm sau.", "- Xong năm\n2022\\. Còn lại làm sau."),
    ("Đã xong giai đoạn\n1. Còn lại làm sau.", "1. Còn lại làm sau.", "Đã xong giai đoạn\n1\\. Còn lại làm sau."),
    ("- Kết quả các khoản\n3) và 4) đạt.", "3) và 4) đạt.", "- Kết quả các khoản\n3\\) và 4) đạt."),
    ("Phát triển văn hóa\n- xã hội miền núi.", "- xã hội miền núi.", "Phát triển văn hóa\n\\- xã hội miền núi."),
    ("Nhiệt tăng\n+ 5 độ so với tháng hai.", "+ 5 độ so với tháng hai.", "Nhiệt tăng\n\\+ 5 độ so với tháng hai."),
    ("- Kiểm tra:\n+ 05 cơ sở;\n+ 04 chợ.", "+", "- Kiểm tra:\n  + 05 cơ sở;\n  + 04 chợ."),
    ("- Kiểm tra 05 cơ sở.\n\n* Ghi chú: số ước.", "*", "- Kiểm tra 05 cơ sở.\n\n\\* Ghi chú: số ước."),
    ("Đã giao cho\n# 5 đơn vị.", "# 5 đơn vị.", "Đã giao cho\n\\# 5 đơn vị."),
    ("1. Một.\n3. Ba.\n4. Bốn.", "3.", None),
    ("5) Năm.\n7) Bảy.", "7)", None),
    ("01. Một.\n02. Hai.", "01.", None),
    ("1. Một.\n1. Hai.", "1.", "1. Một.\n2. Hai."),
    ("Gồm:\na) một;\nb) hai.", "a) một;", "Gồm:\n\na) một;\n\nb) hai."),
    ("##II. ĐÁNH GIÁ CHUNG", "##II. ĐÁNH GIÁ CHUNG", "## II. ĐÁNH GIÁ CHUNG"),
    ("- Một việc.\n-Hai việc.", "-Hai việc.", "- Một việc.\n- Hai việc."),
    ("###### Mục rất nhỏ", "######", "#### Mục rất nhỏ"),
    ("Sở đã:\n\t- Họp.", "- Họp.", "Sở đã:\n- Họp."),
    ("Sở đã\n    - Họp.", "- Họp.", "Sở đã\n- Họp."),
    ("- Sở đã:\n\t\t+ họp.", "+ họp.", "- Sở đã:\n  + họp."),
    ("Đã họp.\n\t### 2. Khác", "### 2. Khác", "Đã họp.\n### 2. Khác"),
    ("Đã giao:  \n     một:\n     - họp.", "- họp.", None),
    # of a notation that the dialect does not know
    ("- Tăng 5%[^1] so với cùng kỳ.", "[^1]", None),
    ("- Tăng.\n\n[^1]: Theo Cục Thống kê.", "[^1]:", None),
    ("- Giảm phát thải CO~2~.", "CO~2~", None),
    ("- Xây 120 m^2^ nhà kho.", "m^2^", None),
    ("- Xây 120 km^2 rừng.", "km^2", None),
    ("- Đạt ~~90%~~ 95%.", "~~90%~~", None),
    ("- Cần ==nhấn mạnh== chỗ này.", "==nhấn mạnh==", None),
    ("- Diện tích $x^2$ và $$E=mc^2$$.", "$x^2$", None),
    ("- [x] Đã trình.", "[x]", None),
    ("- [ ] Chưa trình.", "[ ]", None),
    ("::: note\nGhi chú\n:::", ":::", None),
    ("Đoạn văn. {.quan-trong}", "{.quan-trong}", None),
    ("- Theo nghiên cứu [@nguyen2020, tr. 5].", "[@nguyen2020, tr. 5]", None),
    ("OCOP\n: Mỗi xã một sản phẩm", ": Mỗi xã một sản phẩm", None),
    ("- Xem [[Phụ lục I]].", "[[Phụ lục I]]", None),
    ("- **1.**Nội dung thứ nhất.", "**1.**", None),
    ("\\newpage", "\\newpage", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "after"), NOT_AS_TYPED, ids=lambda value: str(value)[:30])
def test_what_is_not_printed_as_typed_is_found_once_and_mended_where_safe(
    body: str, words: str | None, after: str | None
) -> None:
    ours = [found for found in findings(body) if found.rule == "T14"]
    assert [one.span.text for one in ours][:1] == ([words] if words else [])
    assert all(one.rule in ("T14", "T02") for one in findings(body))
    assert mended(body) == (after or body)
    if after:
        assert [one for one in said(after) if one[0] == "T14"] == []


AS_TYPED = [
    "- Khoảng ~50 hồ sơ, từ ~50 đến ~60; giá $5 đến $6 một mẫu, 5$ và 6$.",
    "- Loại A* và loại B* tăng: 5 * 3 = 15; (*) số ước, (**) số sơ bộ.",
    "- Gửi nguyen_van_a@example.com tệp bao_cao_thang_3.xlsx trong C:\\chung\\2022.",
    "- Giữ nguyên x^2 và 10^3; sai số < 5%, số hộ > 10, a <= b; 12 ≥ 11.",
    "- Sở KH&CN, R&D, #1, mục #2; xem https://example.com/a_b?c=1&d=2#e_f.",
    "- Ngày 01/02/2022: 1.147 hồ sơ; tỷ lệ 1:500; lúc 7h30.",
    "14/3/2022 là ngày chốt số liệu.\n\n1.147 hồ sơ đã giải quyết.",
    "- **Kết quả:** đạt *kế hoạch*, ***rất tốt***; _nghiêng cả cụm_; (*in nghiêng*), “**đậm**”.",
    "- Viết \\*sao\\*, \\[1] đúng như thế; 5 \\* 3.\n\n2022\\. Đoạn này.\n\n\\# 5 đơn vị.",
    "- Xem [Cổng thông tin](https://example.com) và [kế hoạch][kh].\n\n[kh]: https://example.com/kh",
    "1. Một:\n- chi tiết một\n- chi tiết hai\n2. Hai:\n- chi tiết",
    "- Một:\n  + con một;\n  + con hai.\n- Hai:\n  - con.",
    "* Một.\n* Hai.\n\n### 2. Khác\n\n* Ba.\n* Bốn.",
    "3. Ba.\n4. Bốn.",
    "Các việc sau:\n- một\n- hai",
    "#### a) Mục nhỏ\n\n## PHỤ LỤC ##",
    "> “Trích nguyên văn ý kiến chỉ đạo.”",
    "| TT | Tên |\n| ---: | :--- |\n| 1 | a\\|b |\n| 2 | **đậm** |",
    "Giờ làm việc: 7h30 | 13h30.\n\nTrị tuyệt đối |x| < 5.",
    "-\tMột việc.\n-\tHai việc.",
    "Ngành văn hóa\n    - xã hội đạt 5.",
]


@pytest.mark.parametrize("body", AS_TYPED)
def test_honest_text_is_left_alone(body: str) -> None:
    assert [one for one in said(body) if one[0] in ("T12", "T14", "T15")] == []


BROKEN_TABLES = [
    ("| A | B | C |\n|---|---|---|\n| Phòng A | 10 | 9 | 90% |", "90%", None),
    ("| A | B | C |\n|---|---|---|\n| Tổng | 10 |", "| Tổng | 10 |", None),
    ("| A | B |\n| 1 | 2 |", "| A | B |", "| A | B |\n| --- | --- |\n| 1 | 2 |"),
    ("| A | B\n| 1 | 2", "| A | B", "| A | B\n| --- | --- |\n| 1 | 2"),
    ("Kết quả:\n| A | B |\n|---|---|\n| 1 | 2 |", "| A | B |", "Kết quả:\n\n| A | B |\n|---|---|\n| 1 | 2 |"),
    ("| A | B | C |\n|---|:-:|\n| 1 | 2 | 3 |", "|---|:-:|", "| A | B | C |\n| --- | :---: | --- |\n| 1 | 2 | 3 |"),
    ("| A | B | C |\n|---|---| :\n| 1 | 2 | 3 |", "|---|---| :", "| A | B | C |\n| --- | --- | :---: |\n| 1 | 2 | 3 |"),
    ("| A | B |\n|---|---|\n| 1 | 2 |\nNguồn: Sở.", "Nguồn: Sở.", "| A | B |\n|---|---|\n| 1 | 2 |\n\nNguồn: Sở."),
    ("| Phòng A | 10 |", "| Phòng A | 10 |", None),
    ("A | B | C\n1 | 2 | 3", "A | B | C", "A | B | C\n| --- | --- | --- |\n1 | 2 | 3"),
    (
        "+----+----+\n| A  | B  |\n+====+====+\n| 1  | 2  |\n+----+----+",
        "+----+----+",
        "| A | B |\n| --- | --- |\n| 1 | 2 |",
    ),
    ("Tên     Số\n----- ----\nA        1", "----- ----", "Tên Số\n----- ----\nA 1"),
    ("| Dòng một\n| Dòng hai", "| Dòng một", None),
    # pasted
    (
        "Phòng\tSố\nA|B\t1.200\nC\t12",
        "Phòng\tSố",
        "| Phòng | Số |\n| --- | ---: |\n| A\\|B | 1.200 |\n| C | 12 |",
    ),
    (
        "Kết quả:\n\tQuý I\tQuý II\nA\t1\t\nB\t2\t3 {#viec-b đang}\nHết.",
        "Quý I\tQuý II",
        "Kết quả:\n\n|  | Quý I | Quý II |\n| --- | ---: | --- |\n| A | 1 |  |\n| B | 2 | 3 {#viec-b đang} |\n\nHết.",
    ),
    ("  \tTên\tSố\n  \tA\t1", "Tên\tSố", "| Tên | Số |\n| --- | ---: |\n| A | 1 |"),
    (
        'Tên\tGhi chú\n"Dòng ""một""\nvà hai"\tx\nB\ty',
        "Tên\tGhi chú",
        '| Tên | Ghi chú |\n| --- | --- |\n| Dòng "một" và hai | x |\n| B | y |',
    ),
    ("Phòng A\t10\nPhòng B\t12", "Phòng A\t10", "|  |  |\n| --- | ---: |\n| Phòng A | 10 |\n| Phòng B | 12 |"),
    ("A\tB\tC\n1\t2", "A\tB\tC", None),
]


@pytest.mark.parametrize(("body", "words", "after"), BROKEN_TABLES, ids=lambda value: str(value)[:30])
def test_a_broken_table_is_found_once_and_made_one_where_safe(body: str, words: str, after: str | None) -> None:
    assert [one for one in said(body) if one[0] != "T08"] == [("T15", words)]
    assert mended(body) == (after or body)


def test_a_tab_that_hides_an_item_is_told_as_such_and_its_marker_not_blamed() -> None:
    body = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n\t- Mua máy chủ. {#mua-may-chu xong}"
    assert [one.rule for one in findings(body)] == ["T14"]
    assert "lùi vào quá xa" in findings(body)[0].message
    report = report_of(with_front_matter(mended(body) + "\n"))
    assert [item.slugs for item in report.sections[0].all_items] == [("mua-may-chu",)]


def test_only_what_is_printed_as_wished_stays_a_warning_once_issued() -> None:
    issued = with_front_matter("- Sở KH&amp;CN xây 5*3*2 m.\n").replace("status: draft", "status: issued")
    severities = {one.span.text: one.severity for one in found(report_of(issued).source) if one.rule == "T14"}
    assert severities == {"&amp;": Severity.WARNING, "5*3*2": Severity.ERROR}


@pytest.mark.parametrize(
    "sign", [*"*_`\\<>[]~^$=|:+-#&{\t", "5*3*2 ", "[x](y) ", "a|b|\n", "a\tb\n", "\\*", "1. a\n3. b\n", "a\n\t- b\n"]
)
def test_any_amount_of_a_sign_takes_linear_time(sign: str) -> None:
    body = with_front_matter("- Kết quả " + sign * (20_000 // len(sign)) + "\n")
    start = time.process_time()
    found(report_of(body).source)
    assert time.process_time() - start < 20


def test_the_quick_look_passes_over_nothing() -> None:
    for body, _, _ in NOT_AS_TYPED:
        if any(one.rule == "T14" for one in findings(body)):
            report = report_of(with_front_matter(body + "\n"))
            assert t14_not_as_typed.may_matter(report.source.text, report.body_start)
