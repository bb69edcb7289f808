"""Signs of Markdown in a printed text: each kind is found, and signs that people type for their own sake are not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from baocao.checking.markup.leftover_markup import leftovers
from baocao.language.dates import impossible_days

LEFT = {
    "**Lưu ý:** nộp trước hạn": "**Lưu ý:**",
    "tỷ lệ (**98%**), tăng": "**98%**",
    "“**Tuần lễ áo dài**”": "**Tuần lễ áo dài**",
    "***Ghi chú***": "***Ghi chú***",
    "**Lưu ý: **nộp trước hạn": "**Lưu ý: **",
    "thực hiện **“Nghị định”**số 5": "**“Nghị định”**",
    "các**(đơn vị)** cấp xã": "**(đơn vị)**",
    "theo *“kế hoạch”*của Sở": "*“kế hoạch”*",
    "Các số liệu *ước tính* đến 15/3": "*ước tính*",
    "*Đơn vị tính: triệu đồng*": "*Đơn vị tính: triệu đồng*",
    "theo niên giám[^2]": "[^2]",
    "[^nguon]: Cục Thống kê": "[^nguon]",
    "~~đã hủy~~": "~~đã hủy~~",
    "lượng CO~2~ giảm": "~2~",
    "diện tích 40 m^2^": "^2^",
    "với $x^2 + 1$ là": "$x^2 + 1$",
    "hệ số $\\alpha$": "$\\alpha$",
    "$$S = a.b$$": "$$S = a.b$$",
    "Mua máy chủ. {#mua-may-chu xong}": "{#mua-may-chu xong}",
    "Mua máy chủ. {#mua-may-chu": "{#mua-may-chu",
    "bảng{.rong}": "{.rong}",
    "## II. ĐÁNH GIÁ": "## II. ĐÁNH GIÁ",
    "#### a) Điểm": "#### a) Điểm",
    "| Phòng A | 10 | 9 |": "| Phòng A | 10 | 9 |",
    "|:---|---:|": "|:---|---:|",
    "--- | ---": "--- | ---",
    "+-----+=====+": "+-----+=====+",
    "xem [Cổng dịch vụ công](https://dvc.example.vn)": "[Cổng dịch vụ công](https://dvc.example.vn)",
    "xem [biểu 2](bieu-2.xlsx)": "[biểu 2](bieu-2.xlsx)",
    "![](so-do.png)": "![](so-do.png)",
    "chạy `make docx`": "`make docx`",
    "```": "```",
    "5 \\* 3": "\\*",
    "dòng một<br>dòng hai": "<br>",
    '<td class="so">5</td>': '<td class="so">',
    "Sở&nbsp;Y tế": "&nbsp;",
}  # fmt: skip
TYPED = (
    "(*) Số liệu ước tính; (**) số liệu sơ bộ.", "Lúa đông xuân*, ngô**, sắn***",
    "*Ước tính; **Sơ bộ; ***Chính thức", "ngô** (tấn), sắn** (tấn)", "5*(3)*2", "*Ước tính; *Sơ bộ",
    "* Ghi chú: số liệu đến 15/3",
    "** Không tính xã mới sáp nhập", "kích thước 5*3*2 m", "5 * 3 * 2 = 30", "* * *", "từ 10*15 đến 20*25 cm",
    "Chỉ tiêu (*), trong đó (*): 5", "giá *A và B*C", "giá 100$ đến 200$", "từ $100 đến $200", "US$5 triệu (A$7)",
    "mức [1](xem phụ lục)", "theo [1], [2] và [3]", "ngày __/__/2022", "Người lập: ______________", "-----o0o-----",
    "----------", "Điện thoại: 0212 | Fax: 0213 | Thư: a@b.vn", "Trang chủ | Giới thiệu | Tin tức | Liên hệ",
    "giá trị |x| > 5", "STT#", "# STT", "#SonLa", "{...}", "{họ tên}", "khoảng ~5 ngày, ~6 người", "10^3 tấn",
    "ho`a ba`nh", "[x] Có  [ ] Không", "<5% và >3%", "a < b và c > d", "a <b và c> d", "R&D; B&B;", "C:\\BaoCao\\2022",
    "+ Một; + hai", "50+30+20", "https://a.vn/~hung/x", "a/b, c\\d", "(a)(b)", "[Ký, đóng dấu](đã ký)", "...|...",
)  # fmt: skip


@pytest.mark.parametrize(("line", "sign"), LEFT.items(), ids=LEFT)
def test_what_was_left_is_found_as_it_stands(line: str, sign: str) -> None:
    assert sign in [words for _, words in leftovers(line)]


@pytest.mark.parametrize("line", TYPED)
def test_what_people_type_for_its_own_sake_is_not_found(line: str) -> None:
    assert list(leftovers(line)) == []


def test_no_letter_is_told_twice() -> None:
    assert [words for _, words in leftovers("| **a** | b |  và **c**")] == ["| **a** | b |  và **c**"]
    assert [words for _, words in leftovers("[`a`](b.md) **c** và *d*")] == ["[`a`](b.md)", "**c**", "*d*"]


def test_the_original_report_holds_none(shared_data: Path) -> None:
    text = (shared_data / "reports" / "2022-01-original.txt").read_text(encoding="utf-8")
    assert [found for line in text.splitlines() for found in leftovers(line)] == []


@pytest.mark.parametrize("sign", "*~^$`|[](){}#+-=\\<>&_ a:.")
def test_fifty_kilobytes_of_one_sign_are_read_in_no_time(sign: str) -> None:
    begun = time.process_time()
    for line in (sign * 50_000, f"{sign}a" * 25_000, f"{sign} " * 25_000, f"a{sign}" * 25_000, f"a {sign}" * 16_000):
        list(leftovers(line))
    assert time.process_time() - begun < 10


# --------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("họp ngày 31 tháng 02 năm 2023", ["ngày 31 tháng 02 năm 2023"]),
        ("ngày 29 tháng 02 năm 2023, ngày 29 tháng 02 năm 2024", ["ngày 29 tháng 02 năm 2023"]),
        ("trước ngày 31/4", ["ngày 31/4"]),
        ("từ 31/6/2022 đến 30/6/2022", ["31/6/2022"]),
        ("ngày 32.13.2022", ["32.13.2022"]),
        ("ngày 30 tháng 02 âm lịch; ngày 30/02/2022 (ÂL)", []),
        ("số 31/02/2022, QCVN 31/02/2022", []),
        ("ngày 28/02/2022, ngày 29/02, tỷ lệ 31/02", []),
    ],
)
def test_days_that_no_calendar_has(text: str, days: list[str]) -> None:
    assert [match[0] for match in impossible_days(text)] == days
