"""How messages name what a clause speaks of, and what they say of two clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.tasks.carryover import carry_over
from baocao.tasks.likeness import Knowledge
from baocao.tasks.likeness.clause import Name
from baocao.tasks.likeness.clause_reader import ClauseReader
from baocao.tasks.likeness.compare import WeighedClause, compare
from baocao.tasks.likeness.naming import (
    document_name,
    listed,
    number_name,
    phrase,
    phrase_behind,
    place_name,
    title_name,
)
from baocao.tasks.likeness.quoting import loose_stretch
from baocao.tasks.likeness.reasons import TOO_LITTLE, refusal
from baocao.tasks.task_links import Certainty, TaskLink
from support.carried import labelled_months
from support.offices import report_of, with_front_matter


@pytest.mark.parametrize(
    ("noun", "value", "text", "name"),
    [
        ("quý", "3", "Báo cáo quý III năm 2022", "quý III"),
        ("số", "2", "Phát hành bản tin số 02", "bản tin số 02"),
        ("số", "1", "Nhà màng số 1 đã sửa", "nhà màng số 1"),
        ("số", "1", "Số 1 đã sửa", "Số 1"),
        ("khóa", "14", "Sinh viên khoá 14", "khoá 14"),
        ("xl", "03", "Gói thầu XL-03", "XL-03"),
        ("tuổi", "6-36", "Trẻ 6 – 36 tháng tuổi", "6 – 36 tháng tuổi"),
        ("khu", "1", "Sửa đường khu 12", "khu 1"),
        ("tâm", "y", "Kiểm tra Trung tâm Y tế", "Trung tâm Y tế"),
    ],
)
def test_a_number_is_named_as_it_was_written(noun: str, value: str, text: str, name: str) -> None:
    assert number_name(noun, value, text) == name


def test_documents_places_and_titles_have_their_full_names() -> None:
    assert document_name("15/2020/nđ-cp", "theo NĐ số 15/2020/NĐ-CP") == "Nghị định số 15/2020/NĐ-CP"
    assert document_name("87/stc-ns", "Công văn số 87/STC-NS") == "văn bản số 87/STC-NS"
    assert place_name(Name("bắc sơn", "huyện"), "tại huyện Bắc Sơn") == "huyện Bắc Sơn"
    assert place_name(Name("vân kiều", ""), "đồng bào Vân Kiều") == "Vân Kiều"
    assert place_name(Name("họp hội đồng", ""), "Họp Hội đồng tư vấn") == "Hội đồng"
    assert title_name("Mở lớp “Nghề gốm” và “Nghề rèn”") == "“Nghề gốm”"
    assert title_name("Mở lớp nghề gốm") == ""
    assert listed(["máy chủ"]) == "máy chủ"
    assert listed(["máy chủ", "máy in", "camera"]) == "máy chủ, máy in và camera"


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        ("mua máy chủ", "Mua máy chủ cho Sở", "mua máy chủ"),
        ("hội đồng", "Hội đồng Khoa học họp", "hội đồng"),
        ("pù mát", "Pù Mát có mang lớn", "Pù Mát"),
        ("tết hoa cúc", "Trồng hoa Tết (hoa cúc, hoa lan)", "hoa cúc"),
        ("nghề gốm", "Mở lớp (nghề gốm)", "nghề gốm"),
        ("máy in", "Mua máy chủ", ""),
    ],
)
def test_a_phrase_goes_on_inside_a_sentence(words: str, text: str, name: str) -> None:
    assert phrase(words, text) == name


def test_what_stands_instead_is_named_with_the_word_before_it_and_nothing_behind() -> None:
    assert phrase_behind("khai thác", "gỗ", "Truy quét khai thác gỗ trái phép") == "khai thác gỗ"
    assert phrase_behind("", "kinh doanh dược đối với", "Kiểm tra kinh doanh dược đối với cơ sở") == "kinh doanh dược"
    assert phrase_behind("", "điện nhà xưởng số", "Sửa điện nhà xưởng số 3") == "điện nhà xưởng số 3"
    assert phrase_behind("", "chuyển đổi số", "Chuyển đổi số cấp xã") == "chuyển đổi số"
    assert phrase_behind("", "máy in", "Mua máy chủ") == "máy in"


def test_a_loose_stretch_takes_in_the_numbers_between() -> None:
    assert (
        loose_stretch("giảm trừ tỷ đồng", "quyết toán, giảm trừ 3,2 tỷ đồng so với đề nghị") == "giảm trừ 3,2 tỷ đồng"
    )
    assert loose_stretch("giảm đồng", "giảm trừ hết 3,2 tỷ của đồng") == ""
    assert loose_stretch("", "Mua máy chủ") == ""


def only(plan: str, *results: str) -> TaskLink:
    """The link of the one plan item."""
    area = "### 1. Chuyển đổi số\n\n"
    before = with_front_matter(f"## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n{area}- {plan}.\n", "2022-02")
    told = "".join(f"- {each}.\n" for each in results)
    after = with_front_matter(f"## I. KẾT QUẢ THÁNG 03/2022\n\n{area}{told}")
    (link,) = carry_over(report_of(before, "reports/2022/2022-02.md"), report_of(after)).links
    return link


@pytest.mark.parametrize(
    ("plan", "result", "reasons"),
    [
        ("Mua máy chủ cho trung tâm dữ liệu", "Đã mua máy chủ cho trung tâm dữ liệu", ("câu chữ gần như nhau",)),
        (
            "Thả bẫy ảnh điều tra mang lớn tại Vườn quốc gia Pù Mát",
            "Lắp 60 bẫy ảnh ở Pù Mát, thấy mang lớn",
            ("cùng vườn quốc gia Pù Mát", "cùng nói về bẫy ảnh và mang lớn"),
        ),
        (
            "Công khai tài chính quý III năm 2022",
            "Bảng thu, chi tài chính quý III năm 2022 đã niêm yết",
            ("cùng quý III", "cùng nói về tài chính", "cùng năm 2022"),
        ),
    ],
)
def test_reasons_name_what_agrees(plan: str, result: str, reasons: tuple[str, ...]) -> None:
    assert only(plan, result).reasons == reasons


def test_numbered_things_of_both_are_one_reason() -> None:
    link = only("Xét thăng hạng giáo viên hạng II, hạng III", "Hồ sơ thăng hạng giáo viên hạng II, hạng III đã gửi Bộ")
    assert link.reasons[0] == "cùng hạng II và hạng III"


@pytest.mark.parametrize(
    ("plan", "result", "why"),
    [
        (
            "Xét thăng hạng chức danh nghề nghiệp giáo viên",
            "Cử 12 giáo viên đi tham quan",
            "cùng nói về giáo viên nhưng không nhắc đến xét thăng hạng chức danh nghề nghiệp",
        ),
        ("Thanh tra theo kế hoạch", "Thanh tra 02 trường", "chỉ cùng nói về thanh tra"),
        (
            "Thu mẫu nước tại xã Tăng Tiến",
            "Mẫu nước được lưu",
            "cùng nói về mẫu nước nhưng không nhắc đến xã Tăng Tiến",
        ),
        ("Nghiệm thu đường bê tông đợt 3", "Sửa đường bê tông", "cùng nói về đường bê tông nhưng không nhắc đến đợt 3"),
        ("Mua máy chủ", "Họp chi bộ", TOO_LITTLE),
    ],
)
def test_what_is_shared_and_what_is_lacking_part_the_nearest(plan: str, result: str, why: str) -> None:
    nothing = report_of(with_front_matter(""))
    reader = ClauseReader(Knowledge(), nothing, nothing, [plan, result])
    mine, theirs = (WeighedClause(*reader.read(text), "a") for text in (plan, result))
    assert refusal(compare(0, mine, 0, theirs), [mine], theirs) == why


def test_no_explanation_in_the_labelled_archives_quotes_words_or_is_long(shared_data: Path) -> None:
    links = [
        link
        for months in labelled_months(shared_data / "carry")
        for link in carry_over(months.before, months.after, months.knowledge).links
    ]
    assert len(links) > 200
    said = [why for link in links for why in (*link.reasons, *(near.why for near in link.candidates))]
    assert not [why for why in said if "≠" in why or "  " in why or why != why.strip() or len(why) > 180]
    assert not [why for why in said if "“" in why and not why.startswith(("hợp hơn với việc “", "kế hoạch ghi “"))]
    assert said.count(TOO_LITTLE) < len(said) / 3
    doubtful = [link for link in links if link.certainty is Certainty.ASK]
    assert doubtful
    assert sum(link.reasons[-1].startswith("nhưng ") for link in doubtful) > len(doubtful) / 2
    assert all(not reason.startswith("nhưng ") for link in links if link not in doubtful for reason in link.reasons)


@pytest.mark.parametrize(
    ("plan", "result", "reason"),
    [
        (
            "Quản lý đấu giá tài sản",
            "Các tổ chức hành nghề đấu giá đã đưa ra bán 41 cuộc, thành 33 cuộc",
            "cùng nói về đấu giá",
        ),
        (
            "Biên soạn giáo trình mô đun Bảo dưỡng xe điện, mô đun Lập trình PLC nâng cao",
            "Hội đồng đã nghiệm thu giáo trình mô đun Bảo dưỡng xe điện; "
            "Giáo trình mô đun Lập trình PLC nâng cao hoàn thành bản thảo lần 1",
            "cùng nói về giáo trình mô đun Bảo dưỡng xe điện",
        ),
    ],
)
def test_a_reason_says_no_word_twice(plan: str, result: str, reason: str) -> None:
    assert reason in only(plan, *result.split("; ")).reasons
