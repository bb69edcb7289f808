"""Rubber stamps (rule K13): what is one, what is honest and short, and the whole way from a draft to the finding."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.cli import main
from baocao.language.substance import adds_nothing, says_nothing, words
from baocao.model import Diagnostic
from baocao.period import Period, parse_period
from support.made import CHECKOUT
from support.rule_examples import bad_example, diagnostics

K13 = next(one for one in all_rules() if one.rule.id == "K13")
MARCH = Period(2022, 3, 3)
HEAD = "### 1. Chuyển đổi số\n\n"


def found(text: str, *earlier: str) -> list[Diagnostic]:
    """What K13 finds in a report of March 2022 with this text, after the months in `earlier`."""
    rule = K13.rule._replace(bad=text, earlier=earlier)
    return list(diagnostics(LoadedRule(rule, K13.check), bad_example(rule)))


def results(month: int, *lines: str) -> str:
    return f"## I. KẾT QUẢ THÁNG {month:02}/2022\n\n{HEAD}" + "\n".join(f"- {line}" for line in lines) + "\n\n"


def plan(month: int, *lines: str) -> str:
    return f"## III. KẾ HOẠCH THÁNG {month:02} NĂM 2022\n\n{HEAD}" + "\n".join(f"- {line}" for line in lines) + "\n\n"


# --------------------------------------------------------------------------- a result and its plan


@pytest.mark.parametrize(
    ("result", "planned"),
    [
        ("Mua máy chủ", "Mua máy chủ"),
        ("Đã mua máy chủ", "Mua máy chủ"),
        ("MUA MÁY CHỦ.", "mua máy chủ"),
        ("Đã hoàn thành việc mua máy chủ theo kế hoạch", "Mua máy chủ"),
        ("Tiếp tục tổ chức tập huấn ký số, bảo đảm đúng tiến độ", "Tập huấn ký số"),
        ("Máy chủ đã được mua", "Mua máy chủ"),
        ("Trong tháng 3/2022, Sở đã tổ chức 02 lớp tập huấn", "Tổ chức 2 lớp tập huấn"),
        (
            "Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch CCHC",
            "Tham mưu UBND tỉnh ban hành kế hoạch cải cách hành chính",
        ),
        ("Khoẻ mạnh hoá giống lúa", "Khỏe mạnh hóa giống lúa"),
        ("Đang triển khai theo kế hoạch", "Xây dựng đề án vị trí việc làm"),
        ("Đã thực hiện các nhiệm vụ được giao", "Xây dựng đề án vị trí việc làm"),
        ("Hoàn thành tốt", "Thăm hỏi gia đình chính sách"),
    ],
)
def test_what_adds_nothing_to_its_plan(result: str, planned: str) -> None:
    assert adds_nothing(words(result, MARCH), words(planned, MARCH))


@pytest.mark.parametrize(
    ("result", "planned"),
    [
        ("Mua 02 máy chủ", "Mua máy chủ"),
        ("Tổ chức 03 lớp tập huấn", "Tổ chức 2 lớp tập huấn"),
        ("Đã mua máy chủ của Công ty Hà Nam", "Mua máy chủ"),
        ("Mua máy chủ ngày 14/3", "Mua máy chủ"),
        ("Mua máy chủ trong tháng 02", "Mua máy chủ"),
        ("Mua máy chủ, lý do chậm: chờ vốn", "Mua máy chủ"),
        ("Không tổ chức tập huấn", "Tổ chức tập huấn"),
        ("Đã ban hành kế hoạch thanh tra", "Xây dựng kế hoạch thanh tra"),
        ("Kiểm tra kho thuốc, đều đạt yêu cầu", "Kiểm tra kho thuốc"),
        ("Thanh tra tại huyện Yên Châu", "Thanh tra tại các huyện Mộc Châu, Vân Hồ, Yên Châu về an toàn bức xạ"),
        ("Đạt 100% kế hoạch", "Giải ngân vốn đầu tư công"),
    ],
)
def test_what_says_something_of_its_own(result: str, planned: str) -> None:
    assert not adds_nothing(words(result, MARCH), words(planned, MARCH))


TASKS = [
    "Mua máy chủ", "Tập huấn ký số cho công chức", "Nâng cấp trang thông tin điện tử", "Rà soát thủ tục hành chính",
    "Khảo sát mạng nội bộ", "Kiểm kê tài sản", "Số hóa hồ sơ lưu trữ", "Bảo trì hệ thống họp trực tuyến",
    "Đấu thầu đường truyền", "Xây dựng quy chế dữ liệu", "Diễn tập an toàn thông tin", "Cấp thư điện tử cho cấp xã",
]  # fmt: skip


def planned(count: int) -> str:
    return plan(3, *(f"{TASKS[i % 12]} đợt {i}. {{#viec-{i}}}" for i in range(count)))


def told(count: int, copied: int, status: str = "xong") -> str:
    """Results of as many tasks, the first `copied` of them in the words of the plan."""
    lines = (
        f"{TASKS[i % 12]} đợt {i}{'' if i < copied else f', được {20 + i} phần việc'}. {{#viec-{i} {status}}}"
        for i in range(count)
    )
    return results(3, *lines)


@pytest.mark.parametrize(
    ("count", "copied", "rings"),
    [(3, 3, False), (5, 3, False), (5, 4, True), (5, 5, True), (12, 4, True), (12, 3, False), (33, 10, False),
     (33, 26, True), (60, 12, False), (60, 20, True)],
)  # fmt: skip
def test_the_month_decides(count: int, copied: int, rings: bool) -> None:
    there = found(told(count, copied), planned(count))
    assert len(there) == (copied if rings else 0)
    assert all(f"có {copied} trong {count} kết quả" in one.message for one in there)


@pytest.mark.parametrize("status", ["xong", "đang"])
def test_each_copy_is_found_at_the_result_with_the_plan_beside_it(status: str) -> None:
    there = found(told(5, 5, status), planned(5))
    assert there[0].span.text == f"Mua máy chủ đợt 0. {{#viec-0 {status}}}"
    assert there[0].related[0].span.text == "Mua máy chủ đợt 0. {#viec-0}"
    assert {one.related[0].span.path for one in there} == {"reports/2022/2022-02.md"}
    assert {str(one.severity) for one in there} == {"warning"}


def test_a_draft_that_waits_to_be_filled_in_is_no_stamp() -> None:
    assert found(told(12, 12, "?"), planned(12)) == []
    half = told(12, 12, "?").replace("?}", "xong}", 5)
    assert len(found(half, planned(12))) == 5


def test_what_was_not_done_is_answered_by_its_reason() -> None:
    assert found(told(8, 8, 'chưa "chờ vốn"'), planned(8)) == []
    assert found(told(8, 8, 'đang "mới mở thầu, chờ chấm"'), planned(8)) == []


def test_months_without_markers_are_read_by_their_words() -> None:
    before = plan(3, *(f"{task}." for task in TASKS[:6]))
    there = found(results(3, *(f"Đã {task[0].lower()}{task[1:]} theo kế hoạch." for task in TASKS[:6])), before)
    assert len(there) == 6
    assert found(results(3, *(f"{task}: {at + 12} nơi." for at, task in enumerate(TASKS[:6]))), before) == []


def test_details_of_a_result_count_wherever_they_stand() -> None:
    lines = [f"{task}. {{#viec-{at}}}" for at, task in enumerate(TASKS[:5])]
    copies = [line.replace("}", " xong}") for line in lines]
    assert len(found(results(3, *copies), plan(3, *lines))) == 5
    nested = [f"{line}\n  - Tại {at + 3} phòng." for at, line in enumerate(copies)]
    assert found(results(3, *nested), plan(3, *lines)) == []
    behind = [f"{line.replace('.', '')}; hoàn thành sớm {at + 3} ngày." for at, line in enumerate(copies)]
    assert found(results(3, *behind), plan(3, *lines)) == []
    table = results(3, *copies) + "| Việc | Số |\n| --- | --- |\n| Máy chủ | 2 |\n"
    assert found(table, plan(3, *lines)) == []


# --------------------------------------------------------------------------- a plan that names nothing


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp tục thực hiện các nhiệm vụ được giao",
        "Thực hiện các nhiệm vụ thường xuyên khác",
        "Triển khai các nội dung công việc theo kế hoạch tháng 4 năm 2022",
        "Thực hiện tốt công tác chuyên môn theo chức năng, nhiệm vụ",
        "Tiếp tục triển khai các nhiệm vụ trọng tâm quý II và nhiệm vụ đột xuất do lãnh đạo Sở giao",
        "Hoàn thành các chỉ tiêu, nhiệm vụ còn lại của năm 2022",
        "Đẩy mạnh công tác chuyển đổi số",
    ],
)
def test_a_plan_that_fits_any_month(text: str) -> None:
    assert says_nothing(text, "Chuyển đổi số")


@pytest.mark.parametrize(
    "text",
    [
        "Mua máy chủ",
        "Tiếp công dân",
        "Tiếp tục thực hiện Kế hoạch số 15/KH-SKHCN",
        "Thực hiện 03 nhiệm vụ còn lại",
        "Tiếp tục hoàn thiện đề án vị trí việc làm",
        "Thanh tra theo kế hoạch tại huyện Vân Hồ",
    ],
)
def test_a_plan_that_names_something(text: str) -> None:
    assert not says_nothing(text, "Tiếp công dân")


def two_areas(first: str, second: str) -> str:
    return f"{plan(4, first)}### 2. Cải cách hành chính\n\n- {second}\n"


def test_a_plan_is_idle_where_its_areas_are() -> None:
    idle, real = "Tiếp tục thực hiện các nhiệm vụ được giao.", "Rà soát thủ tục hành chính."
    assert len(found(two_areas(idle, idle))) == 2
    assert found(two_areas(idle, real)) == []
    assert found(two_areas(f"{real}\n- {idle}", f"Mua máy in.\n- {idle}")) == []
    assert found(two_areas("Trong tháng không phát sinh.", real)) == []


def test_one_finding_for_a_sentence_that_says_nothing_twice() -> None:
    idle = "Tiếp tục thực hiện các nhiệm vụ được giao."
    t11 = next(one for one in all_rules() if one.rule.id == "T11")
    rule = t11.rule._replace(bad=two_areas(idle, idle))
    assert list(diagnostics(LoadedRule(rule, t11.check), bad_example(rule))) == []


# --------------------------------------------------------------------------- the same words for a third month


def three_months(first: str, second: str, third: str) -> list[Diagnostic]:
    return found(results(3, third), results(1, first), results(2, second))


def test_old_words_are_found_in_the_third_month_with_the_two_before() -> None:
    line = "Đang lấy ý kiến các ngành vào dự thảo đề án. {#de-an đang}"
    (one,) = three_months(line, f"Tiếp tục {line[0].lower()}{line[1:]}", line)
    assert one.span.text == line
    assert [related.span.path[-10:] for related in one.related] == ["2022-01.md", "2022-02.md"]
    assert three_months("Mở đề án. {#de-an đang}", line, line) == []
    assert three_months(line.replace("đang}", "xong}"), line, line) == []
    assert three_months(line, line, line.replace("đề án.", "đề án, 12 ngành đã trả lời.")) == []
    assert three_months(line, line, line.replace("đang}", 'đang "chờ Bộ trả lời"}')) == []
    assert three_months(line, line.replace("#de-an", "#quy-che"), line) == []


def test_what_is_online_is_not_on_duty() -> None:
    line = "Lắp đặt hệ thống họp trực tuyến tại các phòng của Sở. {#hop-truc-tuyen đang}"
    assert len(three_months(line, line, line)) == 1


def test_old_words_are_found_without_markers() -> None:
    line = "Đang lấy ý kiến các ngành vào dự thảo đề án."
    assert len(three_months(line, line, line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Duy trì tiếp công dân theo quy định. {#tiep-dan đang}",
        "Tuyên truyền pháp luật. {#tuyen-truyen đang}",
        "Thường xuyên cập nhật tin, bài trên trang thông tin điện tử của cơ quan. {#tin-bai đang}",
    ],
)
def test_routine_work_may_keep_its_words(line: str) -> None:
    assert three_months(line, line, line) == []


def test_many_routine_works_in_old_words_are_a_stamped_month() -> None:
    lines = [f"{task}. {{#viec-{at} đang}}" for at, task in enumerate(TASKS[:5])]
    assert len(found(results(3, *lines), results(1, *lines), results(2, *lines))) == 5


def test_a_figure_that_changes_is_news() -> None:
    months = [f"Bảo tàng tỉnh đón 1.{at}50 lượt khách tham quan trong tháng. {{#khach đang}}" for at in (1, 2, 3)]
    assert three_months(*months) == []


# --------------------------------------------------------------------------- the whole way

SMALL_OFFICE = """
organ: {name: BAN QUẢN LÝ RỪNG PHÒNG HỘ, parent: SỞ NÔNG NGHIỆP, place: Bình An, code_notation: BC-BQLR}
report: {subject: "Công tác tháng {month:02}", closing: Ban Quản lý trân trọng báo cáo./.}
signer: {position: TRƯỞNG BAN}
to: [Sở Nông nghiệp]
areas: [{id: bao-ve, title: Bảo vệ rừng}, {id: phat-trien, title: Phát triển rừng}]
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: assessment, title: ĐÁNH GIÁ}
  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}
indicators: {tuan_tra: {label: Số lần tuần tra, unit: lần, pattern: "Tuần tra {n} lần", required: true}}
"""
SMALL_REPORT = """---
period: 2024-05
signer: {full_name: Lò Văn Pâng}
indicators: {tuan_tra: 14}
---

Ban Quản lý báo cáo công tác tháng 5 và kế hoạch tháng 6 năm 2024 như sau:

## I. KẾT QUẢ THÁNG 05/2024

### 1. Bảo vệ rừng

Tuần tra 14 lần.

### 2. Phát triển rừng

Gieo 12.000 cây giống.

## II. ĐÁNH GIÁ

Công tác bảo vệ rừng ổn định.

## III. KẾ HOẠCH THÁNG 06 NĂM 2024

### 1. Bảo vệ rừng

- Tuần tra khu vực giáp ranh {#tuan-tra}; ký cam kết với các hộ ven rừng {#cam-ket}.
- Sửa chữa chòi canh lửa. {#choi-canh}

### 2. Phát triển rừng

- Trồng rừng thay thế. {#trong-rung}
- Nghiệm thu giao khoán rừng. {#nghiem-thu}

Ban Quản lý trân trọng báo cáo./.
"""


def stamp(path: Path) -> None:
    """Fill in a draft as somebody in a hurry does: every task done, every figure a number, nothing else said."""
    text = path.read_text(encoding="utf-8").replace(" ?}", " xong}")
    text = re.sub(r"^(  \w+):$", r"\1: 226", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def strict(period: str, capsys: pytest.CaptureFixture[str], *select: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["check", period, "--strict", *select])
    return code, capsys.readouterr().out


def test_a_stamped_draft_of_our_own_reports_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(CHECKOUT / "baocao.yml", tmp_path)
    shutil.copytree(CHECKOUT / "reports", tmp_path / "reports")
    found = (parse_period(path.stem) for path in (tmp_path / "reports").rglob("*.md"))
    new = str(max(period for period in found if period and period.is_month).next)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["new", new]) == 0
    draft = tmp_path / "reports" / new[:4] / f"{new}.md"
    count = draft.read_text(encoding="utf-8").count(" ?}")
    assert strict(new, capsys, "--select", "K13")[0] == 0, "a fresh draft is K04's"
    stamp(draft)
    code, out = strict(new, capsys)
    assert code == 1
    assert f"{count} trong {count} kết quả" in out
    assert out.count("[K13]") == count


def test_a_stamped_draft_of_a_small_office_is_found_and_an_honest_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "baocao.yml").write_text(SMALL_OFFICE, encoding="utf-8")
    (tmp_path / "reports" / "2024").mkdir(parents=True)
    (tmp_path / "reports" / "2024" / "2024-05.md").write_text(SMALL_REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert strict("2024-05", capsys)[0] == 0
    assert main(["new", "2024-06"]) == 0
    draft = tmp_path / "reports" / "2024" / "2024-06.md"
    stamp(draft)
    code, out = strict("2024-06", capsys)
    assert (code, out.count("[K13]")) == (1, 5)
    text = draft.read_text(encoding="utf-8")
    text = text.replace("giáp ranh.", "giáp ranh 09 lần.").replace("ven rừng.", "ven rừng, 61 hộ.")
    draft.write_text(text, encoding="utf-8")
    assert strict("2024-06", capsys, "--select", "K13")[0] == 0, "three short repeats are left alone"


def test_two_thousand_items_and_long_ones_take_no_time() -> None:
    def seconds(count: int) -> float:
        text, before = told(count, count), planned(count)
        start = time.process_time()
        assert len(found(text, before)) == count
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 10
    long = "đã tổ chức " * 5000
    start = time.process_time()
    assert adds_nothing(words(long), words(long))
    assert says_nothing("theo kế hoạch đề ra " * 2500)
    assert time.process_time() - start < 10
