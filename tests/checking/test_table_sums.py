"""T04 in tables: which totals are wrong, and which numbers are no total, or of what the table does not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.check import check_report, chosen_rules
from baocao.language.figures import written
from baocao.office import Office
from support.offices import office_config, report_of, with_front_matter


def table(*rows: str) -> str:
    """Rows `Xã | 5` as a table; the first is its head."""
    head, *rest = rows
    width = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * width, *(f"| {row} |" for row in rest)]
    return "\n".join(lines) + "\n"


SUBTOTAL = ("I | Tỉnh | 845", "1 | Hạ | 790", "2 | Trung | 45")
FITTING = ("II | Xã | 300", "1 | Hạ | 100", "2 | Trung | 200")


def messages(*rows: str) -> list[str]:
    report = report_of(with_front_matter(f"## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n{table(*rows)}"))
    office = Office("", ".", office_config(), (report,))
    return [one.message for one in check_report(report, office, chosen_rules(["T04"]))]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ("Huyện | Số cơ sở", "Mai Sơn | 5", "Yên Châu | 4", "Tổng | 10"),
            "Hàng “Tổng”, cột “Số cơ sở” ghi 10 nhưng các hàng cộng lại là 9 (5 + 4).",
        ),
        (
            (
                "STT | Huyện | Số | Mẫu",
                "1 | Mai Sơn | 5 | 1.147",
                "2 | Vân Hồ | 4 | 20",
                " | **Tổng cộng** | 9 | 1.176",
            ),
            "cột “Mẫu” ghi 1.176 nhưng các hàng cộng lại là 1.167",
        ),
        (("TT | Đơn vị | Vốn (tỷ đồng)", "1 | Sở A | 12,5 |", "2 | Sở B | 7,25", "Cộng | | 19,5"), "cộng lại là 19,75"),
        (("Nội dung | Số", "Tổng số | 120", "Nam | 70", "Nữ | 45", "Đảng viên | 30"), "cộng lại là 115 (70 + 45)"),
        (("Huyện | Số", "Mai Sơn | 5", "Vân Hồ | -", "Yên Châu | ", "Sốp Cộp | 4", "Cộng | 10"), "9 (5 + 4)"),
        (
            (
                "TT | Nội dung | Số",
                " | Tổng số | 31",
                "I | Y tế | 15",
                "1 | Xã Hạ | 10",
                "2 | Xã Thượng | 5",
                "II | Giáo dục | 15",
                "1 | Xã Hạ | 7",
                "2 | Xã Thượng | 8",
            ),
            "cộng lại là 30 (15 + 15)",
        ),
        (
            ("Nhóm | Số", "Một | 5", "Hai | 6", "Cộng | 11", "Ba | 5", "Bốn | 6", "Cộng | 12", "Tổng cộng | 23"),
            "Hàng “Cộng”, cột “Số” ghi 12 nhưng các hàng cộng lại là 11 (5 + 6).",
        ),
        (
            ("Huyện | Số ca | Số xã", "Mai Sơn | 12 | 3", "Vân Hồ | 14 | 4", "Toàn tỉnh | 28 | 7"),
            "Hàng “Toàn tỉnh”, cột “Số ca” ghi 28",
        ),
        (
            ("Đơn vị | Tổng số | Nam | Nữ", "Sở A | 10 | 6 | 4", "Sở B | 12 | 6 | 5", "Sở C | 7 | 3 | 4"),
            "Cột “Tổng số”, hàng “Sở B” ghi 12 nhưng các cột cộng lại là 11 (6 + 5).",
        ),
        (
            ("Đơn vị | Khiếu nại | Tố cáo | Cộng", "Sở A | 5 | 4 | 9", "Sở B | 6 | 2 | 9", "Sở C | 1 | - | 1"),
            "8 (6 + 2)",
        ),
        (
            (
                "Huyện | Tổng số hồ sơ | Đúng hạn | Quá hạn",
                "Hạ | 10 | 9 | 1",
                "Trung | 12 | 12 | 0",
                "Thượng | 15 | 13 | 1",
            ),
            "Cột “Tổng số hồ sơ”",
        ),
        (("Đơn vị | Khiếu nại | Tố cáo | Cộng", "Sở A | 5 | 4 | 10"), "9 (5 + 4)"),
        (("Tháng | Chè (tấn)", "4 | 31,4", "5 | 35,8", "6 | 38,2", " Cộng quý II | 105,6"), "Hàng “Cộng quý II”"),
        (
            ("TT | Nguồn | Số", *SUBTOTAL, *FITTING, " | Tổng | 1.145"),
            "Hàng “Tỉnh”, cột “Số” ghi 845 nhưng các hàng cộng lại là 835 (790 + 45)",
        ),
        (
            ("Huyện | Ha", "Hạ | 24.301,2", "Trung | 30.000", "Thượng | 19.730", "**Toàn tỉnh** | **74.301,2**"),
            "74.031,2",
        ),
    ],
)
def test_a_total_that_its_table_does_not_add_up_to_is_found(rows: tuple[str, ...], said: str) -> None:
    (message,) = messages(*rows)
    assert said in message


@pytest.mark.parametrize(
    "rows",
    [
        ("Huyện | Số cơ sở", "Mai Sơn | 5", "Yên Châu | 4", "Tổng | 9"),
        (
            *("TT | Việc | Số", " | Tổng số | 30", "I | Y tế | 15", "1 | Hạ | 10", "2 | Trung | 5"),
            *("II | Học | 15", "1 | Hạ | 15"),
        ),
        (
            *("Xã | Năng suất | Ha | Tỷ lệ % | Giá", "Hạ | 50 | 100 | 40 | 7", "Trung | 60 | 50 | 60 | 8"),
            "Tổng | 56 | 150 | 99 | 7,6",
        ),
        ("Chỉ tiêu | ĐVT | Số", "Khám bệnh | lượt | 100", "Tiêm | mũi | 50", "Tổng | | 200"),
        ("Nội dung | Số", "Đúng hạn | 100", "Quá hạn | 5", "Tỷ lệ | 95", "Tổng | 105"),
        ("Đơn vị | Tổng số | Nam | Nữ | Đảng viên", "Sở A | 10 | 6 | 4 | 5", "Sở B | 11 | 6 | 5 | 2"),
        ("Đơn vị | Chỉ tiêu | Tháng 1 | Tháng 2 | Tổng", "Sở A | 50 | 6 | 4 | 10", "Sở B | 60 | 6 | 5 | 11"),
        ("Đơn vị | Tổng số | Trong đó: nữ | Dân tộc", "Sở A | 10 | 6 | 4", "Sở B | 11 | 6 | 3", "Sở C | 17 | 6 | 3"),
        ("Nhiệm vụ | Tổng kinh phí | Kế hoạch năm | Đã giải ngân", "Lúa | 1.250 | 420 | 420", "Ngô | 980 | 350 | 350"),
        ("TT | Huyện | Tổng | Đạt | Không", "A | B | 1=2+3 | 2 | 3", "1 | Hạ | 9 | 5 | 4", " | Tổng | 9 | 5 | 4"),
        ("Huyện | Ha", "Hạ | 12,3", "Trung | 4,4", "Thượng | 3,4", "Tổng | 20,2"),
        ("Huyện | Kinh phí (triệu đồng)", "Hạ | 533", "Trung | 333", "Thượng | 334", "Tổng | 1.201"),
        ("Huyện có nhiều ca | Số ca | Số chết", "Hạ | 12 | 3", "Thượng | 14 | 4", "Toàn tỉnh | 120 | 15"),
        ("Nội dung | Số", "Nam | 70", "Nữ | 50", "Trong đó: đảng viên | 30", "Tổng số | 120"),
        ("STT | Tên | Năm sinh", "1 | Lò Văn | 1990", "2 | Hà Thị | 1985", "Tổng | | 2"),
        ("Ngày | Cộng dồn | Số ca", "1 | 5 | 5", "2 | 9 | 4", "Tổng | 9 | 9"),
        ("Trường | Quy mô", "Hạ | 32", "Thượng | 30", "Tổng | 31"),
        ("Huyện | Số", "Hạ | 1,147", "Thượng | 30", "Tổng | 31"),
        ("Huyện | Số", "Hạ | 5 (2 mới)", "Thượng | 30", "Tổng | 31"),
        ("Địa bàn | Số", "Toàn tỉnh | 31", "Hạ | 5", "Thượng | 30"),
        ("Huyện | Số ca", "Hạ | 50", "Trung | 40", "Thượng | 30", "Toàn tỉnh | 125"),
        ("Tháng | Số ca", "Tháng 5 | 50", "Tháng 6 | 40", "Cộng quý II | 125"),
        ("Huyện | Ha", "Hạ | 12,3", "Trung | 4,4", "Thượng | 3,4", "Cộng quý II | 20,2"),
        ("TT | Nguồn | Số", *SUBTOTAL, "II | Xã | 300", "1 | Hạ | 100", "2 | Trung | 150", " | Tổng | 1.145"),
        ("TT | Nguồn | Số", "I | Tỉnh | 845", "1 | Hạ | 790", "2 | Trung | 45", "II | Xã | 300", "1 | Hạ | 100"),
        ("TT | Nguồn | Số", "I | Tỉnh | 845", "1 | Trong đó: nữ | 790", "2 | Nam | 45", *FITTING, " | Tổng | 1.145"),
    ],
)  # fmt: skip
def test_totals_that_fit_and_what_may_mean_something_else_are_left_alone(rows: tuple[str, ...]) -> None:
    assert messages(*rows) == []


def test_a_finding_points_to_the_cell_of_the_total() -> None:
    report = report_of(with_front_matter(table("Xã | Số", "Hạ | 5", "Thượng | 4", "Cộng | 10")))
    (one,) = check_report(report, Office("", ".", office_config(), (report,)), chosen_rules(["T04"]))
    assert one.span.text == "10"


numbers = st.lists(st.lists(st.integers(0, 2_000), min_size=3, max_size=3), min_size=2, max_size=6)
words = st.sampled_from(
    ["Tổng", "Cộng", "Toàn tỉnh", "Tổng số (người)", "Trong đó: nữ", "I", "1", "a", "-", "", "5", "1.147", "12,5", "7%",
     "Tỷ lệ", "Xã Hạ", "**Xã Thượng**", "Số hộ", "ĐVT", "người", "ha", "(1)", "3=1+2", "5 hộ", "0"]
)  # fmt: skip


def with_totals(rows: list[list[int]]) -> list[list[int]]:
    """The rows with their sum behind them, and each row with its sum before it."""
    every = [*rows, [sum(column) for column in zip(*rows, strict=True)]]
    return [[sum(row), *row] for row in every]


def as_rows(rows: list[list[int]]) -> list[str]:
    names = [*(f"Xã Số {number}" for number in range(len(rows) - 1)), "Tổng cộng"]
    return [" | ".join([name, *(written(value) for value in row)]) for name, row in zip(names, rows, strict=True)]


HEAD = "Xã | Tổng số | Số hộ | Số người | Số hồ sơ"


@given(numbers)
def test_a_table_that_adds_up_is_silent_whatever_its_numbers(rows: list[list[int]]) -> None:
    assert messages(HEAD, *as_rows(with_totals(rows))) == []


@given(numbers.filter(lambda rows: all(value for row in rows for value in row)), st.integers(2, 4), st.integers(1, 50))
def test_a_wrong_total_among_right_ones_is_found(rows: list[list[int]], column: int, more: int) -> None:
    every = with_totals(rows)
    every[-1][column - 1] += more
    assert any("cột “Số" in message for message in messages(HEAD, *as_rows(every)))


@given(st.lists(st.lists(words, min_size=4, max_size=4), min_size=2, max_size=7))
def test_no_table_at_all_is_too_odd(rows: list[list[str]]) -> None:
    for message in messages(*(" | ".join(row) for row in rows)):
        assert "cộng lại là" in message
