"""What makes two clauses the same task, and what parts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.abbreviations import common, explained, initials, short_forms_in
from baocao.language.letters import fold_tone_marks
from baocao.language.word_lists import groups, kinds
from baocao.tasks.likeness import Knowledge
from baocao.tasks.likeness.clause import read_clause
from baocao.tasks.likeness.clause_reader import ClauseReader
from baocao.tasks.likeness.compare import ALIKE, Pair, WeighedClause, compare
from baocao.tasks.likeness.lexicon import lexicon
from baocao.tasks.likeness.tokens import tokens
from support.offices import report_of, with_front_matter

NOTHING = report_of(with_front_matter(""))


def pair(plan: str, result: str) -> Pair:
    """The two clauses held against each other, in the same area of an office of which nothing is known."""
    reader = ClauseReader(Knowledge(), NOTHING, NOTHING, [plan, result])
    return compare(0, WeighedClause(*reader.read(plan), "a"), 0, WeighedClause(*reader.read(result), "a"))


def conflicts(plan: str, result: str) -> list[str]:
    return [one.words for one in pair(plan, result).conflicts]


@pytest.mark.parametrize(
    ("plan", "result"),
    [
        ("Kiểm tra 10 cơ sở bán gas", "Kiểm tra 08 cơ sở bán gas, xử phạt 01 cơ sở"),
        ("Trồng 200 ha rừng phòng hộ", "Trồng được 187,5/200 ha rừng phòng hộ"),
        ("Xây dựng kế hoạch trồng cây", "Đã ban hành kế hoạch trồng cây năm nay"),
        ("Tiếp tục triển khai thực hiện mô hình nuôi hươu", "Mô hình nuôi hươu: 12 con sinh trưởng tốt"),
        ("Tu bổ đình Hạ", "Đình Hạ được tu bổ xong"),
        ("Khoá sổ thuỷ nông", "Khóa sổ thủy nông"),
        ("Họp tổ ISO 9001:2015", "Tổ ISO 9001:2015 họp 02 lần"),
        ("Lắp camera tại ngã ba Đông Thành", "Camera ngã ba Đông Thành chưa lắp, lùi sang tháng 9"),
        ("Kiểm tra bếp ăn tại các trường học trên địa bàn", "Kiểm tra bếp ăn Trường Mầm non Hoa Lan"),
        ("Cân xe trên quốc lộ 57", "Đã cân xe chạy qua QL57"),
        ("Diễn tập ứng phó sự cố tràn dầu tại bến", "Diễn tập ƯPSC tràn dầu tại bến với 65 người"),
        ("Đấu giá 20 lô tại khu dân cư Bãi Nổi", "Đấu giá thành công 14 lô ở Bãi Nổi, thu 19,6 tỷ đồng"),
        ("Trình Kế hoạch trồng sâm giai đoạn 2023 - 2025", "Đã trình Kế hoạch trồng sâm đến năm 2025 với quy mô 32 ha"),
        ("Tổng hợp nhu cầu vay vốn theo Nghị định số 28/2022/NĐ-CP", "Có 64 hộ cần vay vốn theo NĐ 28"),
    ],
)
def test_the_same_task_is_known_again_and_nothing_parts_it(plan: str, result: str) -> None:
    found = pair(plan, result)
    assert found.likeness >= ALIKE
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("plan", "result", "reason"),
    [
        (
            "Thanh tra y tế tại huyện Yên Sơn",
            "Thanh tra y tế tại huyện Phú Sơn",
            "kế hoạch ghi huyện Yên Sơn, còn kết quả ghi huyện Phú Sơn",
        ),
        (
            "Thực hiện Nghị định số 15/2020/NĐ-CP",
            "Thực hiện Nghị định số 30/2020/NĐ-CP",
            "kế hoạch ghi Nghị định số 15/2020/NĐ-CP, còn kết quả ghi Nghị định số 30/2020/NĐ-CP",
        ),
        (
            "Báo cáo chất lượng bệnh viện quý III",
            "Báo cáo chất lượng bệnh viện quý II",
            "kế hoạch ghi quý III, còn kết quả ghi quý II",
        ),
        ("Sửa đường ngõ khu 5", "Sửa đường ngõ khu 8", "kế hoạch ghi khu 5, còn kết quả ghi khu 8"),
        ("Nạo vét kênh N3", "Nạo vét kênh N5", "kế hoạch ghi N3, còn kết quả ghi N5"),
        (
            "Tẩy giun cho trẻ 6 - 36 tháng tuổi",
            "Tẩy giun cho trẻ 24 - 60 tháng tuổi",
            "kế hoạch ghi 6 - 36 tháng tuổi, còn kết quả ghi 24 - 60 tháng tuổi",
        ),
        (
            "Truy quét khai thác gỗ trái phép",
            "Truy quét khai thác vàng trái phép",
            "kế hoạch ghi khai thác gỗ, còn kết quả ghi khai thác vàng",
        ),
        (
            "Soạn sách “Lễ hội vùng cao”",
            "Soạn sách “Nghề dệt lanh”",
            "kế hoạch ghi “Lễ hội vùng cao”, còn kết quả ghi “Nghề dệt lanh”",
        ),
        (
            "Phân bổ vốn Tiểu dự án 1, Dự án 4",
            "Phân bổ vốn Tiểu dự án 2, Dự án 4",
            "kế hoạch ghi dự án 1, còn kết quả ghi dự án 2",
        ),
        (
            "Cấp vốn Tiểu dự án 1 thuộc Dự án 4",
            "Cấp vốn Tiểu dự án 2 thuộc Dự án 4",
            "kế hoạch ghi dự án 1, còn kết quả ghi dự án 2",
        ),
        ("Thảm nhựa gói thầu XL-03", "Thảm nhựa gói thầu XL-05", "kế hoạch ghi XL-03, còn kết quả ghi XL-05"),
        ("Cân xe trên quốc lộ 57", "Cân xe trên QL.60", "kế hoạch ghi quốc lộ 57, còn kết quả ghi quốc lộ 60"),
        (
            "Thanh tra thị xã Duyên Hải",
            "Thanh tra huyện Duyên Hải",
            "kế hoạch ghi thị xã Duyên Hải, còn kết quả ghi huyện Duyên Hải",
        ),
        (
            "Sửa rãnh đường huyện ĐH.05",
            "Sửa rãnh đường huyện ĐH.08",
            "kế hoạch ghi đường huyện 5, còn kết quả ghi đường huyện 8",
        ),
        (
            "Lập quy hoạch khu công nghiệp Yên Hạ",
            "Lập quy hoạch khu công nghiệp Cầu Đỏ",
            "kế hoạch ghi khu công nghiệp Yên Hạ, còn kết quả ghi khu công nghiệp Cầu Đỏ",
        ),
        (
            "Xét thôn khó khăn theo Quyết định số 612/QĐ-UBDT",
            "Xét xã khó khăn theo Quyết định số 861/QĐ-TTg",
            "kế hoạch ghi Quyết định số 612/QĐ-UBDT, còn kết quả ghi Quyết định số 861/QĐ-TTg",
        ),
    ],
)
def test_a_near_copy_about_something_else_is_told_apart(plan: str, result: str, reason: str) -> None:
    assert reason in conflicts(plan, result)
    assert pair(plan, result).likeness < ALIKE


@pytest.mark.parametrize(
    ("plan", "result"),
    [
        (
            "xác minh khiếu nại của bà Trịnh Thị Lụa theo Quyết định số 1902/QĐ-UBND",
            "UBND tỉnh có Quyết định số 2117/QĐ-UBND không công nhận nội dung khiếu nại của bà Trịnh Thị Lụa",
        ),
        ("Tập huấn cộng tác viên các huyện Nà Khương, Mộc Sơn", "54 cộng tác viên huyện Nà Khương dự tập huấn"),
        ("Biên tập, phát hành Bản tin số 2", "Bản tin số 2/2023 in 1.200 cuốn"),
        ("Đánh giá, xếp loại công chức năm 2023", "Cả năm 118 công chức được xếp loại tốt"),
        (
            "Tập huấn phòng bệnh cho trạm y tế",
            "Tập huấn phòng bệnh dời sang tháng 10, chờ Trung tâm Kiểm soát bệnh tật",
        ),
    ],
)
def test_what_the_work_led_to_and_a_part_of_it_are_no_contradiction(plan: str, result: str) -> None:
    assert conflicts(plan, result) == []


def test_another_person_is_another_task() -> None:
    told = conflicts("Giải quyết đơn của ông Trần Văn Bé (xã Hòa Mỹ)", "Giải quyết đơn của bà Lê Thị Út (xã Hòa Mỹ)")
    assert "kế hoạch ghi ông Trần Văn Bé, còn kết quả ghi bà Lê Thị Út" in told


def test_a_name_or_number_that_the_result_leaves_out_weighs_against_it_without_deciding() -> None:
    assert conflicts("Nghiệm thu đường bê tông bản Nà Hạ", "Đường bê tông đã nghiệm thu") == [
        "không nhắc đến bản Nà Hạ"
    ]
    assert pair("Nghiệm thu đường bê tông bản Nà Hạ", "Đường bê tông đã nghiệm thu").likeness >= ALIKE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ đội Biên phòng (BĐBP) tuần tra", [("BĐBP", "bộ đội biên phòng")]),
        ("nhiệm vụ khoa học và công nghệ (KH&CN)", [("KH&CN", "khoa học và công nghệ")]),
        ("Ban Quản lý dự án (sau đây gọi tắt là BQLDA)", [("BQLDA", "ban quản lý dự án")]),
        ("hội nghị (TW)", []),
    ],
)
def test_an_explained_short_form_is_learnt(text: str, found: list[tuple[str, str]]) -> None:
    assert list(explained(text)) == found


def test_a_short_form_that_nobody_explains_is_told_from_its_initials() -> None:
    assert short_forms_in("Lập QHC đô thị") == {"QHC"}
    assert initials("KH&CN") == "khcn"
    assert pair("Lập đề án BTLS đô thị", "Đề án bảo tồn lòng suối đô thị đã lập").likeness >= ALIKE


def test_the_tables_say_each_thing_once() -> None:
    tables = [group for name in ("actions", "same", "fields", "told") for group in groups(name)]
    folded = [frozenset(fold_tone_marks(word) for word in group) for group in tables]
    assert [group for group in folded if len(group) < 2] == []
    assert [group for group in set(folded) if folded.count(group) > 1] == []
    assert [head for head, particular in kinds() if not particular or head in particular] == []


def test_every_word_of_the_tables_is_found_again_as_one_word() -> None:
    known = lexicon()
    for words in known.entries:
        assert known.longest(words, 0) == len(words), words


@given(st.text(max_size=200))
def test_any_text_is_a_clause_and_is_like_itself_or_says_nothing(text: str) -> None:
    clause = read_clause(text, tokens(text, common()))
    assert all(unit.words for unit in clause.units)
    assert conflicts(text, text) == []
